using System.Globalization;
using System.Text.RegularExpressions;

namespace Yingshang.Proofreading;

/// <summary>What a report says about itself: its title, the period in it, the day it was signed.</summary>
/// <param name="Title">the first paragraph that is no site rubbish; null when there is none</param>
/// <param name="Year">of the title, else of the signature</param>
/// <param name="LastMonth">the period of the title ends with it: 10 for 1—10月, 6 for 上半年</param>
/// <param name="SignedOn">the date that stands alone near the end, or in a line 上传时间 / 印发日期</param>
internal sealed partial record ReportFrame(Passage? Title, int? Year, int? LastMonth, DateOnly? SignedOn)
{
    public static ReportFrame Of(IReadOnlyList<Passage> passages)
    {
        var title = passages.Take(6).FirstOrDefault(p => p.Text.Length is > 5 and < 80 && TitleEnd().IsMatch(p.Text) && !p.Text.Contains('。', StringComparison.Ordinal) && !p.Text.Contains(".doc", StringComparison.OrdinalIgnoreCase));
        var signed = passages.Reverse().Take(12).Select(p => SignedDate().Match(p.Text.Trim())).Concat(passages.Select(p => IssuedDate().Match(p.Text))).FirstOrDefault(m => m.Success);
        DateOnly? signedOn = signed is not null && Whole(signed) is { } date ? date : null;
        int? year = title is not null && YearIn().Match(title.Text) is { Success: true } y ? int.Parse(y.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) : signedOn?.Year;
        return new ReportFrame(title, year, title is null ? null : PeriodEnd(title.Text), signedOn);
    }

    /// <summary>The month in which the period of a title ends; null when it names none.</summary>
    internal static int? PeriodEnd(string text)
    {
        if (Months().Match(text) is { Success: true } m && int.TryParse(m.Groups["to"].ValueSpan, CultureInfo.InvariantCulture, out var to) && to is >= 1 and <= 12) return to;
        if (FirstMonths().Match(text) is { Success: true } f && (int.TryParse(f.Groups["n"].ValueSpan, CultureInfo.InvariantCulture, out var n) ? n : (int)(Numbers.ChineseNumeral.Parse(f.Groups["n"].ValueSpan) ?? 0)) is >= 1 and <= 12 and var first) return first;
        if (text.Contains("上半年", StringComparison.Ordinal)) return 6;
        if (text.Contains("前三季度", StringComparison.Ordinal)) return 9;
        return text.Contains("一季度", StringComparison.Ordinal) ? 3 : null;
    }

    private static DateOnly? Whole(Match m)
    {
        var (y, mo, d) = (Int(m.Groups["y"]), Int(m.Groups["m"]), Int(m.Groups["d"]));
        return y is > 1900 and < 2200 && mo is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, mo) ? new DateOnly(y, mo, d) : null;
    }

    private static int Int(Group g) => int.TryParse(g.ValueSpan, CultureInfo.InvariantCulture, out var value) ? value : 0;

    [GeneratedRegex("(报告|汇报|总结|情况|通报|简报|方案|要点|通知|意见|讲话|材料|说明|请示|纪要|函)(（[^）]{1,12}）)?$", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex TitleEnd();

    [GeneratedRegex("^（?(?<y>\\d{4})年(?<m>\\d{1,2})月(?<d>\\d{1,2})日）?$", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex SignedDate();

    [GeneratedRegex("(上传时间|印发日期|印发时间|发布时间|发布日期|成文日期)[:：]\\s*(?<y>\\d{4})[-年/.](?<m>\\d{1,2})[-月/.](?<d>\\d{1,2})", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex IssuedDate();

    [GeneratedRegex("(?<y>(19|20)\\d\\d)年", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex YearIn();

    [GeneratedRegex("前(?<n>\\d{1,2}|[二三四五六七八九十]{1,2})个月", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex FirstMonths();

    [GeneratedRegex("1(月份?)?[-－—–~～至](?<to>\\d{1,2})月", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Months();
}
