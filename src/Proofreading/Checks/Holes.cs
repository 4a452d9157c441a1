using System.Text.RegularExpressions;
using static Yingshang.Proofreading.Checks.Words;

namespace Yingshang.Proofreading.Checks;

/// <summary>What was left open: placeholders, missing numbers and units, leftovers of sites and templates.</summary>
internal static partial class Holes
{
    public static readonly Rule Placeholder = new("hole.placeholder", "占位符没有填", Severity.Error, "X、XX、××、某某、下划线、空括号等占位符，以及模板算不出数时写的“（期内没有）”“（不足5件，不显示）”，还留在文中。",
        "全区完成规上工业产值XX亿元。", "全区完成规上工业产值312.6亿元。");
    public static readonly Rule MissingNumber = new("hole.missing-number", "量词前缺数", Severity.Error, "量词、单位前面没有数，多半是数字漏写或者被删掉了。",
        "今年以来累计走访企业，解决问题个。", "今年以来累计走访企业，解决问题36个。");
    public static readonly Rule MissingUnit = new("hole.missing-unit", "数后缺单位", Severity.Error, "增长、下降、占比后面的数没有“％”“个百分点”等单位。",
        "工业用电量同比增长8.2，好于预期。", "工业用电量同比增长8.2％，好于预期。");
    public static readonly Rule Leftover = new("hole.leftover", "网站、模板的残留", Severity.Error, "从网站复制、由模板生成时带进来的字样、标记、公式错误。",
        "##paidbegin##下一步，继续压实责任。", "下一步，继续压实责任。");
    public static readonly Rule Pending = new("hole.pending", "待补充的批注", Severity.Error, "“待补充”“待核实”“待撰写：……”之类写给自己看的话还在文中。",
        "发放贷款（待核实）3200万元。", "发放贷款3200万元。");

    public static IEnumerable<Finding> Find(Reading reading) =>
        reading.Passages.SelectMany(p => Placeholders(p, reading).Concat(Numbers(p, reading)).Concat(Leftovers(p, reading)));

    private static IEnumerable<Finding> Placeholders(Passage p, Reading reading)
    {
        foreach (Match m in Crosses().Matches(p.Text))
        {
            if (IsLetter(p.Text, m, reading.Lexicon.LettersX)) continue;
            var after = m.Index + m.Length;
            var unit = after < p.Text.Length && (p.Text[after] is '亿' or '万' or '％' or '%' or '余' or '多' or '年' or '月' or '日' || reading.Lexicon.Measures.At(p.Text, after) is not null);
            yield return Placeholder.At(p.Paragraph, m.Index, m.Length, unit ? $"“{Around(p.Text, m.Index, m.Length, 0, 3)}”里的数还没有填。" : $"“{Around(p.Text, m.Index, m.Length, 2, 4)}”里的占位符“{m.Value}”还没有换成实际内容。");
        }
        foreach (Match m in Blanks().Matches(p.Text)) yield return Placeholder.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”处还空着。");
        foreach (Match m in NoNumber().Matches(p.Text)) yield return Placeholder.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”处没有数，请补上数或者改写这句话。");
        foreach (Match m in Unwritten().Matches(p.Text)) yield return Pending.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”：这里还没有写，请写好后删去。");
        foreach (Match m in Notes().Matches(p.Text)) yield return Pending.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”是写给自己看的，请补上内容后删去。");
    }

