using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Yingshang.App.Commands;
using Yingshang.Indicators;

namespace Yingshang.Modules.Tests.Commands;

/// <summary><c>./yingshang import indicators FILE</c>: months of indicators from the command line; what is there already stays, what differs needs its reason.</summary>
public sealed class ImportIndicatorsCommandTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("yingshang-indicators-").FullName;

    public async Task InitializeAsync() => Assert.Equal(0, await SeedCommand.Create().Parse(["--data", _folder, "--db", "", "--empty"]).InvokeAsync());

    public Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Months_go_in_once_and_a_revision_needs_its_reason()
    {
        Assert.Equal(0, await RunAsync("规上工业产值,当月,2023-09,61.2,", "工业税收,累计,2023年1-9月,21.4,"));
        Assert.Equal(0, await RunAsync("规上工业产值,当月,2023-09,61.2,"));
        Assert.Equal(1, await RunAsync("规上工业产值,当月,2023-09,60.9,"));
        Assert.Equal(0, await RunAsync("规上工业产值,当月,2023-09,60.9,一户企业更正"));
        Assert.Equal(1, await RunAsync("没有的指标,当月,2023-09,1,"));
        await using var db = DistrictOptions.Open(_folder, null, null, TimeProvider.System).NewSystemDb();
        Assert.Equal([(609_000L, 2), (214_000L, 1)], (await db.Set<Observation>().AsNoTracking().OrderByDescending(o => o.Value).ToListAsync()).Select(o => (o.Value, o.Version)));
    }

    private Task<int> RunAsync(params string[] lines)
    {
        var file = Path.Combine(_folder, "指标.csv");
        File.WriteAllLines(file, lines.Prepend("指标,口径,期间,数值,修订原因"));
        return ImportCommand.Create().Parse(["indicators", file, "--data", _folder, "--db", ""]).InvokeAsync();
    }
}
