using Yingshang.Cases.Engine;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;

namespace Yingshang.Reports.AskFigures;

/// <summary>The filters of the list of demands in words, for a text and for the condition of a number.</summary>
internal sealed class DemandConditions(IReadOnlyDictionary<Guid, Unit> units, IReadOnlyList<WorkGroup> groups, DistrictProfile district)
{
    /// <summary>The whole condition, the period with it.</summary>
    public string Of(ListState list)
    {
        var all = new[] { Between("收到", list.Filter("from"), list.Filter("to")), InWords(list) }.Where(t => t.Length > 0).ToList();
        return all.Count == 0 ? $"{district.Name}全部诉求" : string.Join('，', all);
    }

    /// <summary>Everything but the period in which they came.</summary>
    public string InWords(ListState list)
    {
        var said = new List<string>();
        if (list.Q.Length > 0) said.Add($"含“{list.Q}”");
        foreach (var (name, value) in list.Filters) if (Say(name, value) is { } words) said.Add(words);
        if (Between("办结", list.Filter("closed-from"), list.Filter("closed-to")) is { Length: > 0 } closed) said.Add(closed);
        return string.Join('，', said);
    }

    private string? Say(string name, string value) => name switch
    {
        "state" => value switch
        {
            "open" => "未办结",
            "closed" => "已办结",
            _ => Enum.TryParse<CaseState>(value, out var state) ? $"状态为{state.Word}" : null,
        },
        "lamp" => value == "over" ? "超期未办结" : "临期",
        "nature" => $"性质为{value}",
        "topic" => $"主题为{value}",
        "channel" => $"来源为{value}",
        "outcome" => $"结果为{value}",
        "unit" => $"主办单位为{UnitName(value)}",
        "territory" => $"属地为{UnitName(value)}",
        "group" => $"专班为{groups.FirstOrDefault(g => g.Id.ToString() == value)?.Name ?? "（不认识的专班）"}",
        "complained" => $"被投诉单位为{UnitName(value)}",
        _ => null,
    };

    private string UnitName(string id) => Guid.TryParse(id, out var known) && units.TryGetValue(known, out var unit) ? unit.ShortName : "（不认识的单位）";

    private static string Between(string what, string? from, string? to) => (from, to) switch
    {
        (null, null) => "",
        ({ } only, null) => $"{only} 起{what}",
        (null, { } only) => $"{only} 以前{what}",
        _ when from == to => $"{from} {what}",
        _ => $"{from} 至 {to} {what}",
    };
}
