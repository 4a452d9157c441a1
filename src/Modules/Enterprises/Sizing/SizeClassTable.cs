using System.Globalization;
using Yingshang.Platform.Packs;

namespace Yingshang.Enterprises.Sizing;

/// <summary>大中小微划型: 国家统计局《统计上大中小微型企业划分办法（2017）》国统字〔2017〕213号, as dated rows of the pack.
/// Large, medium and small must reach every lower bound of their row, otherwise the next lower class; micro is what falls below any bound of small.</summary>
public sealed class SizeClassTable
{
    public const string NotClassed = "不划型";

    private static readonly (string Key, string Name)[] Upper = [("large", "大型"), ("medium", "中型"), ("small", "小型")];

    private readonly IReadOnlyList<Indicator> _indicators;
    private readonly IReadOnlyList<Edition> _editions;

    private SizeClassTable(IReadOnlyList<Indicator> indicators, IReadOnlyList<Edition> editions) => (_indicators, _editions) = (indicators, editions);

    /// <summary>What the table looks at, with the unit of its bounds: staff 人, revenue 万元, assets 万元.</summary>
    public IReadOnlyList<Indicator> Indicators => _indicators;

    /// <summary>The class of an enterprise, with its reason.</summary>
    /// <param name="on">the day whose edition of the table applies</param>
    /// <param name="industry">code of GB/T 4754-2017 (C, 17, 701); null when unknown</param>
    /// <param name="section">its 门类</param>
    /// <param name="figures">by id of the indicator, in its unit; what is not there is unknown</param>
    public SizeVerdict Classify(DateOnly on, string? industry, string? section, IReadOnlyDictionary<string, decimal> figures)
    {
        if (_editions.FirstOrDefault(e => e.From <= on && (e.Until is null || on <= e.Until)) is not { } edition) return Unknown($"{on:yyyy年M月d日}没有适用的划型标准");
        if (string.IsNullOrEmpty(industry)) return Unknown("没有行业代码");
        if (edition.NotClassed.Any(c => Covers(c, industry, section))) return new SizeVerdict(NotClassed, $"{NotClassed}：行业代码 {industry} 不在《划分办法》的划型范围", edition.Basis);
        var rows = edition.Rows.Where(r => r.Codes.Any(c => Covers(c, industry, section))).ToList();
        if (rows.Count == 1) return Decide(rows[0], edition, figures);
        if (char.IsLetter(industry[0])) return Unknown($"行业代码 {industry} 只到门类，要写到大类");
        var finer = edition.Rows.Where(r => r.Codes.Any(c => c.StartsWith(industry, StringComparison.Ordinal))).ToList();
        return finer.Count > 0
            ? Unknown($"行业代码 {industry} 不够细，它下面有{string.Join("、", finer.Select(r => r.Name))}，标准各不相同")
            : Unknown($"行业代码 {industry} 在划型标准中找不到");
    }

    private SizeVerdict Decide(Row row, Edition edition, IReadOnlyDictionary<string, decimal> figures)
    {
        string? above = null;
        List<string> looked = [.. row.Bounds.Select(b => b.Indicator).Distinct()];
        foreach (var (key, name) in Upper)
        {
            var bounds = row.Bounds.Where(b => b.Class == key).Select(b => (Bound: b, Indicator: _indicators.First(i => i.Id == b.Indicator), Value: figures.TryGetValue(b.Indicator, out var v) ? v : (decimal?)null)).ToList();
            var below = bounds.Where(b => b.Value < b.Bound.Lower).ToList();
            if (below.Count > 0)
            {
                above = $"{string.Join("，", below.Select(b => $"{b.Indicator.Name}{Said(b.Value!.Value)}{b.Indicator.Unit}，低于{name}下限{Said(b.Bound.Lower)}{b.Indicator.Unit}"))}";
                continue;
            }
            var missing = bounds.Where(b => b.Value is null).Select(b => b.Indicator.Name).ToList();
            if (missing.Count > 0) return Unknown($"没有{string.Join("、", missing)}");
            var reached = string.Join("，", bounds.Select(b => $"{b.Indicator.Name}{Said(b.Value!.Value)}{b.Indicator.Unit}（下限{Said(b.Bound.Lower)}{b.Indicator.Unit}）"));
            return new SizeVerdict(name, $"{name}：{(bounds.Count > 1 ? "各项都" : "")}达到{name}下限，{reached}{(above is null ? "" : $"；{above}")}", $"{row.Name}，{edition.Basis}") { Indicators = looked };
        }
        return new SizeVerdict("微型", $"微型：任一项低于小型下限，{above}", $"{row.Name}，{edition.Basis}") { Indicators = looked };
    }

    private static SizeVerdict Unknown(string because) => new(null, $"无法判定，因为{because}", null);

    private static bool Covers(string code, string industry, string? section) => char.IsLetter(code[0]) ? code == section : industry.StartsWith(code, StringComparison.Ordinal);

    private static string Said(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    internal static SizeClassTable Read(PackReader pack)
    {
        var top = pack.Read("catalogues/size-classes.yaml");
        var indicators = top?.Map("rule")?.Map("indicators")?.Pairs().Select(p => new Indicator(p.Key, p.Value.Text("name"), p.Value.Text("unit"))).ToList() ?? [];
        return new SizeClassTable(indicators, [.. (top?.List("versions") ?? []).Select(v => ReadEdition(v, indicators))]);
    }

    private static Edition ReadEdition(DeclarationNode node, IReadOnlyList<Indicator> indicators) => new(
        node.Date("valid_from"), node.TextOrNull("valid_to") is null ? null : node.Date("valid_to"), node.Text("basis"),
        [.. node.List("rows").Select(r => ReadRow(r, indicators))], node.Map("not_classed")?.Texts("codes") ?? []);

    private static Row ReadRow(DeclarationNode node, IReadOnlyList<Indicator> indicators)
    {
        var bounds = new List<Bound>();
        foreach (var (indicator, cell) in node.Map("bounds")?.Pairs() ?? [])
        {
            if (indicators.All(i => i.Id != indicator)) cell.Problem($"不认识的指标“{indicator}”{Suggestion.For(indicator, indicators.Select(i => i.Id))}");
            else bounds.AddRange(Upper.Select(c => new Bound(indicator, c.Key, cell.Number(c.Key))));
        }
        if (bounds.Count == 0) node.Problem("“bounds”至少要有一项指标。");
        return new Row(node.Text("name"), node.Texts("codes"), bounds);
    }

    private sealed record Edition(DateOnly From, DateOnly? Until, string Basis, IReadOnlyList<Row> Rows, IReadOnlyList<string> NotClassed);

    private sealed record Row(string Name, IReadOnlyList<string> Codes, IReadOnlyList<Bound> Bounds);

    private sealed record Bound(string Indicator, string Class, decimal Lower);
}

/// <param name="Id">a fact kind: staff, revenue, assets</param>
/// <param name="Unit">人 or 万元</param>
public sealed record Indicator(string Id, string Name, string Unit);

/// <summary>The class of an enterprise: 大型, 中型, 小型, 微型, 不划型, or null when it cannot be told.</summary>
/// <param name="Reason">in words: which bound decided, or which fact is missing</param>
/// <param name="Basis">row and document; null when it cannot be told</param>
public sealed record SizeVerdict(string? Class, string Reason, string? Basis)
{
    /// <summary>Ids of the indicators that the row looks at; empty when it cannot be told.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];
}
