using System.Text.RegularExpressions;
using Yingshang.Proofreading.Numbers;
using static Yingshang.Proofreading.Numbers.Skeleton;
using static Yingshang.Proofreading.Checks.Words;

namespace Yingshang.Proofreading.Checks;

/// <summary>Growth against base and value, shares, rates, figures per ten thousand.</summary>
internal static partial class Comparisons
{
    public static readonly Rule Growth = new("growth.base", "增速与基数不符", Severity.Error, "本期、上年同期（或者增减量）和增长率三者对不上，或者增减方向写反。",
        "全区用电量达到150万千瓦时，上年同期为120万千瓦时，同比增长20％。", "全区用电量达到150万千瓦时，上年同期为120万千瓦时，同比增长25％。");
    public static readonly Rule Integer = new("growth.integer", "增速算不出整数基数", Severity.Warning, "按个数统计的数，找不到一个整数的上年同期能得出这个增速。",
        "新认定企业35家，同比增长31.50％。", "新认定企业35家，同比增长29.63％。");
    public static readonly Rule Points = new("growth.points", "百分点与百分比混用", Severity.Warning, "两个百分比相比用“个百分点”；绝对数增长用“％”。",
        "群众满意率由95％提高到98％，提高3％。", "群众满意率由95％提高到98％，提高3个百分点。");
    public static readonly Rule Contradicted = new("growth.words", "增减表述矛盾", Severity.Error, "“增长-5％”“下降-5％”“减少2倍”“下降120％”“同比上月”这类说法自相矛盾。",
        "规上工业增加值同比增长-5.2％。", "规上工业增加值同比下降5.2％。");
    public static readonly Rule Share = new("share.part", "占比与数值不符", Severity.Error, "写出了部分、整体和占比，三者对不上；结构比例相加不是100。",
        "完成产值500亿元，其中高新技术产业产值200亿元，占比45％。", "完成产值500亿元，其中高新技术产业产值200亿元，占比40％。");
    public static readonly Rule Rate = new("rate.base", "比率与分子分母不符", Severity.Error, "写出了总数、办结（完成、合格……）数和比率，三者对不上。",
        "受理企业诉求120件，办结108件，办结率95％。", "受理企业诉求120件，办结108件，办结率90％。");
    public static readonly Rule RateInteger = new("rate.integer", "比率的分母与文中数对不上", Severity.Hint, "用旁边写出的个数作分子或者分母，都算不出这个比率，分母是另一个口径，请注明。",
        "抽查企业341家，部门联合抽查率达98.32％。", "抽查企业341家，部门联合抽查率达98.53％。");
    public static readonly Rule Over = new("rate.over-100", "比率超过100％", Severity.Error, "办结率、满意率、合格率、占比等不可能超过100％。",
        "诉求办结率达102.5％。", "诉求办结率达99.5％。");
    public static readonly Rule PerTenThousand = new("rate.per-ten-thousand", "每万户、每万人数与分子分母不符", Severity.Warning, "“每万户拥有量”乘以文中写出的总户数（人数），与总量对不上。",
        "全区经营主体总量达5万户。有效注册商标7000件，每万户经营主体商标拥有量1600件。", "全区经营主体总量达5万户。有效注册商标7000件，每万户经营主体商标拥有量1400件。");
    public static readonly Rule Rank = new("rank.beyond", "名次超出总数", Severity.Error, "“在四个开发区中列第五”：名次大于参加的总数。",
        "在4个开发区中列第6位。", "在4个开发区中列第2位。");

    public static IEnumerable<Finding> Find(Reading reading) => reading.Sentences.SelectMany(s =>
        Bases(s).Concat(Rises(s)).Concat(Increments(s)).Concat(Whole(s)).Concat(Mixed(s)).Concat(Contradictions(s)).Concat(Shares(s)).Concat(Structure(s)).Concat(Bounded(s, reading)).Concat(Ranks(s)))
        .Concat(Densities(reading));

    internal static Finding At(Rule rule, Skeleton s, Quantity q, string message, string? suggestion = null, Severity? severity = null) => rule.At(s.Paragraph, q.Start, q.End - q.Start, message, suggestion, severity);

    internal static string Said(Skeleton s, Quantity q) => s.Paragraph.Text[q.Start..q.End];

