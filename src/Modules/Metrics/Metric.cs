using Yingshang.Feel;
using Yingshang.Platform.Datasets;

namespace Yingshang.Metrics;

/// <summary>How records become a number.</summary>
public enum Aggregate
{
    /// <summary>Records counted.</summary>
    Count,
    /// <summary>The value of each record added; what is unknown adds nothing.</summary>
    Sum,
    /// <summary>The mean of the known values.</summary>
    Avg,
    /// <summary>The largest of the known values.</summary>
    Max,
    /// <summary>The smallest of the known values: the best place of several.</summary>
    Min,
    /// <summary>Different values counted.</summary>
    Distinct,
    /// <summary>The share, in percent, of the records that the numerator holds for.</summary>
    Rate,
}

/// <summary>指标口径: a defined number, in one version of its declaration, checked against the dictionary.</summary>
public sealed record Metric
{
    public required string Id { get; init; }
    public int Version { get; init; }
    public required string Name { get; init; }
    public required Dataset Dataset { get; init; }
    public Aggregate Aggregate { get; init; }

    /// <summary>Which records; of a rate the denominator. Null: all.</summary>
    public FeelFormula? Filter { get; init; }

    /// <summary>Of a rate: which of those count.</summary>
    public FeelFormula? Numerator { get; init; }

    /// <summary>Of a sum, a mean, a largest or smallest: the number of a record. Of a distinct count: the field.</summary>
    public FeelFormula? Value { get; init; }

    /// <summary>The date that places a record in a period. Null: a stock; its filter looks at 期末.</summary>
    public Field? Date { get; init; }

    public required string Unit { get; init; }

    /// <summary>Decimals that are kept; halves are rounded up.</summary>
    public int Decimals { get; init; }

    /// <summary>Over fewer records the number is not shown.</summary>
    public int ShownFrom { get; init; }

    public required string Definition { get; init; }
    public string? Note { get; init; }

    /// <summary>Its place in the catalogue: lower ones first.</summary>
    public int Order { get; init; }

    /// <summary>The field by which demands and their steps belong to a 专班.</summary>
    internal const string WorkGroupField = "专班";

    /// <summary>The 专班 whose records alone are counted; null: all.</summary>
    public string? WorkGroup { get; private init; }

    /// <summary>Among the records of one 专班; itself where none is named.</summary>
    /// <exception cref="InvalidOperationException">its records belong to no 专班</exception>
    public Metric Within(string? workGroup)
    {
        if (workGroup is null) return this;
        if (!CanBeWithin) throw new InvalidOperationException($"{Id} cannot be counted for a 专班");
        var condition = $"{WorkGroupField} = \"{workGroup.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
        var check = FeelChecker.Check(Filter is null ? condition : $"{condition} and ({Filter.Text})", Dictionary, FeelKind.Bool);
        return this with { WorkGroup = workGroup, Filter = check.Formula ?? throw new InvalidOperationException($"{Id} within “{workGroup}” does not check") };
    }

    /// <summary>A further condition that its records were narrowed to; null: none.</summary>
    public string? Condition { get; private init; }

    /// <summary>Among the records for which a further condition holds; of a rate those of the denominator. Null with the reason in Chinese.</summary>
    public (Metric? Metric, string? Problem) Where(string condition)
    {
        var check = FeelChecker.Check(Filter is null ? condition : $"({condition}) and ({Filter.Text})", Dictionary, FeelKind.Bool);
        if (check.Formula is not { } formula) return (null, FeelChecker.Check(condition, Dictionary, FeelKind.Bool).Problems.Concat(check.Problems).First(p => p.Severity == FeelSeverity.Error).ToString());
        return Dataset.With(new Untranslatable(formula)) is { } reason ? (null, $"不能在数据库里运行：{reason}") : (this with { Condition = condition, Filter = formula }, null);
    }

    /// <summary>Its records belong to 专班.</summary>
    public bool CanBeWithin => Dictionary.FindByName(WorkGroupField) is { } found && Dataset.FieldIds.Contains(found.Id);

    /// <summary>Version, 专班 and further condition.</summary>
    public string Key => $"{Reference} {WorkGroup} {Condition}";

    /// <summary>demands-solved@2</summary>
    public string Reference => $"{Id}@{Version}";

    public FieldDictionary Dictionary { get; init; } = FieldDictionary.Empty;

    /// <summary>The fields that decide the number, in the order of the dictionary.</summary>
    public IReadOnlyList<Field> Fields
    {
        get
        {
            var used = new[] { Filter, Numerator, Value }.OfType<FeelFormula>().SelectMany(f => f.Fields).Where(f => !f.IsAmbient).Append(Date).OfType<Field>().ToHashSet();
            return [.. Dictionary.Fields.Where(used.Contains)];
        }
    }

    /// <summary>The condition as it is written, with that of a rate's numerator: <c>环节 = "交办" ｜ 分子：按时 = true</c>.</summary>
    public string FilterText => (Filter?.Text ?? "全部") + NumeratorText;

    internal string NumeratorText => Numerator is null ? "" : $" ｜ 分子：{Numerator.Text}";
}
