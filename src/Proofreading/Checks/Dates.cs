using System.Globalization;
using System.Text.RegularExpressions;
using static Yingshang.Proofreading.Checks.Words;

namespace Yingshang.Proofreading.Checks;

/// <summary>Dates and periods that cannot be, and periods that contradict one another.</summary>
internal static partial class Dates
{
    public static readonly Rule Impossible = new("date.impossible", "不存在的日期", Severity.Error, "没有的月份、日期、季度，如2月30日、13月、五季度。",
        "活动于2023年2月29日举行。", "活动于2024年2月29日举行。");
    public static readonly Rule Shifted = new("period.impossible", "期间写坏", Severity.Error, "月份的位置写成了年份（1—2023月份）、起止颠倒（9—3月）、年份多一位少一位。",
        "1—2023月份全区完成税收12亿元。", "1—10月份全区完成税收12亿元。");
    public static readonly Rule Weekday = new("date.weekday", "日期与星期不符", Severity.Error, "写明了年月日和星期，但那一天不是星期几。",
        "会议定于2023年10月7日（星期五）召开。", "会议定于2023年10月7日（星期六）召开。");
    public static readonly Rule Differs = new("period.differs", "期间前后不一", Severity.Warning, "文中的累计期间与标题不一致，或者“截至”的年月与标题所写年份对不上。",
        "清河区2023年1—10月优化营商环境工作情况报告\n1—9月，全区新增经营主体6200户。", "清河区2023年1—10月优化营商环境工作情况报告\n1—10月，全区新增经营主体6200户。");
    public static readonly Rule AfterSigning = new("period.after-signing", "晚于成文日期", Severity.Warning, "“截至”某日、今年某月已经完成的事，晚于文末的成文日期。",
        "关于助企纾困工作情况的报告\n截至2023年12月底，发放贷款3亿元。\n2023年11月6日", "关于助企纾困工作情况的报告\n截至2023年10月底，发放贷款3亿元。\n2023年11月6日");
    public static readonly Rule Plan = new("period.plan", "五年规划的起止年份", Severity.Error, "“十四五”等规划的起止年份写错。",
        "“十四五”时期（2020—2025年），全区工业投资稳步增长。", "“十四五”时期（2021—2025年），全区工业投资稳步增长。");

    private static readonly string[] Days = ["日天", "一", "二", "三", "四", "五", "六"];

    public static IEnumerable<Finding> Find(Reading reading) => reading.Passages.SelectMany(Impossibles)
        .Concat(reading.Passages.SelectMany(Shifts)).Concat(reading.Passages.SelectMany(p => Plans(p, reading)))
        .Concat(Periods(reading)).Concat(Odd(reading)).Concat(Signing(reading));

    private static IEnumerable<Finding> Impossibles(Passage p)
    {
        foreach (Match m in Day().Matches(p.Text))
        {
            var (month, day) = (Int(m.Groups["m"]), Int(m.Groups["d"]));
            int? year = m.Groups["y"].Success ? Int(m.Groups["y"]) : null;
            var last = month is >= 1 and <= 12 ? DateTime.DaysInMonth(year is > 0 and < 9999 ? year.Value : 2024, month) : 0;
            if (last == 0) yield return Impossible.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：没有{month}月。");
            else if (day < 1 || day > last) yield return Impossible.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：{(year is null ? "" : $"{year}年")}{month}月只有{last}天。");
            else if (m.Groups["w"].Success && year is > 1900 and < 2200)
            {
                var weekday = (int)new DateOnly(year.Value, month, day).DayOfWeek;
                if (!Days[weekday].Contains(m.Groups["w"].Value, StringComparison.Ordinal)) yield return Weekday.At(p.Paragraph, m.Index, m.Length, $"{year}年{month}月{day}日是星期{Days[weekday][0]}，这里写的是星期{m.Groups["w"].Value}。", null);
            }
        }
        foreach (Match m in LoneMonth().Matches(p.Text))
            yield return Impossible.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：没有{m.Groups["m"].Value}月。");
        foreach (Match m in Quarter().Matches(p.Text))
            yield return Impossible.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：一年只有四个季度。");
    }

