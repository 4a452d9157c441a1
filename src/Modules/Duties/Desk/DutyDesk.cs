using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Leader;
using Yingshang.Cases.Owed;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Duties.Desk;

/// <summary>What is owed now, on the desk of whoever owes it: 待办 of a unit and of the office, 领导一页 of a leader.</summary>
internal sealed class DutyDesk(DistrictDb db, DutyAccess access, WorkCalendar calendar)
{
    private const int Most = 100;

    /// <summary>What has to be attended to: overdue, near its end, or shorter than a month.</summary>
    private const int AheadDays = 14;

    private const int Named = 2;

    public async Task<IReadOnlyList<OwedThing>> OwnAsync(CancellationToken cancel)
    {
        var until = db.Now.ShanghaiDate.AddDays(AheadDays);
        var open = await access.Own().AsNoTracking().Where(i => i.State == DutyState.Open && i.DueOn <= until).OrderBy(i => i.DueOn).ThenBy(i => i.Duty).ThenBy(i => i.About).ThenBy(i => i.Id).Take(Most).ToListAsync(cancel);
        return [.. open.Select(i =>
        {
            var (lamp, tone) = i.Lamp(db.Now, calendar);
            return new OwedThing(i.Period.Words, Title(i), $"{i.OwnerName}　{HowMet(i)}", i.DueOn, lamp, tone, "登记", $"/duties/{i.Id}");
        })];
    }

    /// <summary>A line for each thing, however many enterprises or 专班 it is about.</summary>
    public async Task<IReadOnlyList<LeaderLine>> OfLeaderAsync(Guid leader, CancellationToken cancel)
    {
        var today = db.Now.ShanghaiDate;
        var open = await db.DutyItems.AsNoTracking().Where(i => i.OwnerAccountId == leader && i.State == DutyState.Open && i.PeriodFrom <= today).OrderBy(i => i.DueOn).ThenBy(i => i.Duty).ThenBy(i => i.About).ToListAsync(cancel);
        return [.. open.GroupBy(i => (i.DutyId, i.PeriodFrom)).Select(g =>
        {
            var (first, rest) = (g.First(), g.Count() - Named);
            var (lamp, tone) = first.Lamp(db.Now, calendar);
            var about = string.Join("、", g.Take(Named).Select(i => i.About)) + (rest > 0 ? $"等 {g.Count()} 个" : "");
            return g.Count() == 1
                ? new LeaderLine(Title(first), $"/duties/{first.Id}", $"{calendar.ShortText(first.DueOn)}前", tone == Tone.Ok ? null : lamp, tone)
                : new LeaderLine(first.Duty, $"/duties?duty={first.DutyId}&mine=1", $"{about}，{calendar.ShortText(first.DueOn)}前", tone == Tone.Ok ? null : lamp, tone);
        })];
    }

    internal static string Title(DutyItem item) => item.About is null ? item.Duty : $"{item.Duty}：{item.About}";

    internal static string HowMet(DutyItem item) => (item.Activities.Count > 0, item.TakesNote) switch { (true, true) => "登记活动或者记一笔", (true, false) => "登记活动", _ => "记一笔" };
}
