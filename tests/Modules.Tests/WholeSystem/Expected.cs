using Yingshang.App.Commands;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.WholeSystem;

/// <summary>Who should be able to do what, written down by hand in <c>access.csv</c> from how the offices work.</summary>
internal static class Expected
{
    private static readonly Dictionary<char, Scope> Letters = new()
    {
        ['-'] = Scope.None, ['O'] = Scope.Own, ['E'] = Scope.Enterprise, ['S'] = Scope.Section, ['U'] = Scope.Unit, ['D'] = Scope.District,
    };

    private static readonly Dictionary<(Role, string), Scope> Cells = Read();

    public static IEnumerable<string> Actions => Cells.Keys.Select(k => k.Item2).Distinct();

    public static Scope ScopeOf(Role role, string action) => Cells.GetValueOrDefault((role, action));

    public static bool May(Role role, string action) => ScopeOf(role, action) != Scope.None;

    private static Dictionary<(Role, string), Scope> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(DistrictOptions.Root, "tests", "Modules.Tests", "WholeSystem", "access.csv")).Where(l => l.Length > 0 && l[0] != '#').ToList();
        var roles = lines[0].Split(',')[1..].Select(r => Enum.Parse<Role>(r.Trim())).ToList();
        return lines[1..].Select(l => l.Split(',')).SelectMany(cells => roles.Select((role, i) => (Key: (role, cells[0].Trim()), Letter: cells[i + 1].Trim()[0])))
            .ToDictionary(c => c.Key, c => Letters[c.Letter]);
    }
}
