using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Yingshang.Feel.Values;
using static Yingshang.Feel.Evaluation.BuiltinFunctions;

namespace Yingshang.Feel.Evaluation;

/// <summary>String functions (10.3.4.3). Positions and lengths count Unicode characters, not UTF-16 units.</summary>
internal static class TextFunctions
{
    public static IEnumerable<(string Name, Signature Signature)> All { get; } =
    [
        Define("substring(string:string, start position:number, length:number?)", Substring),
        Define("string length(string:string)", c => (FeelNumber)(long)Runtime.StringLength(c.Text(0))!.Value),
        Define("upper case(string:string)", c => c.Text(0).ToUpperInvariant()),
        Define("lower case(string:string)", c => c.Text(0).ToLowerInvariant()),
        Define("substring before(string:string, match:string)", c => c.Text(0).IndexOf(c.Text(1), StringComparison.Ordinal) is var i && i < 0 ? "" : c.Text(0)[..i]),
        Define("substring after(string:string, match:string)", c => c.Text(0).IndexOf(c.Text(1), StringComparison.Ordinal) is var i && i < 0 ? "" : c.Text(0)[(i + c.Text(1).Length)..]),
        Define("contains(string:string, match:string)", c => c.Text(0).Contains(c.Text(1), StringComparison.Ordinal)),
        Define("starts with(string:string, match:string)", c => c.Text(0).StartsWith(c.Text(1), StringComparison.Ordinal)),
        Define("ends with(string:string, match:string)", c => c.Text(0).EndsWith(c.Text(1), StringComparison.Ordinal)),
        Define("matches(input:string, pattern:string, flags:string?)", c => WithPattern(c, c.Text(1), c[2] as string, r => r.Matches(c.Text(0)))),
        Define("replace(input:string, pattern:string, replacement:string, flags:string?)", c => WithPattern(c, c.Text(1), c[3] as string, r => Replace(c, r))),
        Define("split(string:string, delimiter:string)", c => WithPattern(c, c.Text(1), null, r => r.Split(c.Text(0), c.Run.Limits.ListLength, Looks(c)) is { } parts ? c.New(parts) : null)),
        Define("string join(list:list, delimiter:string?)", Join),
    ];

    private static object? Substring(BuiltinCall call)
    {
        var text = call.Text(0);
        if (call.Number(1).Round(0, NumberRounding.Down)?.ToLong() is not { } start || start == 0) return call.Null("起始位置从1或-1数起", "positions count from 1 or -1");
        var length = call[2] is FeelNumber n ? n.Round(0, NumberRounding.Down)?.ToLong() ?? long.MaxValue : long.MaxValue;
        if (length < 1) return call.Null("长度至少是1", "the length is at least 1");
        var starts = StringInfo(text);
        var first = start > 0 ? start - 1 : Math.Max(starts.Count + start, 0);
        if (first >= starts.Count) return "";
        var end = length >= starts.Count - first ? text.Length : starts[(int)(first + length)];
        return text[starts[(int)first]..end];
    }

    /// <summary>Where each Unicode character begins.</summary>
    private static List<int> StringInfo(string text)
    {
        var starts = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            starts.Add(i);
            if (i + 1 >= text.Length) break;
        }
        return starts;
    }

    private static object? WithPattern(BuiltinCall call, string pattern, string? flags, Func<Pattern, object?> use)
    {
        call.Run.Spend(pattern.Length + (call.Text(0).Length / 16));
        if (Pattern.Of(pattern, flags ?? "", call.Text(0)) is not { } compiled) return call.Null("正则表达式或标志不对", "the regular expression or its flags are not valid");
        call.Run.LookAtClock();
        try
        {
            return use(compiled);
        }
        catch (RegexMatchTimeoutException)
        {
            return call.Null("正则表达式匹配太慢，已停止", "the regular expression takes too long");
        }
    }

    /// <summary>Spends what a match may have read.</summary>
    private static Action<int> Looks(BuiltinCall call) => read => call.Run.Spend(1 + (read / 64));

    private static object? Replace(BuiltinCall call, Pattern pattern) =>
        pattern.Replace(call.Text(0), call.Text(2), call.Run.Limits.TextLength, Looks(call)) is { } text ? call.Run.SpendOnText(text) : call.Null("替换的写法不对", "the replacement is not valid");

    private static object? Join(BuiltinCall call)
    {
        var joined = new StringBuilder();
        var any = false;
        foreach (var item in call.List(0))
        {
            if (item is null) continue;
            if (item is not string text) return call.Null("列表里有不是文字的项", "an item is no text");
            if (any) joined.Append(call[1] as string);
            joined.Append(text);
            any = true;
            if (joined.Length > call.Run.Limits.TextLength) break;
        }
        return call.Run.SpendOnText(joined.ToString());
    }
}
