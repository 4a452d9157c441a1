using System.Text;
using Yingshang.Proofreading.Texts;

namespace Yingshang.Proofreading.Numbers;

/// <summary>A sentence in which each number is one sign, so that patterns over numbers stay short: “新增Ⓐ，同比增长Ⓟ，总量达Ⓐ”.</summary>
internal sealed class Skeleton
{
    /// <summary>An amount with a unit.</summary>
    public const string A = "[\uE000-\uE7FF]";

    /// <summary>A percentage.</summary>
    public const string P = "[\uE800-\uEBFF]";

    /// <summary>Percentage points.</summary>
    public const string D = "[\uEC00-\uEFFF]";

    /// <summary>A number without unit.</summary>
    public const string B = "[\uF100-\uF4FF]";

    /// <summary>Any of them, or a placeholder.</summary>
    public const string N = "[\uE000-\uF4FF]";

    private readonly Dictionary<char, Quantity> _quantities = [];

    private Skeleton(Paragraph paragraph, Sentence sentence) => (Paragraph, Sentence) = (paragraph, sentence);

    public Paragraph Paragraph { get; }
    public Sentence Sentence { get; }
    public string Text { get; private set; } = "";

    /// <summary>In the order of the sentence, with where each stands in <see cref="Text"/>.</summary>
    public IReadOnlyList<(Quantity Quantity, int At)> Quantities { get; private set; } = [];

    public Quantity this[string sign] => _quantities[sign[0]];

    public Quantity? Find(char sign) => _quantities.GetValueOrDefault(sign);

    public static bool IsSign(char c) => c is >= '\uE000' and <= '\uF4FF';

    public static Skeleton Of(Paragraph paragraph, Sentence sentence, IEnumerable<Quantity> quantities)
    {
        var skeleton = new Skeleton(paragraph, sentence);
        var text = new StringBuilder();
        var placed = new List<(Quantity, int)>();
        var (at, amounts, percents, points, bares, holes) = (sentence.Start, 0, 0, 0, 0, 0);
        foreach (var quantity in quantities)
        {
            var sign = (quantity.IsHole, quantity.Kind) switch
            {
                (true, _) => 0xF000 + holes++ % 0x100,
                (_, QuantityKind.Amount) => 0xE000 + amounts++ % 0x800,
                (_, QuantityKind.Percent) => 0xE800 + percents++ % 0x400,
                (_, QuantityKind.Points) => 0xEC00 + points++ % 0x400,
                _ => 0xF100 + bares++ % 0x400,
            };
            text.Append(paragraph.Text, at, quantity.Start - at);
            placed.Add((quantity, text.Length));
            text.Append((char)sign);
            skeleton._quantities[(char)sign] = quantity;
            at = quantity.End;
        }
        skeleton.Text = text.Append(paragraph.Text, at, sentence.End - at).ToString();
        skeleton.Quantities = placed;
        return skeleton;
    }
}
