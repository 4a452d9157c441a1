using System.Globalization;
using Yingshang.Metrics;
using Yingshang.Platform.Districts;
using Yingshang.Reports.Templates;
using Yingshang.WorkCalendars;

namespace Yingshang.Reports;

/// <summary>For what a template is worded: the district, the period, the way of counting and the 专班.</summary>
internal sealed record ReportOccasion(District District, MetricBook Metrics, Period Period, CountingWay Way, string? WorkGroup)
{
    /// <summary>快报数, 初步数, 核定数, by metric.</summary>
    public IReadOnlyDictionary<string, string> Grades { get; init; } = new Dictionary<string, string>();

    /// <summary>By <see cref="ReportFigure.Key"/>: what somebody wrote over a computed number.</summary>
    public IReadOnlyDictionary<string, WrittenOver> Overrides { get; init; } = new Dictionary<string, WrittenOver>();

    /// <summary>The metric that is computed: where the way of counting counts otherwise, its own stands in.</summary>
    public Metric Metric(FigureAsk ask)
    {
        var id = Way.Instead.GetValueOrDefault(ask.Metric, ask.Metric);
        var metric = ask.Version is { } version && id == ask.Metric ? Metrics.At(District, id, version) ?? Metrics.Current(District, id) : Metrics.Current(District, id);
        if (ask.Where is not null) metric = metric.Where(ask.Where).Metric ?? throw new InvalidOperationException($"{id}[{ask.Where}] does not check");
        return metric.Within(WorkGroup);
    }

    /// <summary>For expressions: over the report's period, or another.</summary>
    public FigureOccasion For(Period period, FigureGroup? group = null) => new(period, null, group, WorkGroup, Way.Instead);

    /// <summary>An expression over ids and versions, so that it can be read again as it was.</summary>
    public string Kept(FigureFormula formula) => formula.Renamed(leaf => leaf switch
    {
        MetricLeaf m => Metric(new FigureAsk(m.Id, Version: m.Version)).Reference,
        DerivedLeaf d => Metrics.FindDerived(District, d.Id)!.Reference,
        IndicatorLeaf i => $"指标:{i.Id}",
        _ => throw new InvalidOperationException($"{leaf.GetType()} has no name"),
    });

    /// <summary>An expression with the names of its metrics.</summary>
    public string Words(FigureFormula formula) => formula.Renamed(leaf => leaf is MetricLeaf m ? Metric(new FigureAsk(m.Id, Version: m.Version)).Name : Metrics.Language(District).NameOf(leaf));

    public Period Over(FigureAsk ask) => ask.Over?.Of(Period) ?? Period;

    public string Word(OccasionWord word, DateTime asOf) => word switch
    {
        OccasionWord.Period => Period.Words,
        OccasionWord.LastYear => Period.LastYear.Words,
        OccasionWord.PeriodEnd => $"{Period.To.Year}年{Period.To.Month}月{Period.To.Day}日",
        OccasionWord.AsOf => CutOff(asOf.ToShanghai()),
        OccasionWord.Counting => Way.Name,
        OccasionWord.Scope => WorkGroup ?? "全区",
        OccasionWord.District => District.Profile.Name,
        OccasionWord.DistrictFull => District.Profile.FullName,
        OccasionWord.Office => District.Profile.OfficeName,
        OccasionWord.OfficeFull => District.Profile.OfficeFullName,
        OccasionWord.Year => Period.To.Year.ToString(CultureInfo.InvariantCulture),
        OccasionWord.MonthOfYear => Period.To.Month.ToString(CultureInfo.InvariantCulture),
        OccasionWord.YearBefore => (Period.To.Year - 1).ToString(CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, null),
    };

    // The last instant of a day is its 24 o'clock.
    private static string CutOff(DateTime local) => local.TimeOfDay >= new TimeSpan(23, 59, 59)
        ? local.ToString("yyyy年M月d日24时", CultureInfo.InvariantCulture)
        : local.ToString("yyyy年M月d日H时", CultureInfo.InvariantCulture);
}

/// <summary>What stands in the issued text instead of a computed number, why, and who wrote it.</summary>
public sealed record WrittenOver(string Text, string Reason, string ByName);