    /// <summary>V，上年同期B，增长g.</summary>
    private static IEnumerable<Finding> Bases(Skeleton s)
    {
        foreach (Match m in ValueBase().Matches(s.Text))
            foreach (var finding in Check(s, s[m.Groups["v"].Value], s[m.Groups["b"].Value], s[m.Groups["g"].Value], m.Groups["dir"].Value)) yield return finding;
        foreach (Match m in ValueGrowthBase().Matches(s.Text))
            foreach (var finding in Check(s, s[m.Groups["v"].Value], s[m.Groups["b"].Value], s[m.Groups["g"].Value], m.Groups["dir"].Value)) yield return finding;
        foreach (Match m in Difference().Matches(s.Text))
        {
            var (v, b, d) = (s[m.Groups["v"].Value], s[m.Groups["b"].Value], s[m.Groups["d"].Value]);
            if (!v.IsExact || !b.IsExact || !d.IsExact || !v.SameUnit(b) || !v.SameUnit(d)) continue;
            var difference = Falls(m.Groups["dir"].Value) ? b.Value!.Value - v.Value!.Value : v.Value!.Value - b.Value!.Value;
            if (Math.Abs(difference - d.Value!.Value) > v.HalfStep + b.HalfStep + d.HalfStep) yield return At(Growth, s, d, $"“{Said(s, v)}”与“{Said(s, b)}”相差{NumberWords.Say(Math.Abs(difference), v)}，这里写的是{m.Groups["dir"].Value}{Said(s, d)}。");
        }
        foreach (Match m in Multiple().Matches(s.Text))
        {
            var (v, b, k) = (s[m.Groups["v"].Value], s[m.Groups["b"].Value], s[m.Groups["k"].Value]);
            if (!v.IsExact || !b.IsExact || !k.IsExact || !v.SameUnit(b) || k.Unit != "倍" || b.Low <= 0) continue;
            if (v.High / b.Low < k.Value - 2 * Math.Max(k.HalfStep, 0.05m) || v.Low / b.High > k.Value + 2 * Math.Max(k.HalfStep, k.Decimals == 0 ? 0.5m : 0.05m)) yield return At(Growth, s, k, $"“{Said(s, v)}”是“{Said(s, b)}”的{NumberWords.Plain(Math.Round(v.Value!.Value / b.Value!.Value, 2))}倍，这里写的是{Said(s, k)}。");
        }
        foreach (Match m in BaseValue().Matches(s.Text))
            foreach (var finding in Check(s, s[m.Groups["v"].Value], s[m.Groups["b"].Value], s[m.Groups["g"].Value], m.Groups["dir"].Value)) yield return finding;
    }

    private static IEnumerable<Finding> Check(Skeleton s, Quantity v, Quantity b, Quantity g, string direction)
    {
        if (!v.IsExact || !b.IsExact || !g.IsExact || !v.SameUnit(b) || b.Value <= 0) yield break;
        var falls = Falls(direction);
        if (v.Value > b.Value && falls || v.Value < b.Value && !falls)
        {
            yield return At(Growth, s, g, $"从“{Said(s, b)}”到“{Said(s, v)}”是{(falls ? "增加" : "减少")}，这里写的是“{direction}”。");
            yield break;
        }
        var (low, high) = (falls ? 1 - v.High / b.Low : v.Low / b.High - 1, falls ? 1 - v.Low / b.High : v.High / b.Low - 1);
        if (Outside(g, low * 100, high * 100)) yield return At(Growth, s, g, $"从“{Said(s, b)}”到“{Said(s, v)}”应是{direction}{NumberWords.Percent(Math.Abs(v.Value!.Value / b.Value!.Value - 1))}，这里写的是{Said(s, g)}。");
    }

    /// <summary>The written percentage (rounded or cut) cannot come from the interval.</summary>
    internal static bool Outside(Quantity g, decimal low, decimal high)
    {
        var step = 2 * g.HalfStep;
        return g.Value + g.HalfStep + 0.001m < low || g.Value - step - 0.001m > high;
    }

    private static bool Falls(string word) => word is ['下', ..] or ['减', ..] or ['降', ..] or ['回', '落'] or ['压', ..] or ['缩', ..];

