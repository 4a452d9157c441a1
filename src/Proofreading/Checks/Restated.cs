using System.Text.RegularExpressions;
using Yingshang.Proofreading.Numbers;
using static Yingshang.Proofreading.Checks.Words;
using static Yingshang.Proofreading.Numbers.Skeleton;

namespace Yingshang.Proofreading.Checks;

/// <summary>A figure given twice in other words with a slip in its digits: 129名为企服务专员 here, 192名为企服务专员 there. Figures that are far apart are different figures.</summary>
internal static partial class Restated
{
    private const int Noun = 4;
    private const int LongestNoun = 8;
    private const int MostCandidates = 20;

    public static IEnumerable<Finding> Find(Reading reading)
    {
        var seen = new Dictionary<(string Unit, string Noun), List<Mention>>();
        var told = new HashSet<(int, int)>();
        foreach (var s in reading.Sentences)
        {
            var months = Months().Matches(s.Text).Select(m => (m.Index, Month: m.Groups["m"].Value)).ToList();
            foreach (var mention in s.Quantities.Select(q => MentionOf(s, q.Quantity, q.At, months)).OfType<Mention>())
            {
                foreach (var key in Keys(mention))
                {
                    if (!seen.TryGetValue(key, out var earlier)) seen[key] = earlier = [];
                    if (earlier.Find(e => IsSlip(e, mention)) is { } first && !earlier.Exists(e => e.Digits == mention.Digits && e.Qualifiers == mention.Qualifiers) && told.Add((s.Paragraph.Number, mention.Quantity.Start)))
                        yield return Figures.Twice.At(s.Paragraph, mention.Quantity.Start, mention.Quantity.End - mention.Quantity.Start, $"“{mention.Said}”与第 {first.S.Paragraph.Number} 段的“{first.S.Paragraph.Text[first.Quantity.Start..first.Quantity.End]}”像是同一个数，请核对。");
                    if (earlier.Count < MostCandidates) earlier.Add(mention);
                }
            }
        }
    }

    /// <param name="Lead">what stands before the number, cleaned of filling words</param>
    /// <param name="Tail">what follows its unit</param>
    private sealed record Mention(Skeleton S, Quantity Quantity, string Digits, string Lead, string Tail, string Qualifiers, string Period, string Said);

