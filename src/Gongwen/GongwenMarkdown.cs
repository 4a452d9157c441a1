using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace Yingshang.Gongwen;

/// <summary>Reads the body of a document from Markdown.</summary>
public static partial class GongwenMarkdown
{
    private const string FigureScheme = "figure:";
    private const string CutMark = "✂";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseCjkFriendlyEmphasis()
        .DisableHtml()
        .Build();

    /// <summary>
    /// # to #### are the four levels of headings (deeper ones count as the fourth); paragraphs; pipe tables; **bold**; --- begins a new page.
    /// An item of an ordered list is a paragraph that keeps its number, an item of another list a paragraph. Lines of one paragraph are joined.
    /// <para>[1 204 件](figure:ID) is a figure with an id, [见底稿](#figure:ID) a link to it; of other links the text stays.</para>
    /// <para>A paragraph that begins with 表1, then one that begins with 单位：, right before a table are its caption and its unit note;
    /// one that begins with 数据来源：, 来源： or 注： right after it is its source note.
    /// A column without alignment whose cells are all figures is right aligned.</para>
    /// <para>A fenced block ```form is a form (see <see cref="FormMarkdown"/>), ```chart a chart (see <see cref="ChartMarkdown"/>), a paragraph that begins with ✂ a cut line, -&gt;text&lt;- a centred line.</para>
    /// </summary>
    public static IReadOnlyList<GongwenBlock> Read(string markdown)
    {
        var blocks = new List<GongwenBlock>();
        foreach (var block in Markdown.Parse(markdown, Pipeline)) Add(block, blocks);
        return WithTableNotes(blocks);
    }

    private static void Add(Block block, List<GongwenBlock> blocks)
    {
        switch (block)
        {
            case Markdig.Syntax.HeadingBlock heading:
                blocks.Add(new HeadingBlock(Math.Min(heading.Level, 4), Runs(heading.Inline)));
                break;
            case Markdig.Syntax.ParagraphBlock paragraph:
                blocks.Add(ReadParagraph(Runs(paragraph.Inline)));
                break;
            case MarkdownTable table:
                blocks.Add(ReadTable(table));
                break;
            case ThematicBreakBlock:
                blocks.Add(new PageBreakBlock());
                break;
            case ListBlock list:
                AddList(list, blocks);
                break;
            case FencedCodeBlock { Info: "chart" } chart:
                blocks.Add(ChartMarkdown.Read(chart.Lines.ToString(), text => Markdown.Parse(text, Pipeline).OfType<MarkdownTable>().Select(ReadTable).FirstOrDefault()));
                break;
            case FencedCodeBlock { Info: "form" } form:
                blocks.Add(FormMarkdown.Read(form.Lines.ToString()));
                break;
            case CodeBlock code:
                blocks.Add(new ParagraphBlock(code.Lines.ToString()));
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock container:
                foreach (var child in container) Add(child, blocks);
                break;
        }
    }

    /// <summary>✂ begins the words of a cut line; -&gt;text&lt;- is centred.</summary>
    private static GongwenBlock ReadParagraph(List<TextRun> runs)
    {
        var text = PlainText(runs).Trim();
        if (text.StartsWith(CutMark, StringComparison.Ordinal)) return new CutLineBlock(text[CutMark.Length..].Trim());
        return text.StartsWith("->", StringComparison.Ordinal) && text.EndsWith("<-", StringComparison.Ordinal) && text.Length > 4
            ? new CentredBlock(text[2..^2].Trim())
            : new ParagraphBlock(runs);
    }

    /// <summary>An author who writes “1. 强化协同” means these words, not a list.</summary>
    private static void AddList(ListBlock list, List<GongwenBlock> blocks)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var first = blocks.Count;
            foreach (var child in item) Add(child, blocks);
            if (!list.IsOrdered || first == blocks.Count || blocks[first] is not ParagraphBlock paragraph) continue;

