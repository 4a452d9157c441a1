using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises;

/// <summary>资质、入库：an enterprise holds a tag of the catalogue from a day to a day. 高新技术企业 as recognised for three years, 规上工业 since it stands in the statistics' directory. Renewed, it is a further row.</summary>
public sealed class Qualification : VersionedRow
{
    public Guid EnterpriseId { get; init; }

    /// <summary>Name of a tag (<c>catalogues/enterprise-tags.yaml</c>).</summary>
    public required string Name { get; init; }

    /// <summary>First day: of the certificate, of the entry into the directory.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day on which it holds; null while no end is known.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>By whom and what: 认定文件, 统计名录 …</summary>
    public required string Source { get; set; }

    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || Until >= day);

    /// <summary>Some day belongs to both.</summary>
    public bool Overlaps(DateOnly from, DateOnly? until) => (until is null || From <= until) && (Until is null || from <= Until);
}
