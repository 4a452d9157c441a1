using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Yingshang.Platform.Storage;

/// <summary>Instants are UTC, truncated to microseconds: PostgreSQL keeps no more, and digests must agree on both databases.</summary>
public sealed class UtcMicroseconds() : ValueConverter<DateTime, DateTime>(
    instant => Truncate(instant), stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc))
{
    public static DateTime Truncate(DateTime instant) =>
        new(instant.Ticks - instant.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
}
