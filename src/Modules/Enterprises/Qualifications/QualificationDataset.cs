using System.Globalization;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.People;

namespace Yingshang.Enterprises.Qualifications;

/// <summary>A record of dataset 企业资质: what an enterprise holds, from a day to a day, with the enterprise as the register has it.</summary>
public sealed class QualificationRow : DatasetRow
{
    public Guid EnterpriseId { get; init; }
    public required string Qualification { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? Until { get; init; }
    public required string Source { get; init; }
    public required string Enterprise { get; init; }
    public required string CreditCode { get; init; }
    public required string Status { get; init; }
    public DateOnly? CancelledOn { get; init; }
    public string? Territory { get; init; }
    public string? IndustrySection { get; init; }
    public string? SizeClass { get; init; }
}

/// <summary>数据集“企业资质”: held on a day by 取得日期 and 有效期至, begun in a period by 取得日期. Of the enterprises that the reader may see.</summary>
internal static class QualificationDataset
{
    public static Dataset<QualificationRow> Create(EnterpriseCatalogues catalogues) =>
        new Dataset<QualificationRow>("企业资质", "项", Read) { Label = q => $"{q.Enterprise}　{q.Qualification}（{Period(q.From, q.Until)}）", Link = q => $"/enterprises/{q.EnterpriseId}#qualifications" }
            .Field("qualification", q => q.Qualification, [.. catalogues.Tags.Select(t => t.Name)])
            .Field("from", q => q.From)
            .Field("until", q => q.Until)
            .Field("source", q => q.Source)
            .Field("enterprise", q => q.Enterprise)
            .Field("credit_code", q => q.CreditCode)
            .Field("status", q => q.Status, [.. catalogues.Statuses.Select(s => s.Name)])
            .Field("cancelled_on", q => q.CancelledOn)
            .Field("territory", q => q.Territory)
            .Field("industry_section", q => q.IndustrySection, [.. catalogues.Industries.Sections.Select(s => s.Code)])
            .Field("size_class", q => q.SizeClass);

    /// <summary>2022-11-15 至 2025-11-14; without an end 2022-11-15 起.</summary>
    public static string Period(DateOnly from, DateOnly? until) => until is { } last ? $"{Day(from)} 至 {Day(last)}" : $"{Day(from)} 起";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IQueryable<QualificationRow> Read(DatasetSource source) =>
        from q in source.Db.AsOf<Qualification>(source.AsOf)
        join e in EnterpriseDataset.Seen(source) on q.EnterpriseId equals e.Id
        join u in source.Db.AsOf<Unit>(source.AsOf) on e.TerritoryUnitId equals (Guid?)u.Id into units
        from u in units.DefaultIfEmpty()
        select new QualificationRow
        {
            Id = q.Id, EnterpriseId = e.Id, Qualification = q.Name, From = q.From, Until = q.Until, Source = q.Source, Enterprise = e.Name, CreditCode = e.CreditCode, Status = e.Status, CancelledOn = e.CancelledOn,
            Territory = u.ShortName, IndustrySection = e.IndustrySection, SizeClass = e.SizeClass,
        };
}
