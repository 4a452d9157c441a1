using System.Text.RegularExpressions;
using Yingshang.Proofreading.Numbers;
using static Yingshang.Proofreading.Checks.Comparisons;
using static Yingshang.Proofreading.Checks.Words;
using static Yingshang.Proofreading.Numbers.Skeleton;

namespace Yingshang.Proofreading.Checks;

/// <summary>Shares, rates and averages against the numbers that stand around them.</summary>
internal static partial class Proportions
{
    /// <summary>Further apart than so many points, the two numbers are hardly part and whole of the share beside them.</summary>
    private const decimal MostPoints = 15;

    /// <summary>Numbers further than so many characters from a rate are not what it was counted from.</summary>
    private const int Reach = 400;

    public static readonly Rule Average = new("rate.average", "平均数与总数不符", Severity.Warning, "“户均”“亩均”“场均”“平均每期”与旁边的总数、个数对不上。",
        "为3家企业发放贷款1470万元，户均590万元。", "为3家企业发放贷款1470万元，户均490万元。");

    public static IEnumerable<Finding> Find(Reading reading) => reading.Prose.SelectMany(p => p.Sentences.SelectMany((s, i) => Shares(s, p.Sentences.Take(i).ToList(), reading)))
        .Concat(reading.Sentences.SelectMany(s => OwnBases.Find(s).Concat(Rates(s, reading)).Concat(Among(s)).Concat(Complete(s)).Concat(Satisfied(s)).Concat(Averages(s))));

    /// <summary>P，占T的s; P，占s after a T; P，占总产值s where the text gives one 总产值.</summary>
    private static IEnumerable<Finding> Shares(Skeleton s, IReadOnlyList<Skeleton> before, Reading reading)
    {
        var own = OwnBases.Of(s);
        foreach (Match m in ShareOf().Matches(s.Text))
        {
            var (part, share) = (s[m.Groups["p"].Value], s[m.Groups["s"].Value]);
            if (own.Has(share) || !part.IsExact || !share.IsExact || part.Value <= 0) continue;
            if (m.Groups["w"].Success)
            {
                var told = s[m.Groups["w"].Value];
                if (told.IsExact && told.SameUnit(part) && told.Value >= part.Value && !Fits(part, told, share)) yield return Wrong(s, part, told, Said(s, told), share, Severity.Error);
                continue;
            }
            // 5项基本指标超标断面占…: another noun than the number's is what the share is of.
            if (OtherRegion().IsMatch(m.Groups["of"].Value) || !m.Groups["break"].Success && m.Groups["mid"].Length > 2) continue;
            if (WholeOf(m.Groups["of"].Value, part, share, s, m.Index, before, reading) is { } whole) yield return Wrong(s, part, whole.Quantity, whole.Said, share, Severity.Warning);
        }
    }

    /// <summary>The number that the share was meant of, when none of those that it could be of gives it.</summary>
    private static (Quantity Quantity, string Said)? WholeOf(string of, Quantity part, Quantity share, Skeleton s, int at, IReadOnlyList<Skeleton> before, Reading reading)
    {
        var noun = Generic().Replace(of, "");
        var pool = new List<(Quantity Quantity, string Said, string Lead)>();
        void Add(Skeleton from, int until)
        {
            // A number that has its own share is a part like this one.
            foreach (var (quantity, place) in from.Quantities.Where(q => q.At < until && q.Quantity != part && !OwnShare().IsMatch(from.Text.AsSpan(q.At + 1)) && q.Quantity.IsExact && q.Quantity.SameUnit(part) && q.Quantity.Value >= part.Value))
                pool.Add((quantity, Said(from, quantity), LeadOf(from.Text, place)));
        }
        foreach (var earlier in before) Add(earlier, int.MaxValue);
        Add(s, at);
        if (pool.Any(w => Fits(part, w.Quantity, share))) return null;
        if (noun.Length >= 2)
        {
            if (noun.Length >= 4 && !pool.Any(w => EndsIn(w.Lead, noun)))
                foreach (var other in reading.Sentences.Where(x => x != s)) Add(other, int.MaxValue);
            pool.RemoveAll(w => !EndsIn(w.Lead, noun));
            if (pool.Exists(w => Fits(part, w.Quantity, share))) return null;
            if (pool.Select(w => w.Quantity.Value).Distinct().Count() != 1) return null;
        }
        return pool.Where(w => Math.Abs(part.Value!.Value / w.Quantity.Value!.Value * 100 - share.Value!.Value) <= MostPoints).OrderByDescending(w => w.Quantity.Value).Select(w => ((Quantity, string)?)(w.Quantity, w.Said)).FirstOrDefault() is { } found
            && found.Item1.Value == pool.Max(w => w.Quantity.Value) ? found : null;
    }

