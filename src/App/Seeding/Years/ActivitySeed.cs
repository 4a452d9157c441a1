using System.Globalization;
using Yingshang.Activities;
using Yingshang.Cases;
using Yingshang.Enterprises;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding.Years;

/// <summary>活动 of the demo years, from <c>course/activities.yaml</c>: those of 2022 and 2023 come out exactly, those of the last and the coming weeks fill the calendar.</summary>
internal sealed class ActivitySeed(ActivityKindBook kinds, ActivityPeople people, WorkCalendar calendar, DateTime now, int seed)
{
    private readonly List<Activity> _all = [];
    private readonly Dictionary<string, HashSet<Guid>> _apart = [];
    private readonly Dictionary<string, Attendant[]> _citizens = [];
    private readonly DateOnly _today = now.ShanghaiDate;
    private int _number;

    // Of each plan its own: what the days of one plan bring does not change another.
    private Chance _chance = new(seed);

    public IReadOnlyList<Activity> All => _all;

    public void Generate(PackReader pack, double scale)
    {
        const string File = "course/activities.yaml";
        if (!pack.Exists(File) || pack.Read(File) is not { } top) return;
        top.TextOrNull("source");
        var plans = top.List("activities").Select(n => (Node: n, Plan: ActivityPlan.Read(n, _today, scale))).ToList();
        top.NothingElse();
        foreach (var (i, (node, plan)) in plans.Index())
        {
            _chance = new Chance(seed * 1000 + i);
            if (kinds.Find(plan.Kind) is not { } kind) node.Problem($"没有活动种类“{plan.Kind}”{Suggestion.For(plan.Kind, kinds.All.Select(k => k.Id))}");
            else
            {
                foreach (var (role, _) in plan.Roles.Where(r => kind.Roles.All(k => k.Id != r.Role))) node.Problem($"“{kind.Name}”没有参加者“{role}”{Suggestion.For(role, kind.Roles.Select(k => k.Id))}");
                foreach (var (outcome, _) in plan.Outcomes.Where(o => kind.Outcomes.All(k => k.Id != o.Outcome))) node.Problem($"“{kind.Name}”没有成果“{outcome}”{Suggestion.For(outcome, kind.Outcomes.Select(k => k.Id))}");
                if (pack.Problems.Count == 0) Add(kind, plan, Taken(plans.Select(p => p.Plan), plan));
            }
        }
    }

    /// <summary>Days of single activities of the kind, which others leave alone.</summary>
    private static HashSet<DateOnly> Taken(IEnumerable<ActivityPlan> plans, ActivityPlan plan) => [.. plans.Where(p => p != plan && p.Kind == plan.Kind && p.From == p.To).Select(p => p.From)];

    private void Add(ActivityKind kind, ActivityPlan plan, HashSet<DateOnly> taken)
    {
        var made = Days(plan, taken).Select((day, i) => New(kind, plan, day, plan.FirstNumber + i)).ToList();
        foreach (var role in kind.Roles)
            if (plan.Roles.FirstOrDefault(r => r.Role == role.Id).Plan is { } wanted) Fill(made, role, wanted);
        foreach (var (id, wanted) in plan.Outcomes) Count(made, kind, kind.Outcomes.First(o => o.Id == id), wanted);
        foreach (var activity in made)
        {
            activity.Title = Worded(activity.Title, activity);
            Finish(activity, kind, plan.Summaries);
        }
    }

    /// <summary>One with what is given; for those that follow from the pairing and the 专班.</summary>
    public Activity Add(string kindId, DateOnly on, Unit host, string title, Guid? group, string hours, string? place, IEnumerable<(string Role, object Who)> who, IEnumerable<(string Outcome, decimal Number)> outcomes, string? summary)
    {
        var kind = kinds.Find(kindId)!;
        var activity = Begin(kind, on, null, host, title, group, hours, place, null);
        foreach (var (role, someone) in who) Join(activity, kind.Roles.First(r => r.Id == role), someone);
        foreach (var (outcome, number) in outcomes) Came(activity, kind.Outcomes.First(o => o.Id == outcome), number, null);
        Finish(activity, kind, summary is null ? [] : [summary]);
        return activity;
    }

