using System.Globalization;
using System.Text;

namespace Yingshang.Feel;

internal enum TokenKind { End, Number, Text, Name, Keyword, Symbol }

/// <summary>A token. <paramref name="Text"/> is canonical: folded symbols, unescaped strings, names as the dictionary writes them.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, TextSpan At)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsKeyword(string word) => Kind == TokenKind.Keyword && Text == word;
}

/// <summary>Text to tokens. Full-width punctuation is folded outside strings; inside them every character stays.</summary>
internal sealed class Lexer(string source, NameIndex names)
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "and", "or", "if", "then", "else", "in", "between", "true", "false", "null",
        "for", "return", "some", "every", "satisfies", "function", "instance", "external",
    };

    /// <summary>Longer symbols first.</summary>
    private static readonly string[] Symbols = ["**", "..", "<=", ">=", "!=", "->", "(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "+", "-", "*", "/", "=", "<", ">", "?", "@"];

    private static readonly Dictionary<char, string> Typed = new()
    {
        ['≥'] = ">=", ['≤'] = "<=", ['≠'] = "!=", ['×'] = "*", ['÷'] = "/", ['－'] = "-", ['−'] = "-", ['—'] = "-",
    };

    private readonly string folded = FullWidth.Fold(source);
    private readonly List<Token> tokens = [];
    private int at;

    public FeelProblem? Problem { get; private set; }

    public List<Token> Read()
    {
        while (SkipBlanks() && Problem is null) ReadToken();
        tokens.Add(new Token(TokenKind.End, "", new TextSpan(source.Length, 0)));
        return tokens;
    }

    private bool SkipBlanks()
    {
        while (at < folded.Length && (char.IsWhiteSpace(folded[at]) || SkipComment())) at++;
        return at < folded.Length;
    }

    /// <summary>Leaves <see cref="at"/> on the last character of the comment.</summary>
    private bool SkipComment()
    {
        if (string.CompareOrdinal(folded, at, "//", 0, 2) == 0) return SkipTo("\n", 1);
        return string.CompareOrdinal(folded, at, "/*", 0, 2) == 0 && SkipTo("*/", 2);
    }

    private bool SkipTo(string end, int length)
    {
        var found = folded.IndexOf(end, at + 2, StringComparison.Ordinal);
        at = (found < 0 ? folded.Length : found + length) - 1;
        return true;
    }

    private void ReadToken()
    {
        var c = folded[at];
        if (c is '"' or '“' or '”') ReadText();
        else if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < folded.Length && char.IsAsciiDigit(folded[at + 1]))) ReadNumber();
        else if (!ReadKnownName() && !ReadWord() && !ReadSymbol()) Problem = Problems.StrayCharacter(source[at], new TextSpan(at, 1));
    }

    private void Add(TokenKind kind, string text, int length)
    {
        tokens.Add(new Token(kind, text, new TextSpan(at, length)));
        at += length;
    }

    private void ReadNumber()
    {
        var end = DigitsFrom(at);
        if (end + 1 < folded.Length && folded[end] == '.' && char.IsAsciiDigit(folded[end + 1])) end = DigitsFrom(end + 1);
        var span = new TextSpan(at, end - at);
        if (end < folded.Length && folded[end] == '%') Problem = Problems.Percent(source[at..(end + 1)], new TextSpan(at, end + 1 - at));
        else if (span.Length > 29 || !decimal.TryParse(folded.AsSpan(at, span.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)) Problem = Problems.NumberTooLong(span);
        else Add(TokenKind.Number, folded.Substring(at, span.Length), span.Length);
    }

    private int DigitsFrom(int start)
    {
        while (start < folded.Length && char.IsAsciiDigit(folded[start])) start++;
        return start;
    }

    /// <summary>A text that begins with “ or ” ends with ” or "; one that begins with " ends with ", and may quote “so”.</summary>
    private void ReadText()
    {
        var straight = folded[at] == '"';
        var value = new StringBuilder();
        var i = at + 1;
        while (i < folded.Length && folded[i] != '"' && (straight || folded[i] != '”'))
        {
            var (character, length) = ReadCharacter(i);
            value.Append(character);
            i += length;
        }
        if (i >= folded.Length) Problem = Problems.OpenText(new TextSpan(at, source.Length - at));
        else if (value.ToString().Contains('\0')) Problem = Problems.StrayCharacter('\0', new TextSpan(at, i + 1 - at));
        else Add(TokenKind.Text, value.ToString(), i + 1 - at);
    }

    private (string Character, int Length) ReadCharacter(int i)
    {
        if (source[i] != '\\' || i + 1 >= source.Length) return (source[i].ToString(), 1);
        return source[i + 1] switch
        {
            'n' => ("\n", 2),
            't' => ("\t", 2),
            'r' => ("\r", 2),
            '"' or '\\' or '”' => (source[i + 1].ToString(), 2),
            'u' when Hex(i + 2, 4) is { } code => (((char)code).ToString(), 6),
            'U' when Hex(i + 2, 6) is { } code && Rune.IsValid(code) => (new Rune(code).ToString(), 8),
            _ => ("\\", 1),
        };
    }

    private int? Hex(int start, int length) =>
        start + length <= source.Length && int.TryParse(source.AsSpan(start, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code : null;

    private bool ReadKnownName()
    {
        if (names.Match(folded, at) is not var (name, length)) return false;
        Add(TokenKind.Name, name, length);
        return true;
    }

    private bool ReadWord()
    {
        if (!NameIndex.IsStart(folded[at])) return false;
        var end = at;
        while (end < folded.Length && NameIndex.IsPart(folded[end])) end++;
        var word = folded[at..end];
        if (KeywordOf(word) is { } keyword) Add(TokenKind.Keyword, keyword, keyword.Length);
        else Add(TokenKind.Name, source[at..end], end - at);
        return true;
    }

    /// <summary>“and上年营业收入”: a keyword ends where Chinese begins.</summary>
    private static string? KeywordOf(string word)
    {
        var ascii = word.TakeWhile(char.IsAsciiLetter).Count();
        var head = word[..ascii];
        return Keywords.Contains(head) && (ascii == word.Length || !char.IsAscii(word[ascii])) ? head : null;
    }

    private bool ReadSymbol()
    {
        if (Typed.TryGetValue(source[at], out var typed)) return AddSymbol(typed, 1);
        var symbol = Array.Find(Symbols, s => string.CompareOrdinal(folded, at, s, 0, s.Length) == 0);
        return symbol is not null && AddSymbol(symbol, symbol.Length);
    }

    private bool AddSymbol(string symbol, int length)
    {
        Add(TokenKind.Symbol, symbol, length);
        return true;
    }
}