    private static bool EndsIn(string lead, string noun) => Ending().Replace(lead, "").EndsWith(noun, StringComparison.Ordinal);

    private static bool Fits(Quantity part, Quantity whole, Quantity share) => whole.Low > 0 && !Outside(share, part.Low / whole.High * 100, part.High / whole.Low * 100);

    private static Finding Wrong(Skeleton s, Quantity part, Quantity whole, string saidWhole, Quantity share, Severity severity) =>
        At(Share, s, share, $"{Said(s, part)}÷{saidWhole}＝{NumberWords.Percent(part.Value!.Value / whole.Value!.Value)}，这里写的是{Said(s, share)}。", NumberWords.Percent(Math.Round(part.Value.Value / whole.Value.Value, share.Decimals + 2)), severity);

    /// <summary>35家企业中有28家……，获贷率r.</summary>
    private static IEnumerable<Finding> Among(Skeleton s)
    {
        var own = OwnBases.Of(s);
        foreach (Match m in RateAmong().Matches(s.Text))
        {
            var (whole, part, rate) = (s[m.Groups["t"].Value], s[m.Groups["p"].Value], s[m.Groups["s"].Value]);
            if (!own.Has(rate) && !own.Hold(part) && whole.IsCount && part.IsCount && rate.IsExact && whole.SameUnit(part) && whole.Value >= part.Value && !Fits(part, whole, rate))
                yield return At(Rate, s, rate, $"{Said(s, part)}÷{Said(s, whole)}＝{NumberWords.Percent(part.Value!.Value / whole.Value!.Value)}，这里写的是{Said(s, rate)}。");
        }
    }

    /// <summary>受理 N 件，办结 n 件，办结率 r.</summary>
    private static IEnumerable<Finding> Rates(Skeleton s, Reading reading)
    {
        var own = OwnBases.Of(s);
        var all = s.Quantities.Where(q => !own.Hold(q.Quantity)).ToList();
        foreach (Match m in RateOf().Matches(s.Text))
        {
            var numbers = all.Where(q => Math.Abs(q.At - m.Index) <= Reach).ToList();
            var rate = s[m.Groups["r"].Value];
            var name = m.Groups["stem"].Value;
            if (!rate.IsExact || own.Has(rate) || Limited().IsMatch(name)) continue;
            var listed = reading.Lexicon.CountedRates.FirstOrDefault(c => name.EndsWith(c, StringComparison.Ordinal));
            var stem = listed is null && name.Length >= 4 && !s.Quantities.Any(q => q.At < m.Index && m.Index - q.At <= Reach && LeadOf(s.Text, q.At).Contains(name[^2..], StringComparison.Ordinal)) ? name[..2] : listed ?? name[^2..];
            var before = numbers.Where(q => q.At < m.Index && q.Quantity is { IsExact: true, Kind: QuantityKind.Amount }).ToList();
            var done = before.LastOrDefault(q => LeadOf(s.Text, q.At) is var lead && lead.Contains(stem, StringComparison.Ordinal) && !lead.Contains("不" + stem, StringComparison.Ordinal) && !lead.Contains("未" + stem, StringComparison.Ordinal));
            if (done.Quantity is { } n)
            {
                var wholes = numbers.Where(q => q.Quantity != n && q.Quantity.IsExact && q.Quantity.SameUnit(n) && q.Quantity.Value >= n.Value && (q.At < done.At || TotalWord().IsMatch(LeadOf(s.Text, q.At)))).ToList();
                if (wholes.Count == 1 && !Fits(n, wholes[0].Quantity, rate) && (listed is not null || Math.Abs(n.Value!.Value / wholes[0].Quantity.Value!.Value * 100 - rate.Value!.Value) <= MostPoints))
                {
                    yield return At(Rate, s, rate, $"{Said(s, n)}÷{Said(s, wholes[0].Quantity)}＝{NumberWords.Percent(n.Value!.Value / wholes[0].Quantity.Value!.Value)}，这里写的是{Said(s, rate)}。");
                    continue;
                }
                if (wholes.Count > 0) continue;
                if (Elsewhere(s, n, stem, reading) is { } whole && !Fits(n, whole.Quantity, rate) && Math.Abs(n.Value!.Value / whole.Quantity.Value!.Value * 100 - rate.Value!.Value) <= MostPoints)
                {
                    yield return At(Rate, s, rate, $"{Said(s, n)}÷{whole.Said}＝{NumberWords.Percent(n.Value!.Value / whole.Quantity.Value!.Value)}，这里写的是{Said(s, rate)}。", null, Severity.Warning);
                    continue;
                }
            }
            else if (Failing(s, m, stem, before) is { } failing)
            {
                yield return At(Rate, s, rate, $"按“{failing.Text}”，{name}率应是{NumberWords.Percent(failing.Ratio)}，这里写的是{Said(s, rate)}。");
                continue;
            }
            if (listed is null || rate.Decimals < 2 || rate.Value >= 100 || !s.Text[..m.Index].Contains(stem, StringComparison.Ordinal) && !Checked(s.Text[..m.Index], stem)) continue;
            if (before.Where(q => q.Quantity.IsCount && q.Quantity.Value <= 2000).Select(q => q.Quantity).ToList() is { Count: > 0 } counts && counts.All(c => c.Value > 0 && !Gives(c.Value!.Value, rate)))
                yield return At(RateInteger, s, rate, $"{string.Join("、", counts.Select(c => Said(s, c)))}作分子或者分母都算不出{Said(s, rate)}，请核对并注明分母。");
        }
    }

