using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Yingshang.Platform.Storage;

/// <summary>How each connection to a district's SQLite file is set: a commit is on the disk before it is acknowledged, and pages are read through memory rather than by a call each.</summary>
internal sealed class SqliteSetup : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA mmap_size = 2147418112; PRAGMA cache_size = -8192;";

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
