using Yingshang.Proofreading.Texts;

namespace Yingshang.Proofreading;

/// <summary>A rule of the proofreader.</summary>
/// <param name="Id">stable, group and name: sum.parts</param>
/// <param name="Name">in Chinese</param>
/// <param name="About">what it looks for, one sentence in Chinese</param>
/// <param name="Bad">a text that it finds something in</param>
/// <param name="Good">the same, right</param>
public sealed record Rule(string Id, string Name, Severity Severity, string About, string Bad, string Good)
{
    private const int Context = 20;

    internal Finding At(Paragraph paragraph, int start, int length, string message, string? suggestion = null, Severity? severity = null)
    {
        var (from, count) = paragraph.Place(start, length);
        var text = paragraph.Text;
        return new Finding(Id, severity ?? Severity, paragraph.Number, paragraph.SentenceAt(start), from, count, text.Substring(start, length), message, suggestion)
        {
            Before = text[Math.Max(0, start - Context)..start],
            After = text[(start + length)..Math.Min(text.Length, start + length + Context)],
        };
    }
}
