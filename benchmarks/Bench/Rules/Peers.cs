using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yingshang.App.Commands;

namespace Yingshang.Bench.Rules;

/// <summary>The peers of npm, run by Node over the same rows and rules; what cannot be had is left out and said.</summary>
internal static class Peers
{
    public sealed record Line(string Name, double PerSecond, long Matches, int Rows, string Note);

    private static string Folder => Path.Combine(DistrictOptions.Root, "out", "peers");

    public static IReadOnlyList<Line> Run(IReadOnlyList<ScaledRow> rows, IReadOnlyList<Rule> rules, string data, double seconds, string only)
    {
        if (Install() is { } why)
        {
            Console.WriteLine($"npm peers left out: {why}\n");
            return [];
        }
        Write(rows, rules, data);
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, "peers.mjs"), data, seconds.ToString(CultureInfo.InvariantCulture), only]) { RedirectStandardOutput = true, WorkingDirectory = Folder };
        using var node = Process.Start(start)!;
        var lines = new List<Line>();
        while (node.StandardOutput.ReadLine() is { } line)
        {
            var said = JsonSerializer.Deserialize<JsonObject>(line)!;
            if (said["failed"] is { } failed) Console.WriteLine($"{said["name"]} left out: {failed}\n");
            else lines.Add(new Line((string)said["name"]!, (double)said["perSecond"]!, (long)said["matches"]!, (int)said["rows"]!, (string)said["note"]!));
        }
        node.WaitForExit();
        return lines;
    }

    /// <summary>Why they cannot be had; null when they are there.</summary>
    private static string? Install()
    {
        Directory.CreateDirectory(Folder);
        var source = Path.Combine(DistrictOptions.Root, "benchmarks", "Bench", "Rules");
        foreach (var file in new[] { "peers.mjs", "package.json" }) File.Copy(Path.Combine(source, file), Path.Combine(Folder, file), overwrite: true);
        if (Directory.Exists(Path.Combine(Folder, "node_modules", "feelin"))) return null;
        try
        {
            using var install = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--silent"]) { WorkingDirectory = Folder, RedirectStandardOutput = true })!;
            install.StandardOutput.ReadToEnd();
            install.WaitForExit();
            return install.ExitCode == 0 ? null : "npm could not restore them.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "there is no Node here.";
        }
    }

    private static void Write(IReadOnlyList<ScaledRow> rows, IReadOnlyList<Rule> rules, string data)
    {
        Directory.CreateDirectory(data);
        File.WriteAllText(Path.Combine(data, "rules.json"), new JsonArray([.. rules.Select(Described)]).ToJsonString());
        using var csv = new StreamWriter(Path.Combine(data, "rows.csv"));
        for (var id = 0; id < rows.Count; id++)
        {
            var row = rows[id].ToDecimal();
            csv.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id},{row.Size},{row.Industry},{row.Street},{row.Credit},{row.Age},{row.Staff},{row.Revenue},{row.Research},{row.Tax},{row.Debt},{row.Patents},{(row.IsHighTech == true ? 1 : 0)}"));
        }
    }

    private static JsonObject Described(Rule rule) => new()
    {
        ["feel"] = rule.In(Dialect.FeelWithLists),
        ["sql"] = rule.In(Dialect.Sql),
        ["zen"] = rule.In(Dialect.Zen),
        ["json"] = rule.Json(),
    };
}
