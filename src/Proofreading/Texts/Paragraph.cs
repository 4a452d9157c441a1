namespace Yingshang.Proofreading.Texts;

public enum ParagraphKind
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>Marked as a heading by the file itself (Markdown, Word styles); in plain text headings are recognised by their numbers.</summary>
    Heading,

    /// <summary>One cell of a table.</summary>
    Cell,

    /// <summary>A footnote, an endnote, words in a box: sentences beside the running text.</summary>
    Note,

    /// <summary>A header, a footer, a table of contents: words that stand elsewhere too or are no sentences.</summary>
    Margin,
}

/// <summary>A paragraph of a file: a line of plain text, a paragraph of a Word file, a cell of a table.</summary>
public sealed class Paragraph
{
    private readonly int[]? _places;

    /// <param name="number">1-based: the line in a text file, the paragraph in reading order in a Word file (empty ones count)</param>
    /// <param name="places">for each character of <paramref name="text"/> where it stands in the paragraph as the file has it; null when they are the same</param>
    public Paragraph(int number, string text, ParagraphKind kind = ParagraphKind.Body, int[]? places = null)
    {
        Number = number;
        Text = text;
        Kind = kind;
        _places = places;
        Sentences = SentenceSplitter.Split(text);
    }

    public int Number { get; }

    /// <summary>The words without marks of Markdown; with the number that Word prints before them.</summary>
    public string Text { get; }

    public ParagraphKind Kind { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>Word numbers it in a form that is not known here, so that the number does not stand in <see cref="Text"/>.</summary>
    public bool IsNumberedByWord { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    /// <summary>Where a stretch of <see cref="Text"/> stands in the paragraph as the file has it.</summary>
    public (int Start, int Length) Place(int start, int length)
    {
        if (_places is null || length == 0) return (start, length);
        var from = _places[start];
        return (from, _places[start + length - 1] - from + 1);
    }

    /// <summary>1-based number of the sentence that holds a character.</summary>
    public int SentenceAt(int index)
    {
        for (var i = 0; i < Sentences.Count; i++)
            if (index < Sentences[i].End) return i + 1;
        return Math.Max(1, Sentences.Count);
    }
}

/// <summary>A sentence of a paragraph with the mark that closes it.</summary>
/// <param name="Start">offset in the paragraph's text</param>
/// <param name="End">offset after its last character</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct Sentence(int Start, int End)
{
    public int Length => End - Start;
}
