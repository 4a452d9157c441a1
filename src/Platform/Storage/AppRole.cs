using Microsoft.EntityFrameworkCore;
using Npgsql;
using Yingshang.Platform.Audit;

namespace Yingshang.Platform.Storage;

/// <summary>What the application's own role may do on PostgreSQL: read and write records, never alter what was recorded. The schema belongs to another role.</summary>
public static class AppRole
{
    /// <summary>Creates the schema that the connection's search path names, if it is not there.</summary>
    public static async Task CreateSchemaAsync(string owner, CancellationToken cancel)
    {
        if (SchemaOf(owner) is not { } schema) return;
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancel);
        await using var known = new NpgsqlCommand("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1", connection) { Parameters = { new() { Value = schema } } };
        if (await known.ExecuteScalarAsync(cancel) is not null) return;
        await ExecuteAsync(connection, $"CREATE SCHEMA {Quoted(schema)}", cancel);
    }

    /// <summary>Grants the role what it needs and takes back what it must not have. May be run again after each upgrade.</summary>
    public static async Task GrantAsync(DistrictDb owned, string role, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(owned.Store.ConnectionString);
        await using var _ = connection;
        await connection.OpenAsync(cancel);
        var schema = Quoted(SchemaOf(owned.Store.ConnectionString) ?? "public");
        var who = Quoted(role);
        await ExecuteAsync(connection, $"""
            GRANT USAGE ON SCHEMA {schema} TO {who};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {who};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {who};
            """, cancel);
        foreach (var table in Recorded(owned)) await ExecuteAsync(connection, $"REVOKE UPDATE, DELETE, TRUNCATE ON {schema}.{Quoted(table)} FROM {who}", cancel);
        // Personal content beside the chain can be blanked with a reason, by whoever may; it is never taken away.
        var content = owned.Model.FindEntityType(typeof(AuditContent))!;
        await ExecuteAsync(connection, $"REVOKE UPDATE, DELETE, TRUNCATE ON {schema}.{Quoted(content.GetTableName()!)} FROM {who}", cancel);
        await ExecuteAsync(connection, $"GRANT UPDATE (text, blanked_at, blanked_because) ON {schema}.{Quoted(content.GetTableName()!)} TO {who}", cancel);
        await ExecuteAsync(connection, $"REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON {schema}.\"__EFMigrationsHistory\" FROM {who}", cancel);
    }

    /// <summary>Tables to which rows are added and never altered: the audit chain, and every history.</summary>
    public static IReadOnlyList<string> Recorded(DistrictDb db) =>
    [
        .. new[] { typeof(AuditEntry), typeof(AuditLink), typeof(AuditHead) }.Select(t => db.Model.FindEntityType(t)!.GetTableName()!),
        .. db.Model.GetEntityTypes().Where(History.Is).Select(e => e.GetTableName()!).Order(StringComparer.Ordinal),
    ];

    private static string? SchemaOf(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString).SearchPath?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()?.Trim('"');

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        // Names come from the model and from the operator's own connection string, quoted.
#pragma warning disable CA2100
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }
}
