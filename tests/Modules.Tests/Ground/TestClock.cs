using System.Globalization;
using Yingshang.WorkCalendars;

namespace Yingshang.Modules.Tests.Ground;

/// <summary>A clock that stands where the test sets it.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTime _utc = Local("2023-09-28 10:00");

    public DateTime UtcNow => _utc;

    public override DateTimeOffset GetUtcNow() => new(_utc);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _utc.Ticks;

    /// <param name="shanghai">as the official reads it: 2023-09-28 10:00</param>
    public void SetLocal(string shanghai) => _utc = Local(shanghai);

    public void Advance(TimeSpan by) => _utc += by;

    /// <summary>The UTC instant of a time in Shanghai.</summary>
    public static DateTime Local(string shanghai)
    {
        var local = DateTime.ParseExact(shanghai, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None);
        return LocalTime.ToUtc(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }
}
