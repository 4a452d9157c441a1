using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Yingshang.Feel.Evaluation;

/// <summary>A regular expression of XPath (XQuery and XPath Functions 3.1, 5.6), run by .NET: without backtracking where it can, and never longer than a second.</summary>
internal sealed partial class Pattern
{
    private const int Longest = 2_000;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private readonly Regex regex;
    private readonly int groups;
    private readonly bool isLiteral;

    private Pattern(Regex regex, int groups, bool isLiteral) => (this.regex, this.groups, this.isLiteral) = (regex, groups, isLiteral);

    /// <summary>Null when pattern or flags are not valid. <paramref name="text"/>: what it will be run over; characters beyond the basic plane cost, and are looked out for only where there are any.</summary>
    public static Pattern? Of(string pattern, string flags, string text)
    {
        if (pattern.Length > Longest || flags.AsSpan().ContainsAnyExcept("smixq")) return null;
        var translation = new Translation(pattern, flags, text.Any(char.IsSurrogate) || pattern.Any(char.IsSurrogate));
        if (translation.Translate() is not { } translated) return null;
        var options = RegexOptions.CultureInvariant;
        if (flags.Contains('i')) options |= RegexOptions.IgnoreCase;
        if (flags.Contains('s')) options |= RegexOptions.Singleline;
        if (flags.Contains('m')) options |= RegexOptions.Multiline;
        if (Made(translated, translation.NeedsBacktracking ? options : options | RegexOptions.NonBacktracking) is not { } regex) return null;
        return new Pattern(regex, translation.Groups, flags.Contains('q'));
    }

