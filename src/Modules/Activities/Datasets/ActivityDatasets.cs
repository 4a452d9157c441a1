using Yingshang.Platform.Datasets;
using Yingshang.Platform.People;

namespace Yingshang.Activities.Datasets;

/// <summary>A record of dataset 活动.</summary>
public sealed class ActivityRow : DatasetRow
{
    public required string Kind { get; init; }
    public required string Family { get; init; }
    public required string Title { get; init; }
    public DateOnly On { get; init; }
    public DateOnly LastDay { get; init; }
    public required string Phase { get; init; }
    public bool IsHeld { get; init; }
    public string? HostUnit { get; init; }
    public string? WorkGroup { get; init; }
    public string? Place { get; init; }
}

/// <summary>A record of dataset 活动参与: somebody who takes part in an activity. Persons are counted and not named: no figure is about one of them.</summary>
public sealed class ParticipationRow : DatasetRow
{
    public Guid ActivityId { get; init; }
    public required string Title { get; init; }
    public required string Kind { get; init; }
    public required string Family { get; init; }
    public DateOnly On { get; init; }
    public bool IsHeld { get; init; }
    public required string Role { get; init; }
    public required string What { get; init; }
    public string? Unit { get; init; }
    public string? Enterprise { get; init; }
    public bool? HasCome { get; init; }
    public string? HostUnit { get; init; }
    public string? WorkGroup { get; init; }
}

/// <summary>A record of dataset 活动成果: a counted outcome.</summary>
public sealed class OutcomeRow : DatasetRow
{
    public Guid ActivityId { get; init; }
    public required string Title { get; init; }
    public required string Kind { get; init; }
    public required string Family { get; init; }
    public DateOnly On { get; init; }
    public required string Outcome { get; init; }
    public long Number { get; init; }
    public required string Unit { get; init; }
    public string? Enterprise { get; init; }
    public string? HostUnit { get; init; }
    public string? WorkGroup { get; init; }
}

/// <summary>数据集“活动”“活动参与”“活动成果”, each as far as the reader sees the activities.</summary>
internal static class ActivityDatasets
{
    public static IEnumerable<Dataset> Create(ActivityKindBook kinds)
    {
        IReadOnlyList<string> names = [.. kinds.All.Select(k => k.Name)], families = kinds.Families;
        yield return new Dataset<ActivityRow>("活动", "场", source => Activities(source, kinds)) { Label = a => $"{a.On:yyyy-MM-dd} {a.Title}", Link = a => $"/activities/{a.Id}" }
            .Field("kind", a => a.Kind, names)
            .Field("family", a => a.Family, families)
            .Field("title", a => a.Title)
            .Field("on", a => a.On)
            .Field("last_day", a => a.LastDay)
            .Field("phase", a => a.Phase, [.. Enum.GetValues<ActivityPhase>().Select(p => p.Word)])
            .Field("held", a => a.IsHeld)
            .Field("host_unit", a => a.HostUnit)
            .Field("work_group", a => a.WorkGroup)
            .Field("place", a => a.Place);
        yield return new Dataset<ParticipationRow>("活动参与", "人次（家次）", source => Participations(source, kinds)) { Label = p => $"{p.On:yyyy-MM-dd} {p.Title} {p.Enterprise ?? p.Unit ?? p.Role}", Link = p => $"/activities/{p.ActivityId}" }
            .Field("kind", p => p.Kind, names)
            .Field("family", p => p.Family, families)
            .Field("title", p => p.Title)
            .Field("on", p => p.On)
            .Field("held", p => p.IsHeld)
            .Field("role", p => p.Role)
            .Field("what", p => p.What, ["单位", "人员", "企业", "项目"])
            .Field("unit", p => p.Unit)
            .Field("enterprise", p => p.Enterprise)
            .Field("came", p => p.HasCome)
            .Field("host_unit", p => p.HostUnit)
            .Field("work_group", p => p.WorkGroup);
        yield return new Dataset<OutcomeRow>("活动成果", "项", source => Outcomes(source, kinds)) { Label = o => $"{o.On:yyyy-MM-dd} {o.Title} {o.Outcome}{(o.Enterprise is null ? "" : $" {o.Enterprise}")}", Link = o => $"/activities/{o.ActivityId}" }
            .Field("kind", o => o.Kind, names)
            .Field("family", o => o.Family, families)
            .Field("title", o => o.Title)
            .Field("on", o => o.On)
            .Field("outcome", o => o.Outcome)
            .Field("number", o => o.Number)
            .Field("unit", o => o.Unit)
            .Field("enterprise", o => o.Enterprise)
            .Field("host_unit", o => o.HostUnit)
            .Field("work_group", o => o.WorkGroup);
    }

