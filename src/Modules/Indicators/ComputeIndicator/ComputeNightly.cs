using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Indicators.ComputeIndicator;

/// <summary>夜里计算：由平台计算的指标，每夜算上一个月的数；以前的月份缺数的补上。数有变化的作为修订，写明原因。</summary>
public static class ComputeNightly
{
    /// <summary>Months that are made up for.</summary>
    private const int MostBack = 12;

    /// <summary>The office is asleep, and what came late yesterday is in.</summary>
    private static bool IsNight(DateTime now) => now.ToShanghai().Hour is >= 1 and < 5;

    /// <returns>how many values are new or changed</returns>
    public static async Task<int> RunAsync(District district, IServiceScopeFactory scopes, CancellationToken cancel)
    {
        var computed = district.Declared<IndicatorBook>().All.Where(i => i.Metric is not null).ToList();
        if (computed.Count == 0) return 0;
        await using var db = district.NewSystemDb();
        var (now, first) = (db.Now, FirstOfMonth(db.Now.ShanghaiDate).AddMonths(-MostBack));
        var known = (await db.Observations.AsNoTracking().Where(o => o.Nature == ObservationNature.Actual && o.PeriodTo >= first).Select(o => o.Key).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var written = 0;
        foreach (var indicator in computed)
            foreach (var span in indicator.Spans.Where(s => s is IndicatorSpan.Month or IndicatorSpan.Cumulative))
                for (var back = MostBack; back >= 1; back--)
                {
                    var month = FirstOfMonth(now.ShanghaiDate).AddMonths(-back);
                    var isKnown = known.Contains(Observation.KeyOf(indicator.Id, ObservationNature.Actual, span, SpanPeriod.Of(span, month.Year, month.Month).To, null));
                    if (!isKnown || (back == 1 && IsNight(now))) written += await OneAsync(district, scopes, indicator, span, month, cancel);
                }
        return written;
    }

    private static async Task<int> OneAsync(District district, IServiceScopeFactory scopes, Indicator indicator, IndicatorSpan span, DateOnly month, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentDistrict>().District = district;
        scope.ServiceProvider.GetRequiredService<Platform.People.CurrentUser>().IsSystem(district.Access);
        var result = await scope.ServiceProvider.GetRequiredService<ComputeIndicatorHandler>().HandleAsync(indicator.Id, span, $"{month:yyyy-MM}", cancel);
        return result.IsDone && result.Value != RecordObservation.Written.Unchanged ? 1 : 0;
    }

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>Looks whether there is something to compute.</summary>
internal sealed class IndicatorWorker(DistrictList districts, IServiceScopeFactory scopes, TimeProvider clock, ILogger<IndicatorWorker> log) : DistrictWorker(districts, TimeSpan.FromMinutes(20), clock, log)
{
    protected override Task RunAsync(District district, CancellationToken cancel) => ComputeNightly.RunAsync(district, scopes, cancel);
}
