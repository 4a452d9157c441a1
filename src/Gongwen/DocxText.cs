using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Gongwen;

/// <summary>Runs of text, with the bookmarks of figures and the links to them. One instance for each document: it counts.</summary>
internal sealed class DocxText
{
    private readonly HashSet<string> _marked = new(StringComparer.Ordinal);

    public IEnumerable<OpenXmlElement> Create(IEnumerable<TextRun> runs) => runs.SelectMany(Create);

    public static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar)) return text;

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                clean.Append(text, i++, 2);
            }
        }

        return clean.ToString();
    }

    private IEnumerable<OpenXmlElement> Create(TextRun run)
    {
        OpenXmlElement content = run.LinkedFigureId is { } target
            ? new Hyperlink(Letters(run)) { Anchor = FigureBookmark.NameOf(target), History = true }
            : Letters(run);
        return run.FigureId is { } figureId ? Marked(figureId, content) : [content];
    }

    /// <summary>A bookmark stands once in a file: where a figure is repeated, its first place is the one.</summary>
    private IEnumerable<OpenXmlElement> Marked(string figureId, OpenXmlElement content)
    {
        var name = FigureBookmark.NameOf(figureId);
        if (!_marked.Add(name)) return [content];

        var id = _marked.Count.ToString(CultureInfo.InvariantCulture);
        return [new BookmarkStart { Id = id, Name = name }, content, new BookmarkEnd { Id = id }];
    }

    private static Run Letters(TextRun run)
    {
        // 没有这个提示，Word 会把中文引号、破折号当作西文，用半角字形排。
        var properties = new RunProperties { RunFonts = new RunFonts { Hint = FontTypeHintValues.EastAsia } };
        if (run.Bold) properties.Bold = new Bold();
        var letters = new Run(properties);
        var lines = Clean(run.Text).ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) letters.Append(new Break());
            if (lines[i].Length > 0) letters.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return letters;
    }
}
