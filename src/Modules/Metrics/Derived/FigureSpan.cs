using System.Text.RegularExpressions;

namespace Yingshang.Metrics;

/// <summary>A span of time that depends on the period asked for, or a year, a month, months of its own: 当月, 今年, 2022, 2022-11, 2022-11..2023-02. What runs ends with the period.</summary>
public sealed partial record FigureSpan(string Text)
{
    /// <summary>In the order in which the guide names them.</summary>
    public static readonly IReadOnlyList<string> Words = ["当月", "上月", "当季", "今年", "累计", "全年", "上年全年", "近12个月", "历年"];

    /// <summary>Those that are written in digits, for the guide.</summary>
    public const string Forms = "2022、2022-11、2022-11..2023-02";

    // Older than any record of a district's store.
    private static readonly DateOnly Beginning = new(1949, 10, 1);

    /// <summary>Null when it means nothing.</summary>
    public static FigureSpan? Read(string text) => Words.Contains(text) || Fixed(text) is not null ? new FigureSpan(text) : null;

    /// <summary>What stands there in digits; “” when it is no span.</summary>
    internal static string DigitsAt(string text, int at) => Digits().Match(text, at) is { Success: true } match && Fixed(match.Value) is not null ? match.Value : "";

    public Period Of(Period asked)
    {
        var month = new DateOnly(asked.To.Year, asked.To.Month, 1);
        return Text switch
        {
            "当月" => new Period(month, asked.To),
            "上月" => new Period(month.AddMonths(-1), month.AddDays(-1)),
            "当季" => new Period(month.AddMonths(-((month.Month - 1) % 3)), asked.To),
            "今年" or "累计" => Period.YearTo(asked.To),
            "全年" => Year(asked.To.Year),
            "上年全年" => Year(asked.To.Year - 1),
            "近12个月" => new Period(month.AddMonths(-11), asked.To),
            "历年" => new Period(Beginning, asked.To),
            _ => Fixed(Text)!,
        };
    }

    private static Period Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    private static Period? Fixed(string text)
    {
        if (text.Length == 4 && text.All(char.IsAsciiDigit)) return Period.Parse($"{text}-01", $"{text}-12").Period;
        return text.Split("..") is [var from, var to] ? Period.Parse(from, to).Period : text.Length == 7 ? Period.Parse(text, text).Period : null;
    }

    [GeneratedRegex(@"\G[0-9]{4}(-[0-9]{2}(\.\.[0-9]{4}-[0-9]{2})?)?(?![0-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
