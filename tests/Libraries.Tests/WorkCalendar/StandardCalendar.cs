using System.Globalization;
using System.Runtime.CompilerServices;
using Yingshang.WorkCalendars;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Yingshang.Libraries.Tests.WorkCalendars;

/// <summary>The calendar of packs/standard/calendars, read from its files.</summary>
internal static class StandardCalendar
{
    public static IReadOnlyList<HolidaySchedule> Schedules { get; } =
        [.. Directory.EnumerateFiles(Folder(), "cn-*.yaml").Order(StringComparer.Ordinal).Select(Read)];

    public static WorkCalendar Instance { get; } = new(Schedules);

    public static DateTime Utc(string local) =>
        LocalTime.ToUtc(DateTime.Parse(local, CultureInfo.InvariantCulture));

    public static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static HolidaySchedule Read(string file)
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
        var document = yaml.Deserialize<ScheduleFile>(File.ReadAllText(file));
        var notice = document.Notice;
        return new(
            document.Year,
            new(notice.Title, notice.Number, Date(notice.Published), notice.Url, notice.Unverified),
            [.. document.Off.Select(off => new HolidaySpan(off.Name, Date(off.From), Date(off.To)))],
            [.. document.Work.Select(Date)]);
    }

    private static string Folder([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "Yingshang.slnx"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "packs", "standard", "calendars");
    }

    private sealed class ScheduleFile
    {
        public int Year { get; set; }
        public NoticeEntry Notice { get; set; } = new();
        public List<OffEntry> Off { get; set; } = [];
        public List<string> Work { get; set; } = [];
    }

    private sealed class NoticeEntry
    {
        public string Title { get; set; } = "";
        public string Number { get; set; } = "";
        public bool Unverified { get; set; }
        public string Published { get; set; } = "";
        public string Url { get; set; } = "";
    }

    private sealed class OffEntry
    {
        public string Name { get; set; } = "";
        public string From { get; set; } = "";
        public string To { get; set; } = "";
    }
}
