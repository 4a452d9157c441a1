using System.Globalization;

namespace Yingshang.Gongwen;

/// <summary>结构层次序数：“一、”“（一）”“1.”“（1）”（GB/T 9704-2012 7.3.3）。For texts whose headings come without numbers.</summary>
public static class HeadingNumbers
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>The same blocks with a number in front of each heading; a heading begins the count of the levels below it again.</summary>
    public static IReadOnlyList<GongwenBlock> AddTo(IEnumerable<GongwenBlock> blocks)
    {
        var counts = new int[4];
        var numbered = new List<GongwenBlock>();
        foreach (var block in blocks)
        {
            if (block is not HeadingBlock heading)
            {
                numbered.Add(block);
                continue;
            }

            var number = ++counts[heading.Level - 1];
            Array.Clear(counts, heading.Level, counts.Length - heading.Level);
            numbered.Add(new HeadingBlock(heading.Level, [Label(heading.Level, number), .. heading.Runs]));
        }

        return numbered;
    }

    private static string Label(int level, int number) => level switch
    {
        1 => $"{Chinese(number)}、",
        2 => $"（{Chinese(number)}）",
        3 => string.Create(CultureInfo.InvariantCulture, $"{number}."),
        _ => string.Create(CultureInfo.InvariantCulture, $"（{number}）"),
    };

    /// <summary>1–99 in Chinese numerals: 十, 十一, 二十, 九十九.</summary>
    private static string Chinese(int number) => number switch
    {
        < 10 => Digits[number].ToString(),
        < 100 => (number < 20 ? "" : Digits[number / 10].ToString()) + "十" + (number % 10 == 0 ? "" : Digits[number % 10].ToString()),
        _ => throw new ArgumentOutOfRangeException(nameof(number), number, "同一层次的标题不超过 99 个"),
    };
}
