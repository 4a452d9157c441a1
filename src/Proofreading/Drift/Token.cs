using System.Text;
using Yingshang.Proofreading.Numbers;
using Yingshang.Proofreading.Texts;

namespace Yingshang.Proofreading.Drift;

/// <summary>A character, a number or a word of letters with its place; punctuation and spaces are no tokens, so that a change of form is no change of words.</summary>
internal readonly record struct Token(string Text, Paragraph Paragraph, int Start, int Length)
{
    public bool IsNumber => Text[0] is >= '0' and <= '9';
    public bool IsHole => Text == "X";

    public static List<Token> Of(OfficialText text)
    {
        var tokens = new List<Token>();
        foreach (var paragraph in text.Paragraphs) Add(paragraph, tokens);
        return tokens;
    }

    private static void Add(Paragraph paragraph, List<Token> tokens)
    {
        var text = paragraph.Text;
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (QuantityScanner.IsDigit(text[i]))
            {
                while (i < text.Length && (QuantityScanner.IsDigit(text[i]) || text[i] is '.' or ',' && i + 1 < text.Length && QuantityScanner.IsDigit(text[i + 1]))) i++;
                tokens.Add(new Token(text[start..i].Normalize(NormalizationForm.FormKC), paragraph, start, i - start));
            }
            else if (char.IsAsciiLetter(text[i]) || text[i] == '×')
            {
                while (i < text.Length && (char.IsAsciiLetter(text[i]) || text[i] == '×')) i++;
                var word = text[start..i].ToUpperInvariant();
                tokens.Add(new Token(word.All(c => c is 'X' or '×') ? "X" : word, paragraph, start, i - start));
            }
            else
            {
                if (Checks.Words.IsHan(text[i])) tokens.Add(new Token(text[i].ToString(), paragraph, i, 1));
                i++;
            }
        }
    }
}
