using System.Globalization;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Pages;

namespace Yingshang.Enterprises.Catalogues;

/// <summary>What can be known of an enterprise with a date and a source; an entry of the dictionary.</summary>
/// <param name="Scale">numbers are kept as integers of the unit's 10^-scale</param>
/// <param name="Source">who usually gives it</param>
/// <param name="Missing">what absence means: 未知, 没有, 不适用</param>
/// <param name="Confidential">the law by which it is not for everybody; null when it is plain business</param>
public sealed record FactKind(string Id, string Name, string Type, int Scale, string Unit, string Source, string Missing, string? Confidential)
{
    /// <summary>Groups of enterprises that can have it (企业, 个体工商户, 农民专业合作社); empty: all. For the others it is 不适用.</summary>
    public IReadOnlyList<string> AppliesTo { get; init; } = [];

    public bool IsFor(string? group) => AppliesTo.Count == 0 || group is null || AppliesTo.Contains(group);

    public bool IsNumber => Type == "number";
    public bool IsMoney => IsNumber && Unit == "元";

    /// <summary>In the unit: 元, 人 …</summary>
    public decimal ValueOf(long number) => number / Power;

    /// <summary>The integer that is stored; null when the value has more decimals than the scale keeps.</summary>
    public long? NumberOf(decimal value) => value * Power is var scaled && scaled == Math.Truncate(scaled) && Math.Abs(scaled) < long.MaxValue ? (long)scaled : null;

    /// <summary>As read: 1.28亿元, 312人, 0.85万千瓦时.</summary>
    public string Shown(long? number, string? text) => number is not { } known ? text ?? "" : IsMoney && Scale == 2 ? ChineseFormat.Money(known) : ValueOf(known).ToString("#,0.####", CultureInfo.InvariantCulture) + Unit;

    private decimal Power => (decimal)Math.Pow(10, Scale);

    internal static FactKind Read(DeclarationNode node)
    {
        var kind = new FactKind(node.Text("id"), node.Text("name"), node.Choice("type", "text", "number", "date", "bool", "choice", "set"), node.Int("scale", 0),
            node.TextOrNull("unit") ?? "", node.TextOrNull("source") ?? "", node.Has("missing") ? node.Choice("missing", "未知", "没有", "不适用") : "未知", node.TextOrNull("confidential")) { AppliesTo = node.Texts("applies_to") };
        node.TextOrNull("dataset");
        node.NothingElse();
        return kind;
    }
}
