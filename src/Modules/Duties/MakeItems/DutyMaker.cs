using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingshang.Duties.MeetDuty;
using Yingshang.Enterprises;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Duties.MakeItems;

/// <summary>应办事项到时生成：每个周期开始时，按声明给每个欠的人、每个对象生成一项；漏过的周期补上。各节点谁先看到谁办，同一项只生成一次。</summary>
public static class DutyMaker
{
    /// <summary>Periods that were missed are made up for, but not more.</summary>
    private const int MostBack = 60;

    /// <returns>how many came into being here</returns>
    public static async Task<int> RunAsync(District district, CancellationToken cancel)
    {
        var made = 0;
        foreach (var duty in district.Declared<DutyBook>().All)
        {
            await using var db = district.NewSystemDb();
            var period = DutyPeriod.Of(duty.Every, db.Now.ShanghaiDate);
            var last = await db.DutyItems.Where(i => i.DutyId == duty.Id).MaxAsync(i => (DateOnly?)i.PeriodFrom, cancel);
            var missed = new Stack<DutyPeriod>([period]);
            while (last is { } known && missed.Peek().Previous is var before && before.From > known && missed.Count <= MostBack) missed.Push(before);
            foreach (var wanted in missed) made += await OneAsync(district, duty, wanted, cancel);
        }
        return made;
    }

    /// <summary>The items of one duty and period that are not there yet, in a transaction of their own; what was done already meets them at once.</summary>
    public static async Task<int> OneAsync(District district, Duty duty, DutyPeriod period, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        var known = (await db.DutyItems.Where(i => i.DutyId == duty.Id && i.PeriodFrom == period.From).Select(i => i.Key).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var items = new List<DutyItem>();
        foreach (var owner in await Owners.OfAsync(db, district, duty, cancel))
            for (var n = 1; n <= duty.Times; n++)
                if ($"{duty.Id}|{period.From:yyyyMMdd}|{owner.Key}|{n}" is var key && !known.Contains(key)) items.Add(New(db.NewId(), duty, period, owner, n, key, district.Calendar));
        if (items.Count == 0) return 0;
        db.DutyItems.AddRange(items);
        db.Audit("duty.made", "duty", items[0].Id, ("duty", duty.Id), ("from", period.From), ("to", period.To), ("count", items.Count));
        try
        {
            await db.SaveAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another node made them at this moment.
            return 0;
        }
        await MatchActivities.OfPeriodAsync(db, period.From, period.To, duty.Activities, cancel);
        return items.Count;
    }

    internal static DutyItem New(Guid id, Duty duty, DutyPeriod period, Owner owner, int n, string key, WorkCalendar calendar) => new()
    {
        Id = id, Key = key, DutyId = duty.Id, Duty = duty.Name, Every = duty.Every, PeriodFrom = period.From, PeriodTo = period.To, DueOn = duty.DueOn(period, calendar), NearWorkingDays = duty.NearWorkingDays,
        Ordinal = n, OwnerUnitId = owner.UnitId, OwnerAccountId = owner.AccountId, OwnerName = owner.Name, GroupId = owner.GroupId, EnterpriseId = owner.EnterpriseId, ProjectId = owner.ProjectId, About = owner.About,
        Activities = [.. duty.Activities], TakesNote = duty.TakesNote,
    };
}

/// <summary>Who owes something, and to whom.</summary>
internal sealed record Owner(string Key, string Name, Guid? UnitId, Guid? AccountId = null, Guid? GroupId = null, Guid? EnterpriseId = null, string? About = null, Guid? ProjectId = null);

internal static class Owners
{
    public static async Task<IReadOnlyList<Owner>> OfAsync(DistrictDb db, District district, Duty duty, CancellationToken cancel) => duty.Owes switch
    {
        Owing.Pairing => [.. await EnterprisesAsync(db, cancel), .. await ProjectsAsync(db, cancel)],
        Owing.GroupLeads => [.. await (from g in db.WorkGroups join u in db.Units on g.LeadUnitId equals u.Id orderby g.Name select new Owner($"group:{g.Code}", u.ShortName, u.Id, null, g.Id, null, g.Name)).ToListAsync(cancel)],
        Owing.GroupHeads => await HeadsAsync(db, cancel),
        Owing.Units => [.. (await db.Units.AsNoTracking().OrderBy(u => u.Order).ToListAsync(cancel)).Where(u => duty.UnitCodes.Contains(u.Code) || duty.UnitKinds.Contains(u.Kind)).Select(u => new Owner($"unit:{u.Code}", u.ShortName, u.Id))],
        Owing.Role => [.. (await db.Accounts.AsNoTracking().Where(a => a.Role == duty.Role && !a.IsDisabled).OrderBy(a => a.UserName).ToListAsync(cancel)).Select(a => new Owner($"person:{a.Id:N}", a.DisplayName, a.UnitId, a.Id))],
        _ => [.. (await db.Units.AsNoTracking().Where(u => u.Code == district.Profile.OfficeUnitCode).ToListAsync(cancel)).Select(u => new Owner("office", u.ShortName, u.Id))],
    };

