using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Yingshang.Platform.Storage;

/// <summary>The store was made by a program with other tables than this one; the message says what to do.</summary>
public sealed class StoreVersionException(string message) : Exception(message);

/// <summary>Whether a store has the tables that this program works with. Without it a store of another version fails somewhere in the middle of the work.</summary>
internal static class StoreVersion
{
    /// <summary>True when migrations of this program are still to be applied.</summary>
    public static async Task<bool> IsOlderAsync(DistrictDb db, CancellationToken cancel)
    {
        var (known, applied) = (db.Database.GetMigrations().ToList(), (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList());
        if (applied.Except(known).LastOrDefault() is { } later)
            throw new StoreVersionException($"这份数据由更新的版本建成（{later}），请用那个版本打开，或者先升级程序。");
        return known.Except(applied).Any();
    }

    /// <param name="folder">of the district, for the message</param>
    public static async Task CheckAsync(DistrictDb db, string folder, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync(cancel);
        foreach (var table in db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null))
        {
            var columns = string.Join(", ", BulkWriter.Columns(table).Select(c => c.Name));
            command.CommandText = $"SELECT {columns} FROM {table.GetTableName()} LIMIT 0";
            try
            {
                await using var reader = await command.ExecuteReaderAsync(cancel);
            }
            catch (DbException e)
            {
                throw new StoreVersionException($"这份数据由较早的版本建成，表 {table.GetTableName()} 与这个版本不同（{e.Message}）。请用原来的版本打开；若只是演示数据，把 {folder} 移走后重新运行即可重建。");
            }
        }
    }
}
