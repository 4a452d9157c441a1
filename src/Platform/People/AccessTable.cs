using Yingshang.Platform.Packs;

namespace Yingshang.Platform.People;

/// <summary>An action that somebody may or may not do. Declared by the module that does it.</summary>
/// <param name="Id">stable: <c>case.dispatch</c></param>
/// <param name="Name">as the official says it: 交办</param>
public sealed record ActionName(string Id, string Name);

/// <summary>The one table of role × action × scope, from <c>access.yaml</c>.</summary>
public sealed class AccessTable
{
    private readonly Dictionary<(Role, string), Scope> _cells;

    private AccessTable(Dictionary<(Role, string), Scope> cells, IReadOnlyList<ActionName> actions)
    {
        _cells = cells;
        Actions = actions;
    }

    public IReadOnlyList<ActionName> Actions { get; }

    public Scope ScopeOf(Role role, string action) => _cells.GetValueOrDefault((role, action));

    /// <summary>Reads the table; an action that the program does not know, or knows and does not find, is a problem.</summary>
    public static AccessTable Read(PackReader pack, IReadOnlyList<ActionName> actions)
    {
        const string file = "access.yaml";
        var cells = new Dictionary<(Role, string), Scope>();
        var rows = pack.Read(file)?.Map("actions");
        var found = new HashSet<string>();
        foreach (var (action, row) in rows?.Pairs() ?? [])
        {
            found.Add(action);
            if (actions.All(a => a.Id != action)) row.Problem($"不认识的动作“{action}”{Suggestion.For(action, actions.Select(a => a.Id))}");
            foreach (var (role, cell) in row.Pairs()) ReadCell(cells, action, role, cell);
        }
        foreach (var missing in actions.Where(a => !found.Contains(a.Id)))
            pack.Problems.Add(new PackProblem(file, rows?.Line ?? 0, 1, $"缺少动作“{missing.Id}”（{missing.Name}）的一行，没有写就没有人能办。"));
        return new AccessTable(cells, actions);
    }

    private static void ReadCell(Dictionary<(Role, string), Scope> cells, string action, string role, DeclarationNode cell)
    {
        if (!RoleNames.Ids.TryGetValue(role, out var who)) cell.Problem($"不认识的角色“{role}”{Suggestion.For(role, RoleNames.Ids.Keys)}");
        else if (!RoleNames.Scopes.TryGetValue(cell.Scalar ?? "", out var scope)) cell.Problem($"不认识的范围“{cell.Scalar}”{Suggestion.For(cell.Scalar ?? "", RoleNames.Scopes.Keys)}可选：{string.Join("、", RoleNames.Scopes.Keys)}。");
        else cells[(who, action)] = scope;
    }
}

/// <summary>The actions a module knows; collected before the table is read.</summary>
public sealed class ActionNames
{
    public List<ActionName> All { get; } = [];
}
