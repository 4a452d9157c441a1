using System.Globalization;
using Yingshang.Feel;
using Yingshang.Indicators;

namespace Yingshang.Metrics;

/// <summary>An indicator read as a metric over the dataset 指标数据: the value that a source gave for a period, with its record and digest.</summary>
internal static class IndicatorMetric
{
    public const string DatasetName = "指标数据";
    private const string Prefix = "indicator:";

    /// <summary>By the id it has as a metric: <c>indicator:industrial-output:累计:实绩</c>.</summary>
    public static Metric? Find(MetricBook book, string id)
    {
        if (!id.StartsWith(Prefix, StringComparison.Ordinal) || id.Split(':') is not [_, var indicator, var kind, var nature] || book.Indicators.Find(indicator) is not { } found || !ObservationWords.ByWord.TryGetValue(nature, out var natural)) return null;
        if (kind == "同比") return Growth(book, found, IndicatorSpan.Cumulative);
        if (kind.StartsWith("同比", StringComparison.Ordinal) && SpanWords.ByWord.TryGetValue(kind[2..], out var of)) return Growth(book, found, of);
        if (kind.StartsWith("各月", StringComparison.Ordinal) && int.TryParse(kind[2..], CultureInfo.InvariantCulture, out var months)) return Months(book, found, natural, months);
        return SpanWords.ByWord.TryGetValue(kind, out var span) ? Of(book, found, span, natural) : null;
    }

    /// <summary>The value whose period ends with the period asked for.</summary>
    public static Metric Of(MetricBook book, Indicator indicator, IndicatorSpan span, ObservationNature nature) =>
        Build(book, indicator, span.Word, nature, $"口径 = \"{span.Word}\" and 周期结束 = 期末", "数值", indicator.Unit, 1, $"{indicator.Name}{span.Word}{(nature == ObservationNature.Actual ? "" : nature.Word)}，来源{indicator.Source}。{indicator.Definitions[^1].Text}");

    /// <summary>The growth that the source gives with the value (comparable prices).</summary>
    public static Metric Growth(MetricBook book, Indicator indicator, IndicatorSpan span) =>
        Build(book, indicator, "同比" + span.Word, ObservationNature.Actual, $"口径 = \"{span.Word}\" and 周期结束 = 期末 and 公布同比 != null", "公布同比", FigureUnits.Percent, 1, $"{indicator.Name}同比，来源公布（可比价）。");

    /// <summary>Months added up; unknown while one of them is missing.</summary>
    public static Metric Months(MetricBook book, Indicator indicator, ObservationNature nature, int months) =>
        Build(book, indicator, $"各月{months}", nature, "口径 = \"当月\" and 周期结束 >= 期初 and 周期结束 <= 期末", "数值", indicator.Unit, months, $"{indicator.Name}各月相加，来源{indicator.Source}。");

    /// <summary>Which value of an indicator says something about a period; null: none.</summary>
    public static Metric? For(MetricBook book, Indicator indicator, IndicatorSpan? span, ObservationNature nature, Period period)
    {
        if (span is { } named) return Of(book, indicator, named, nature);
        if (period.From.Day != 1 || period.To != new DateOnly(period.To.Year, period.To.Month, DateTime.DaysInMonth(period.To.Year, period.To.Month))) return null;
        var months = (period.To.Year - period.From.Year) * 12 + period.To.Month - period.From.Month + 1;
        bool Has(IndicatorSpan s) => indicator.Spans.Contains(s);
        if (period.From.Month == 1 && period.From.Year == period.To.Year && Has(IndicatorSpan.Cumulative)) return Of(book, indicator, IndicatorSpan.Cumulative, nature);
        if (months == 12 && period.From.Month == 1 && Has(IndicatorSpan.Year)) return Of(book, indicator, IndicatorSpan.Year, nature);
        if (months == 1 && Has(IndicatorSpan.Month)) return Of(book, indicator, IndicatorSpan.Month, nature);
        if (months == 3 && period.To.Month % 3 == 0 && Has(IndicatorSpan.Quarter)) return Of(book, indicator, IndicatorSpan.Quarter, nature);
        if (Has(IndicatorSpan.Point)) return Of(book, indicator, IndicatorSpan.Point, nature);
        return Has(IndicatorSpan.Month) ? Months(book, indicator, nature, months) : null;
    }

    private static Metric Build(MetricBook book, Indicator indicator, string kind, ObservationNature nature, string filter, string value, string unit, int records, string definition)
    {
        var (dataset, fields) = book.DatasetOf(DatasetName);
        var condition = $"指标 = \"{indicator.Name.Replace("\\", "\\\\").Replace("\"", "\\\"")}\" and 性质 = \"{nature.Word}\" and {filter}";
        return new Metric
        {
            Id = $"{Prefix}{indicator.Id}:{kind}:{nature.Word}", Version = 1, Name = $"{indicator.Name}（{(kind.StartsWith("各月", StringComparison.Ordinal) ? "各月合计" : kind.StartsWith("同比", StringComparison.Ordinal) ? "公布同比" : kind)}{(nature == ObservationNature.Actual ? "" : nature.Word)}）", Dataset = dataset, Dictionary = fields, Aggregate = Aggregate.Sum,
            Filter = Formula(condition, fields, FeelKind.Bool), Value = Formula(value, fields, FeelKind.Number), Unit = unit, Decimals = indicator.Decimals, ShownFrom = records, Definition = definition, Owner = indicator.Source,
        };
    }

    private static FeelFormula Formula(string text, FieldDictionary fields, FeelKind kind) => FeelChecker.Check(text, fields, kind).Formula ?? throw new InvalidOperationException($"“{text}” does not check");
}
