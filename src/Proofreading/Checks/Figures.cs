using System.Text;
using System.Text.RegularExpressions;
using Yingshang.Proofreading.Numbers;
using static Yingshang.Proofreading.Numbers.Skeleton;
using static Yingshang.Proofreading.Checks.Words;

namespace Yingshang.Proofreading.Checks;

/// <summary>How figures are written (GB/T 15835—2011), units, and the same figure given twice.</summary>
internal static partial class Figures
{
    public static readonly Rule Twice = new("figure.differs", "同一个数前后不一", Severity.Warning, "同一件事在文中两处写的数不一样。",
        "全区规上工业企业达到312家。\n下一步继续做强实体，全区规上工业企业达到321家。", "全区规上工业企业达到312家。\n下一步继续做强实体，全区规上工业企业达到312家。");
    public static readonly Rule UnlikeShare = new("unit.share", "占比两边口径不同", Severity.Warning, "分子和分母不是一类数，不能算占比（工业税收占财政收入、产值占GDP）。",
        "全年工业总产值占GDP的比重达82％。", "全年工业增加值占GDP的比重达32％。");
    public static readonly Rule MixedUnit = new("unit.mixed", "计量单位混在一起", Severity.Hint, "“户（人）”把两种单位合在一个数里，不好核对。",
        "惠及企业和群众3743户（人）。", "惠及企业3120户、群众623人。");
    public static readonly Rule HalfMoney = new("unit.incomplete", "金额单位不完整", Severity.Hint, "前后都是“亿元”，这里只写了“亿”。",
        "新增贷款20.58亿元，其中省级7.07亿，区级13.51亿元。", "新增贷款20.58亿元，其中省级7.07亿元，区级13.51亿元。");
    public static readonly Rule Approximate = new("number.approximate", "概数重复", Severity.Warning, "“约”“近”“超过”与“余”“多”“左右”“以上”意思重复或者矛盾。",
        "走访企业近100余家。", "走访企业近100家。");
    public static readonly Rule Range = new("number.range", "数值范围的单位", Severity.Hint, "数值范围两端的“万”“亿”“％”不能省（GB/T 15835—2011 5.2.3）。",
        "每年安排资金3～5亿元。", "每年安排资金3亿～5亿元。");
    public static readonly Rule Form = new("number.form", "数字写法", Severity.Hint, "汉字数字与阿拉伯数字混写、“二零二三年”、两位数年份、“二个”等写法（GB/T 15835—2011）。",
        "全年培训3千人次，覆盖二个园区。", "全年培训3000人次，覆盖两个园区。");
    public static readonly Rule DocumentNumber = new("form.document-number", "发文字号", Severity.Warning, "发文字号的年份用六角括号〔〕，序号不加“第”、不编虚位（GB/T 9704—2012 7.2.5）。",
        "按照清政发[2023]05号文件要求。", "按照清政发〔2023〕5号文件要求。");
    public static readonly Rule Letters = new("form.letter-case", "同一缩写大小写不一", Severity.Hint, "同一个英文缩写，有的大写有的小写。",
        "推进PPP项目。规范ppp项目管理。", "推进PPP项目。规范PPP项目管理。");

    public static IEnumerable<Finding> Find(Reading reading) => reading.Sentences.SelectMany(s => Shares(s, reading).Concat(Units(s)))
        .Concat(reading.Prose.SelectMany(p => Written(p, reading))).Concat(Repeated(reading)).Concat(Cases(reading));

    private static IEnumerable<Finding> Shares(Skeleton s, Reading reading)
    {
        foreach (var unlike in reading.Lexicon.UnlikeShares)
        {
            if (!s.Text.Contains(unlike.Whole, StringComparison.Ordinal)) continue;
            foreach (Match m in ShareOf().Matches(s.Text))
            {
                if (!m.Groups["whole"].Value.Contains(unlike.Whole, StringComparison.Ordinal)) continue;
                var lead = m.Groups["part"].Value;
                var at = lead.LastIndexOf(unlike.Part, StringComparison.Ordinal);
                if (at < 0 || unlike.NotAfter.Any(n => lead[..at].EndsWith(n, StringComparison.Ordinal))) continue;
                var place = s.Paragraph.Text.IndexOf("占" + m.Groups["whole"].Value, s.Sentence.Start, StringComparison.Ordinal);
                if (place >= 0) yield return UnlikeShare.At(s.Paragraph, place, m.Groups["whole"].Length + 1, $"{unlike.Part}占{unlike.Whole}：{unlike.Why}");
            }
        }
    }