    private static Regex? Made(string translated, RegexOptions options)
    {
        try
        {
            return new Regex(translated, options, Timeout);
        }
        catch (NotSupportedException) when (options.HasFlag(RegexOptions.NonBacktracking))
        {
            // Too large an automaton: with backtracking the time limit holds.
            return Made(translated, options & ~RegexOptions.NonBacktracking);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public object? Matches(string text) => regex.IsMatch(text);

    /// <summary>Null when the pattern matches nothing at all, or the replacement has a stray $ or \. <paramref name="each"/> is told of each match: each may look through the whole rest of the text.</summary>
    public string? Replace(string text, string replacement, int longest, Action<int> each)
    {
        if (regex.IsMatch("") || Parts(replacement) is not { } parts) return null;
        var result = new StringBuilder();
        var from = 0;
        foreach (Match match in regex.Matches(text))
        {
            each(text.Length - match.Index);
            result.Append(text, from, match.Index - from);
            foreach (var (literal, group) in parts) result.Append(group < 0 ? literal : match.Groups[group].Value);
            from = match.Index + match.Length;
            if (result.Length > longest) break;
        }
        return result.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The texts between matches; null when the pattern matches nothing at all.</summary>
    public List<object?>? Split(string text, int longest, Action<int> each)
    {
        if (regex.IsMatch("")) return null;
        var parts = new List<object?>();
        var from = 0;
        foreach (Match match in regex.Matches(text))
        {
            each(text.Length - match.Index);
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

    /// <summary>XPath syntax to .NET syntax, one character at a time. <paramref name="astral"/>: a surrogate pair is one character.</summary>
    private sealed partial class Translation(string source, string flags, bool astral)
    {
        private const string Pair = "[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]";
        private const string Halves = "\\uD800-\\uDFFF";

        private readonly string pattern = flags.Contains('x') && !flags.Contains('q') ? WithoutBlanks(source) : source;
        private readonly StringBuilder translated = new();
        private readonly List<int> open = [];
        private readonly HashSet<int> closed = [];
        private int at;

        public int Groups { get; private set; }

        public bool NeedsBacktracking { get; private set; }

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
                case '\\': return Escape();
                case '[': return Class();
                case ']' or '}': return false;
                case '{': return Quantifier();
                case '(': return Open();
                case ')': return Close();
                case '.': return AnyBut(flags.Contains('s') ? "" : "\\n\\r");
                case '$' when !flags.Contains('m'): return Append("\\z");
                case '#': return Append("\\#");
                case ' ' or '\n' or '\r' or '\t': return Append(Regex.Escape(c.ToString()));
                default: return char.IsHighSurrogate(c) && at + 1 < pattern.Length ? Append($"(?:{c}{pattern[++at]})") : Append(c.ToString());
            }
        }

        /// <summary>Any character but those of a class.</summary>
        private bool AnyBut(string members) => Append(astral ? $"(?:[^{members}{Halves}]|{Pair})" : members.Length == 0 ? "[\\s\\S]" : $"[^{members}]");

        /// <summary>{n}, {n,} or {n,m}; a brace that is none of them is wrong.</summary>
        private bool Quantifier()
        {
            if (Repeat().Match(pattern, at) is not { Success: true } match) return false;
            at += match.Length - 1;
            return Append(match.Value);
        }

        [GeneratedRegex(@"\G\{[0-9]{1,6}(,[0-9]{0,6})?\}", RegexOptions.ExplicitCapture, 100)]
        private static partial Regex Repeat();

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

        private bool Escape()
        {
            if (++at >= pattern.Length) return false;
            var c = pattern[at];
            switch (c)
            {
                case 's': return Append("[ \\t\\n\\r]");
                case 'S': return AnyBut(" \\t\\n\\r");
                case 'd': return Append("\\d");
                case 'D': return AnyBut("\\d");
                // Words are what is neither punctuation, nor separator, nor other (XML Schema, part 2, appendix F).
                case 'w': return AnyBut("\\p{P}\\p{Z}\\p{C}");
                case 'W': return Append(astral ? $"[\\p{{P}}\\p{{Z}}\\p{{C}}-[{Halves}]]" : "[\\p{P}\\p{Z}\\p{C}]");
                case 'i': return Append("[\\p{L}_:]");
                case 'c': return Append("[\\p{L}\\p{Nd}\\-._:·]");
                case 'I': return AnyBut("\\p{L}_:");
                case 'C': return AnyBut("\\p{L}\\p{Nd}\\-._:·");
                case 'p' or 'P': return Category(c) is { } category && Append(category);
                case >= '1' and <= '9': return BackReference(c - '0');
                default: return IsEscapable(c) && Append("\\" + c);
            }
        }

        private static bool IsEscapable(char c) => c is 'n' or 'r' or 't' or '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '-' or '[' or ']' or '^' or '$';

        private string? EscapeInClass()
        {
            if (++at >= pattern.Length) return null;
            return pattern[at] switch
            {
                's' => " \\t\\n\\r",
                'S' => "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u0021-\\uFFFF",
                'd' => "\\d",
                'D' => "\\D",
                'w' => "\\p{L}\\p{M}\\p{N}\\p{S}",
                'W' => "\\p{P}\\p{Z}\\p{C}",
                'i' => "\\p{L}_:",
                'c' => "\\p{L}\\p{Nd}\\-._:·",
                'p' or 'P' => Category(pattern[at]),
                var c => IsEscapable(c) ? "\\" + c : null,
            };
        }

        private string? Category(char c)
        {
            var end = pattern.IndexOf('}', at);
            if (end < 0 || at + 1 >= pattern.Length || pattern[at + 1] != '{') return null;
            var name = pattern[(at + 2)..end];
            at = end;
            return name.All(n => char.IsAsciiLetterOrDigit(n) || n == '-') ? $"\\{c}{{{name}}}" : null;
        }

        private bool BackReference(int group)
        {
            while (at + 1 < pattern.Length && char.IsAsciiDigit(pattern[at + 1]) && (group * 10) + pattern[at + 1] - '0' <= Groups) group = (group * 10) + pattern[++at] - '0';
            NeedsBacktracking = true;
            return closed.Contains(group) && Append(string.Create(CultureInfo.InvariantCulture, $"(?:\\{group})"));
        }

        /// <summary>A class with its subtractions; blanks count in it even under flag x.</summary>
        private bool Class()
        {
            if (Members() is not var (members, negated, beyond)) return false;
            if (!astral) return Append($"[{(negated ? "^" : "")}{members}]");
            if (negated && beyond.Count > 0) NeedsBacktracking = true;
            if (negated) return Append($"(?:{(beyond.Count == 0 ? "" : $"(?!{string.Join('|', beyond)})")}(?:[^{members}{Halves}]|{Pair}))");
            return Append(beyond.Count == 0 ? $"[{members}]" : $"(?:{string.Join('|', members.Length == 0 ? beyond : beyond.Prepend($"[{members}]"))})");
        }

        /// <summary>What stands between the brackets: .NET's own syntax for the basic plane, alternatives for the characters beyond it. Null when it is wrong.</summary>
        private (string Members, bool IsNegated, List<string> Beyond)? Members()
        {
            var (members, beyond) = (new StringBuilder(), new List<string>());
            at++;
            var negated = at < pattern.Length && pattern[at] == '^';
            if (negated) at++;
            for (var first = true; at < pattern.Length; at++, first = false)
            {
                var c = pattern[at];
                if (c == ']') return first ? null : (members.ToString(), negated, beyond);
                if (c == '\\')
                {
                    if (EscapeInClass() is not { } escape) return null;
                    members.Append(escape);
                }
                else if (c == '[')
                {
                    if (first || pattern[at - 1] != '-' || Members() is not var (less, isNegated, _)) return null;
                    members.Append('[').Append(isNegated ? "^" : "").Append(less).Append(']');
                }
                else if (CodePoint(at) is var low && low > char.MaxValue)
                {
                    at++;
                    beyond.AddRange(Alternatives(low, HighEnd() ?? low));
                }
                else if (at + 2 < pattern.Length && pattern[at + 1] == '-' && CodePoint(at + 2) is var high && high > char.MaxValue)
                {
                    members.Append(c).Append("-\\uFFFF");
                    at += 3;
                    beyond.AddRange(Alternatives(char.MaxValue + 1, high));
                }
                else members.Append(c);
            }
            return null;
        }

        private int CodePoint(int index) => index < pattern.Length && char.IsHighSurrogate(pattern[index]) && index + 1 < pattern.Length && char.IsLowSurrogate(pattern[index + 1]) ? char.ConvertToUtf32(pattern[index], pattern[index + 1]) : index < pattern.Length ? pattern[index] : -1;

        /// <summary>The end of a range that has just begun with a character beyond the basic plane.</summary>
        private int? HighEnd()
        {
            if (at + 2 >= pattern.Length || pattern[at + 1] != '-' || CodePoint(at + 2) is not (> char.MaxValue and var high)) return null;
            at += 3;
            return high;
        }

        private static IEnumerable<string> Alternatives(int low, int high)
        {
            var (from, to) = (char.ConvertFromUtf32(low), char.ConvertFromUtf32(Math.Max(low, high)));
            if (from[0] == to[0]) return [$"{from[0]}[{from[1]}-{to[1]}]"];
            var ends = new[] { $"{from[0]}[{from[1]}-\\uDFFF]", $"{to[0]}[\\uDC00-{to[1]}]" };
            return to[0] - from[0] == 1 ? ends : ends.Append($"[{(char)(from[0] + 1)}-{(char)(to[0] - 1)}][\\uDC00-\\uDFFF]");
        }
    }
}
