using Yingshang.Platform.Datasets;
using Yingshang.Platform.People;
using Yingshang.WorkCalendars;

namespace Yingshang.Duties;

/// <summary>A record of dataset 应办事项: one thing owed once. Who owes it is said by unit; a person is not named, so that no figure ranks people.</summary>
public sealed class DutyRow : DatasetRow
{
    public required string Duty { get; init; }
    public DateOnly PeriodFrom { get; init; }
    public DateOnly PeriodTo { get; init; }
    public DateOnly DueOn { get; init; }
    public string? Unit { get; init; }
    public string? WorkGroup { get; init; }
    public string? About { get; init; }
    public bool IsMet { get; init; }
    public DateOnly? MetOn { get; init; }

    /// <summary>Null while neither done nor due.</summary>
    public bool? IsOnTime { get; init; }
    public bool IsExcused { get; init; }
}

/// <summary>数据集“应办事项”.</summary>
internal static class DutyDataset
{
    public static Dataset<DutyRow> Create(DutyBook book) => new Dataset<DutyRow>("应办事项", "项", Read) { Label = d => $"{d.DueOn:yyyy-MM-dd}前 {d.Duty}{(d.About is null ? "" : $" {d.About}")}{(d.WorkGroup is null && d.Unit is not null ? $" {d.Unit}" : "")}", Link = d => $"/duties/{d.Id}" }
        .Field("duty", d => d.Duty, [.. book.All.Select(d => d.Name)])
        .Field("period_begins", d => d.PeriodFrom)
        .Field("period_ends", d => d.PeriodTo)
        .Field("due_on", d => d.DueOn)
        .Field("unit", d => d.Unit)
        .Field("work_group", d => d.WorkGroup)
        .Field("about", d => d.About)
        .Field("met", d => d.IsMet)
        .Field("met_on", d => d.MetOn)
        .Field("on_time", d => d.IsOnTime)
        .Field("excused", d => d.IsExcused);

    private static IQueryable<DutyRow> Read(DatasetSource source)
    {
        var today = source.AsOf.ShanghaiDate;
        var items = source.Db.AsOf<DutyItem>(source.AsOf);
        switch (source.User.ScopeOf(DutyActions.View))
        {
            case Scope.District: break;
            case Scope.Unit or Scope.Section when source.User.UnitId is { } unit: items = items.Where(i => i.OwnerUnitId == unit && i.OwnerAccountId == null); break;
            default: items = items.Where(_ => false); break;
        }
        return from i in items
               join u in source.Db.AsOf<Unit>(source.AsOf) on i.OwnerUnitId equals (Guid?)u.Id into units
               from u in units.DefaultIfEmpty()
               join g in source.Db.AsOf<WorkGroup>(source.AsOf) on i.GroupId equals (Guid?)g.Id into groups
               from g in groups.DefaultIfEmpty()
               select new DutyRow
               {
                   Id = i.Id, Duty = i.Duty, PeriodFrom = i.PeriodFrom, PeriodTo = i.PeriodTo, DueOn = i.DueOn, Unit = u.ShortName, WorkGroup = g.Name, About = i.About,
                   IsMet = i.State == DutyState.Met, MetOn = i.MetOn, IsExcused = i.State == DutyState.Excused,
                   IsOnTime = i.State == DutyState.Excused ? (bool?)null : i.MetOn != null ? i.MetOn <= i.DueOn : i.DueOn < today ? false : (bool?)null,
               };
    }
}
