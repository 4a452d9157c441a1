using System.Globalization;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Platform.Pages;

namespace Yingshang.Enterprises.EnterpriseFile;

/// <summary>A line of 数据 on the file page.</summary>
public sealed record FactLine(EnterpriseFact Fact, FactKind Kind, bool IsHidden)
{
    /// <summary>2022年, 2023年1月—9月, 2023年9月30日.</summary>
    public string Period => Fact.From is not { } from ? ChineseFormat.Date(Fact.AsOn)
        : from.Month == 1 && from.Day == 1 && Fact.AsOn == new DateOnly(from.Year, 12, 31) ? from.ToString("yyyy年", CultureInfo.InvariantCulture)
        : from.Day == 1 && Fact.AsOn == new DateOnly(from.Year, from.Month, 1).AddMonths(1).AddDays(-1) ? from.ToString("yyyy年M月", CultureInfo.InvariantCulture)
        : $"{ChineseFormat.Date(from)}—{ChineseFormat.Date(Fact.AsOn)}";

    /// <summary>The value, or the law by which it is not shown.</summary>
    public string Shown => IsHidden ? $"保密（{Kind.Confidential}）" : Kind.Shown(Fact.Number, Fact.Text);

    /// <summary>In the order of the dictionary, the latest first. Facts whose kind is no longer declared stay, with their id for a name.</summary>
    public static IReadOnlyList<FactLine> Of(IEnumerable<EnterpriseFact> facts, EnterpriseCatalogues catalogues, bool seesConfidential) =>
    [
        .. facts.Select(f => (Fact: f, Kind: catalogues.Fact(f.FieldId) ?? new FactKind(f.FieldId, f.FieldId, "number", 0, "", "", "未知", null)))
            .OrderBy(x => Order(catalogues, x.Kind)).ThenByDescending(x => x.Fact.AsOn).ThenByDescending(x => x.Fact.RecordedAt)
            .Select(x => new FactLine(x.Fact, x.Kind, x.Kind.Confidential is not null && !seesConfidential)),
    ];

    private static int Order(EnterpriseCatalogues catalogues, FactKind kind) => catalogues.Facts.Index().FirstOrDefault(f => f.Item.Id == kind.Id, (Index: int.MaxValue, Item: kind)).Index;
}
