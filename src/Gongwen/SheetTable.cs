namespace Yingshang.Gongwen;

/// <summary>What a column of a sheet holds; dates are real dates that a spreadsheet can sort and compute with.</summary>
public enum SheetCellKind
{
    Text,
    Date,
    Moment,
    Number,
}

/// <param name="Width">in characters of the sheet's font, a Chinese character counts two</param>
/// <param name="MayChange">shown on a tinted ground: may be corrected and read in again</param>
public sealed record SheetColumn(string Head, double Width, SheetCellKind Kind = SheetCellKind.Text, bool MayChange = false)
{
    /// <summary>What a cell may hold; the spreadsheet refuses the rest while it is typed.</summary>
    public SheetRule? Rule { get; init; }
}

/// <summary>数据有效性 of a column: shown when a cell is chosen, said when what is typed does not fit.</summary>
/// <param name="Formula">the list, a range of another sheet: <c>'选项'!$A$2:$A$5</c>; null for numbers and dates</param>
/// <param name="Least">smallest number; null: any</param>
/// <param name="Help">shown beside the chosen cell</param>
/// <param name="Refusal">said when the value is refused</param>
public sealed record SheetRule(string? Formula, decimal? Least, string Help, string Refusal);

/// <summary>台账：标题、填报单位和数据截止、逐页重复的表头、记录。Cells are string, <see cref="DateOnly"/>, <see cref="DateTime"/> (local time), a number, or null.</summary>
/// <exception cref="ArgumentException">A row that has more or fewer cells than there are columns.</exception>
public sealed record SheetTable
{
    public SheetTable(string name, IReadOnlyList<SheetColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Count != columns.Count) throw new ArgumentException($"第 {i + 1} 行有 {rows[i].Count} 格，应有 {columns.Count} 格", nameof(rows));
        }

        (Name, Columns, Rows) = (name, columns, rows);
    }

    /// <summary>On the sheet's tab; 31 characters at most.</summary>
    public string Name { get; }
    public IReadOnlyList<SheetColumn> Columns { get; }
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; }
    public string? Title { get; init; }

    /// <summary>Under the title on the left: 填报单位：区营商办</summary>
    public string? LeftNote { get; init; }

    /// <summary>Under the title on the right: 数据截止：2026年11月22日 10:00</summary>
    public string? RightNote { get; init; }
    public PaperSize Paper { get; init; } = PaperSize.A3Landscape;

    /// <summary>Empty lines under the records to which the rules of the columns reach, for a form to be filled in.</summary>
    public int RoomFor { get; init; }

    /// <summary>Kept in the file and not shown.</summary>
    public bool IsHidden { get; init; }
}
