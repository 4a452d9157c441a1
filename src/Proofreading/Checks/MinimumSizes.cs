using System.Text.RegularExpressions;
using Yingshang.Proofreading.Numbers;
using static Yingshang.Proofreading.Numbers.Skeleton;

namespace Yingshang.Proofreading.Checks;

/// <summary>So many units, so many people in each, and fewer people than that: 44 units with three each are no 129.</summary>
internal static partial class MinimumSizes
{
    public static IEnumerable<Finding> Find(Skeleton s)
    {
        foreach (Match m in Each().Matches(s.Text))
        {
            var roles = m.Groups["k"].Captures.Select(c => s[c.Value]).TakeWhile(q => !q.IsHole && IsPerson(q.Unit)).ToList();
            if (roles.Count == 0) continue;
            var others = s.Quantities.Where(q => q.At < m.Index || q.At > m.Index + m.Length - 1).ToList();
            var units = Units(s, others, m.Groups["unit"].Value);
            var people = others.Where(q => q.Quantity.IsCount && IsPerson(q.Quantity.Unit) && !IsUnit(s.Text, q.At) && q.Quantity.Value > roles.Sum(r => r.Value) && q.Quantity.Value is var n && units.TrueForAll(u => u.Value != n)).Select(q => q.Quantity).ToList();
            if (units.Count == 0 || people.Count != 1) continue;
            var isLeast = m.Groups["least"].Success || roles.Exists(r => r.Closeness == Closeness.AtLeast);
            if (Short(s, units, roles, people[0], m.Groups["each"].Success && (isLeast || roles.Count > 1)) is { } finding) yield return finding;
        }
        foreach (Match m in Roles().Matches(s.Text))
        {
            var roles = m.Groups["k"].Captures.Select(c => s[c.Value]).ToList();
            var people = s[m.Groups["n"].Value];
            if (!people.IsCount || roles.Exists(r => r.IsHole || !IsPerson(r.Unit)) || !IsPerson(people.Unit)) continue;
            var units = Units(s, s.Quantities.Where(q => q.At < m.Index).ToList(), "");
            // 其中首席44名、具办88名 is how the people divide; 首席1人、具办不少于2人 is what each unit needs.
            if (units.Count == 0 || roles.TrueForAll(r => r.Closeness != Closeness.AtLeast) || roles.Sum(r => r.Value) * 2 > people.Value) continue;
            if (Short(s, units, roles, people, false) is { } finding) yield return finding;
        }
        foreach (Match m in Meetings().Matches(s.Text))
        {
            var (each, all) = (s[m.Groups["k"].Value], s[m.Groups["n"].Value]);
            if (!each.IsCount || !all.IsCount || !each.SameUnit(all)) continue;
            var months = int.Parse(m.Groups["to"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            var least = m.Groups["per"].Value == "月" ? each.Value * months : each.Value * (months / 3);
            if (months is >= 2 and <= 12 && all.Value < least) yield return Sums.Minimum.At(s.Paragraph, all.Start, all.End - all.Start, $"每{m.Groups["per"].Value}{s.Paragraph.Text[each.Start..each.End]}，1—{months}月应不少于{NumberWords.Plain(least!.Value)}{all.Unit}，这里写{s.Paragraph.Text[all.Start..all.End]}。", null, Severity.Warning);
        }
    }

    private static Finding? Short(Skeleton s, List<Quantity> units, List<Quantity> roles, Quantity people, bool isSure)
    {
        var each = roles.Sum(r => r.Value!.Value);
        var count = units.Sum(u => u.Value!.Value);
        if (count * each <= people.Value) return null;
        var terms = string.Join("＋", units.Select(u => NumberWords.Plain(u.Value!.Value)));
        return Sums.Minimum.At(s.Paragraph, people.Start, people.End - people.Start,
            $"{terms}{(units.Count > 1 ? $"＝{NumberWords.Plain(count)}" : "")}个单位（组、人），每个至少{NumberWords.Plain(each)}{roles[0].Unit}，应不少于{NumberWords.Plain(count * each)}{people.Unit}，这里写{s.Paragraph.Text[people.Start..people.End]}，差{NumberWords.Plain(count * each - people.Value!.Value)}{people.Unit}。", null, isSure ? Severity.Error : Severity.Warning);
    }

    /// <summary>The run of units: 12个乡镇街道、32个区直单位; the nearest run, or the one that the words after 每 name.</summary>
    private static List<Quantity> Units(Skeleton s, IReadOnlyList<(Quantity Quantity, int At)> among, string named)
    {
        var run = new List<Quantity>();
        var end = -1;
        foreach (var (quantity, at) in among.Where(q => q.Quantity.IsCount && (q.Quantity.Unit is "个" or "家" or "支" || named is "领导" or "干部" or "专员" && q.Quantity.Unit is "名" or "位") && IsUnit(s.Text, q.At) && (named.Length == 0 || named is "单位" or "部门" || s.Text.AsSpan(q.At, Math.Min(16, s.Text.Length - q.At)).Contains(named, StringComparison.Ordinal))))
        {
            if (end >= 0 && (at - end > 14 || !s.Text.AsSpan(end, at - end).ContainsAny('、', '和', '及'))) break;
            run.Add(quantity);
            end = at;
        }
        return run;
    }

    private static bool IsUnit(string text, int at) => UnitNoun().IsMatch(text.AsSpan(at + 1, Math.Min(12, text.Length - at - 1)));

    private static bool IsPerson(string unit) => unit is "名" or "人" or "位" or "家" or "户";

    [GeneratedRegex("^[^，。；、\\uE000-\\uF4FF]{0,10}?(单位|部门|乡镇|镇街|镇|乡|街道|社区|村|专班|小组|工作组|园区|网格|局|领导|干部|企业服务站)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnitNoun();

    [GeneratedRegex("((?<each>每[个家名位]?)(?<unit>单位|部门|乡镇|镇街|镇|乡|街道|社区|村|专班|小组|工作组|园区|网格|领导|干部|人)|各)[^，。；\\uE000-\\uF4FF]{0,10}?(?<least>不少于|至少)?[^，。；、\\uE000-\\uF4FF]{0,10}?(?<k>" + A + ")[^，。；、和及\\uE000-\\uF4FF]{0,8}([、和及，](?!共|总|合计|累计|全)[^，。；、\\uE000-\\uF4FF]{0,8}(不少于|至少|各)?(?<k>" + A + ")(?=[^，。；、\\uE000-\\uF4FF]{0,8}([。；，]|$)))*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Each();

    [GeneratedRegex("(?<n>" + A + ")[^。；\\uE000-\\uF4FF]{0,40}?，其中([^，。；、\\uE000-\\uF4FF]{1,10}(?<k>" + A + "))(、[^，。；、\\uE000-\\uF4FF]{1,10}(?<k>" + A + "))+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Roles();

    [GeneratedRegex("每(?<per>月|季度)[^，。；\\uE000-\\uF4FF]{0,6}(?<k>" + A + ")[^，。；\\uE000-\\uF4FF]{0,8}，1[—-](?<to>\\d{1,2})月[^，。；\\uE000-\\uF4FF]{0,8}(?<n>" + A + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Meetings();
}
