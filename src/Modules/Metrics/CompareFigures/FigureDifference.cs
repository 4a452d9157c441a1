using Yingshang.Feel;
using Yingshang.Platform.Datasets;

namespace Yingshang.Metrics;

/// <summary>A metric over a period as it was known at an instant.</summary>
/// <param name="AsOf">UTC</param>
public sealed record FigureMoment(Metric Metric, Period Period, DateTime AsOf, FigureGroup? Group = null)
{
    public static FigureMoment Of(Figure figure) => new(figure.Metric, figure.Period, figure.AsOf, figure.Group);
}

public enum RecordChangeKind
{
    /// <summary>新增: counted now, and not then.</summary>
    Added,
    /// <summary>更正: counted both times, with another value of a field used.</summary>
    Corrected,
    /// <summary>不再计入: counted then, and not now.</summary>
    Removed,
}

/// <summary>A field of a record that was something else then.</summary>
public sealed record FieldChange(Field Field, object? Then, object? Now)
{
    /// <summary>结果：已解决 → 部分解决</summary>
    public string Words => $"{Field.Name}：{Said(Then)} → {Said(Now)}";

    private static string Said(object? value) => FieldValue.Text(value) is { Length: > 0 } text ? text : "（没有）";
}

/// <summary>A record by which two figures differ.</summary>
/// <param name="IsElsewhere">added: it was known then and did not count; removed: it is there still and does not count</param>
/// <param name="Fields">what was changed in it; of a record that was not known or is gone none</param>
public sealed record RecordChange(Guid Id, string Label, string? Link, RecordChangeKind Kind, bool IsElsewhere, IReadOnlyList<FieldChange> Fields)
{
    public string Word => Kind switch { RecordChangeKind.Added => "新增", RecordChangeKind.Corrected => "更正", _ => "不再计入" };

    /// <summary>What was changed in it, in words; “” where nothing was.</summary>
    public string Detail => string.Join("；", Fields.Select(f => f.Words));

    /// <summary>新增：…（当时还没有）, 更正：…（结果：已解决 → 部分解决）</summary>
    public override string ToString() => $"{Word}：{Label}（{(Fields.Count > 0 ? Detail : Why)}）";

    /// <summary>Why it makes a difference, in Chinese.</summary>
    public string Why => (Kind, IsElsewhere, Fields.Count) switch
    {
        (RecordChangeKind.Added, false, _) => "当时还没有",
        (RecordChangeKind.Added, true, > 0) => "改动后计入",
        (RecordChangeKind.Added, _, _) => "期间或者口径不同，现在计入",
        (RecordChangeKind.Corrected, _, _) => "更正",
        (RecordChangeKind.Removed, false, _) => "现在没有了",
        (RecordChangeKind.Removed, true, > 0) => "改动后不再计入",
        _ => "期间或者口径不同，现在不计入",
    };
}

/// <summary>Two figures and the records by which they differ.</summary>
public sealed record FigureDifference(Figure Then, Figure Now, IReadOnlyList<RecordChange> Changes)
{
    public int Added => Changes.Count(c => c.Kind == RecordChangeKind.Added);
    public int Corrected => Changes.Count(c => c.Kind == RecordChangeKind.Corrected);
    public int Removed => Changes.Count(c => c.Kind == RecordChangeKind.Removed);

    /// <summary>Null where one of them has no number.</summary>
    public decimal? Moved => Now.Value - Then.Value;

    public bool IsSame => Then.Digest == Now.Digest && Then.Value == Now.Value;

    /// <summary>They do not count in the same way: 口径有调整，不可直接比较.</summary>
    public bool IsOtherDefinition => !Then.Metric.CountsLike(Now.Metric);

    /// <summary>In a sentence: 当时 12件，现在 13件，多 1件：新增 2 条、更正 1 条、不再计入 1 条.</summary>
    public string Words
    {
        get
        {
            var moved = FigureComparison.Moved(Moved, Now.Metric.Unit);
            var because = Changes.Count == 0 ? "记录没有变化" : string.Join("、", new[] { (Added, "新增"), (Corrected, "更正"), (Removed, "不再计入") }.Where(c => c.Item1 > 0).Select(c => $"{c.Item2} {c.Item1} 条"));
            return $"当时 {Said(Then)}，现在 {Said(Now)}{moved}：{because}{(IsOtherDefinition ? $"；{DerivedFigure.NotComparable}" : "")}。";
        }
    }

    private static string Said(Figure figure) => figure.Value is { } value ? OfficialNumber.Of(value) + figure.Metric.Unit : "没有数";
}

/// <summary>Two numbers made of figures, and what became of the figures that they are made of.</summary>
/// <param name="Parts">those that both are made of, in their order</param>
public sealed record ExpressionDifference(DerivedFigure Then, DerivedFigure Now, IReadOnlyList<FigureDifference> Parts)
{
    /// <summary>Null where one of them has no number.</summary>
    public decimal? Moved => Now.Value - Then.Value;