    /// <summary>检查企业341家，抽查率: another word for what was counted.</summary>
    private static bool Checked(string text, string stem) => stem == "抽查" && text.Contains("检查", StringComparison.Ordinal);

    /// <summary>抽查200件，不合格6件，合格率98％.</summary>
    private static (string Text, decimal Ratio)? Failing(Skeleton s, Match rate, string stem, List<(Quantity Quantity, int At)> before)
    {
        var failed = before.LastOrDefault(q => LeadOf(s.Text, q.At) is var lead && (lead.Contains("不" + stem, StringComparison.Ordinal) || lead.Contains("未" + stem, StringComparison.Ordinal)));
        if (failed.Quantity is not { IsCount: true } n) return null;
        var wholes = before.Where(q => q.At < failed.At && q.Quantity.SameUnit(n) && q.Quantity.Value >= n.Value).ToList();
        if (wholes.Count != 1 || wholes[0].Quantity.Value is not > 0) return null;
        var ratio = 1 - n.Value!.Value / wholes[0].Quantity.Value!.Value;
        return Outside(s[rate.Groups["r"].Value], ratio * 100, ratio * 100) ? ($"{Said(s, wholes[0].Quantity)}中{Said(s, n)}不{stem}", ratio) : null;
    }

    /// <summary>The one number of the text that says how many there were: 受理 for 办结, 发现 for 整改.</summary>
    private static (Quantity Quantity, string Said)? Elsewhere(Skeleton s, Quantity done, string stem, Reading reading)
    {
        if (stem is not ("办结" or "解决" or "答复" or "回复" or "整改")) return null;
        var source = stem == "整改" ? Discovered() : Received();
        var all = reading.Sentences.Where(x => x != s).SelectMany(x => x.Quantities.Where(q => q.Quantity.IsCount && q.Quantity.SameUnit(done) && source.IsMatch(LeadOf(x.Text, q.At))).Select(q => (q.Quantity, Text: Said(x, q.Quantity), Lead: LeadOf(x.Text, q.At)))).ToList();
        // Of several, the one that speaks of all.
        if (all.Count > 1) all = all.Where(a => Overall().IsMatch(a.Lead)).ToList();
        return all.Count == 1 && all[0].Quantity.Value >= done.Value ? (all[0].Quantity, all[0].Text) : null;
    }

