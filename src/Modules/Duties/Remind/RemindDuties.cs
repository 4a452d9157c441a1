using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Outbox;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Duties.Remind;

/// <summary>提醒应办的事：进入临期、过期后的第一个工作日各提醒一次，同一个人同一件事的几项合成一条。个人的提醒本人和联络员，单位的提醒本单位登记的人；不登录的领导由联络员代看。</summary>
public static class RemindDuties
{
    public const string Template = "duty-due";

    /// <returns>how many messages were queued</returns>
    public static async Task<int> RunAsync(District district, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        var (today, calendar) = (db.Now.ShanghaiDate, district.Calendar);
        if (!calendar.IsWorkingDay(today)) return 0;
        var (from, to) = (calendar.SubtractWorkingDays(today, 2), calendar.AddWorkingDays(today, 12));
        var open = await db.DutyItems.AsNoTracking().Where(i => i.State == DutyState.Open && i.PeriodFrom <= today && i.DueOn >= from && i.DueOn <= to).ToListAsync(cancel);
        var due = open.Select(i => (Item: i, Moment: MomentOf(i, today, calendar))).Where(d => d.Moment is not null).ToList();
        if (due.Count == 0) return 0;
        var people = await db.Accounts.AsNoTracking().Where(a => !a.IsDisabled && a.PasswordHash != null && a.Role != Role.Enterprise).ToListAsync(cancel);
        var wanted = due.GroupBy(d => (d.Item.DutyId, d.Item.PeriodFrom, d.Item.OwnerAccountId, d.Item.OwnerUnitId, d.Moment))
            .SelectMany(g => Audience(district, people, g.First().Item).Select(account => (Account: account, Key: $"{Template}/{g.Key.DutyId}/{g.Key.PeriodFrom:yyyyMMdd}/{g.Key.OwnerAccountId ?? g.Key.OwnerUnitId:N}/{g.Key.Moment}", Items: g.Select(d => d.Item).ToList()))).ToList();
        var keys = wanted.ConvertAll(w => OutboxQueue.KeyOf(w.Key, OutboxMessage.Notice, w.Account.Id));
        var known = (await db.OutboxMessages.Where(m => keys.Contains(m.Key)).Select(m => m.Key).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var outbox = new OutboxQueue(db, district);
        var fresh = wanted.FindAll(w => !known.Contains(OutboxQueue.KeyOf(w.Key, OutboxMessage.Notice, w.Account.Id)));
        foreach (var (account, key, items) in fresh) Queue(outbox, account, key, items, db.Now, calendar);
        if (fresh.Count > 0) await db.SaveAsync(cancel);
        return fresh.Count;
    }

    private static void Queue(OutboxQueue outbox, Account account, string key, List<DutyItem> items, DateTime now, WorkCalendar calendar)
    {
        var first = items[0];
        outbox.To(account, OutboxMessage.Notice, Template, key, Guid.Empty, items.Count == 1 ? $"/duties/{first.Id}" : $"/duties?duty={first.DutyId}&mine=1", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["事项"] = first.Duty, ["灯"] = first.Lamp(now, calendar).Text, ["期"] = first.Period.Words, ["项数"] = $"{items.Count}", ["谁办"] = first.OwnerName, ["期限"] = calendar.LongText(first.DueOn),
        });
    }

    /// <summary>near: the day from which it is 临期; overdue: the first working day after its end.</summary>
    private static string? MomentOf(DutyItem item, DateOnly today, WorkCalendar calendar)
    {
        if (today > item.DueOn) return calendar.CountWorkingDays(item.DueOn.AddDays(1), today) == 1 ? "overdue" : null;
        return calendar.WorkingDaysBetween(today, item.DueOn) <= item.NearWorkingDays ? "near" : null;
    }

    private static IEnumerable<Account> Audience(District district, List<Account> people, DutyItem item) => item.OwnerAccountId is { } owner
        ? people.Where(a => a.Id == owner || a.ActsForId == owner)
        : people.Where(a => a.UnitId == item.OwnerUnitId && a.Role is Role.Specialist or Role.UnitHead or Role.Office && a.UnitId == item.OwnerUnitId && district.Access.ScopeOf(a.Role, DutyActions.Record) != Scope.None);
}

/// <summary>Looks for what is due.</summary>
internal sealed class DutyReminder(DistrictList districts, TimeProvider clock, ILogger<DutyReminder> log) : DistrictWorker(districts, TimeSpan.FromMinutes(10), clock, log)
{
    protected override Task RunAsync(District district, CancellationToken cancel) => RemindDuties.RunAsync(district, cancel);
}
