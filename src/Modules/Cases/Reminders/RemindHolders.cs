using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Outbox;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Reminders;

/// <summary>提醒：待签收、临期、超期时按声明提醒承办的人和营商办，每一回只提醒一次。被投诉单位的人不会收到，提醒里也没有企业和内容。</summary>
public static class RemindHolders
{
    private const int Most = 500;

    /// <summary>Queues what is due and was not queued before.</summary>
    /// <returns>how many messages were queued</returns>
    public static async Task<int> RunAsync(District district, CancellationToken cancel)
    {
        var rules = district.Declared<ReminderRules>();
        if (rules.All.Count == 0) return 0;
        await using var db = district.NewSystemDb();
        var due = await new DueReminders(district, db, rules).ReadAsync(Most, cancel);
        if (due.Count == 0) return 0;
        var people = new Audience(district, await db.Accounts.AsNoTracking().Where(a => !a.IsDisabled && a.Role != Role.Enterprise).ToListAsync(cancel), await db.WorkGroups.AsNoTracking().ToListAsync(cancel));
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.ShortName, cancel);
        var queued = 0;
        foreach (var chunk in due.Chunk(50)) queued += await QueueAsync(district, chunk, people, units, cancel);
        return queued;
    }

    private static async Task<int> QueueAsync(District district, IReadOnlyList<DueReminder> due, Audience people, Dictionary<Guid, string> units, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        var outbox = new OutboxQueue(db, district);
        var wanted = (from d in due
                      from account in people.Of(d)
                      from channel in d.Rule.Channels
                      where channel != OutboxMessage.Mail || !string.IsNullOrWhiteSpace(account.Email)
                      select (Reminder: d, Account: account, Channel: channel, Key: OutboxQueue.KeyOf(d.Key, channel, account.Id))).DistinctBy(w => w.Key).ToList();
        var keys = wanted.ConvertAll(w => w.Key);
        var known = (await db.OutboxMessages.Where(m => keys.Contains(m.Key)).Select(m => m.Key).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var fresh = wanted.FindAll(w => !known.Contains(w.Key));
        foreach (var (d, account, channel, _) in fresh) outbox.To(account, channel, d.Rule.Template, d.Key, d.Case.Id, $"/cases/{d.Case.Id}", Values(district, d, units));
        if (fresh.Count == 0) return 0;
        try
        {
            await db.SaveAsync(cancel);
            return fresh.Count;
        }
        catch (DbUpdateException)
        {
            // Another node queued one of them at this moment; what is still missing comes with the next round.
            return 0;
        }
    }

    private static Dictionary<string, string> Values(District district, DueReminder d, Dictionary<Guid, string> units) => new(StringComparer.Ordinal)
    {
        ["编号"] = d.Case.Number,
        ["环节"] = d.Step?.Name ?? "签收",
        ["期限"] = district.Calendar.DueText(d.Due),
        ["灯"] = d.Rule.When switch { ReminderMoment.Unsigned => "待签收", ReminderMoment.Near => "临期", _ => district.Calendar.OverdueText(d.Due, d.Now) },
        ["单位"] = d.UnitId is { } unit && units.TryGetValue(unit, out var name) ? name : district.Profile.OfficeName,
    };
}

/// <summary>A reminder that is due now.</summary>
/// <param name="Key">this reminder and no other: the case, the step and its end as it now stands, the moment</param>
/// <param name="UnitId">who has it in hand; null for the office</param>
internal sealed record DueReminder(ReminderRule Rule, Case Case, Guid? ComplainedUnitId, ProcedureStep? Step, DateTime Due, Guid? UnitId, Guid? HandlerId, DateTime Now, string Key);

/// <summary>Which reminders are due, read from what is open and near or past its end.</summary>
internal sealed class DueReminders(District district, DistrictDb db, ReminderRules rules)
{
    private static readonly CaseState[] Open = [CaseState.Received, CaseState.Dispatched, CaseState.InHand, CaseState.ReturnAsked];

