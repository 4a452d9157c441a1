namespace Yingshang.Gongwen;

/// <summary>A part of the body: heading, paragraph, table, chart or page break.</summary>
public abstract record GongwenBlock;

/// <summary>结构层次标题，第一层“一、”至第四层“（1）”（GB/T 9704-2012 7.3.3）。序数由作者写在文字里。</summary>
/// <exception cref="ArgumentOutOfRangeException">The level is not 1–4.</exception>
public sealed record HeadingBlock(int Level, IReadOnlyList<TextRun> Runs) : GongwenBlock
{
    public HeadingBlock(int level, string text) : this(level, [new TextRun(text)]) { }

    public int Level { get; } = Level is >= 1 and <= 4
        ? Level
        : throw new ArgumentOutOfRangeException(nameof(Level), Level, "标题层次为 1 至 4");
}

/// <summary>自然段：首行左空二字，回行顶格。</summary>
public sealed record ParagraphBlock(IReadOnlyList<TextRun> Runs) : GongwenBlock
{
    public ParagraphBlock(string text) : this([new TextRun(text)]) { }
}

/// <summary>What follows begins on a new page.</summary>
public sealed record PageBreakBlock : GongwenBlock;

/// <summary>
/// A stretch of text. A figure carries the id of its birth certificate in <paramref name="FigureId"/>: it becomes a bookmark, and a
/// run elsewhere whose <paramref name="LinkedFigureId"/> is the same id jumps to it.
/// </summary>
public sealed record TextRun(string Text, bool Bold = false, string? FigureId = null, string? LinkedFigureId = null)
{
    public static implicit operator TextRun(string text) => new(text);
}

public enum ColumnAlignment
{
    Left,
    Center,
    Right,
}

/// <summary>A column of a table; its head is always centred. Use <see cref="Number"/> for figures.</summary>
public sealed record TableColumn(string Header, ColumnAlignment Alignment = ColumnAlignment.Left)
{
    public static TableColumn Number(string header) => new(header, ColumnAlignment.Right);
}

public sealed record TableCell(IReadOnlyList<TextRun> Runs)
{
    public static implicit operator TableCell(string text) => new([new TextRun(text)]);
}

/// <summary>
/// 表格：表头逐页重复。Notes are written as they are given, words and all: “单位：万元”, “数据来源：区统计局”.
/// </summary>
/// <exception cref="ArgumentException">No column, or a row that has more or fewer cells than there are columns.</exception>
public sealed record TableBlock : GongwenBlock
{
    public TableBlock(IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<TableCell>> rows)
    {
        if (columns.Count == 0) throw new ArgumentException("表格至少有一列", nameof(columns));
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Count != columns.Count)
                throw new ArgumentException($"表格第 {i + 1} 行有 {rows[i].Count} 格，应有 {columns.Count} 格", nameof(rows));
        }

        Columns = columns;
        Rows = rows;
    }

    public IReadOnlyList<TableColumn> Columns { get; }
    public IReadOnlyList<IReadOnlyList<TableCell>> Rows { get; }
    public string? Caption { get; init; }
    public string? UnitNote { get; init; }
    public string? SourceNote { get; init; }
}

public enum ChartKind
{
    /// <summary>柱形图</summary>
    Column,
    /// <summary>折线图</summary>
    Line,
    /// <summary>饼图: the first series only.</summary>
    Pie,
    /// <summary>条形图</summary>
    Bar,
}

/// <summary>A row of numbers, one for each category; null where there is none.</summary>
/// <param name="Decimals">that its numbers are written with</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values, int Decimals = 0)
{
    /// <summary>The figure of each value, as in <see cref="TextRun.FigureId"/>; empty when there are none.</summary>
    public IReadOnlyList<string?> FigureIds { get; init; } = [];
}

/// <summary>图：图题在图下，单位在数轴上；in a document a native chart that people can edit.</summary>
/// <param name="Unit">of all its numbers: 件, ％</param>
/// <exception cref="ArgumentException">No series, or one that has more or fewer values than there are categories.</exception>
public sealed record ChartBlock : GongwenBlock
{
    public ChartBlock(string title, ChartKind kind, IReadOnlyList<string> categories, IReadOnlyList<ChartSeries> series, string unit)
    {
        if (series.Count == 0) throw new ArgumentException("图至少有一列数", nameof(series));
        foreach (var one in series.Where(s => s.Values.Count != categories.Count))
            throw new ArgumentException($"图的“{one.Name}”有 {one.Values.Count} 个数，应有 {categories.Count} 个", nameof(series));
        (Title, Kind, Categories, Series, Unit) = (title, kind, categories, series, unit);
    }

    public string Title { get; }
    public ChartKind Kind { get; }
    public IReadOnlyList<string> Categories { get; }
    public IReadOnlyList<ChartSeries> Series { get; }
    public string Unit { get; }

    /// <summary>What the categories are: 月份, 主题.</summary>
    public string CategoryName { get; init; } = "";
    public string? SourceNote { get; init; }

    /// <summary>The same numbers as a table, for those who read rather than look.</summary>
    public TableBlock AsTable() => new(
        [new TableColumn(CategoryName), .. Series.Select(s => TableColumn.Number(s.Name))],
        [.. Categories.Select((category, at) => (IReadOnlyList<TableCell>)[category, .. Series.Select(s => Cell(s, at))])])
    {
        Caption = Title, UnitNote = Unit.Length == 0 ? null : $"单位：{Unit}", SourceNote = SourceNote,
    };

    private static TableCell Cell(ChartSeries series, int at) => new([new TextRun(
        series.Values[at]?.ToString("F" + series.Decimals.ToString(System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture) ?? "—",
        FigureId: at < series.FigureIds.Count ? series.FigureIds[at] : null)]);
}