    private static bool Gives(decimal count, Quantity rate)
    {
        var asWhole = Math.Round(count * rate.Value!.Value / 100);
        var asPart = Math.Round(count * 100 / rate.Value.Value);
        return !Outside(rate, asWhole / count * 100, asWhole / count * 100) || asPart > 0 && !Outside(rate, count / asPart * 100, count / asPart * 100);
    }

    /// <summary>全部办结 and a rate below 100, or some that are still open.</summary>
    private static IEnumerable<Finding> Complete(Skeleton s)
    {
        foreach (Match m in AllDone().Matches(s.Text))
            if (s[m.Groups["r"].Value] is { IsExact: true } rate && rate.Value < 100) yield return At(Rate, s, rate, $"前面写“全部{m.Groups["stem"].Value}”，这里的{m.Groups["stem"].Value}率是{Said(s, rate)}。");
        foreach (Match m in AllButSome().Matches(s.Text))
            yield return At(Rate, s, s[m.Groups["n"].Value], $"前面写“全部{m.Groups["stem"].Value}”，这里还有{Said(s, s[m.Groups["n"].Value])}没有办完。");
        foreach (Match m in BothSides().Matches(s.Text))
            if (s[m.Groups["a"].Value] is { IsExact: true } a && s[m.Groups["b"].Value] is { IsExact: true } b && a.Low + b.Low > 100.01m) yield return At(Rate, s, b, $"{m.Groups["what"].Value}率和不{m.Groups["what"].Value}率相加超过100％。");
    }

    /// <summary>满意a、基本满意b、不满意c，满意率r.</summary>
    private static IEnumerable<Finding> Satisfied(Skeleton s)
    {
        foreach (Match m in Degrees().Matches(s.Text))
        {
            var degrees = new[] { s[m.Groups["a"].Value], s[m.Groups["b"].Value], s[m.Groups["c"].Value] };
            if (degrees.Any(d => !d.IsExact || !d.SameUnit(degrees[0]))) continue;
            var all = degrees.Sum(d => d.Value!.Value);
            if (degrees[0].Kind == QuantityKind.Percent)
            {
                if (Math.Abs(all - 100) > 0.05m + degrees.Sum(d => d.HalfStep)) yield return At(Share, s, degrees[2], $"满意、基本满意、不满意相加是{NumberWords.Plain(all)}％，应是100％。");
            }
            else if (m.Groups["r"].Success && s[m.Groups["r"].Value] is { IsExact: true } rate && all > 0)
            {
                var (narrow, wide) = (degrees[0].Value!.Value / all * 100, (degrees[0].Value!.Value + degrees[1].Value!.Value) / all * 100);
                if (Outside(rate, narrow, narrow) && Outside(rate, wide, wide)) yield return At(Rate, s, rate, $"按前面的数，满意率是{NumberWords.Percent(narrow / 100)}（含基本满意{NumberWords.Percent(wide / 100)}），这里写的是{Said(s, rate)}。");
            }
        }
    }

    /// <summary>3家企业……1470万元，户均490万元.</summary>
    private static IEnumerable<Finding> Averages(Skeleton s)
    {
        foreach (Match m in AverageOf().Matches(s.Text))
        {
            var average = s[m.Groups["r"].Value];
            if (!average.IsExact || average.Kind != QuantityKind.Amount) continue;
            var per = m.Groups["per"].Value;
            bool Counts(Quantity q) => q.IsExact && q.Kind == QuantityKind.Amount && (q.Unit == per || per is "户" or "企" && q.Unit is "家" or "户" || per == "人" && q.Unit is "名" or "人" || per == "月" && q.Unit == "个月") && q != average;
            var before = s.Quantities.Where(q => q.At < m.Index).Select(q => q.Quantity).ToList();
            var counts = before.Where(Counts).ToList();
            var totals = before.Where(q => q.IsExact && q.SameUnit(average) && q.Value > average.Value * 1.2m && !counts.Contains(q)).ToList();
            if (counts.Count == 0 || totals.Count == 0) continue;
            bool Gives(Quantity total, Quantity count) => total.Low / count.High <= average.High + average.HalfStep && total.High / count.Low >= average.Low - average.HalfStep;
            if (totals.Any(t => counts.Any(c => c.Low > 0 && Gives(t, c))) || totals.Count > 1 || counts.Count > 1) continue;
            var value = totals[0].Value!.Value / counts[0].Value!.Value;
            if (value / average.Value!.Value is < 0.4m or > 2.5m || Math.Abs(value / average.Value.Value - 1) < 0.02m) continue;
            yield return At(Average, s, average, $"{Said(s, totals[0])}÷{Said(s, counts[0])}＝{NumberWords.Say(value, average)}，这里写的是{Said(s, average)}。");
        }
    }

