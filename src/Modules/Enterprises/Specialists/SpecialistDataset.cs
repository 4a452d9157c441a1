using Yingshang.Platform.Datasets;
using Yingshang.Platform.People;

namespace Yingshang.Enterprises.Specialists;

/// <summary>A record of dataset 专员: a line of the roster.</summary>
public sealed class SpecialistRow : DatasetRow
{
    public required string Name { get; init; }
    public string? Post { get; init; }
    public string? Unit { get; init; }
    public string? UnitKind { get; init; }
    public bool IsHead { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? Until { get; init; }
}

/// <summary>数据集“专员”. The roster is public.</summary>
internal static class SpecialistDataset
{
    public static Dataset<SpecialistRow> Create() => new Dataset<SpecialistRow>("专员", "名", Read) { Label = s => s.Name, Link = _ => "/specialists" }
        .Field("name", s => s.Name)
        .Field("post", s => s.Post)
        .Field("unit", s => s.Unit)
        .Field("unit_kind", s => s.UnitKind)
        .Field("head", s => s.IsHead)
        .Field("from", s => s.From)
        .Field("until", s => s.Until);

    private static IQueryable<SpecialistRow> Read(DatasetSource source) =>
        from s in source.Db.AsOf<Specialist>(source.AsOf)
        join u in source.Db.AsOf<Unit>(source.AsOf) on s.UnitId equals u.Id into units
        from u in units.DefaultIfEmpty()
        select new SpecialistRow { Id = s.Id, Name = s.Name, Post = s.Post, Unit = u.ShortName, UnitKind = u.Kind, IsHead = s.IsHead, From = s.From, Until = s.Until };
}
