using System.Text.RegularExpressions;
using Yingshang.Proofreading.Lexicons;
using Yingshang.Proofreading.Numbers;
using static Yingshang.Proofreading.Numbers.Skeleton;
using static Yingshang.Proofreading.Checks.Words;

namespace Yingshang.Proofreading.Checks;

/// <summary>Parts and sums: brackets after a total, 其中, lists closed by 共, tables with 合计, minimum sizes.</summary>
internal static partial class Sums
{
    public static readonly Rule Parts = new("sum.parts", "分项与合计不等", Severity.Error, "括号里、“其中”后面、“共”前面的各分项，加起来与合计对不上。",
        "新增贷款20.58亿元（省农担7.07亿元，区担保公司13.15亿元）。", "新增贷款20.58亿元（省农担7.07亿元，区担保公司13.51亿元）。");
    public static readonly Rule Exceeds = new("sum.part-exceeds", "部分大于整体", Severity.Error, "“其中”的一项大于总数，新增数大于总量，当月数大于累计数。",
        "走访企业80家，其中规上企业120家。", "走访企业180家，其中规上企业120家。");
    public static readonly Rule Table = new("sum.table", "表格合计不等", Severity.Error, "表格里“合计”一行（列）与各行相加不等。",
        "| 单位 | 件数 |\n| --- | --- |\n| 经信局 | 12 |\n| 人社局 | 15 |\n| 合计 | 29 |", "| 单位 | 件数 |\n| --- | --- |\n| 经信局 | 12 |\n| 人社局 | 15 |\n| 合计 | 27 |");
    public static readonly Rule Minimum = new("sum.minimum", "人数少于最低配备", Severity.Error, "单位数乘以每个单位的最低配备，已经超过写出的总人数。",
        "从10个单位选派专员25名，每个单位不少于3名。", "从10个单位选派专员35名，每个单位不少于3名。");
    public static readonly Rule Overlap = new("sum.overlap", "有重叠的项相加", Severity.Warning, "高新技术企业、规上企业等互有重叠，不能直接相加；同属一类的分项并列时要写明去重口径。",
        "新增规上工业企业20家、高新技术企业30家，共50家。", "新增规上工业企业20家、高新技术企业30家。");
    public static readonly Rule Formula = new("sum.formula", "“1＋1＋6”与列举不符", Severity.Warning, "“1＋1＋6”“四个平台（甲、乙、丙）”这类说法里的数，与紧挨着的列举不一致。",
        "建立“1名责任领导、1名服务专员、5个后台部门”的“1＋1＋6”机制。", "建立“1名责任领导、1名服务专员、6个后台部门”的“1＋1＋6”机制。");

    public static IEnumerable<Finding> Find(Reading reading) => reading.Sentences.SelectMany(s => Brackets(s).Concat(Among(s, reading)).Concat(Totals(s, reading)).Concat(Stocks(s)).Concat(Minimums(s)).Concat(Formulas(s)).Concat(States(s)).Concat(Included(s, reading)).Concat(Hundred(s)))
        .Concat(reading.Sentences.SelectMany(s => Lists(s))).Concat(AmongAcross(reading)).Concat(Tables(reading));

    private static IEnumerable<Finding> Brackets(Skeleton s)
    {
        foreach (Match m in Bracket().Matches(s.Text))
        {
            var total = s[m.Groups["t"].Value];
            var inside = m.Groups["in"].Value;
            if (!total.IsExact || total.Kind != QuantityKind.Amount || NotParts().IsMatch(inside)) continue;
            var parts = Signs(s, inside).Select(q => Adopt(q, total)).ToList();
            if (parts.Count < 2 || parts.Any(q => q is null || !q.IsExact || !q.SameUnit(total))) continue;
            if (inside.StartsWith("其中", StringComparison.Ordinal) || inside.Contains('等', StringComparison.Ordinal))
            {
                if (Over(total, parts!)) yield return Wrong(s, total, parts!, Severity.Warning);
            }
            // Far less than the whole: the bracket names examples.
            else if (!Adds(total, parts!) && parts.Sum(q => q!.Value) > total.Value * 0.7m) yield return Wrong(s, total, parts!, null);
        }
    }

    /// <summary>7.07亿 beside 20.58亿元 is money too.</summary>
    private static Quantity? Adopt(Quantity q, Quantity total) => q.Kind == QuantityKind.Bare && q.Factor > 1 && total.Factor > 1 ? q with { Kind = total.Kind, Unit = total.Unit } : q;

    private static IEnumerable<Quantity> Signs(Skeleton s, string text) => text.Where(IsSign).Select(c => s.Find(c)!);

