using System.Text.RegularExpressions;
using Yingshang.Proofreading.Texts;
using static Yingshang.Proofreading.Checks.Words;

namespace Yingshang.Proofreading.Checks;

/// <summary>Punctuation by GB/T 15834—2011.</summary>
internal static partial class Punctuation
{
    public static readonly Rule Pairs = new("punct.pair", "引号、括号不成对", Severity.Error, "引号、括号、书名号只有一半，或者左右混用。",
        "坚持“前端预防、后端治理\"，压实责任。", "坚持“前端预防、后端治理”，压实责任。");
    public static readonly Rule Doubled = new("punct.doubled", "标点连用", Severity.Warning, "两个标点紧挨在一起，其中一个多余。",
        "全面完成任务，。下一步继续推进。", "全面完成任务。下一步继续推进。");
    public static readonly Rule HalfWidth = new("punct.half-width", "半角标点", Severity.Warning, "中文里用了半角的逗号、冒号、括号、引号（每段报一次）。",
        "今年以来,全区上下齐心协力。", "今年以来，全区上下齐心协力。");
    public static readonly Rule Mixed = new("punct.mixed-width", "全角半角混用", Severity.Hint, "同一份文稿里“％”和“%”、“＋”和“+”、“（”和“(”、全角和半角数字混用。",
        "一季度增长5.2％，二季度增长6.1％，三季度增长7.3%。", "一季度增长5.2％，二季度增长6.1％，三季度增长7.3％。");
    public static readonly Rule BetweenQuotes = new("punct.between-quotes", "引号、书名号之间的顿号", Severity.Hint, "并列的引号、书名号之间通常不用顿号（GB/T 15834—2011 4.5.3.5）。",
        "落实“免申即享”、“即申即享”政策。", "落实“免申即享”“即申即享”政策。");
    public static readonly Rule Ordinal = new("punct.ordinal", "序次语后的标点", Severity.Hint, "“第一”“首先”“其一”后用逗号，不用顿号；带括号的序号后不加顿号；阿拉伯数字序号后用“.”（GB/T 15834—2011 4.4.3.3、附录B）。",
        "第一、压实责任。第二、强化督查。", "第一，压实责任。第二，强化督查。");
    public static readonly Rule Etc = new("punct.etc", "省略号与“等”并用", Severity.Warning, "省略号和“等”“等等”意思相同，只用一个；“等”前不用顿号。",
        "提供登记、刻章、开户、等服务。", "提供登记、刻章、开户等服务。");
    public static readonly Rule NoEnd = new("punct.no-end", "段末缺标点", Severity.Warning, "成句的段落最后没有句号。",
        "全区坚持问题导向，推动诉求办理提速。各单位要压实责任，确保取得实效", "全区坚持问题导向，推动诉求办理提速。各单位要压实责任，确保取得实效。");
    public static readonly Rule Broken = new("form.broken-paragraph", "段落被截断", Severity.Warning, "一段话在句子中间断开，下一段接着写，多半是复制、转换时断的。",
        "今年以来，全区经济运行总体平稳。1—10月，全区完成规上工业产值312.6亿元，占全市工业产值总量\n2、的14.9％，同比增长5.3％。", "今年以来，全区经济运行总体平稳。1—10月，全区完成规上工业产值312.6亿元，占全市工业产值总量的14.9％，同比增长5.3％。");
    public static readonly Rule Dash = new("punct.range-dash", "起止号", Severity.Hint, "时间、数值的起止用一字线“—”或者浪纹线“～”，不用短横“-”（GB/T 15834—2011 4.13；每份文稿报一次）。",
        "1-10月，全区新增经营主体6855户。", "1—10月，全区新增经营主体6855户。");

