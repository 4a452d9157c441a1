using Yingshang.Activities;
using Yingshang.Duties;
using Yingshang.Duties.MakeItems;
using Yingshang.Duties.MeetDuty;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding.Years;

/// <summary>应办事项 of 2023 and of these weeks, each owed by whoever owes it today, met by the activities that meet it or, where a call is owed, by a note of it.</summary>
internal sealed class DutySeed(District district, DistrictDb db, IReadOnlyList<Activity> activities, IReadOnlyList<string> notes, DateTime now, Chance chance)
{
    /// <summary>So many periods before today's, besides those of 2023.</summary>
    private static int Back(Frequency every) => every switch { Frequency.Week => 7, Frequency.Fortnight => 4, Frequency.Month => 2, _ => 1 };

    private readonly DateOnly _today = now.ShanghaiDate;

    public async Task WriteAsync(CancellationToken cancel)
    {
        var (chronicle, items) = (new Chronicle(db), new List<DutyItem>());
        var held = activities.Where(a => a.HasBeenHeld).OrderBy(a => a.On).ThenBy(a => a.Id).ToLookup(a => a.KindId);
        foreach (var duty in district.Declared<DutyBook>().All)
        {
            var owners = await Owners.OfAsync(db, district, duty, cancel);
            foreach (var period in Periods(duty.Every))
            {
                var meeting = duty.Activities.SelectMany(k => held[k]).Where(a => a.On >= period.From && a.On <= period.To).OrderBy(a => a.On).ToList();
                foreach (var owner in owners)
                    for (var n = 1; n <= duty.Times; n++) items.Add(Make(chronicle, duty, period, owner, n, meeting));
            }
        }
        await chronicle.WriteAsync(cancel);
    }

    private IEnumerable<DutyPeriod> Periods(Frequency every)
    {
        var first = DutyPeriod.Of(every, _today);
        for (var i = 0; i < Back(every); i++) first = first.Previous;
        for (var period = DutyPeriod.Of(every, new DateOnly(2023, 1, 2)); period.From <= new DateOnly(2023, 12, 31) && period.From < first.From; period = period.Next) yield return period;
        for (var period = first; period.From <= _today; period = period.Next) yield return period;
    }

    private DutyItem Make(Chronicle chronicle, Duty duty, DutyPeriod period, Owner owner, int n, IReadOnlyList<Activity> meeting)
    {
        var key = $"{duty.Id}|{period.From:yyyyMMdd}|{owner.Key}|{n}";
        var began = LocalTime.ToUtc(period.From, new TimeOnly(0, 2));
        var item = DutyMaker.New(OrganisationSeed.IdOf(new DateTimeOffset(began), "duty", key), duty, period, owner, n, key, district.Calendar);
        chronicle.Note(item, began);
        if (meeting.FirstOrDefault(a => MatchActivities.Meets(a, item)) is { } met) item.MeetBy(met.Id, met.On, met.Title);
        else if (duty.TakesNote && item.IsPersonal && CalledOn(period) is { } on) item.MeetBy(on, chance.Pick(notes).Replace("{about}", item.About, StringComparison.Ordinal), item.OwnerName);
        if (item.MetOn is { } day) chronicle.Note(item, LocalTime.ToUtc(day, new TimeOnly(chance.Between(16, 17), chance.Between(0, 59))) is var at && at < now ? at : now.AddMinutes(-10));
        return item;
    }

    /// <summary>A working day of the period on which a call was made; null: none yet. Of the last months a few were forgotten.</summary>
    private DateOnly? CalledOn(DutyPeriod period)
    {
        var last = period.To < _today ? period.To : _today.AddDays(-1);
        var elapsed = (last.DayNumber - period.From.DayNumber + 1) / (double)(period.To.DayNumber - period.From.DayNumber + 1);
        if (last < period.From || (period.From.Year > 2023 && !chance.In(period.To < _today ? 0.975 : elapsed * 0.9))) return null;
        for (var tries = 0; tries < 30; tries++)
            if (period.From.AddDays(chance.Between(0, last.DayNumber - period.From.DayNumber)) is var day && district.Calendar.IsWorkingDay(day)) return day;
        return null;
    }
}
