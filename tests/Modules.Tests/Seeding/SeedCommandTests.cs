using Microsoft.Data.Sqlite;
using Yingshang.App.Commands;

namespace Yingshang.Modules.Tests.Seeding;

/// <summary><c>./yingshang seed</c>: a district is laid down once.</summary>
public sealed class SeedCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("yingshang-seed-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_is_there_is_not_overwritten()
    {
        Assert.Equal(0, await RunAsync("--scale", "0.005"));
        Assert.Equal(1, await RunAsync("--scale", "0.005"));
        Assert.Equal(1, await RunAsync("--empty"));
        Assert.Equal(0, await RunAsync("--if-missing"));
    }

    [Fact]
    public async Task An_empty_district_has_its_units_and_the_three_administrators()
    {
        Assert.Equal(0, await RunAsync("--empty"));
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "district.db")}");
        await connection.OpenAsync();
        Assert.Equal([69, 3, 0], new[] { "units", "accounts", "enterprises" }.Select(table => Count(connection, table)));
        Assert.Equal(1, await RunAsync());
    }

    private Task<int> RunAsync(params string[] args) => SeedCommand.Create().Parse(["--data", _folder, "--db", "", .. args]).InvokeAsync();

    private static int Count(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return Convert.ToInt32(command.ExecuteScalar());
    }
}
