using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Groups;

/// <summary>A 专班 in the list, with what it has open.</summary>
public sealed record GroupLine(WorkGroup Group, string Lead, int Open, int Near, int Over);

/// <summary>A demand on the board. <paramref name="Hidden"/>: a 保密件, whose enterprise this reader does not see.</summary>
public sealed record BoardCase(
    Guid Id, string Number, string Title, string EnterpriseName, bool IsConfidential, Guid? FiledById, DateTime ReceivedAt, CaseState State, int Level, Guid? LeadUnitId,
    DateTime? DueAt, DateTime? NearFrom, string? Outcome, DateTime? AnsweredAt, DateOnly? NextDate, string ProcedureId, int ProcedureVersion, Guid? EnterpriseId, string ContactName, string ContactPhone);

/// <summary>The period of a board: ends with a day, lasts one or two weeks.</summary>
public sealed record BoardPeriod(DateOnly From, DateOnly To)
{
    public static BoardPeriod Of(string? weeks, DateOnly? to, DateOnly today)
    {
        var end = to is { } asked && asked < today ? asked : today;
        return new BoardPeriod(end.AddDays(weeks == "2" ? -13 : -6), end);
    }

    public bool IsFortnight => To.DayNumber - From.DayNumber > 7;
    internal DateTime Start => LocalTime.ToUtc(From, TimeOnly.MinValue);
    internal DateTime End => LocalTime.ToUtc(To.AddDays(1), TimeOnly.MinValue);
}

/// <summary>What stands on the board.</summary>
/// <param name="Late">open and overdue, the longest first</param>
/// <param name="Near">open and near its end</param>
/// <param name="Others">open, in time or with a body that cannot be ordered; only counted when there are many</param>
/// <param name="Decide">what the meeting has to decide, with why</param>
/// <param name="New">received in the period</param>
/// <param name="Closed">answered in the period</param>
public sealed record Board(
    IReadOnlyList<BoardCase> Late, IReadOnlyList<BoardCase> Near, int Others, IReadOnlyList<(BoardCase Case, string Why)> Decide, IReadOnlyList<BoardCase> New, IReadOnlyList<BoardCase> Closed,
    int NewCount, int ClosedCount, int SolvedCount)
{
    public int Open => Late.Count + Near.Count + Others;
}

/// <summary>周调度、半月调度：一个专班手上的诉求件。每一项都从专班的索引上读，一个人只看到本来看得到的件。</summary>
public sealed class GroupBoard(DistrictDb db, CaseAccess access, CurrentUser user)
{
    private const int Most = 60;
    private const int LongOverdueDays = 3;

    /// <summary>All of them, or those in which this person's unit leads or takes part.</summary>
    public async Task<List<WorkGroup>> VisibleAsync(CancellationToken cancel)
    {
        var groups = await db.WorkGroups.AsNoTracking().ToListAsync(cancel);
        var order = groups.OrderBy(g => g.Topics.Count == 0).ThenBy(g => g.Code, StringComparer.Ordinal);
        if (user.ScopeOf(GroupActions.View) == Scope.District) return [.. order];
        if (user.ScopeOf(GroupActions.View) != Scope.Unit || user.UnitId is not { } unit) return [];
        var code = await db.Units.Where(u => u.Id == unit).Select(u => u.Code).FirstAsync(cancel);
        return [.. order.Where(g => g.LeadUnitId == unit || g.MemberUnitCodes.Contains(code))];
    }

