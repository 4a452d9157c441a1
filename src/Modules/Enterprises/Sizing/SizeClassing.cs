using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Enterprises.Sizing;

/// <summary>Classes enterprises by their latest facts. Injectable, scoped.</summary>
public sealed class SizeClassing(SizeClassTable table, EnterpriseCatalogues catalogues, DistrictDb db)
{
    /// <summary>Classes from facts at hand; the latest of each kind counts, whatever its source.</summary>
    public SizeVerdict Of(Enterprise enterprise, IEnumerable<EnterpriseFact> facts) =>
        table.Classify(db.Now.ShanghaiDate, enterprise.Industry, enterprise.IndustrySection, Figures(Deciding(facts)));

    /// <summary>The facts that decide: of each indicator the latest, of one day the one recorded last.</summary>
    public IReadOnlyList<EnterpriseFact> Deciding(IEnumerable<EnterpriseFact> facts) =>
        [.. facts.Where(f => f.Number is not null && table.Indicators.Any(i => i.Id == f.FieldId)).GroupBy(f => f.FieldId).Select(g => g.OrderBy(f => f.AsOn).ThenBy(f => f.RecordedAt).Last())];

    /// <summary>Sets <see cref="Enterprise.SizeClass"/> from the facts in the store and those added to the context.</summary>
    public async Task ApplyAsync(Enterprise enterprise, CancellationToken cancel)
    {
        await db.EnterpriseFacts.Where(f => f.EnterpriseId == enterprise.Id).LoadAsync(cancel);
        enterprise.SizeClass = Of(enterprise, db.EnterpriseFacts.Local.Where(f => f.EnterpriseId == enterprise.Id)).Class;
    }

    private Dictionary<string, decimal> Figures(IEnumerable<EnterpriseFact> facts) =>
        facts.ToDictionary(f => f.FieldId, f => InUnitOf(table.Indicators.First(i => i.Id == f.FieldId), f));

    private decimal InUnitOf(Indicator indicator, EnterpriseFact fact)
    {
        var value = catalogues.Fact(fact.FieldId)!.ValueOf(fact.Number!.Value);
        return indicator.Unit == "万元" ? value / 10_000 : value;
    }
}
