using Yingshang.Enterprises.Catalogues;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.People;

namespace Yingshang.Enterprises;

/// <summary>A record of dataset 企业: an enterprise as the register has it.</summary>
public sealed class EnterpriseRow : DatasetRow
{
    public required string CreditCode { get; init; }
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public string? Group { get; init; }
    public required string Status { get; init; }
    public DateOnly? EstablishedOn { get; init; }
    public DateOnly? CancelledOn { get; init; }
    public string? Territory { get; init; }
    public string? IndustrySection { get; init; }
    public string? SizeClass { get; init; }
    public required List<string> Tags { get; init; }
}

/// <summary>数据集“企业”. Somebody who does not see the whole register counts what can be seen of it.</summary>
internal static class EnterpriseDataset
{
    public static Dataset<EnterpriseRow> Create(EnterpriseCatalogues catalogues)
    {
        var groups = catalogues.Kinds.ToLookup(k => k.Group, k => k.Name);
        return new Dataset<EnterpriseRow>("企业", "户", source => Read(source, [.. groups["企业"]], [.. groups["个体工商户"]], [.. groups["农民专业合作社"]]))
            { Label = e => e.Name, Link = e => $"/enterprises/{e.Id}" }
            .Field("credit_code", e => e.CreditCode)
            .Field("name", e => e.Name)
            .Field("kind", e => e.Kind, [.. catalogues.Kinds.Select(k => k.Name)])
            .Field("group", e => e.Group, [.. catalogues.Kinds.Select(k => k.Group).Distinct()])
            .Field("status", e => e.Status, [.. catalogues.Statuses.Select(s => s.Name)])
            .Field("established_on", e => e.EstablishedOn)
            .Field("cancelled_on", e => e.CancelledOn)
            .Field("territory", e => e.Territory)
            .Field("industry_section", e => e.IndustrySection, [.. catalogues.Industries.Sections.Select(s => s.Code)])
            .Field("size_class", e => e.SizeClass)
            .Field("tags", e => e.Tags, [.. catalogues.Tags.Select(t => t.Name)])
            .NotHere(catalogues.Facts.Select(f => f.Id));
    }

    /// <summary>As they were known then, those that the reader may see.</summary>
    public static IQueryable<Enterprise> Seen(DatasetSource source)
    {
        var enterprises = source.Db.AsOf<Enterprise>(source.AsOf);
        if (source.User.ScopeOf(EnterpriseActions.View) == Scope.District) return enterprises;
        var visible = new EnterpriseAccess(source.Db, source.User).Visible();
        return enterprises.Where(e => visible.Any(v => v.Id == e.Id));
    }

    private static IQueryable<EnterpriseRow> Read(DatasetSource source, List<string> companies, List<string> traders, List<string> cooperatives)
    {
        return from e in Seen(source)
               join u in source.Db.AsOf<Unit>(source.AsOf) on e.TerritoryUnitId equals (Guid?)u.Id into units
               from u in units.DefaultIfEmpty()
               select new EnterpriseRow
               {
                   Id = e.Id, CreditCode = e.CreditCode, Name = e.Name, Kind = e.Kind, Status = e.Status, EstablishedOn = e.EstablishedOn, CancelledOn = e.CancelledOn,
                   Group = companies.Contains(e.Kind) ? "企业" : traders.Contains(e.Kind) ? "个体工商户" : cooperatives.Contains(e.Kind) ? "农民专业合作社" : null,
                   Territory = u.ShortName, IndustrySection = e.IndustrySection, SizeClass = e.SizeClass, Tags = e.Tags,
               };
    }
}
