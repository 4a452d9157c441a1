using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Enterprises.EnterpriseFile;
using Yingshang.Feel;
using Yingshang.Feel.Values;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Metrics.WriteRules;

/// <summary>A fact of the sample as it is shown; <paramref name="Note"/>: period and source, or the law by which it is hidden.</summary>
public sealed record SampleLine(string Name, string? Shown, string? Note);

/// <summary>The row an expression is tried on. What the reader may not see is not there: it is unknown to the expression too.</summary>
public sealed record RuleSample(string Name, string? Link, FieldDictionary Dictionary, Facts Facts, FeelContext Context, IReadOnlyList<SampleLine> Lines)
{
    /// <summary>The enterprise of the guide: its plain facts are fields, the rest is seen by the whole language only.</summary>
    public static RuleSample OfGuide { get; } = FromGuide(RuleGuide.Text.Enterprise, RuleGuide.Text.Units);

    private static RuleSample FromGuide(FeelContext enterprise, IReadOnlyDictionary<string, string> units)
    {
        var (fields, facts) = (new List<Field>(), new Facts());
        foreach (var (name, value) in enterprise.Entries)
        {
            FeelType? type = value switch { null or FeelNumber => FeelType.Number, string => FeelType.Text, bool => FeelType.Bool, IReadOnlyList<object?> list when list.All(i => i is string) => FeelType.Set, _ => null };
            if (type is not { } known) continue;
            fields.Add(new Field(name, name, known) { Unit = units.GetValueOrDefault(name) });
            facts[name] = value switch { FeelNumber n => n.ToDecimal(), IReadOnlyList<object?> list => list.Cast<string>().ToList(), _ => value };
        }
        return new RuleSample(enterprise["企业名称"] as string ?? "", null, new FieldDictionary([.. fields, .. DictionaryBook.Ambient]), facts, enterprise,
            [.. enterprise.Entries.Select(e => new SampleLine(e.Key, e.Value is null ? null : FeelValue.Text(e.Value) + units.GetValueOrDefault(e.Key), null))]);
    }
}

/// <summary>Reads an enterprise of the district as a sample: the register, and of each dated fact the latest.</summary>
internal sealed class SampleReader(DistrictDb db, CurrentUser user, DatasetList datasets, DictionaryBook book, EnterpriseAccess access, EnterpriseCatalogues catalogues)
{
    public const string Dataset = "企业";

    public async Task<RuleSample?> OfAsync(Enterprise enterprise, AmbientValues ambient, CancellationToken cancel)
    {
        if (datasets.Find(Dataset) is not { } dataset || book.Of(Dataset) is not { } whole) return null;
        var group = catalogues.Kinds.FirstOrDefault(k => k.Name == enterprise.Kind)?.Group;
        var elsewhere = catalogues.Facts.Where(f => !f.IsFor(group)).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        // What does not apply to its kind is no unknown: a comparison over it is false.
        var dictionary = elsewhere.Count == 0 ? whole : new FieldDictionary([.. whole.Fields.Select(f => elsewhere.Contains(f.Id) ? f with { Missing = Missing.NotApplicable } : f)], whole.Units, whole.LocalOffset);
        var (facts, lines) = (new Facts(), new List<SampleLine>());
        await dataset.With(new Registered(enterprise.Id, new DatasetSource(db, user, db.Now), dictionary, facts, lines, cancel));
        var seesConfidential = await access.MayAsync(EnterpriseActions.Confidential, enterprise, cancel);
        var known = await db.Set<EnterpriseFact>().AsNoTracking().Where(f => f.EnterpriseId == enterprise.Id).ToListAsync(cancel);
        foreach (var latest in FactLine.Of(known, catalogues, seesConfidential).GroupBy(l => l.Kind.Id).Select(g => g.First()))
        {
            lines.Add(latest.IsHidden ? new SampleLine(latest.Kind.Name, null, $"依法保密（{latest.Kind.Confidential}），不参加试算") : new SampleLine(latest.Kind.Name, latest.Shown, $"{latest.Period}，{latest.Fact.Source}"));
            if (!latest.IsHidden && dictionary.FindById(latest.Kind.Id) is { } field) facts[field.Id] = field.Type == FeelType.Number ? latest.Fact.Number is { } number ? latest.Kind.ValueOf(number) : null : latest.Fact.Text;
        }
        var told = lines.Select(l => l.Name).ToHashSet(StringComparer.Ordinal);
        lines.AddRange(catalogues.Facts.Where(f => !told.Contains(f.Name)).Select(f => new SampleLine(f.Name, elsewhere.Contains(f.Id) ? "不适用" : f.Missing == "没有" ? "没有" : null, null)));
        return new RuleSample(enterprise.Name, $"/enterprises/{enterprise.Id}", dictionary, facts, facts.ToContext(dictionary, ambient), lines);
    }

    /// <summary>The fields that the register itself keeps.</summary>
    private sealed class Registered(Guid id, DatasetSource source, FieldDictionary dictionary, Facts facts, List<SampleLine> lines, CancellationToken cancel) : IDatasetWork<Task>
    {
        public async Task With<TRow>(Dataset<TRow> dataset) where TRow : DatasetRow
        {
            if (await dataset.Read(source).Where(r => r.Id == id).FirstOrDefaultAsync(cancel) is not { } read) return;
            var row = dataset.Complete(read);
            foreach (var field in dictionary.Fields.Where(f => dataset.FieldIds.Contains(f.Id)))
            {
                var kept = dataset.ValueOf(row, field.Id);
                facts[field.Id] = kept is IEnumerable<string> ? kept : FieldValue.Logical(field, kept);
                lines.Add(new SampleLine(field.Name, kept is null ? null : kept is IEnumerable<string> members ? string.Join('、', members) : kept is DateOnly day ? day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : FieldValue.Text(FieldValue.Logical(field, kept)) + field.Unit, null));
            }
        }
    }
}
