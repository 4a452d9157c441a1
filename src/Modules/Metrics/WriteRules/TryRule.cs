using System.ComponentModel.DataAnnotations;
using Yingshang.Enterprises;
using Yingshang.Feel;
using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Metrics.WriteRules;

internal sealed class TryRuleForm
{
    public const int Longest = 2_000;

    [StringLength(Longest)]
    public string? Text { get; set; }

    /// <summary>Name of a dataset; empty for the guide's own example.</summary>
    public string? Words { get; set; }

    /// <summary>Name or code of the enterprise it is tried on.</summary>
    public string? Enterprise { get; set; }
}

/// <summary>One way to run the expression; <paramref name="WhyNot"/> null where it can.</summary>
public sealed record RuleWay(string Name, string What, string? WhyNot);

/// <summary>What became of a trial.</summary>
public sealed record RuleTrial(string Text)
{
    /// <summary>Refused before it was read.</summary>
    public Problem? Refusal { get; init; }

    public IReadOnlyList<FeelProblem> Problems { get; init; } = [];

    /// <summary>What it yields: 条件, 数字, 文字 …; null when it is wrong.</summary>
    public string? Yields { get; init; }

    public string? Unit { get; init; }

    /// <summary>The value on the sample in words; null without a sample.</summary>
    public string? Value { get; init; }

    public Truth? Truth { get; init; }

    public Explanation? Explanation { get; init; }

    /// <summary>Null where the smallest changes cannot be told.</summary>
    public IReadOnlyList<FactChange>? Changes { get; init; }

    public IReadOnlyList<RuleWay> Ways { get; init; } = [];

    public bool IsWrong => Problems.Any(p => p.Severity == FeelSeverity.Error);
}

/// <summary>试一试: checks an expression as it would be checked when a rule is saved, and runs it on one sample within narrow limits.</summary>
internal sealed class TryRuleHandler(DistrictDb db, CurrentUser user, DatasetList datasets, DictionaryBook book, EnterpriseAccess access, EnterpriseLookup lookup, SampleReader samples, TrialPace pace, TimeProvider clock)
{
    private static readonly FeelLimits Limits = new() { Steps = 200_000, ListLength = 20_000, TextLength = 200_000, Size = 200_000, Depth = 100, Time = TimeSpan.FromMilliseconds(500) };

    /// <summary>What a condition over fields cannot have, but the whole language can.</summary>
    private static readonly HashSet<string> OnlyInConditions = new(StringComparer.Ordinal) { "feel.not_supported", "feel.test_only", "feel.arguments", "feel.unknown_function", "feel.unknown_name", "feel.number", "feel.date", "feel.kind" };

    private AmbientValues Ambient => Ambients.Of(Period.YearTo(db.Now.ShanghaiDate), db.Now);

    public async Task<(RuleTrial Trial, RuleSample? Sample)> HandleAsync(TryRuleForm form, CancellationToken cancel)
    {
        var text = form.Text ?? "";
        if (text.Length > TryRuleForm.Longest) return (new RuleTrial(text[..TryRuleForm.Longest]) { Refusal = MetricProblems.RuleTooLong(TryRuleForm.Longest) }, null);
        if (!pace.MayTry(user.AccountId ?? Guid.Empty)) return (new RuleTrial(text) { Refusal = MetricProblems.TryingTooFast }, null);
        if (string.IsNullOrEmpty(form.Words)) return (string.IsNullOrWhiteSpace(text) ? new RuleTrial(text) : Run(text, RuleSample.OfGuide.Dictionary, RuleSample.OfGuide, null), RuleSample.OfGuide);
        if (book.Of(form.Words) is not { } dictionary) return (new RuleTrial(text) { Refusal = MetricProblems.NoSuchDictionary(form.Words, book.Datasets) }, null);
        var (sample, refusal) = form.Words == SampleReader.Dataset ? await SampleAsync(form.Enterprise, cancel) : default;
        var trial = string.IsNullOrWhiteSpace(text) ? new RuleTrial(text) : Run(text, sample?.Dictionary ?? dictionary, sample, datasets.Find(form.Words));
        return (trial with { Refusal = refusal }, sample);
    }

