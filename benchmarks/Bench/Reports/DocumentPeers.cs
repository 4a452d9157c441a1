using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yingshang.App.Commands;

namespace Yingshang.Bench.Reports;

/// <summary>docxtemplater and carbone, run by Node over the same pages; what cannot be had is left out and said.</summary>
internal static class DocumentPeers
{
    public sealed record Line(string Name, double Milliseconds, double Cpu, int Bytes, int Filled);

    private static string Folder => Path.Combine(DistrictOptions.Root, "out", "document-peers");

    public static IReadOnlyList<Line> Run(int rounds)
    {
        if (Install() is { } why)
        {
            Console.WriteLine($"npm peers left out: {why}\n");
            return [];
        }

        File.WriteAllText(Path.Combine(Folder, "pages.json"), SevenPages.Json().ToJsonString());
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "peers.mjs"), Path.Combine(Folder, "pages.json"), rounds.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Folder })!;
        var lines = new List<Line>();
        while (node.StandardOutput.ReadLine() is { } line)
        {
            var said = JsonSerializer.Deserialize<JsonObject>(line)!;
            if (said["failed"] is { } failed) Console.WriteLine($"{said["name"]} left out: {failed}\n");
            else lines.Add(new Line((string)said["name"]!, (double)said["milliseconds"]!, (double)said["cpu"]!, (int)said["bytes"]!, (int)said["filled"]!));
        }

        node.WaitForExit();
        return lines;
    }

    /// <summary>Why they cannot be had; null when they are there.</summary>
    private static string? Install()
    {
        Directory.CreateDirectory(Folder);
        var source = Path.Combine(DistrictOptions.Root, "benchmarks", "Bench", "Reports");
        foreach (var file in new[] { "peers.mjs", "package.json" }) File.Copy(Path.Combine(source, file), Path.Combine(Folder, file), overwrite: true);
        if (Directory.Exists(Path.Combine(Folder, "node_modules", "carbone"))) return null;
        try
        {
            using var install = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--silent"]) { WorkingDirectory = Folder, RedirectStandardOutput = true, UseShellExecute = false })!;
            install.StandardOutput.ReadToEnd();
            install.WaitForExit();
            return install.ExitCode == 0 ? null : "npm could not restore them.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "there is no Node here.";
        }
    }
}