    /// <summary>由B提高到V，提高d个百分点.</summary>
    private static IEnumerable<Finding> Rises(Skeleton s)
    {
        foreach (Match m in FromTo().Matches(s.Text))
        {
            var (b, v, d) = (s[m.Groups["b"].Value], s[m.Groups["v"].Value], s[m.Groups["d"].Value]);
            if (!b.IsExact || !v.IsExact || !d.IsExact) continue;
            var difference = Math.Abs(v.Value!.Value - b.Value!.Value);
            var fits = Math.Abs(difference - d.Value!.Value) <= v.HalfStep + b.HalfStep + d.HalfStep;
            if (d.Kind == QuantityKind.Percent)
            {
                if (fits) yield return At(Points, s, d, $"“{Said(s, b)}”到“{Said(s, v)}”相差的是百分点，不是百分比。", Said(s, d).TrimEnd('％', '%') + "个百分点");
            }
            else if (!fits || difference != d.Value && b.Decimals + v.Decimals + d.Decimals == 0) yield return At(Growth, s, d, $"从“{Said(s, b)}”到“{Said(s, v)}”相差{NumberWords.Plain(difference)}个百分点，这里写的是{Said(s, d)}。");
        }
    }

    /// <summary>V，同比增加D，增长g: the base is V − D.</summary>
    private static IEnumerable<Finding> Increments(Skeleton s)
    {
        foreach (Match m in Increment().Matches(s.Text))
        {
            var (v, d, g) = (s[m.Groups["v"].Value], s[m.Groups["d"].Value], s[m.Groups["g"].Value]);
            if (!v.IsExact || !d.IsExact || !g.IsExact || !v.SameUnit(d)) continue;
            var falls = Falls(m.Groups["dir1"].Value);
            if (falls != Falls(m.Groups["dir"].Value))
            {
                yield return At(Contradicted, s, g, $"前面写“{m.Groups["dir1"].Value}{Said(s, d)}”，这里又写“{m.Groups["dir"].Value}”，方向相反。");
                continue;
            }
            var (baseLow, baseHigh) = falls ? (v.Low + d.Low, v.High + d.High) : (v.Low - d.High, v.High - d.Low);
            if (baseLow <= 0) continue;
            if (Outside(g, d.Low / baseHigh * 100, d.High / baseLow * 100)) yield return At(Growth, s, g, $"本期“{Said(s, v)}”、{m.Groups["dir1"].Value}“{Said(s, d)}”，应是{m.Groups["dir"].Value}{NumberWords.Percent(d.Value!.Value / (falls ? v.Value!.Value + d.Value.Value : v.Value!.Value - d.Value.Value))}，这里写的是{Said(s, g)}。");
        }
    }

    /// <summary>35家，同比增长31.50％: 35 ÷ 1.315 = 26.6, and neither 26 nor 27 gives it.</summary>
    private static IEnumerable<Finding> Whole(Skeleton s)
    {
        foreach (Match m in CountGrowth().Matches(s.Text))
        {
            var (v, g) = (s[m.Groups["v"].Value], s[m.Groups["g"].Value]);
            if (!v.IsCount || !g.IsExact || g.Decimals == 0 || v.Value is < 2 or > 5000 || !IsCounted(v.Unit)) continue;
            var sign = Falls(m.Groups["dir"].Value) ? -1 : 1;
            if (g.Value >= 100 && sign < 0) continue;
            var guess = v.Value!.Value / (1 + sign * g.Value!.Value / 100);
            var fits = false;
            for (var b = Math.Floor(guess) - 1; b <= Math.Ceiling(guess) + 1 && !fits; b++)
                fits = b > 0 && !Outside(g, sign * (v.Value.Value / b - 1) * 100, sign * (v.Value.Value / b - 1) * 100);
            if (!fits) yield return At(Integer, s, g, $"{Said(s, v)}、{m.Groups["dir"].Value}{Said(s, g)}，上年同期约为{NumberWords.Plain(Math.Round(guess, 2))}{v.Unit}，前后两个整数（{Math.Floor(guess)}、{Math.Ceiling(guess)}）都算不出这个增速，请核对。");
        }
    }

    private static bool IsCounted(string unit) => unit is "家" or "户" or "个" or "件" or "项" or "名" or "人" or "笔" or "场" or "次" or "宗" or "起" or "条" or "台" or "份" or "人次" or "件次" or "场次" or "家次";