    /// <summary>In a sentence: 当时 37.5％，现在 40％，多 2.5个百分点.</summary>
    public string Words => $"当时 {Then.Text}，现在 {Now.Text}{FigureComparison.Moved(Moved, Now.Unit)}。";
}

/// <summary>Explains the difference between two figures record by record. Injectable, scoped.</summary>
public sealed class FigureComparison(MetricRunner runner)
{
    /// <summary>The same metric in the same or another version, over the same or another period, as known at two instants.</summary>
    /// <exception cref="ArgumentException">they are of different datasets</exception>
    public async Task<FigureDifference> BetweenAsync(FigureMoment then, FigureMoment now, CancellationToken cancel)
    {
        if (then.Metric.Dataset.Name != now.Metric.Dataset.Name) throw new ArgumentException($"{then.Metric.Reference} and {now.Metric.Reference} are of different datasets.", nameof(now));
        var (before, after) = (await runner.RunAsync(then.Metric, then.Period, then.AsOf, cancel, then.Group), await runner.RunAsync(now.Metric, now.Period, now.AsOf, cancel, now.Group));
        return before.Digest == after.Digest && then.Metric.CountsLike(now.Metric) ? new FigureDifference(before, after, []) : new FigureDifference(before, after, await ChangesAsync(then, now, cancel));
    }

    /// <summary>The figures that two numbers are made of, one by one in their order: those that are made of the same records on both sides.</summary>
    public async Task<IReadOnlyList<FigureDifference>> BetweenAsync(IReadOnlyList<FigureMoment> then, IReadOnlyList<FigureMoment> now, CancellationToken cancel)
    {
        var differences = new List<FigureDifference>();
        foreach (var (before, after) in then.Zip(now).Where(p => p.First.Metric.Id == p.Second.Metric.Id && p.First.Metric.Dataset.Name == p.Second.Metric.Dataset.Name)) differences.Add(await BetweenAsync(before, after, cancel));
        return differences;
    }

    /// <summary>A number made of figures, as known at two instants.</summary>
    public async Task<ExpressionDifference> BetweenAsync(DerivedFigure then, DerivedFigure now, CancellationToken cancel) =>
        new(then, now, await BetweenAsync([.. then.Parts.Select(FigureMoment.Of)], [.. now.Parts.Select(FigureMoment.Of)], cancel));

    internal static string Moved(decimal? moved, string unit) => moved is not { } by ? "" : by == 0 ? "，数没有变" : $"，{(by > 0 ? "多" : "少")} {OfficialNumber.Of(Math.Abs(by))}{(unit == FigureUnits.Percent ? FigureUnits.Points : unit)}";

    private async Task<IReadOnlyList<RecordChange>> ChangesAsync(FigureMoment then, FigureMoment now, CancellationToken cancel)
    {
        var used = MetricRunner.FieldsOf(now.Metric, now.Group?.Field).Concat(MetricRunner.FieldsOf(then.Metric, then.Group?.Field)).ToHashSet();
        List<Field> fields = [.. now.Metric.Dictionary.Fields.Where(used.Contains)];
        var (before, after) = (await CountedAsync(then, fields, cancel), await CountedAsync(now, fields, cancel));
        var (gone, come) = (before.Keys.Where(id => !after.ContainsKey(id)).ToList(), after.Keys.Where(id => !before.ContainsKey(id)).ToList());
        var known = await runner.RecordsByIdAsync(then.Metric, then.Period, then.AsOf, fields, come, cancel);
        var still = await runner.RecordsByIdAsync(now.Metric, now.Period, now.AsOf, fields, gone, cancel);
        var both = before.Keys.Where(after.ContainsKey).Select(id => Change(after[id], RecordChangeKind.Corrected, true, fields, before[id], after[id])).Where(c => c.Fields.Count > 0);
        return
        [
            .. come.Select(id => Change(after[id], RecordChangeKind.Added, known.ContainsKey(id), fields, known.GetValueOrDefault(id), after[id])), .. both,
            .. gone.Select(id => Change(still.GetValueOrDefault(id) ?? before[id], RecordChangeKind.Removed, still.ContainsKey(id), fields, before[id], still.GetValueOrDefault(id))),
        ];
    }

    private async Task<Dictionary<Guid, FigureRecord>> CountedAsync(FigureMoment moment, List<Field> fields, CancellationToken cancel) =>
        (await runner.RecordsAsync(moment.Metric, moment.Period, moment.AsOf, moment.Group, fields, cancel)).ToDictionary(r => r.Id);

    private static RecordChange Change(FigureRecord record, RecordChangeKind kind, bool isElsewhere, List<Field> fields, FigureRecord? before, FigureRecord? after) => new(record.Id, record.Label, record.Link, kind, isElsewhere,
        before is null || after is null ? [] : [.. fields.Select((field, at) => new FieldChange(field, before.Values[at], after.Values[at])).Where(c => !Equals(c.Then, c.Now))]);
}
