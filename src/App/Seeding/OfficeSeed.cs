using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Cases.Absence;
using Yingshang.Cases.AssignInUnit;
using Yingshang.Cases.Discipline;
using Yingshang.Cases.Documents;
using Yingshang.Cases.Engine;
using Yingshang.Cases.GiveFeedback;
using Yingshang.Cases.Referrals;
using Yingshang.Cases.RelayDemand;
using Yingshang.Cases.Signing;
using Yingshang.Cases.UrgeDemand;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding;

/// <summary>What the offices of the demo did in the last two weeks (<c>office.yaml</c>): chased, supervised, wrote to leaders, met, drew samples, took in the sheets of the platforms, wrote reports. Each thing through its handler.</summary>
internal sealed class OfficeSeed(OfficeDesk desk, DeclarationNode script)
{
    /// <summary>The document by which a demand is given out, by the words of its holding.</summary>
    private static readonly IReadOnlyDictionary<string, string> Papers = new Dictionary<string, string> { ["商请函"] = "request-letter", ["转办函"] = "transfer-letter", ["交办单"] = "dispatch-order" };

    public async Task PlayAsync(Action<int, int> progress)
    {
        var owed = new OwedSeed(desk);
        var samples = new SampleSeed(desk);
        Func<Task>[] acts =
        [
            () => EachAsync("documents", DocumentsAsync), () => EachAsync("supervisions", owed.SuperviseAsync), () => EachAsync("notes", owed.NoteAsync), () => EachAsync("meetings", owed.MeetAsync),
            () => EachAsync("calls", CallAsync), () => EachAsync("referrals", ReferAsync), () => EachAsync("leaves", LeaveAsync), () => EachIndexedAsync("drafts", DraftAsync), () => EachIndexedAsync("relays", RelayAsync),
            () => EachAsync("samples", samples.DrawAsync), () => EachAsync("platforms", new PlatformSeed(desk).ReceiveAsync), () => EachAsync("reports", new ReportSeed(desk).WriteAsync),
        ];
        foreach (var (i, act) in acts.Index())
        {
            await act();
            progress(i + 1, acts.Length);
        }
    }

    private Task EachAsync(string part, Func<DeclarationNode, Task> act) => EachIndexedAsync(part, (node, _) => act(node));

    private async Task EachIndexedAsync(string part, Func<DeclarationNode, int, Task> act)
    {
        if (!script.Has(part)) return;
        IReadOnlyList<DeclarationNode> nodes = script.Node(part)!.IsList ? script.List(part) : [script.Map(part)!];
        foreach (var (i, node) in nodes.Index()) await act(node, i);
    }

    /// <summary>催办 by telephone.</summary>
    private async Task CallAsync(DeclarationNode node)
    {
        if (desk.Late.ElementAtOrDefault(node.Int("late") - 1) is not { } story) return;
        var at = desk.Moment(node);
        // Nobody is chased before the demand lies there.
        if (at <= story.Case.Lead!.FromAt) return;
        await desk.DoAsync($"催办 {story.Case.Number}", desk.Person(node.Text("by")), at, async s =>
            (await s.GetRequiredService<UrgeDemandHandler>().HandleAsync(story.Case.Id, new UrgeDemandForm { Said = node.Text("said"), Reason = node.TextOrNull("words"), FromList = true }, CancellationToken.None)).Problem);
    }

    /// <summary>交办单, 商请函, 转办函 of the latest demands that were given out.</summary>
    private async Task DocumentsAsync(DeclarationNode node)
    {
        // Letters first: they are fewer.
        var given = desk.Open.Where(s => s.Case.Lead is not null && !s.Demand.IsConfidential).OrderBy(s => s.Case.Lead!.Document == "交办单").ThenByDescending(s => s.Case.Number, StringComparer.Ordinal);
        foreach (var story in given.Take(node.Int("most")).Concat(desk.Late.Take(3)).Distinct()) await IssueAsync(story, desk.Person(node.Text("by")));
    }