    /// <summary>Who heads several 专班 dispatches them together.</summary>
    private static async Task<IReadOnlyList<Owner>> HeadsAsync(DistrictDb db, CancellationToken cancel)
    {
        var heads = await (from g in db.WorkGroups join a in db.Accounts on g.HeadAccountId equals (Guid?)a.Id where !a.IsDisabled orderby g.Name select new { g.Id, g.Name, Account = a.Id, a.DisplayName, a.UnitId }).ToListAsync(cancel);
        return [.. heads.GroupBy(h => h.Account).OrderBy(h => h.First().DisplayName, StringComparer.Ordinal)
            .Select(h => new Owner($"head:{h.Key:N}", h.First().DisplayName, h.First().UnitId, h.Key, h.Count() == 1 ? h.First().Id : null, null, h.Count() == 1 ? h.First().Name : $"{h.Count()} 个专班"))];
    }

    private static async Task<IReadOnlyList<Owner>> ProjectsAsync(DistrictDb db, CancellationToken cancel)
    {
        var today = db.Now.ShanghaiDate;
        var pairs = await (from p in db.PairedProjects
                           join a in db.Accounts on p.LeaderId equals a.Id
                           where p.From <= today && (p.Until == null || p.Until > today) && !a.IsDisabled
                           orderby p.From, p.Id
                           select new { p.Id, p.Name, a.DisplayName, Account = a.Id, a.UnitId }).ToListAsync(cancel);
        return [.. pairs.Select(p => new Owner($"pair:{p.Account:N}:{p.Id:N}", p.DisplayName, p.UnitId, p.Account, null, null, p.Name, p.Id))];
    }

    private static async Task<IReadOnlyList<Owner>> EnterprisesAsync(DistrictDb db, CancellationToken cancel)
    {
        var pairs = await (from e in db.Enterprises
                           join a in db.Accounts on e.PairedLeaderId equals (Guid?)a.Id
                           where e.Status == "存续" && !a.IsDisabled
                           orderby e.CreditCode
                           select new { e.Id, e.Name, a.DisplayName, Account = a.Id, a.UnitId }).ToListAsync(cancel);
        return [.. pairs.Select(p => new Owner($"pair:{p.Account:N}:{p.Id:N}", p.DisplayName, p.UnitId, p.Account, null, p.Id, p.Name))];
    }
}

/// <summary>Looks whether a period has begun.</summary>
internal sealed class DutyWorker(DistrictList districts, TimeProvider clock, ILogger<DutyWorker> log) : DistrictWorker(districts, TimeSpan.FromMinutes(2), clock, log)
{
    protected override Task RunAsync(District district, CancellationToken cancel) => DutyMaker.RunAsync(district, cancel);
}
