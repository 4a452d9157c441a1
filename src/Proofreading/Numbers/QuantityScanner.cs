using System.Globalization;
using System.Text;
using Yingshang.Proofreading.Lexicons;

namespace Yingshang.Proofreading.Numbers;

/// <summary>Finds the numbers of official prose in one pass: 6855户, 5.3万户, 5000多万元, 63.33％, 2.1个百分点, 二十五条, 百分之三十, X亿元.
/// Years, months, days, ordinals, document numbers and formulas such as “1＋1＋6” are no quantities.</summary>
internal sealed class QuantityScanner(MeasureWords measures)
{
    /// <summary>Longest first: 不少于 is not 少于.</summary>
    private static readonly (string Word, Closeness Closeness)[] ClosenessBefore =
    [
        .. new (string Word, Closeness Closeness)[]
        {
            ("近", Closeness.AtMost), ("不足", Closeness.AtMost), ("不到", Closeness.AtMost), ("将近", Closeness.AtMost), ("接近", Closeness.AtMost), ("不超过", Closeness.AtMost),
            ("低于", Closeness.AtMost), ("少于", Closeness.AtMost), ("至多", Closeness.AtMost), ("最高", Closeness.AtMost), ("不高于", Closeness.AtMost), ("不多于", Closeness.AtMost),
            ("超", Closeness.AtLeast), ("超过", Closeness.AtLeast), ("突破", Closeness.AtLeast), ("不少于", Closeness.AtLeast), ("不低于", Closeness.AtLeast), ("至少", Closeness.AtLeast),
            ("高于", Closeness.AtLeast), ("逾", Closeness.AtLeast), ("多达", Closeness.AtLeast), ("最低", Closeness.AtLeast), ("过", Closeness.AtLeast),
            ("约", Closeness.About), ("大约", Closeness.About), ("约为", Closeness.About), ("左右", Closeness.About),
        }.OrderByDescending(w => w.Word.Length),
    ];

    public (IReadOnlyList<Quantity> Quantities, IReadOnlyList<DateMark> Dates) Scan(string text)
    {
        var quantities = new List<Quantity>();
        var dates = new List<DateMark>();
        for (var i = 0; i < text.Length;)
        {
            if (IsDigit(text[i]) && !IsGlued(text, i)) i = Arabic(text, i, quantities, dates);
            else if (IsDigit(text[i])) i = SkipDigits(text, i);
            else if (text[i] is 'X' or 'x' or '×' or 'Ｘ' && !IsGlued(text, i)) i = Hole(text, i, quantities);
            else if (ChineseNumeral.IsPart(text[i]) || text[i] == '百') i = Chinese(text, i, quantities);
            else i++;
        }
        return (quantities, dates);
    }

    internal static bool IsDigit(char c) => c is >= '0' and <= '9' or >= '０' and <= '９';

    private static bool IsGlued(string text, int i) => i > 0 && (char.IsAsciiLetter(text[i - 1]) || IsDigit(text[i - 1]));

    private static int SkipDigits(string text, int i)
    {
        while (i < text.Length && (IsDigit(text[i]) || text[i] == '.')) i++;
        return i;
    }

