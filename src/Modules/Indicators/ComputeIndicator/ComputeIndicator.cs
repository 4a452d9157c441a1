using Yingshang.Indicators.RecordObservation;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Indicators.ComputeIndicator;

/// <summary>计算指标：按声明的指标口径从记录里算出这一期的数，留下口径版本和记录摘要；再算有变化的作为修订，写明原因。</summary>
public sealed class ComputeIndicatorHandler(DistrictDb db, IndicatorBook book, ObservationWriter writer, IndicatorComputation computation, IServiceProvider services)
{
    public async Task<Result<Written>> HandleAsync(string id, IndicatorSpan span, string period, CancellationToken cancel)
    {
        var indicator = book.Find(id) ?? throw new NotThereException($"indicator {id}");
        if (!await writer.MayAsync(indicator, cancel)) throw new NotAllowedException(IndicatorActions.Record);
        if (indicator.Metric is not { } metric) return IndicatorProblems.NotComputed;
        if (SpanPeriod.Read(span, period) is not { } days) return IndicatorProblems.BadPeriod(span, period);
        if (await computation.ComputeAsync(services, metric, days.From, days.To, cancel) is not { } computed) return IndicatorProblems.NotComputed;
        var result = await writer.TakeAsync(indicator, new ObservationForm { Span = span, Period = period, Value = computed.Value, Unit = computed.Unit, Source = "平台计算", Reason = "重新计算，记录有变化" }, computed, isTried: false, cancel);
        if (result.IsDone && result.Value != Written.Unchanged) await db.SaveAsync(cancel);
        return result;
    }
}
