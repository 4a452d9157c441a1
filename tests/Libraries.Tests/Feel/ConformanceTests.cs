using Yingshang.Feel.Conformance;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>Runs the public conformance suite where a copy lies beside the project (../shared/tck, or the folder that DMN_TCK names); says nothing where there is none.</summary>
public class ConformanceTests
{
    /// <summary>Functions in Java are not run.</summary>
    private const string External = "0076-feel-external-java";

    private static string? Suite => Environment.GetEnvironmentVariable("DMN_TCK") is { Length: > 0 } named ? named : Beside();

    private static string? Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "tck");
            if (Directory.Exists(candidate)) return candidate;
        }
        return null;
    }

    [Fact]
    public void Every_case_of_the_conformance_suite_passes_but_external_functions()
    {
        if (Suite is not { } suite) return;
        var results = TckSuite.FilesIn(suite).SelectMany(f => TckSuite.Run(f, suite)).ToList();
        var failed = results.Where(r => !r.Passed && !r.Folder.EndsWith(External, StringComparison.Ordinal)).Select(r => $"{r.Folder} {r.Case}: {r.Reason}");
        Assert.Empty(failed);
        Assert.NotEmpty(results);
    }
}
