using Yingshang.Metrics;

namespace Yingshang.Reports.Templates;

/// <summary>Which number: <c>demands-solved[主题 = "融资"].当月.同比</c> — a metric, of which records, over which span, and what of it.</summary>
/// <param name="Where">a further FEEL condition; null: none</param>
/// <param name="Version">of the metric's declaration; null: the current one</param>
public sealed record FigureAsk(string Metric, string? Where = null, Span? Over = null, Measure Measure = Measure.Value, int? Version = null)
{
    public string Text => Metric + (Version is { } version ? $"@{version}" : "") + (Where is null ? "" : $"[{Where}]") + (Over is null ? "" : $".{Over.Text}") + (Measure == Measure.Value ? "" : $".{Measure.Word}");

    /// <summary>The same of a version.</summary>
    public FigureAsk At(Metric metric) => this with { Version = metric.Version };
}

/// <summary>A span of time that depends on the report's period, or a year, a month, months of its own: 当月, 今年, 2022, 2022-11, 2022-11..2023-02.</summary>
public sealed record Span(string Text)
{
    /// <summary>In the order in which the guide names them.</summary>
    public static readonly IReadOnlyList<string> Words = ["当月", "上月", "当季", "今年", "全年", "上年全年", "近12个月", "累计"];

    // Older than any record of a district's store.
    private static readonly DateOnly Beginning = new(1949, 10, 1);

    /// <summary>Null when it means nothing.</summary>
    public static Span? Read(string text) => Words.Contains(text) || Fixed(text) is not null ? new Span(text) : null;

    public Period Of(Period report)
    {
        var month = new DateOnly(report.To.Year, report.To.Month, 1);
        return Text switch
        {
            "当月" => Months(month, 1),
            "上月" => Months(month.AddMonths(-1), 1),
            "当季" => Months(month.AddMonths(-((month.Month - 1) % 3)), 3) is var quarter && quarter.To > report.To ? quarter with { To = report.To } : Months(month.AddMonths(-((month.Month - 1) % 3)), 3),
            "今年" => new Period(new DateOnly(report.To.Year, 1, 1), report.To),
            "全年" => Months(new DateOnly(report.To.Year, 1, 1), 12),
            "上年全年" => Months(new DateOnly(report.To.Year - 1, 1, 1), 12),
            "近12个月" => Months(month.AddMonths(-11), 12),
            "累计" => new Period(Beginning, report.To),
            _ => Fixed(Text)!,
        };
    }

    private static Period Months(DateOnly first, int count) => new(first, first.AddMonths(count).AddDays(-1));

    private static Period? Fixed(string text)
    {
        if (text.Length == 4 && text.All(char.IsAsciiDigit)) return Period.Parse($"{text}-01", $"{text}-12").Period;
        return text.Split("..") is [var from, var to] ? Period.Parse(from, to).Period : text.Length == 7 ? Period.Parse(text, text).Period : null;
    }
}

/// <summary>How a number is written.</summary>
/// <param name="Bare">without its unit; of a change without 同比增长</param>
/// <param name="Unit">元, 万元, 亿元; null: by size</param>
/// <param name="Decimals">null: as many as it has</param>
public sealed record NumberForm(bool Bare = false, string? Unit = null, int? Decimals = null)
{
    public static readonly NumberForm Usual = new();
}
