using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using System.Text.RegularExpressions;
using Yingshang.Gongwen;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Activities.AgendaSheet;

/// <summary>活动安排单: one page before the activity — when, where, who, what in which order.</summary>
public sealed record Sheet(string Title, IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<AgendaPoint> Agenda, IReadOnlyList<(string Role, IReadOnlyList<string> Who)> Who, string? Note);

/// <param name="Hour">09:30; null where the line has none</param>
public sealed record AgendaPoint(string? Hour, string Text);

/// <summary>Makes the sheet of an activity.</summary>
public sealed partial class SheetMaker(DistrictDb db, WorkCalendar calendar)
{
    private const string DocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public async Task<Sheet> OfAsync(Activity activity, CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.ShortName, cancel);
        var group = activity.WorkGroupId is { } id ? (await db.WorkGroups.AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, cancel))?.Name : null;
        var facts = new List<(string, string)> { ("时间", When(activity)), ("地点", activity.Place ?? "另行通知"), ("主办单位", units.GetValueOrDefault(activity.HostUnitId, "")) };
        if (group is not null) facts.Add(("专班", group));
        return new Sheet(activity.Title, facts, Points(activity.Agenda),
            [.. activity.Participants.OrderBy(p => p.Order).GroupBy(p => p.Role).Select(g => (g.Key, (IReadOnlyList<string>)[.. g.Select(p => Who(p, units))]))], activity.Note);
    }

    public static IReadOnlyList<AgendaPoint> Points(string? agenda) =>
        [.. (agenda ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => Hour().Match(line) is { Success: true } m ? new AgendaPoint(m.Groups["hour"].Value.Replace('：', ':'), m.Groups["text"].Value) : new AgendaPoint(null, line))];

    /// <summary>The sheet as a document to be edited.</summary>
    public static async Task<IResult> DownloadAsync(Guid id, ActivityAccess access, SheetMaker maker, DistrictDb db, CancellationToken cancel)
    {
        var sheet = await maker.OfAsync(await access.SeenAsync(id, cancel), cancel);
        using var stream = new MemoryStream();
        GongwenDocxWriter.Write(Document(sheet, db.Now), stream);
        return Results.File(stream.ToArray(), DocxType, $"{sheet.Title}安排.docx");
    }

    private static GongwenDocument Document(Sheet sheet, DateTime now)
    {
        var blocks = new List<GongwenBlock> { new HeadingBlock(1, "一、时间地点") };
        blocks.AddRange(sheet.Facts.Select(f => new ParagraphBlock($"{f.Name}：{f.Value}")));
        blocks.Add(new HeadingBlock(1, "二、参加人员"));
        blocks.AddRange(sheet.Who.Select(w => new ParagraphBlock($"{w.Role}：{string.Join('、', w.Who)}")));
        if (sheet.Agenda.Count > 0)
        {
            blocks.Add(new HeadingBlock(1, "三、议程"));
            blocks.Add(new TableBlock([new TableColumn("序号", ColumnAlignment.Center), new TableColumn("时间", ColumnAlignment.Center), new TableColumn("内容")],
                [.. sheet.Agenda.Select((p, i) => (IReadOnlyList<TableCell>)[(i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), p.Hour ?? "", p.Text])]));
        }
        if (sheet.Note is not null) blocks.Add(new ParagraphBlock($"备注：{sheet.Note}"));
        return new GongwenDocument { Title = $"{sheet.Title}安排", Kind = GongwenKind.Material, Blocks = blocks, Date = now.ShanghaiDate, CreatedAt = new DateTimeOffset(now) };
    }

    private string When(Activity activity) =>
        calendar.LongText(activity.On) + (activity.Until is { } until ? $"至{calendar.ShortText(until)}" : "") + (activity.Hours is { } hours ? $" {hours}" : "");

    private static string Who(ActivityParticipant p, Dictionary<Guid, string> units) => p.Kind == ParticipantKind.Person
        ? p.Name + (p.UnitId is { } unit && units.GetValueOrDefault(unit) is { } name ? $"（{name}{p.Post}）" : p.Post is null ? "" : $"（{p.Post}）") : p.Name;

    [GeneratedRegex(@"^(?<hour>\d{1,2}[:：]\d{2})\s*(?<text>\S.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hour();
}