    private static bool Adds(Quantity total, IReadOnlyList<Quantity> parts) => Math.Abs(parts.Sum(p => p.Value!.Value) - total.Value!.Value) <= total.HalfStep + parts.Sum(p => p.HalfStep);

    private static bool Over(Quantity total, IReadOnlyList<Quantity> parts) => parts.Sum(p => p.Low) > total.High;

    private static Finding Wrong(Skeleton s, Quantity total, IReadOnlyList<Quantity> parts, Severity? severity)
    {
        var sum = parts.Sum(p => p.Value!.Value);
        var text = s.Paragraph.Text;
        var terms = string.Join("＋", parts.Select(p => text[p.Start..p.End]));
        return Parts.At(s.Paragraph, total.Start, total.End - total.Start, $"{terms}＝{NumberWords.Say(sum, total)}，与“{text[total.Start..total.End]}”相差{NumberWords.Say(Math.Abs(sum - total.Value!.Value), total)}。", null, severity);
    }

    /// <summary>“…T，其中 a、b”: no part is more than the whole; parts that exclude one another are together no more.</summary>
    private static IEnumerable<Finding> Among(Skeleton s, Reading reading)
    {
        foreach (Match m in AmongPart().Matches(s.Text))
        {
            var parts = PartsAfter(s, m.Index + 2);
            if (parts.Count == 0) continue;
            var first = parts[0].Quantity;
            // The last number of the same unit before 其中 is the whole, unless growth or a rate of it stands between.
            var wholes = s.Quantities.Where(q => q.At < m.Index && !q.Quantity.IsHole && q.Quantity.SameUnit(first)).Select(q => q.Quantity).ToList();
            foreach (var finding in Against(s, wholes, parts, reading)) yield return finding;
        }
    }

    /// <param name="wholes">what the parts may be of, the nearest last; a part that only the nearest is too small for may be part of another</param>
    private static IEnumerable<Finding> Against(Skeleton s, List<Quantity> wholes, List<(Quantity Quantity, string Label)> parts, Reading reading, Skeleton? of = null)
    {
        if (wholes.Count == 0 || wholes[^1] is not { Kind: QuantityKind.Amount } whole) yield break;
        if (parts.Any(p => p.Quantity.Low > whole.High && wholes.Any(w => p.Quantity.Low <= w.High))) yield break;
        // 增长1.7倍，其中…增长17.2倍; 每千人6.6批次，其中…5万批次: neither is a whole.
        if (whole.Unit is "倍" or "番" || OfEach().IsMatch(LabelBefore((of ?? s).Text, SignAt(of ?? s, whole)))) yield break;
        var exceeding = false;
        foreach (var (part, _) in parts.Where(p => p.Quantity.Low > whole.High))
        {
            exceeding = true;
            var wholeText = (of ?? s).Paragraph.Text[whole.Start..whole.End];
            yield return Exceeds.At(s.Paragraph, part.Start, part.End - part.Start, $"其中的“{s.Paragraph.Text[part.Start..part.End]}”大于总数“{wholeText}”。");
        }
        if (exceeding || parts.Count < 2 || !whole.IsExact || parts.Any(p => !p.Quantity.IsExact) || of is not null) yield break;
        var quantities = parts.Select(p => p.Quantity).ToList();
        var group = reading.Lexicon.Parts.FirstOrDefault(g => Exclude(g, parts.Select(p => p.Label).ToList()));
        if (group is { IsWhole: true } && parts.Count == group.Members.Count ? !Adds(whole, quantities) : group is not null && Over(whole, quantities)) yield return Wrong(s, whole, quantities, null);
        else if (group is null && Over(whole, quantities) && quantities.Sum(q => q.Value!.Value) <= whole.Value * 1.15m) yield return Wrong(s, whole, quantities, Severity.Warning);
        else if (IsNearMiss(whole, quantities)) yield return Wrong(s, whole, quantities, Severity.Warning);
    }

    /// <summary>The parts look like all of the whole and lack a little: 4147 of 720, 2386 and 941.</summary>
    private static bool IsNearMiss(Quantity whole, List<Quantity> parts) =>
        parts.Sum(p => p.Value!.Value) is var sum && !Adds(whole, parts) && Math.Abs(sum - whole.Value!.Value) <= whole.Value * (parts.Count > 2 ? 0.03m : 0.02m) && parts.TrueForAll(p => p.Value > whole.Value * 0.03m && p.Decimals == whole.Decimals && p.Factor == whole.Factor);