    /// <summary>When and where demands of a channel are heard: the activities of its kind, with the enterprises that were there.</summary>
    public ILookup<string, Session> Sessions() =>
        _all.Where(a => a.HasBeenHeld && kinds.Find(a.KindId)!.Channel is not null)
            .ToLookup(a => kinds.Find(a.KindId)!.Channel!, a => new Session(a, [.. a.Participants.Select(p => p.EnterpriseId).OfType<Guid>()]));

    /// <summary>Ties demands to the activities that they were heard at.</summary>
    public IReadOnlyList<ActivityDemand> Tie(IEnumerable<DemandStory> stories, IReadOnlyCollection<string> channels)
    {
        var sessions = Sessions();
        var ties = new List<ActivityDemand>();
        foreach (var story in stories.Where(s => channels.Contains(s.Case.Channel)))
            if (sessions[story.Case.Channel].FirstOrDefault(s => s.Hears(story.Case.ReceivedOn, story.Case.EnterpriseId)) is { } session)
                ties.Add(new ActivityDemand { ActivityId = session.Activity.Id, CaseId = story.Case.Id, AddedAt = story.Case.ReceivedAt });
        return ties;
    }

    public async Task WriteAsync(DistrictDb db, CancellationToken cancel)
    {
        await BulkWriter.InsertAsync(db, _all, cancel);
        await BulkWriter.InsertAsync(db, [.. _all.SelectMany(a => a.Participants)], cancel);
        await BulkWriter.InsertAsync(db, [.. _all.SelectMany(a => a.Outcomes)], cancel);
    }

    private IReadOnlyList<DateOnly> Days(ActivityPlan plan, HashSet<DateOnly> taken)
    {
        if (plan.From == plan.To) return [.. Enumerable.Repeat(plan.From, plan.Count ?? 1)];
        var periods = plan.Every is { } every ? Periods(every, plan.From, plan.To) : [];
        var days = new List<DateOnly>(periods.Take(plan.Count ?? int.MaxValue).Select(p => Working(p.From, plan.Within is { } n && calendar.AddWorkingDays(p.From.AddDays(-1), n) is var last && last < p.To ? last : p.To)));
        while (days.Count < (plan.Count ?? 0)) days.Add(Working(plan.From, plan.To));
        days.Sort();
        return days;

        DateOnly Working(DateOnly from, DateOnly to)
        {
            for (var tries = 0; tries < 60; tries++)
                if (from.AddDays(_chance.Between(0, to.DayNumber - from.DayNumber)) is var day && calendar.IsWorkingDay(day) && !taken.Contains(day)) return day;
            return calendar.WorkingDayOnOrAfter(from) is var next && next <= to ? next : to;
        }
    }

    /// <summary>The periods that have days in the span, cut to it.</summary>
    internal static List<(DateOnly From, DateOnly To)> Periods(string every, DateOnly from, DateOnly to)
    {
        var frequency = Enum.Parse<Duties.Frequency>(every, ignoreCase: true);
        var periods = new List<(DateOnly, DateOnly)>();
        for (var period = Duties.DutyPeriod.Of(frequency, from); period.From <= to; period = period.Next) periods.Add((period.From < from ? from : period.From, period.To > to ? to : period.To));
        return periods;
    }

    private Activity New(ActivityKind kind, ActivityPlan plan, DateOnly day, int number)
    {
        var host = plan.Hosts.Count > 0 ? people.UnitOf(_chance.Pick(plan.Hosts)) : people.Unit("business-environment-office");
        var place = people.Territories.Contains(host) ? host : _chance.Pick(people.Territories);
        string Fill(string text) => text.Replace("{n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{year}", $"{day.Year}", StringComparison.Ordinal).Replace("{month}", $"{day.Month}", StringComparison.Ordinal)
            .Replace("{last_month}", $"{day.AddMonths(-1).Month}", StringComparison.Ordinal).Replace("{quarter}", $"{"一二三四"[(day.Month - 1) / 3]}", StringComparison.Ordinal).Replace("{last_quarter}", $"{"四一二三"[(day.Month - 1) / 3]}", StringComparison.Ordinal)
            .Replace("{unit}", host.ShortName, StringComparison.Ordinal).Replace("{place}", place.ShortName, StringComparison.Ordinal).Replace("{topic}", plan.Topics.Count == 0 ? "" : plan.Topics[(number - plan.FirstNumber) % plan.Topics.Count], StringComparison.Ordinal);
        return Begin(kind, day, plan.Days > 1 ? day.AddDays(plan.Days - 1) : null, host, Fill(_chance.Pick(plan.Titles)), null, plan.Hours.Count == 0 ? "" : _chance.Pick(plan.Hours), plan.Places.Count == 0 ? null : Fill(_chance.Pick(plan.Places)),
            plan.Agenda.Count == 0 ? null : string.Join('\n', plan.Agenda.Select(Fill)));
    }