    private int Arabic(string text, int start, List<Quantity> quantities, List<DateMark> dates)
    {
        var digits = new StringBuilder();
        var i = start;
        var point = -1;
        for (; i < text.Length; i++)
        {
            if (IsDigit(text[i])) digits.Append((char)(text[i] > '9' ? text[i] - '０' + '0' : text[i]));
            else if (text[i] is '.' or '．' && point < 0 && i + 1 < text.Length && IsDigit(text[i + 1]))
            {
                point = digits.Length;
                digits.Append('.');
            }
            else if (text[i] == ',' && IsThousands(text, i)) continue;
            else break;
        }
        // A second point makes it a date or the number of a section.
        if (i < text.Length && text[i] is '.' or '．' && i + 1 < text.Length && IsDigit(text[i + 1])) return SkipDigits(text, i);
        if (digits.Length > 20 || !decimal.TryParse(digits.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return i;
        if (point < 0 && DateAfter(text, start, i, digits, dates) is { } afterDate) return afterDate;
        // 12345热线, 110平台: names.
        if (IsOrdinal(text, start) || point < 0 && (At(text, i, "热线") || At(text, i, "政务服务") || At(text, i, "便民"))) return i;
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        return Unit(text, start, i, number, decimals, quantities);
    }

    private static bool IsThousands(string text, int comma) =>
        comma + 3 < text.Length && IsDigit(text[comma + 1]) && IsDigit(text[comma + 2]) && IsDigit(text[comma + 3]) && (comma + 4 >= text.Length || !IsDigit(text[comma + 4]))
        && comma > 0 && IsDigit(text[comma - 1]);

    /// <summary>Years, months and days; the offset after them, null when it is none.</summary>
    private static int? DateAfter(string text, int start, int end, StringBuilder digits, List<DateMark> dates)
    {
        if (end >= text.Length || digits.Length > 4) return null;
        var value = int.Parse(digits.ToString(), CultureInfo.InvariantCulture);
        switch (text[end])
        {
            case '年' when digits.Length == 4 && value is > 1800 and < 2200:
                dates.Add(new DateMark(start, end + 1, value, null, null, false, null));
                return end + 1;
            case '月' when value is >= 1 and <= 12 && (start == 0 || text[start - 1] != '个'):
                dates.Add(new DateMark(start, end + 1, null, value, null, false, null));
                return end + 1;
            case '月' when digits.Length == 4:
                return end + 1;
            case '日' or '号' when value is >= 1 and <= 31 && dates.Count > 0 && dates[^1].End == start && dates[^1].Month is not null:
                dates[^1] = dates[^1] with { End = end + 1, Day = value };
                return end + 1;
            case '时' or '点' or '分' when value < 60:
                return end + 1;
            // 1—10月: the first of the two has no 月 of its own.
            case '-' or '－' or '—' or '～' or '~' or '–' or '至' or '、' when value is >= 1 and <= 12 && MonthAfter(text, end) is { } last:
                dates.Add(new DateMark(start, last.End, null, value, null, true, last.Month));
                return last.End;
            default:
                return null;
        }
    }

    private static (int Month, int End)? MonthAfter(string text, int dash)
    {
        var i = dash;
        while (i < text.Length && text[i] is '-' or '－' or '—' or '～' or '~' or '–' or '至') i++;
        var from = i;
        var value = 0;
        for (; i < text.Length && IsDigit(text[i]) && i - from < 4; i++) value = value * 10 + (text[i] > '9' ? text[i] - '０' : text[i] - '0');
        return i > from && i < text.Length && text[i] == '月' && value is >= 1 and <= 12 ? (value, i + 1) : null;
    }

    private static bool IsOrdinal(string text, int start) => start > 0 && text[start - 1] is '第' or '〔' or '[' or '#' or '№';

    private int Unit(string text, int start, int i, decimal number, int decimals, List<Quantity> quantities)
    {
        var closeness = Before(text, start);
        decimal factor = 1;
        while (i < text.Length)
        {
            if (text[i] is '余' or '多' or '几' && factor <= 100_000_000) { closeness = Closeness.AtLeast; i++; }
            else if (text[i] == '万' && factor is 1) { factor = 10_000; i++; }
            else if (text[i] == '亿' && factor <= 10_000) { factor *= 100_000_000; i++; }
            else if (text[i] is '千' or '百' && factor == 1 && i + 1 < text.Length && text[i + 1] is '万' or '亿' or '余' or '多' or '元') { factor = text[i] == '千' ? 1_000 : 100; i++; }
            else break;
        }
        return Finish(text, start, i, number, decimals, factor, closeness, quantities);
    }

    private int Finish(string text, int start, int i, decimal? number, int decimals, decimal factor, Closeness closeness, List<Quantity> quantities)
    {
        var kind = QuantityKind.Bare;
        var unit = "";
        if (i < text.Length && text[i] is '％' or '%')
        {
            (kind, unit) = (QuantityKind.Percent, "％");
            i++;
        }
        else if (At(text, i, "个百分点"))
        {
            (kind, unit) = (QuantityKind.Points, "个百分点");
            i += unit.Length;
        }
        else if (measures.At(text, i) is { } measure)
        {
            i += measure.Length;
            (kind, unit) = (QuantityKind.Amount, measures.Plain(measure));
            if (i < text.Length && text[i] is '多' or '余' && closeness == Closeness.Exact) { closeness = Closeness.AtLeast; i++; }
        }
        else if (factor > 1)
        {
            // 7.07亿 without 元: money unless something says otherwise.
            kind = QuantityKind.Bare;
        }
        closeness = After(text, i, closeness);
        var step = 1m;
        for (var d = 0; d < decimals; d++) step /= 10;
        var half = kind == QuantityKind.Amount && factor == 1 && decimals == 0 ? 0 : step * factor / 2;
        quantities.Add(new Quantity(start, i, kind, number * factor, half, unit, factor, closeness, decimals));
        return i;
    }

    private static Closeness Before(string text, int start)
    {
        foreach (var (word, closeness) in ClosenessBefore)
            if (start >= word.Length && string.CompareOrdinal(text, start - word.Length, word, 0, word.Length) == 0) return closeness;
        return Closeness.Exact;
    }

    private static Closeness After(string text, int i, Closeness closeness)
    {
        if (closeness != Closeness.Exact) return closeness;
        if (At(text, i, "以上") || At(text, i, "及以上") || At(text, i, "起")) return Closeness.AtLeast;
        if (At(text, i, "以内") || At(text, i, "以下")) return Closeness.AtMost;
        return At(text, i, "左右") || At(text, i, "上下") ? Closeness.About : closeness;
    }

    private int Hole(string text, int start, List<Quantity> quantities)
    {
        var i = start;
        while (i < text.Length && text[i] is 'X' or 'x' or '×' or 'Ｘ') i++;
        if (i < text.Length && (char.IsAsciiLetter(text[i]) || IsDigit(text[i]))) return i;
        if (i < text.Length && text[i] is '年' or '月' or '日') return i;
        var (closeness, factor) = (Before(text, start), 1m);
        var begin = i;
        while (i < text.Length && text[i] is '余' or '多') { closeness = Closeness.AtLeast; i++; }
        if (i < text.Length && text[i] == '万') { factor = 10_000; i++; }
        else if (i < text.Length && text[i] == '亿') { factor = 100_000_000; i++; }
        var known = quantities.Count;
        var end = Finish(text, start, i, null, 0, factor, closeness, quantities);
        if (quantities[^1].Kind != QuantityKind.Bare || quantities[^1].Factor > 1 || quantities.Count == known) return end;
        quantities.RemoveAt(quantities.Count - 1);
        return Math.Max(begin, start + 1);
    }

    private int Chinese(string text, int start, List<Quantity> quantities)
    {
        var i = start;
        while (i < text.Length && ChineseNumeral.IsPart(text[i])) i++;
        if (start > 0 && text[start - 1] is '第' or '星' or '之' or '周' || i >= text.Length) return i;
        if (text[start] == '百' && At(text, start, "百分之") && start + 3 < text.Length) return Percent(text, start, quantities);
        if (ChineseNumeral.Parse(text.AsSpan(start, i - start)) is not { } value) return i;
        var closeness = text[i] is '多' or '余' ? Closeness.AtLeast : Before(text, start);
        var unitAt = text[i] is '多' or '余' ? i + 1 : i;
        // 一体化, 一些, 三农: a number only before a measure word, and 一 hardly ever counts.
        if (value == 1 || measures.At(text, unitAt) is not { } measure || !measures.CountsAfterChinese(measure)) return i;
        quantities.Add(new Quantity(start, unitAt + measure.Length, QuantityKind.Amount, value, 0, measures.Plain(measure), 1, closeness, 0));
        return unitAt + measure.Length;
    }

    private static int Percent(string text, int start, List<Quantity> quantities)
    {
        var i = start + 3;
        while (i < text.Length && ChineseNumeral.IsPart(text[i]) && text[i] is not ('万' or '亿')) i++;
        if (ChineseNumeral.Parse(text.AsSpan(start + 3, i - start - 3)) is not { } value) return i;
        quantities.Add(new Quantity(start, i, QuantityKind.Percent, value, 0.5m, "％", 1, Closeness.Exact, 0));
        return i;
    }

    internal static bool At(string text, int i, string word) => i + word.Length <= text.Length && string.CompareOrdinal(text, i, word, 0, word.Length) == 0;
}