    private static Mention? MentionOf(Skeleton s, Quantity quantity, int at, List<(int Index, string Month)> months)
    {
        if (quantity.IsHole || quantity.Closeness == Closeness.About || quantity.Kind is QuantityKind.Bare or QuantityKind.Points) return null;
        int from = at, to = at + 1;
        while (from > 0 && !IsEnd(s.Text[from - 1]) && !IsSign(s.Text[from - 1])) from--;
        while (to < s.Text.Length && !IsEnd(s.Text[to]) && !IsSign(s.Text[to])) to++;
        var lead = Clean(s.Text[from..at]);
        var tail = Clean(s.Text[(at + 1)..to]);
        if (quantity.Kind == QuantityKind.Percent && !RateEnd().IsMatch(lead)) return null;
        var around = s.Text[Math.Max(0, from - 12)..at];
        if (NotFigure().IsMatch(s.Text[from..to])) return null;
        var digits = string.Concat(s.Paragraph.Text[quantity.Start..quantity.End].Where(char.IsAsciiDigit));
        if (digits.Length == 0) return null;
        var qualifiers = string.Join(",", Qualifier().Matches(around).Select(m => m.Value is "新登记" or "新设" or "新设立" or "新注册" ? "新增" : m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return new Mention(s, quantity, digits, lead, tail, qualifiers, PeriodOf(months, to), s.Paragraph.Text[quantity.Start..quantity.End]);
    }

    private static bool IsEnd(char c) => c is '，' or '。' or '；' or '：' or '、' or '（' or '）' or '\n';

    private static string Clean(string words) => Same().Replace(Filler().Replace(string.Concat(words.Where(IsHan)), ""), "受理");

    private static IEnumerable<(string Unit, string Noun)> Keys(Mention m)
    {
        var least = m.Quantity.Kind == QuantityKind.Percent ? 3 : Noun;
        if (m.Lead.Length >= least) yield return (m.Quantity.Unit, m.Lead[^least..]);
        // The noun after a number may be longer than the end of the one before another: 标准化厂房15.3万平方米, 13.5万平方米标准化厂房.
        for (var end = Noun; end <= Math.Min(m.Tail.Length, LongestNoun); end++)
            if (m.Lead.Length < least || m.Tail[(end - Noun)..end] != m.Lead[^least..]) yield return (m.Quantity.Unit, m.Tail[(end - Noun)..end]);
    }

    private static bool IsSlip(Mention a, Mention b)
    {
        if (a.Quantity.Kind != b.Quantity.Kind || a.Quantity.Factor != b.Quantity.Factor || a.Quantity.Decimals != b.Quantity.Decimals || a.Qualifiers != b.Qualifiers || !Periods(a.Period, b.Period)) return false;
        if (a.S == b.S || a.Quantity.Value == b.Quantity.Value) return false;
        var common = new[] { Suffix(a.Lead, b.Lead), Prefix(a.Tail, b.Tail), Joint(a.Lead, b.Tail), Joint(b.Lead, a.Tail) }.Max();
        if (a.Digits.Length == b.Digits.Length && a.Digits.Order().SequenceEqual(b.Digits.Order())) return common >= (a.Digits.Length > 2 ? Noun : 6) || a.Quantity.Kind == QuantityKind.Percent && common >= 3;
        // Round numbers differ in one digit by nature: 超1000人次, 超2000人次.
        if (a.Quantity.Kind == QuantityKind.Percent || !a.Quantity.IsExact || !b.Quantity.IsExact || a.Digits.EndsWith("00", StringComparison.Ordinal) || b.Digits.EndsWith("00", StringComparison.Ordinal)) return false;
        var (shorter, longer) = a.Digits.Length < b.Digits.Length ? (a.Digits, b.Digits) : (b.Digits, a.Digits);
        if (longer.Length == shorter.Length + 1 && longer.EndsWith(shorter, StringComparison.Ordinal)) return common >= 6;
        return a.Digits.Length == b.Digits.Length && a.Digits.Length >= 3 && a.Digits.Zip(b.Digits).Count(d => d.First != d.Second) == 1 && common >= 7;
    }

    private static int Suffix(string a, string b)
    {
        var n = 0;
        while (n < a.Length && n < b.Length && a[^(n + 1)] == b[^(n + 1)]) n++;
        return n;
    }

    private static int Prefix(string a, string b)
    {
        var n = 0;
        while (n < a.Length && n < b.Length && a[n] == b[n]) n++;
        return n;
    }

    /// <summary>选派为企服务专员129名, 192名为企服务专员: the end of one is the begin of the other.</summary>
    private static int Joint(string lead, string tail)
    {
        for (var n = Math.Min(lead.Length, tail.Length); n >= Noun; n--)
            if (lead.EndsWith(tail[..n], StringComparison.Ordinal)) return n;
        return 0;
    }

    private static bool Periods(string a, string b) => a.Length == 0 || b.Length == 0 || a == b;

    /// <summary>The last month that is named before a place; empty when none is.</summary>
    private static string PeriodOf(List<(int Index, string Month)> months, int before)
    {
        var at = months.BinarySearch((before, ""), Comparer<(int Index, string Month)>.Create((x, y) => x.Index.CompareTo(y.Index)));
        var last = (at < 0 ? ~at : at) - 1;
        return last < 0 ? "" : months[last].Month;
    }

    [GeneratedRegex("(?<!\\d)(?<m>\\d{1,2})月", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Months();

    [GeneratedRegex("(率|度|占比|比重)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RateEnd();

    [GeneratedRegex("同比|环比|增长|下降|较上|比上|以内|以上|以下|不低于|不少于|范围|周边|距离|每|人均|户均|平均|由|从|第[一二三四五六七八九十]|压缩|缩短|之间|至少|最高|补助|奖励|补贴|给予|标准(?!化)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotFigure();

    [GeneratedRegex("新增|净增|新登记|新设立?|新注册|新认定|新培育|累计新增|目标|力争|预计|计划|去年|上年|同期|其中|本月|当月|国家级|省级|市级|区级|县级|镇级|乡级|村级|线上|线下|规上|限上|城镇|农村|上半年|下半年|前?[一二三四]季度|日均|首批|全市|全省|全国|(19|20)\\d\\d年|外资|民营|国有|小微|中小|个体|已办结|未|不满意|基本满意|在建|新建|续建|改造|省内|省外|解决|办结|整改|发现|兑现|惠及|涉及|培训|招聘|完成", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Qualifier();

    [GeneratedRegex("今年以来|一年来|截至目前|截至|目前|总的看|全区|我区|全年|今年|通过线上线下|累计|共计|总计|合计|共|已|达到|达|突破|超过|帮助企业|协调|为企业|企业|帮助|组织|发挥|面对|先后|选配|选派|举办|开展|召开|进一步|在|的|了|将|月|日|年|底|余|多|总量|总数", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Filler();

    [GeneratedRegex("收集|受理|接收|收到|征集", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Same();
}