    private static IEnumerable<Finding> Shifts(Passage p)
    {
        foreach (Match m in YearAsMonth().Matches(p.Text))
            yield return Shifted.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：月份的位置上是“{m.Groups["y"].Value}”，多半是替换年份时把月份也换掉了。");
        foreach (Match m in BadYear().Matches(p.Text))
            yield return Shifted.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：年份不对，请核对。");
        foreach (Match m in MonthRange().Matches(p.Text))
        {
            var (from, to) = (Int(m.Groups["from"]), Int(m.Groups["to"]));
            if (to > 12 || from > 12 || from == 0 || to == 0) yield return Shifted.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：没有这样的月份。");
            else if (from >= to && !Around(p.Text, m.Index, m.Length, 4, 6).Contains("次年", StringComparison.Ordinal) && !Season(p.Text, m)) yield return Shifted.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：起月不早于止月，请核对；跨年度的写明“次年”。", null, Severity.Warning);
        }
        foreach (Match m in YearRange().Matches(p.Text))
            if (Int(m.Groups["from"]) > Int(m.Groups["to"])) yield return Shifted.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：起始年份晚于截止年份。");
    }

    /// <summary>采暖期11—3月, 冬春季.</summary>
    private static bool Season(string text, Match m) => Around(text, m.Index, m.Length, 8, 8) is var around && (around.Contains('冬') || around.Contains('暖') || around.Contains("供热", StringComparison.Ordinal) || around.Contains("跨年", StringComparison.Ordinal));

    private static IEnumerable<Finding> Plans(Passage p, Reading reading)
    {
        foreach (Match m in PlanYears().Matches(p.Text))
        {
            if (reading.Lexicon.Plans.FirstOrDefault(x => x.Name == m.Groups["name"].Value) is not { } plan) continue;
            if (Int(m.Groups["from"]) != plan.From || Int(m.Groups["to"]) != plan.To) yield return Plan.At(p.Paragraph, m.Index, m.Length, $"“{plan.Name}”是{plan.From}—{plan.To}年，这里写的是{m.Groups["from"].Value}—{m.Groups["to"].Value}年。", $"{plan.From}—{plan.To}年");
        }
    }

    /// <summary>Periods against the title. Last year's period for comparison is none of this.</summary>
    private static IEnumerable<Finding> Periods(Reading reading)
    {
        var (year, last) = (reading.Frame.Year, reading.Frame.LastMonth);
        foreach (var p in reading.Prose.Where(p => p != reading.Frame.Title))
        {
            if (last is { } month)
            {
                foreach (Match m in FromJanuary().Matches(p.Text))
                    if (Int(m.Groups["to"]) is var to && to != month && to is >= 1 and <= 12 && !IsOtherYear(p.Text, m, year))
                        yield return Differs.At(p.Paragraph, m.Index, m.Length, $"标题写的是到{month}月，这里是“{m.Value}”，请核对期间；确是不同期间的，写明原因。", null, to < month ? Severity.Hint : Severity.Warning);
            }
            if (year is not { } own) continue;
            foreach (Match m in CutOff().Matches(p.Text))
            {
                var stated = Int(m.Groups["y"]);
                // 截至2022年底 is the stock at the begin of this year; 截至2022年10月底 beside a title of 2023 is last year's text.
                var month12 = m.Groups["m"].Success && Int(m.Groups["m"]) != 12;
                if (stated == own - 1 && month12 && last == Int(m.Groups["m"]) && !Around(p.Text, m.Index, m.Length, 12, 12).Contains("同期", StringComparison.Ordinal) || stated > own && reading.Frame.Title is not null && reading.Frame.SignedOn?.Year < stated)
                    yield return Differs.At(p.Paragraph, m.Index, m.Length, $"报告写的是{own}年，这里截至{stated}年{(m.Groups["m"].Success ? m.Groups["m"].Value + "月" : "")}，请核对年份。", null, stated > own ? Severity.Warning : Severity.Hint);
            }
        }
    }

    /// <summary>Most of a text speaks of 1—10月 and one place of 1—9月.</summary>
    private static IEnumerable<Finding> Odd(Reading reading)
    {
        if (reading.Frame.LastMonth is not null) yield break;
        var all = reading.Prose.SelectMany(p => FromJanuary().Matches(p.Text).Where(m => !IsOtherYear(p.Text, m, null)).Select(m => (p, m, To: Int(m.Groups["to"])))).Where(x => x.To is >= 1 and <= 12).ToList();
        var usual = all.GroupBy(x => x.To).OrderByDescending(g => g.Count()).FirstOrDefault();
        if (usual is null || usual.Count() < 3 || all.Count - usual.Count() != 1) yield break;
        var (passage, match, _) = all.First(x => x.To != usual.Key);
        yield return Differs.At(passage.Paragraph, match.Index, match.Length, $"其他 {usual.Count()} 处都是1—{usual.Key}月，这里是“{match.Value}”，请核对期间。", null, Severity.Hint);
    }

