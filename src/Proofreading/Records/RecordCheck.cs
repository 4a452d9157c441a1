using System.Globalization;
using System.Text.RegularExpressions;
using Yingshang.Proofreading.Checks;
using Yingshang.Proofreading.Numbers;

namespace Yingshang.Proofreading.Records;

/// <summary>
/// Holds the figures of a text against the records. A figure is matched when the words before it hold every character of a metric's name in order and nothing that would make it
/// another figure, and unit and period fit; of several metrics the longest name wins, and two of the same length that differ match nothing.
/// </summary>
internal static partial class RecordCheck
{
    private const int MostOtherWords = 8;

    public static readonly Rule Differs = new("records.differs", "与记录不符", Severity.Error, "文中的数与本区记录里同一指标、同一期间的数不一样（用 --against）。",
        "1—10月，全区受理企业诉求1240件。", "1—10月，全区受理企业诉求1204件。");

    /// <param name="settled">numbers that were matched already</param>
    public static IEnumerable<Finding> Find(Reading reading, IReadOnlyList<RecordFigure> records, IReadOnlySet<(int Paragraph, int Start)> settled)
    {
        var named = records.Select(record => (Record: record, Core: CoreOf(record.Name))).Where(n => n.Core.Length >= 3).ToList();
        return named.Count == 0 ? [] : reading.Sentences.SelectMany(s => InSentence(s, reading, named, settled));
    }

    private static IEnumerable<Finding> InSentence(Skeleton s, Reading reading, List<(RecordFigure Record, string Core)> named, IReadOnlySet<(int Paragraph, int Start)> settled)
    {
        foreach (var (quantity, at) in s.Quantities)
        {
            if (quantity.IsHole || quantity.Kind == QuantityKind.Bare || settled.Contains((s.Paragraph.Number, quantity.Start))) continue;
            var growth = GrowthOf(s, at);
            var subject = growth is null ? at : SubjectBefore(s, at);
            if (subject < 0) continue;
            var lead = LeadOf(s.Text, subject);
            if (Match(lead, quantity, growth is null ? RecordMeasure.Value : RecordMeasure.Growth, s, at, reading.Frame, named) is not { } record) continue;
            var value = growth == Direction.Falls ? -record.Value : record.Value;
            if (!Differ(quantity, InBaseUnit(value, record.Unit, quantity))) continue;
            var text = s.Paragraph.Text[quantity.Start..quantity.End];
            var measure = record.Measure == RecordMeasure.Growth ? "同比" : "";
            yield return Differs.At(s.Paragraph, quantity.Start, quantity.End - quantity.Start, $"记录里{record.Period}“{record.Name}”{measure}（{record.MetricId}）是{Said(record.Value)}{record.Unit}，这里写的是{text}，请核对。", Suggestion(value, record, quantity));
        }
    }

    private enum Direction
    {
        Rises,
        Falls,
    }

    private static RecordFigure? Match(string lead, Quantity quantity, RecordMeasure measure, Skeleton s, int at, ReportFrame frame, List<(RecordFigure Record, string Core)> named)
    {
        var fitting = named.Where(n => n.Record.Measure == measure && SameUnit(n.Record.Unit, quantity) && Holds(lead, n.Core) && PeriodFits(s, at, frame, n.Record)).ToList();
        if (fitting.Count == 0) return null;
        var longest = fitting.Max(n => n.Core.Length);
        var best = fitting.Where(n => n.Core.Length == longest).Select(n => n.Record).ToList();
        return best.Skip(1).All(r => r.Value == best[0].Value) ? best[0] : null;
    }

    /// <summary>Every character of the name in its order, few others between, and no word that makes it another figure.</summary>
    private static bool Holds(string lead, string core)
    {
        if (lead.Length - core.Length > MostOtherWords) return false;
        var next = 0;
        foreach (var c in lead)
            if (next < core.Length && c == core[next]) next++;
        return next == core.Length && !Turning().Matches(lead).Any(m => !core.Contains(m.Value, StringComparison.Ordinal));
    }

    /// <summary>受理诉求数 → 受理诉求; 办结率 stays.</summary>
    private static string CoreOf(string name)
    {
        var core = string.Concat(Brackets().Replace(name, "").Where(Words.IsHan));
        return core.Length > 3 ? Suffix().Replace(core, "") : core;
    }

    private static string LeadOf(string text, int at)
    {
        var from = at;
        while (from > 0 && !Words.IsBreak(text[from - 1]) && !Skeleton.IsSign(text[from - 1])) from--;
        return string.Concat(Filler().Replace(text[from..at], "").Where(Words.IsHan));
    }

    private static Direction? GrowthOf(Skeleton s, int at)
    {
        if (s.Quantities.First(q => q.At == at).Quantity.Kind != QuantityKind.Percent) return null;
        return Growing().Match(s.Text[Math.Max(0, at - 12)..at]) is { Success: true } m ? m.Groups["dir"].Value[0] is '下' or '减' or '降' or '回' ? Direction.Falls : Direction.Rises : null;
    }

