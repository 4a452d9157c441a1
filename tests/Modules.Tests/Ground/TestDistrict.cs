using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using Yingshang.App.Commands;
using Yingshang.App.Seeding;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Modules.Tests.Ground;

/// <summary>A district with the demo pack's units and people on a store of its own: a copy of a SQLite file that was migrated once,
/// or, where TEST_POSTGRES names a server, a schema that is handed on when the test has ended (<see cref="SchemaPool"/>).</summary>
public sealed class TestDistrict : IAsyncDisposable
{
    public const string Password = "Qinghe-2023-test";

    private static readonly Lazy<Pack> DemoPack = new(() => Pack.Load(Path.Combine(DistrictOptions.Root, "packs", "demo"), DistrictOptions.Modules));
    private static readonly Lazy<Task<string>> Template = new(CreateTemplateAsync);

    private readonly string _folder;
    private readonly string? _schema;
    private readonly bool _isPooled;

    private TestDistrict(District district, string folder, string? schema, bool isPooled = false) => (District, _folder, _schema, _isPooled) = (district, folder, schema, isPooled);

    public District District { get; }

    public static bool OnPostgreSql => Server is not null;

    /// <summary>What the demo pack declares.</summary>
    internal static T Declared<T>() where T : class => DemoPack.Value.Declared.Get<T>();

    private static string? Server => Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    /// <param name="pack">instead of the demo pack, which it extends</param>
    internal static async Task<TestDistrict> CreateAsync(TimeProvider clock, Pack? pack = null)
    {
        var folder = Directory.CreateTempSubdirectory("yingshang-test-").FullName;
        if (OnPostgreSql) return await CreateInSchemaAsync(folder, clock, pack);
        File.Copy(await Template.Value, Path.Combine(folder, "district.db"));
        var district = Open(folder, Store.Sqlite(Path.Combine(folder, "district.db")), clock, pack);
        await district.OpenAsync(CancellationToken.None);
        return new TestDistrict(district, folder, null);
    }

    /// <summary>A migrated store without units and people.</summary>
    internal static async Task<TestDistrict> CreateEmptyAsync(TimeProvider clock)
    {
        var empty = await CreateUnmigratedAsync(clock);
        await empty.District.OpenAsync(CancellationToken.None);
        return empty;
    }

    /// <summary>A store without a single table.</summary>
    internal static async Task<TestDistrict> CreateUnmigratedAsync(TimeProvider clock)
    {
        var folder = Directory.CreateTempSubdirectory("yingshang-test-").FullName;
        var schema = OnPostgreSql ? await CreateSchemaAsync() : null;
        var store = schema is null ? Store.Sqlite(Path.Combine(folder, "district.db")) : InSchema(schema);
        return new TestDistrict(Open(folder, store, clock), folder, schema);
    }

    public async ValueTask DisposeAsync()
    {
        if (_schema is null) ClearPool(District.Store);
        else if (_isPooled) await SchemaPool.GiveBackAsync(_schema);
        else await DropSchemaAsync(_schema, District.Store);
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<TestDistrict> CreateInSchemaAsync(string folder, TimeProvider clock, Pack? pack)
    {
        // A pack of its own may name other units and people.
        var schema = pack is null ? await SchemaPool.TakeAsync() : await CreateSchemaAsync();
        var district = Open(folder, InSchema(schema), clock, pack);
        await district.OpenAsync(CancellationToken.None);
        if (pack is not null) await SeedAsync(district);
        return new TestDistrict(district, folder, schema, pack is null);
    }

    /// <summary>A schema in which the demo pack's units and people stand.</summary>
    internal static async Task<string> CreateSeededSchemaAsync()
    {
        var folder = Directory.CreateTempSubdirectory("yingshang-schema-").FullName;
        var schema = await CreateSchemaAsync();
        var district = Open(folder, InSchema(schema), new TestClock());
        await district.OpenAsync(CancellationToken.None);
        await SeedAsync(district);
        Directory.Delete(folder, recursive: true);
        return schema;
    }

    private static async Task<string> CreateTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("yingshang-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "district.db");
        var district = Open(folder, Store.Sqlite(file), new TestClock());
        await district.OpenAsync(CancellationToken.None);
        await SeedAsync(district);
        await using (var connection = new SqliteConnection(district.Store.ConnectionString))
        {
            await connection.OpenAsync();
            await using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await checkpoint.ExecuteNonQueryAsync();
        }
        ClearPool(district.Store);
        return file;
    }

    private static Task SeedAsync(District district)
    {
        // One round of the hash is enough for a password that everybody knows.
        var hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
        return new OrganisationSeed(district, hasher).SeedAsync(Password, TestClock.Local("2023-01-01"), CancellationToken.None);
    }

    private static District Open(string folder, Store store, TimeProvider clock, Pack? pack = null) => new(folder, store, pack ?? DemoPack.Value, DistrictOptions.Modules, clock);

    private static void ClearPool(Store store)
    {
        using var connection = new SqliteConnection(store.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    internal static Store InSchema(string schema) => Store.PostgreSql(new NpgsqlConnectionStringBuilder(Server) { SearchPath = schema, MaxPoolSize = 10, IncludeErrorDetail = true }.ToString());

    private static async Task<string> CreateSchemaAsync()
    {
        var schema = "test_" + Guid.CreateVersion7().ToString("N");
        await ExecuteAsync($"CREATE SCHEMA {schema}");
        return schema;
    }

    private static async Task DropSchemaAsync(string schema, Store store)
    {
        await using (var connection = new NpgsqlConnection(store.ConnectionString)) NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync($"DROP SCHEMA {schema} CASCADE");
    }

    internal static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
