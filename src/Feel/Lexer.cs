using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Yingshang.Feel;

internal enum TokenKind { End, Number, Text, Name, Keyword, Symbol }

/// <summary>A token. <paramref name="Text"/> is canonical: folded symbols, unescaped strings, names as the dictionary writes them.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, TextSpan At)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsKeyword(string word) => Kind == TokenKind.Keyword && Text == word;
}

/// <summary>Text to tokens, one at a time, as names come into scope while parsing. Full-width punctuation is folded outside strings; inside them every character stays.</summary>
internal sealed partial class Lexer(string source, NameScope names)
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

    private const int LongestNumber = 1_000;

    private readonly string folded = FullWidth.Fold(source);
    private Token token;
    private int at;

    /// <summary>What is wrong with the text; the parser may take it back when it tries another reading.</summary>
    public FeelProblem? Problem { get; set; }

    /// <summary>The token that begins at or after <paramref name="start"/>; the end once there is a problem.</summary>
    public Token ReadAt(int start)
    {
        at = start;
        token = new Token(TokenKind.End, "", new TextSpan(source.Length, 0));
        if (SkipBlanks() && Problem is null) ReadToken();
        return token;
    }

    /// <summary>A name after a point: members of contexts come first, and any word will do.</summary>
    public Token ReadMemberAt(int start)
    {
        at = start;
        token = new Token(TokenKind.End, "", new TextSpan(source.Length, 0));
        if (!SkipBlanks()) return token;
        if (names.MatchMember(folded, at) is var (name, length) && length >= WordEnd() - at) Add(TokenKind.Name, name, length);
        else if (NameIndex.IsStart(folded[at])) Add(TokenKind.Name, source[at..WordEnd()], WordEnd() - at);
        else ReadToken();
        return token;
    }

    /// <summary>A name followed by a colon, as in contexts, parameters and arguments by name: blanks, signs and all. Null when there is none.</summary>
    public (string Name, TextSpan At, int End)? ReadLabelAt(int start)
    {
        at = start;
        if (!SkipBlanks() || !NameIndex.IsStart(folded[at])) return null;
        var end = folded.AsSpan(at).IndexOfAny(Delimiters);
        if (end <= 0 || folded[at + end] != ':') return null;
        var name = Blanks().Replace(source.Substring(at, end).Trim(), " ");
        return name.Contains("//", StringComparison.Ordinal) || name.Contains("/*", StringComparison.Ordinal) ? null : (name, new TextSpan(at, end), at + end + 1);
    }

    private static readonly System.Buffers.SearchValues<char> Delimiters = System.Buffers.SearchValues.Create(":(){}[],\"“”@<>=?;");

    [GeneratedRegex(@"\s+", RegexOptions.None, 100)]
    private static partial Regex Blanks();

    private int WordEnd()
    {
        var end = at;
        while (end < folded.Length && NameIndex.IsPart(folded[end])) end++;
        return end;
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
        else if (Elsewhere.FirstOrDefault(w => string.CompareOrdinal(folded, at, w.Written, 0, w.Written.Length) == 0) is { Meant: not null } word) Problem = Problems.ChineseOperator(word.Written, word.Meant, new TextSpan(at, word.Written.Length));
        else if (c is '‘' or '’' or '\'' or '「' or '『') Problem = Problems.OtherQuotes(source[at], new TextSpan(at, 1));
        else if (!ReadKnownName() && !ReadWord() && !ReadSymbol()) Problem = Problems.StrayCharacter(source[at], new TextSpan(at, 1));
    }

    /// <summary>As other languages write it.</summary>
    private static readonly (string Written, string? Meant)[] Elsewhere = [("==", "="), ("&&", "and"), ("||", "or")];

    private void Add(TokenKind kind, string text, int length)
    {
        token = new Token(kind, text, new TextSpan(at, length));
    }

    private void ReadNumber()
    {
        var end = DigitsFrom(at);
        if (end + 1 < folded.Length && folded[end] == '.' && char.IsAsciiDigit(folded[end + 1])) end = DigitsFrom(end + 1);
        end = ExponentFrom(end);
        var span = new TextSpan(at, end - at);
        if (end < folded.Length && folded[end] == '%') Problem = Problems.Percent(source[at..(end + 1)], new TextSpan(at, end + 1 - at));
        else if (span.Length > LongestNumber) Problem = Problems.NumberTooLong(span);
        else Add(TokenKind.Number, folded.Substring(at, span.Length), span.Length);
    }

    /// <summary>1.2e-3 (DMN 1.5, grammar rule 37); an e without digits begins the next word.</summary>
    private int ExponentFrom(int end)
    {
        if (end >= folded.Length || folded[end] is not ('e' or 'E')) return end;
        var digits = end + 1;
        if (digits < folded.Length && folded[digits] is '+' or '-') digits++;
        return digits < folded.Length && char.IsAsciiDigit(folded[digits]) ? DigitsFrom(digits) : end;
    }

    private int DigitsFrom(int start)
    {
        while (start < folded.Length && char.IsAsciiDigit(folded[start])) start++;
        return start;
    }

    /// <summary>A text that begins with “ or ” ends with ” or "; one that begins with " ends with ", and may quote “so”.</summary>
    private void ReadText()
    {
        var straight = source[at] == '"';
        var value = new StringBuilder();
        var i = at + 1;
        while (i < folded.Length && (straight ? source[i] != '"' : folded[i] is not ('"' or '”')))
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
            '"' or '\\' or '”' or '\'' => (source[i + 1].ToString(), 2),
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
        var end = WordEnd();
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
