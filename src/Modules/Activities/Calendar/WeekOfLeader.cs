using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Leader;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Activities.Calendar;

/// <summary>本周走访和活动, for 领导一页: where this leader takes part from Monday to Sunday.</summary>
internal sealed class WeekOfLeader(DistrictDb db, ActivityAccess access)
{
    public async Task<IReadOnlyList<LeaderLine>> OfAsync(Guid leader, CancellationToken cancel)
    {
        var today = db.Now.ShanghaiDate;
        var monday = ActivityDays.Monday(today);
        var sunday = monday.AddDays(6);
        var found = await access.Visible().AsNoTracking()
            .Where(a => a.On <= sunday && (a.Until ?? a.On) >= monday && a.Phase != ActivityPhase.Cancelled && db.Set<ActivityParticipant>().Any(p => p.ActivityId == a.Id && p.AccountId == leader))
            .OrderBy(a => a.On).ThenBy(a => a.FromMinute).ThenBy(a => a.Id).Take(20).ToListAsync(cancel);
        // What is still ahead stands in front of what is done.
        return [.. found.OrderBy(a => a.LastDay < today).Select(a =>
            new LeaderLine(a.Title, $"/activities/{a.Id}", $"{a.On.Month}月{a.On.Day}日（{ChineseFormat.Weekday(a.On)}）{a.Hours}{(a.Place is null ? "" : $"　{a.Place}")}", a.HasBeenHeld ? a.Phase.Word : null, a.Phase.Tone))];
    }
}
