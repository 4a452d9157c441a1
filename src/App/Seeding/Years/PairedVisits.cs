using Yingshang.Activities;
using Yingshang.Enterprises;
using Yingshang.Platform.People;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding.Years;

/// <summary>走访 of the paired leaders: once a quarter to each enterprise and project, two or three on one trip; and what is planned for the coming weeks.</summary>
internal sealed class PairedVisits(ActivitySeed activities, ActivityPeople people, WorkCalendar calendar, DateOnly today, Chance chance)
{
    private static readonly string[] Hours = ["09:00-11:00", "09:30-11:30", "14:30-16:30", "15:00-17:00"];
    private static readonly string[] Said =
    [
        "看了车间和仓库，问了订单、用工和明年打算；反映问题 {problems} 个，当场解决 {solved-on-the-spot} 个，其余交营商办。", "现场听企业讲，反映问题 {problems} 个；能定的当场定，定不了的约好下次回话的日子。",
        "到工地和生产线各看了一遍，问题 {problems} 个逐条记下，牵头单位当场认领。", "没有座谈，边走边问；问题 {problems} 个，当场解决 {solved-on-the-spot} 个。",
    ];

    public void Generate(IReadOnlyList<Enterprise> enterprises, IReadOnlyList<PairedProject> projects)
    {
        var paired = enterprises.Where(e => e.PairedLeaderId is not null).Select(e => (Leader: e.PairedLeaderId!.Value, Who: (object)e)).Concat(projects.Select(p => (Leader: p.LeaderId, Who: (object)p))).ToLookup(p => p.Leader, p => p.Who);
        foreach (var leader in people.Leaders.Where(l => paired.Contains(l.Id)))
        {
            foreach (var (from, to) in ActivitySeed.Periods("quarter", new DateOnly(2023, 1, 3), new DateOnly(2023, 12, 29))) Trips(leader, [.. paired[leader.Id]], from, to);
            var quarter = Duties.DutyPeriod.Of(Duties.Frequency.Quarter, today);
            Trips(leader, [.. paired[leader.Id].Where(_ => chance.In(0.97))], quarter.Previous.From, quarter.Previous.To);
            var elapsed = (today.DayNumber - quarter.From.DayNumber) / 92d;
            var done = paired[leader.Id].Where(_ => chance.In(elapsed * 0.92)).ToList();
            if (today > quarter.From) Trips(leader, done, quarter.From, today.AddDays(-1));
            // Those that are still owed are in the diary of some; the leader of the demo has his next week filled.
            var ahead = paired[leader.Id].Except(done).ToList();
            if (ahead.Count > 0 && (leader.UserName == "gaoyuan" || chance.In(0.35))) Trip(leader, [.. ahead.Take(2)], calendar.AddWorkingDays(today, leader.UserName == "gaoyuan" ? 1 : chance.Between(1, 12)));
        }
    }

    private void Trips(Account leader, List<object> objects, DateOnly from, DateOnly to)
    {
        for (var i = 0; i < objects.Count;)
        {
            var size = Math.Min(objects.Count - i, chance.In(0.4) ? 1 : 2);
            Trip(leader, objects.GetRange(i, size), Day(from, to));
            i += size;
        }
    }

    private DateOnly Day(DateOnly from, DateOnly to)
    {
        for (var tries = 0; tries < 40; tries++)
            if (from.AddDays(chance.Between(0, to.DayNumber - from.DayNumber)) is var day && calendar.IsWorkingDay(day)) return day;
        return from;
    }

    private void Trip(Account leader, IReadOnlyList<object> objects, DateOnly day)
    {
        var problems = chance.Between(0, 3);
        var (first, place) = (objects[0], objects.Select(o => o switch { Enterprise e => e.TerritoryUnitId, PairedProject p => p.TerritoryUnitId, _ => null }).OfType<Guid>().FirstOrDefault());
        var name = first is Enterprise enterprise ? enterprise.Name : ((PairedProject)first).Name;
        List<(string, object)> who = [("leaders", ActivityPeople.Of(leader))];
        if (people.Territories.FirstOrDefault(u => u.Id == place) is { } territory) who.Add(("units", territory));
        who.AddRange(objects.Select(o => (o is Enterprise ? "enterprises" : "projects", o)));
        activities.Add("visit", day, people.UnitOfId(leader.UnitId!.Value), $"{leader.DisplayName}走访{name}{(objects.Count > 1 ? $"等 {objects.Count} 家" : "")}", null, chance.Pick(Hours),
            people.Territories.FirstOrDefault(u => u.Id == place)?.ShortName, who, [("problems", problems), ("solved-on-the-spot", problems == 0 ? 0 : chance.Between(0, problems))], chance.Pick(Said));
    }
}
