using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingshang.App.Seeding;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.People;
using Yingshang.Reports;
using Yingshang.Reports.RunReport;

namespace Yingshang.Modules.Tests.Seeding.Given;

[CollectionDefinition(Name)]
public sealed class WholeDemo : ICollectionFixture<DemoDistrict>
{
    public const string Name = "whole demo district";
}

/// <summary>The demo district at its full size, laid down once for all tests of its figures. There is none on PostgreSQL, where they are skipped.</summary>
public sealed class DemoDistrict : IAsyncLifetime
{
    private readonly Dictionary<(string, Period), Task<Figure>> _figures = [];
    private readonly Dictionary<(string, Period, DateTime?), Task<MadeReport>> _reports = [];
    private readonly TestClock _clock = new();
    private TestDistrict? _district;

    internal Records Records { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (TestDistrict.OnPostgreSql) return;
        _clock.SetLocal("2026-11-20 10:00");
        _district = await TestDistrict.CreateEmptyAsync(_clock);
        var hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
        await new DemoSeed(_district.District, hasher, 1).SeedAsync((_, _, _) => { }, CancellationToken.None);
        Records = await Records.ReadAsync(_district.District);
    }

    public Task DisposeAsync() => _district?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    /// <summary>As the product computes it; null where there is no metric of that id.</summary>
    internal async Task<Figure?> FigureAsync(string metric, Period period)
    {
        var district = _district!.District;
        if (district.Declared<MetricBook>().Find(district, metric) is not { } declared) return null;
        if (!_figures.TryGetValue((metric, period), out var running)) _figures[(metric, period)] = running = RunAsync(declared, period);
        return await running;
    }

    /// <summary>A report over a period, made once.</summary>
    /// <param name="asOf">UTC; null is the clock's now</param>
    internal Task<MadeReport> ReportAsync(string report, Period period, DateTime? asOf = null) =>
        _reports.TryGetValue((report, period, asOf), out var made) ? made : _reports[(report, period, asOf)] = MakeAsync(report, period, asOf);

    private async Task<MadeReport> MakeAsync(string report, Period period, DateTime? asOf)
    {
        var system = new CurrentUser();
        system.IsSystem(_district!.District.Access);
        await using var db = _district.District.NewDb(system);
        var run = (await new RunReportHandler(_district.District, db, system).RunAsync(report, period, asOf, CancellationToken.None)).Value!;
        return new MadeReport(run, await db.ReportFigures.AsNoTracking().Where(f => f.RunId == run.Id).OrderBy(f => f.Order).ToListAsync());
    }

    private async Task<Figure> RunAsync(Metric metric, Period period)
    {
        var system = new CurrentUser();
        system.IsSystem(_district!.District.Access);
        await using var db = _district.District.NewDb(system);
        return await new MetricRunner(db, system).RunAsync(metric, period, null, CancellationToken.None);
    }
}

/// <summary>A report with the figures in it, in their order.</summary>
internal sealed record MadeReport(ReportRun Run, IReadOnlyList<ReportFigure> Figures);