    public static IEnumerable<Finding> Find(Reading reading) => reading.Passages.SelectMany((p, i) => Pair(p, i + 1 < reading.Passages.Count && reading.Passages[i + 1].Text.TrimStart().StartsWith('“')))
        .Concat(reading.Passages.SelectMany(Small)).Concat(reading.Prose.SelectMany(Halves)).Concat(Mixtures(reading)).Concat(Ends(reading)).Concat(Dashes(reading));

    /// <param name="goesOn">the next paragraph begins with a quotation mark: the quotation has several paragraphs</param>
    private static IEnumerable<Finding> Pair(Passage p, bool goesOn)
    {
        // Lines of English wrap where they like and use ’ for something else.
        if (p.Text.Count(IsHan) * 4 < p.Text.Length) yield break;
        var open = new Stack<(char Mark, int At)>();
        for (var i = 0; i < p.Text.Length; i++)
        {
            var c = p.Text[i];
            if (Closing(c) is { } closing) open.Push((closing, i));
            else if (c == '’' && i > 0 && char.IsAsciiLetter(p.Text[i - 1]) && open.All(o => o.Mark != c)) continue;
            else if (IsClosing(c))
            {
                if (open.Count > 0 && Fits(open.Peek().Mark, c)) open.Pop();
                else if (open.Any(o => Fits(o.Mark, c)))
                {
                    while (!Fits(open.Peek().Mark, c)) yield return Lone(p, open.Pop().At);
                    open.Pop();
                }
                else if (!(c is '）' or ')' && IsListMark(p.Text, i))) yield return Lone(p, i);
            }
            else if (c is '"' or '〞' or '＂' or '″' && open.Count > 0 && open.Peek().Mark == '”')
            {
                yield return Pairs.At(p.Paragraph, i, 1, $"前面是中文左引号“，这里却用了“{c}”。", "”");
                open.Pop();
            }
        }
        // A quotation over several paragraphs opens in each and closes in the last.
        if (open.Count == 1 && open.Peek() is { Mark: '”' } mark && (mark.At == 0 || goesOn)) yield break;
        foreach (var (_, at) in open.Reverse()) yield return Lone(p, at);
    }

    private static Finding Lone(Passage p, int at) => Pairs.At(p.Paragraph, at, 1, $"“{Around(p.Text, at, 1, 4, 8)}”处的“{p.Text[at]}”没有配成对。");

    private static char? Closing(char c) => c switch { '“' => '”', '‘' => '’', '（' => '）', '《' => '》', '〔' => '〕', '【' => '】', '(' => ')', '「' => '」', '『' => '』', _ => null };

    private static bool IsClosing(char c) => c is '”' or '’' or '）' or '》' or '〕' or '】' or ')' or '」' or '』';

    /// <summary>Half and full width of one bracket pair is told by another rule.</summary>
    private static bool Fits(char expected, char c) => expected == c || expected is ')' or '）' && c is ')' or '）';

