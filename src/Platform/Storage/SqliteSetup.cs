using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Yingshang.Platform.Storage;

/// <summary>How each connection to a district's SQLite file is set. A commit is on the disk before it is acknowledged. The log is brought into the file every 40 MB and not every 4:
/// a filing writes some sixty pages, most of them the same as the one before, and each copying waits for the disk twice.</summary>
internal sealed class SqliteSetup : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 10000; PRAGMA cache_size = -16384;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
