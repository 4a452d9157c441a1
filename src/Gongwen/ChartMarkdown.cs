using System.Globalization;

namespace Yingshang.Gongwen;

/// <summary>
/// A fenced block ```chart: lines 类型：column, 标题：…, 单位：件, 来源：…, then a table whose first column names the categories and whose others are the series.
/// A number may be a figure, as in any table: [12](figure:ID).
/// </summary>
public static class ChartMarkdown
{
    public static string Write(ChartBlock chart)
    {
        var text = new System.Text.StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"```chart\n类型：{chart.Kind.ToString().ToLowerInvariant()}\n标题：{chart.Title}\n单位：{chart.Unit}\n");
        if (chart.SourceNote is { } source) text.Append(CultureInfo.InvariantCulture, $"来源：{source}\n");
        text.Append(CultureInfo.InvariantCulture, $"| {chart.CategoryName} | ").AppendJoin(" | ", chart.Series.Select(s => s.Name)).Append(" |\n|:-|").AppendJoin("", chart.Series.Select(_ => "-:|")).Append('\n');
        foreach (var (at, row) in chart.AsTable().Rows.Index())
            text.Append(CultureInfo.InvariantCulture, $"| {chart.Categories[at]} | ").AppendJoin(" | ", row.Skip(1).Select(Cell)).Append(" |\n");
        return text.Append("```").ToString();
    }

    /// <param name="readTable">of a pipe table</param>
    internal static GongwenBlock Read(string text, Func<string, TableBlock?> readTable)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var kind = Enum.TryParse<ChartKind>(Said(lines, "类型"), ignoreCase: true, out var known) ? known : ChartKind.Column;
        if (readTable(string.Join('\n', lines.Where(l => l.StartsWith('|')))) is not { Rows.Count: > 0 } table || table.Columns.Count < 2) return new ParagraphBlock(text);
        var series = Enumerable.Range(1, table.Columns.Count - 1).Select(at => Series(table, at)).ToList();
        return new ChartBlock(Said(lines, "标题") ?? "", kind, [.. table.Rows.Select(r => Plain(r[0]))], series, Said(lines, "单位") ?? "")
        {
            CategoryName = table.Columns[0].Header, SourceNote = Said(lines, "来源"),
        };
    }

    private static ChartSeries Series(TableBlock table, int at)
    {
        var cells = table.Rows.Select(r => r[at]).ToList();
        var decimals = cells.Select(c => Plain(c).Split('.')).Max(parts => parts.Length == 2 ? parts[1].Length : 0);
        return new ChartSeries(table.Columns[at].Header, [.. cells.Select(c => decimal.TryParse(Plain(c), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : (decimal?)null)], decimals)
        {
            FigureIds = [.. cells.Select(c => c.Runs.Select(r => r.FigureId).FirstOrDefault(id => id is not null))],
        };
    }

    private static string Cell(TableCell cell) => cell.Runs is [{ FigureId: { } id } run] ? $"[{run.Text}](figure:{id})" : Plain(cell);

    private static string Plain(TableCell cell) => string.Concat(cell.Runs.Select(r => r.Text)).Trim();

    private static string? Said(string[] lines, string name) => lines.FirstOrDefault(l => l.StartsWith(name + "：", StringComparison.Ordinal)) is { } line && line[(name.Length + 1)..].Trim() is { Length: > 0 } said ? said : null;
}
