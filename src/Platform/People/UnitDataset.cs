using Yingshang.Platform.Datasets;

namespace Yingshang.Platform.People;

/// <summary>A record of dataset 单位.</summary>
public sealed class UnitRow : DatasetRow
{
    public required string Name { get; init; }
    public required string ShortName { get; init; }
    public required string Kind { get; init; }
    public bool IsOrderable { get; init; }
    public bool SendsSpecialists { get; init; }
}

/// <summary>数据集“单位”.</summary>
internal static class UnitDataset
{
    public static Dataset<UnitRow> Create() => new Dataset<UnitRow>("单位", "个", source => source.Db.AsOf<Unit>(source.AsOf).Select(u => new UnitRow
        {
            Id = u.Id, Name = u.Name, ShortName = u.ShortName, Kind = u.Kind, IsOrderable = u.IsOrderable, SendsSpecialists = u.SendsSpecialists,
        })) { Label = u => u.Name }
        .Field("name", u => u.Name)
        .Field("short_name", u => u.ShortName)
        .Field("kind", u => u.Kind)
        .Field("orderable", u => u.IsOrderable)
        .Field("sends_specialists", u => u.SendsSpecialists);
}
