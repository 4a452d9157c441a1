using Yingshang.Platform.Datasets;

namespace Yingshang.Indicators;

/// <summary>A record of dataset 指标数据.</summary>
public sealed class ObservationRow : DatasetRow
{
    public required string IndicatorId { get; init; }
    public required string Indicator { get; init; }
    public required string Area { get; init; }
    public required string Nature { get; init; }
    public required string Span { get; init; }
    public DateOnly PeriodFrom { get; init; }
    public DateOnly PeriodTo { get; init; }
    public DateOnly? MadeOn { get; init; }
    public long Value { get; init; }
    public required string Unit { get; init; }
    public long? Growth { get; init; }
    public required string Source { get; init; }
}

/// <summary>数据集“指标数据”, as it was known at the instant of reading.</summary>
internal static class ObservationDataset
{
    public static Dataset<ObservationRow> Create(IndicatorBook book) => new Dataset<ObservationRow>("指标数据", "个", Read) { Label = o => $"{o.Indicator} {o.PeriodTo:yyyy-MM} {o.Span}{(o.Nature == "实绩" ? "" : o.Nature)}", Link = o => $"/indicators/{o.IndicatorId}" }
        .Field("indicator", o => o.Indicator, [.. book.All.Select(i => i.Name)])
        .Field("area", o => o.Area)
        .Field("nature", o => o.Nature, [.. ObservationWords.ByWord.Keys])
        .Field("span", o => o.Span, [.. SpanWords.ByWord.Keys])
        .Field("period_begins", o => o.PeriodFrom)
        .Field("period_ends", o => o.PeriodTo)
        .Field("made_on", o => o.MadeOn)
        .Field("value", o => o.Value)
        .Field("unit", o => o.Unit)
        .Field("growth", o => o.Growth)
        .Field("source", o => o.Source);

    private static IQueryable<ObservationRow> Read(DatasetSource source)
    {
        var seen = source.Db.AsOf<Observation>(source.AsOf);
        if (!source.User.May(IndicatorActions.View)) seen = seen.Where(_ => false);
        return seen.Select(o => new ObservationRow
        {
            Id = o.Id, IndicatorId = o.IndicatorId, Indicator = o.Indicator, Area = o.Area, PeriodFrom = o.PeriodFrom, PeriodTo = o.PeriodTo, MadeOn = o.MadeOn, Value = o.Value, Unit = o.Unit, Growth = o.ReportedGrowth, Source = o.Source,
            // The words of the enums, which the database does not know.
            Nature = o.Nature == ObservationNature.Actual ? "实绩" : o.Nature == ObservationNature.Forecast ? "预计" : "目标",
            Span = o.Span == IndicatorSpan.Month ? "当月" : o.Span == IndicatorSpan.Quarter ? "当季" : o.Span == IndicatorSpan.Cumulative ? "累计" : o.Span == IndicatorSpan.Point ? "时点" : "全年",
        });
    }
}
