using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Districts;

namespace Yingshang.Platform.Storage;

/// <summary>A copy of a district's SQLite file, taken while the district is in use, and put back.</summary>
public static class StoreCopy
{
    private const int FileIsNoDatabase = 26;

    /// <summary>Copies the records as they stand at one moment; who writes meanwhile does not wait.</summary>
    public static void Take(District district, string to)
    {
        var part = to + ".part";
        File.Delete(part);
        using (var from = Open(district.Store.ConnectionString))
        using (var copy = Open(ConnectionString(part)))
        {
            from.BackupDatabase(copy);
            // One file, without a log beside it.
            Execute(copy, "PRAGMA journal_mode = DELETE");
        }
        File.Move(part, to);
    }

    /// <summary>Why a file cannot be put back, in Chinese; null when it can.</summary>
    public static async Task<string?> ObjectionAsync(string file, District district)
    {
        try
        {
            using var copy = Open(ConnectionString(file, SqliteOpenMode.ReadOnly));
            if (Read(copy, "PRAGMA integrity_check") is not ["ok"]) return "文件已经损坏，没有通过完整性检查。";
            if (Read(copy, "SELECT name FROM sqlite_master WHERE name = 'audit_links'").Count == 0) return "这不是本平台的备份：里面没有操作留痕。";
            var applied = Read(copy, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"");
            // Not one that opens the store: that would lay an empty file where the copy is to go.
            await using var db = new DistrictDb(district.Store, district.Modules, district.Clock, new People.CurrentUser());
            return applied.Except(db.Database.GetMigrations()).Any() ? "这份备份是更新版本的程序做的，请先升级程序再恢复。" : null;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == FileIsNoDatabase)
        {
            return "这不是备份文件。";
        }
    }

    /// <summary>True when the file holds a district: people or units have been written down.</summary>
    public static bool HoldsDistrict(string file)
    {
        if (!File.Exists(file) || new FileInfo(file).Length == 0) return false;
        using var store = Open(ConnectionString(file));
        return Read(store, "SELECT name FROM sqlite_master WHERE name = 'units'").Count > 0 && Read(store, "SELECT 1 FROM units UNION ALL SELECT 1 FROM accounts LIMIT 1").Count > 0;
    }

    /// <summary>Brings the log into the file; false while somebody else has the file open, a server for example.</summary>
    public static bool CanBeReplaced(string file)
    {
        if (!File.Exists(file)) return true;
        try
        {
            using var store = Open(ConnectionString(file));
            // Only who is alone may leave the write-ahead log.
            return Read(store, "PRAGMA journal_mode = DELETE") is ["delete"];
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>Puts a copy in the place of the file; what was there is moved aside.</summary>
    /// <param name="aside">where to; null when nothing was there</param>
    public static void Put(string copy, string file, string? aside)
    {
        var part = file + ".part";
        File.Copy(copy, part, overwrite: true);
        if (aside is not null) File.Move(file, aside);
        foreach (var beside in new[] { file + "-wal", file + "-shm" }) File.Delete(beside);
        File.Move(part, file, overwrite: true);
    }

    private static string ConnectionString(string file, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 2 }.ToString();

    private static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        // Every statement is written out above.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.GetString(0));
        return rows;
    }
}
