using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Cases.Meetings;
using Yingshang.Cases.Notes;
using Yingshang.Cases.Owed;
using Yingshang.Cases.Supervise;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding;

/// <summary>督办件, 批示件 and 议定事项 of the demo, with what the units reported and what was said to it.</summary>
internal sealed class OwedSeed(OfficeDesk desk)
{
    public async Task SuperviseAsync(DeclarationNode node)
    {
        if (desk.Late.ElementAtOrDefault(node.Int("late") - 1) is not { } story) return;
        var (by, id) = (desk.Person(node.Text("by")), story.Case.Id);
        DateOnly? due = node.Has("due") ? desk.Day(node.Int("due")) : null;
        var issued = await desk.DoAsync("督办", by, desk.Moment(node), story, async (s, version) => (await s.GetRequiredService<SuperviseDemandHandler>().HandleAsync(id, new SupervisionForm
        {
            Version = version, Level = node.Text("level"), Trouble = node.Text("trouble"), Requirement = node.Text("requirement"), ReportBy = due, CopyTo = node.TextOrNull("copy_to"), OutsidePlan = node.TextOrNull("outside_plan"),
        }, CancellationToken.None)).Problem);
        if (issued) await FollowAsync(node, by, items => items.Where(m => m.Source == OwedSource.Supervision && m.CaseId == id).OrderByDescending(m => m.OpenedAt));
    }

    public async Task NoteAsync(DeclarationNode node)
    {
        var writer = desk.Person(node.Text("by"));
        Guid? written = null;
        await desk.DoAsync($"呈阅 {node.Text("title")}", writer, desk.Moment(node), async s =>
        {
            var (id, problem) = await s.GetRequiredService<WriteNoteHandler>().HandleAsync(new WriteNoteForm
            {
                Title = node.Text("title"), LeaderId = desk.Person(node.Text("leader")).Id, Situation = node.Text("situation"), Proposal = node.Text("proposal"), Numbers = string.Join('、', About(node.Map("cases")!, desk.Moment(node))),
            }, CancellationToken.None);
            written = id;
            return problem;
        });
        if (written is not { } note || node.Map("instruction") is not { } said) return;
        var unit = desk.Unit(said.Text("unit"));
        var recorded = await desk.DoAsync($"登记批示 {node.Text("title")}", desk.Person(said.Text("by")), desk.Moment(said), async s => (await s.GetRequiredService<RecordInstructionHandler>().HandleAsync(note, new RecordInstructionForm
        {
            Text = said.Text("text"), GivenOn = desk.Moment(said).ShanghaiDate, UnitId = unit.Id, Content = said.Text("content"), DueOn = desk.Day(said.Int("due")),
        }, CancellationToken.None)).Problem);
        if (recorded) await FollowAsync(node, desk.Person("xuchangming"), items => items.Where(m => m.Source == OwedSource.Instruction && m.SourceId == note));
    }

    public async Task MeetAsync(DeclarationNode node)
    {
        var items = node.List("items");
        Guid? recorded = null;
        await desk.DoAsync($"登记议定事项 {node.Text("title")}", desk.Person(node.Text("by")), desk.Moment(node), async s =>
        {
            var (id, problem) = await s.GetRequiredService<RecordMeetingHandler>().HandleAsync(new RecordMeetingForm
            {
                Title = node.Text("title"), HeldOn = desk.Calendar.SubtractWorkingDays(desk.Today, node.Int("held")), MinutesNumber = node.TextOrNull("minutes"),
                Items = [.. items.Select(i => new SettledForm { Content = i.Text("content"), UnitId = desk.Unit(i.Text("unit")).Id, DueOn = desk.Day(i.Int("due")) })],
            }, CancellationToken.None);
            recorded = id;
            return problem;
        });
        if (recorded is not { } meeting) return;
        foreach (var (order, item) in items.Index()) await FollowAsync(item, desk.Person("xuchangming"), all => all.Where(m => m.Source == OwedSource.Meeting && m.SourceId == meeting && m.Order == order));
    }

    /// <summary>反馈 by the unit and 审核 by who ordered it, where the script has them.</summary>
    private async Task FollowAsync(DeclarationNode node, Account decider, Func<IQueryable<OwedItem>, IQueryable<OwedItem>> which)
    {
        if (node.Map("report") is not { } report) return;
        if (await desk.ReadAsync(db => which(db.Set<OwedItem>().AsNoTracking()).FirstOrDefaultAsync()) is not { } item || desk.Staff(item.UnitId) is not { } reporter) return;
        var reported = await desk.DoAsync($"反馈 {item.SourceTitle}", reporter, desk.Moment(report), async s => (await s.GetRequiredService<ReportOwedHandler>().HandleAsync(item.Id,
            new ReportOwedForm { Version = item.Version, SaysDone = report.Flag("done"), Text = report.Text("text"), SignedBy = desk.HeadName(item.UnitId) }, CancellationToken.None)).Problem);
        if (!reported || node.Map("decide") is not { } decide) return;
        DateOnly? next = decide.Has("next") ? desk.Day(decide.Int("next")) : null;
        await desk.DoAsync($"审核 {item.SourceTitle}", decider, desk.Moment(decide), async s => (await s.GetRequiredService<DecideOwedHandler>().HandleAsync(item.Id,
            new DecideOwedForm { Version = item.Version + 1, Close = decide.Flag("close"), Opinion = decide.Text("opinion"), NextDueOn = next }, CancellationToken.None)).Problem);
    }

    /// <summary>Numbers of the open demands that a 呈阅件 is about, received before it is written.</summary>
    private IEnumerable<string> About(DeclarationNode node, DateTime at) => desk.Open
        .Where(s => !s.Demand.IsConfidential && s.Case.ReceivedAt < at && s.Case.Topic == node.Text("topic") && (node.TextOrNull("enterprise") is not { } name || s.Case.EnterpriseName == name))
        .OrderBy(s => s.Case.ReceivedAt).Take(node.Int("most")).Select(s => s.Case.Number);
}