    private static int SignAt(Skeleton s, Quantity quantity) => s.Quantities.First(q => q.Quantity == quantity).At;

    /// <summary>Each part has another member of the group in its label.</summary>
    private static bool Exclude(PartGroup group, IReadOnlyList<string> labels)
    {
        var used = labels.Select(l => group.Members.FirstOrDefault(m => l.Contains(m, StringComparison.Ordinal))).ToList();
        return used.All(u => u is not null) && used.Distinct(StringComparer.Ordinal).Count() == used.Count;
    }

    /// <summary>The numbers that follow 其中 in one breath, with their labels; it ends where something else begins.</summary>
    private static List<(Quantity Quantity, string Label)> PartsAfter(Skeleton s, int from)
    {
        var parts = new List<(Quantity, string)>();
        var start = from;
        for (var i = from; i < s.Text.Length && s.Text[i] is not ('；' or '。'); i++)
        {
            if (!IsSign(s.Text[i])) continue;
            var label = s.Text[start..i].TrimStart('，', '、', '：', ' ');
            var quantity = s.Find(s.Text[i])!;
            var before = start;
            start = i + 1;
            // Its growth or share belongs to the part before.
            if (parts.Count > 0 && quantity.Kind is QuantityKind.Percent or QuantityKind.Points) continue;
            if (quantity.IsHole || quantity.Kind != QuantityKind.Amount || label.Length > 16 || label.Length == 0 || OtherTopic().IsMatch(label) || FromOrTo().IsMatch(label)) break;
            if (parts.Count > 0 && !parts[0].Item1.SameUnit(quantity)) break;
            // 其中南北山绿化43万亩，修复治理退化草原517万亩: with a comma and a verb something else begins.
            if (parts.Count > 0 && s.Text[before] == '，' && Begins().IsMatch(label)) break;
            parts.Add((quantity, label));
        }
        return parts;
    }

    /// <summary>“。其中，…” refers to the sentence before.</summary>
    private static IEnumerable<Finding> AmongAcross(Reading reading)
    {
        foreach (var p in reading.Prose)
        {
            for (var i = 1; i < p.Sentences.Count; i++)
            {
                var s = p.Sentences[i];
                if (!s.Text.TrimStart().StartsWith("其中", StringComparison.Ordinal)) continue;
                var parts = PartsAfter(s, s.Text.IndexOf("其中", StringComparison.Ordinal) + 2);
                if (parts.Count == 0) continue;
                var wholes = p.Sentences[i - 1].Quantities.Where(q => !q.Quantity.IsHole && q.Quantity.SameUnit(parts[0].Quantity)).Select(q => q.Quantity).ToList();
                foreach (var finding in Against(s, wholes, parts, reading, p.Sentences[i - 1])) yield return finding;
            }
        }
    }

    /// <summary>“甲 a 家、乙 b 家，共 n 家”.</summary>
    private static IEnumerable<Finding> Totals(Skeleton s, Reading reading)
    {
        foreach (Match m in Total().Matches(s.Text))
        {
            var total = s[m.Groups["t"].Value];
            if (!total.IsExact || m.Groups["word"].Value[0] == '共' && m.Groups["sep"].Length == 0) continue;
            var parts = Enumerated(s, m.Index, total);
            if (parts.Count < 2) parts = Bracketed(s, m.Index, total);
            if (parts.Count < 2) parts = Led(s, m.Index, total);
            if (parts.Count < 2) continue;
            var quantities = parts.Select(p => p.Quantity).ToList();
            if (Adds(total, quantities))
            {
                if (reading.Lexicon.Overlapping.FirstOrDefault(family => parts.All(p => family.Any(f => p.Label.EndsWith(f, StringComparison.Ordinal)))) is not null)
                    yield return Overlap.At(s.Paragraph, total.Start, total.End - total.Start, $"{string.Join("、", parts.Select(p => p.Label))}互有重叠，直接相加成“{s.Paragraph.Text[total.Start..total.End]}”会重复计算，请去重。");
                continue;
            }
            // Only a near miss is a slip; anything else counts something else.
            var sum = quantities.Sum(q => q.Value!.Value);
            var most = m.Groups["word"].Value is "共计" or "合计" or "总计" or "共" && parts.TrueForAll(p => p.Quantity.Unit == total.Unit) ? 0.3m : 0.1m;
            if (Math.Abs(sum - total.Value!.Value) <= total.Value * most && !Suffix(quantities, total) && !Further(s, m.Index, total)) yield return Wrong(s, total, quantities, null);
        }
        // 在“两新”里，战略性新兴产业和高新技术产业有重叠。
        if (s.Text.TrimStart().StartsWith("其中", StringComparison.Ordinal) || s.Text.Contains("，其中", StringComparison.Ordinal))
        {
            var tail = s.Text[s.Text.IndexOf("其中", StringComparison.Ordinal)..];
            foreach (var family in reading.Lexicon.Overlapping)
            {
                var named = family.Where(f => tail.Contains(f, StringComparison.Ordinal)).ToList();
                if (named.Count < 2 || named.Any(n => named.Any(o => o != n && o.Contains(n, StringComparison.Ordinal))) || !SharesOf(tail, named)) continue;
                var at = s.Paragraph.Text.IndexOf(named[1], s.Sentence.Start, StringComparison.Ordinal);
                if (at >= 0) yield return Overlap.At(s.Paragraph, at, named[1].Length, $"{string.Join("、", named)}互有重叠，两项的数和占比不能相加，请写明去重口径。", null, Severity.Hint);
            }
        }
    }

