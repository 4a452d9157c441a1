using Npgsql;
using Yingshang.App.Commands;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Commands;

/// <summary><c>./yingshang migrate --owner</c>: the tables belong to one role, the application works as another.</summary>
public sealed class MigrateCommandTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("yingshang-owner-").FullName;
    private readonly string _name = "own_" + Guid.CreateVersion7().ToString("N");

    private static string Server => Environment.GetEnvironmentVariable("TEST_POSTGRES")!;
    private string Owner => new NpgsqlConnectionStringBuilder(Server) { SearchPath = _name }.ToString();
    private string App => new NpgsqlConnectionStringBuilder(Server) { SearchPath = _name, Username = _name }.ToString();

    public async Task InitializeAsync()
    {
        if (TestDistrict.OnPostgreSql) await DoAsync(Server, $"CREATE ROLE {_name} LOGIN");
    }

    public async Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        if (!TestDistrict.OnPostgreSql) return;
        NpgsqlConnection.ClearAllPools();
        await DoAsync(Server, $"DROP SCHEMA IF EXISTS {_name} CASCADE; DROP OWNED BY {_name}; DROP ROLE {_name}");
    }

    [Fact]
    public async Task The_applications_role_works_and_cannot_alter_what_was_recorded()
    {
        if (!TestDistrict.OnPostgreSql) return;
        Assert.Equal(0, await MigrateAsync());
        Assert.Equal(0, await SeedCommand.Create().Parse(["--data", _folder, "--db", App, "--scale", "0.005"]).InvokeAsync());
        Assert.Equal(0, await VerifyCommand.Create().Parse(["--data", _folder, "--db", App]).InvokeAsync());
        foreach (var sql in new[]
        {
            "UPDATE audit_entries SET action = 'x'", "DELETE FROM audit_entries", "UPDATE audit_links SET seq = seq", "DELETE FROM audit_links", "DELETE FROM audit_contents", "UPDATE audit_contents SET entry_id = entry_id",
            "UPDATE audit_heads SET seq = seq", "DELETE FROM audit_heads", "UPDATE cases_history SET title = 'x'", "DELETE FROM enterprises_history", "TRUNCATE units_history", "TRUNCATE audit_links",
            "DELETE FROM \"__EFMigrationsHistory\"", "CREATE TABLE mine (a int)", "DROP TABLE audit_links", "ALTER TABLE units ADD COLUMN a int",
        }) Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => DoAsync(App, sql))).SqlState);
        await DoAsync(App, "UPDATE audit_contents SET text = text WHERE false");
        await DoAsync(App, "UPDATE units SET short_name = short_name WHERE false");
    }

    [Fact]
    public async Task It_may_be_run_again_and_a_role_that_owns_is_refused()
    {
        if (!TestDistrict.OnPostgreSql) return;
        Assert.Equal(0, await MigrateAsync());
        Assert.Equal(0, await MigrateAsync());
        Assert.Equal(2, await MigrateCommand.Create().Parse(["--data", _folder, "--db", Owner, "--owner", Owner]).InvokeAsync());
    }

    [Fact]
    public async Task On_SQLite_there_are_no_roles() =>
        Assert.Equal(2, await MigrateCommand.Create().Parse(["--data", _folder, "--db", "", "--owner", "Host=db;Username=keeper"]).InvokeAsync());

    private Task<int> MigrateAsync() => MigrateCommand.Create().Parse(["--data", _folder, "--db", App, "--owner", Owner]).InvokeAsync();

    private static async Task DoAsync(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
        await using var command = new NpgsqlCommand(sql, open);
        await command.ExecuteNonQueryAsync();
    }
}
