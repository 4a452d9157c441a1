using System.Text.RegularExpressions;

namespace Yingshang.Cases;

/// <summary>The ways in which a text may name an enterprise: as registered, without the form of company, without the place, by the trade name alone
/// (《企业名称登记管理规定》第六条：行政区划名称、字号、行业或者经营特点、组织形式). For a 保密件 rather a word too many is hidden than one too few.</summary>
internal static partial class KeptNames
{
    private const int PlaceLength = 2;
    private const int TradeNameLength = 2;

    [GeneratedRegex("(股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|公司|（有限合伙）|\\(有限合伙\\)|专业合作社|合作社|个体工商户)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("^(.{2,3}?省)?(.{2,4}?市)?(.{1,3}?[区县])?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    /// <summary>Longest first, so that the whole name goes before its parts.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var names = new List<string> { name };
        var bare = Form().Replace(name, "");
        names.Add(bare);
        var placed = Place().Replace(bare, "");
        names.Add(placed);
        // 清河恒信纺织: the place stands there without 区 or 市.
        var rest = placed.Length == bare.Length && bare.Length >= PlaceLength + TradeNameLength + 2 ? bare[PlaceLength..] : placed;
        names.Add(rest);
        if (rest.Length >= TradeNameLength + 2 && rest.Length < name.Length) names.Add(rest[..TradeNameLength]);
        return [.. names.Where(n => n.Length > 1).Distinct().OrderByDescending(n => n.Length)];
    }

    /// <summary>The text without any of the names.</summary>
    public static string Hide(string text, string name, string instead) => Of(name).Aggregate(text, (said, kept) => said.Replace(kept, instead, StringComparison.Ordinal));
}