            var number = string.Create(CultureInfo.InvariantCulture, $"{item.Order}{list.OrderedDelimiter}");
            blocks[first] = new ParagraphBlock([number, .. paragraph.Runs]);
        }
    }

    private static TableBlock ReadTable(MarkdownTable table)
    {
        var rows = table.OfType<TableRow>().Select(row => row.OfType<Markdig.Extensions.Tables.TableCell>().Select(Cell).ToArray()).ToArray();
        var columnCount = rows.Max(row => row.Length);
        var full = rows.Select(row => Padded(row, columnCount)).ToArray();
        var body = full[1..];
        var columns = full[0].Select((head, i) => new TableColumn(PlainText(head), AlignmentOf(table, i, body))).ToArray();
        return new TableBlock(columns, body);
    }

    private static TableCell Cell(Markdig.Extensions.Tables.TableCell cell) =>
        new(cell.OfType<LeafBlock>().SelectMany(leaf => Runs(leaf.Inline)).ToArray());

    private static IReadOnlyList<TableCell> Padded(TableCell[] row, int count) =>
        [.. row, .. Enumerable.Repeat(new TableCell([]), count - row.Length)];

    private static ColumnAlignment AlignmentOf(MarkdownTable table, int column, IReadOnlyList<IReadOnlyList<TableCell>> body)
    {
        var declared = column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
        return declared switch
        {
            TableColumnAlign.Left => ColumnAlignment.Left,
            TableColumnAlign.Center => ColumnAlignment.Center,
            TableColumnAlign.Right => ColumnAlignment.Right,
            _ => HoldsFigures(body.Select(row => PlainText(row[column]))) ? ColumnAlignment.Right : ColumnAlignment.Left,
        };
    }

    private static bool HoldsFigures(IEnumerable<string> cells)
    {
        var written = cells.Where(cell => cell.Length > 0).ToArray();
        return written.Length > 0 && written.All(FigurePattern().IsMatch) && written.Any(cell => cell.Any(char.IsAsciiDigit));
    }

    private static List<GongwenBlock> WithTableNotes(List<GongwenBlock> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is not TableBlock table) continue;

            if (TextAt(blocks, i + 1) is { } source && SourcePattern().IsMatch(source))
            {
                table = table with { SourceNote = source };
                blocks.RemoveAt(i + 1);
            }

            if (TextAt(blocks, i - 1) is { } unit && UnitPattern().IsMatch(unit))
            {
                table = table with { UnitNote = unit };
                blocks.RemoveAt(--i);
            }

            if (TextAt(blocks, i - 1) is { } caption && CaptionPattern().IsMatch(caption))
            {
                table = table with { Caption = caption };
                blocks.RemoveAt(--i);
            }

            blocks[i] = table;
        }

        return blocks;
    }

    private static string? TextAt(List<GongwenBlock> blocks, int index) =>
        index >= 0 && index < blocks.Count && blocks[index] is ParagraphBlock paragraph ? PlainText(paragraph.Runs) : null;

    private static string PlainText(TableCell cell) => PlainText(cell.Runs).Trim();

    private static string PlainText(IEnumerable<TextRun> runs) => string.Concat(runs.Select(run => run.Text));

    private static List<TextRun> Runs(ContainerInline? inlines)
    {
        var runs = new List<TextRun>();
        if (inlines is not null) Collect(inlines, new TextRun(""), runs);
        return runs;
    }

    /// <param name="style">What the inlines around this one say of its text: bold, figure, link.</param>
    private static void Collect(ContainerInline inlines, TextRun style, List<TextRun> runs)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case EmphasisInline emphasis:
                    Collect(emphasis, style with { Bold = style.Bold || emphasis.DelimiterCount >= 2 }, runs);
                    break;
                case LinkInline link:
                    Collect(link, WithTarget(style, link.Url ?? ""), runs);
                    break;
                case ContainerInline other:
                    Collect(other, style, runs);
                    break;
                case LineBreakInline lineBreak:
                    Append(style with { Text = lineBreak.IsHard ? "\n" : JoiningSpace(lineBreak) }, runs);
                    break;
                case LiteralInline literal:
                    Append(style with { Text = literal.Content.ToString() }, runs);
                    break;
                case CodeInline code:
                    Append(style with { Text = code.Content }, runs);
                    break;
                case HtmlEntityInline entity:
                    Append(style with { Text = entity.Transcoded.ToString() }, runs);
                    break;
                case AutolinkInline address:
                    Append(style with { Text = address.Url }, runs);
                    break;
            }
        }
    }

    private static TextRun WithTarget(TextRun style, string url)
    {
        if (url.StartsWith(FigureScheme, StringComparison.Ordinal)) return style with { FigureId = Id(url, FigureScheme) };
        if (url.StartsWith('#' + FigureScheme, StringComparison.Ordinal)) return style with { LinkedFigureId = Id(url, '#' + FigureScheme) };
        return style;
    }

    private static string Id(string url, string prefix) => Uri.UnescapeDataString(url[prefix.Length..]);

    /// <summary>中文换行相接不加空格，西文之间加。</summary>
    private static string JoiningSpace(LineBreakInline lineBreak)
    {
        var before = (lineBreak.PreviousSibling as LiteralInline)?.Content.ToString();
        var after = (lineBreak.NextSibling as LiteralInline)?.Content.ToString();
        return before?.Length > 0 && after?.Length > 0 && char.IsAscii(before[^1]) && char.IsAscii(after[0]) ? " " : "";
    }

    /// <summary>Neighbours that differ in nothing but their text are one run: one bookmark for one figure.</summary>
    private static void Append(TextRun run, List<TextRun> runs)
    {
        if (run.Text.Length == 0) return;
        if (runs.Count > 0 && runs[^1] with { Text = run.Text } == run)
            runs[^1] = run with { Text = new StringBuilder(runs[^1].Text).Append(run.Text).ToString() };
        else
            runs.Add(run);
    }

    [GeneratedRegex(@"^[-+−±]?\d[\d,，.]*\s*[%‰％]?$|^[-—－–/]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FigurePattern();

    [GeneratedRegex(@"^表\s*[\d一二三四五六七八九十]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CaptionPattern();

    [GeneratedRegex("^[（(]?单位[：:]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnitPattern();

    [GeneratedRegex("^(数据来源|资料来源|来源|注)[：:]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SourcePattern();
}
