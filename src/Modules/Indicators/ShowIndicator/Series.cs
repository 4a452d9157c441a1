using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;

namespace Yingshang.Indicators.ShowIndicator;

/// <summary>A growth over the year before, or why there is none.</summary>
/// <param name="Percent">null: see <paramref name="Why"/></param>
/// <param name="IsReported">given by the source</param>
public sealed record YearOnYear(decimal? Percent, string? Why, bool IsReported = false)
{
    public string Text => Percent is not { } p ? Why ?? "—" : $"{(p > 0 ? "+" : "")}{p.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)}%";
}

/// <summary>A finding about values that do not fit together.</summary>
public sealed record Disagreement(DateOnly PeriodTo, string Text);

/// <summary>The values of indicators as they were known at an instant, and what follows from them.</summary>
public sealed class Series(DistrictDb db, IndicatorBook book)
{
    public async Task<IReadOnlyList<Observation>> ReadAsync(string indicator, DateTime? asOf, CancellationToken cancel) =>
        await db.AsOf<Observation>(asOf).Where(o => o.IndicatorId == indicator).OrderByDescending(o => o.PeriodTo).ThenBy(o => o.Span).ThenBy(o => o.Id).ToListAsync(cancel);

    /// <summary>Of the same span a year earlier, under a definition that can be compared; the source's own where it gives it.</summary>
    public static YearOnYear Growth(Indicator indicator, Observation now, IReadOnlyList<Observation> values)
    {
        if (now.Growth is { } reported) return new(reported, null, IsReported: true);
        if (indicator.IsGrowthReported) return new(null, "来源未给");
        var last = now.Period.LastYear;
        if (!indicator.AreComparable(last.To, now.PeriodTo)) return new(null, "口径有变，不可比");
        if (values.FirstOrDefault(o => o.Nature == ObservationNature.Actual && o.Span == now.Span && o.PeriodTo == last.To) is not { } before) return new(null, "缺上年同期");
        return before.Value <= 0 ? new(null, "上年同期不为正") : new(decimal.Round((now.Number - before.Number) * 100 / before.Number, 2, MidpointRounding.AwayFromZero), null);
    }

    /// <summary>Months that do not add up to what is given as cumulative, by more than rounding explains.</summary>
    public static IEnumerable<Disagreement> MonthsAgainstCumulative(Indicator indicator, IReadOnlyList<Observation> values)
    {
        var actual = values.Where(o => o.Nature == ObservationNature.Actual).ToList();
        var months = actual.Where(o => o.Span == IndicatorSpan.Month).ToDictionary(o => o.PeriodTo);
        foreach (var cumulative in actual.Where(o => o.Span == IndicatorSpan.Cumulative).OrderByDescending(o => o.PeriodTo))
        {
            var own = Enumerable.Range(1, cumulative.PeriodTo.Month).Select(m => months.GetValueOrDefault(SpanPeriod.Of(IndicatorSpan.Month, cumulative.PeriodTo.Year, m).To)).ToList();
            if (own.Exists(o => o is null)) continue;
            var (sum, difference) = (own.Sum(o => o!.Number), own.Sum(o => o!.Number) - cumulative.Number);
            var slack = (own.Count + 1) * Half(indicator.Decimals);
            if (Math.Abs(difference) > slack) yield return new(cumulative.PeriodTo, $"{cumulative.Period.Words(IndicatorSpan.Cumulative)}：各月相加 {Plain(sum)}{indicator.Unit}，累计 {Plain(cumulative.Number)}{indicator.Unit}，相差 {Plain(difference)}{indicator.Unit}");
        }
    }

    /// <summary>A part above its whole, parts that do not make the whole; where parts may overlap only what no overlap can explain.</summary>
    public async Task<IReadOnlyList<Disagreement>> SetsAsync(Indicator indicator, IReadOnlyList<Observation> values, DateTime? asOf, CancellationToken cancel)
    {
        var found = new List<Disagreement>();
        var latest = values.Where(o => o.Nature == ObservationNature.Actual).GroupBy(o => o.Span).Select(g => g.MaxBy(o => o.PeriodTo)!).ToList();
        foreach (var now in latest)
        {
            if (indicator.Within is { } within && await ValueAsync(book.Find(within)!, now, asOf, indicator.Unit, cancel) is { } whole && now.Number > whole)
                found.Add(new(now.PeriodTo, $"{now.Period.Words(now.Span)}（{now.Span.Word}）：{indicator.Name} {Plain(now.Number)} 大于{book.Find(within)!.Name} {Plain(whole)}{indicator.Unit}"));
            if (indicator.Parts.Count == 0) continue;
            var parts = new List<decimal?>();
            foreach (var part in indicator.Parts) parts.Add(await ValueAsync(book.Find(part)!, now, asOf, indicator.Unit, cancel));
            if (parts.Contains(null)) continue;
            var (sum, slack) = (parts.Sum() ?? 0, (parts.Count + 1) * Half(indicator.Decimals));
            if (indicator.PartsOverlap ? sum < now.Number - slack || parts.Exists(p => p > now.Number + slack) : Math.Abs(sum - now.Number) > slack)
                found.Add(new(now.PeriodTo, $"{now.Period.Words(now.Span)}（{now.Span.Word}）：各部分相加 {Plain(sum)}{indicator.Unit}，合计 {Plain(now.Number)}{indicator.Unit}，{(indicator.PartsOverlap ? "不是重叠能解释的" : "不相等")}"));
            else if (indicator.PartsOverlap && sum > now.Number + slack)
                found.Add(new(now.PeriodTo, $"{now.Period.Words(now.Span)}（{now.Span.Word}）：各部分有重叠 {Plain(sum - now.Number)}{indicator.Unit}，各部分的占比不能相加"));
        }
        return found;
    }

    /// <summary>占比 for the latest period that both have; null while they have none.</summary>
    public async Task<(Observation Part, decimal Percent, bool Overlaps)?> ShareAsync(Share share, DateTime? asOf, CancellationToken cancel)
    {
        var (part, whole) = (book.Find(share.Part)!, book.Find(share.Whole)!);
        var parts = await db.AsOf<Observation>(asOf).Where(o => o.IndicatorId == part.Id && o.Nature == ObservationNature.Actual && o.Span == share.Span).OrderByDescending(o => o.PeriodTo).Take(24).ToListAsync(cancel);
        foreach (var one in parts)
            if (await ValueAsync(whole, one, asOf, part.Unit, cancel) is > 0 and var all)
                return (one, decimal.Round(one.Number * 100 / all, 2, MidpointRounding.AwayFromZero), book.All.Any(i => i.PartsOverlap && i.Parts.Contains(part.Id)));
        return null;
    }

    private async Task<decimal?> ValueAsync(Indicator other, Observation like, DateTime? asOf, string unit, CancellationToken cancel)
    {
        var found = await db.AsOf<Observation>(asOf).FirstOrDefaultAsync(o => o.IndicatorId == other.Id && o.Nature == ObservationNature.Actual && o.Span == like.Span && o.PeriodTo == like.PeriodTo, cancel);
        return found is null ? null : UnitScale.Convert(found.Number, other.Unit, unit);
    }

    private static decimal Half(int decimals)
    {
        var half = 0.5m;
        for (var i = 0; i < decimals; i++) half /= 10;
        return half;
    }

    internal static string Plain(decimal value) => value.ToString("#,0.####", System.Globalization.CultureInfo.InvariantCulture);
}
