using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.MergeDemand;
using Yingshang.Cases.Platforms;
using Yingshang.Cases.Platforms.Reconcile;
using Yingshang.Platform.Imports;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding;

/// <summary>The sheets of 12345 and the provincial platform: what they sent before, what is new, what came to us already by another way; and the list of last month that differs from ours.</summary>
internal sealed class PlatformSeed(OfficeDesk desk)
{
    private static readonly string[] Fields = ["number", "received", "due", "enterprise", "contact", "phone", "title", "text", "nature", "topic", "state", "outcome", "closed", "called_back", "solved", "satisfaction"];

    public async Task ReceiveAsync(DeclarationNode node)
    {
        var (by, words) = (desk.Person(node.Text("by")), node.Texts("satisfaction"));
        var at = ThisMorning();
        foreach (var sheet in node.List("sheets"))
        {
            await ImportAsync(sheet, words, by, at);
            at = at.AddMinutes(25);
        }
        await ReconcileAsync(node.Map("reconcile")!, words);
    }

    /// <summary>A quarter to nine today, once the day has begun; else the end of the last working day.</summary>
    private DateTime ThisMorning()
    {
        var (calendar, today) = (desk.Calendar, desk.Today);
        var morning = LocalTime.ToUtc(today, new TimeOnly(8, 40));
        return calendar.IsWorkingDay(today) && morning.AddMinutes(70) < desk.Now ? morning : LocalTime.ToUtc(calendar.SubtractWorkingDays(today, 1), new TimeOnly(16, 30));
    }

    private async Task ImportAsync(DeclarationNode node, IReadOnlyList<string> words, Account by, DateTime at)
    {
        var layout = desk.Declared<PlatformBook>().Find(node.Text("layout"))!;
        var known = desk.Stories.Where(s => s.Case.Channel == layout.Channel && s.Case.ReceivedAt > at.AddDays(-29) && s.Case.Events.Max(e => e.At) < at).OrderBy(s => s.Case.ReceivedAt).ToList();
        var again = desk.Open.Where(s => s.Case.State is CaseState.Dispatched or CaseState.InHand && s.Case.Channel != layout.Channel && s.Demand is { IsConfidential: false, ComplainedUnitId: null, ExternalNumber: null } && s.Case.ReceivedAt < at.AddDays(-1))
            .OrderByDescending(s => s.Case.EnterpriseName == "清河恒信纺织有限公司").ThenByDescending(s => s.Case.ReceivedAt).Skip(layout.Id == "hotline-12345" ? 1 : 0).Take(node.Int("again")).ToList();
        var told = again.ToDictionary(s => Number(layout, at), s => s);
        List<string[]> lines = [.. known.Select((s, i) => Known(s, i, words, at)), .. told.Select(t => Again(t.Key, t.Value, at)), .. Enumerable.Range(0, node.Int("new")).Select(_ => New(layout, at))];
        var file = $"{node.Text("file")}{at.ToShanghai():MMdd}.csv";
        var bytes = Csv(layout, lines);
        var isIn = await desk.DoAsync($"导入 {file}", by, at, async s =>
        {
            var runs = s.GetRequiredService<ImportRuns>();
            var (id, problem) = await runs.CheckAsync(DemandImporter.Name, layout.Id, file, bytes, CancellationToken.None);
            return problem ?? (await runs.StartAsync(DemandImporter.Name, id, CancellationToken.None)).Problem;
        });
        if (!isIn) return;
        foreach (var (number, first) in told.Take(node.Int("merged"))) await MergeAsync(number, first, by, at.AddMinutes(14));
    }

    /// <summary>并案: what came again goes into the first.</summary>
    private async Task MergeAsync(string number, DemandStory first, Account by, DateTime at)
    {
        var twin = await desk.ReadAsync(db => (from d in db.Set<Demand>() join c in db.Set<Case>() on d.Id equals c.Id where d.ExternalNumber == number select new { c.Id, c.Number, c.Version }).SingleOrDefaultAsync());
        if (twin is null) return;
        await desk.DoAsync($"并案 {twin.Number}", by, at, async s => (await s.GetRequiredService<MergeDemandHandler>().HandleAsync(twin.Id,
            new MergeDemandForm { Version = twin.Version, WithId = first.Case.Id, Reason = "同一家企业、同一个电话、同一件事，企业说热线和本区都反映过。" }, CancellationToken.None)).Problem);
    }

    /// <summary>Their list of last month, with what such lists differ in.</summary>
    private async Task ReconcileAsync(DeclarationNode node, IReadOnlyList<string> words)
    {
        var layout = desk.Declared<PlatformBook>().Find(node.Text("layout"))!;
        var month = new DateOnly(desk.Today.Year, desk.Today.Month, 1).AddMonths(-1);
        var (at, next) = (desk.Moment(node), month.AddMonths(1));
        var answered = desk.Stories.Where(s => s.Case.Channel == layout.Channel && s.Case.AnsweredOn >= month && s.Case.AnsweredOn < next && !s.Case.IsOpen).OrderBy(s => s.Case.AnsweredAt).ToList();
        // The first is not on their list: it was never typed back there.
        var lines = answered.Skip(1).Select((s, i) => Listed(s, i, words)).ToList();
        if (desk.Open.FirstOrDefault(s => s.Case.Channel == layout.Channel && s.Case.ReceivedOn < next) is { } open) lines.Add(Closed(open, LocalTime.ToUtc(next.AddDays(-2), new TimeOnly(15, 20)), "已解决", "满意"));
        var unknown = New(layout, LocalTime.ToUtc(month.AddDays(9), new TimeOnly(10, 30)));
        (unknown[3], unknown[10], unknown[11], unknown[12]) = (node.Text("unknown"), "已办结", "已解决", Written(LocalTime.ToUtc(month.AddDays(16), new TimeOnly(11, 5))));
        lines.Add(unknown);
        await desk.DoAsync($"对账 {layout.Name} {month:yyyy-MM}", desk.Person(node.Text("by")), at, async s =>
            (await s.GetRequiredService<ReconcileMonthHandler>().HandleAsync(layout.Id, month, $"{month:yyyy年M月}办结清单.csv", Csv(layout, lines), CancellationToken.None)).Problem);
    }

