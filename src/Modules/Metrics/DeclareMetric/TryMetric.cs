using Yingshang.Feel;
using Yingshang.Metrics.WriteRules;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Metrics.DeclareMetric;

/// <summary>A place in one of the form's expressions.</summary>
/// <param name="Field">filter, numerator, value, formula</param>
public sealed record TypedProblem(string Field, string Label, int Start, int Length, string Message);

/// <summary>What a form says while somebody types: what is wrong with it, or the number.</summary>
public sealed record MetricTrial
{
    public Problem? Refusal { get; init; }
    public IReadOnlyList<TypedProblem> Places { get; init; } = [];

    /// <summary>What is missing or wrong besides, in words.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    public Period? Period { get; init; }

    /// <summary>The number as it would be said; null while there is none.</summary>
    public string? Said { get; init; }

    public long? Records { get; init; }
    public string? Parts { get; init; }
    public IReadOnlyList<MonthValue> Months { get; init; } = [];
    public IReadOnlyList<FigureRecord> Samples { get; init; } = [];
}

/// <summary>Computes a metric that is being written: without saving anything, within the same pace as trying a rule.</summary>
internal sealed class TryMetricHandler(DistrictDb db, District district, MetricBook metrics, MetricRunner runner, FigureCalculator calculator, DictionaryBook dictionary, TrialPace pace, CurrentUser user)
{
    private const int Shown = 5;
    private static readonly Dictionary<string, string> Labels = new() { ["filter"] = "条件", ["numerator"] = "分子的条件", ["value"] = "数", ["formula"] = "算式" };

    public async Task<MetricTrial> HandleAsync(MetricForm form, CancellationToken cancel)
    {
        if (new[] { form.Filter, form.Numerator, form.Value, form.Formula }.FirstOrDefault(t => t.Length > MetricForm.Longest) is not null) return new MetricTrial { Refusal = MetricProblems.RuleTooLong(MetricForm.Longest) };
        if (!pace.MayTry(user.AccountId ?? Guid.Empty)) return new MetricTrial { Refusal = MetricProblems.TryingTooFast };
        var places = form.IsFormula ? Read(form) : Check(form);
        // Words that explain do not keep the number from being seen.
        var tried = form with { Id = form.Id.Length > 0 ? form.Id : "x", Name = form.Name.Length > 0 ? form.Name : "试算", Unit = form.Unit.Length > 0 || form.IsFormula ? form.Unit : "个", Definition = form.Definition.Length > 0 ? form.Definition : "试算" };
        var (metric, derived, problems) = metrics.Try(district, tried.Yaml(null));
        List<string> others = [.. problems.Where(p => !Labels.Keys.Any(k => p.Message.StartsWith($"“{k}”：", StringComparison.Ordinal))).Select(DeclarationWords.Say).Distinct()];
        var period = Period.YearTo(db.Now.ShanghaiDate);
        var trial = new MetricTrial { Places = places, Others = others, Period = period };
        if (places.Count > 0) return trial;
        return metric is not null ? await OfMetricAsync(trial, metric, period, cancel) : derived is not null ? await OfFormulaAsync(trial, derived, period, cancel) : trial;
    }

    private async Task<MetricTrial> OfMetricAsync(MetricTrial trial, Metric metric, Period period, CancellationToken cancel)
    {
        var trend = await runner.TrendAsync(metric, period.To, null, cancel);
        return trial with
        {
            Said = trend.Parts.Value(metric) is { } value ? OfficialNumber.Of(value) + metric.Unit : "没有可算的记录", Records = trend.Parts.RecordCount, Months = trend.Months,
            Parts = trend.Parts.Denominator is { } below ? $"分子 {OfficialNumber.Of(trend.Parts.Numerator)}，分母 {OfficialNumber.Of(below)}" : null,
            Samples = await runner.RecordsAsync(metric, period, db.Now, null, 0, Shown, cancel),
        };
    }

    private async Task<MetricTrial> OfFormulaAsync(MetricTrial trial, DerivedMetric metric, Period period, CancellationToken cancel)
    {
        var expression = metrics.Language(district).Read(metric.Formula).Expression!;
        var figure = await calculator.RunAsync(expression, new FigureOccasion(period) { WithoutRecords = true }, cancel);
        return trial with { Said = figure.Text, Records = figure.RecordCount, Parts = string.Join("，", figure.Parts.Select(p => $"{p.Metric.Name} {(p.Value is { } v ? OfficialNumber.Of(v) + p.Metric.Unit : "没有")}（{p.Period.Words}）")) };
    }

    private List<TypedProblem> Read(MetricForm form) => form.Formula.Length == 0 ? [] : [.. metrics.Language(district).Read(form.Formula).Problems.Select(p => new TypedProblem("formula", Labels["formula"], p.Start, p.Length, p.Message))];

    private List<TypedProblem> Check(MetricForm form)
    {
        var found = new List<TypedProblem>();
        if (dictionary.Of(form.Dataset) is not { } fields) return found;
        Add("filter", form.Filter, FeelKind.Bool);
        if (form.Way == "rate") Add("numerator", form.Numerator, FeelKind.Bool);
        if (form.Way is "sum" or "avg") Add("value", form.Value, FeelKind.Number);
        if (form.Way == "distinct") Add("value", form.Value, null);
        return found;

        void Add(string field, string text, FeelKind? kind)
        {
            if (text.Length == 0) return;
            found.AddRange(FeelChecker.Check(text, fields, kind).Problems.Where(p => p.Severity == FeelSeverity.Error).Select(p => new TypedProblem(field, Labels[field], p.At.Start, p.At.Length, p.Chinese)));
        }
    }
}