    private static IEnumerable<Finding> Mixed(Skeleton s)
    {
        foreach (Match m in RateInPercent().Matches(s.Text))
            yield return At(Points, s, s[m.Groups["d"].Value], $"两个百分比相比，相差的是百分点，不是百分比。", Said(s, s[m.Groups["d"].Value]).TrimEnd('％', '%') + "个百分点");
        foreach (Match m in NounInPoints().Matches(s.Text))
            yield return At(Points, s, s[m.Groups["d"].Value], $"“{m.Groups["noun"].Value}”是绝对数，增减用“％”，不用“个百分点”。", Said(s, s[m.Groups["d"].Value]).Replace("个百分点", "％", StringComparison.Ordinal));
        foreach (Match m in HigherBy().Matches(s.Text))
        {
            var (v, b, d) = (s[m.Groups["v"].Value], s[m.Groups["b"].Value], s[m.Groups["d"].Value]);
            if (!v.IsExact || !b.IsExact || !d.IsExact) continue;
            var difference = m.Groups["dir"].Value == "高" ? v.Value!.Value - b.Value!.Value : b.Value!.Value - v.Value!.Value;
            if (Math.Abs(difference - d.Value!.Value) > v.HalfStep + b.HalfStep + d.HalfStep) yield return At(Growth, s, d, $"“{Said(s, v)}”与“{Said(s, b)}”相差{NumberWords.Plain(Math.Abs(difference))}个百分点，这里写的是{Said(s, d)}。");
        }
        foreach (Match m in AmountInPoints().Matches(s.Text))
            yield return At(Points, s, s[m.Groups["d"].Value], $"“{Said(s, s[m.Groups["v"].Value])}”是绝对数，增减用“％”，不用“个百分点”。", Said(s, s[m.Groups["d"].Value]).Replace("个百分点", "％", StringComparison.Ordinal));
    }

    private static IEnumerable<Finding> Contradictions(Skeleton s)
    {
        var text = s.Paragraph.Text.Substring(s.Sentence.Start, s.Sentence.Length);
        foreach (Match m in Negative().Matches(text))
            yield return Contradicted.At(s.Paragraph, s.Sentence.Start + m.Index, m.Length, $"“{m.Value}”：{(Falls(m.Groups["dir"].Value) ? "已经是下降，不再写负号" : "负增长写成“下降”")}。");
        foreach (Match m in WrongBase().Matches(text))
            yield return Contradicted.At(s.Paragraph, s.Sentence.Start + m.Index, m.Length, $"“{m.Value}”：同比是与上年同期比，环比是与上一期比。");
        foreach (Match m in TimesLess().Matches(text))
            yield return Contradicted.At(s.Paragraph, s.Sentence.Start + m.Index, m.Length, $"“{m.Value}”：减少、下降不能用倍数，请改用百分比或者几分之几。", null, Severity.Warning);
        foreach (Match m in FallBy().Matches(s.Text))
            if (s[m.Groups["g"].Value] is { IsExact: true } g && g.Value > 100) yield return At(Contradicted, s, g, $"下降不会超过100％，这里写的是{Said(s, g)}。");
    }

    /// <summary>T，其中P，占比s.</summary>
    private static IEnumerable<Finding> Shares(Skeleton s)
    {
        var own = OwnBases.Of(s);
        foreach (Match m in WholePartShare().Matches(s.Text))
        {
            var (whole, part, share) = (s[m.Groups["t"].Value], s[m.Groups["p"].Value], s[m.Groups["s"].Value]);
            if (own.Has(share) || !whole.IsExact || !part.IsExact || !share.IsExact || !whole.SameUnit(part) || part.Value > whole.Value) continue;
            // 占全市…: of something that stands elsewhere.
            if (Elsewhere().Match(m.Groups["of"].Value) is { Success: true } region && !s.Text[..m.Groups["t"].Index].Contains(region.Value, StringComparison.Ordinal)) continue;
            if (Outside(share, part.Low / whole.High * 100, part.High / whole.Low * 100)) yield return At(Share, s, share, $"{Said(s, part)}÷{Said(s, whole)}＝{NumberWords.Percent(part.Value!.Value / whole.Value!.Value)}，这里写的是{Said(s, share)}。", NumberWords.Percent(Math.Round(part.Value.Value / whole.Value.Value, share.Decimals + 2)));
        }
    }

