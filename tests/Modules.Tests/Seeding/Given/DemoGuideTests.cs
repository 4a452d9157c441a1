using System.Globalization;
using System.Text;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Seeding.Given;

/// <summary>docs/demo.md lists what the demo district does not print as the reports do, from the same tables as the tests.</summary>
public sealed class DemoGuideTests
{
    private const string Begin = "<!-- 以下由测试生成 -->", End = "<!-- 以上由测试生成 -->";

    [Fact]
    public void The_guide_lists_what_does_not_come_out_as_printed()
    {
        var guide = Table.Find("docs", "demo.md");
        var text = File.ReadAllText(guide);
        var (before, rest) = (text.Split(Begin)[0], text.Split(End));
        var now = $"{before}{Begin}\n\n{Tables()}\n{End}{rest[^1]}";
        if (Environment.GetEnvironmentVariable("DOCS_WRITE") is "1") File.WriteAllText(guide, now);
        Assert.True(File.ReadAllText(guide) == now, "docs/demo.md is not what the tables say. Write it anew: DOCS_WRITE=1 ./test DemoGuideTests");
    }

    private static string Tables()
    {
        var text = new StringBuilder();
        var given = GivenFigure.All.ToDictionary(f => f.Id);
        var first = CarriedFigure.All.Where(c => given.ContainsKey(c.Id)).GroupBy(c => c.Id).Select(g => (Figure: given[g.Key], Line: g.First())).ToList();
        var apart = first.Where(f => f.Figure.Relation == "=" && (GivenFigureTests.CountedOtherwise.ContainsKey(f.Figure.Id) || !Comes(f.Figure, f.Line))).ToList();
        var more = first.Where(f => f.Figure.Relation is "≥" or ">" or "≈").ToList();
        var words = first.Where(f => f.Figure.Relation == "文字").ToList();
        text.Append(Plain, $"五份汇报共写了 {GivenFigure.All.Count} 个数：印出数值的 {given.Values.Count(f => f.IsGiven)} 个，用文字说的 {given.Values.Count(f => f.Relation == "文字")} 个，遮住或者漏写的 {given.Values.Count(f => f.Relation == "遮")} 个。\n");
        text.Append("\n### 与印出的数不同的\n\n| 数 | 印的 | 演示区县 | 怎么回事 |\n|---|---|---|---|\n");
        foreach (var (figure, line) in apart) Row(text, figure, line);
        text.Append("\n### 原文写“余、多、以上、基本持平”的\n\n| 数 | 印的 | 演示区县 | 说明 |\n|---|---|---|---|\n");
        foreach (var (figure, line) in more) Row(text, figure, line);
        text.Append("\n### 原文用文字说的\n\n| 数 | 印的 | 演示区县 | 说明 |\n|---|---|---|---|\n");
        foreach (var (figure, line) in words) Row(text, figure, line);
        text.Append("\n### 原文遮住或者漏写、演示区县里取了值的\n\n| 数 | 期间 | 取值 |\n|---|---|---|\n");
        foreach (var (figure, line) in first.Where(f => f.Figure.Relation == "遮")) text.Append(Plain, $"| {Name(figure, line)} | {line.Period.Words} | {line.Value} {line.Unit} |\n");
        return text.ToString();
    }

    private static CultureInfo Plain => CultureInfo.InvariantCulture;

    private static bool Comes(GivenFigure figure, CarriedFigure line) =>
        !line.Metric.StartsWith("record:", StringComparison.Ordinal) && decimal.TryParse(line.Value, Plain, out var value) ? figure.Holds(CarriedValue.InPrintedUnit(value, line.Unit, figure.Unit)) : figure.Printed == line.Value;

    private static void Row(StringBuilder text, GivenFigure figure, CarriedFigure line) =>
        text.Append(Plain, $"| {Name(figure, line)} | {figure.Printed} {figure.Unit} | {line.Value} {line.Unit} | {Cell(line.How)} |\n");

    private static string Cell(string text) => text.Replace("|", "｜", StringComparison.Ordinal);

    // In the words of its metrics; what stands in a record alone, by where it stands.
    private static string Name(GivenFigure figure, CarriedFigure line)
    {
        if (line.IsRecord) return $"{Cell(line.Metric["record:".Length..].Trim())}（`{figure.Id}`）";
        var metrics = TestDistrict.Declared<MetricBook>();
        var names = line.Metric.Replace(" 同比", "", StringComparison.Ordinal).Split(" / ").Select(id => metrics.Declared(id.Split('@')[0])?.Name ?? id);
        return $"{Cell(string.Join(" ÷ ", names))}{(line.Metric.EndsWith(" 同比", StringComparison.Ordinal) ? "同比" : "")}（`{figure.Id}`）";
    }
}