    /// <summary>The amount that a growth speaks of: right before it, in the same breath.</summary>
    private static int SubjectBefore(Skeleton s, int at)
    {
        var before = s.Quantities.LastOrDefault(q => q.At < at);
        return before.Quantity is { Kind: QuantityKind.Amount } && s.Text[(before.At + 1)..at] is var between && between.Length <= 12 && between.IndexOf('。', StringComparison.Ordinal) < 0 ? before.At : -1;
    }

    private static bool PeriodFits(Skeleton s, int at, ReportFrame frame, RecordFigure record)
    {
        var before = s.Text[..at];
        if (Elsewhen().IsMatch(before)) return false;
        var months = Months().Matches(before).LastOrDefault();
        if (months is not null)
        {
            var to = Number(months.Groups["to"]);
            var from = months.Groups["from"].Success ? Number(months.Groups["from"]) : to;
            if (to != record.To.Month || months.Groups["from"].Success && from != record.From.Month || !months.Groups["from"].Success && record.From != default && record.From.Month != to && !before.Contains('截', StringComparison.Ordinal)) return false;
        }
        else if (Named(before) is { } last)
        {
            if (last != record.To.Month || record.From.Month != 1) return false;
        }
        else if (frame.LastMonth is { } month && month != record.To.Month) return false;
        var year = Years().Matches(before).LastOrDefault() is { } y ? Number(y.Groups["y"]) : frame.Year;
        return year is null || year == record.To.Year;
    }

    private static int? Named(string text) =>
        text.Contains("上半年", StringComparison.Ordinal) ? 6 : text.Contains("前三季度", StringComparison.Ordinal) ? 9 : text.Contains("一季度", StringComparison.Ordinal) ? 3 : text.Contains("全年", StringComparison.Ordinal) ? 12 : null;

    private static bool SameUnit(string unit, Quantity quantity) => quantity.Kind switch
    {
        QuantityKind.Percent => unit is "％" or "%",
        QuantityKind.Points => unit == "个百分点",
        _ => Scaled(unit).Unit == quantity.Unit,
    };

    /// <summary>万元 → 元 and 10 000.</summary>
    private static (string Unit, decimal Factor) Scaled(string unit) => unit switch
    {
        ['万', _, ..] => (unit[1..], 10_000),
        ['亿', _, ..] => (unit[1..], 100_000_000),
        _ => (unit, 1),
    };

    private static decimal InBaseUnit(decimal value, string unit, Quantity quantity) => quantity.Kind == QuantityKind.Amount ? value * Scaled(unit).Factor : value;

    /// <summary>Rounded and cut are both right; 近, 约, 余 have room.</summary>
    private static bool Differ(Quantity quantity, decimal value) =>
        quantity.Closeness == Closeness.Exact ? Math.Abs(quantity.Value!.Value - value) >= Math.Max(2 * quantity.HalfStep, quantity.HalfStep == 0 ? 0.5m : 0) : value < quantity.Low || value > quantity.High;

    private static string? Suggestion(decimal value, RecordFigure record, Quantity quantity) =>
        quantity.Closeness == Closeness.Exact && value >= 0 ? NumberWords.Say(InBaseUnit(value, record.Unit, quantity), quantity) : null;

    private static string Said(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static int Number(Group group) => int.TryParse(group.ValueSpan, CultureInfo.InvariantCulture, out var value) ? value : 0;

    /// <summary>Words that make another figure of it, unless the metric is named with them.</summary>
    [GeneratedRegex("分别|要求|其中|新增|净增|累计|当[日月年]|本月|上年|去年|同期|目标|计划|预计|力争|全[市省国]|每|平均|人均|日均|占|比|未|不|涉及|带动|重点|首次|超期|按时|按期|线上|线下|重复|其他|个体|规上|限上|中小微?|小微|外资|民营|国有", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Turning();

    [GeneratedRegex("[（(][^）)]*[）)]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Brackets();

    [GeneratedRegex("(总数|总量|数量|总额|金额|户数|家数|人数|件数|数|量|额)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Suffix();

    [GeneratedRegex("全[区县旗]|我[区县旗]|截至|今年以来|今年|共计|合计|已经?|达到?|为|了|实现|共|约|近|超过?|突破|年|月|日|底|份", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Filler();

    [GeneratedRegex("(同比|比上年同期|较上年同期|比去年同期|较去年同期)(?<dir>增长|上升|提高|增加|下降|减少|回落|降低)(了|达|约)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Growing();

    [GeneratedRegex("去年|上年|前年|往年|上月|上个月|上周|本周|当日|当天|昨日|目标|计划|力争|预计|到20\\d\\d年", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Elsewhen();

    [GeneratedRegex("(?<![0-9])((?<from>\\d{1,2})(月份?)?[-－—–~～至]+)?(?<to>\\d{1,2})月", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Months();

    [GeneratedRegex("(?<y>(19|20)\\d\\d)年", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Years();
}
