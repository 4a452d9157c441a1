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
        .Concat(Periods(reading)).Concat(Odd(reading)).Concat(Signing(reading)).Concat(Quarters(reading)).Concat(LastYear(reading)).Concat(Overdue(reading));

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
        foreach (Match m in FullRange().Matches(p.Text))
        {
            int Year(string group, int other) => m.Groups[group].Success ? Int(m.Groups[group]) : other;
            var (fromYear, fromDay) = (Year("y1", 0), m.Groups["d1"].Success ? Int(m.Groups["d1"]) : 0);
            var (toYear, toDay) = (Year("y2", fromYear), m.Groups["d2"].Success ? Int(m.Groups["d2"]) : 0);
            // 11月15日至3月15日 without a year is a winter.
            if (fromYear == 0 && (toYear != 0 || Int(m.Groups["m1"]) - Int(m.Groups["m2"]) > 5)) continue;
            if ((fromYear, Int(m.Groups["m1"]), fromDay).CompareTo((toYear, Int(m.Groups["m2"]), toDay)) > 0) yield return Shifted.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：起始晚于截止。", null, fromYear > 0 && m.Groups["y2"].Success ? null : Severity.Warning);
        }
        foreach (Match m in Clock().Matches(p.Text))
            if (Int(m.Groups["h"]) > 24 || Int(m.Groups["min"]) > 59) yield return Impossible.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：没有这个时间。");
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
            if (last is { } end)
            {
                foreach (Match m in MonthEnd().Matches(p.Text))
                    if (Int(m.Groups["m"]) is var to && to != end && to is >= 1 and <= 12)
                        yield return Differs.At(p.Paragraph, m.Index, m.Length, $"标题写的是到{end}月，这里是“{m.Value}”，请核对期间。", null, to < end ? Severity.Hint : Severity.Warning);
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

    /// <summary>通报 of the third quarter, and a paragraph that begins with 第二季度.</summary>
    private static IEnumerable<Finding> Quarters(Reading reading)
    {
        if (reading.Frame.Title is not { } title || TitleQuarter().Match(title.Text) is not { Success: true } told) yield break;
        foreach (var p in reading.Prose.Where(p => p != title))
            if (LeadQuarter().Match(p.Text) is { Success: true } m && m.Groups["q"].Value != told.Groups["q"].Value)
                yield return Differs.At(p.Paragraph, m.Groups["at"].Index, m.Groups["at"].Length, $"标题写的是{told.Value}，这里是“{m.Groups["at"].Value}”，请核对期间。");
    }

    /// <summary>A report on 2023 whose first paragraph begins with 2022年: last year's text was taken up.</summary>
    private static IEnumerable<Finding> LastYear(Reading reading)
    {
        if (reading.Frame is not { Title: { } title, Year: { } year } || !title.Text.Contains($"{year}年", StringComparison.Ordinal) || Ahead().IsMatch(title.Text)) yield break;
        var body = reading.Flow.Where(p => p != title && p.Text.Length > 30).ToList();
        if (body.FirstOrDefault() is not { } first || OpeningYear().Match(first.Text) is not { Success: true } m || Int(m.Groups["y"]) != year - 1) yield break;
        if (body.All(p => !p.Text.Contains($"{year}年", StringComparison.Ordinal))) yield return Differs.At(first.Paragraph, m.Groups["y"].Index, 5, $"标题写的是{year}年，正文写的是{m.Groups["y"].Value}年，请核对年份。");
    }

    /// <summary>确保2022年底完成 in a paper of 2023.</summary>
    private static IEnumerable<Finding> Overdue(Reading reading)
    {
        if ((reading.Frame.SignedOn?.Year ?? reading.Frame.Year) is not { } year) yield break;
        foreach (var p in reading.Prose)
            foreach (Match m in Deadline().Matches(p.Text))
                if (Int(m.Groups["y"]) == year - 1) yield return Differs.At(p.Paragraph, m.Groups["at"].Index, m.Groups["at"].Length, $"这份文稿是{year}年的，“{m.Value}”的期限已经过去，请核对年份。");
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
            foreach (Match m in MonthEnd().Matches(p.Text))
                if (Int(m.Groups["m"]) is var month && month <= 12 && (month > signed.Month && month - signed.Month < 6 || month == signed.Month && signed.Day < 25))
                    yield return AfterSigning.At(p.Paragraph, m.Index, m.Length, $"成文日期是{signed.Year}年{signed.Month}月{signed.Day}日，“{m.Value}”在它之后。");
            foreach (Match m in ThisYearMonth().Matches(p.Text))
                if (Int(m.Groups["m"]) is var month && month <= 12 && month > signed.Month && Done().IsMatch(p.Text.AsSpan(m.Index, Math.Min(50, p.Text.Length - m.Index))))
                    yield return AfterSigning.At(p.Paragraph, m.Index, m.Length, $"成文（上传）日期是{signed.Year}年{signed.Month}月{signed.Day}日，“{m.Value}”还没有到，却写成已经做了的事。");
        }
    }

    private static int Int(Group g) => int.TryParse(g.ValueSpan, CultureInfo.InvariantCulture, out var value) ? value : 0;

    [GeneratedRegex("(?<![0-9.])((?<y>\\d{4})年)?(?<m>\\d{1,2})月(?<d>\\d{1,2})[日号](（(星期|周)(?<w>[一二三四五六日天])[^）]{0,12}）)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Day();

    [GeneratedRegex("(?<![0-9.个－—–~～-])(?<m>0|1[3-9]|[2-9]\\d)月(?=[份底末初中上下旬，。、]|$)|(?<=(19|20)\\d{2}年)(?<m>0|1[3-9]|[2-9]\\d)月", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LoneMonth();

    [GeneratedRegex("第?[五六七5-9]季度", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quarter();

    [GeneratedRegex("(?<![0-9])(\\d{1,2}(月份?)?[-－—–~～至]+)?(?<y>(19|20)\\d{2})月(份|底|末|初)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearAsMonth();

    [GeneratedRegex("(?<![0-9.])((19|20)\\d{3}|2[1-9]\\d\\d(?!年(前|历史|来))|20\\d)年(?=([1-9]|1[0-2])月|度|以来|底|初|全年|上半年|前三季度|[一二三四]季度)|(?<![0-9.])20[0-4]\\d\\d年(?!前|历史|来|左右)|(?<=^|[。；，：（至到])20[12]年(?=，?全[区县市省年]|，?我[区县市])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BadYear();

    [GeneratedRegex("(?<![0-9.年])(?<from>\\d{1,2})(月份?)?[-－—–~～至]+(?<to>\\d{1,2})月(?!\\d{1,2}日)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthRange();

    [GeneratedRegex("(?<![0-9])(?<from>(19|20)\\d\\d)(年)?[-－—–~～至]+(?<to>(19|20)\\d\\d)年(?!\\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearRange();

    [GeneratedRegex("“(?<name>十[二三四五六]五)”(规划)?(时期|期间)?（(?<from>20\\d\\d)(年)?[-－—–~～至]+(?<to>20\\d\\d)年?）", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlanYears();

    [GeneratedRegex("(?<![0-9])1(月份?)?[-－—–~～至]+(?<to>\\d{1,2})月份?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FromJanuary();

    [GeneratedRegex("(截至|截止|截止到)(?<m>\\d{1,2})月(底|末)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthEnd();

    [GeneratedRegex("(?<![0-9])((?<y1>(19|20)\\d\\d)年)?(?<m1>1[0-2]|[1-9])月((?<d1>\\d{1,2})日)?[-－—–~～至到]+((?<y2>(19|20)\\d\\d)年)?(?<m2>1[0-2]|[1-9])月((?<d2>\\d{1,2})日)?(?<=日|年\\d{1,2}月)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FullRange();

    [GeneratedRegex("(?<=上午|下午|晚上|早上|[0-5]\\d[-－—–~～至到])[\\s　]?(?<h>\\d{1,2})[:：](?<min>\\d{2})(?!\\d|[:：])|(?<![0-9.:：])(?<h>2[5-9]|[3-9]\\d)时(?=[至到—～-]\\d|\\d{1,2}分)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex("(?<![前至—到])第?(?<q>[一二三四])季度", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TitleQuarter();

    [GeneratedRegex("^[\\s　]*(?<at>第?(?<q>[一二三四])季度)，?(?=全[区县市]|我[区县市]|共)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeadQuarter();

    [GeneratedRegex("^[\\s　]*(?<y>20\\d\\d)年[，以来]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OpeningYear();

    [GeneratedRegex("计划|打算|要点|方案|规划|预算|安排|政府工作报告|通知|意见|办法", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ahead();

    [GeneratedRegex("(预计到?|力争到?|争取到?|确保到?|计划到?)(?<at>(?<y>20\\d\\d)年(\\d{1,2}月)?[底末])(?=前?，?(全面|完成|实现|建成|达到|基本|前|全部|竣工|投产))|于(?<at>(?<y>20\\d\\d)年(\\d{1,2}月(\\d{1,2}日)?)?[底末]?)前(完成|报送|上报|报|整改|办结|反馈)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Deadline();

    [GeneratedRegex("(截至|截止|截止到)(?<y>(19|20)\\d\\d)年(?<m>\\d{1,2})?(月)?((?<d>\\d{1,2})日)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CutOff();

    [GeneratedRegex("(?<y>(19|20)\\d\\d)年", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearBefore();

    [GeneratedRegex("今年(?<m>\\d{1,2})月", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ThisYearMonth();

    [GeneratedRegex("已经?(完成|召开|举办|举行|印发|获批|获得|取得|通过|启动|建成|投产)|(完成|召开|举办|举行|印发|获批|获得|取得|通过|启动|建成|投产)(了|对)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Done();
}
