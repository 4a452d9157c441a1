using System.Text.RegularExpressions;

namespace Yingshang.Metrics;

/// <summary>A condition as a reader who knows no expressions reads it: 来源是“大走访”，并且结果是“已解决”.</summary>
public static partial class FilterWords
{
    private static readonly (string Feel, string Words)[] Operators =
    [
        (" != null", "已知"), (" = null", "没有"), (" = true", ""), (" != ", "不是"), (" >= ", "不小于"), (" <= ", "不大于"), (" = ", "是"), (" > ", "大于"), (" < ", "小于"),
        (" and ", "，并且"), (" or ", "，或者"), (" in ", "属于"), (" between ", "介于"),
    ];

    public static string Of(string filter) => string.Concat(Texts().Split(filter).Select(part => part.StartsWith('"') ? $"“{part[1..^1]}”" : Say(part)));

    private static string Say(string part)
    {
        // A part between two texts has lost its blanks to them.
        foreach (var (feel, words) in Operators) part = part.Replace(feel, words, StringComparison.Ordinal);
        return part.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace(", ", "、", StringComparison.Ordinal)
            .Replace("(", "（", StringComparison.Ordinal).Replace(")", "）", StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<text>\"[^\"]*\")", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Texts();
}
