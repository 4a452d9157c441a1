namespace Yingshang.Gongwen;

/// <summary>
/// 表单：每行是“栏目、内容”交替的格子，整张表 12 份宽；一行里的几对格子平分宽度，单独一格为通栏小标题。表跨页时行不拆开。
/// </summary>
/// <exception cref="ArgumentException">No row, or a row without a cell or with more than three pairs.</exception>
public sealed record FormBlock : GongwenBlock
{
    public FormBlock(IReadOnlyList<FormRow> rows)
    {
        if (rows.Count == 0) throw new ArgumentException("表单至少有一行", nameof(rows));
        if (rows.Any(row => row.Cells.Count is 0 or 3 or 5 or > 6)) throw new ArgumentException("表单一行是一格通栏，或者一对、两对、三对“栏目 | 内容”", nameof(rows));
        Rows = rows;
    }

    public IReadOnlyList<FormRow> Rows { get; }
}

/// <summary>A row of a form.</summary>
/// <param name="Cells">label and content in turn; a single cell is a heading across the form</param>
/// <param name="LeastLines">height kept free for writing, in lines of the form's letters; 1 for none</param>
public sealed record FormRow(IReadOnlyList<FormCell> Cells, int LeastLines = 1);

/// <summary>Text of a cell, a paragraph for each line.</summary>
/// <param name="Closing">at the bottom right: 签字：　　　年　月　日</param>
public sealed record FormCell(string Text, string? Closing = null)
{
    public static implicit operator FormCell(string text) => new(text);
}

/// <summary>裁切线：a dashed line across the page with words below it; what follows is torn off and comes back.</summary>
public sealed record CutLineBlock(string Text) : GongwenBlock;

/// <summary>居中的一行，小于标题：回执、附表的名称。</summary>
public sealed record CentredBlock(IReadOnlyList<TextRun> Runs) : GongwenBlock
{
    public CentredBlock(string text) : this([new TextRun(text)]) { }
}
