using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Activities.Calendar;

/// <summary>A day of the calendar with what is on.</summary>
/// <param name="Word">休, 班 or the name of the holiday; null on a usual day</param>
/// <param name="IsOutside">of the month before or after</param>
public sealed record ActivityDay(DateOnly Date, string? Word, bool IsWorking, bool IsOutside, IReadOnlyList<Activity> Activities);

/// <summary>What is on, by days, for the calendar and for whoever wants to know of a week.</summary>
public sealed class ActivityDays(DistrictDb db, ActivityAccess access, WorkCalendar calendar)
{
    /// <summary>Monday of the week.</summary>
    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>Whole weeks, Monday first.</summary>
    /// <param name="month">days outside it are marked; null: none are</param>
    public async Task<IReadOnlyList<ActivityDay>> ReadAsync(DateOnly from, DateOnly to, DateOnly? month, ActivityFilter filter, CancellationToken cancel)
    {
        var found = await filter.Apply(access.Visible(), db).AsNoTracking().Where(a => a.On <= to && (a.Until ?? a.On) >= from).OrderBy(a => a.FromMinute).ThenBy(a => a.Id).ToListAsync(cancel);
        var days = new List<ActivityDay>();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var known = calendar.Day(day);
            var word = known.Kind switch { DayKind.MakeUpWorkingDay => "班", DayKind.WorkingDay => null, _ => known.HolidayName ?? "休" };
            days.Add(new ActivityDay(day, word, known.IsWorkingDay, month is { } m && (day.Year, day.Month) != (m.Year, m.Month), [.. found.Where(a => a.On <= day && a.LastDay >= day)]));
        }
        return days;
    }
}

/// <summary>What narrows calendar and list.</summary>
/// <param name="Family">类别</param>
/// <param name="UnitId">hosts it or takes part</param>
public sealed record ActivityFilter(string? Family, string? KindId, Guid? UnitId, string? Phase)
{
    public IQueryable<Activity> Apply(IQueryable<Activity> activities, DistrictDb db)
    {
        if (Family is not null) activities = activities.Where(a => a.Family == Family);
        if (KindId is not null) activities = activities.Where(a => a.KindId == KindId);
        if (UnitId is { } unit) activities = activities.Where(a => a.HostUnitId == unit || db.Set<ActivityParticipant>().Any(p => p.ActivityId == a.Id && p.UnitId == unit));
        return Phase switch
        {
            "ahead" => activities.Where(a => a.Phase == ActivityPhase.Planned || a.Phase == ActivityPhase.Invited),
            { } word when Enum.TryParse<ActivityPhase>(word, out var phase) => activities.Where(a => a.Phase == phase),
            _ => activities,
        };
    }
}
