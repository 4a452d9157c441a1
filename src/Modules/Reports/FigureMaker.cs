using Yingshang.Feel;
using Yingshang.Metrics;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Districts;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports;

/// <summary>What placeholders show, out of the calculator of figures: each number once for a report however often it stands there.</summary>
/// <param name="steady">percent or points; a smaller change is 基本持平</param>
/// <param name="memory">of the same instant and the same reader; null: its own</param>
internal sealed class FigureMaker(District district, MetricRunner runner, DateTime asOf, decimal steady = 0, FigureMemory? memory = null)
{
    /// <summary>That a computed number is kept with.</summary>
    private const int Decimals = 4;

    private readonly FigureCalculator _calculator = new(district, runner, memory);

    public DateTime AsOf => asOf;

    public Task<IReadOnlyList<Figure>> GroupsAsync(Metric metric, Period period, Field by, CancellationToken cancel) => _calculator.GroupsAsync(metric, period, asOf, by, cancel);

    /// <summary>The first records of a metric, as lists name them.</summary>
    public async Task<IReadOnlyList<string>> RecordsAsync(Metric metric, Period period, int most, CancellationToken cancel) =>
        [.. (await runner.RecordsAsync(metric, period, asOf, null, 0, most, cancel)).Select(r => r.Label)];

    /// <summary>A metric over a period.</summary>
    public async Task<Figure> WholeAsync(Metric metric, Period period, CancellationToken cancel) => (await MeasureAsync(metric, Measure.Value, period, null, cancel)).Figure;

    /// <summary>What a measure of a metric says over a period.</summary>
    public async Task<Measured> MeasureAsync(Metric metric, Measure measure, Period period, FigureGroup? group, CancellationToken cancel)
    {
        var figure = await _calculator.RunAsync(FigureCalculator.Of(metric, measure.Derivation), new FigureOccasion(period, asOf, group) { Steady = steady, ByGroups = true }, cancel);
        return new Measured(figure.Parts[0], figure.Value, figure.Unit, figure.Numerator, figure.Denominator, figure.Digest) { Words = figure.Words ?? (measure.IsChange ? "没有可比的数" : null) };
    }

    /// <summary>An expression in a report.</summary>
    public Task<DerivedFigure> ComputeAsync(FigureFormula formula, FigureOccasion occasion, CancellationToken cancel) => _calculator.RunAsync(formula, Here(occasion), cancel);

    public Task<bool> HoldsAsync(FigureFormula condition, FigureOccasion occasion, CancellationToken cancel) => _calculator.HoldsAsync(condition, Here(occasion), cancel);

    private FigureOccasion Here(FigureOccasion occasion) => occasion with { AsOf = asOf, Steady = steady, Decimals = Decimals, ByGroups = true };

    /// <summary>Fields of records in a sentence. The number is that of the records; the digest is over what is named.</summary>
    public async Task<Measured> ValuesAsync(Metric metric, Period period, ValuesAsk ask, CancellationToken cancel)
    {
        var named = ask.Fields.Append(ask.Sort).OfType<string>().Distinct().Where(f => f != ValuesAsk.Record).Select(f => TemplateReader.Value(metric, f) ?? throw new InvalidOperationException($"{metric.Id} has no {f}")).ToList();
        var all = await runner.RecordsAsync(metric, period, asOf, null, named, cancel);
        var sorted = ask.Sort is null ? all : Sorted(all, r => Of(r, ask.Sort), ask.Descending);
        var taken = sorted.Take(ask.Top ?? int.MaxValue).ToList();
        var said = taken.Select(r => Said([.. ask.Fields.Select(f => Text(Of(r, f), f))])).Where(t => t.Length > 0).Distinct().ToList();
        var bytes = new CanonicalBytes();
        foreach (var record in taken)
        {
            bytes.Add("id", record.Id);
            foreach (var (field, value) in named.Zip(record.Values)) bytes.Add(field.Id, value);
        }
        var digest = Convert.ToHexStringLower(Sm3.Hash(bytes.ToBytes()));
        var figure = new Figure(metric, period, asOf, null, taken.Count, taken.Count, null, taken.Count, digest);
        return new Measured(figure, taken.Count, metric.Dataset.Unit, taken.Count, null, digest) { Words = said.Count == 0 ? Measured.Nothing : string.Join('、', said) };

        object? Of(FigureRecord record, string field) => field == ValuesAsk.Record ? record.Label : record.Values[named.FindIndex(f => f.Name == field)];
        string Text(object? value, string field) => value is DateOnly day ? day.Year == period.To.Year ? $"{day.Month}月{day.Day}日" : $"{day.Year}年{day.Month}月{day.Day}日"
            : FieldValue.Text(value) + (value is decimal && named.Find(f => f.Name == field)?.Unit is { } unit ? unit : "");
    }

    private static IEnumerable<FigureRecord> Sorted(IEnumerable<FigureRecord> records, Func<FigureRecord, object?> by, bool descending)
    {
        var known = records.Where(r => by(r) is not null);
        var order = Comparer<object>.Create((a, b) => a is string x && b is string y ? string.CompareOrdinal(x, y) : Comparer<object>.Default.Compare(a, b));
        return (descending ? known.OrderByDescending(r => by(r)!, order) : known.OrderBy(r => by(r)!, order)).ThenBy(r => r.Id);
    }

    private static string Said(List<string> values) => values.Skip(1).Where(v => v.Length > 0).ToList() is { Count: > 0 } more ? $"{values[0]}（{string.Join('，', more)}）" : values[0];
}

/// <summary>What a placeholder shows, and the figure it comes from.</summary>
/// <param name="Numerator">of a growth the number now</param>
/// <param name="Denominator">of a growth the number of last year</param>
internal sealed record Measured(Figure Figure, decimal? Value, string Unit, decimal? Numerator, decimal? Denominator, string Digest)
{
    /// <summary>Stands where nothing can be named.</summary>
    public const string Nothing = "（期内没有）";

    /// <summary>Said instead of the number.</summary>
    public string? Words { get; init; }

    public string Text(NumberForm form)
    {
        if (Value is not { } value) return Words ?? (Figure.IsWithheld ? $"（不足{Figure.Metric.ShownFrom}{Figure.Metric.Dataset.Unit}，不显示）" : Nothing);
        // The sentence itself says 增长 or 下降.
        if (Words is not null) return form.Bare ? Numbers.Said(Math.Abs(value), Unit, form with { Bare = false }) : Words;
        return Numbers.Said(value, Unit, form);
    }
}

/// <summary>A number with its unit as a sentence has it.</summary>
internal static class Numbers
{
    public static string Said(decimal value, string unit, NumberForm form)
    {
        var (shown, by) = form.Unit is { } wanted ? (OfficialNumber.MoneyIn(value, unit, wanted), wanted) : OfficialNumber.IsMoney(unit) && !form.Bare ? OfficialNumber.MoneyBySize(value, unit) : (value, unit);
        if (form.Decimals is { } decimals) shown = Math.Round(shown, decimals, MidpointRounding.AwayFromZero);
        return OfficialNumber.Of(shown) + (form.Bare ? "" : by);
    }
}