    private static bool SharesOf(string tail, List<string> named) => named.All(n => tail.IndexOf(n, StringComparison.Ordinal) is var at && tail.AsSpan(at, Math.Min(40, tail.Length - at)).Contains('占'));

    /// <summary>Numbers further to the left, beyond a semicolon, belong to the sum too.</summary>
    private static bool Further(Skeleton s, int end, Quantity total)
    {
        var parts = new List<Quantity>();
        foreach (var (quantity, _) in s.Quantities.Where(q => q.At < end && q.Quantity.SameUnit(total) && q.Quantity.IsExact).Reverse())
        {
            parts.Add(quantity);
            if (Adds(total, parts)) return true;
        }
        return false;
    }

    private static bool Suffix(List<Quantity> parts, Quantity total)
    {
        for (var skip = 1; skip < parts.Count - 1; skip++)
            if (Adds(total, parts.Skip(skip).ToList())) return true;
        return false;
    }

    /// <summary>The run of “label number” with the unit of the total that ends right before it.</summary>
    private static List<(Quantity Quantity, string Label)> Enumerated(Skeleton s, int end, Quantity total)
    {
        var parts = new List<(Quantity, string)>();
        var stop = end;
        foreach (var (quantity, at) in s.Quantities.Where(q => q.At < end).Reverse())
        {
            if (!quantity.SameUnit(total) || !quantity.IsExact || !Joins(s.Text[(at + 1)..stop], parts.Count == 0)) break;
            var label = LabelBefore(s.Text, at);
            if (label.Length > 4 && label[0] is '全' or '我' && label[1] is '区' or '县' or '市') label = label[2..];
            if (label.Length == 0 || OtherTopic().IsMatch(label)) break;
            parts.Insert(0, (quantity, label));
            stop = at;
        }
        return parts;
    }

    /// <summary>What stands between a part and the next: nothing before the total, else a comma and one label.</summary>
    private static bool Joins(string between, bool isLast) =>
        isLast ? between.Length == 0 : between.Length is > 1 and <= 17 && between[0] is '、' or '，' && !between.AsSpan(1).ContainsAny('，', '、', '；');

    /// <summary>甲局（86件）、乙局（72件），两家单位共办理158件.</summary>
    private static List<(Quantity Quantity, string Label)> Bracketed(Skeleton s, int end, Quantity total)
    {
        if (InBrackets().Match(s.Text[..end]) is not { Success: true } m) return [];
        var parts = m.Groups["n"].Captures.Select(c => (s[c.Value], "")).ToList();
        return parts.TrueForAll(p => p.Item1.IsExact && p.Item1.SameUnit(total)) ? parts : [];
    }

    /// <summary>12个镇街、32个区直单位……，共44个: the words follow the numbers. 企业199家、项目47个，共246个: 个 counts whatever there is.</summary>
    private static List<(Quantity Quantity, string Label)> Led(Skeleton s, int end, Quantity total)
    {
        var run = LedRun().Match(s.Text[..end]) is { Success: true } m ? m : MixedRun().Match(s.Text[..end]);
        if (!run.Success) return [];
        var parts = run.Groups["n"].Captures.Select(c => (s[c.Value], "")).ToList();
        var isAny = total.Unit == "个" && parts.Exists(p => p.Item1.Unit == "个");
        return parts.TrueForAll(p => p.Item1.IsCount && (p.Item1.SameUnit(total) || isAny && p.Item1.Unit is "家" or "户" or "件" or "项" or "个")) ? parts : [];
    }

    private static string LabelBefore(string text, int at)
    {
        var from = at;
        while (from > 0 && !IsBreak(text[from - 1]) && !IsSign(text[from - 1])) from--;
        return text[from..at];
    }

