using System.Threading.RateLimiting;

namespace Yingshang.Metrics.WriteRules;

/// <summary>How often one person may try: as fast as anybody types, not as fast as a program.</summary>
public sealed class TrialPace : IDisposable
{
    public const int AtOnce = 60;
    private const int EachSecond = 8;

    private readonly PartitionedRateLimiter<Guid> limiter = PartitionedRateLimiter.Create<Guid, Guid>(account => RateLimitPartition.GetTokenBucketLimiter(account, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = AtOnce, TokensPerPeriod = EachSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0,
    }));

    public bool MayTry(Guid account)
    {
        using var lease = limiter.AttemptAcquire(account);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
