using System.Xml.Linq;
using Yingshang.App.Commands;

namespace Yingshang.Modules.Tests.WholeSystem;

/// <summary>The map in ARCHITECTURE.md is what the compiler holds: who may know whom.</summary>
public sealed class ArchitectureTests
{
    private static readonly IReadOnlyDictionary<string, string> Table = File.ReadLines(Path.Combine(DistrictOptions.Root, "ARCHITECTURE.md"))
        .Where(line => line.StartsWith("| `src/", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[1].Trim('`').Split('/')[^1], cells => cells[3]);

    public static TheoryData<string> Projects => [.. Directory.EnumerateFiles(Path.Combine(DistrictOptions.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_knows_those_that_the_table_says(string project)
    {
        Assert.True(Table.ContainsKey(project), $"{project} is missing from the table in ARCHITECTURE.md");
        var told = Table[project];
        if (told.StartsWith("all", StringComparison.Ordinal)) return;
        var known = told == "nothing" ? [] : told.Split(',', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(known, Reachable(project).Order(StringComparer.Ordinal).ToList());
    }

    private static HashSet<string> Reachable(string project)
    {
        var file = Directory.EnumerateFiles(Path.Combine(DistrictOptions.Root, "src"), project + ".csproj", SearchOption.AllDirectories).Single();
        var direct = XDocument.Load(file).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))).ToList();
        return [.. direct.Concat(direct.SelectMany(Reachable))];
    }
}
