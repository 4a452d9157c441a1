using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Yingshang.Platform.Storage;

/// <summary>Writes many new rows at once: prepared inserts on SQLite, COPY on PostgreSQL. For the demo district, imports and benchmarks;
/// the caller records in the audit chain what it brought in.</summary>
public static class BulkWriter
{
    /// <param name="db">inside <see cref="DistrictDb.BeginWriteAsync"/></param>
    public static Task InsertAsync<T>(DistrictDb db, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class => InsertAsync(db, typeof(T), rows, cancel);

    internal static async Task InsertAsync(DistrictDb db, Type type, IReadOnlyCollection<object> rows, CancellationToken cancel)
    {
        if (rows.Count == 0) return;
        var entity = db.Model.FindEntityType(type)!;
        var columns = Columns(entity);
        foreach (var row in rows.OfType<VersionedRow>().Where(r => r.Version == 0)) row.RecordedOn(db.Now);
        await InsertAsync(db, entity.GetTableName()!, columns, rows.Select(r => Array.ConvertAll(columns, c => c.Value(r))), cancel);
    }

    // With the model, which the process builds once for each kind of database.
    private static readonly ConditionalWeakTable<IEntityType, Column[]> Known = [];

    internal static Column[] Columns(IEntityType entity) => Known.GetValue(entity, e => [.. e.GetProperties().Select(p => new Column(p, e))]);

    internal static async Task InsertAsync(DistrictDb db, string table, Column[] columns, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        var names = string.Join(", ", columns.Select(c => c.Name));
        if (db.Store.IsSqlite) await InsertIntoSqliteAsync(db, $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", columns.Select((_, i) => "$" + i))})", columns.Length, rows, cancel);
        else await CopyAsync(db, $"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)", [.. columns.Select(c => c.Type)], rows, cancel);
    }

    /// <summary>Search entries of many new records.</summary>
    public static async Task IndexAsync(DistrictDb db, string kind, IReadOnlyCollection<SearchText> records, CancellationToken cancel)
    {
        if (records.Count == 0) return;
        if (!db.Store.IsSqlite)
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TEMP TABLE IF NOT EXISTS search_incoming (kind text, subject_id uuid, readers uuid[], grams text)", cancel);
            await CopyAsync(db, "COPY search_incoming (kind, subject_id, readers, grams) FROM STDIN (FORMAT BINARY)", ["text", "uuid", "uuid[]", "text"],
                records.Select(r => new object?[] { kind, r.Id, r.Readers.ToArray(), SearchIndex.Vector(SearchIndex.Pairs(r.Text)) }), cancel);
            await db.Database.ExecuteSqlRawAsync("INSERT INTO search_entries (kind, subject_id, readers, grams) SELECT kind, subject_id, readers, grams::tsvector FROM search_incoming; DROP TABLE search_incoming", cancel);
            return;
        }
        var first = (await db.Database.SqlQueryRaw<long>("SELECT coalesce(max(row), 0) AS \"Value\" FROM search_entries").ToListAsync(cancel))[0] + 1;
        var numbered = records.Select((r, i) => (Row: first + i, r.Id, r.Text, r.Readers)).ToList();
        await InsertIntoSqliteAsync(db, "INSERT INTO search_entries (row, kind, subject_id) VALUES ($0, $1, $2)", 3, numbered.Select(r => new object?[] { r.Row, kind, r.Id }), cancel);
        await InsertIntoSqliteAsync(db, "INSERT INTO search_grams (rowid, kind, readers, grams) VALUES ($0, $1, $2, $3)", 4,
            numbered.Select(r => new object?[] { r.Row, kind, SearchIndex.Words(r.Readers), string.Join(' ', SearchIndex.Pairs(r.Text)) }), cancel);
    }

    private static async Task InsertIntoSqliteAsync(DistrictDb db, string sql, int count, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!);
        var parameters = new DbParameter[count];
        for (var i = 0; i < count; i++)
        {
            parameters[i] = command.CreateParameter();
            parameters[i].ParameterName = "$" + i;
            command.Parameters.Add(parameters[i]);
        }
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < count; i++) parameters[i].Value = row[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private static async Task CopyAsync(DistrictDb db, string copy, string[] types, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var writer = await connection.BeginBinaryImportAsync(copy, cancel);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancel);
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is { } value) await writer.WriteAsync(value, types[i], cancel);
                else await writer.WriteNullAsync(cancel);
            }
        }
        await writer.CompleteAsync(cancel);
    }

    /// <summary>A column of a table, and how its value is read from a row.</summary>
    internal sealed class Column(IProperty property, IEntityType entity)
    {
        private readonly Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter? _converter = property.GetTypeMapping().Converter;
        private readonly IClrPropertyGetter _getter = property.GetGetter();

        // Quoted: “order” and “from” are words of SQL.
        public string Name { get; } = '"' + property.GetColumnName(StoreObjectIdentifier.Table(entity.GetTableName()!))! + '"';
        public string Type { get; } = property.GetColumnType();

        /// <summary>Version and RecordedAt say when the rest was known; they do not make a row another one.</summary>
        public bool IsContent { get; } = property.Name is not (nameof(VersionedRow.Version) or nameof(VersionedRow.RecordedAt));

        public object? Value(object row)
        {
            var value = _getter.GetClrValue(row);
            return value is null || _converter is null ? value : _converter.ConvertToProvider(value);
        }
    }
}

/// <summary>What a record is found by, and for the people of which units.</summary>
public sealed record SearchText(Guid Id, string Text, IReadOnlyCollection<Guid> Readers);