    /// <summary>5G＋X, X光, 3×4, SpaceX are no placeholders.</summary>
    private static bool IsLetter(string text, Match m, IReadOnlyList<string> words)
    {
        var (start, end) = (m.Index, m.Index + m.Length);
        var (before, after) = (start > 0 ? text[start - 1] : ' ', end < text.Length ? text[end] : ' ');
        if (char.IsAsciiLetter(before) || char.IsAsciiLetter(after) || IsCyrillic(before) || IsCyrillic(after)) return true;
        if (before == ' ' && start > 1 && char.IsAsciiLetter(text[start - 2])) return true;
        if (m.Length == 1)
        {
            // “9＋X”监测, the “X”特征指标 of it: a name. “数据要素×”行动: a factor that multiplies whatever follows; a cross alone in its line closes a window.
            if (before == '“' && after == '”') return true;
            if (m.Value[0] is '×' or '✕' && (after == '”' && IsHan(before) || text.Trim().Length == 1)) return true;
            if (before is '+' or '＋' or '-' or '－' or '/' or '.' or '_' || after is '+' or '＋' or '-' or '/' or '.' or '=') return true;
            if (char.IsDigit(before) && char.IsDigit(after)) return true;
            if (m.Value[0] is '×' or '✕' && (char.IsDigit(after) || char.IsDigit(before) || char.IsLetter(before) && (after is '（' or '(') || before is '）' or ')' || before is '％' or '%' || IsOperand(text, start))) return true;
            if (char.IsDigit(after) || char.IsDigit(before) && after is not ('年' or '月' or '日' or '号')) return true;
        }
        return words.Any(w => Spans(text, w, start, end));
    }

    private static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u04ff';

    /// <summary>单价×数量: a multiplication sign between two words of a formula.</summary>
    private static bool IsOperand(string text, int at)
    {
        var equals = text.AsSpan(Math.Max(0, at - 30), Math.Min(text.Length, at + 30) - Math.Max(0, at - 30));
        return equals.Contains('=') || equals.Contains('＝') || equals.Contains('÷');
    }

    private static bool Spans(string text, string word, int start, int end)
    {
        for (var from = Math.Max(0, end - word.Length); from <= start && from + word.Length <= text.Length; from++)
            if (string.CompareOrdinal(text, from, word, 0, word.Length) == 0) return true;
        return false;
    }

    private static IEnumerable<Finding> Numbers(Passage p, Reading reading)
    {
        if (p.Paragraph.Kind == Texts.ParagraphKind.Cell) yield break;
        foreach (Match m in BareMoney().Matches(p.Text))
        {
            // 单位：亿元, （万元）, 几百亿元, 每万元
            if (m.Index > 0 && !IsUnitNote(p.Text, m.Index)) yield return MissingNumber.At(p.Paragraph, m.Groups["unit"].Index, m.Groups["unit"].Length, $"“{Around(p.Text, m.Groups["unit"].Index, m.Groups["unit"].Length, 6, 0)}”里“{m.Groups["unit"].Value}”前面没有数。");
        }
        foreach (Match m in BareAfterVerb().Matches(p.Text))
            yield return MissingNumber.At(p.Paragraph, m.Groups["unit"].Index, m.Groups["unit"].Length, $"“{Around(p.Text, m.Index, m.Length, 2, 2)}”里“{m.Groups["unit"].Value}”前面没有数。");
        foreach (var bare in reading.Lexicon.BareMeasures)
            foreach (var noun in bare.Nouns)
                foreach (var at in Occurrences(p.Text, noun + bare.Measure))
                    if (EndsPart(p.Text, at + noun.Length + bare.Measure.Length)) yield return MissingNumber.At(p.Paragraph, at + noun.Length, bare.Measure.Length, $"“{noun}{bare.Measure}”里“{bare.Measure}”前面没有数。");
        foreach (Match m in BareUnit().Matches(p.Text))
            yield return MissingNumber.At(p.Paragraph, m.Groups["unit"].Index, m.Groups["unit"].Length, $"“{Around(p.Text, m.Groups["unit"].Index, m.Groups["unit"].Length, 4, 4)}”里“{m.Groups["unit"].Value}”{(m.Groups["unit"].Value == "第" ? "后面" : "前面")}没有数。");
        foreach (Match m in Unsaid().Matches(p.Text))
            if (!Tendency().IsMatch(Around(p.Text, m.Index, 0, 14, 0))) yield return MissingNumber.At(p.Paragraph, m.Index, m.Length, $"“{Around(p.Text, m.Index, m.Length, 6, 0)}”后面没有数。");
        foreach (Match m in Unitless().Matches(p.Text))
            yield return MissingUnit.At(p.Paragraph, m.Groups["n"].Index, m.Groups["n"].Length, $"“{m.Value}”后面没有“％”或者别的单位。", m.Groups["n"].Value.Length > 0 && char.IsDigit(m.Groups["n"].Value[0]) ? m.Groups["n"].Value + "％" : null);
    }

