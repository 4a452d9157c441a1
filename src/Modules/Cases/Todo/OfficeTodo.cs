using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Cases.RelayDemand;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Todo;

/// <summary>A decision that waits for the office.</summary>
public sealed record Decision(Guid CaseId, string Number, string Title, string Enterprise, string What, string? Detail, DateTime Since, string Button, string Href);

/// <summary>What waits for the office: 退回, 延期, 回避后改派, 回电核实.</summary>
public sealed class OfficeTodo(DistrictDb db, HeldCases held, WorkCalendar calendar, FollowUps followUps)
{
    /// <summary>What units ask to be passed on to the enterprise of a 保密件.</summary>
    public async Task<IReadOnlyList<Decision>> RelaysAsync(CancellationToken cancel)
    {
        var rows = await (from c in db.Set<Case>().AsNoTracking()
                          where c.State == CaseState.Dispatched || c.State == CaseState.InHand || c.State == CaseState.ReturnAsked
                          join d in db.Set<Demand>() on c.Id equals d.Id
                          where d.IsConfidential
                          join e in db.Set<CaseEvent>() on c.Id equals e.CaseId
                          where e.Kind == Relay.AskedKind && !db.Set<CaseEvent>().Any(p => p.CaseId == c.Id && p.Kind == Relay.PassedKind && p.At > e.At)
                          orderby e.At
                          select new { Case = c, e.Title, e.Text, e.At }).ToListAsync(cancel);
        return [.. rows.Select(r => new Decision(r.Case.Id, r.Case.Number, r.Case.Title, r.Case.EnterpriseName, r.Title, r.Text, r.At, "转达", $"/cases/{r.Case.Id}/relay"))];
    }

    /// <summary>Bodies that cannot be ordered and whose day to be asked has come.</summary>
    public async Task<IReadOnlyList<Decision>> FollowUpsAsync(CancellationToken cancel) => [.. (await followUps.DueAsync(cancel)).Select(l => new Decision(l.Case.Id, l.Case.Number, l.Case.Title, l.Case.EnterpriseName,
        $"{l.Unit.ShortName}，{calendar.ShortText(l.On)}跟进", l.Unit.OfficePhone is { } phone ? $"办公电话 {phone}" : null, l.Since, "跟进", $"/cases/{l.Case.Id}/follow-up"))];

    public Task<IReadOnlyList<Decision>> ReturnsAsync(CancellationToken cancel) => RequestsAsync(RequestKind.Return, cancel);

    public Task<IReadOnlyList<Decision>> ExtensionsAsync(CancellationToken cancel) => RequestsAsync(RequestKind.Extension, cancel);

    /// <summary>Filed without an account and not yet called back.</summary>
    public async Task<IReadOnlyList<Decision>> UnverifiedAsync(CancellationToken cancel)
    {
        var rows = await (from c in db.Cases.AsNoTracking()
                          join d in db.Demands on c.Id equals d.Id
                          where c.State == CaseState.Received && d.VerifiedAt == null
                          orderby c.ReceivedAt
                          select c).ToListAsync(cancel);
        return [.. rows.Select(c => new Decision(c.Id, c.Number, c.Title, c.EnterpriseName, $"{c.Channel}，未核实", null, c.ReceivedAt, "回电核实", $"/cases/{c.Id}/verify"))];
    }

    /// <summary>Taken from the unit that is complained about, or answered by it: to be given to another.</summary>
    public async Task<IReadOnlyList<Decision>> AvoidedAsync(CancellationToken cancel)
    {
        var rows = await (from c in db.Set<Case>().AsNoTracking()
                          join d in db.Set<Demand>() on c.Id equals d.Id
                          where d.ComplainedUnitId != null
                              && ((c.State == CaseState.Received && c.Holdings.Any(h => h.EndedBecause == Case.AvoidedBecause)) || (c.State == CaseState.Answered && c.LeadUnitId == d.ComplainedUnitId))
                          orderby c.ReceivedAt
                          select new { Case = c, d.ComplainedUnitId, EndedAt = c.Holdings.Where(h => h.EndedBecause == Case.AvoidedBecause).Max(h => h.UntilAt) }).ToListAsync(cancel);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.ShortName, cancel);
        return [.. rows.Select(r => new Decision(r.Case.Id, r.Case.Number, r.Case.Title, r.Case.EnterpriseName,
            r.Case.State == CaseState.Received ? $"反映的是{units[r.ComplainedUnitId!.Value]}，已从它手里收回" : $"答复是被反映的{units[r.ComplainedUnitId!.Value]}自己作的", null,
            r.EndedAt ?? r.Case.AnsweredAt ?? r.Case.ReceivedAt, r.Case.State == CaseState.Received ? "改派" : "提级办理", $"/cases/{r.Case.Id}/{(r.Case.State == CaseState.Received ? "dispatch" : "escalate")}"))];
    }

    private async Task<IReadOnlyList<Decision>> RequestsAsync(RequestKind kind, CancellationToken cancel)
    {
        var rows = await (from r in db.CaseRequests.AsNoTracking()
                          join c in db.Cases on r.CaseId equals c.Id
                          where r.Kind == kind && r.IsGranted == null
                          orderby r.AskedAt
                          select new { Request = r, Case = c, Before = c.Requests.Count(x => x.Kind == kind && (kind == RequestKind.Return ? x.IsGranted != null : x.IsGranted == true)) }).ToListAsync(cancel);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.ShortName, cancel);
        return [.. rows.Select(row => kind == RequestKind.Return
            ? new Decision(row.Case.Id, row.Case.Number, row.Case.Title, row.Case.EnterpriseName, $"{units[row.Request.UnitId]}申请退回：{row.Request.Reason}",
                ByLeader(kind, row.Case, row.Before) ? Leaders("退回", row.Before) : row.Request.ProposedUnitId is { } proposed ? $"建议{units[proposed]}承办" : null, row.Request.AskedAt,
                ByLeader(kind, row.Case, row.Before) ? "查看" : "决定", ByLeader(kind, row.Case, row.Before) ? $"/cases/{row.Case.Id}" : $"/cases/{row.Case.Id}/return-decision")
            : new Decision(row.Case.Id, row.Case.Number, row.Case.Title, row.Case.EnterpriseName, $"{units[row.Request.UnitId]}申请延期至{calendar.ShortText(row.Request.ProposedDate!.Value)}：{row.Request.Reason}",
                ByLeader(kind, row.Case, row.Before) ? Leaders("延期", row.Before) : null, row.Request.AskedAt, ByLeader(kind, row.Case, row.Before) ? "查看" : "决定",
                ByLeader(kind, row.Case, row.Before) ? $"/cases/{row.Case.Id}" : $"/cases/{row.Case.Id}/extension-decision"))];
    }

    // The procedure of the demand says at which time a request goes to the leader.
    private bool ByLeader(RequestKind kind, Case c, int before) =>
        (kind == RequestKind.Return ? held.ProcedureOf(c).Return.ApproverAfter(before) : held.ProcedureOf(c).Extension.ApproverAfter(before)) == Approver.Leader;

    private static string Leaders(string what, int before) => before == 0 ? $"{what}由分管区领导决定" : $"第{(before == 1 ? "二" : (before + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))}次{what}，由分管区领导决定";
}
