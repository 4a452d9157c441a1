using Yingshang.Feel;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Packs;

namespace Yingshang.Metrics;

/// <summary>Reads a metric's YAML and holds it against the dictionary.</summary>
internal sealed class MetricDeclaration(DatasetList datasets, DictionaryBook dictionary)
{
    private static readonly Dictionary<string, Aggregate> Aggregates = new()
    {
        ["count"] = Aggregate.Count, ["sum"] = Aggregate.Sum, ["avg"] = Aggregate.Avg, ["max"] = Aggregate.Max, ["min"] = Aggregate.Min, ["distinct"] = Aggregate.Distinct, ["rate"] = Aggregate.Rate,
    };

    /// <summary>Null, with problems told, when it cannot be used.</summary>
    public Metric? Read(DeclarationNode node, int version)
    {
        var before = node.Reader.Problems.Count;
        var (id, name, datasetName) = (node.Text("id"), node.Text("name"), node.Text("dataset"));
        var dataset = datasets.Find(datasetName);
        if (dataset is null && datasetName.Length > 0) node.Node("dataset")!.Problem($"没有数据集“{datasetName}”{Suggestion.For(datasetName, datasets.All.Select(d => d.Name))}");
        var aggregate = Aggregates.GetValueOrDefault(node.Choice("aggregate", Aggregates.Keys));
        var fields = dictionary.Of(datasetName) ?? FieldDictionary.Empty;
        var metric = dataset is null ? null : new Metric
        {
            Id = id, Version = version, Name = name, Dataset = dataset, Dictionary = fields, Aggregate = aggregate,
            Filter = Condition(node, "filter", dataset, fields),
            Numerator = Condition(node, "numerator", dataset, fields),
            Value = Value(node, aggregate, dataset, fields),
            Date = Date(node, fields),
            Unit = node.Text("unit"), Decimals = node.Int("decimals", aggregate == Aggregate.Rate ? 2 : 0), ShownFrom = node.Int("shown_from", 0),
            Definition = node.Text("definition"), Note = node.TextOrNull("note"), Order = node.Int("order", 1000),
        };
        if (aggregate == Aggregate.Rate && !node.Has("numerator")) node.Problem("比率要写 numerator（分子的条件）；filter 是分母的条件。");
        if (aggregate != Aggregate.Rate && node.Has("numerator")) node.Node("numerator")!.Problem("只有 aggregate: rate 才写 numerator。");
        node.NothingElse();
        return node.Reader.Problems.Count == before ? metric : null;
    }

    private static FeelFormula? Condition(DeclarationNode node, string key, Dataset dataset, FieldDictionary fields)
    {
        if (Formula(node, key, fields, FeelKind.Bool) is not { } formula) return null;
        if (dataset.With(new Untranslatable(formula)) is { } reason) node.Node(key)!.Problem($"“{key}”不能在数据库里运行：{reason}请换一种写法。");
        return formula;
    }

    private static FeelFormula? Value(DeclarationNode node, Aggregate aggregate, Dataset dataset, FieldDictionary fields)
    {
        var needed = aggregate is not (Aggregate.Count or Aggregate.Rate);
        if (!needed && node.Has("value")) node.Node("value")!.Problem("只有 sum、avg、max、min、distinct 才写 value。");
        if (needed && !node.Has("value")) node.Problem(aggregate == Aggregate.Distinct ? "distinct 要写 value（数不同值的字段）。" : "sum、avg、max、min 要写 value（每条记录的数）。");
        if (Formula(node, "value", fields, aggregate == Aggregate.Distinct ? null : FeelKind.Number) is not { } formula) return null;
        if (aggregate == Aggregate.Distinct && fields.FindByName(formula.Text.Trim()) is null) node.Node("value")!.Problem("distinct 的 value 只能写一个字段。");
        foreach (var field in formula.Fields.Where(f => !f.IsAmbient && !dataset.FieldIds.Contains(f.Id))) node.Node("value")!.Problem($"数据集“{dataset.Name}”还不提供“{field.Name}”，不能用它计算。");
        return formula;
    }

    private static Field? Date(DeclarationNode node, FieldDictionary fields)
    {
        if (node.TextOrNull("date") is not { } name) return null;
        var dates = fields.Fields.Where(f => f is { Type: FeelType.Date, IsAmbient: false }).ToList();
        if (dates.Find(f => f.Name == name) is { } found) return found;
        node.Node("date")!.Problem($"没有日期字段“{name}”{Suggestion.For(name, dates.Select(f => f.Name))}");
        return null;
    }

    private static FeelFormula? Formula(DeclarationNode node, string key, FieldDictionary fields, FeelKind? expected)
    {
        if (node.TextOrNull(key) is not { } text || fields.Fields.Count == 0) return null;
        var check = FeelChecker.Check(text, fields, expected);
        foreach (var problem in check.Problems.Where(p => p.Severity == FeelSeverity.Error)) node.Node(key)!.Problem($"“{key}”：{problem}");
        return check.Formula;
    }
}

/// <summary>Why the database cannot run a condition; null when it can.</summary>
internal sealed class Untranslatable(FeelFormula formula) : IDatasetWork<string?>
{
    public string? With<TRow>(Dataset<TRow> dataset) where TRow : DatasetRow => formula.Translate(dataset.Columns, Ambients.Sample).Reason;
}
