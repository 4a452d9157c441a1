using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Yingshang.Gongwen;

/// <summary>One sheet: title row, notes row, head row, records.</summary>
internal sealed class XlsxSheet(SheetTable table, OpenXmlWriter writer)
{
    private const double HeadHeight = 30;
    private const double TitleHeight = 36;
    private const double LineHeight = 15.75;
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The row, from 1, on which the heads of the columns stand.</summary>
    public static int HeadRow(SheetTable table) => (table.Title is null ? 0 : 1) + (table.LeftNote is null && table.RightNote is null ? 0 : 1) + 1;

    private string LastColumn => ColumnName(table.Columns.Count - 1);

    public void Write()
    {
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = HeadRow(table), TopLeftCell = $"A{HeadRow(table) + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen,
        }) { WorkbookViewId = 0 }));
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = LineHeight });
        // What is typed into a form looks as it will be read, whatever the country of the spreadsheet program: dates 2023-10-07.
        writer.WriteElement(new Columns(table.Columns.Select((column, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true, Style = table.RoomFor > 0 ? XlsxStyles.Of(column) : null })));
        WriteRows();
        writer.WriteElement(new AutoFilter { Reference = $"A{HeadRow(table)}:{LastColumn}{HeadRow(table) + table.Rows.Count}" });
        if (Merges().ToList() is { Count: > 0 } merges) writer.WriteElement(new MergeCells(merges));
        if (Rules().ToList() is { Count: > 0 } rules) writer.WriteElement(new DataValidations(rules) { Count = (uint)rules.Count });
        WritePage();
        writer.WriteEndElement();
    }

    private IEnumerable<DataValidation> Rules()
    {
        var first = HeadRow(table) + 1;
        var last = first + Math.Max(0, table.Rows.Count + table.RoomFor - 1);
        foreach (var (i, column) in table.Columns.Index())
        {
            if (column.Rule is not { } rule) continue;
            var check = new DataValidation
            {
                AllowBlank = true, ShowInputMessage = rule.Help.Length > 0, ShowErrorMessage = true, ErrorTitle = Short(column.Head, 32), Error = Short(rule.Refusal, 225), PromptTitle = Short(column.Head, 32), Prompt = Short(rule.Help, 255),
                SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{ColumnName(i)}{first}:{ColumnName(i)}{last}" },
            };
            if (rule.Formula is { } list) (check.Type, check.Formula1) = (DataValidationValues.List, new Formula1(list));
            else if (column.Kind == SheetCellKind.Date) (check.Type, check.Operator, check.Formula1) = (DataValidationValues.Date, DataValidationOperatorValues.GreaterThanOrEqual, new Formula1("1"));
            else if (column.Kind == SheetCellKind.Number)
                (check.Type, check.Operator, check.Formula1) = (DataValidationValues.Decimal, DataValidationOperatorValues.GreaterThanOrEqual, new Formula1((rule.Least ?? -1_000_000_000_000_000m).ToString(CultureInfo.InvariantCulture)));
            else (check.Type, check.ShowErrorMessage) = (DataValidationValues.None, false);
            yield return check;
        }
    }

    private static string Short(string text, int most) => text.Length <= most ? text : text[..most];

    private void WriteRows()
    {
        writer.WriteStartElement(new SheetData());
        var row = 1;
        if (table.Title is { } title) WriteRow(row++, TitleHeight, [(title, XlsxStyles.Title)]);
        if (table.LeftNote is not null || table.RightNote is not null)
            WriteRow(row++, 21, [(table.LeftNote, XlsxStyles.NoteLeft), .. Enumerable.Repeat<(object?, uint)>((null, XlsxStyles.NoteLeft), Math.Max(0, Half - 1)), (table.RightNote, XlsxStyles.NoteRight)]);
        WriteRow(row++, HeadHeight, [.. table.Columns.Select(column => ((object?)column.Head, column.MayChange ? XlsxStyles.HeadToChange : XlsxStyles.Head))]);
        foreach (var cells in table.Rows) WriteRow(row++, HeightOf(cells), [.. cells.Select((cell, i) => (cell, XlsxStyles.Of(table.Columns[i])))]);
        writer.WriteEndElement();
    }

    private void WriteRow(int number, double height, IReadOnlyList<(object? Value, uint Style)> cells)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number, Height = height, CustomHeight = true });
        foreach (var (i, (value, style)) in cells.Index()) writer.WriteElement(Cell($"{ColumnName(i)}{number}", value, style));
        writer.WriteEndElement();
    }

    private static Cell Cell(string reference, object? value, uint style) => value switch
    {
        null => new Cell { CellReference = reference, StyleIndex = style },
        DateOnly day => Number(reference, (day.ToDateTime(TimeOnly.MinValue) - Epoch).TotalDays.ToString(CultureInfo.InvariantCulture), style),
        DateTime moment => Number(reference, (DateTime.SpecifyKind(moment, DateTimeKind.Unspecified) - Epoch).TotalDays.ToString("0.##########", CultureInfo.InvariantCulture), style),
        string text => new Cell(new InlineString(new Text(DocxText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve })) { CellReference = reference, StyleIndex = style, DataType = CellValues.InlineString },
        IFormattable number => Number(reference, number.ToString(null, CultureInfo.InvariantCulture), style),
        _ => throw new ArgumentException($"表格里放不下 {value.GetType().Name}", nameof(value)),
    };

    private static Cell Number(string reference, string number, uint style) => new(new CellValue(number)) { CellReference = reference, StyleIndex = style };

    /// <summary>As many lines as the longest wrapped text needs, ten at most.</summary>
    private double HeightOf(IReadOnlyList<object?> cells)
    {
        var lines = cells.Select((cell, i) => cell is string text ? Math.Ceiling(TextMeasure.WidthOf(text) / 50d / Math.Max(1, table.Columns[i].Width - 1)) : 1).DefaultIfEmpty(1).Max();
        return Math.Max(1, Math.Min(10, lines)) * LineHeight + 4;
    }

    private int Half => Math.Max(1, table.Columns.Count / 2);

    private IEnumerable<MergeCell> Merges()
    {
        if (table.Columns.Count == 1) yield break;
        var row = 1;
        if (table.Title is not null) yield return new MergeCell { Reference = $"A{row}:{LastColumn}{row++}" };
        if (table.LeftNote is null && table.RightNote is null) yield break;
        if (Half > 1) yield return new MergeCell { Reference = $"A{row}:{ColumnName(Half - 1)}{row}" };
        if (table.Columns.Count - Half > 1) yield return new MergeCell { Reference = $"{ColumnName(Half)}{row}:{LastColumn}{row}" };
    }

    private void WritePage()
    {
        writer.WriteElement(new PrintOptions { HorizontalCentered = true });
        writer.WriteElement(new PageMargins { Left = 0.6, Right = 0.4, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        var isA3 = table.Paper == PaperSize.A3Landscape;
        writer.WriteElement(new PageSetup { PaperSize = isA3 ? 8u : 9u, Orientation = isA3 ? OrientationValues.Landscape : OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteElement(new HeaderFooter(new OddFooter("&C第 &P 页　共 &N 页")));
    }

    private static string ColumnName(int index) => index < 26 ? ((char)('A' + index)).ToString() : ColumnName(index / 26 - 1) + (char)('A' + index % 26);
}
