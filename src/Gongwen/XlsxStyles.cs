using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Face = DocumentFormat.OpenXml.Spreadsheet.FontName;

namespace Yingshang.Gongwen;

/// <summary>The formats of cells in a ledger.</summary>
internal static class XlsxStyles
{
    public const uint Title = 1;
    public const uint NoteLeft = 2;
    public const uint NoteRight = 3;
    public const uint Head = 4;
    public const uint HeadToChange = 5;
    private const uint FirstOfKinds = 6;
    private const uint DateFormat = 164;
    private const uint MomentFormat = 165;

    public static uint Of(SheetColumn column) => FirstOfKinds + (uint)column.Kind * 2 + (column.MayChange ? 1u : 0);

    public static Stylesheet Create() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = MomentFormat, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm" }),
        new Fonts(Letters(11, Gongwen.FontName.Song), Letters(18, Gongwen.FontName.Title), Letters(11, Gongwen.FontName.Song), Letters(11, Gongwen.FontName.Bold)),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Ground("F2F2F2"), Ground("FFF7E0")),
        new Borders(new Border(), Box()),
        new CellStyleFormats(new CellFormat()),
        Formats());

    private static CellFormats Formats()
    {
        var formats = new CellFormats(
            new CellFormat(),
            Format(1, 0, 0, HorizontalAlignmentValues.Center),
            Format(2, 0, 0, HorizontalAlignmentValues.Left),
            Format(2, 0, 0, HorizontalAlignmentValues.Right),
            Format(3, 2, 1, HorizontalAlignmentValues.Center),
            Format(3, 3, 1, HorizontalAlignmentValues.Center));
        foreach (var kind in Enum.GetValues<SheetCellKind>())
        {
            var (number, side) = kind switch
            {
                SheetCellKind.Date => (DateFormat, HorizontalAlignmentValues.Center),
                SheetCellKind.Moment => (MomentFormat, HorizontalAlignmentValues.Center),
                SheetCellKind.Number => (0u, HorizontalAlignmentValues.Right),
                // 文本格式：编号、电话不变成数字。
                _ => (49u, HorizontalAlignmentValues.Left),
            };
            formats.Append(Format(0, 0, 1, side, number), Format(0, 3, 1, side, number));
        }

        return formats;
    }

    private static CellFormat Format(uint font, uint fill, uint border, HorizontalAlignmentValues side, uint number = 0) => new(
        new Alignment { Horizontal = side, Vertical = VerticalAlignmentValues.Center, WrapText = true })
    {
        FontId = font, FillId = fill, BorderId = border, NumberFormatId = number, FormatId = 0,
        ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyNumberFormat = true, ApplyAlignment = true,
    };

    private static Font Letters(double size, string name) => new(new FontSize { Val = size }, new Face { Val = name });

    private static Fill Ground(string color) => new(new PatternFill(new ForegroundColor { Rgb = "FF" + color }) { PatternType = PatternValues.Solid });

    private static Border Box() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin });
}
