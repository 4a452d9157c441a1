using System.Text.RegularExpressions;
using static Yingshang.Proofreading.Checks.Words;

namespace Yingshang.Proofreading.Checks;

/// <summary>Words and characters that stand twice.</summary>
internal static partial class Doubles
{
    private const int LongestWord = 10;

    public static readonly Rule Character = new("double.character", "字重复", Severity.Warning, "“的的”“及及”这类不会连用的字连用了两次。",
        "全面落实惠企的的各项政策。", "全面落实惠企的各项政策。");
    public static readonly Rule Word = new("double.word", "词语重复", Severity.Warning, "同一个词语紧接着写了两遍。",
        "持续优化营商环境营商环境建设水平。", "持续优化营商环境建设水平。");
    public static readonly Rule Sentence = new("double.sentence", "整句重复", Severity.Warning, "同一句话在文中出现了两次，多半是粘贴时重复。",
        "我们将持续完善诉求闭环办理机制，推动问题一次解决。下一步，压实责任。我们将持续完善诉求闭环办理机制，推动问题一次解决。", "我们将持续完善诉求闭环办理机制，推动问题一次解决。下一步，压实责任。");

    public static IEnumerable<Finding> Find(Reading reading) =>
        reading.Passages.SelectMany(p => Characters(p, reading)).Concat(reading.Passages.SelectMany(p => WordsTwice(p, reading)))
            .Concat(reading.Passages.SelectMany(Thrice)).Concat(reading.Prose.SelectMany(PartsTwice)).Concat(Sentences(reading));

    private static IEnumerable<Finding> Characters(Passage p, Reading reading)
    {
        foreach (var (at, entry) in reading.Lexicon.DoubledCharacters.In(p.Text))
            yield return Character.At(p.Paragraph, at, 2, $"“{Around(p.Text, at, 2, 3, 3)}”里“{entry.Wrong[0]}”写了两次。", entry.Right);
    }

    /// <summary>件件件: no word is written three times.</summary>
    private static IEnumerable<Finding> Thrice(Passage p)
    {
        foreach (Match m in ThreeTimes().Matches(p.Text))
            if (!Numbers.ChineseNumeral.IsPart(m.Value[0]) && m.Value[0] is not ('哈' or '呵' or '某' or '行')) yield return Character.At(p.Paragraph, m.Index, m.Length, $"“{m.Value[0]}”连写了 {m.Length} 次。");
    }

    /// <summary>区发改委、区发改委, 会议强调，会议强调，: the same part of a sentence on both sides of a comma.</summary>
    private static IEnumerable<Finding> PartsTwice(Passage p)
    {
        foreach (Match m in PartTwice().Matches(p.Text))
            yield return Word.At(p.Paragraph, m.Index, m.Length, $"“{m.Groups["part"].Value}”连着写了两遍。", m.Groups["part"].Value);
    }

    private static IEnumerable<Finding> WordsTwice(Passage p, Reading reading)
    {
        var text = p.Text;
        for (var i = 0; i + 3 < text.Length; i++)
        {
            if (!IsHan(text[i])) continue;
            for (var length = Math.Min(LongestWord, (text.Length - i) / 2); length >= 2; length--)
            {
                if (text[i + length - 1] == text[i + 2 * length - 1] && IsTwice(text, i, length) && !MayRepeat(text, i, length, reading))
                {
                    var word = text.Substring(i, length);
                    yield return Word.At(p.Paragraph, i, 2 * length, $"“{word}”连着写了两遍。", word);
                    i += 2 * length - 1;
                    break;
                }
            }
        }
    }

    private static bool IsTwice(string text, int at, int length)
    {
        for (var k = 0; k < length; k++)
            if (!IsHan(text[at + k]) || text[at + k] != text[at + length + k]) return false;
        return true;
    }

    /// <summary>一步一步, 逐项逐项, 研究研究, and signs repeated for their own sake.</summary>
    private static bool MayRepeat(string text, int at, int length, Reading reading)
    {
        var word = text.Substring(at, length);
        // 创业创新, 产业产值: two words that share a character are no doubling.
        if (length == 2 && reading.Lexicon.AlwaysDouble.Contains(word)) return false;
        if (length == 2 && reading.Lexicon.WordEnds.Contains(word[0], StringComparison.Ordinal)) return true;
        if (word.All(c => c == word[0]) || word[0] is '一' or '逐' or '几' or '〇' || word.All(Numbers.ChineseNumeral.IsPart)) return true;
        return reading.Lexicon.MayDouble.Contains(word);
    }

    private static IEnumerable<Finding> Sentences(Reading reading)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var passage in reading.Prose)
        {
            foreach (var sentence in passage.Paragraph.Sentences)
            {
                var words = passage.Text.Substring(sentence.Start, sentence.Length).Trim();
                if (words.Length < 20 || words.Count(IsHan) < 16 || words[^1] is not ('。' or '！' or '？' or '”')) continue;
                if (seen.TryAdd(words, passage.Paragraph.Number)) continue;
                yield return Sentence.At(passage.Paragraph, sentence.Start, sentence.Length, $"这句话在第 {seen[words]} 段已经写过，请核对是不是重复粘贴。");
            }
        }
    }

    [GeneratedRegex("(?<c>[\\u4e00-\\u9fff])\\k<c>{2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ThreeTimes();

    [GeneratedRegex("(?<=^|[，。；：、])(?<part>[\\u4e00-\\u9fff“”]{4,24})[，、]\\k<part>(?=[，。；、]|(?<=[局委办部院会中心镇乡道司])[要等和及共均将按])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartTwice();
}