    private static bool IsUnitNote(string text, int at) => Around(text, at, 0, 8, 0) is var before
        && (before.Contains("单位", StringComparison.Ordinal) || before.Contains("计量", StringComparison.Ordinal) || before.EndsWith('每') || before.Contains("位：", StringComparison.Ordinal));

    private static IEnumerable<Finding> Leftovers(Passage p, Reading reading)
    {
        var found = new List<(int Start, int Length)>();
        foreach (var (at, entry) in reading.Lexicon.Leftovers.In(p.Text))
        {
            found.Add((at, entry.Wrong.Length));
            yield return Leftover.At(p.Paragraph, at, entry.Wrong.Length, entry.Why ?? $"“{entry.Wrong}”是网站或者模板留下的，请删去。");
        }
        foreach (Match m in Marks().Matches(p.Text))
            if (!found.Any(f => f.Start < m.Index + m.Length && m.Index < f.Start + f.Length)) yield return Leftover.At(p.Paragraph, m.Index, m.Length, $"“{m.Value}”是网站或者模板留下的标记，请删去或者换成内容。");
    }

    [GeneratedRegex("[XxＸｘ×✕ΧХ]+(?![0-9A-WYZa-wyz]*[A-WYZa-wyz])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Crosses();

    [GeneratedRegex("[XxＸ×][.．][XxＸ×]+|[_＿]{2,}|某某某?(?=[区市县镇乡街村局委办省公企单部同项园等负牵领])|(?<![〇○零一二三四五六七八九])[○●△▲□■◇◆★☆※〇]{2,}(?![〇○零一二三四五六七八九])|（[\\s　]*）|(?<![A-Za-z])\\([ ]*\\)|《[\\s　]*》|“[\\s　]*”|【[\\s　]*】|〔[\\s　]*〕|(?<=[\\u4e00-\\u9fff])[?？](?=(场|家|户|个|件|名|项|人次|人|万元|亿元|％|%)[，。；、])|(?<=[\\u4e00-\\u9fff])[?？]{2,}(?=[\\u4e00-\\u9fff])|\\*{2,}(?=[\\u4e00-\\u9fff])|…{1,2}(?=亿元|万元|％|个百分点|(家|户|个|人|件|项|名|场|次|人次)[，。；、])|(?<=\\d{4})年[ 　]+月[ 　]+日|(?<=\\d{4}年)[ 　]*月[ 　]*日", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex("[（(【\\[](此处|这里)?[^（）()【】\\[\\]]{0,6}(待补充?|待定|待核实?|待填写?|待确认|待更新|请填写|请补充|需核实|需补充|此处填[^（）()]{0,10}|数据待[^（）()]{0,6})[^（）()【】\\[\\]]{0,8}[）)】\\]]|[（(【\\[](此处|这里)[^（）()【】\\[\\]]{1,14}[）)】\\]]|[（(【\\[](插入|附|放)(图表?|表格?|照片|图片|数据)[^（）()【】\\[\\]]{0,6}[）)】\\]](?=$|[，。；])|TODO|(?<![A-Za-z])TBD(?![A-Za-z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Notes();

    /// <summary>What a template leaves where a number does not exist or is of too few records.</summary>
    [GeneratedRegex("[（(]期内没有[）)]|[（(]不足[0-9０-９]{1,4}[\\u4e00-\\u9fff]{1,3}[，,]不显示[）)]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoNumber();

    /// <summary>（待撰写：写清单位、事项和时限）, with or without its end.</summary>
    [GeneratedRegex("[（(【\\[]待(撰写|起草|编写)([^（）()【】\\[\\]]{0,200}[）)】\\]])?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unwritten();

    [GeneratedRegex("(?<=[\\u4e00-\\u9fff，；、])(?<![0-9〇零一二两三四五六七八九十百千万亿几数多余上半若每约过超破逾满近成])(?<unit>亿元|万元)(?=[，。；、）]|$)|(?<=[\\u4e00-\\u9fff])(?<![几多少若干每〇零一二两三四五六七八九十百数半])(?<unit>个百分点)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BareMoney();

    [GeneratedRegex("(共|共计|累计|合计|新增|完成|举办|召开|签约|引进|解决|共办理|累计办理|办理|收集|发放|走访|服务企业|惠及企业|走访企业|帮助企业|受理诉求|受理|培训人员)(?<unit>家次|人次|场次|个|家|件|户|名|场|笔|亩|份)(?=[，。；、]|$)(?<!新增户|完成件|解决户|办理户|(?<!共|累计)办理件|受理件|企业家)|(?<=(增长|下降|下滑|提高|占|达|达到|为|约|降低|回升)了?)(?<unit>[％%])|(?<=[\\u4e00-\\u9fff])[ 　]+(?<unit>亿元|万元|个百分点|％|%|人次|户次|家|户|件|名)(?=[，。；、]|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BareAfterVerb();

    /// <summary>为家企业, 压缩至个工作日, 第期: a measure word without its number, though a noun follows.</summary>
    [GeneratedRegex("(为|向|给|帮助|走访|服务|惠及|支持|组织|协调)(?<unit>家|户)(?=(企业|商户|经营主体|市场主体|小微|规上|个体))|(为|向|帮助|服务|选派|选配|培训|招募|组织)(?<unit>名)(?=(干部|专员|群众|职工|人才|学员|志愿者))|(?<![0-9０-９〇零一二两三四五六七八九十百千万几多半数每各整该这那干首上下前后末头XxＸ×_＿?？○●])(?<unit>个工作日)|(?<=[后至到在])(?<unit>小时|分钟|天)(?=以?内[办响完答反联受审，。；、])|(?<![等门次及])(?<unit>第)(?=(期|批次?|届|轮)([，。；、起的]|简报|会议|活动))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BareUnit();

    /// <summary>同比增长， and 办结率达，: the number was to follow.</summary>
    [GeneratedRegex("(同比|环比|较上年同期|比上年同期|较去年同期|比去年同期)(增长|下降|下滑)(了|达)?(?=[，；。])|(率|度|占比|比重)(达到?|为)(?=[，；。])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unsaid();

    [GeneratedRegex("价|多数|实现|均|都|保持|持续|继续|全面|转|恢复|双|略|明显|大幅|稳步|快速|连续|仍|首次|开始|有望|个个|项项|全部|较快|由负|依然|止跌", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tendency();

    [GeneratedRegex("(同比|环比|比上年(同期)?|较上年(同期)?|比去年(同期)?|较去年(同期)?)(增长|下降|下滑|回落|上升|提高|增幅|降幅|减少|增加)(了|达|为)?(?<n>[0-9]{1,4}(\\.[0-9]+)?|[XxＸ×]{1,3})(?=[，。；、）]|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unitless();

    [GeneratedRegex("##[A-Za-z_]{3,20}##|\\{\\{[^{}]{0,40}\\}\\}|\\$\\{[^{}]{0,40}\\}|«[^«»]{0,40}»|<%[^%]{0,40}%>|</?(p|br|div|span|b|strong|font|td|tr|table|img)[^<>]{0,80}>|&(nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|hellip);|#(REF|N/A|VALUE|DIV/0|NAME\\?|NUM|NULL)!?|\\.docx?_第\\d+页|第 ?\\d+ ?页 ?[/／]? ?共 ?\\d+ ?页|(浙|京|沪|粤|苏|皖|鲁|豫|川|湘|鄂|闽|赣|冀|渝|津|陕|黔|桂|琼|滇|辽|吉|黑|蒙|晋|甘|青|宁|新|藏)ICP[备证][0-9]{4,}号(-\\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks();
}
