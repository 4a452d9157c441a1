using Yingshang.Proofreading.Lexicons;
using Yingshang.Proofreading.Numbers;
using Yingshang.Proofreading.Texts;

namespace Yingshang.Proofreading;

/// <summary>A text with its numbers and dates found once, for all checks.</summary>
internal sealed class Reading
{
    public Reading(OfficialText text, Lexicon lexicon)
    {
        Text = text;
        Lexicon = lexicon;
        var scanner = new QuantityScanner(lexicon.Measures);
        Passages = [.. text.Paragraphs.Select(p => new Passage(p, scanner))];
        Frame = ReportFrame.Of([.. Flow]);
    }

    public OfficialText Text { get; }
    public Lexicon Lexicon { get; }
    public IReadOnlyList<Passage> Passages { get; }
    public ReportFrame Frame { get; }

    /// <summary>Running text, headings and notes: what is written in sentences.</summary>
    public IEnumerable<Passage> Prose => Passages.Where(p => p.Paragraph.Kind is ParagraphKind.Body or ParagraphKind.Heading or ParagraphKind.Note);

    /// <summary>Running text and headings: what follows one another.</summary>
    public IEnumerable<Passage> Flow => Passages.Where(p => p.Paragraph.Kind is ParagraphKind.Body or ParagraphKind.Heading);

    public IEnumerable<Skeleton> Sentences => Prose.SelectMany(p => p.Sentences);
}

/// <summary>A paragraph with its numbers.</summary>
internal sealed class Passage
{
    public Passage(Paragraph paragraph, QuantityScanner scanner)
    {
        Paragraph = paragraph;
        (Quantities, Dates) = scanner.Scan(paragraph.Text);
        var sentences = new List<Skeleton>();
        var next = 0;
        foreach (var sentence in paragraph.Sentences)
        {
            var from = next;
            while (next < Quantities.Count && Quantities[next].Start < sentence.End) next++;
            sentences.Add(Skeleton.Of(paragraph, sentence, Quantities.Skip(from).Take(next - from)));
        }
        Sentences = sentences;
    }

    public Paragraph Paragraph { get; }
    public string Text => Paragraph.Text;
    public IReadOnlyList<Quantity> Quantities { get; }
    public IReadOnlyList<DateMark> Dates { get; }
    public IReadOnlyList<Skeleton> Sentences { get; }
}
