using System.Globalization;
using System.Security;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Gongwen;

/// <summary>水印：艺术字，淡灰，斜着印在页眉里，每页上、中、下各一道，截下一块也认得出。Word 自己的水印就是这样写的。</summary>
internal static class DocxWatermark
{
    public const string HeaderId = "rId7";

    private const double TwipsPerPoint = 20;
    private const double Height = 20;
    private const double WidthOfLetter = 11.5;
    private static readonly double[] Places = [0.2, 0.5, 0.8];

    public static Header Header(string text, PageLayout page) => new(new Paragraph(
        [
            // A line of its own height would push the text of a form down.
            new ParagraphProperties { SnapToGrid = new SnapToGrid { Val = false }, SpacingBetweenLines = new SpacingBetweenLines { Before = "0", After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact } },
            .. Pictures(text, page).Select(picture => new Run(new RunProperties { NoProof = new NoProof() }, new Picture(picture))),
        ]));

    /// <summary>Each in a picture of its own: LibreOffice reads one shape of a picture only.</summary>
    private static IEnumerable<string> Pictures(string text, PageLayout page)
    {
        var (width, height) = (page.Width / TwipsPerPoint, page.Height / TwipsPerPoint);
        var length = Math.Min(width * 0.8, text.Sum(c => c > 0xFF ? 2 : 1) * WidthOfLetter);
        return Places.Select((place, i) => $"""
            <w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">{(i == 0 ? ShapeType : "")}{Shape(i + 1, text, (width - length) / 2, height * place - Height / 2, length)}</w:pict>
            """);
    }

    private static string Shape(int number, string text, double left, double top, double width) => string.Create(CultureInfo.InvariantCulture, $"""
        <v:shape id="Watermark{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" style="position:absolute;margin-left:{left:0.#}pt;margin-top:{top:0.#}pt;width:{width:0.#}pt;height:{Height:0.#}pt;rotation:335;z-index:-{251658752 - number};mso-position-horizontal-relative:page;mso-position-vertical-relative:page" o:allowincell="f" fillcolor="#c8c8c8" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;SimSun&quot;;font-size:1pt" string="{SecurityElement.Escape(DocxText.Clean(text))}"/></v:shape>
        """);

    /// <summary>Text along a straight line (msosptTextPlainText, ECMA-376 part 4, 19.1.2.20).</summary>
    private const string ShapeType = """
        <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>
        """;
}