    [GeneratedRegex("(?<p>" + A + ")(?<mid>[^。；，、（\\uE000-\\uF4FF]{0,12})(?<break>[，（])?(仅|只|约)?占(?<of>[^，。；占\\uE000-\\uF4FF]{0,16}?)(?<w>" + A + ")?(的|比重|比例|之)*(为|达到?|约|近)?(?<s>" + P + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShareOf();

    [GeneratedRegex("^[，（]?(仅|只|约)?占", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OwnShare();

    [GeneratedRegex("全(市|省|国|州)|市级|省级|同类|同期", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OtherRegion();

    [GeneratedRegex("^(比|了|到|全[区县旗镇]|我[区县])+|(的|比|比重|比例|总数|总量|总额|总户数|总人数|总件数|总和|全部|受理总数|受理总量)+$|^(总|全部|其|所有|受理)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Generic();

    [GeneratedRegex("(共计|合计|累计|达到?|为|共|有|完成|实现|总量|总数|总额)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ending();

    [GeneratedRegex("(?<t>" + A + ")[^，。；\\uE000-\\uF4FF]{0,10}(中|里)，?(有|已有)?[^，。；\\uE000-\\uF4FF]{0,8}(?<p>" + A + ")[^。；，\\uE000-\\uF4FF]{0,12}，[^，。；\\uE000-\\uF4FF]{1,8}率(为|达到?)?(?<s>" + P + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RateAmong();

    [GeneratedRegex("(?<stem>[\\u4e00-\\u9fff]{2,10})率(均)?(为|达到?|超过|是)?(?<r>" + P + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RateOf();

    [GeneratedRegex("按时|按期|及时|到期|限时|首次|一次|当场|主动|签收|超期|平均|增长|下降|税|利|汇|失业|收益|周转|容积|负债|折旧|死亡|出生|增值|参保|知晓|综合|覆盖|同比|网办|全程", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Limited();

    [GeneratedRegex("总数|总量|总户数|总计", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TotalWord();

    [GeneratedRegex("受理|收到|收集|征集|接收|接到", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Received();

    [GeneratedRegex("共|全[区县市镇]|累计|总", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Overall();

    [GeneratedRegex("发现|排查", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Discovered();

    [GeneratedRegex("全部(?<stem>办结|完成|解决|整改|销号|兑现|答复)[^。；\\uE000-\\uF4FF]{0,4}\\k<stem>率(为|达到?)?(?<r>" + P + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AllDone();

    [GeneratedRegex("(已|均)?全部(?<stem>办结|完成|解决|整改|销号|兑现|答复)[^。；\\uE000-\\uF4FF]{0,6}，(仍|还|尚|另)有(?<n>" + A + ")(正在|未|没有|尚未|在办)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AllButSome();

    [GeneratedRegex("(?<what>满意|合格|同意|及时)率(为|达到?)?(?<a>" + P + ")[，、；][^。\\uE000-\\uF4FF]{0,4}不\\k<what>率(为|达到?)?(?<b>" + P + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BothSides();

    [GeneratedRegex("(?<!不|非常|基本)满意[^，。；、\\uE000-\\uF4FF]{0,4}(?<a>" + N + ")、基本满意[^，。；、\\uE000-\\uF4FF]{0,4}(?<b>" + N + ")、不满意[^，。；、\\uE000-\\uF4FF]{0,4}(?<c>" + N + ")(，[^，。；\\uE000-\\uF4FF]{0,6}满意[率度](为|达到?)?(?<r>" + P + "))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Degrees();

    [GeneratedRegex("((?<per>户|亩|场|人|件|企|期|次|月)均|平均每(个)?(?<per>户|亩|场|人|件|家|期|次|月))[^，。；、\\uE000-\\uF4FF]{0,8}(?<r>" + A + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AverageOf();
}