    private static IQueryable<Activity> Seen(DatasetSource source, ActivityKindBook kinds) =>
        ActivityAccess.Visible(source.Db, source.User, kinds, source.Db.AsOf<Activity>(source.AsOf), source.Db.AsOf<ActivityParticipant>(source.AsOf));

    private static IQueryable<ActivityRow> Activities(DatasetSource source, ActivityKindBook kinds) =>
        from a in Seen(source, kinds)
        join u in source.Db.AsOf<Unit>(source.AsOf) on a.HostUnitId equals u.Id into units
        from u in units.DefaultIfEmpty()
        join g in source.Db.AsOf<WorkGroup>(source.AsOf) on a.WorkGroupId equals (Guid?)g.Id into groups
        from g in groups.DefaultIfEmpty()
        select new ActivityRow
        {
            Id = a.Id, Kind = a.Kind, Family = a.Family, Title = a.Title, On = a.On, LastDay = a.Until ?? a.On, Place = a.Place, HostUnit = u.ShortName, WorkGroup = g.Name,
            // The words of ActivityWords, which the database does not know.
            Phase = a.Phase == ActivityPhase.Planned ? "计划" : a.Phase == ActivityPhase.Invited ? "已邀请" : a.Phase == ActivityPhase.Held ? "已开展" : a.Phase == ActivityPhase.Closed ? "已完结" : "已取消",
            IsHeld = a.Phase == ActivityPhase.Held || a.Phase == ActivityPhase.Closed,
        };

    private static IQueryable<ParticipationRow> Participations(DatasetSource source, ActivityKindBook kinds) =>
        from p in source.Db.AsOf<ActivityParticipant>(source.AsOf)
        join a in Seen(source, kinds) on p.ActivityId equals a.Id
        join h in source.Db.AsOf<Unit>(source.AsOf) on a.HostUnitId equals h.Id into hosts
        from h in hosts.DefaultIfEmpty()
        join u in source.Db.AsOf<Unit>(source.AsOf) on p.UnitId equals (Guid?)u.Id into units
        from u in units.DefaultIfEmpty()
        join g in source.Db.AsOf<WorkGroup>(source.AsOf) on a.WorkGroupId equals (Guid?)g.Id into groups
        from g in groups.DefaultIfEmpty()
        select new ParticipationRow
        {
            Id = p.Id, ActivityId = a.Id, Title = a.Title, Kind = a.Kind, Family = a.Family, On = a.On, IsHeld = a.Phase == ActivityPhase.Held || a.Phase == ActivityPhase.Closed, Role = p.Role,
            What = p.Kind == ParticipantKind.Unit ? "单位" : p.Kind == ParticipantKind.Person ? "人员" : p.Kind == ParticipantKind.Project ? "项目" : "企业", Unit = u.ShortName,
            Enterprise = p.Kind == ParticipantKind.Enterprise ? p.Name : null, HasCome = p.HasCome, HostUnit = h.ShortName, WorkGroup = g.Name,
        };

    private static IQueryable<OutcomeRow> Outcomes(DatasetSource source, ActivityKindBook kinds) =>
        from o in source.Db.AsOf<ActivityOutcome>(source.AsOf)
        join a in Seen(source, kinds) on o.ActivityId equals a.Id
        join h in source.Db.AsOf<Unit>(source.AsOf) on a.HostUnitId equals h.Id into hosts
        from h in hosts.DefaultIfEmpty()
        join g in source.Db.AsOf<WorkGroup>(source.AsOf) on a.WorkGroupId equals (Guid?)g.Id into groups
        from g in groups.DefaultIfEmpty()
        where a.Phase == ActivityPhase.Held || a.Phase == ActivityPhase.Closed
        select new OutcomeRow
        {
            Id = o.Id, ActivityId = a.Id, Title = a.Title, Kind = a.Kind, Family = a.Family, On = a.On, Outcome = o.Name, Number = o.Hundredths, Unit = o.Unit, Enterprise = o.EnterpriseName, HostUnit = h.ShortName, WorkGroup = g.Name,
        };
}
