using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Yingshang.Feel.Evaluation;

/// <summary>A regular expression of XPath (XQuery and XPath Functions 3.1, 5.6), run by .NET: without backtracking where it can, and never longer than a second.</summary>
internal sealed class Pattern
{
    private const int Longest = 2_000;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private readonly Regex regex;
    private readonly int groups;
    private readonly bool isLiteral;

    private Pattern(Regex regex, int groups, bool isLiteral) => (this.regex, this.groups, this.isLiteral) = (regex, groups, isLiteral);

    /// <summary>Null when pattern or flags are not valid.</summary>
    public static Pattern? Of(string pattern, string flags)
    {
        if (pattern.Length > Longest || flags.AsSpan().ContainsAnyExcept("smixq")) return null;
        var translation = new Translation(pattern, flags);
        if (translation.Translate() is not { } translated) return null;
        var options = RegexOptions.CultureInvariant;
        if (flags.Contains('i')) options |= RegexOptions.IgnoreCase;
        if (flags.Contains('s')) options |= RegexOptions.Singleline;
        if (flags.Contains('m')) options |= RegexOptions.Multiline;
        if (!translation.HasBackReference) options |= RegexOptions.NonBacktracking;
        try
        {
            return new Pattern(new Regex(translated, options, Timeout), translation.Groups, flags.Contains('q'));
        }
        catch (Exception invalid) when (invalid is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    public object? Matches(string text) => regex.IsMatch(text);

    /// <summary>Null when the pattern matches nothing at all, or the replacement has a stray $ or \.</summary>
    public string? Replace(string text, string replacement, int longest)
    {
        if (regex.IsMatch("") || Parts(replacement) is not { } parts) return null;
        var result = new StringBuilder();
        var from = 0;
        foreach (Match match in regex.Matches(text))
        {
            result.Append(text, from, match.Index - from);
            foreach (var (literal, group) in parts) result.Append(group < 0 ? literal : match.Groups[group].Value);
            from = match.Index + match.Length;
            if (result.Length > longest) break;
        }
        return result.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The texts between matches; null when the pattern matches nothing at all.</summary>
    public List<object?>? Split(string text, int longest)
    {
        if (regex.IsMatch("")) return null;
        var parts = new List<object?>();
        var from = 0;
        foreach (Match match in regex.Matches(text))
        {
            parts.Add(text[from..match.Index]);
            from = match.Index + match.Length;
            if (parts.Count > longest) break;
        }
        parts.Add(text[from..]);
        return parts;
    }

    /// <summary>Literals (group -1) and references $N, N taken as long as there is such a group.</summary>
    private List<(string Literal, int Group)>? Parts(string replacement)
    {
        if (isLiteral) return [(replacement, -1)];
        var parts = new List<(string, int)>();
        for (var i = 0; i < replacement.Length; i++)
        {
            var c = replacement[i];
            if (c is not ('$' or '\\'))
            {
                parts.Add((c.ToString(), -1));
            }
            else if (i + 1 >= replacement.Length)
            {
                return null;
            }
            else if (c == '\\')
            {
                if (replacement[++i] is not ('$' or '\\')) return null;
                parts.Add((replacement[i].ToString(), -1));
            }
            else
            {
                if (!char.IsAsciiDigit(replacement[i + 1])) return null;
                var group = replacement[++i] - '0';
                while (i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1]) && (group * 10) + replacement[i + 1] - '0' <= groups) group = (group * 10) + replacement[++i] - '0';
                parts.Add(group > groups ? ("", -1) : ("", group));
            }
        }
        return parts;
    }

    /// <summary>XPath syntax to .NET syntax, one character at a time.</summary>
    private sealed class Translation(string source, string flags)
    {
        private readonly string pattern = flags.Contains('x') && !flags.Contains('q') ? WithoutBlanks(source) : source;
        private readonly StringBuilder translated = new();
        private readonly List<int> open = [];
        private readonly HashSet<int> closed = [];
        private int at;

        public int Groups { get; private set; }

        public bool HasBackReference { get; private set; }

        /// <summary>Null when the pattern is not valid.</summary>
        public string? Translate()
        {
            if (flags.Contains('q')) return Regex.Escape(pattern);
            for (at = 0; at < pattern.Length; at++)
            {
                if (!Character(pattern[at])) return null;
            }
            return open.Count == 0 ? translated.ToString() : null;
        }

        private bool Character(char c)
        {
            switch (c)
            {
                case '\\': return Escape(inClass: false);
                case '[': return Class();
                case ']': return false;
                case '(': return Open();
                case ')': return Close();
                case '.' when !flags.Contains('s'): return Append("[^\\n\\r]");
                case '$' when !flags.Contains('m'): return Append("\\z");
                case '#': return Append("\\#");
                default: return Append(c.ToString());
            }
        }

        /// <summary>Flag x takes blanks away, but not in a class.</summary>
        private static string WithoutBlanks(string pattern)
        {
            var (kept, depth) = (new StringBuilder(), 0);
            for (var i = 0; i < pattern.Length; i++)
            {
                if (pattern[i] is '[' or ']' && (i == 0 || pattern[i - 1] != '\\')) depth += pattern[i] == '[' ? 1 : -1;
                if (depth > 0 || !char.IsWhiteSpace(pattern[i])) kept.Append(pattern[i]);
            }
            return kept.ToString();
        }

        private bool Append(string text)
        {
            translated.Append(text);
            return true;
        }

        private bool Open()
        {
            if (at + 1 < pattern.Length && pattern[at + 1] == '?')
            {
                if (at + 2 >= pattern.Length || pattern[at + 2] != ':') return false;
                at += 2;
                open.Add(0);
                return Append("(?:");
            }
            open.Add(++Groups);
            return Append("(");
        }

        private bool Close()
        {
            if (open.Count == 0) return false;
            closed.Add(open[^1]);
            open.RemoveAt(open.Count - 1);
            return Append(")");
        }

        private bool Escape(bool inClass)
        {
            if (++at >= pattern.Length) return false;
            var c = pattern[at];
            switch (c)
            {
                case 'n' or 'r' or 't' or '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '-' or '[' or ']' or '^' or '$' or 's' or 'S' or 'd' or 'D' or 'w' or 'W': return Append("\\" + c);
                case 'i': return Append(inClass ? "\\p{L}_:" : "[\\p{L}_:]");
                case 'c': return Append(inClass ? "\\p{L}\\p{Nd}\\-._:·" : "[\\p{L}\\p{Nd}\\-._:·]");
                case 'I' when !inClass: return Append("[^\\p{L}_:]");
                case 'C' when !inClass: return Append("[^\\p{L}\\p{Nd}\\-._:·]");
                case 'p' or 'P': return Category(c);
                case >= '1' and <= '9' when !inClass: return BackReference(c - '0');
                default: return false;
            }
        }

        private bool Category(char c)
        {
            var end = pattern.IndexOf('}', at);
            if (end < 0 || at + 1 >= pattern.Length || pattern[at + 1] != '{') return false;
            var name = pattern[(at + 2)..end];
            at = end;
            return name.All(n => char.IsAsciiLetterOrDigit(n) || n == '-') && Append($"\\{c}{{{name}}}");
        }

        private bool BackReference(int group)
        {
            while (at + 1 < pattern.Length && char.IsAsciiDigit(pattern[at + 1]) && (group * 10) + pattern[at + 1] - '0' <= Groups) group = (group * 10) + pattern[++at] - '0';
            HasBackReference = true;
            return closed.Contains(group) && Append(string.Create(CultureInfo.InvariantCulture, $"(?:\\{group})"));
        }

        /// <summary>A class with its subtractions; blanks count in it even under flag x.</summary>
        private bool Class()
        {
            translated.Append('[');
            at++;
            if (at < pattern.Length && pattern[at] == '^') translated.Append(pattern[at++]);
            for (var first = true; at < pattern.Length; at++, first = false)
            {
                var c = pattern[at];
                if (c == ']') return !first && Append("]");
                if (c == '\\') { if (!Escape(inClass: true)) return false; }
                else if (c == '[') { if (first || pattern[at - 1] != '-' || !Class()) return false; }
                else translated.Append(c);
            }
            return false;
        }
    }
}