    private static bool IsOtherYear(string text, Match m, int? own)
    {
        var before = text[Math.Max(0, m.Index - 8)..m.Index];
        if (before.Contains("去年", StringComparison.Ordinal) || before.Contains("上年", StringComparison.Ordinal)) return true;
        return YearBefore().Match(before) is { Success: true } y && (own is null || Int(y.Groups["y"]) != own);
    }

    private static IEnumerable<Finding> Signing(Reading reading)
    {
        if (reading.Frame.SignedOn is not { } signed) yield break;
        foreach (var p in reading.Prose)
        {
            foreach (Match m in CutOff().Matches(p.Text))
            {
                var (year, month) = (Int(m.Groups["y"]), m.Groups["m"].Success ? Int(m.Groups["m"]) : 12);
                var day = m.Groups["d"].Success ? Int(m.Groups["d"]) : 1;
                if (month is < 1 or > 12 || day is < 1 or > 31) continue;
                if ((year, month, day).CompareTo((signed.Year, signed.Month, signed.Day)) > 0) yield return AfterSigning.At(p.Paragraph, m.Index, m.Length, $"成文日期是{signed.Year}年{signed.Month}月{signed.Day}日，“{m.Value}”在它之后。");
            }
            foreach (Match m in ThisYearMonth().Matches(p.Text))
                if (Int(m.Groups["m"]) is var month && month <= 12 && month > signed.Month && Done().IsMatch(p.Text.AsSpan(m.Index, Math.Min(50, p.Text.Length - m.Index))))
                    yield return AfterSigning.At(p.Paragraph, m.Index, m.Length, $"成文（上传）日期是{signed.Year}年{signed.Month}月{signed.Day}日，“{m.Value}”还没有到，却写成已经做了的事。");
        }
    }

    private static int Int(Group g) => int.TryParse(g.ValueSpan, CultureInfo.InvariantCulture, out var value) ? value : 0;

    [GeneratedRegex("(?<![0-9.])((?<y>\\d{4})年)?(?<m>\\d{1,2})月(?<d>\\d{1,2})[日号](（(星期|周)(?<w>[一二三四五六日天])[^）]{0,12}）)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Day();

    [GeneratedRegex("(?<![0-9.个－—–~～-])(?<m>0|1[3-9]|[2-9]\\d)月(?=[份底末初中上下旬，。、]|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LoneMonth();

    [GeneratedRegex("第?[五六七5-9]季度", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quarter();

    [GeneratedRegex("(?<![0-9])(\\d{1,2}(月份?)?[-－—–~～至]+)?(?<y>(19|20)\\d{2})月(份|底|末|初)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearAsMonth();

    [GeneratedRegex("(?<![0-9.])((19|20)\\d{3}|2[1-9]\\d\\d(?!年(前|历史|来))|20\\d)年(?=([1-9]|1[0-2])月|度|以来|底|初|全年|上半年)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BadYear();

    [GeneratedRegex("(?<![0-9.年])(?<from>\\d{1,2})(月份?)?[-－—–~～至]+(?<to>\\d{1,2})月(?!\\d{1,2}日)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthRange();

    [GeneratedRegex("(?<![0-9])(?<from>(19|20)\\d\\d)(年)?[-－—–~～至]+(?<to>(19|20)\\d\\d)年(?!\\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearRange();

    [GeneratedRegex("“(?<name>十[二三四五六]五)”(规划)?(时期|期间)?（(?<from>20\\d\\d)(年)?[-－—–~～至]+(?<to>20\\d\\d)年?）", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlanYears();

    [GeneratedRegex("(?<![0-9])1(月份?)?[-－—–~～至]+(?<to>\\d{1,2})月份?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FromJanuary();

    [GeneratedRegex("(截至|截止|截止到)(?<y>(19|20)\\d\\d)年(?<m>\\d{1,2})?(月)?((?<d>\\d{1,2})日)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CutOff();

    [GeneratedRegex("(?<y>(19|20)\\d\\d)年", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearBefore();

    [GeneratedRegex("今年(?<m>\\d{1,2})月", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ThisYearMonth();

    [GeneratedRegex("已经?(完成|召开|举办|举行|印发|获批|获得|取得|通过|启动|建成|投产)|(完成|召开|举办|举行|印发|获批|获得|取得|通过|启动|建成|投产)(了|对)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Done();
}
