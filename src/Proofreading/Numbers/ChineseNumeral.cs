namespace Yingshang.Proofreading.Numbers;

internal static class ChineseNumeral
{
    private const string Digits = "零一二三四五六七八九";

    public static bool IsPart(char c) => c is '两' or '〇' or '十' or '百' or '千' or '万' or '亿' || Digits.Contains(c, StringComparison.Ordinal);

    /// <summary>二十五 → 25, 三百零六 → 306, 两万 → 20 000; null when it is no number (百万, 千亿, 三四).</summary>
    public static long? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] is '百' or '千' or '万' or '亿') return null;
        long total = 0, section = 0, digit = -1;
        foreach (var c in text)
        {
            if (Digit(c) is { } d)
            {
                if (digit > 0 || d == 0 && digit == 0) return null;
                digit = d;
                continue;
            }
            var unit = c switch { '十' => 10L, '百' => 100, '千' => 1_000, '万' => 10_000, '亿' => 100_000_000, _ => 0 };
            if (unit == 0) return null;
            if (unit < 10_000)
            {
                section += (digit < 0 ? 1 : digit) * unit;
            }
            else
            {
                total = (total + section + Math.Max(digit, 0)) * unit;
                section = 0;
            }
            digit = -1;
        }
        return total + section + Math.Max(digit, 0);
    }

    private static long? Digit(char c) => c switch { '两' => 2, '〇' => 0, _ when Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i => i, _ => null };
}
