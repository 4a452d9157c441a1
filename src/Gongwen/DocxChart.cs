using System.Globalization;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Gongwen;

/// <summary>A chart that Word draws and people edit: DrawingML with the sheet that its numbers come from (ECMA-376 part 1, 21.2).</summary>
internal static class DocxChart
{
    private const string SheetName = "数据";
    private const int EmuPerMillimetre = 36000;
    private const int MostLabels = 24;

    // 5 号字，以百分之一磅计。
    private const int Letters = 1050;

    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"rIdChart{number}");

    /// <summary>The chart in a line of text, as wide as the text.</summary>
    /// <param name="textWidth">in twips</param>
    public static Drawing Place(ChartBlock chart, int number, int textWidth)
    {
        var (width, height) = (textWidth * 635, HeightOf(chart) * EmuPerMillimetre);
        return new Drawing(string.Create(CultureInfo.InvariantCulture, $"""
            <w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="图表 {number}" descr="{Xml(Description(chart))}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{IdOf(number)}"/></a:graphicData></a:graphic></wp:inline></w:drawing>
            """));
    }

    /// <summary>What a screen reader says of it: title, then each row of numbers.</summary>
    public static string Description(ChartBlock chart) =>
        $"{chart.Title}{(chart.Unit.Length == 0 ? "" : $"（单位：{chart.Unit}）")}。" + string.Concat(chart.Series.Select(series =>
            $"{series.Name}：{string.Join("，", chart.Categories.Select((category, i) => $"{category} {Written(series, i) ?? "无数据"}"))}。"));

    /// <summary>The sheet under the chart: categories down, a column for each series.</summary>
    public static byte[] Sheet(ChartBlock chart)
    {
        var columns = chart.Series.Select(series => new SheetColumn(series.Name, 14, SheetCellKind.Number)).Prepend(new SheetColumn(chart.CategoryName, 16)).ToArray();
        var rows = chart.Categories.Select((category, i) => (IReadOnlyList<object?>)[category, .. chart.Series.Select(series => (object?)series.Values[i])]).ToArray();
        using var stream = new MemoryStream();
        XlsxWriter.Write([new SheetTable(SheetName, columns, rows) { Paper = PaperSize.A4 }], stream);
        return stream.ToArray();
    }

    public static string Xml(ChartBlock chart)
    {
        var xml = new StringBuilder("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>""");
        AddPlot(chart, xml);
        xml.Append("</c:plotArea>");
        if (chart.Kind != ChartKind.Pie && chart.Series.Count > 1) xml.Append("""<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>""");
        xml.Append("""<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>""");
        xml.Append("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>").Append(TextProperties());
        return xml.Append("""<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>""").ToString();
    }

    private static void AddPlot(ChartBlock chart, StringBuilder xml)
    {
        switch (chart.Kind)
        {
            case ChartKind.Pie:
                xml.Append("""<c:pieChart><c:varyColors val="1"/>""");
                AddSeries(chart, 0, xml);
                xml.Append("""<c:firstSliceAng val="0"/></c:pieChart>""");
                return;
            case ChartKind.Line:
                xml.Append("""<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>""");
                break;
            default:
                xml.Append(CultureInfo.InvariantCulture, $"""<c:barChart><c:barDir val="{(chart.Kind == ChartKind.Bar ? "bar" : "col")}"/><c:grouping val="clustered"/><c:varyColors val="0"/>""");
                break;
        }

        for (var i = 0; i < chart.Series.Count; i++) AddSeries(chart, i, xml);
        const string axes = """<c:axId val="1"/><c:axId val="2"/>""";
        xml.Append(chart.Kind == ChartKind.Line ? $"""<c:marker val="1"/>{axes}</c:lineChart>""" : $"""<c:gapWidth val="80"/>{axes}</c:barChart>""");
        AddAxes(chart, xml);
    }

    private static void AddSeries(ChartBlock chart, int at, StringBuilder xml)
    {
        var series = chart.Series[at];
        var color = ChartColor.Of(at, chart.Series.Count);
        xml.Append(CultureInfo.InvariantCulture, $"""<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>{Reference(at + 1, 1, 1)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{Xml(series.Name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>""");
        switch (chart.Kind)
        {
            case ChartKind.Line:
                xml.Append(CultureInfo.InvariantCulture, $"""<c:spPr><a:ln w="22225"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln></c:spPr><c:marker><c:symbol val="{Marker(at)}"/><c:size val="5"/><c:spPr><a:solidFill><a:srgbClr val="{color}"/></a:solidFill><a:ln><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln></c:spPr></c:marker>""");
                break;
            case ChartKind.Pie:
                for (var i = 0; i < chart.Categories.Count; i++)
                    xml.Append(CultureInfo.InvariantCulture, $"""<c:dPt><c:idx val="{i}"/><c:bubble3D val="0"/><c:spPr><a:solidFill><a:srgbClr val="{ChartColor.OfSlice(i)}"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></c:spPr></c:dPt>""");
                break;
            default:
                xml.Append(CultureInfo.InvariantCulture, $"""<c:spPr><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>""");
                break;
        }

        AddLabels(chart, series, xml);
        AddCategories(chart, xml);
        AddValues(series, at, xml);
        xml.Append(chart.Kind == ChartKind.Line ? """<c:smooth val="0"/></c:ser>""" : "</c:ser>");
    }

    private static void AddLabels(ChartBlock chart, ChartSeries series, StringBuilder xml)
    {
        var isPie = chart.Kind == ChartKind.Pie;
        var isCrowded = chart.Categories.Count * chart.Series.Count > MostLabels || (chart.Kind == ChartKind.Line && chart.Series.Count > 1);
        if (!isPie && isCrowded) return;
        var place = chart.Kind switch { ChartKind.Pie => "outEnd", ChartKind.Line => "t", _ => "outEnd" };
        xml.Append(CultureInfo.InvariantCulture, $"""<c:dLbls><c:numFmt formatCode="{(isPie ? "0.0%" : FormatOf(series))}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:dLblPos val="{place}"/><c:showLegendKey val="0"/><c:showVal val="{(isPie ? 0 : 1)}"/><c:showCatName val="{(isPie ? 1 : 0)}"/><c:showSerName val="0"/><c:showPercent val="{(isPie ? 1 : 0)}"/><c:showBubbleSize val="0"/>""");
        xml.Append(isPie ? "<c:separator>\n</c:separator><c:showLeaderLines val=\"1\"/></c:dLbls>" : "</c:dLbls>");
    }

    private static void AddCategories(ChartBlock chart, StringBuilder xml)
    {
        var count = chart.Categories.Count;
        xml.Append(CultureInfo.InvariantCulture, $"""<c:cat><c:strRef><c:f>{Reference(0, 2, count + 1)}</c:f><c:strCache><c:ptCount val="{count}"/>""");
        foreach (var (i, category) in chart.Categories.Index()) xml.Append(CultureInfo.InvariantCulture, $"""<c:pt idx="{i}"><c:v>{Xml(category)}</c:v></c:pt>""");
        xml.Append("</c:strCache></c:strRef></c:cat>");
    }

    private static void AddValues(ChartSeries series, int at, StringBuilder xml)
    {
        var count = series.Values.Count;
        xml.Append(CultureInfo.InvariantCulture, $"""<c:val><c:numRef><c:f>{Reference(at + 1, 2, count + 1)}</c:f><c:numCache><c:formatCode>{FormatOf(series)}</c:formatCode><c:ptCount val="{count}"/>""");
        foreach (var (i, value) in series.Values.Index())
        {
            if (value is { } number) xml.Append(CultureInfo.InvariantCulture, $"""<c:pt idx="{i}"><c:v>{number}</c:v></c:pt>""");
        }

        xml.Append("</c:numCache></c:numRef></c:val>");
    }

    /// <summary>条形图自上而下排，数值轴仍在下方。</summary>
    private static void AddAxes(ChartBlock chart, StringBuilder xml)
    {
        var isBar = chart.Kind == ChartKind.Bar;
        const string line = """<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln></c:spPr>""";
        xml.Append(CultureInfo.InvariantCulture, $"""<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{(isBar ? "maxMin" : "minMax")}"/></c:scaling><c:delete val="0"/><c:axPos val="{(isBar ? "l" : "b")}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>{line}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>""");
        xml.Append(CultureInfo.InvariantCulture, $"""<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="{(isBar ? "b" : "l")}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>""");
        if (chart.Unit.Length > 0) xml.Append(AxisTitle(chart.Unit));
        xml.Append(CultureInfo.InvariantCulture, $"""<c:numFmt formatCode="{FormatOf(chart.Series[0])}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="1"/><c:crosses val="{(isBar ? "max" : "autoZero")}"/><c:crossBetween val="between"/></c:valAx>""");
    }

    private static string AxisTitle(string unit) =>
        $"""<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:p><a:pPr><a:defRPr sz="{Letters}" b="0"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="{Letters}" b="0"/><a:t>{Xml(unit)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>""";

    private static string TextProperties() =>
        $"""<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{Letters}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="{FontName.Body}"/><a:ea typeface="{FontName.Body}"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>""";

    private static string Reference(int column, int firstRow, int lastRow)
    {
        var letter = (char)('A' + column);
        var first = string.Create(CultureInfo.InvariantCulture, $"{SheetName}!${letter}${firstRow}");
        return firstRow == lastRow ? first : string.Create(CultureInfo.InvariantCulture, $"{first}:${letter}${lastRow}");
    }

    /// <summary>In millimetres: bars need room for each, the others do not.</summary>
    private static int HeightOf(ChartBlock chart) => chart.Kind switch
    {
        ChartKind.Bar => Math.Clamp(20 + chart.Categories.Count * (4 + 4 * chart.Series.Count), 50, 200),
        ChartKind.Pie => 85,
        _ => 75,
    };

    private static string? Written(ChartSeries series, int at) => series.Values[at]?.ToString("F" + series.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string FormatOf(ChartSeries series) => series.Decimals == 0 ? "0" : "0." + new string('0', series.Decimals);

    private static string Marker(int at) => (at % 4) switch { 0 => "circle", 1 => "square", 2 => "triangle", _ => "diamond" };

    private static string Xml(string text) => SecurityElement.Escape(DocxText.Clean(text));
}

/// <summary>Black, greys and one red, so that a print in black stays readable; the last row of numbers, the newest, is the red one.</summary>
internal static class ChartColor
{
    private const string Red = "C00000";
    private static readonly string[] Greys = ["404040", "7F7F7F", "A6A6A6", "000000", "BFBFBF", "595959"];

    public static string Of(int series, int count) => series == count - 1 ? Red : Greys[series % Greys.Length];

    public static string OfSlice(int slice) => slice == 0 ? Red : Greys[(slice - 1) % Greys.Length];
}