    /// <summary>排查86个，已整改52个，正在整改30个: done and open are everything; and no more is done than there was.</summary>
    private static IEnumerable<Finding> States(Skeleton s)
    {
        foreach (Match m in DoneAndOpen().Matches(s.Text))
        {
            var (whole, done, open) = (s[m.Groups["t"].Value], s[m.Groups["a"].Value], s[m.Groups["b"].Value]);
            if (whole.IsExact && done.IsExact && open.IsExact && whole.SameUnit(done) && whole.SameUnit(open) && !Adds(whole, [done, open])) yield return Wrong(s, whole, [done, open], null);
        }
        foreach (Match m in OpenAndAll().Matches(s.Text))
        {
            var (whole, done, open) = (s[m.Groups["t"].Value], s[m.Groups["a"].Value], s[m.Groups["b"].Value]);
            if (whole.IsExact && done.IsExact && open.IsExact && whole.SameUnit(done) && whole.SameUnit(open) && !Adds(whole, [done, open])) yield return Wrong(s, whole, [done, open], null);
        }
        foreach (Match m in DoneOf().Matches(s.Text))
        {
            var (whole, done) = (s[m.Groups["t"].Value], s[m.Groups["a"].Value]);
            if (!whole.IsExact || !done.IsExact || !whole.SameUnit(done) || done.Low <= whole.High || Surpassed().IsMatch(s.Text)) continue;
            var isPlan = m.Groups["plan"].Success;
            yield return Exceeds.At(s.Paragraph, done.Start, done.End - done.Start, $"“{s.Paragraph.Text[done.Start..done.End]}”比前面的“{s.Paragraph.Text[whole.Start..whole.End]}”还多，请核对。", null, isPlan ? Severity.Warning : null);
        }
        foreach (Match m in MonthAndYear().Matches(s.Text))
        {
            var (month, all) = (s[m.Groups["m"].Value], s[m.Groups["t"].Value]);
            if (month.IsExact && all.IsExact && month.SameUnit(all) && month.Low > all.High) yield return Exceeds.At(s.Paragraph, month.Start, month.End - month.Start, $"当月的“{s.Paragraph.Text[month.Start..month.End]}”比累计的“{s.Paragraph.Text[all.Start..all.End]}”还多。");
        }
    }

    /// <summary>9800个，包括…、…、…; 126名专员中，首席…，具办…: parts without 其中.</summary>
    private static IEnumerable<Finding> Included(Skeleton s, Reading reading)
    {
        foreach (Match m in Including().Matches(s.Text))
        {
            var whole = s[m.Groups["t"].Value];
            var parts = PartsAfter(s, m.Index + m.Length);
            if (!whole.IsExact || parts.Count < 2 || !parts.TrueForAll(p => p.Quantity.IsExact && p.Quantity.SameUnit(whole))) continue;
            var quantities = parts.Select(p => p.Quantity).ToList();
            var sum = quantities.Sum(q => q.Value!.Value);
            if (Over(whole, quantities) && sum <= whole.Value * 1.3m || IsNearMiss(whole, quantities)) yield return Wrong(s, whole, quantities, null);
        }
        foreach (Match m in Sources().Matches(s.Text))
        {
            var parts = PartsAfter(s, m.Index + m.Length);
            if (parts.Count < 3 || !parts.TrueForAll(p => p.Quantity.IsExact)) continue;
            var quantities = parts.Select(p => p.Quantity).ToList();
            var sentences = reading.Prose.First(p => p.Paragraph == s.Paragraph).Sentences;
            var wholes = sentences.TakeWhile(x => x != s).SelectMany(x => x.Quantities).Where(q => q.Quantity.IsExact && q.Quantity.SameUnit(quantities[0])).Select(q => q.Quantity).ToList();
            if (wholes.Count == 0 || wholes.Exists(w => Adds(w, quantities)) || wholes.MaxBy(w => w.Value) is not { } whole) continue;
            var sum = quantities.Sum(q => q.Value!.Value);
            if (Math.Abs(sum - whole.Value!.Value) <= whole.Value * 0.1m) yield return Parts.At(s.Paragraph, quantities[0].Start, quantities[^1].End - quantities[0].Start, $"各项相加是{NumberWords.Say(sum, whole)}，前面的总数是“{s.Paragraph.Text[whole.Start..whole.End]}”。", null, Severity.Warning);
        }
    }

