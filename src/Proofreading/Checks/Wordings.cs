using Yingshang.Proofreading.Lexicons;
using static Yingshang.Proofreading.Checks.Words;

namespace Yingshang.Proofreading.Checks;

/// <summary>Whatever lists of the pack know: confused characters, names, standard wordings, institutions, leaders.</summary>
internal static class Wordings
{
    public static readonly Rule Confused = new("word.confused", "错别字", Severity.Error, "常见的错别字和易混字（以/已、眼晴、布署……），清单在 confusions.yaml。",
        "各项准备工作已经布署到位。", "各项准备工作已经部署到位。");
    public static readonly Rule Replaced = new("word.replaced", "疑似整体替换", Severity.Error, "“发展”成了“开展”、“项目”成了“工程”、“若干”成了“假设干”：批量替换留下的痕迹，清单在 replacements.yaml。",
        "坚持创新驱动开展战略，推动经济高质量开展。", "坚持创新驱动发展战略，推动经济高质量发展。");
    public static readonly Rule Name = new("name.wrong", "活动、文件名称不对", Severity.Warning, "活动、战略、法规、文件的名称与清单不符，清单在 names.yaml。",
        "持续深化“放管服务”改革。", "持续深化“放管服”改革。");
    public static readonly Rule Institution = new("name.institution", "机构名称不规范", Severity.Hint, "机构的全称、规范化简称写错，或者用了机构改革前的旧名，清单在 institutions.yaml。",
        "由区人力资源与社会保障局牵头。", "由区人力资源和社会保障局牵头。");
    public static readonly Rule Wording = new("wording.standard", "规范表述", Severity.Error, "重要表述与规范提法不一致，清单在 wordings.yaml。",
        "紧密团结在以习近平总书记为核心的党中央周围。", "紧密团结在以习近平同志为核心的党中央周围。");
    public static readonly Rule LeaderName = new("leader.name", "领导姓名、职务不符", Severity.Error, "领导的姓名、职务与名单（leaders.yaml）不一致。",
        "区长赵鸿宇出席会议。", "区长赵宏宇出席会议。");
    public static readonly Rule LeaderOrder = new("leader.order", "领导排序不对", Severity.Warning, "并列写出的领导，次序与名单（leaders.yaml）不一致。",
        "区领导钱立民、赵宏宇出席会议。", "区领导赵宏宇、钱立民出席会议。");

    public static IEnumerable<Finding> Find(Reading reading)
    {
        var lists = new (WordList List, Rule Rule, string Default)[]
        {
            (reading.Lexicon.Confusions, Confused, "疑为“{1}”之误。"), (reading.Lexicon.Replacements, Replaced, "疑为批量替换所致，原文应是“{1}”。"),
            (reading.Lexicon.Names, Name, "规范名称是“{1}”。"), (reading.Lexicon.Institutions, Institution, "规范名称是“{1}”。"), (reading.Lexicon.Wordings, Wording, "规范表述是“{1}”。"),
        };
        var year = reading.Frame.SignedOn?.Year ?? reading.Frame.Year;
        foreach (var passage in reading.Passages)
        {
            foreach (var (list, rule, words) in lists)
                foreach (var (at, entry) in list.In(passage.Text).Where(found => found.Entry.Since is not { } since || year is null || year >= since))
                    yield return rule.At(passage.Paragraph, at, entry.Wrong.Length, entry.Why ?? $"“{entry.Wrong}”" + words.Replace("{1}", entry.Right, StringComparison.Ordinal), entry.Right, entry.Severity);
            foreach (var finding in Leaders(passage, reading.Lexicon.Leaders)) yield return finding;
        }
    }

    private static IEnumerable<Finding> Leaders(Passage p, IReadOnlyList<LeaderEntry> leaders)
    {
        if (leaders.Count == 0) yield break;
        foreach (var finding in Posts(p, leaders)) yield return finding;
        var named = leaders.SelectMany((l, order) => Occurrences(p.Text, l.Name).Select(at => (at, order, l.Name))).OrderBy(n => n.at).ToList();
        for (var i = 1; i < named.Count; i++)
        {
            var (before, after) = (named[i - 1], named[i]);
            var between = p.Text[(before.at + before.Name.Length)..after.at];
            if (before.order > after.order && between.Trim() is "、" or "和" or "，" or " " or "　" or "") yield return LeaderOrder.At(p.Paragraph, before.at, after.at + after.Name.Length - before.at, $"名单里“{after.Name}”排在“{before.Name}”前面。", $"{after.Name}{between}{before.Name}");
        }
    }

    /// <summary>区长赵宏宇, 赵宏宇区长: the three characters beside a post are those of the one who holds it.</summary>
    private static IEnumerable<Finding> Posts(Passage p, IReadOnlyList<LeaderEntry> leaders)
    {
        foreach (var post in leaders.SelectMany(l => l.Posts).Distinct(StringComparer.Ordinal))
        {
            var holders = leaders.Where(l => l.Posts.Any(h => Is(h, post))).ToList();
            foreach (var at in Occurrences(p.Text, post))
            {
                if (at > 0 && IsHan(p.Text[at - 1]) && p.Text[at - 1] is '副' or '原' or '前' || IsOfOthers(p.Text, at)) continue;
                var from = at + post.Length;
                if (holders.Any(h => string.CompareOrdinal(p.Text, from, h.Name, 0, h.Name.Length) == 0)) continue;
                if (leaders.FirstOrDefault(l => string.CompareOrdinal(p.Text, from, l.Name, 0, l.Name.Length) == 0) is { } other)
                    yield return LeaderName.At(p.Paragraph, at, post.Length + other.Name.Length, $"名单里“{other.Name}”的职务是{string.Join("、", other.Posts)}，{post}是{string.Join("、", holders.Select(h => h.Name))}。");
                else if (holders.FirstOrDefault(h => IsNear(p.Text, from, h.Name)) is { } meant)
                    yield return LeaderName.At(p.Paragraph, from, meant.Name.Length, $"“{p.Text.Substring(from, meant.Name.Length)}”与名单里的{post}“{meant.Name}”差一个字。", meant.Name);
            }
        }
    }

    /// <summary>常务副区长 is a 副区长, and no 区长.</summary>
    private static bool Is(string held, string post) => held == post || held.EndsWith(post, StringComparison.Ordinal) && held[held.Length - post.Length - 1] != '副';

    /// <summary>市委书记 is not 委书记's post: a longer title ends in the same words.</summary>
    private static bool IsOfOthers(string text, int at) => at > 0 && text[at - 1] is '市' or '省' or '县' or '州';

    private static bool IsNear(string text, int from, string name)
    {
        if (name.Length < 3 || from + name.Length > text.Length || text[from] != name[0]) return false;
        var same = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (!IsHan(text[from + i])) return false;
            if (text[from + i] == name[i]) same++;
        }
        return same == name.Length - 1;
    }
}