    private async Task<(RuleSample? Sample, Problem? Refusal)> SampleAsync(string? typed, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(typed) || !user.May(EnterpriseActions.View)) return default;
        var found = typed.Length > 100 ? null : await lookup.MatchAsync(typed, cancel);
        if (found is null || !access.Visible().Any(e => e.Id == found.Id)) return (null, MetricProblems.NoSuchEnterprise);
        return (await samples.OfAsync(found, Ambient, cancel), null);
    }

    private RuleTrial Run(string text, FieldDictionary dictionary, RuleSample? sample, Dataset? dataset)
    {
        var check = FeelChecker.Check(text, dictionary);
        if (check.Formula is { } formula) return OfFormula(formula, check.Problems, sample, dataset);
        if (!check.Problems.Where(p => p.Severity == FeelSeverity.Error).All(p => OnlyInConditions.Contains(p.Code))) return new RuleTrial(text) { Problems = check.Problems };
        var typing = sample is null ? FeelEngine.Check(text, dictionary) : FeelEngine.Check(text, Shapes(sample, dictionary));
        return typing.Ok ? OfLanguage(text, check.Problems[0], typing.Shape, sample) : new RuleTrial(text) { Problems = typing.Problems };
    }

    private RuleTrial OfFormula(FeelFormula formula, IReadOnlyList<FeelProblem> notices, RuleSample? sample, Dataset? dataset)
    {
        var trial = new RuleTrial(formula.Text) { Problems = notices, Yields = Yields(formula.Kind), Unit = formula.Unit, Ways = WaysOf(formula, dataset) };
        if (sample is null) return trial;
        var bindings = Facts.Bindings(formula.Dictionary);
        if (formula.Kind != FeelKind.Bool) return trial with { Value = ValueOf(formula, bindings, sample.Facts) };
        var condition = formula.CompilePredicate(bindings);
        var truth = condition.Evaluate(sample.Facts, Ambient);
        return trial with
        {
            Truth = truth, Value = Said(truth), Explanation = condition.Explain(sample.Facts, Ambient), Changes = truth == Feel.Truth.True ? [] : condition.SmallestChanges(sample.Facts, Ambient),
        };
    }

    private RuleTrial OfLanguage(string text, FeelProblem why, FeelShape shape, RuleSample? sample)
    {
        var trial = new RuleTrial(text) { Yields = shape is SimpleShape { Kind: ValueKind.Bool } ? "条件" : "值", Ways = [InMemory(compiled: false), new RuleWay(DatabaseWay, DatabaseWhat, why.Chinese)] };
        if (sample is null) return trial;
        var answer = new FeelEngine { Mode = FeelMode.Facts, Clock = clock, Limits = Limits }.Evaluate(text, sample.Context);
        Truth? truth = answer.Value switch { true => Feel.Truth.True, false => Feel.Truth.False, null when trial.Yields == "条件" => Feel.Truth.Unknown, _ => null };
        return trial with { Problems = answer.Problems, Truth = truth, Value = truth is { } known ? Said(known) : Shortened(answer.Value is null ? "不知道" : FeelValue.Literal(answer.Value)) };
    }

    private static ContextShape Shapes(RuleSample sample, FieldDictionary dictionary) => new([.. sample.Context.Entries.Where(e => e.Value is not null).Select(e => KeyValuePair.Create(e.Key, ShapeOf(e.Value))),
        .. sample.Context.Entries.Where(e => e.Value is null).Select(e => KeyValuePair.Create(e.Key, FeelShape.Any)),
        .. dictionary.Fields.Where(f => !sample.Context.Has(f.Name)).Select(f => KeyValuePair.Create(f.Name, FeelShape.Any))]);

    private static FeelShape ShapeOf(object? value) => value switch
    {
        FeelContext context => new ContextShape([.. context.Entries.Select(e => KeyValuePair.Create(e.Key, ShapeOf(e.Value)))]),
        IReadOnlyList<object?> { Count: > 0 } list => new ListShape(ShapeOf(list[0])),
        IReadOnlyList<object?> => new ListShape(FeelShape.Any),
        null => FeelShape.Any,
        _ => new SimpleShape(FeelValue.KindOf(value)),
    };

    private string? ValueOf(FeelFormula formula, FieldBindings<Facts> bindings, Facts facts) => formula.Kind switch
    {
        FeelKind.Number => formula.CompileValue<Facts, decimal?>(bindings).Evaluate(facts, Ambient) is { } number ? FieldValue.Text(number) + (formula.Unit is "1" ? null : formula.Unit) : "不知道",
        FeelKind.Date => Shown(formula.CompileValue<Facts, DateOnly?>(bindings).Evaluate(facts, Ambient)),
        FeelKind.DateTime => Shown(formula.CompileValue<Facts, DateTime?>(bindings).Evaluate(facts, Ambient)),
        FeelKind.Set => Shown(formula.CompileValue<Facts, IEnumerable<string>?>(bindings).Evaluate(facts, Ambient) is { } members ? string.Join("、", members) : null),
        FeelKind.Text => Shown(formula.CompileValue<Facts, string?>(bindings).Evaluate(facts, Ambient)),
        _ => "空值",
    };

    private static string Shown(object? value) => value is null ? "不知道" : Shortened(FieldValue.Text(value));

    private static string Shortened(string text) => text.Length > 1_000 ? text[..1_000] + "……" : text;

    public static string Said(Truth truth) => truth switch { Feel.Truth.True => "是", Feel.Truth.False => "否", _ => "不知道" };

    private static string Yields(FeelKind kind) => kind switch { FeelKind.Bool => "条件", FeelKind.Number => "数字", FeelKind.Date => "日期", FeelKind.DateTime => "日期时间", FeelKind.Set => "多选", FeelKind.Null => "空值", _ => "文字" };

    // Ways

    private const string DatabaseWay = "在数据库里查";
    private const string DatabaseWhat = "列表、统计口径直接用它筛选记录";

    private static RuleWay InMemory(bool compiled) => new("逐条算", compiled ? "编译后逐条计算，每个条件都能说明理由" : "按整个语言逐条计算，不逐个条件说明理由", null);

    private List<RuleWay> WaysOf(FeelFormula formula, Dataset? dataset)
    {
        var ways = new List<RuleWay> { InMemory(compiled: true) };
        if (dataset is not null) ways.Add(new RuleWay(DatabaseWay, DatabaseWhat, dataset.With(new Translating(formula, Ambient))));
        ways.Add(new RuleWay("整批按列算", "百万户企业一次算完，一户的数据变了接着算", formula.Kind == FeelKind.Bool ? formula.WhyNotColumnar(Ambient) : "只有条件能按列算。"));
        return ways;
    }

    /// <summary>Why the database cannot run it; null where it can.</summary>
    private sealed class Translating(FeelFormula formula, AmbientValues ambient) : IDatasetWork<string?>
    {
        public string? With<TRow>(Dataset<TRow> dataset) where TRow : DatasetRow => formula.Kind switch
        {
            FeelKind.Bool => formula.Translate(dataset.Columns, ambient).Reason,
            FeelKind.Number => formula.TranslateNumber(dataset.Columns, ambient).Reason,
            _ => "只有条件和数字能在数据库里算。",
        };
    }
}