    /// <summary>甲类占62％、乙类占25％、丙类占15％: a little more than a hundred.</summary>
    private static IEnumerable<Finding> Hundred(Skeleton s)
    {
        foreach (Match m in ShareRun().Matches(s.Text))
        {
            var shares = m.Groups["p"].Captures.Select(c => s[c.Value]).ToList();
            if (shares.Exists(q => !q.IsExact) || Asked().IsMatch(s.Text)) continue;
            var sum = shares.Sum(q => q.Value!.Value);
            if (sum > 100 + shares.Sum(q => q.HalfStep) + 0.05m && sum <= 110) yield return Parts.At(s.Paragraph, shares[0].Start, shares[^1].End - shares[0].Start, $"各项占比相加是{NumberWords.Plain(sum)}％，超过100％；可以重复选的，请写明。", null, Severity.Warning);
        }
    }

    /// <summary>新增 6855 户，总量达 5.3 万户: what is new is no more than what there is.</summary>
    private static IEnumerable<Finding> Stocks(Skeleton s)
    {
        foreach (Match m in NewAndStock().Matches(s.Text))
        {
            var (part, whole) = (s[m.Groups["n"].Value], s[m.Groups["t"].Value]);
            if (part.SameUnit(whole) && part.Low > whole.High) yield return Exceeds.At(s.Paragraph, part.Start, part.End - part.Start, $"新增的“{s.Paragraph.Text[part.Start..part.End]}”比总量“{s.Paragraph.Text[whole.Start..whole.End]}”还多。");
        }
    }

    private static IEnumerable<Finding> Minimums(Skeleton s) => MinimumSizes.Find(s);