    private static IEnumerable<Finding> Units(Skeleton s)
    {
        foreach (Match m in TwoUnits().Matches(s.Text))
        {
            var quantity = s[m.Groups["n"].Value];
            // 条（个）、套（户） are one thing under two names; households and persons are not.
            if (quantity.Unit is "户" or "人" or "家" or "名" && quantity.Unit != m.Groups["u"].Value) yield return MixedUnit.At(s.Paragraph, quantity.Start, quantity.End - quantity.Start + m.Length - 1, $"“{s.Paragraph.Text[quantity.Start..quantity.End]}（{m.Groups["u"].Value}）”把两种单位合在一个数里，请分开写。");
        }
        if (s.Quantities.All(q => q.Quantity.Unit != "元" || q.Quantity.Factor != 100_000_000)) yield break;
        foreach (var (quantity, at) in s.Quantities)
            if (quantity is { Kind: QuantityKind.Bare, Factor: 100_000_000, IsHole: false } && at + 1 < s.Text.Length && s.Text[at + 1] is '，' or '；' or '）' or '。')
                yield return HalfMoney.At(s.Paragraph, quantity.Start, quantity.End - quantity.Start, $"“{s.Paragraph.Text[quantity.Start..quantity.End]}”后面缺“元”。", s.Paragraph.Text[quantity.Start..quantity.End] + "元");
    }

    private static IEnumerable<Finding> Written(Passage p, Reading reading)
    {
        foreach (Match m in Doubly().Matches(p.Text))
            yield return Approximate.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：“{m.Groups["a"].Value}”和“{m.Groups["b"].Value}”只用一个。");
        foreach (Match m in ShortRange().Matches(p.Text))
            yield return Range.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：前一个数的“{m.Groups["u"].Value}”不能省。", m.Groups["a"].Value + m.Groups["u"].Value + "～" + m.Groups["b"].Value + m.Groups["u"].Value);
        foreach (Match m in Odd().Matches(p.Text))
            yield return Form.At(p.Paragraph, m.Index, m.Length, Why(m));
        foreach (Match m in Number().Matches(p.Text))
        {
            var (open, year, close, first, number) = (m.Groups["o"].Value, m.Groups["y"].Value, m.Groups["c"].Value, m.Groups["first"].Value, m.Groups["n"].Value);
            // 诉〔2023〕0917号: a register counts with zeros before the number.
            var isRegister = reading.Lexicon.RegisterNumbers.Any(r => p.Text.AsSpan(0, m.Index).EndsWith(r, StringComparison.Ordinal));
            if (open == "〔" && close == "〕" && first.Length == 0 && (isRegister || number[0] != '0')) continue;
            var right = $"〔{year}〕{(isRegister ? number : number.TrimStart('0'))}号";
            yield return DocumentNumber.At(p.Paragraph, m.Index, m.Length, $"{(isRegister ? "编号" : "发文字号")}应写成“{right}”。", right);
        }
    }

    private static string Why(Match m)
    {
        if (m.Groups["mix"].Success) return $"“{m.Value}”：阿拉伯数字不与“千”“百”“十”混写。";
        if (m.Groups["zero"].Success) return $"“{m.Value}”：年份写成汉字时用“〇”，不用“零”“○”。";
        if (m.Groups["two"].Success) return $"“{m.Value}”：量词前用“两”。";
        if (m.Groups["half"].Success) return $"“{m.Value}”：年份不把汉字和阿拉伯数字混写。";
        if (m.Groups["list"].Success) return $"“{m.Value}”：相邻两个数连用表示概数，中间不用顿号。";
        if (m.Groups["digits"].Success) return $"“{m.Value}”：相邻两个数连用表示概数，用汉字，中间不用顿号。";
        if (m.Groups["group"].Success) return $"“{m.Value}”：数字分节不对，三位一节。";
        if (m.Groups["percent"].Success) return $"“{m.Value}”：写成“30％”或者“百分之三十”，不混写。";
        return m.Groups["wide"].Success ? $"“{m.Value}”：数字中间不用全角逗号。" : $"“{m.Value}”：年份写全四位。";
    }

