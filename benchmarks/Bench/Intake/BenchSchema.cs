using Npgsql;

namespace Yingshang.Bench.Intake;

/// <summary>A schema of the benchmark's own on a PostgreSQL server; it goes when the run has ended.</summary>
internal sealed class BenchSchema : IAsyncDisposable
{
    private readonly string _server, _name;

    private BenchSchema(string server, string name) => (_server, _name) = (server, name);

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { SearchPath = _name, MaxPoolSize = 90 }.ToString();

    public static async Task<BenchSchema> CreateAsync(string server, CancellationToken cancel)
    {
        var schema = new BenchSchema(server, "bench_" + Guid.CreateVersion7().ToString("N"));
        await schema.ExecuteAsync($"CREATE SCHEMA {schema._name}", cancel);
        return schema;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP SCHEMA {_name} CASCADE", CancellationToken.None);

    private async Task ExecuteAsync(string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
