using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.Platform.Web;
using Yingshang.WorkCalendars;
using Interface = Yingshang.Platform.Web.Api;

namespace Yingshang.Metrics.Api;

/// <summary>A metric of the catalogue; of a derived one the formula stands for dataset and filter.</summary>
internal sealed record MetricShown(string Id, int Version, string Name, string Unit, string Dataset, string Filter, string Definition, string? Note, string? Formula, string? Owner, string? Legal);

/// <summary>A number with its birth certificate, named as in the figures of a report.</summary>
internal sealed record FigureShown(string Metric, int Version, string Name, decimal? Value, string Unit, decimal? Numerator, decimal? Denominator, string Dataset, string Filter, string Period, DateTime AsOf, long RecordCount, string Digest);

/// <summary>A number made of figures.</summary>
internal sealed record DerivedShown(string Expression, string Text, decimal? Value, string Unit, decimal? Numerator, decimal? Denominator, string? Mark, string? Why, string Period, DateTime AsOf, long RecordCount, string Digest, IReadOnlyList<FigureShown> Parts);

/// <summary>What an expression may use: names, and what can be taken of them.</summary>
internal sealed record ExpressionWords(IReadOnlyList<string> Names, IReadOnlyList<string> Words);

/// <summary>Two figures and the records between them.</summary>
internal sealed record DifferenceShown(FigureShown Then, FigureShown Now, decimal? Moved, string Words, bool OtherDefinition, IReadOnlyList<ChangeShown> Changes);

/// <summary>Two numbers made of figures, and the differences of the figures they are made of.</summary>
internal sealed record ExpressionDifferenceShown(DerivedShown Then, DerivedShown Now, decimal? Moved, string Words, IReadOnlyList<DifferenceShown> Parts);

/// <param name="Kind">added, corrected, removed</param>
internal sealed record ChangeShown(Guid Id, string Label, string Kind, string Why, IReadOnlyList<FieldChangeShown> Fields);

internal sealed record FieldChangeShown(string Field, string Then, string Now);

