using System.CommandLine;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Data.Sqlite;
using Yingshang.App.Commands;

namespace Yingshang.Modules.Tests.Commands;

/// <summary><c>./yingshang report</c> in a named way of counting and for one 专班.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("yingshang-report-").FullName;

    private string Out => Path.Combine(_folder, "out.docx");
    private string Figures => Path.Combine(_folder, "figures.json");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_report_is_made_in_the_way_of_counting_that_is_named_and_for_one_group()
    {
        await SeedAsync();
        Assert.Equal(0, await RunAsync("weekly-dispatch", "--from", "2023-10-09", "--to", "2023-10-15", "--out", Out));
        Assert.Contains("实际口径", Text());
        Assert.DoesNotContain("上级口径", Text());

        Assert.Equal(0, await RunAsync("weekly-dispatch", "--from", "2023-10-09", "--to", "2023-10-15", "--way", "upper", "--group", "水电气网保障专班", "--out", Out, "--figures", Figures));
        Assert.Contains("上级口径", Text());
        Assert.DoesNotContain("实际口径", Text());
        Assert.StartsWith("水电气网保障专班", Text().TrimStart());
        using var figures = JsonDocument.Parse(await File.ReadAllTextAsync(Figures));
        var metrics = figures.RootElement.EnumerateArray().Select(f => f.GetProperty("metric").GetString()).ToList();
        Assert.Contains(metrics, m => m!.StartsWith("demands-solved-upper", StringComparison.Ordinal));
        Assert.Contains(figures.RootElement.EnumerateArray(), f => f.GetProperty("filter").GetString()!.Contains("专班 = \"水电气网保障专班\"", StringComparison.Ordinal));

        // The names serve as well as the ids.
        Assert.Equal(0, await RunAsync("monthly-bulletin", "--from", "2023-10", "--to", "2023-10", "--way", "上级口径", "--out", Out));
        Assert.Contains("上级口径", Text());
    }

    [Fact]
    public async Task What_is_not_declared_is_wrong_usage()
    {
        Assert.Equal(0, await SeedCommand.Create().Parse(["--data", _folder, "--db", "", "--empty"]).InvokeAsync());
        string[] week = ["--from", "2023-10-09", "--to", "2023-10-15"];
        Assert.Equal(2, await RunAsync(["weekly-dispatch", .. week, "--way", "other"]));
        Assert.Equal(2, await RunAsync(["weekly-dispatch", .. week, "--group", "没有的专班"]));
        Assert.Equal(2, await RunAsync(["monthly-bulletin", "--from", "2023-10", "--to", "2023-10", "--group", "没有的专班"]));
    }

    [Fact]
    public async Task The_help_says_both()
    {
        using var help = new StringWriter();
        await new RootCommand { ReportCommand.Create() }.Parse(["report", "--help"]).InvokeAsync(new InvocationConfiguration { Output = help });
        foreach (var said in new[] { "--way", "口径", "upper", "--group", "专班" }) Assert.Contains(said, help.ToString());
    }

    private Task<int> SeedAsync() => SeedCommand.Create().Parse(["--data", _folder, "--db", "", "--scale", "0.005"]).InvokeAsync();

    private Task<int> RunAsync(params string[] args) => ReportCommand.Create().Parse(["--data", _folder, "--db", "", .. args]).InvokeAsync();

    private string Text()
    {
        using var document = WordprocessingDocument.Open(Out, false);
        return document.MainDocumentPart!.Document!.Body!.InnerText;
    }
}
