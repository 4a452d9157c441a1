using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Yingshang.Bench.Rules;

/// <summary>The rules as a programmer would have written them in C#, compiled by the SDK's compiler.</summary>
internal sealed record HandWritten(Func<DecimalRow, bool>[] OverDecimals, Func<ScaledRow, bool>[] OverIntegers)
{
    public static HandWritten Compile(IReadOnlyList<Rule> rules, string folder)
    {
        Directory.CreateDirectory(folder);
        var own = typeof(DecimalRow).Assembly.Location;
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project/>");
        File.WriteAllText(Path.Combine(folder, "Hand.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><AssemblyName>Hand{rules.Count}</AssemblyName><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup><Reference Include="Yingshang.Bench"><HintPath>{own}</HintPath><Private>false</Private></Reference></ItemGroup>
            </Project>
            """);
        var code = new StringBuilder("using Yingshang.Bench.Rules;\npublic static class Hand\n{\n");
        Append(code, rules, nameof(DecimalRow), nameof(OverDecimals), Dialect.Decimals);
        Append(code, rules, nameof(ScaledRow), nameof(OverIntegers), Dialect.Scaled);
        File.WriteAllText(Path.Combine(folder, "Hand.cs"), code.Append("}\n").ToString());
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", Path.Combine(folder, "Hand.csproj"), "-c", "Release", "-v", "q", "--nologo", "-o", Path.Combine(folder, "out")]) { RedirectStandardOutput = true })!;
        var said = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode != 0) throw new InvalidOperationException(said);
        var hand = Assembly.LoadFrom(Path.Combine(folder, "out", $"Hand{rules.Count}.dll")).GetType("Hand")!;
        return new HandWritten((Func<DecimalRow, bool>[])hand.GetField(nameof(OverDecimals))!.GetValue(null)!, (Func<ScaledRow, bool>[])hand.GetField(nameof(OverIntegers))!.GetValue(null)!);
    }

    private static void Append(StringBuilder code, IReadOnlyList<Rule> rules, string row, string name, Dialect dialect)
    {
        code.Append($"    public static readonly Func<{row}, bool>[] {name} =\n    [\n");
        foreach (var rule in rules) code.Append($"        e => {rule.In(dialect)},\n");
        code.Append("    ];\n");
    }
}
