using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Yingshang.Platform.Storage;

/// <summary>Where a district's records are: one SQLite file, or one schema of a PostgreSQL database (named by <c>Search Path</c> in the connection string).</summary>
public sealed class Store
{
    private readonly DbContextOptions<DistrictDb> _options;
    private long _writes;

    private Store(bool isSqlite, string connectionString, Action<DbContextOptionsBuilder> use)
    {
        IsSqlite = isSqlite;
        ConnectionString = connectionString;
        var builder = new DbContextOptionsBuilder<DistrictDb>();
        use(builder);
        // Migrations are written by hand and have no snapshot; a test holds them against the model instead.
        builder.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
        _options = builder.Options;
        if (isSqlite) Writer = new SemaphoreSlim(1, 1);
    }

    public bool IsSqlite { get; }
    public string ConnectionString { get; }

    /// <summary>SQLite has one writer: waiting for it here is fair and costs nothing, waiting inside SQLite is polling. Null on PostgreSQL.</summary>
    internal SemaphoreSlim? Writer { get; }

    internal DbContextOptions<DistrictDb> Options => _options;

    /// <summary>How often this process has written: what was read before is old when it has risen.</summary>
    internal long Writes => Interlocked.Read(ref _writes);

    internal void Changed() => Interlocked.Increment(ref _writes);

    public static Store Sqlite(string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30, Pooling = true }.ToString();
        return new Store(true, connection, b => b.UseSqlite(connection).AddInterceptors(new SqliteSetup()));
    }

    public static Store PostgreSql(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        // Three round trips fewer on each open; state set inside a transaction only.
        connection.NoResetOnClose = true;
        var text = connection.ToString();
        return new Store(false, text, b => b.UseNpgsql(text, o => o.MaxBatchSize(200)));
    }
}
