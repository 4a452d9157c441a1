using Yingshang.Platform.People;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding.Years;

/// <summary>周调度 of each 专班 by its lead unit, every week of 2023 and of the last ones.</summary>
internal sealed class WeeklyDispatches(ActivitySeed activities, ActivityPeople people, WorkCalendar calendar, DateOnly today, Chance chance)
{
    private static readonly string[] Hours = ["08:30-09:20", "09:00-09:50", "15:30-16:20", "16:30-17:10"];
    private static readonly string[] Said = ["过了 {matters} 件，定了 {settled} 件；没有进展的点了名，周三前回话。", "逐件过，{matters} 件里 {settled} 件定了办法，其余提双周调度。", "只讲卡在哪、谁来办、哪天办，{matters} 件三十分钟过完。"];

    public void Generate(IReadOnlyList<WorkGroup> groups)
    {
        foreach (var (from, to) in ActivitySeed.Periods("week", new DateOnly(2023, 1, 2), new DateOnly(2023, 12, 31)))
            foreach (var group in groups) Hold(group, from, to);
        foreach (var (from, to) in ActivitySeed.Periods("week", today.AddDays(-49), today))
            foreach (var group in groups.Where(_ => to < today ? chance.In(0.96) : chance.In(0.6))) Hold(group, from, to);
    }

    private void Hold(WorkGroup group, DateOnly from, DateOnly to)
    {
        var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(calendar.IsWorkingDay).ToList();
        // In a week without a working day the leading unit calls the others together by telephone before the holidays end.
        var day = days.Count > 0 ? chance.Pick(days) : to;
        var unit = people.UnitOfId(group.LeadUnitId);
        var matters = chance.Between(2, 8);
        List<(string, object)> who = [("chair", people.Head(unit)), .. group.MemberUnitCodes.Select(code => ("units", (object)people.Unit(code)))];
        activities.Add("dispatch-weekly", day, unit, $"{group.Name}周调度", group.Id, chance.Pick(Hours), $"{unit.ShortName}会议室", who, [("matters", matters), ("settled", chance.Between(1, matters))], chance.Pick(Said));
    }
}