    private Activity Begin(ActivityKind kind, DateOnly on, DateOnly? until, Unit host, string title, Guid? group, string hours, string? place, string? agenda)
    {
        var planned = LocalTime.ToUtc(calendar.SubtractWorkingDays(on, 4), new TimeOnly(_chance.Between(8, 17), _chance.Between(0, 59)));
        if (planned > now) planned = now.AddHours(-_chance.Between(2, 90));
        var (minutes, head) = (Minutes(hours), people.Head(host));
        var activity = new Activity
        {
            Id = OrganisationSeed.IdOf(new DateTimeOffset(planned), "activity", $"{_number++}"), KindId = kind.Id, Kind = kind.Name, Family = kind.Family, Title = title, On = on, Until = until, FromMinute = minutes.From, ToMinute = minutes.To,
            Place = place, HostUnitId = host.Id, WorkGroupId = group, Agenda = agenda, SignInCode = _chance.Code(10), PlannedById = head.AccountId, PlannedByName = head.Name,
        };
        activity.RecordedOn(planned);
        _all.Add(activity);
        return activity;
    }

    private static (int? From, int? To) Minutes(string hours)
    {
        var parts = hours.Split('-');
        int? Minute(int index) => parts.Length > index && TimeOnly.TryParse(parts[index], CultureInfo.InvariantCulture, out var time) ? time.Hour * 60 + time.Minute : null;
        return (Minute(0), Minute(1));
    }

    private void Fill(IReadOnlyList<Activity> made, ParticipantRole role, RolePlan wanted)
    {
        foreach (var activity in made)
            foreach (var always in wanted.Always) Join(activity, role, role.Kind == ParticipantKind.Unit ? people.Unit(always) : role.Kind == ParticipantKind.Person ? people.Account(always) : throw new InvalidOperationException($"{role.Name}: always"));
        var sizes = wanted.Total is { } total ? Divide(total, Chances(made.Count), 1, wanted.Least) : [.. made.Select(_ => wanted.Most == 0 ? 0 : _chance.Between(wanted.Least, wanted.Most))];
        if (sizes.Sum() == 0) return;
        var pool = Pool(made, role, wanted, sizes.Max());
        var dealt = wanted.Distinct is null ? null : new Queue<object>(Enumerable.Range(0, sizes.Sum()).Select(i => pool[i % pool.Count]));
        foreach (var (activity, size) in made.Zip(sizes))
            foreach (var someone in dealt is null ? Draw(pool, size, activity, role) : Enumerable.Range(0, size).Select(_ => dealt.Dequeue())) Join(activity, role, someone);
    }

    /// <summary>Out of whom is drawn; of so many different ones exactly those, in the order in which they are dealt.</summary>
    private List<object> Pool(IReadOnlyList<Activity> made, ParticipantRole role, RolePlan wanted, int most)
    {
        var pool = role.Kind switch
        {
            ParticipantKind.Unit => [.. Units(wanted)],
            ParticipantKind.Person => [.. Persons(wanted)],
            _ => people.Companies(made.Min(a => a.On), wanted.Industries).Where(e => wanted.Apart is null || !Apart(wanted.Apart).Contains(e.Id)).ToList<object>(),
        };
        if (pool.Count == 0) throw new InvalidOperationException($"course/activities.yaml: nobody for {made[0].Title} {role.Name}");
        if (wanted.Distinct is not { } distinct) return pool;
        var chosen = Shuffled(pool).Take(Math.Max(Math.Min(distinct, pool.Count), Math.Min(most, pool.Count))).ToList();
        if (wanted.Apart is { } name) Apart(name).UnionWith(chosen.OfType<Enterprise>().Select(e => e.Id));
        return chosen;
    }

    private HashSet<Guid> Apart(string name) => _apart.TryGetValue(name, out var known) ? known : _apart[name] = [];

