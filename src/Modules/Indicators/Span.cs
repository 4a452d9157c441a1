using System.Globalization;
using System.Text.RegularExpressions;

namespace Yingshang.Indicators;

/// <summary>口径 of a value in time: the month alone and the months of the year so far are different numbers and never mixed.</summary>
public enum IndicatorSpan
{
    /// <summary>当月</summary>
    Month,
    /// <summary>当季</summary>
    Quarter,
    /// <summary>累计, from January</summary>
    Cumulative,
    /// <summary>时点, at the end of the period</summary>
    Point,
    /// <summary>全年</summary>
    Year,
}

/// <summary>The days a value is about.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct SpanPeriod(DateOnly From, DateOnly To)
{
    public SpanPeriod LastYear => new(From.AddYears(-1), End(To.AddYears(-1)));

    /// <summary>Reads 2023-10, 2023年10月, 2023年1-10月, 2023年三季度, 2023-Q3, 2023年, 2023. Null: cannot be read, or is no period of this span.</summary>
    public static SpanPeriod? Read(IndicatorSpan span, string? typed)
    {
        var match = SpanWords.Pattern().Match((typed ?? "").Normalize(System.Text.NormalizationForm.FormKC).Trim().Replace('—', '-').Replace('–', '-'));
        if (!match.Success || !int.TryParse(match.Groups["year"].Value, CultureInfo.InvariantCulture, out var year)) return null;
        var month = Number(match.Groups["month"]) ?? (Quarter(match.Groups["quarter"]) is { } quarter ? quarter * 3 : (int?)null);
        if (month is < 1 or > 12) return null;
        var isQuarter = match.Groups["quarter"].Success;
        return span switch
        {
            IndicatorSpan.Year => month is null or 12 ? Of(span, year, 12) : null,
            IndicatorSpan.Quarter => isQuarter || month % 3 == 0 ? month is { } last ? Of(span, year, last) : null : null,
            _ => month is { } m && !(isQuarter && span == IndicatorSpan.Month) ? Of(span, year, m) : null,
        };
    }

    /// <summary>That of the span which ends with the month.</summary>
    public static SpanPeriod Of(IndicatorSpan span, int year, int month)
    {
        var to = End(new DateOnly(year, month, 1));
        return span switch
        {
            IndicatorSpan.Month => new(new DateOnly(year, month, 1), to),
            IndicatorSpan.Quarter => new(new DateOnly(year, (month - 1) / 3 * 3 + 1, 1), to),
            IndicatorSpan.Point => new(to, to),
            _ => new(new DateOnly(year, 1, 1), to),
        };
    }

    /// <summary>2023年10月, 2023年1—10月, 2023年三季度, 2023年10月末, 2023年.</summary>
    public string Words(IndicatorSpan span) => span switch
    {
        IndicatorSpan.Month => $"{To.Year}年{To.Month}月",
        IndicatorSpan.Quarter => $"{To.Year}年{"一二三四"[(To.Month - 1) / 3]}季度",
        IndicatorSpan.Point => $"{To.Year}年{To.Month}月末",
        IndicatorSpan.Cumulative => To.Month == 1 ? $"{To.Year}年1月" : $"{To.Year}年1—{To.Month}月",
        _ => $"{To.Year}年",
    };

    private static DateOnly End(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static int? Number(Group group) => group.Success && int.TryParse(group.Value, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Quarter(Group group) => !group.Success ? null : "一二三四".IndexOf(group.Value, StringComparison.Ordinal) is >= 0 and var at ? at + 1 : int.Parse(group.Value, CultureInfo.InvariantCulture);
}

public static partial class SpanWords
{
    public static readonly IReadOnlyDictionary<string, IndicatorSpan> ByWord = new Dictionary<string, IndicatorSpan>
    {
        ["当月"] = IndicatorSpan.Month, ["当季"] = IndicatorSpan.Quarter, ["累计"] = IndicatorSpan.Cumulative, ["时点"] = IndicatorSpan.Point, ["全年"] = IndicatorSpan.Year,
    };

    extension(IndicatorSpan span)
    {
        public string Word => ByWord.First(w => w.Value == span).Key;
    }

    [GeneratedRegex(@"^(?<year>20\d{2})(年|$|[-./]?(?=Q)|[-./](?=\d))(((?:1-)?(?<month>\d{1,2})(月份?|月末|$))|(Q?(?<quarter>[1-4一二三四])(季度|$)))?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex Pattern();
}
