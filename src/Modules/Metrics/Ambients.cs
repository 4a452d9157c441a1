using Yingshang.Feel;
using Yingshang.Platform.Packs;

namespace Yingshang.Metrics;

/// <summary>现在, 期初, 期末 of an evaluation (see <see cref="DictionaryBook.Ambient"/>).</summary>
internal static class Ambients
{
    /// <summary>Any values: to try whether an expression translates.</summary>
    public static AmbientValues Sample { get; } = Of(new Period(new DateOnly(2023, 1, 1), new DateOnly(2023, 10, 31)), new DateTime(2023, 11, 1, 0, 0, 0, DateTimeKind.Utc));

    public static AmbientValues Of(Period period, DateTime asOf) => AmbientValues.None.With("now", asOf).With("period_from", period.From).With("period_to", period.To);
}