    private static string[] Listed(DemandStory story, int index, IReadOnlyList<string> words)
    {
        var (outcome, closed) = (story.Case.Outcome!, story.Case.AnsweredAt!.Value.AddHours(3));
        if (index == 0) outcome = outcome == "已解决" ? "部分解决" : "已解决";
        if (index == 1 && closed.ShanghaiDate.Day is > 6 and < 25) closed = closed.AddDays(-5);
        var word = index == 2 ? words.Last(w => w.StartsWith('不')) : story.Demand.Rating switch { 5 => "非常满意", 4 => "满意", 3 => "基本满意", _ => "" };
        return Closed(story, closed, outcome, word);
    }

    private static string[] Closed(DemandStory story, DateTime closed, string outcome, string satisfaction)
    {
        var line = Line(story, story.Demand.ExternalNumber!);
        (line[10], line[11], line[12], line[13], line[15]) = ("已办结", outcome, Written(closed), Written(closed.AddDays(2)), satisfaction);
        return line;
    }

    private static string[] Known(DemandStory story, int index, IReadOnlyList<string> words, DateTime at)
    {
        var line = Line(story, story.Demand.ExternalNumber!);
        line[10] = "办理中";
        if (story.Case.IsOpen || story.Demand.FilledBackAt is not { } filled) return line;
        (line[10], line[11], line[12]) = ("已办结", story.Case.Outcome!, Written(filled.AddHours(2)));
        if (filled.AddDays(3) >= at || index % 4 == 3) return line;
        var word = words[index % words.Count];
        (line[13], line[14], line[15]) = (Written(filled.AddDays(3)), word == "不满意" ? "否" : "是", word);
        return line;
    }

    private string[] Again(string number, DemandStory first, DateTime at)
    {
        var line = Line(first, number);
        var received = at.AddMinutes(-desk.Chance.Between(60, 900));
        (line[1], line[2], line[10]) = (Written(received), WrittenDay(desk.Calendar.Count(received, Limit.WorkingDays(7)).DueAt), "待签收");
        return line;
    }

    /// <summary>Something that nobody here has heard of yet; every other telephone comes masked.</summary>
    private string[] New(PlatformLayout layout, DateTime at)
    {
        var (world, chance) = (desk.World, desk.Chance);
        var topic = world.Texts.Topics.Pick(chance);
        var text = chance.Pick(topic.Demands.Where(d => d.Nature is "求助" or "咨询").DefaultIfEmpty(topic.Demands[0]).ToList());
        var received = at.AddMinutes(-desk.Chance.Between(40, 1000));
        var story = new DemandStory(new DemandPlan
        {
            Seed = chance.Seed(), ReceivedAt = received.AddTicks(-(received.Ticks % TimeSpan.TicksPerSecond)), Channel = world.Catalogues.Channels.First(c => c.Name == layout.Channel), Topic = topic, Text = text,
            Enterprise = world.Filer(text, received.ShanghaiDate, chance), StopsBefore = DemandStage.Dispatch,
        }, world, "solved", null).Tell();
        var line = Line(story, Number(layout, received));
        (line[1], line[10]) = (Written(received), "待签收");
        if (chance.In(0.5)) line[5] = $"{line[5][..3]}****{line[5][^4..]}";
        return line;
    }

    private static string[] Line(DemandStory story, string number)
    {
        var (c, d) = (story.Case, story.Demand);
        return [number, Written(c.ReceivedAt), d.ExternalDueAt is { } due ? WrittenDay(due) : "", c.EnterpriseName, d.ContactName, d.ContactPhone, c.Title, d.Text, c.Nature, c.Topic, "", "", "", "", "", ""];
    }

    private string Number(PlatformLayout layout, DateTime at) => layout.Id == "hotline-12345" ? $"RX{at.ToShanghai():yyyyMMdd}{desk.Chance.Between(1, 99999):00000}" : $"SWQ{at.ToShanghai():yyMMdd}{desk.Chance.Between(1, 9999):0000}";

    /// <summary>A deadline at the end of a day: they write the day.</summary>
    private static string WrittenDay(DateTime due) => due.AddTicks(-1).ShanghaiDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Written(DateTime at) => at.ToShanghai().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static byte[] Csv(PlatformLayout layout, IEnumerable<string[]> lines)
    {
        var columns = Fields.Select((field, i) => (Head: layout.Columns.FirstOrDefault(c => c.Field == field)?.Head, Index: i)).Where(c => c.Head is not null).ToList();
        var text = new StringBuilder(string.Join(',', columns.Select(c => c.Head))).Append('\n');
        foreach (var line in lines) text.AppendJoin(',', columns.Select(c => Quoted(line[c.Index]))).Append('\n');
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Quoted(string cell) => cell.IndexOfAny([',', '"', '\n']) < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