    private static IEnumerable<Finding> Formulas(Skeleton s)
    {
        var text = s.Paragraph.Text.Substring(s.Sentence.Start, s.Sentence.Length);
        foreach (Match m in Listed().Matches(text))
        {
            var numbers = m.Groups["f"].Value.Split('+', '＋').Select(int.Parse).ToList();
            var listed = m.Groups["a"].Captures.Select(c => int.Parse(c.ValueSpan, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            if (numbers.Count == listed.Count && !numbers.SequenceEqual(listed)) yield return Formula.At(s.Paragraph, s.Sentence.Start + m.Groups["f"].Index, m.Groups["f"].Length, $"“{m.Groups["f"].Value}”与前面列的{string.Join("、", listed)}不一致。", string.Join("＋", listed));
        }
    }

    /// <summary>三种（发明、实用新型、外观设计）: as many as the number says.</summary>
    private static IEnumerable<Finding> Lists(Skeleton s)
    {
        var words = s.Paragraph.Text.Substring(s.Sentence.Start, s.Sentence.Length);
        foreach (Match m in QuotedList().Matches(words))
        {
            var number = ChineseNumeral.Parse(m.Groups["n"].ValueSpan) ?? 0;
            var listed = m.Groups["in"].Value.TrimEnd('。', '；', '，').Split('、');
            if (number is < 2 or > 12 || listed.Length < 2 || listed.Any(i => i.Length is 0 or > 8) || listed.Select(i => i.Length).Distinct().Count() > 1 || m.Groups["in"].Value.Contains('等', StringComparison.Ordinal)) continue;
            if (listed.Length != number) yield return Formula.At(s.Paragraph, s.Sentence.Start + m.Groups["name"].Index, m.Groups["name"].Length, $"写的是“{m.Groups["name"].Value}”，后面列了 {listed.Length} 项。");
        }
        foreach (Match m in CountedList().Matches(s.Text))
        {
            var told = s[m.Groups["n"].Value];
            var items = m.Groups["in"].Value.Split('、');
            if (!told.IsCount || told.Value > 12 || items.Length < 2 || items.Any(i => i.Length is 0 or > 14 || i.Any(IsSign)) || m.Groups["in"].Value.Contains('等', StringComparison.Ordinal) || m.Groups["in"].Value.Contains('及', StringComparison.Ordinal) || m.Groups["in"].Value.Contains('和', StringComparison.Ordinal)) continue;
            // 11个县（市、区）: other words for the one unit.
            if (items.All(i => i.Length < 3) && items.All(i => i.All(c => "省市州盟区县旗乡镇村街道社办事处部局委".Contains(c, StringComparison.Ordinal)))) continue;
            if (items.Length != told.Value) yield return Formula.At(s.Paragraph, told.Start, told.End - told.Start, $"写的是“{s.Paragraph.Text[told.Start..told.End]}”，括号里列了 {items.Length} 项。");
        }
    }

    private static IEnumerable<Finding> Tables(Reading reading)
    {
        foreach (var table in reading.Text.Tables)
        {
            for (var r = 1; r < table.Count; r++)
            {
                if (table[r].FirstOrDefault()?.Text.Trim() is not ("合计" or "总计" or "合 计" or "总 计" or "合　计" or "总　计")) continue;
                var above = table.Take(r).Where(row => row.FirstOrDefault()?.Text.Trim() is not { } head || !head.EndsWith("计", StringComparison.Ordinal)).ToList();
                for (var c = 1; c < table[r].Count; c++)
                {
                    if (table[r][c] is not { } cell || Number(cell.Text) is not { } total) continue;
                    // The number of the first rows are heads; a column of rates has no sum.
                    var column = above.Select(row => c < row.Count ? row[c] : null).ToList();
                    if (column.FirstOrDefault()?.Text is { } head && (head.Contains('率', StringComparison.Ordinal) || head.Contains('％', StringComparison.Ordinal) || head.Contains('%', StringComparison.Ordinal) || head.Contains('比', StringComparison.Ordinal) || head.Contains("均", StringComparison.Ordinal) || head.Contains("序", StringComparison.Ordinal) || head.Contains("名", StringComparison.Ordinal))) continue;
                    var body = column.SkipWhile(x => x is null || Number(x.Text) is null).ToList();
                    if (body.Count < 2 || body.Any(x => x is not null && Number(x.Text) is null && x.Text.Trim() is not ("" or "-" or "—" or "/"))) continue;
                    var values = body.Where(x => x is not null && Number(x.Text) is not null).Select(x => Number(x!.Text)!.Value).ToList();
                    var sum = values.Sum();
                    var tolerance = values.Concat([total]).Any(v => v != Math.Truncate(v)) ? 0.05m * (values.Count + 1) : 0;
                    if (Math.Abs(sum - total) > tolerance) yield return Table.At(cell, 0, cell.Text.Length, $"这一列相加是{NumberWords.Plain(sum)}，合计写的是{cell.Text.Trim()}。", NumberWords.Plain(sum));
                }
            }
        }
    }

    internal static decimal? Number(string text) => decimal.TryParse(text.Trim().Replace(",", "", StringComparison.Ordinal), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex("(?<t>" + A + ")[^，。；、（）\\uE000-\\uF4FF]{0,10}[（(〔](?<in>[^（）()〔〕。]{4,120})[）)〕]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bracket();

    [GeneratedRegex("同比|环比|增长|下降|占|较|比上|比去|约|每|人均|平均|包括|含|上年|去年|目标|计划|截至|其余", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotParts();

    [GeneratedRegex("(?<=[，。；：（、\\uE000-\\uF4FF])其中", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AmongPart();

    [GeneratedRegex("累计|合计|共|总|全[区市县省国]|同比|环比|较|比上|比去|带动|以上|目前|截至|达到|涉及|惠及|发放|平均|每|去年|上年|计划|目标|解决|已|并", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OtherTopic();

    [GeneratedRegex("^[由从]|[由从]$|(增加|提高|增长|上升|扩大|减少|下降|降|压缩|提升|增)(到|至)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FromOrTo();

    [GeneratedRegex("每[十百千万]?(人|户|家|平方公里|亩|年|月|天|个)|人均|户均|平均|日均", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfEach();

    [GeneratedRegex("多选|问卷|反映|调查|受访", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();

    private const string DoneVerb = "(办结|整改|解决|完成|处置|化解|答复|销号|兑现|开工|复工|竣工|投产|落地)";

    [GeneratedRegex("(?<t>" + A + ")[^，。；\\uE000-\\uF4FF]{0,6}[，。]?(其中)?，?(目前)?(已|已经)?" + DoneVerb + "[^，。；\\uE000-\\uF4FF]{0,6}(?<a>" + A + ")[，、](还有|仍有|尚有)?(正在|尚未|未|剩余|其余|待|在办|正)[^，。；\\uE000-\\uF4FF]{0,6}(?<b>" + A + ")(?![、，][^，。；\\uE000-\\uF4FF]{1,8}" + A + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DoneAndOpen();

    [GeneratedRegex("(?<=^|[，。；：])[^，。；、\\uE000-\\uF4FF]{0,6}(已)?" + DoneVerb + "[^，。；\\uE000-\\uF4FF]{0,6}(?<a>" + A + ")，(正在|尚未|未|剩余|待|在办|正)[^，。；\\uE000-\\uF4FF]{0,6}(?<b>" + A + ")，(共|总共|共计|合计)[^，。；\\uE000-\\uF4FF]{0,6}(?<t>" + A + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OpenAndAll();

    [GeneratedRegex("((?<plan>计划|谋划|安排|目标)|受理|申请|收到|收集|排查|发现|征集|梳理|签约|交办)[^，。；\\uE000-\\uF4FF]{0,12}(?<t>" + A + ")[^，。；\\uE000-\\uF4FF]{0,6}，(其中)?(目前)?(已经?)?(累计)?(共)?(" + DoneVerb + "|办理)[^，。；、\\uE000-\\uF4FF]{0,8}(?<a>" + A + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DoneOf();

    [GeneratedRegex("超额|超过|超出|翻番|往年|历史遗留|含|存量|" + P, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Surpassed();

    [GeneratedRegex("(?<=^|[，。；：])(本月|当月|\\d{1,2}月份?)[^，。；、\\uE000-\\uF4FF]{1,14}(?<m>" + A + ")，(今年以来|1—\\d{1,2}月)?累计[^，。；、\\uE000-\\uF4FF]{0,14}(?<t>" + A + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthAndYear();

    [GeneratedRegex("(?<t>" + A + ")[^，。；（\\uE000-\\uF4FF]{0,8}(，(包括|分别为|分别是|具体为|具体是|由)[：]?|中，)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Including();

    [GeneratedRegex("按[^，。；\\uE000-\\uF4FF]{1,8}(分|划分|看|统计)，", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sources();

    [GeneratedRegex("([^，。；、\\uE000-\\uF4FF]{2,12}占(比)?(?<p>" + P + ")[、，；和]?){3,8}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShareRun();

    [GeneratedRegex("^(新增|新建|改建|建成|修复|治理|改造|完成|实施|开展|建设|整治|发放|培训|举办|召开|推广|投放|增加|减少|获批|引进|签约|开工|推进|检查|查处|走访|兑现|拨付|争取|落实|组织|帮助|服务|培育|认定|盘活|出台|制定)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Begins();

    [GeneratedRegex("(?<sep>[，、；]?)(?<word>(前?[一二两三四五六七八九十]个?(季度|年|项|类|方面)|" + A + "[^，。；、\\uE000-\\uF4FF]{0,4})?(共计|合计|总计|共|累计|总投入|总投资|总额为?|全区地区生产总值|地区生产总值)(培训|新增|选派|办理|督查|完成|达到?|为|实现|投入|引进|发放|服务|受理|开展|签约|到位|走访|涉及|惠及|调研|安排|争取){0,2}(产值|税收|投资|资金|企业和项目|企业、项目)?)(?<t>" + A + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Total();

    [GeneratedRegex("([^，。；、（）\\uE000-\\uF4FF]{2,16}（(?<n>" + A + ")）[、和]?){2,8}，?[^，。；\\uE000-\\uF4FF]{0,8}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InBrackets();

    [GeneratedRegex("[对从在由]?((?<n>" + A + ")[^，。；、和及\\uE000-\\uF4FF]{1,10}[、和及])+(?<n>" + A + ")[^，。；、\\uE000-\\uF4FF]{1,14}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LedRun();

    [GeneratedRegex("(?<=^|[，。；：]|包保|服务|走访|涉及|惠及)([^，。；、\\uE000-\\uF4FF]{1,8}(?<n>" + A + ")、)+[^，。；、\\uE000-\\uF4FF]{1,8}(?<n>" + A + ")$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MixedRun();

    [GeneratedRegex("新增[^，。；、\\uE000-\\uF4FF]{1,12}(?<n>" + A + ")，[^。；]{0,24}?(总量|总数|总户数|保有量|累计总量|存量)(已)?(达到?|为|突破|共)?(?<t>" + A + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NewAndStock();

    [GeneratedRegex("“?((?<a>\\d{1,2})[个名项位支条家张类种本][^，。；、“”]{1,12}[、＋+]?){2,6}”?的?“(?<f>\\d{1,2}([+＋]\\d{1,2}){1,5})”", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listed();

    /// <summary>“三个到位”，即责任到位、措施到位; “五办”服务（马上办、网上办）.</summary>
    [GeneratedRegex("“(?<name>(?<n>[二两三四五六七八九十])[\\u4e00-\\u9fff]{1,4})”[\\u4e00-\\u9fff]{0,4}(，即(?<in>[\\u4e00-\\u9fff、]{4,80}[。；，])|（(即)?(?<in>[\\u4e00-\\u9fff、]{4,80})）)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QuotedList();

    [GeneratedRegex("(?<n>" + A + ")[^，。；、（）\\uE000-\\uF4FF]{0,8}（(即|分别为|包括)?(?<in>[^（）。，；]{3,80})）", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountedList();
}