    private IEnumerable<object> Units(RolePlan wanted) => wanted.Units.Count == 0 ? people.DistrictUnits : wanted.Units.SelectMany(u => u switch { "区直" => people.DistrictUnits, "属地" => people.Territories, _ => [people.Unit(u)] });

    private IEnumerable<object> Persons(RolePlan wanted) => wanted.From switch
    {
        "chiefs" => Units(wanted).Cast<Unit>().Select(people.Head),
        "deputies" => Units(wanted).Cast<Unit>().Select(people.Deputy),
        "leaders" => people.Leaders.Where(a => a.PasswordHash is not null).Select(ActivityPeople.Of),
        "cadres" => Enumerable.Range(0, Math.Max(wanted.Distinct ?? 0, 60)).Select(_ => people.Cadre()),
        "citizens" => Citizens(wanted),
        _ => wanted.Names.Select(n => n.Split(' ') is [var name, var post] ? new Attendant(name, post, null, null) : new Attendant(n, null, null, null)),
    };

    // The same citizens whenever they are called by the same words: officers of experience serve for a term.
    private Attendant[] Citizens(RolePlan wanted)
    {
        var key = string.Join('、', wanted.Posts);
        return _citizens.TryGetValue(key, out var known) ? known : _citizens[key] = [.. Enumerable.Range(0, wanted.Distinct ?? 17).Select(_ => people.Citizen(wanted.Posts))];
    }

    private IEnumerable<object> Draw(List<object> pool, int size, Activity activity, ParticipantRole role)
    {
        var known = activity.Participants.Where(p => p.RoleId == role.Id).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        for (var (i, tries) = (0, 0); i < size && tries < size * 20; tries++)
            if (_chance.Pick(pool) is var someone && known.Add(NameOf(someone)))
            {
                i++;
                yield return someone;
            }
    }

    private static string NameOf(object who) => who switch { Unit u => u.ShortName, Attendant a => a.Name, Enterprise e => e.Name, _ => ((PairedProject)who).Name };

    private static void Join(Activity activity, ParticipantRole role, object who)
    {
        var order = activity.Participants.Count(p => p.RoleId == role.Id);
        var person = who as Attendant;
        activity.Participants.Add(new ActivityParticipant
        {
            Id = OrganisationSeed.IdOf(new DateTimeOffset(activity.RecordedAt), "participant", $"{activity.Id:N}/{role.Id}/{order}"), ActivityId = activity.Id, Kind = role.Kind, RoleId = role.Id, Role = role.Name, Order = order, Name = NameOf(who),
            UnitId = person?.UnitId ?? (who as Unit)?.Id, AccountId = person?.AccountId, Post = person?.Post, EnterpriseId = (who as Enterprise)?.Id, ProjectId = (who as PairedProject)?.Id,
        });
    }

    private void Count(IReadOnlyList<Activity> made, ActivityKind kind, OutcomeKind outcome, OutcomePlan wanted)
    {
        var held = made.Where(IsOver).ToList();
        if (outcome.IsPerEnterprise) { PerEnterprise(held, kind, outcome, wanted); return; }
        var totals = wanted.Total is { } total ? Divide(total, wanted.Along is { } along ? [.. held.Select(a => (double)Of(a, along) * _chance.Between(0.75, 1.25) + 0.01)] : Chances(held.Count), wanted.Step, wanted.Least) : null;
        foreach (var (i, activity) in held.Index())
            Came(activity, outcome, totals is not null ? totals[i] : wanted.Value ?? (wanted.Count is { } role ? activity.Participants.Count(p => p.RoleId == role)
                : wanted.Of is { } of ? Math.Floor(Of(activity, of) * (decimal)_chance.Between(wanted.ShareFrom, wanted.ShareTo)) : _chance.Between(wanted.Least, wanted.Most)), null);
    }

    private void PerEnterprise(List<Activity> held, ActivityKind kind, OutcomeKind outcome, OutcomePlan wanted)
    {
        var guests = held.SelectMany(a => a.Participants.Where(p => p.RoleId == kind.Guests!.Id).Select(p => (Activity: a, Guest: p))).ToList();
        var some = wanted.Some is { } count ? Shuffled(guests).DistinctBy(g => g.Guest.EnterpriseId).Take(count).ToList() : guests;
        var parts = wanted.Total is { } total ? Divide(total, Chances(some.Count), wanted.Step, wanted.Least) : [.. some.Select(_ => _chance.Between(wanted.Least / wanted.Step, wanted.Most / wanted.Step) * wanted.Step)];
        foreach (var ((activity, guest), number) in some.Zip(parts)) Came(activity, outcome, number, guest);
    }