    private async Task IssueAsync(DemandStory story, Account by)
    {
        var lead = story.Case.Lead!;
        if (story.Case.Events.Where(e => e.Kind == "dispatched").MaxBy(e => e.At) is not { } given || Papers.GetValueOrDefault(lead.Document) is not { } kind) return;
        // What was given out a moment ago has no paper yet.
        if (given.At.AddMinutes(9) >= desk.Now) return;
        var form = new IssueDocumentForm
        {
            Answers =
            {
                ["紧急程度"] = "平件", ["诉求类别"] = "一般件", ["拟办意见"] = $"{lead.Reason}。请按时限对接企业，如实办结。".Replace("。。", "。", StringComparison.Ordinal),
                ["办理要求"] = "按时对接企业、反馈办法、如实办结。", ["商请事项"] = "商请贵单位核实有关情况，提出可行的解决办法和完成时间，并与企业对接。",
                ["函复日期"] = desk.Calendar.AddWorkingDays(given.At.ShanghaiDate, 8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["转送说明"] = "该事项依法由贵单位处理，处理结果请直接告知企业。",
            },
        };
        await desk.DoAsync($"开具{lead.Document} {story.Case.Number}", by, given.At.AddMinutes(9), async s =>
            (await s.GetRequiredService<IssueCaseDocumentHandler>().HandleAsync(story.Case.Id, kind, given.Id, lead.UnitId, form, CancellationToken.None)).Problem);
    }

    private async Task ReferAsync(DeclarationNode node)
    {
        var addressees = desk.Declared<DisciplineRules>().Addressees;
        Guid? made = null;
        await desk.DoAsync("移送线索", desk.Person(node.Text("by")), desk.Moment(node), async s =>
        {
            var (id, problem) = await s.GetRequiredService<MakeReferralHandler>().HandleAsync(new MakeReferralForm
            {
                UnitId = desk.Unit(node.Text("unit")).Id, Kind = node.Text("kind"), Summary = node.Text("summary"), Basis = node.Text("basis"), Materials = node.Text("materials"),
                Addressee = addressees[node.Int("addressee") - 1],
            }, CancellationToken.None);
            made = id;
            return problem;
        });
        if (made is not { } referral || node.Map("received") is not { } received) return;
        await desk.DoAsync("签收线索", desk.Person(received.Text("by")), desk.Moment(received), async s => (await s.GetRequiredService<ReceiveReferralHandler>().HandleAsync(referral, CancellationToken.None)).Problem);
    }

    private async Task LeaveAsync(DeclarationNode node)
    {
        var who = desk.Person(node.Text("who"));
        var substitute = desk.World.People(who.UnitId!.Value).First(a => a.Id != who.Id);
        await desk.DoAsync($"登记离岗 {who.DisplayName}", who, desk.Moment(node), async s => (await s.GetRequiredService<EnterLeaveHandler>().HandleAsync(
            new EnterLeaveForm { SubstituteId = substitute.Id, FromOn = desk.Day(node.Int("from")), UntilOn = desk.Day(node.Int("until")), Reason = node.Text("reason") }, CancellationToken.None)).Problem);
    }

    /// <summary>A 反馈 that goes through the signatures of its unit, as far as the script says.</summary>
    private async Task DraftAsync(DeclarationNode node, int index)
    {
        var unit = desk.Unit(node.Text("unit"));
        var texts = script.Map("draft_texts")!;
        var waiting = desk.Open.Where(s => s.Case.Lead?.UnitId == unit.Id && s.Case is { State: CaseState.InHand, IsPaused: false } && !s.Case.Requests.Exists(r => r.IsOpen) && s.Case.StepFor(StepAct.Contact)?.DoneAt is not null && s.Case.StepFor(StepAct.Feedback) is { DoneAt: null })
            .OrderBy(s => s.Case.Number, StringComparer.Ordinal).ElementAtOrDefault(index);
        if (waiting is null) return;
        var (at, id, by) = (desk.Moment(node), waiting.Case.Id, desk.Person(node.Text("by")));
        var assigned = await desk.DoAsync("分办", desk.Heads[unit.Id].First(), at.AddMinutes(-50), waiting, async (s, version) => (await s.GetRequiredService<AssignInUnitHandler>().HandleAsync(id,
            new AssignInUnitForm { Version = version, SectionId = by.SectionId, HandlerId = by.Id, Opinion = texts.Text("assigned") }, CancellationToken.None)).Problem);
        var begun = assigned && await desk.DoAsync("反馈送审", by, at, waiting, async (s, version) =>
        {
            var today = s.GetRequiredService<DistrictDb>().Now.ShanghaiDate;
            return (await s.GetRequiredService<GiveFeedbackHandler>().HandleAsync(id, new GiveFeedbackForm
            {
                Version = version, Way = texts.Text("way"), Path = texts.Text("path"), Measures = texts.Text("measures"), Text = texts.Text("text"), ExpectedOn = waiting.Case.Closing!.LastDay,
                ApprovedBy = desk.HeadName(unit.Id), ApprovedOn = today,
            }, CancellationToken.None)).Problem;
        });
        if (!begun) return;
        foreach (var (step, signer) in node.Texts("signed").Index())
            await desk.DoAsync("审签", desk.Person(signer), at.AddMinutes(35 * (step + 1)), waiting, async (s, _) =>
            {
                var sheet = await s.GetRequiredService<DistrictDb>().Set<SigningSheet>().AsNoTracking().FirstAsync(x => x.CaseId == id && x.State == SheetState.Waiting);
                return (await s.GetRequiredService<SignOffHandler>().HandleAsync(id, new SignOffForm { SheetVersion = sheet.Version, Decision = SignOffForm.Agree }, CancellationToken.None)).Problem;
            });
    }

    /// <summary>请营商办转达, by the units that hold a 保密件.</summary>
    private async Task RelayAsync(DeclarationNode node, int index)
    {
        var story = desk.Open.Where(s => s.Demand.IsConfidential && s.Case is { State: CaseState.InHand, Lead: not null } && desk.Staff(s.Case.Lead.UnitId) is not null).OrderBy(s => s.Case.Number, StringComparer.Ordinal).ElementAtOrDefault(index);
        if (story is null || desk.Staff(story.Case.Lead!.UnitId) is not { } asker) return;
        await desk.DoAsync("请营商办转达", asker, desk.Moment(node), story, async (s, version) =>
            (await s.GetRequiredService<AskRelayHandler>().HandleAsync(story.Case.Id, new AskRelayForm { Version = version, Text = node.Text("words") }, CancellationToken.None)).Problem);
    }
}