    /// <summary>The same words about the whole district with another number.</summary>
    private static IEnumerable<Finding> Repeated(Reading reading)
    {
        var seen = new Dictionary<string, (Skeleton S, Quantity Q)>(StringComparer.Ordinal);
        foreach (var s in reading.Sentences)
        {
            if (s.Quantities.Count == 0) continue;
            foreach (var (quantity, at) in s.Quantities)
            {
                if (quantity.IsHole || quantity.Kind is QuantityKind.Bare || Key(s, quantity, at) is not { } key) continue;
                if (seen.TryGetValue(key, out var first))
                {
                    if (first.Q.High < quantity.Low || quantity.High < first.Q.Low)
                        yield return Twice.At(s.Paragraph, quantity.Start, quantity.End - quantity.Start, $"“{SaidIn(s, at)}”与第 {first.S.Paragraph.Number} 段的“{first.S.Paragraph.Text[first.Q.Start..first.Q.End]}”不一致，请核对。");
                }
                else
                {
                    seen[key] = (s, quantity);
                }
            }
        }
    }

    private static string SaidIn(Skeleton s, int at)
    {
        var words = new StringBuilder();
        var (from, to) = ClauseAround(s.Text, at);
        foreach (var c in s.Text[from..to])
            if (IsSign(c) && s.Find(c) is { } q) words.Append(s.Paragraph.Text, q.Start, q.End - q.Start);
            else words.Append(c);
        return words.ToString();
    }

    private static (int From, int To) ClauseAround(string text, int at)
    {
        int from = at, to = at + 1;
        while (from > 0 && text[from - 1] is not ('，' or '。' or '；' or '：' or '、' or '（' or '）' or '\n')) from--;
        while (to < text.Length && text[to] is not ('，' or '。' or '；' or '：' or '、' or '（' or '）' or '\n')) to++;
        return (from, to);
    }

    /// <summary>What names a figure beyond doubt: its sentence part speaks of the whole district, or is long; the period it is of; its unit. Null when it could be many things.</summary>
    private static string? Key(Skeleton s, Quantity quantity, int at)
    {
        var (from, to) = ClauseAround(s.Text, at);
        var clause = s.Text[from..to];
        if (clause.Count(IsSign) != 1 || Changing().IsMatch(clause)) return null;
        var words = Filler().Replace(string.Concat(clause.Where(c => !IsSign(c) && IsHan(c))), "");
        var isDistrict = District().IsMatch(clause);
        if (words.Length < (isDistrict ? 6 : 14)) return null;
        // What was done once is done again with another number: 实施……工程3万公里, 新建学校20所.
        if (!isDistrict && Done().IsMatch(words)) return null;
        var before = s.Text[..from];
        if (Other().IsMatch(before) || Other().IsMatch(clause)) return null;
        var period = Period().Matches(s.Text[..to]).LastOrDefault()?.Value ?? "";
        return $"{words}|{quantity.Unit}|{quantity.Kind}|{period}";
    }