    public async Task<IReadOnlyList<DueReminder>> ReadAsync(int most, CancellationToken cancel)
    {
        var now = db.Now;
        // Working days lie in at most twice as many days and the longest holiday; what is older is in the lists and reminds nobody any more.
        var since = now.AddDays(-2 * rules.LastDay - 12);
        var near = await (from c in db.Set<Case>().AsNoTracking().Scored(db)
                          join d in db.Set<Demand>() on c.Id equals d.Id
                          where c.DueAt > since && c.NearFrom <= now && Open.Contains(c.State)
                          orderby c.DueAt
                          select new { c, d.ComplainedUnitId }).Take(most).ToListAsync(cancel);
        var unsigned = await (from h in db.Set<Holding>().AsNoTracking()
                              join c in db.Set<Case>() on h.CaseId equals c.Id
                              join d in db.Set<Demand>() on c.Id equals d.Id
                              where h.UntilAt == null && h.SignedAt == null && h.DeemedAt <= now && h.DeemedAt > since && Open.Contains(c.State)
                              orderby h.DeemedAt
                              select new { h, c, d.ComplainedUnitId }).Take(most).ToListAsync(cancel);
        return
        [
            .. near.SelectMany(x => OfStep(x.c, x.ComplainedUnitId, now)),
            .. unsigned.SelectMany(x => rules.All.Where(r => r.When == ReminderMoment.Unsigned)
                .Select(r => new DueReminder(r, x.c, x.ComplainedUnitId, null, x.h.DeemedAt, x.h.UnitId, null, now, $"{r.Id}/{x.h.Id:N}"))),
        ];
    }

    private IEnumerable<DueReminder> OfStep(Case c, Guid? complained, DateTime now)
    {
        var due = c.DueAt!.Value;
        var step = district.Declared<ProcedureBook>().At(district, c.ProcedureId, c.ProcedureVersion).FindStep(c.CurrentStep);
        var unit = step?.By == StepHolder.Office ? null : c.LeadUnitId;
        var days = district.Calendar.WorkingDaysOverdue(due, now);
        foreach (var rule in rules.All)
        {
            var fits = rule.When switch { ReminderMoment.Near => now < due, ReminderMoment.Overdue => now >= due && days >= rule.FromDay && days <= rule.ToDay, _ => false };
            if (!fits) continue;
            // An extension moves the end, and with it what there is to be reminded of.
            var moment = rule.When == ReminderMoment.Overdue ? $"/{days}" : "";
            yield return new DueReminder(rule, c, complained, step, due, unit, unit is null ? null : c.HandlerId, now, $"{rule.Id}/{c.Id:N}/{c.CurrentStep}/{due:yyyyMMddHHmm}{moment}");
        }
    }
}

/// <summary>Who is reminded of what. Never anybody of a unit that the demand complains about.</summary>
internal sealed class Audience(District district, IReadOnlyList<Account> accounts, IReadOnlyList<WorkGroup> groups)
{
    private readonly Dictionary<string, string> _groupOfTopic = district.Declared<DemandCatalogues>().Topics.ToDictionary(t => t.Name, t => t.Group, StringComparer.Ordinal);

    public IEnumerable<Account> Of(DueReminder d) =>
        d.Rule.To.SelectMany(to => Of(to, d)).Where(a => d.ComplainedUnitId is null || a.UnitId != d.ComplainedUnitId).DistinctBy(a => a.Id);

    private IEnumerable<Account> Of(Reminded to, DueReminder d) => to switch
    {
        Reminded.Holder when d.UnitId is null => OfOffice,
        Reminded.Holder => accounts.Where(a => a.Id == d.HandlerId && a.UnitId == d.UnitId) is var handler && handler.Any()
            ? handler : accounts.Where(a => a.UnitId == d.UnitId && a.Role is Role.Specialist or Role.Handler && a.UnitId == d.UnitId),
        Reminded.UnitHead => accounts.Where(a => d.UnitId is not null && a.UnitId == d.UnitId && a.Role == Role.UnitHead),
        Reminded.Office => OfOffice,
        _ => LiaisonsOf(d.Case.Topic),
    };

    private IEnumerable<Account> OfOffice => accounts.Where(a => a.Role == Role.Office);

    private IEnumerable<Account> LiaisonsOf(string topic) => _groupOfTopic.TryGetValue(topic, out var group) && groups.FirstOrDefault(g => g.Topics.Contains(group)) is { HeadAccountId: { } head }
        ? accounts.Where(a => a.Role == Role.Liaison && a.ActsForId == head) : [];
}

/// <summary>Looks for reminders that are due.</summary>
internal sealed class ReminderWorker(DistrictList districts, TimeProvider clock, ILogger<ReminderWorker> log) : DistrictWorker(districts, TimeSpan.FromSeconds(45), clock, log)
{
    protected override Task RunAsync(District district, CancellationToken cancel) => RemindHolders.RunAsync(district, cancel);
}
