using System.Globalization;
using System.Text.RegularExpressions;

namespace Yingshang.Gongwen;

/// <summary>
/// A form as it is written in a template: a line for each row, its cells between bars, label and content in turn. A line of one cell is a heading across the form.
/// <c>^4</c> at the end of a line keeps four lines free; <c>\n</c> begins a new line; what follows <c>&gt;&gt;</c> stands at the bottom right of its cell:
/// <c>主要负责人意见 | &gt;&gt; 签字：　　　年　月　日 ^4</c>
/// </summary>
internal static partial class FormMarkdown
{
    public static FormBlock Read(string text) =>
        new([.. text.ReplaceLineEndings("\n").Split('\n').Select(Trimmed).Where(line => line.Length > 0).Select(Row)]);

    private static FormRow Row(string line)
    {
        var height = Height().Match(line);
        var cells = (height.Success ? line[..height.Index] : line).Split('|');
        return new FormRow([.. cells.Select(Cell)], height.Success ? int.Parse(height.Groups["lines"].ValueSpan, CultureInfo.InvariantCulture) : 1);
    }

    private static FormCell Cell(string text)
    {
        var halves = text.Replace("\\n", "\n", StringComparison.Ordinal).Split(">>", 2);
        return halves.Length == 1 ? new FormCell(Trimmed(halves[0])) : new FormCell(Trimmed(halves[0]), Trimmed(halves[1]));
    }

    /// <summary>全角空格留着：它们是给笔留的空。</summary>
    private static string Trimmed(string text) => text.Trim(' ', '\t');

    [GeneratedRegex(@"\s*\^(?<lines>\d{1,2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Height();
}