    private static IEnumerable<Finding> Cases(Reading reading)
    {
        var forms = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var p in reading.Prose)
        {
            foreach (Match m in Abbreviation().Matches(p.Text))
            {
                if (forms.TryGetValue(m.Value, out var form))
                {
                    if (form != m.Value && (m.Value.All(char.IsAsciiLetterUpper) || form.All(char.IsAsciiLetterUpper)) && told.Add(m.Value)) yield return Letters.At(p.Paragraph, m.Index, m.Length, $"文中既有“{form}”又有“{m.Value}”，请统一。", m.Value.All(char.IsAsciiLetterUpper) ? m.Value : m.Value.ToUpperInvariant());
                }
                else forms[m.Value] = m.Value;
            }
        }
    }

    [GeneratedRegex("(?<part>[^。；，]{1,40})，?占(?<whole>[^，。；占\\uE000-\\uF4FF]{2,14}?)(总量|总额|比重|比例)?的?(比重|比例)?(达到?|为|超过)?(约)?" + N, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShareOf();

    [GeneratedRegex("(?<n>" + A + ")（(?<u>户|人|家|名)）", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TwoUnits();

    [GeneratedRegex("(?<a>约|近|将近|超过|超|突破|逾|不足|大约)[0-9.]{1,12}(?<b>余|多)(万|亿)?(?!少)|(?<a>约|近|将近|大约|逾)[0-9.]{1,12}(万|亿)?[\\u4e00-\\u9fff]{0,3}(?<b>左右|上下)|(?<a>超过|突破|逾|近|将近)[0-9.]{1,12}(万|亿)?(元|家|户|人|个|件|项|亩|名)(?<b>以上)|十(?<a>几|余|多)(万|亿)?(元|家|户|人|个|件|项|亩|名)(?<b>左右|上下)|(?<=[0-9万亿])(?<a>余|多)(万|亿)?(元|家|户|人|个|件|项|亩|名)?(?<b>左右|以上|上下)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Doubly();

    [GeneratedRegex("(?<![0-9.年月第])(?<a>\\d{1,4}(\\.\\d+)?)[～~—－-](?<b>\\d{1,4}(\\.\\d+)?)(?<u>万|亿|％|%)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShortRange();

    [GeneratedRegex("(?<![0-9.第])(?<mix>\\d{1,2}(千|百|十)(余|多)?(?=元|人|家|户|亩|名|件|个|余|多|吨|米))|(?<zero>[二两][零○0][一二][一二三四五六七八九零○](?=年))|(?<zero>二[零○][零○一二三四五六七八九]{2}(?=年))|(?<![第十百千〇一二三四五六七八九、])(?<two>二(?=个(?!一|五|二)))|(?<percent>百分之\\d+(\\.\\d+)?)|(?<wide>\\d，\\d{3}(?=[万亿元家户人件个]))|(?<half>二[〇○零]\\d{2}(?=年)|20[一二三四五六七八九〇零]{2}(?=年))|(?<list>[一二三四五六七八九]、[一二三四五六七八九]十?(?=(家|个|户|名|人|件|项|天|次|场|百|千|万)[^、])(?<!第[一二三四五六七八九]、[一二三四五六七八九]十?))|(?<digits>(?<![0-9.、月日年第、-])[1-9]、[2-9](?=(天|百[人户家个件]|千[人户家]|万[元人户]|个(工作日|月))))|(?<group>(?<![0-9.,])\\d{1,3}(,\\d{3})*,(\\d{4,}|\\d{1,2})(?=(万|亿)?(元|家|户|人|件|个|亩)))|(?<![0-9.历建满近余达逾第每])(?<year>[’']?[12]\\d年(?=以来|全年|上半年|前三季度|年底))|(?<![0-9.历建满近余达逾第每])(?<year>[’']?[12]\\d年(?=(1[0-2]|[1-9])月))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Odd();

    [GeneratedRegex("(?<=[\\u4e00-\\u9fff])(?<o>[〔\\[（(【])(?<y>(19|20)\\d\\d)(?<c>[〕\\]）)】])(?<first>第)?(?<n>\\d{1,5})号", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("同比|环比|增长|下降|计划|目标|力争|预计|较|新增|减少|增加|累计完成投资", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Changing();

    [GeneratedRegex("今年以来|目前|截至目前|现有|现|已|累计|共|达到|达|共计|总计|约|近|超过|突破|为|有|了|我们|的", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Filler();

    [GeneratedRegex("^(实施|开展|推进|建设|建成|新建|改建|改造|完成|组织|举办|召开|发放|培训|整治|修复|治理|打造|培育|培养|引进|落实|争取|安排|投入|提升|提高|开工|启动|检查|走访|服务|帮助|兑现)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Done();

    [GeneratedRegex("全[区市县省镇乡旗州]|我[区市县省镇]|[区市县]内|辖区", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex District();

    [GeneratedRegex("范围内|周边|距离|去年|上年|同期|其中|往年|此前|原来|由|从|前年|当日|当月|当天|每年|每月|日均|月均|年均", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Other();

    [GeneratedRegex("((19|20)\\d\\d年)?(\\d{1,2}(月份?)?[-－—–~～至]+)?\\d{1,2}月份?底?|(19|20)\\d\\d年[底末]?|上半年|下半年|[前]?[一二三四]季度|“十[二三四五六]五”|今年|全年", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Period();

    [GeneratedRegex("(?<=[\\u4e00-\\u9fff“（，。、；：])(?![Xx]+(?![A-Za-z]))[A-Za-z]{2,6}(?=[\\u4e00-\\u9fff”）])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Abbreviation();
}