    /// <summary>三次产业结构比10.1:42.3:47.6.</summary>
    private static IEnumerable<Finding> Structure(Skeleton s)
    {
        var text = s.Paragraph.Text.Substring(s.Sentence.Start, s.Sentence.Length);
        if (!text.Contains("三次产业", StringComparison.Ordinal) && !text.Contains("三产结构", StringComparison.Ordinal)) text = "";
        foreach (Match m in Ratio().Matches(text))
        {
            var numbers = m.Groups["n"].Captures.Select(c => decimal.Parse(c.ValueSpan, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            if (Math.Abs(numbers.Sum() - 100) > 0.15m) yield return Share.At(s.Paragraph, s.Sentence.Start + m.Groups["all"].Index, m.Groups["all"].Length, $"三次产业比例相加是{NumberWords.Plain(numbers.Sum())}，应是100。");
        }
        foreach (Match m in ThreeShares().Matches(s.Text))
        {
            var shares = m.Groups["n"].Captures.Select(c => s[c.Value]).ToList();
            if (shares.All(q => q.IsExact) && Math.Abs(shares.Sum(q => q.Value!.Value) - 100) > 0.15m + shares.Sum(q => q.HalfStep) - shares[0].HalfStep) yield return At(Share, s, shares[0], $"三次产业占比相加是{NumberWords.Plain(shares.Sum(q => q.Value!.Value))}％，应是100％。");
        }
    }

    internal static string LeadOf(string text, int at)
    {
        var from = at;
        while (from > 0 && text[from - 1] is not ('，' or '。' or '；' or '、' or '：') && !IsSign(text[from - 1])) from--;
        return text[from..at];
    }

    private static IEnumerable<Finding> Bounded(Skeleton s, Reading reading)
    {
        foreach (Match m in AnyRate().Matches(s.Text))
            if (s[m.Groups["r"].Value] is { IsHole: false } rate && rate.Value > 100 && reading.Lexicon.BoundedRates.Any(b => m.Groups["name"].Value.EndsWith(b, StringComparison.Ordinal)))
                yield return At(Over, s, rate, $"“{m.Groups["name"].Value}”不会超过100％，这里写的是{Said(s, rate)}。");
    }

    private static IEnumerable<Finding> Ranks(Skeleton s)
    {
        foreach (Match m in RankAmong().Matches(s.Text))
        {
            var among = s[m.Groups["n"].Value];
            var rank = m.Groups["k"].Value is [>= '0' and <= '9', ..] ? long.Parse(m.Groups["k"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : ChineseNumeral.Parse(m.Groups["k"].ValueSpan) ?? 0;
            if (among.IsExact && rank > among.Value) yield return At(Rank, s, among, $"一共“{Said(s, among)}”，却排在第{rank}。");
        }
    }

    /// <summary>有效商标7069件，每万户拥有量1494件, and the stock of 户 told anywhere in the text.</summary>
    private static IEnumerable<Finding> Densities(Reading reading)
    {
        foreach (var s in reading.Sentences)
        {
            foreach (Match m in Density().Matches(s.Text))
            {
                var rate = s[m.Groups["r"].Value];
                if (!rate.IsExact || s.Quantities.LastOrDefault(q => q.At < m.Index && q.Quantity.SameUnit(rate)).Quantity is not { IsExact: true } part) continue;
                var scale = m.Groups["scale"].Value == "千" ? 1_000 : 10_000;
                if (StockOf(reading, m.Groups["u"].Value, m.Groups["of"].Value) is not { } stock) continue;
                var whole = stock.Quantity;
                var (low, high) = (part.Low / whole.High * scale, part.High / whole.Low * scale);
                if (rate.High >= low * 0.995m && rate.Low <= high * 1.005m) continue;
                yield return At(PerTenThousand, s, rate, $"{Said(s, part)}÷{stock.Said}×{(scale == 1_000 ? "1千" : "1万")}＝{NumberWords.Plain(Math.Round(part.Value!.Value / whole.Value!.Value * scale, 2))}{rate.Unit}，这里写的是{Said(s, rate)}；按此倒推，分母约为{NumberWords.Plain(Math.Round(part.Value.Value / rate.Value!.Value * scale / 10_000, 2))}万{m.Groups["u"].Value}，请核对分母的时点和口径。");
            }
        }
    }

    private static (Quantity Quantity, string Said)? StockOf(Reading reading, string unit, string of)
    {
        var noun = of.Length >= 4 ? of[..4] : of;
        foreach (var s in reading.Sentences)
        {
            foreach (var (quantity, at) in s.Quantities)
            {
                if (!quantity.IsExact || quantity.Kind != QuantityKind.Amount || quantity.Value < 10_000 || (unit == "户" ? quantity.Unit != "户" : quantity.Unit is not ("人" or ""))) continue;
                var lead = LeadOf(s.Text, at);
                if (unit == "户" ? (StockWord().IsMatch(lead) || WholeDistrict().IsMatch(lead)) && s.Text.Contains(noun, StringComparison.Ordinal) : lead.Contains("人口", StringComparison.Ordinal)) return (quantity, Said(s, quantity));
            }
        }
        return null;
    }

    [GeneratedRegex("^(全[区县市]|我[区县市])(的)?(经营主体|市场主体)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeDistrict();

    private const string Up = "增长|上升|增加|提高|提升|增幅|增速|涨幅|上涨";
    private const string Down = "下降|下滑|减少|降低|回落|降幅|减幅|压缩|压减|缩短|精简|缩减";
    private const string Before = "(上年同期|去年同期|上年|去年|上季度|二季度|一季度|三季度|上月|上个月|年初|上年末|上年底|去年底)";

    [GeneratedRegex("(?<v>" + A + ")[，、（]?(而|比|较)?" + Before + "(同期)?(的|为|是|完成|实现|达)?(?<b>" + A + ")[，、]?(今年|同比|比上年|较上年)?(?<dir>" + Up + "|" + Down + ")(了|为|达)?(?<g>" + P + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ValueBase();

    [GeneratedRegex("(?<v>" + A + ")，(同比|环比)(?<dir>" + Up + "|" + Down + ")(了|为|达)?(?<g>" + P + ")[，（](而)?" + Before + "(同期)?(为|是|完成|实现)?(?<b>" + A + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ValueGrowthBase();

    [GeneratedRegex("(?<v>" + A + ")，(比|较)[^，。；\\uE000-\\uF4FF]{1,10}(?<b>" + A + ")(?<dir>增加|增长|减少|下降|多|少|提高|降低)了?(?<d>" + A + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Difference();

    [GeneratedRegex("(?<v>" + A + ")，(约|达)?是[^，。；\\uE000-\\uF4FF]{1,12}(?<b>" + A + ")(的|之)(?<k>" + A + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Multiple();

    [GeneratedRegex("(率|度|占比|比重|增速|增幅)[^，。；\\uE000-\\uF4FF]{0,4}" + P + "，(同比|环比|(比|较)[^，。；\\uE000-\\uF4FF]{1,8})(提高|上升|下降|降低|回落|增加|提升|增长)了?(?<d>" + P + ")(?=[，。；）、])|(增长|下降|下滑)" + P + "，(比|较)[^，。；\\uE000-\\uF4FF]{1,8}(提高|回落|加快|放缓|扩大|收窄|提升|降低)了?(?<d>" + P + ")(?=[，。；）、])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RateInPercent();

    [GeneratedRegex("(?<!拉动|带动|影响|推动)[\\u4e00-\\u9fff]{0,6}(?<noun>增加值|总产值|产值|总额|生产总值|投资额|固定资产投资|一般公共预算收入|财政收入|税收收入|用电量|经营主体)(同比|比上年|较上年)?(增长|下降|下滑)(?<d>" + D + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NounInPoints();

    [GeneratedRegex("(?<v>" + P + ")，(?<dir>高|低)于[^，。；（\\uE000-\\uF4FF]{1,16}（(?<b>" + P + ")）(?<d>" + D + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HigherBy();

    [GeneratedRegex("[由从](上年|去年)?(同期|底|年初)?的?[^，。；\\uE000-\\uF4FF]{0,8}(?<b>" + A + ")[^，。；\\uE000-\\uF4FF]{0,8}(增加|提高|增长|上升|扩大|发展|减少|下降|降低|压缩|压减|缩短|回落|提升|降)(到|至|为)了?[^，。；\\uE000-\\uF4FF]{0,10}(?<v>" + A + ")(以内)?，(同比|累计|共|平均)?(?<dir>" + Up + "|" + Down + ")(比例|率|了|为|达)*(?<g>" + P + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BaseValue();

    [GeneratedRegex("[由从][^，。；\\uE000-\\uF4FF]{0,8}(?<b>" + P + ")(提高|上升|增加|提升|下降|降低|回落|降|升)(到|至|为)(?<v>" + P + ")，(同比|累计|共)?(提高|上升|增加|提升|下降|降低|回落|增长)了?(?<d>" + P + "|" + D + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FromTo();

    [GeneratedRegex("(?<v>" + A + ")，(同比|(比|较)" + Before + "(同期)?)(?<dir1>增加|增长|增收|多|减少|减收|下降)了?(?<d>" + A + ")，(同比)?(?<dir>" + Up + "|" + Down + ")(了|为|达)?(?<g>" + P + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Increment();

    [GeneratedRegex("(?<v>" + A + ")，(同比|比上年同期|较上年同期|比去年同期|较去年同期)(?<dir>增长|上升|下降|减少|增加)了?(?<g>" + P + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountGrowth();

    [GeneratedRegex("(?<![率速幅重比度])(?<v>" + A + ")，(同比|比上年(同期)?|较上年(同期)?|环比)(增长|增加|上升|下降|减少)了?(?<d>" + D + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AmountInPoints();

    [GeneratedRegex("(?<dir>增长|上升|提高|增加|下降|下滑|减少|降低|回落)(了|为|达)?[-－−—](?<g>\\d+(\\.\\d+)?)([%％]|个百分点)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Negative();

    [GeneratedRegex("同比(较|比)?(上月|上个月|上季度|上一季度|上期)|环比(较|比)?(上年同期|去年同期|上年|去年)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WrongBase();

    [GeneratedRegex("(减少|下降|降低|缩短|压缩|压减)了?[0-9〇一二两三四五六七八九十.]{1,6}倍", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimesLess();

    [GeneratedRegex("(下降|下滑|减少|降低|压减|压缩|回落)(了|达)?(?<g>" + P + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FallBy();

    [GeneratedRegex("(?<t>" + A + ")[^。；\\uE000-\\uF4FF]{0,14}，其中[，：]?[^。；，\\uE000-\\uF4FF]{0,16}(?<p>" + A + ")[^。；，、\\uE000-\\uF4FF]{0,8}[，（]?占(?<of>[^，。；\\uE000-\\uF4FF]{0,12}?)(比重|比例|比)?(的|为|达|达到)?(?<s>" + P + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholePartShare();

    [GeneratedRegex("全(市|省|国|区|县|州)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("(?<![0-9.:：∶])(?<all>(?<n>\\d{1,2}(\\.\\d+)?)[:：∶](?<n>\\d{1,2}(\\.\\d+)?)[:：∶](?<n>\\d{1,2}(\\.\\d+)?))(?![0-9.:：∶])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ratio();

    [GeneratedRegex("(三次产业|一、二、三产业|第一、二、三产业)[^，。；\\uE000-\\uF4FF]{0,16}(占比|比重|占)[^，。；\\uE000-\\uF4FF]{0,8}(?<n>" + P + ")、(?<n>" + P + ")[、和](?<n>" + P + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ThreeShares();

    [GeneratedRegex("(?<name>[\\u4e00-\\u9fff]{1,10}(率|度|占比|比重))(均)?(为|达到?|超过|提高到|提升至|上升到)?(?<r>" + P + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyRate();

    [GeneratedRegex("(在|全[市省国区县])[^，。；\\uE000-\\uF4FF]{0,8}(?<n>" + A + ")[^，。；\\uE000-\\uF4FF]{0,12}(中|里)，?(排名|位居|位列|列|居|排|取得了?|获得?|综合排名)?第(?<k>\\d{1,3}|[一二三四五六七八九十]{1,3})(位|名)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RankAmong();

    [GeneratedRegex("每?(?<scale>[千万])(?<u>户|人|名)(?<of>[^，。；\\uE000-\\uF4FF]{0,18}?)((拥有量|数量|数)(为|达到?|有)?|(拥有|新增)[^，。；\\uE000-\\uF4FF]{0,8})(?<r>" + A + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Density();

    [GeneratedRegex("总量|总数|总户数|共有|实有|存量|在册|现有|达到?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StockWord();
}