    private static decimal Of(Activity activity, string outcome) => activity.Outcomes.Find(o => o.OutcomeId == outcome)?.Number ?? 0;

    private static void Came(Activity activity, OutcomeKind outcome, decimal number, ActivityParticipant? of) => activity.Outcomes.Add(new ActivityOutcome
    {
        Id = OrganisationSeed.IdOf(new DateTimeOffset(activity.RecordedAt), "outcome", $"{activity.Id:N}/{outcome.Id}/{of?.Id:N}"), ActivityId = activity.Id, OutcomeId = outcome.Id, Name = outcome.Name, Unit = outcome.Unit,
        Hundredths = (long)(number * 100), ParticipantId = of?.Id, EnterpriseId = of?.EnterpriseId, EnterpriseName = of?.Name,
    });

    // Of today's the hour decides.
    private bool IsOver(Activity activity) => activity.LastDay < _today || (activity.LastDay == _today && LocalTime.ToUtc(_today, TimeOnly.MinValue).AddMinutes(activity.ToMinute ?? 18 * 60) < now);

    private void Finish(Activity activity, ActivityKind kind, IReadOnlyList<string> summaries)
    {
        if (IsOver(activity))
        {
            activity.Hold();
            // Of the latest the results are not all written down yet.
            var waits = activity.LastDay > _today.AddDays(-4) && _chance.In(0.5);
            if (waits) activity.Outcomes.Clear();
            else activity.Close(summaries.Count == 0 ? null : Worded(_chance.Pick(summaries), activity));
            var written = LocalTime.ToUtc(activity.LastDay, new TimeOnly(_chance.Between(16, 18), _chance.Between(0, 59)));
            activity.RecordedOn(written < now ? written : now.AddMinutes(-5));
        }
        else if (kind.Invites && activity.On < _today.AddDays(9)) activity.Invite();
        foreach (var participant in activity.Participants) participant.RecordedOn(activity.RecordedAt);
        foreach (var outcome in activity.Outcomes) outcome.RecordedOn(activity.RecordedAt);
    }

    /// <summary>{enterprise} and {enterprises} by those that take part, {outcome-id} by its number.</summary>
    private static string Worded(string text, Activity activity)
    {
        if (!text.Contains('{')) return text;
        var guests = activity.Participants.Where(p => p.Kind == ParticipantKind.Enterprise).ToList();
        text = text.Replace("{enterprise}", guests.FirstOrDefault()?.Name ?? "企业", StringComparison.Ordinal).Replace("{enterprises}", guests.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{leader}", activity.Participants.FirstOrDefault(p => p.Kind == ParticipantKind.Person)?.Name ?? "", StringComparison.Ordinal);
        foreach (var outcome in activity.Outcomes.Where(o => o.ParticipantId is null)) text = text.Replace($"{{{outcome.OutcomeId}}}", outcome.Number.ToString("#,0.##", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return text;
    }

    private List<double> Chances(int count) => [.. Enumerable.Range(0, count).Select(_ => _chance.Between(0.5, 1.5))];

    /// <summary>None below the least, as far as the total reaches.</summary>
    private static int[] Divide(int total, IReadOnlyList<double> weights, int step, int least)
    {
        if (weights.Count == 0) return [];
        var floor = Math.Min(least / step, total / step / weights.Count) * step;
        return [.. Apportionment.Of(total, [.. weights.Select(w => (long)(w * 1000) + 1)], step, floor).Select(p => (int)p)];
    }

    private List<T> Shuffled<T>(IReadOnlyList<T> things)
    {
        var list = things.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = _chance.Between(0, i);
            (list[i], list[j]) = (list[j], list[i]);
        }
        return list;
    }
}

/// <summary>An activity at which demands are heard.</summary>
internal sealed record Session(Activity Activity, IReadOnlyList<Guid> Enterprises)
{
    /// <summary>On its days or the day after, of an enterprise that was there; where very many are visited they are not all named.</summary>
    public bool Hears(DateOnly on, Guid? enterprise) => on >= Activity.On && on <= Activity.LastDay.AddDays(1) && (Activity.KindId == "big-visit" || enterprise is { } known && Enterprises.Contains(known));
}
