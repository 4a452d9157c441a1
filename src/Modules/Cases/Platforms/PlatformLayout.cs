using System.Globalization;
using Yingshang.Platform.Packs;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Platforms;

/// <summary>A platform above that is master over some of our demands (12345, 省平台): how its spreadsheets look, what its words mean here, what it wants typed back.</summary>
/// <param name="Command">its name on the command line</param>
/// <param name="Channel">来源 of its demands</param>
/// <param name="DaysBack">what came earlier is no new demand any more</param>
/// <param name="Dates">.NET patterns of its dates, in Shanghai time</param>
/// <param name="NotRated">words that say nobody rated it</param>
/// <param name="CallsBack">who calls the enterprise back, as it is said to us; null: nobody there does</param>
/// <param name="CallBackWait">how long after 回填 its call is waited for</param>
/// <param name="ToleratedDays">a day of closing that differs by so much is the same</param>
public sealed record PlatformLayout(
    string Id, string Name, string Command, string Channel, int DaysBack, IReadOnlyList<string> Dates, IReadOnlyList<PlatformColumn> Columns,
    WordMap Natures, WordMap Topics, WordMap Outcomes, WordMap Satisfaction, IReadOnlyList<string> NotRated, WordMap Solved, IReadOnlyList<string> ClosedStates,
    IReadOnlyList<FillBackField> FillBack, string? CallsBack, Limit? CallBackWait, int ToleratedDays)
{
    /// <summary>A line that names the demand's number is the header.</summary>
    public bool IsHeader(IReadOnlyList<string> cells) => Columns.Where(c => c.IsRequired).All(c => cells.Any(c.IsHead));

    /// <summary>Null: not one of its dates. <c>HasTime</c> false: a day alone.</summary>
    public (DateTime Local, bool HasTime)? MomentOf(string text)
    {
        foreach (var pattern in Dates)
            if (DateTime.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return (local, pattern.Contains('H', StringComparison.Ordinal));
        return null;
    }
}

/// <param name="Field">what it holds, see <see cref="PlatformFields"/></param>
/// <param name="Also">other ways in which the head is written</param>
public sealed record PlatformColumn(string Field, string Head, IReadOnlyList<string> Also, bool IsRequired)
{
    public bool IsHead(string head) => head == Head || Also.Contains(head);
}

/// <param name="Value">what is written, see <see cref="FillBackValues"/></param>
/// <param name="Most">characters at most; null: no limit</param>
public sealed record FillBackField(string Value, string Head, int? Most);

/// <summary>Words of theirs with what they are called here.</summary>
public sealed class WordMap(IReadOnlyList<(string Ours, IReadOnlyList<string> Theirs, string? Say)> words)
{
    /// <summary>Null: no word of ours says it.</summary>
    public string? Ours(string? theirs) => words.FirstOrDefault(w => w.Theirs.Contains(theirs)).Ours;

    /// <summary>How they say a word of ours; ours where they have none.</summary>
    public string Theirs(string ours) => words.FirstOrDefault(w => w.Ours == ours) is { Ours: not null } word ? word.Say ?? word.Theirs[0] : ours;

    internal IEnumerable<string> AllOurs => words.Select(w => w.Ours);
}

/// <summary>What a column of theirs may hold.</summary>
public static class PlatformFields
{
    public static readonly IReadOnlyList<string> All =
    [
        "number", "received", "due", "enterprise", "credit_code", "contact", "phone", "title", "text", "nature", "topic", "complained", "confidential",
        "state", "outcome", "closed", "called_back", "solved", "satisfaction",
    ];
}

/// <summary>All platforms of the pack.</summary>
public sealed class PlatformBook(IReadOnlyList<PlatformLayout> layouts)
{
    public IReadOnlyList<PlatformLayout> Layouts => layouts;

    public PlatformLayout? Find(string? id) => layouts.FirstOrDefault(l => l.Id == id);

    /// <summary>The platform whose demands come over a channel; null for our own channels.</summary>
    public PlatformLayout? OfChannel(string channel) => layouts.FirstOrDefault(l => l.Channel == channel);

    /// <summary>来源 of all of them.</summary>
    public IReadOnlyList<string> Channels => [.. layouts.Select(l => l.Channel)];
}
