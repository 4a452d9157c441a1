using System.CommandLine;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Yingshang.App.Commands;
using Yingshang.Books.Entries;
using Yingshang.Modules.Tests.Files;

namespace Yingshang.Modules.Tests.Commands;

/// <summary><c>./yingshang import book ID FILE</c>: the lines of a book from the command line, as often as one likes.</summary>
public sealed class ImportBookCommandTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("yingshang-import-").FullName;

    private string File => Path.Combine(_folder, "载体.xlsx");

    public async Task InitializeAsync() => Assert.Equal(0, await SeedCommand.Create().Parse(["--data", _folder, "--db", "", "--empty"]).InvokeAsync());

    public Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_file_goes_in_once_and_what_changed_in_it_corrects()
    {
        Write(["清河创客空间", "众创空间", "省级", "清河创客服务有限公司", 0.35m, 28, "有效", "区科技局"], ["金桥孵化器", "科技企业孵化器", "国家级", "金桥科技园有限公司", 2.1m, 63, "有效", "区科技局"]);
        Assert.Equal((0, 2, 0, 0, 0), await RunAsync("--dry-run"));
        Assert.Empty(await EntriesAsync());
        Assert.Equal((0, 2, 0, 0, 0), await RunAsync());
        Assert.Equal((0, 0, 0, 2, 0), await RunAsync());
        Write(["清河创客空间", "众创空间", "国家级", "清河创客服务有限公司", 0.35m, 31, "有效", "区科技局"]);
        Assert.Equal((0, 0, 1, 0, 0), await RunAsync());
        var space = (await EntriesAsync()).Single(e => e.T1 == "清河创客空间");
        Assert.Equal(("国家级", 31L, 2, "导入“载体.xlsx”"), (space.C2, space.N2, space.Version, space.Because));
        Assert.Equal(2, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task Each_bad_line_is_named_with_its_cell_and_the_rest_goes_in()
    {
        Write(["清河创客空间", "众创空间", "省级", "清河创客服务有限公司", 0.35m, 28, "有效", "区科技局"], ["甲", "孵化园", "省级", "某公司", "很大", null, "有效", "区科技局"], [null, "加速器", "市级", "某公司", null, null, "有效", "区科技局"],
            ["乙", "加速器", "市级", "某公司", 0m, null, "有效", "区科技局"], ["丙", "加速器", "市级", "某公司", 1m, null, "有效", "农业局"]);
        Assert.Equal((1, 1, 0, 0, 4), await RunAsync());
        var bad = await System.IO.File.ReadAllTextAsync(File + ".bad.csv");
        foreach (var why in new[] { "B3 载体类型：没有“孵化园”这个选项", "E3 孵化面积：请填写数字，这里写的是“很大”", "A4 载体名称：请填写", "孵化面积要大于 0。", "H6 “农业局”不是您可以填报的单位" }) Assert.Contains(why, bad, StringComparison.Ordinal);
        Assert.Equal("清河创客空间", Assert.Single(await EntriesAsync()).T1);
    }

    [Fact]
    public async Task A_book_that_is_not_there_is_wrong_usage_and_a_file_without_its_columns_is_refused()
    {
        Write(["甲", "加速器", "市级", "某公司", 1m, null, "有效", "区科技局"]);
        Assert.Equal(2, await ImportCommand.Create().Parse(["book", "incubator", File, "--data", _folder, "--db", ""]).InvokeAsync());
        await System.IO.File.WriteAllBytesAsync(File, TestSheet.Xlsx(["载体名称"], ["甲"]));
        Assert.Equal(1, await ImportCommand.Create().Parse(["book", "incubators", File, "--data", _folder, "--db", ""]).InvokeAsync());
        Assert.Equal(2, await ImportCommand.Create().Parse(["book", "incubators", File + ".no", "--data", _folder, "--db", ""]).InvokeAsync());
    }

    private void Write(params IReadOnlyList<object?>[] lines) =>
        System.IO.File.WriteAllBytes(File, TestSheet.Xlsx([["载体名称", "载体类型", "级别", "运营单位", "孵化面积（万平方米）", "在孵企业数（家）", "状态", "填报单位"], .. lines]));

    private async Task<(int Exit, int New, int Changed, int Unchanged, int Bad)> RunAsync(params string[] more)
    {
        using var said = new StringWriter();
        var exit = await ImportCommand.Create().Parse(["book", "incubators", File, "--data", _folder, "--db", "", "--json", .. more]).InvokeAsync(new InvocationConfiguration { Output = said });
        using var json = JsonDocument.Parse(said.ToString());
        int Count(string name) => json.RootElement.GetProperty(name).GetInt32();
        return (exit, Count("new"), Count("changed"), Count("unchanged"), Count("bad"));
    }

    private async Task<List<BookEntry>> EntriesAsync()
    {
        await using var db = DistrictOptions.Open(_folder, null, null, TimeProvider.System).NewSystemDb();
        return await db.Set<BookEntry>().AsNoTracking().Where(e => e.BookId == "incubators").ToListAsync();
    }
}
