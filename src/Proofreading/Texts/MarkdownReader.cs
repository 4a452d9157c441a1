using System.Text;

namespace Yingshang.Proofreading.Texts;

/// <summary>Reads the words of a Markdown report and remembers where each stands. Front matter, code and comments are no text of the report.</summary>
internal static class MarkdownReader
{
    public static OfficialText Read(string text)
    {
        var paragraphs = new List<Paragraph>();
        var tables = new List<IReadOnlyList<IReadOnlyList<Paragraph?>>>();
        List<IReadOnlyList<Paragraph?>>? table = null;
        string? closing = null;
        var number = 0;
        foreach (var line in OfficialText.Lines(text))
        {
            number++;
            var trimmed = line.Trim();
            if (closing is not null)
            {
                if (trimmed == closing) closing = null;
                continue;
            }
            if (number == 1 && trimmed == "---" || trimmed.StartsWith("```", StringComparison.Ordinal))
            {
                closing = number == 1 && trimmed == "---" ? "---" : "```";
                continue;
            }
            if (!trimmed.StartsWith('|')) table = null;
            if (trimmed.Length == 0 || trimmed.All(c => c is '-' or '*' or '_' or '|' or ':' or ' ')) continue;
            if (trimmed.StartsWith('|'))
            {
                if (table is null) tables.Add(table = []);
                table.Add(Row(number, line, paragraphs));
                continue;
            }
            var start = line.Length - line.TrimStart().Length;
            var kind = ParagraphKind.Body;
            var marks = line[start..].TakeWhile(c => c == '#').Count();
            if (marks is > 0 and < 7)
            {
                kind = ParagraphKind.Heading;
                start += marks;
            }
            else if (line[start..] is ['-' or '*' or '>', ' ', ..])
            {
                start += 2;
            }
            while (start < line.Length && line[start] == ' ') start++;
            Add(paragraphs, number, line, start, line.Length, kind);
        }
        return new OfficialText(paragraphs, tables);
    }

    private static List<Paragraph?> Row(int number, string line, List<Paragraph> paragraphs)
    {
        var row = new List<Paragraph?>();
        var start = line.IndexOf('|', StringComparison.Ordinal) + 1;
        while (start < line.Length && line.IndexOf('|', start) is var end and >= 0)
        {
            row.Add(Add(paragraphs, number, line, start, end, ParagraphKind.Cell));
            start = end + 1;
        }
        return row;
    }

    private static Paragraph? Add(List<Paragraph> paragraphs, int number, string line, int start, int end, ParagraphKind kind)
    {
        var words = new StringBuilder();
        var places = new List<int>();
        for (var i = start; i < end; i++)
        {
            // Marks of emphasis and code are not printed.
            if (line[i] == '`' || line[i] == '*' && (i + 1 < end && line[i + 1] == '*' || i > start && line[i - 1] == '*')) continue;
            words.Append(line[i]);
            places.Add(i);
        }
        var paragraph = new Paragraph(number, words.ToString(), kind, [.. places]);
        if (paragraph.IsEmpty) return null;
        paragraphs.Add(paragraph);
        return paragraph;
    }
}
