using System.Text.RegularExpressions;
using Yingshang.Proofreading.Numbers;
using Yingshang.Proofreading.Texts;

namespace Yingshang.Proofreading.Checks;

/// <summary>Numbers of sections and steps: 一、（一）1.（1）; 一是…二是…; 第一，…第二，….</summary>
internal static partial class Numbering
{
    public static readonly Rule Sections = new("form.numbering", "层次序数跳号、重号", Severity.Warning, "“一、（一）1.（1）”各级序数缺号、重号、不从头开始。",
        "一、工作进展\n各项工作有序推进。\n三、下一步打算\n继续压实责任。", "一、工作进展\n各项工作有序推进。\n二、下一步打算\n继续压实责任。");
    public static readonly Rule Steps = new("form.steps", "“一是……二是……”缺步", Severity.Warning, "“一是、二是、三是”“第一，第二”缺了一步或者重复。",
        "一是压实责任。二是强化调度。四是严格考核。", "一是压实责任。二是强化调度。三是严格考核。");
    public static readonly Rule Announced = new("form.announced", "点数与列举不符", Severity.Warning, "写明“三个方面”“四项举措”，后面列出来的却不是这个数。",
        "主要有以下三个方面问题：一是土地紧缺。二是用工不足。", "主要有以下两个方面问题：一是土地紧缺。二是用工不足。");

    public static IEnumerable<Finding> Find(Reading reading) => Headings(reading).Concat(StepsOf(reading)).Concat(Mark(reading));

    private static IEnumerable<Finding> Headings(Reading reading)
    {
        if (reading.Text.Paragraphs.Any(p => p.IsNumberedByWord)) yield break;
        var counters = new int[4];
        var inAttachments = false;
        foreach (var p in reading.Flow)
        {
            if (AttachmentHead().IsMatch(p.Text)) inAttachments = true;
            if (SectionStart().Match(p.Text) is not { Success: true } m) continue;
            var (level, number) = LevelOf(m);
            if (number == 0 || inAttachments && level == 2) continue;
            var expected = counters[level] + 1;
            // A list that begins anew under another heading begins at one; an appended paper begins at one too.
            var isTwice = number == 1 && counters[level] == 1 && level < 2;
            if (number != expected && (number != 1 || isTwice))
            {
                var label = m.Value.Trim();
                var message = counters[level] == 0 ? $"“{label}”前面没有“{Label(level, 1)}”。" : number == counters[level] ? $"“{label}”重号，前面已经有一个。" : $"“{Label(level, counters[level])}”后面是“{label}”，{(number > expected ? $"缺“{Label(level, expected)}”" : "序号倒退")}。";
                if (!(level == 2 && counters[level] == 0)) yield return Sections.At(p.Paragraph, m.Index, m.Length, message, Label(level, expected));
            }
            counters[level] = number;
            for (var below = level + 1; below < 4; below++) counters[below] = 0;
        }
    }

