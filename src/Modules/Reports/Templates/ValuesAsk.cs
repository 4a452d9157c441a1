using System.Text.RegularExpressions;

namespace Yingshang.Reports.Templates;

/// <summary>Which fields of which records, in what order: <c>企业, 办结日期 sort 办结日期 desc top 3</c>.</summary>
/// <param name="Sort">field; null: as the records come</param>
public sealed partial record ValuesAsk(IReadOnlyList<string> Fields, string? Sort, bool Descending, int? Top)
{
    /// <summary>The record's own name.</summary>
    public const string Record = "记录";

    public string Text => string.Join(", ", Fields) + (Sort is null ? "" : $" sort {Sort} {(Descending ? "desc" : "asc")}") + (Top is { } top ? FormattableString.Invariant($" top {top}") : "");

    /// <summary>As <see cref="Text"/> writes it.</summary>
    public static ValuesAsk? Read(string text) => Written().Match(text) is { Success: true } match ? Of(match) : null;

    internal static ValuesAsk Of(Match match) => new(match.Groups["fields"].Value.Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        match.Groups["sort"] is { Success: true, Value: var sort } ? sort : null, match.Groups["order"].Value == "desc",
        match.Groups["top"] is { Success: true, Value: var top } ? int.Parse(top, System.Globalization.CultureInfo.InvariantCulture) : null);

    internal const string Rest = @"(\s+sort\s+(?<sort>\S+)(\s+(?<order>asc|desc))?)?(\s+top\s+(?<top>[1-9][0-9]?))?$";

    [GeneratedRegex(@"^(?<fields>.+?)" + Rest, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
