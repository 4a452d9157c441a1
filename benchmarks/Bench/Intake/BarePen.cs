using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Yingshang.Bench.Intake;

/// <summary>The yardstick of filing: one row of the same words in one transaction by a prepared statement, on the same disk with the same promise that it stays.</summary>
internal static class BarePen
{
    private const string Insert = "INSERT INTO bare (id, words) VALUES (@id, @words)";
    private static readonly string Words = string.Concat(Enumerable.Repeat("用电增容两个月没有批复，二号线装不上。", 6));

    /// <summary>One writer after the other, since SQLite has one: more writers only wait.</summary>
    public static double OnSqlite(string folder, TimeSpan time, int most)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=false");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS bare (id TEXT NOT NULL PRIMARY KEY, words TEXT NOT NULL)");
        using var command = Command(connection, new SqliteParameter("@id", SqliteType.Text));
        return Write(command, time, most);
    }

    public static async Task<double> OnPostgreSqlAsync(string connectionString, int clients, TimeSpan time, int most)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using (var create = source.CreateCommand("CREATE TABLE IF NOT EXISTS bare (id uuid NOT NULL PRIMARY KEY, words text NOT NULL)")) await create.ExecuteNonQueryAsync();
        var rates = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() =>
        {
            using var connection = source.OpenConnection();
            using var command = Command(connection, new NpgsqlParameter("@id", NpgsqlDbType.Uuid));
            return Write(command, time, most / clients);
        })));
        return rates.Sum();
    }

    private static DbCommand Command(DbConnection connection, DbParameter id)
    {
        var command = connection.CreateCommand();
        command.CommandText = Insert;
        command.Parameters.Add(id);
        var words = command.CreateParameter();
        (words.ParameterName, words.Value) = ("@words", Words);
        command.Parameters.Add(words);
        id.Value = Guid.CreateVersion7();
        command.Prepare();
        return command;
    }

    private static double Write(DbCommand command, TimeSpan time, int most)
    {
        var (written, watch) = (0, Stopwatch.StartNew());
        for (; written < most && watch.Elapsed < time; written++)
        {
            command.Parameters[0].Value = Guid.CreateVersion7();
            command.ExecuteNonQuery();
        }
        return written / watch.Elapsed.TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