    private static (int Level, int Number) LevelOf(Match m)
    {
        if (m.Groups["one"].Success) return (0, Chinese(m.Groups["one"].Value));
        if (m.Groups["two"].Success) return (1, Chinese(m.Groups["two"].Value));
        return m.Groups["three"].Success ? (2, int.Parse(m.Groups["three"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)) : (3, int.Parse(m.Groups["four"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static int Chinese(string text) => (int)(ChineseNumeral.Parse(text) ?? 0);

    private static string Label(int level, int number) => level switch
    {
        0 => InChinese(number) + "、",
        1 => $"（{InChinese(number)}）",
        2 => $"{number}.",
        _ => $"（{number}）",
    };

    internal static string InChinese(int number)
    {
        const string digits = "〇一二三四五六七八九";
        if (number < 10) return digits[number].ToString();
        var tens = number / 10 == 1 ? "十" : digits[Math.Min(9, number / 10)] + "十";
        return number % 10 == 0 ? tens : tens + digits[number % 10];
    }

    /// <summary>Steps may hold steps: each list is kept on a stack until it goes on or a section ends it.</summary>
    private static IEnumerable<Finding> StepsOf(Reading reading)
    {
        var stacks = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var p in reading.Flow)
        {
            var marks = StepMark().Matches(p.Text);
            var isSection = SectionStart().Match(p.Text) is { Success: true } s && s.Groups["one"].Success | s.Groups["two"].Success;
            if (isSection) stacks.Clear();
            foreach (Match m in marks)
            {
                var (series, number) = StepOf(m);
                if (number == 0) continue;
                if (!stacks.TryGetValue(series, out var stack)) stacks[series] = stack = [];
                if (Advance(stack, number)) continue;
                var top = stack.Count == 0 ? 0 : stack[^1];
                yield return Steps.At(p.Paragraph, m.Index, m.Length, top == 0 ? $"“{Word(series, number)}”前面没有“{Word(series, 1)}”。" : number == top ? $"“{Word(series, number)}”重复了。" : $"“{Word(series, top)}”后面是“{Word(series, number)}”，缺“{Word(series, top + 1)}”。", Word(series, top + 1));
                if (stack.Count == 0) stack.Add(number);
                else stack[^1] = number;
            }
            foreach (var finding in Counted(p, marks)) yield return finding;
        }
    }

    private static bool Advance(List<int> stack, int number)
    {
        if (number == 1)
        {
            stack.Add(1);
            return true;
        }
        for (var i = stack.Count - 1; i >= 0; i--)
        {
            if (stack[i] + 1 != number) continue;
            stack.RemoveRange(i + 1, stack.Count - i - 1);
            stack[i] = number;
            return true;
        }
        return false;
    }

    private static (string Series, int Number) StepOf(Match m)
    {
        if (m.Groups["shi"].Success) return ("是", Chinese(m.Groups["shi"].Value));
        if (m.Groups["yao"].Success) return ("要", Chinese(m.Groups["yao"].Value));
        if (m.Groups["xian"].Success) return ("先", m.Groups["xian"].Value switch { "首先" => 1, "其次" => 2, _ => 3 });
        return m.Groups["di"].Success ? ("第", Chinese(m.Groups["di"].Value)) : ("其", Chinese(m.Groups["qi"].Value));
    }

    private static string Word(string series, int number) => series switch
    {
        "是" or "要" => InChinese(number) + series,
        "先" => number switch { 1 => "首先", 2 => "其次", _ => "再次" },
        _ => series + InChinese(number),
    };

    /// <summary>“以下三个方面：一是…二是…” within one paragraph.</summary>
    private static IEnumerable<Finding> Counted(Passage p, MatchCollection marks)
    {
        if (Announce().Match(p.Text) is not { Success: true } m) yield break;
        var told = Chinese(m.Groups["n"].Value);
        var listed = marks.Where(x => x.Index > m.Index && x.Groups["shi"].Success).Select(x => Chinese(x.Groups["shi"].Value)).ToList();
        if (listed.Count < 2 || listed.Count(n => n == 1) != 1 || p.Text.IndexOf("一是", m.Index, StringComparison.Ordinal) is var at && p.Text.IndexOf('。', m.Index) is var stop && (at < 0 || stop >= 0 && stop < at && stop - m.Index > m.Length + 12) || listed[0] != 1 || told < 2) yield break;
        if (listed[^1] == listed.Count && listed.Count != told) yield return Announced.At(p.Paragraph, m.Index, m.Length, $"写的是“{m.Value}”，后面列了 {listed.Count} 点。");
    }

    /// <summary>1、 as the number of a section: once for a text.</summary>
    private static IEnumerable<Finding> Mark(Reading reading)
    {
        var marked = reading.Flow.Select(p => (p, m: CommaMark().Match(p.Text))).Where(x => x.m.Success).ToList();
        if (marked.Count > 0) yield return Punctuation.Ordinal.At(marked[0].p.Paragraph, marked[0].m.Index, marked[0].m.Length, $"阿拉伯数字序号后面用“.”，不用顿号{(marked.Count > 1 ? $"（全文 {marked.Count} 处）" : "")}。", marked[0].m.Value[..^1] + ".");
        foreach (var p in reading.Flow)
            if (PointMark().Match(p.Text) is { Success: true } m) yield return Punctuation.Ordinal.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：汉字序号后面用顿号。", m.Groups["n"].Value + "、");
    }

    [GeneratedRegex("^[\\s　]*(##[A-Za-z]+##)?((?<one>[一二三四五六七八九十]{1,3})、|[（(](?<two>[一二三四五六七八九十]{1,3})[）)]|(?<three>\\d{1,2})[.．](?!\\d)(?!\\s*$)|[（(](?<four>\\d{1,2})[）)])", RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex SectionStart();

    [GeneratedRegex("^[\\s　]*附件", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AttachmentHead();

    [GeneratedRegex("(?<=(^|[。；：，！\\s　”）]))(?<shi>[一二三四五六七八九十]{1,2})是(?!否|非)|(?<=(^|[。；：！]))(?<yao>[一二三四五六七八九十])要(?!素|点|求|件|义)|(?<=(^|[。；：！]))(?<xian>首先|其次|再次)(?=，)|(?<=(^|[。；：！])第)(?<di>[一二三四五六七八九十]{1,2})(?=，)|(?<=(^|[。；：！])其)(?<qi>[一二三四五六])(?=，)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StepMark();

    [GeneratedRegex("(以下|如下|下列|主要有|主要存在|做好|抓好|重点抓|体现在|表现在|(采取|实施|推出|落实|开展)了?(以下)?)(?<n>[二两三四五六七八九十])(个|方面|项|点|条)(个)?(方面|问题|举措|措施|工作|任务|不足|短板|特点|困难|原因)?(的)?(问题|工作|不足|短板|困难|举措|措施|原因|重点|重点工作|任务|建议|打算|内容|亮点)?(?=[：，。])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Announce();

    [GeneratedRegex("^[\\s　]*\\d{1,2}、(?!\\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommaMark();

    [GeneratedRegex("^[\\s　]*(?<n>[一二三四五六七八九十]{1,3})[.．,，](?=[\\u4e00-\\u9fff])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PointMark();
}
