using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Platforms.CallBack;

/// <summary>An answered demand that is to be called back, or is not, and why.</summary>
/// <param name="Why">null: it is ours to call</param>
/// <param name="Adoptable">the platform's call says whether it is solved: 销号 or 退回重办 can follow from it</param>
public sealed record CallBackItem(Case Case, Demand Demand, PlatformDemand? Theirs, string? Why, bool Adoptable);

/// <summary>回访: within how many days of the answer.</summary>
public sealed record CallBackRule(int WithinDays)
{
    internal static CallBackRule Read(PackReader pack)
    {
        var top = pack.Read("limits/call-backs.yaml");
        var rule = new CallBackRule(top?.Int("within_days", 30) ?? 30);
        foreach (var known in new[] { "source", "id", "name" }) top?.TextOrNull(known);
        top?.NothingElse();
        return rule;
    }
}

/// <summary>一次回访: every answered demand that nobody has confirmed, with who calls. One enterprise is called once about one answer: what the platform calls or has called is not on our list. Injectable, scoped.</summary>
public sealed class CallBackList(DistrictDb db, CaseAccess access, PlatformBook platforms, CallBackRule rule, WorkCalendar calendar)
{
    /// <summary>Older answers first: what has waited longest is called first.</summary>
    public const int Most = 500;

    public async Task<IReadOnlyList<CallBackItem>> ReadAsync(CancellationToken cancel)
    {
        var since = db.Now.AddDays(-rule.WithinDays);
        var rows = await (from c in access.Visible(ExternalActions.CallBack).AsNoTracking()
                          join d in db.Set<Demand>().AsNoTracking() on c.Id equals d.Id
                          join p in db.Set<PlatformDemand>().AsNoTracking() on c.Id equals p.Id into theirs
                          from p in theirs.DefaultIfEmpty()
                          where c.State == CaseState.Answered && c.AnsweredAt >= since && d.NextDate == null
                          orderby c.AnsweredAt, c.Id
                          select new { c, d, p }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => Of(r.c, r.d, r.p))];
    }

    /// <summary>Who calls about the answer as it stands.</summary>
    public CallBackItem Of(Case c, Demand demand, PlatformDemand? theirs)
    {
        if (Theirs(c, theirs) is { } said) return new(c, demand, theirs, said, theirs!.Solved is not null);
        if (demand.SaysSolved is not null || demand.Rating is not null) return new(c, demand, theirs, Own(demand), false);
        return new(c, demand, theirs, Waits(c, demand), false);
    }

    /// <summary>What the platform heard about this answer; null: nothing yet.</summary>
    public string? Theirs(Case c, PlatformDemand? theirs)
    {
        if (theirs is null || !theirs.HasCalledBack(c.AnsweredAt)) return null;
        var day = (theirs.CalledBackAt ?? theirs.HeardAt)!.Value.ShanghaiDate;
        return $"{platforms.Find(theirs.Platform)?.CallsBack ?? "平台"} {day:M月d日}已回访：{theirs.CallBackWords}";
    }

    private static string Own(Demand demand) => demand.RatedAt is { } at ? $"企业 {at.ShanghaiDate:M月d日}自己评价过" : "企业自己说过了";

    // They call by themselves once the reply lies there; who waits for ever is called by us after all.
    private string? Waits(Case c, Demand demand)
    {
        if (demand.ExternalNumber is null || platforms.OfChannel(c.Channel) is not { CallsBack: { } by, CallBackWait: { } wait } layout) return null;
        if (demand.FilledBackAt is not { } filled) return $"由{by}回访；先回填，{layout.Name}才知道已经办结";
        var until = calendar.Count(filled, wait);
        return db.Now < until.DueAt ? $"由{by}回访，等到 {calendar.ShortText(until.LastDay)}，没有结果再由本区打" : null;
    }
}
