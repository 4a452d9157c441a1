using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Gongwen;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Masking;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Documents;

/// <summary>Fills the fields of a document about a demand, as its reader may see them.</summary>
public sealed class CaseDrafts(DistrictDb db, District district, WorkCalendar calendar, CurrentUser user)
{
    /// <param name="node">the event beside which the document stands; null for none</param>
    public async Task<DocumentDraft> CreateAsync(DocumentTemplate template, Case c, Demand demand, CaseEvent? node, Unit? addressee, CancellationToken cancel)
    {
        await db.Entry(c).Collection(x => x.Events).LoadAsync(cancel);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, cancel);
        var issuing = (node?.UnitId ?? user.UnitId) is { } unit ? units.GetValueOrDefault(unit) : null;
        var draft = new DocumentDraft { Template = template, SubjectId = c.Id, CaseId = c.Id, NodeId = node?.Id, Addressee = addressee, IssuingUnit = issuing };
        var kept = ReaderOf(template, c, demand);
        AddFacts(draft, c, demand, kept, units);
        if (template.Reader == DocumentReader.Enterprise) draft.Fields["结果说明"] = AnswerDemand.OutcomeDetail.ForEnterprise(draft.Fields["结果说明"]);
        AddDeadlines(draft, c);
        AddCourse(draft, c, kept, units);
        if (node is not null)
        {
            AddNode(draft, node, kept, units);
            await AddRequestAsync(draft, c, node, units, cancel);
        }
        await AddTerminationAsync(draft, c, kept, cancel);
        draft.Fields["专班"] = await GroupAsync(c, cancel) ?? "";
        return draft;
    }

    /// <summary>As anyone in a unit reads it.</summary>
    public Redaction AsUnit(Case c, Demand demand)
    {
        var anyone = new CurrentUser();
        anyone.IsVisitor(district.Access);
        return Redaction.Of(anyone, c, demand);
    }

    /// <summary>A paper goes from hand to hand: it hides what a unit may not know, whoever prints it. What goes to the enterprise itself shows what its maker may see.</summary>
    private Redaction ReaderOf(DocumentTemplate template, Case c, Demand demand) => template.Reader is DocumentReader.Enterprise ? Redaction.Of(user, c, demand) : AsUnit(c, demand);

    private static void AddFacts(DocumentDraft draft, Case c, Demand demand, Redaction kept, Dictionary<Guid, Unit> units)
    {
        var f = draft.Fields;
        (f["诉求编号"], f["外部编号"], f["来源"]) = (c.Number, demand.ExternalNumber ?? "", c.Channel);
        f["外部时限"] = demand.ExternalDueAt is { } due ? Moment(due) : "";
        (f["收到时间"], f["收到日期"]) = (Moment(c.ReceivedAt), ChineseFormat.Date(c.ReceivedOn));
        (f["企业"], f["联系人"], f["联系电话"]) = (kept.EnterpriseName, kept.IsHidden ? "" : kept.ContactName, kept.ContactPhone);
        f["属地"] = c.TerritoryUnitId is { } t && units.TryGetValue(t, out var territory) ? territory.ShortName : "";
        (f["标题"], f["诉求内容"], f["性质"], f["主题"]) = (kept.Text(c.Title), kept.Text(demand.Text), c.Nature, c.Topic);
        (f["办理状态"], f["结果"], f["结果说明"], f["答复"]) = (c.State.Word, c.Outcome ?? "", kept.Text(demand.OutcomeDetail), kept.Text(demand.Reply));
        f["下次答复日期"] = demand.NextDate is { } next ? ChineseFormat.Date(next) : "";
        f["办理层级"] = c.Level switch { 0 => "", 1 => "退回重办", _ => "提级办理" };
        f["查询码"] = c.TrackingCode;
        var lead = c.LeadUnitId is { } now && units.TryGetValue(now, out var holder) ? holder : c.Holdings.Where(h => h.IsLead).MaxBy(h => h.FromAt) is { } last ? units.GetValueOrDefault(last.UnitId) : null;
        (f["主办单位"], f["主办单位简称"]) = (lead?.Name ?? "", lead?.ShortName ?? "");
        var open = c.Holdings.Where(h => !h.IsLead && (h.IsOpen || !c.IsOpen)).Select(h => units.GetValueOrDefault(h.UnitId)?.ShortName).OfType<string>().Distinct();
        f["协办单位"] = string.Join("、", open);
        f["交办理由"] = c.Holdings.Where(h => h.IsLead).MaxBy(h => h.FromAt)?.Reason ?? "";
    }

    private void AddDeadlines(DocumentDraft draft, Case c)
    {
        var f = draft.Fields;
        foreach (var (field, act) in new[] { ("对接期限", StepAct.Contact), ("反馈期限", StepAct.Feedback), ("办结期限", StepAct.Answer) })
            f[field] = c.StepFor(act) is { } found ? Deadline.IsNever(found.DueAt) ? "不计时，恢复后重新计算" : calendar.DueText(found.DueAt) : "";
        f["签收期限"] = c.Holdings.Where(h => h.IsLead).MaxBy(h => h.FromAt) is { } held ? calendar.DueText(held.DeemedAt) : "";
        f["逾期情况"] = string.Join("；", c.Steps.Where(s => s.IsOnTime(db.Now) == false).Select(s => $"{s.Name}{calendar.OverdueText(s.DueAt, s.DoneAt ?? db.Now)}"));
    }

    private static void AddCourse(DocumentDraft draft, Case c, Redaction kept, Dictionary<Guid, Unit> units)
    {
        var f = draft.Fields;
        var events = c.Events.OrderBy(e => e.At).ToList();
        f["拟办意见"] = kept.Text(events.FindLast(e => e.Kind == "dispatched")?.Text);
        f["对接情况"] = Told(events.FindLast(e => e.Kind == "contacted"), kept);
        f["反馈情况"] = Told(events.FindLast(e => e.Kind == "fed-back"), kept);
        f["协办意见"] = string.Join('\n', events.Where(e => e.Kind == "co-opinion").Select(e => $"{(e.UnitId is { } u ? units.GetValueOrDefault(u)?.ShortName : null)}：{kept.Text(e.Text)}"));
        f["办理经过"] = string.Join('\n', events.Select(e => $"{Moment(e.At)}　{kept.Text(e.Title)}"));
        draft.Tables["经过表"] = new TableBlock(
            [new TableColumn("时间", ColumnAlignment.Center), new TableColumn("办理情况"), new TableColumn("经办", ColumnAlignment.Center)],
            [.. events.Select(e => (IReadOnlyList<TableCell>)[ShortMoment(e.At), kept.Text(e.Title), e.ActorId is null ? "企业" : e.ActorName ?? ""])]);
    }

    private static void AddNode(DocumentDraft draft, CaseEvent node, Redaction kept, Dictionary<Guid, Unit> units)
    {
        var f = draft.Fields;
        (f["环节时间"], f["环节日期"]) = (Moment(node.At), ChineseFormat.Date(node.At.ShanghaiDate));
        (f["环节经办"], f["环节标题"], f["环节内容"]) = (node.ActorId is null ? "企业" : node.ActorName ?? "", kept.Text(node.Title), kept.Text(node.Text));
        f["环节单位"] = node.UnitId is { } unit ? units.GetValueOrDefault(unit)?.Name ?? "" : "";
        foreach (var line in (node.Facts ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('：', 2) is [var name, var value]) f[DocumentFields.FactPrefix + name] = kept.Text(value);
        }
    }

    /// <summary>What was asked beside this event, and what was decided since.</summary>
    private async Task AddRequestAsync(DocumentDraft draft, Case c, CaseEvent node, Dictionary<Guid, Unit> units, CancellationToken cancel)
    {
        if (node.Kind is not ("return-asked" or "extension-asked")) return;
        var kind = node.Kind == "return-asked" ? RequestKind.Return : RequestKind.Extension;
        var same = c.Requests.Where(r => r.Kind == kind).OrderBy(r => r.AskedAt).ToList();
        if (same.FindLast(r => r.AskedAt <= node.At) is not { } request) return;
        var f = draft.Fields;
        (f["申请原因"], f["申请依据"]) = (request.Reason, request.Basis.Split('\n')[0]);
        f["建议承办单位"] = request.ProposedUnitId is { } proposed ? units.GetValueOrDefault(proposed)?.Name ?? "" : "";
        f["申请延期至"] = request.ProposedDate is { } day ? ChineseFormat.Date(day) : "";
        f["第几次申请"] = $"第{(same.IndexOf(request) + 1).ToString(CultureInfo.InvariantCulture)}次";
        f["申请决定"] = request.IsGranted switch { null => "", true => "同意", false => "不同意" } + (request.Decision is { } decision ? $"　{decision}" : "");
        // As the end stood when it was asked; a grant has moved it since.
        var before = await db.AsOf<CaseStep>(node.At).Where(s => s.CaseId == c.Id && s.Act == StepAct.Answer).OrderByDescending(s => s.Round).FirstOrDefaultAsync(cancel);
        f["原办结期限"] = before is null ? "" : ChineseFormat.Date(before.LastDay);
    }

    private async Task AddTerminationAsync(DocumentDraft draft, Case c, Redaction kept, CancellationToken cancel)
    {
        if (await db.Set<TerminateDemand.Termination>().AsNoTracking().Where(t => t.CaseId == c.Id).OrderByDescending(t => t.Id).FirstOrDefaultAsync(cancel) is not { } t) return;
        var f = draft.Fields;
        (f["终结原因"], f["终结依据"], f["已做工作"]) = (t.Reason, kept.Text(t.Basis), kept.Text(t.DoneSoFar));
        (f["初审意见"], f["初审人"], f["初审日期"]) = (t.FirstOpinion ?? "", t.FirstName ?? "", t.FirstAt is { } first ? ChineseFormat.Date(first.ShanghaiDate) : "");
        (f["审批意见"], f["审批人"], f["审批日期"]) = (t.SecondOpinion ?? "", t.SecondName ?? "", t.SecondAt is { } second ? ChineseFormat.Date(second.ShanghaiDate) : "");
    }

    private async Task<string?> GroupAsync(Case c, CancellationToken cancel)
    {
        if (c.GroupId is { } kept) return await db.WorkGroups.Where(g => g.Id == kept).Select(g => g.Name).FirstOrDefaultAsync(cancel);
        var group = district.Declared<Catalogues.DemandCatalogues>().Topics.FirstOrDefault(t => t.Name == c.Topic)?.Group;
        return group is null ? null : (await db.WorkGroups.AsNoTracking().ToListAsync(cancel)).Find(g => g.Topics.Contains(group))?.Name;
    }

    private static string Told(CaseEvent? happened, Redaction kept) => happened is null ? "" : $"{Moment(happened.At)}　{kept.Text(happened.Text ?? happened.Title)}";

    private static string Moment(DateTime utc) => ChineseFormat.Moment(utc);

    private static string ShortMoment(DateTime utc) => utc.ToShanghai().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