    /// <summary>1）, a), 一）.</summary>
    private static bool IsListMark(string text, int at) => at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || Numbers.ChineseNumeral.IsPart(text[at - 1])) && (at < 3 || IsBreak(text[at - 2]) || at > 2 && IsBreak(text[at - 3]));

    private static IEnumerable<Finding> Small(Passage p)
    {
        foreach (Match m in TwoMarks().Matches(p.Text))
            yield return Doubled.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”连用，请删去一个。");
        // Beside parts without quotes the mark may stay.
        var between = Chains().Matches(p.Text).Where(chain => !IsMixed(p.Text, chain)).SelectMany(chain => Between().Matches(chain.Value).Select(m => chain.Index + m.Index + 1)).ToList();
        if (between.Count > 0)
            yield return BetweenQuotes.At(p.Paragraph, between[0], 1, $"前后是并列的引号或者书名号，之间不用顿号{(between.Count > 1 ? $"（这一段 {between.Count} 处）" : "")}。", "");
        foreach (Match m in OrdinalMark().Matches(p.Text))
            yield return Ordinal.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”应为“{m.Value[..^1]}，”。", m.Value[..^1] + "，");
        foreach (Match m in BracketMark().Matches(p.Text))
            yield return Ordinal.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：带括号的序号后面不加标点。", m.Value[..^1]);
        foreach (Match m in EtcMark().Matches(p.Text))
            yield return Etc.At(p.Paragraph, m.Index, m.Length, m.Value.StartsWith('、') ? "“等”前面不用顿号。" : $"“{m.Value}”：省略号和“等”只用一个。", m.Value.StartsWith('、') ? "等" : null);
    }

    private static bool IsMixed(string text, Match chain) => chain.Index > 0 && text[chain.Index - 1] == '、' || chain.Index + chain.Length < text.Length && text[chain.Index + chain.Length] is '、' or '和' or '及' or '与' or '号';

    private static IEnumerable<Finding> Halves(Passage p)
    {
        var found = Half().Matches(p.Text);
        if (found.Count == 0) yield break;
        var first = found[0].Groups["mark"];
        var marks = string.Join(" ", found.Select(m => m.Groups["mark"].Value).Distinct(StringComparer.Ordinal));
        yield return HalfWidth.At(p.Paragraph, first.Index, 1, found.Count == 1 ? $"中文里用了半角的“{first.Value}”。" : $"这一段有 {found.Count} 处半角标点：{marks}。", Full(first.Value[0]));
    }

    private static string? Full(char c) => c switch { ',' => "，", ';' => "；", ':' => "：", '(' => "（", ')' => "）", '?' => "？", '!' => "！", '.' => "。", _ => null };

    private static IEnumerable<Finding> Mixtures(Reading reading)
    {
        foreach (var (full, half) in new[] { ('％', '%'), ('＋', '+') })
        {
            var fulls = reading.Passages.Sum(p => p.Text.Count(c => c == full));
            var halves = reading.Passages.Sum(p => p.Text.Count(c => c == half));
            if (fulls == 0 || halves == 0) continue;
            var (rare, usual) = fulls >= halves ? (half, full) : (full, half);
            var place = reading.Passages.First(p => p.Text.Contains(rare));
            yield return Mixed.At(place.Paragraph, place.Text.IndexOf(rare), 1, $"文中“{usual}”用了 {Math.Max(fulls, halves)} 次，“{rare}”用了 {Math.Min(fulls, halves)} 次，请统一。", usual.ToString());
        }
        var letters = reading.Prose.Select(p => (p, m: WideLetters().Match(p.Text))).FirstOrDefault(x => x.m.Success);
        if (letters.p is not null) yield return Mixed.At(letters.p.Paragraph, letters.m.Index, letters.m.Length, "全角字母请改用半角。", letters.m.Value.Normalize(System.Text.NormalizationForm.FormKC));
        var wide = reading.Passages.Select(p => (p, m: WideDigits().Match(p.Text))).FirstOrDefault(x => x.m.Success);
        if (wide.p is not null && reading.Passages.Any(p => p.Text.Any(char.IsAsciiDigit))) yield return Mixed.At(wide.p.Paragraph, wide.m.Index, wide.m.Length, "全角数字与半角数字混用，请统一用半角。", wide.m.Value.Normalize(System.Text.NormalizationForm.FormKC));
    }

    private static IEnumerable<Finding> Ends(Reading reading)
    {
        var all = reading.Passages.Where(p => p.Paragraph.Kind == ParagraphKind.Body).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            var text = all[i].Text.TrimEnd();
            if (text.Length < 12 || IsClosed(text[^1])) continue;
            if (Footer().IsMatch(text) || text.EndsWith('摄') || Signature().IsMatch(text)) continue;
            var isSentence = text.Contains('。', StringComparison.Ordinal) && (IsHan(text[^1]) || char.IsDigit(text[^1]) || text[^1] is '％' or '%' or '，' or '、');
            if (!isSentence) continue;
            var next = i + 1 < all.Count ? all[i + 1].Text.TrimStart() : "";
            if (text.Length > 40 && Continues().IsMatch(next)) yield return Broken.At(all[i].Paragraph, text.Length - 1, 1, $"这一段在“{text[^Math.Min(8, text.Length)..]}”处断开，下一段“{next[..Math.Min(8, next.Length)]}”接着写，请接成一段。");
            else yield return NoEnd.At(all[i].Paragraph, text.Length - 1, 1, "这一段最后没有句号。", text[^1] + "。");
        }
    }

    private static bool IsClosed(char c) => c is '。' or '！' or '？' or '：' or '；' or '…' or '”' or '）' or '》' or '.' or ':' or ';' or ')' or '!' or '?' or '’' or '】' or '〕';

    private static IEnumerable<Finding> Dashes(Reading reading)
    {
        var found = reading.Prose.SelectMany(p => Hyphens().Matches(p.Text).Select(m => (p, m))).ToList();
        if (found.Count == 0) yield break;
        var (passage, match) = found[0];
        yield return Dash.At(passage.Paragraph, match.Index, match.Length, $"“{match.Value}”：起止用一字线“—”{(found.Count > 1 ? $"（全文 {found.Count} 处）" : "")}。", match.Value.Replace('-', '—').Replace('－', '—'));
    }

    [GeneratedRegex("[，、；：][，。；、：]|。[，、；]|(?<!。)。。(?!。)|，，+|、、+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TwoMarks();

    [GeneratedRegex("(“[^“”]{1,40}”|《[^《》]{1,60}》)(、(“[^“”]{1,40}”|《[^《》]{1,60}》))+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chains();

    [GeneratedRegex("[”》]、[“《]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Between();

    [GeneratedRegex("(?<=^|[。；：，])(第[一二三四五六七八九十]|首先|其次|再次|最后|其[一二三四五])、(?!第?[一二三四五六七八九十](?!是))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OrdinalMark();

    [GeneratedRegex("(?<=^|[。；：，])[（(]([一二三四五六七八九十]{1,3}|\\d{1,2})[）)][、.．，]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BracketMark();

    [GeneratedRegex("、等(?=[，。；）\\u4e00-\\u9fff])(?!等|同|额|级|距|价|效|待|着|候|于|离|边|号|比|分|量|腰|身|第)|等等?……|……等", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EtcMark();

    [GeneratedRegex("(?<=[\\u4e00-\\u9fff”》）％])(?<mark>[,;:?!])(?=[\\u4e00-\\u9fff“《（0-9]|$)|(?<=[\\u4e00-\\u9fff])(?<mark>[()])|(?<mark>[()])(?=[\\u4e00-\\u9fff])|(?<=[\\u4e00-\\u9fff])(?<mark>\\.)(?=[\\u4e00-\\u9fff]|$)|(?<=\\d)(?<mark>,)(?=[\\u4e00-\\u9fff])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Half();

    /// <summary>A signature or a date set off by spaces after the last sentence.</summary>
    [GeneratedRegex("[ 　]{4,}[^。，；]{2,24}$|[二2][○〇0零][^。，；]{2,5}年[^。，；]{1,3}月[^。，；]{1,3}日$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Signature();

    [GeneratedRegex("共 ?\\d+ ?页$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Footer();

    [GeneratedRegex("[Ａ-ＷＹＺａ-ｗｙｚ][Ａ-Ｚａ-ｚ]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WideLetters();

    [GeneratedRegex("[０-９]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WideDigits();

    [GeneratedRegex("^(\\d{1,2}、)?[的了着和与及在]|^\\d{1,2}、[\\u4e00-\\u9fff]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Continues();

    [GeneratedRegex("(?<![0-9A-Za-z.-])\\d{1,4}(\\.\\d+)?(年|月|日|％|%)?[-－](?!\\d{4}月)\\d{1,4}(\\.\\d+)?(年|月|日|％|%|个|万|亿|元|家|人|名|天|小时)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hyphens();
}