    public async Task<IReadOnlyList<GroupLine>> LinesAsync(CancellationToken cancel)
    {
        var groups = await VisibleAsync(cancel);
        var now = db.Now;
        // Open ones are found by their state; a condition that there is a group would read every demand that ever had one.
        var counted = await access.Visible(CaseActions.View).Where(c => c.State == CaseState.Received || c.State == CaseState.Dispatched || c.State == CaseState.InHand || c.State == CaseState.ReturnAsked)
            .GroupBy(c => c.GroupId)
            .Select(g => new { g.Key, Open = g.Count() }).ToListAsync(cancel);
        var due = (await access.Visible(CaseActions.View).Where(c => c.NearFrom <= now && c.GroupId != null).Scored(db)
            .GroupBy(c => c.GroupId).Select(g => new { g.Key, Over = g.Count(c => c.DueAt <= now), Near = g.Count(c => c.DueAt > now) }).ToListAsync(cancel)).ToDictionary(g => g.Key!.Value);
        var open = counted.Where(g => g.Key is not null).ToDictionary(g => g.Key!.Value, g => g.Open);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.ShortName, cancel);
        return [.. groups.Select(g => new GroupLine(g, units.GetValueOrDefault(g.LeadUnitId, ""), open.GetValueOrDefault(g.Id), due.GetValueOrDefault(g.Id)?.Near ?? 0, due.GetValueOrDefault(g.Id)?.Over ?? 0))];
    }

    public async Task<Board> OfAsync(WorkGroup group, BoardPeriod period, CancellationToken cancel)
    {
        var now = db.Now;
        var (start, end) = (period.Start, period.End);
        var cases = access.Visible(CaseActions.View).AsNoTracking().Where(c => c.GroupId == group.Id);
        var open = cases.Where(c => c.State == CaseState.Received || c.State == CaseState.Dispatched || c.State == CaseState.InHand || c.State == CaseState.ReturnAsked);
        var late = await Read(open.Where(c => c.DueAt <= now).Scored(db).OrderBy(c => c.DueAt)).ToListAsync(cancel);
        var near = await Read(open.Where(c => c.DueAt > now && c.NearFrom <= now).Scored(db).OrderBy(c => c.DueAt)).ToListAsync(cancel);
        var others = await open.CountAsync(cancel) - late.Count - near.Count;
        var received = cases.Where(c => c.ReceivedAt >= start && c.ReceivedAt < end);
        var closed = cases.Where(c => c.AnsweredAt >= start && c.AnsweredAt < end);
        return new Board(late, near, others, await DecideAsync(cases, open, late, period, cancel),
            await Read(received.OrderByDescending(c => c.ReceivedAt)).Take(Most).ToListAsync(cancel), await Read(closed.OrderByDescending(c => c.AnsweredAt)).Take(Most).ToListAsync(cancel),
            await received.CountAsync(cancel), await closed.CountAsync(cancel), await closed.CountAsync(c => c.Outcome == "已解决", cancel));
    }

    private async Task<IReadOnlyList<(BoardCase, string)>> DecideAsync(IQueryable<Case> cases, IQueryable<Case> open, List<BoardCase> late, BoardPeriod period, CancellationToken cancel)
    {
        var decide = new List<(BoardCase, string)>();
        var returned = await Read(open.Where(c => c.State == CaseState.ReturnAsked).OrderBy(c => c.DueAt)).ToListAsync(cancel);
        decide.AddRange(returned.Select(c => (c, "单位申请退回，定由谁主办")));
        decide.AddRange((await Read(open.Where(c => c.Level == 2).OrderBy(c => c.DueAt)).ToListAsync(cancel)).Select(c => (c, "已提级办理，定办法")));
        var longPast = db.Now.AddDays(-LongOverdueDays);
        decide.AddRange(late.Where(c => c.DueAt <= longPast).Select(c => (c, $"超期 {(db.Now - c.DueAt!.Value).Days} 天，定办结日期")));
        var until = period.To.AddDays(period.IsFortnight ? 14 : 7);
        // From the few that are owed an answer to the group, not the other way.
        var owedIds = db.Set<Demand>().Where(d => d.NextDate != null && d.NextDate <= until).Select(d => d.Id);
        var owed = await Read(cases.Where(c => owedIds.Contains(c.Id) && c.State == CaseState.Answered).OrderBy(c => c.AnsweredAt)).Take(Most).ToListAsync(cancel);
        decide.AddRange(owed.Select(c => (c, $"挂账，{c.NextDate:M月d日}要再答复，定进度")));
        return [.. decide.DistinctBy(d => d.Item1.Id)];
    }

    private IQueryable<BoardCase> Read(IQueryable<Case> cases) =>
        from c in cases
        join d in db.Set<Demand>() on c.Id equals d.Id
        select new BoardCase(c.Id, c.Number, c.Title, c.EnterpriseName, d.IsConfidential, d.FiledById, c.ReceivedAt, c.State, c.Level, c.LeadUnitId, c.DueAt, c.NearFrom, c.Outcome, c.AnsweredAt, d.NextDate, c.ProcedureId, c.ProcedureVersion, c.EnterpriseId, d.ContactName, d.ContactPhone);
}