/// <summary>指标 for programs.</summary>
internal static class MetricApi
{
    private const string Moments = "as_of 写成 2023-11-01T09:00（当地时间）或者 2023-11-01（当日24时），不写是现在";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("指标");
        api.MapGet("/metrics", (MetricBook metrics, District district) => metrics.All(district).Select(Shown).Concat(metrics.AllDerived(district).Select(Shown)).ToList()).Allow(MetricActions.View, "有哪些指标，各是什么口径");
        api.MapGet("/metrics/{id}", RunAsync).Allow(MetricActions.View, $"一个指标在一个期间的数；from、to 写成 2023-01 或者 2023-01-01，不写是今年以来；{Moments}").Produces<FigureShown>().ProducesValidationProblem().ProducesProblem(404);
        api.MapGet("/metrics/{id}/difference", CompareAsync).Allow(MetricActions.View, "一个指标在两个时刻（then、now）所知的数，以及两者之间新增、更正、不再计入的记录；now 不写是现在").Produces<DifferenceShown>().ProducesValidationProblem().ProducesProblem(404);
        api.MapGet("/figures", CalculateAsync).Allow(MetricActions.View, $"按算式取数，不写 expression 的列出可以写什么；如 expression=收到诉求 同比、两新产业产值 累计 / 全市规上工业产值 累计；{Moments}").Produces<DerivedShown>().ProducesValidationProblem();
        api.MapGet("/figures/difference", CompareExpressionAsync).Allow(MetricActions.View, "一个算式在两个时刻（then、now）的数，以及其中每个数新增、更正、不再计入的记录；now 不写是现在，不写 expression 的列出可以写什么").Produces<ExpressionDifferenceShown>().ProducesValidationProblem();
    }

    private static async Task<IResult> RunAsync(string id, string? from, string? to, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "as_of")] string? asOf, MetricBook metrics, MetricRunner runner, FigureCalculator calculator, District district, DistrictDb db, CancellationToken cancel)
    {
        var derived = metrics.FindDerived(district, id);
        if (derived is null && metrics.Find(district, id) is null) throw new NotThereException($"metric {id}");
        var (period, at, wrong) = Asked(from, to, asOf, db);
        if (Interface.Invalid(wrong) is { } invalid) return invalid;
        if (derived is not null) return Results.Ok(Shown(await calculator.RunAsync(derived, new FigureOccasion(period!, at), cancel)));
        return Results.Ok(Shown(await runner.RunAsync(metrics.Current(district, id), period!, at, cancel)));
    }

    private static async Task<IResult> CalculateAsync(string? expression, string? from, string? to, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "as_of")] string? asOf, MetricBook metrics, FigureCalculator calculator, District district, DistrictDb db, CancellationToken cancel)
    {
        var (period, at, wrong) = Asked(from, to, asOf, db);
        var language = metrics.Language(district);
        if (string.IsNullOrEmpty(expression)) return Results.Ok(new ExpressionWords([.. language.Names], [.. language.Words.Distinct()]));
        var reading = language.Read(expression);
        if (Interface.Invalid([.. wrong, .. reading.Problems.Select(p => ("expression", p.Message))]) is { } invalid) return invalid;
        return Results.Ok(Shown(await calculator.RunAsync(reading.Expression!, new FigureOccasion(period!, at), cancel)));
    }

    private static async Task<IResult> CompareAsync(string id, string? from, string? to, string? then, string? now, MetricBook metrics, FigureComparison comparison, District district, DistrictDb db, CancellationToken cancel)
    {
        var metric = metrics.Find(district, id) ?? throw new NotThereException($"metric {id}");
        var (period, at, wrong) = Asked(from, to, now, db);
        var before = Moment.Parse(then, db.Now);
        if (Interface.Invalid(before is null ? [.. wrong, ("then", Moment.Unreadable(then))] : wrong) is { } invalid) return invalid;
        var difference = await comparison.BetweenAsync(new FigureMoment(metric, period!, before!.Value), new FigureMoment(metric, period!, at ?? db.Now), cancel);
        return Results.Ok(Shown(difference));
    }

    private static async Task<IResult> CompareExpressionAsync(string? expression, string? from, string? to, string? then, string? now, MetricBook metrics, FigureCalculator calculator, FigureComparison comparison, District district, DistrictDb db, CancellationToken cancel)
    {
        var (period, at, wrong) = Asked(from, to, now, db);
        var before = Moment.Parse(then, db.Now);
        if (before is null) wrong.Add(("then", Moment.Unreadable(then)));
        var language = metrics.Language(district);
        if (string.IsNullOrEmpty(expression)) return Results.Ok(new ExpressionWords([.. language.Names], [.. language.Words.Distinct()]));
        var reading = language.Read(expression);
        if (Interface.Invalid([.. wrong, .. reading.Problems.Select(p => ("expression", p.Message))]) is { } invalid) return invalid;
        var difference = await comparison.BetweenAsync(await calculator.RunAsync(reading.Expression!, new FigureOccasion(period!, before!.Value), cancel), await calculator.RunAsync(reading.Expression!, new FigureOccasion(period!, at ?? db.Now), cancel), cancel);
        return Results.Ok(new ExpressionDifferenceShown(Shown(difference.Then), Shown(difference.Now), difference.Moved, difference.Words, [.. difference.Parts.Select(Shown)]));
    }

    private static DifferenceShown Shown(FigureDifference difference) => new(Shown(difference.Then), Shown(difference.Now), difference.Moved, difference.Words, difference.IsOtherDefinition, [.. difference.Changes.Select(Shown)]);

    private static (Period? Period, DateTime? AsOf, List<(string, string)> Wrong) Asked(string? from, string? to, string? asOf, DistrictDb db)
    {
        var (asked, wrong) = from is null && to is null ? (null, null) : Period.Parse(from, to);
        var at = string.IsNullOrEmpty(asOf) ? null : Moment.Parse(asOf, db.Now);
        var all = new List<(string, string)>();
        if (wrong is not null) all.Add(("from", wrong));
        if (!string.IsNullOrEmpty(asOf) && at is null) all.Add(("as_of", Moment.Unreadable(asOf)));
        return (asked ?? Period.YearTo(db.Now.ShanghaiDate), at, all);
    }

    private static MetricShown Shown(Metric m) => new(m.Id, m.Version, m.Name, m.Unit, m.Dataset.Name, m.FilterText, m.Definition, m.Note, null, m.Owner, m.Legal);

    private static MetricShown Shown(DerivedMetric m) => new(m.Id, m.Version, m.Name, m.Unit ?? "", "", "", m.Definition, m.Note, m.Formula, m.Owner, m.Legal);

    private static FigureShown Shown(Figure f) => new(f.Metric.Id, f.Metric.Version, f.Metric.Name, f.Value, f.Metric.Unit, f.Numerator, f.Denominator, f.Metric.Dataset.Name, f.FilterText, f.Period.Iso, f.AsOf, f.RecordCount, f.Digest);

    private static DerivedShown Shown(DerivedFigure f) => new(f.Expression, f.Text, f.Value, f.Unit, f.Numerator, f.Denominator, f.Mark, f.Why, f.Period.Iso, f.AsOf, f.RecordCount, f.Digest, [.. f.Parts.Select(Shown)]);

    private static ChangeShown Shown(RecordChange c) => new(c.Id, c.Label, c.Kind.ToString().ToLower(CultureInfo.InvariantCulture), c.Why, [.. c.Fields.Select(f => new FieldChangeShown(f.Field.Name, FieldValue.Text(f.Then), FieldValue.Text(f.Now)))]);
}
