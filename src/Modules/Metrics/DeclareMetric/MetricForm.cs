using System.Globalization;
using Microsoft.AspNetCore.Http;
using Yingshang.Platform.Storage;

namespace Yingshang.Metrics.DeclareMetric;

/// <summary>The declaration of a metric as a form: what was typed, and the declaration that it says.</summary>
internal sealed record MetricForm
{
    public const int Longest = 2_000;

    /// <summary>Aggregates by the word on the screen.</summary>
    public static readonly IReadOnlyList<(string Id, string Word, string What)> Ways =
    [
        ("count", "数记录", "符合条件的有几条"), ("sum", "求和", "每条记录的一个数相加"), ("avg", "平均", "已知的数的平均"), ("distinct", "数不同的值", "例如有多少家不同的企业"), ("rate", "比率", "符合条件的记录中，分子占百分之几"), ("formula", "由别的指标算出", "例如 解决诉求 / 收到诉求"),
    ];

    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public string Way { get; init; } = "count";
    public string Dataset { get; init; } = "诉求";
    public string Filter { get; init; } = "";
    public string Numerator { get; init; } = "";
    public string Value { get; init; } = "";
    public string Formula { get; init; } = "";
    public string Date { get; init; } = "";
    public string Unit { get; init; } = "";
    public string Decimals { get; init; } = "";
    public string ShownFrom { get; init; } = "";
    public string Definition { get; init; } = "";
    public string Note { get; init; } = "";
    public string Owner { get; init; } = "";
    public string Legal { get; init; } = "";
    public string Per { get; init; } = "";
    public string First { get; init; } = "高";

    public bool IsFormula => Way == "formula";

    public static MetricForm Of(Metric m) => new()
    {
        Id = m.Id, Name = m.Name, Way = m.Aggregate.ToString().ToLower(CultureInfo.InvariantCulture), Dataset = m.Dataset.Name, Filter = m.Filter?.Text ?? "", Numerator = m.Numerator?.Text ?? "", Value = m.Value?.Text ?? "", Date = m.Date?.Name ?? "", Unit = m.Unit,
        Decimals = m.Decimals.ToString(CultureInfo.InvariantCulture), ShownFrom = m.ShownFrom == 0 ? "" : m.ShownFrom.ToString(CultureInfo.InvariantCulture), Definition = m.Definition, Note = m.Note ?? "", Owner = m.Owner ?? "", Legal = m.Legal ?? "", Per = string.Join('、', m.Per),
        First = m.LowestIsFirst ? "低" : "高",
    };

    public static MetricForm Of(DerivedMetric m) => new()
    {
        Id = m.Id, Name = m.Name, Way = "formula", Formula = m.Formula, Unit = m.Unit ?? "", Decimals = m.Decimals.ToString(CultureInfo.InvariantCulture), Definition = m.Definition, Note = m.Note ?? "", Owner = m.Owner ?? "", Legal = m.Legal ?? "",
    };

    public static MetricForm Read(IFormCollection form)
    {
        string Text(string name) => form[name].ToString().Trim();
        return new MetricForm
        {
            Id = Text("id"), Name = Text("name"), Way = Text("way"), Dataset = Text("Form.Words"), Filter = Text("filter"), Numerator = Text("numerator"), Value = Text("value"), Formula = Text("formula"), Date = Text("date"), Unit = Text("unit"), Decimals = Text("decimals"),
            ShownFrom = Text("shown_from"), Definition = Text("definition"), Note = Text("note"), Owner = Text("owner"), Legal = Text("legal"), Per = Text("per"), First = Text("first"),
        };
    }

    /// <summary>The declaration file that the form says. What is not of this way of counting is left out, what must be there is there and empty.</summary>
    /// <param name="stands">the version before, for what the form has no field for</param>
    public string Yaml(Metric? stands)
    {
        var lines = new List<string>();
        Say("id", Id);
        Say("name", Name);
        if (IsFormula) Say("formula", Formula);
        else
        {
            Say("dataset", Dataset);
            Say("aggregate", Way);
            if (Filter.Length > 0) Say("filter", Filter);
            if (Way == "rate") Say("numerator", Numerator);
            if (Way is "sum" or "avg" or "distinct") Say("value", Value);
            if (Date.Length > 0) Say("date", Date);
        }
        if (Unit.Length > 0) Say("unit", Unit);
        if (Decimals.Length > 0) Say("decimals", Decimals);
        if (!IsFormula && ShownFrom.Length > 0) Say("shown_from", ShownFrom);
        if (!IsFormula && First == "低") Say("first", "低");
        if (Definition.Length > 0) Say("definition", Definition);
        if (Note.Length > 0) Say("note", Note);
        if (Owner.Length > 0) Say("owner", Owner);
        if (Legal.Length > 0) Say("legal", Legal);
        if (!IsFormula && PerIds is { Length: > 0 } per) lines.Add($"per: [{string.Join(", ", per.Select(Quoted))}]");
        if (stands is { Order: not 1000 }) lines.Add($"order: {stands.Order.ToString(CultureInfo.InvariantCulture)}");
        if (stands is { Changes.Count: > 0 } && !IsFormula)
        {
            lines.Add("changes:");
            foreach (var change in stands.Changes) lines.Add($"  - {{ from: {change.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, text: {Quoted(change.Text)}, comparable: {(change.IsComparable ? "true" : "false")} }}");
        }
        return string.Join('\n', lines) + "\n";

        void Say(string key, string value) => lines.Add($"{key}: {Quoted(value)}");
    }

    private string[] PerIds => Per.Split(['、', ',', '，', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal).ReplaceLineEndings(" ") + "'";
}
