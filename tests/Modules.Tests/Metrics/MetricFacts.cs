using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.Metrics;

/// <summary>What the tests of metrics do to a district: demands that are answered, and numbers over them.</summary>
internal static class MetricFacts
{
    public static readonly Period January2October = new(new DateOnly(2023, 1, 1), new DateOnly(2023, 10, 31));

    extension(TestApp app)
    {
        /// <summary>A demand received at that time, known from then on.</summary>
        public async Task<Case> ReceiveAsync(string at, Action<DemandDraft>? draft = null)
        {
            app.Clock.SetLocal(at);
            return await app.Data.CreateDemandAsync(draft);
        }

        public Task AnswerAsync(Case demand, string at, string outcome, int? rating = null) => app.ChangeAsync(demand.Id, at, (c, d) =>
        {
            c.Answer(Actor.System, app.Clock.UtcNow, outcome);
            d.Rating = rating;
        });

        public async Task ChangeAsync(Guid id, string at, Action<Case, Demand> change)
        {
            app.Clock.SetLocal(at);
            await using var db = app.Db();
            change(await db.Cases.WithAll().SingleAsync(c => c.Id == id), await db.Demands.SingleAsync(d => d.Id == id));
            db.Audit("case.corrected", "case", id);
            await db.SaveAsync();
        }

        /// <summary>In January to October 2023 four demands (three 用电, one 用工) received, three in September and one in October; three answered on 5, 6 and 7 September, two of them
        /// solved. In 2022 two received, one answered, solved. It is 1 November 2023.</summary>
        public async Task LayDownDemandsAsync()
        {
            await app.AnswerAsync(await app.ReceiveAsync("2022-03-01 10:00", d => d.TrackingCode = "A000000001"), "2022-03-10 10:00", "已解决");
            await app.ReceiveAsync("2022-03-01 10:00", d => d.TrackingCode = "A000000002");
            await app.AnswerAsync(await app.ReceiveAsync("2023-09-01 10:00", d => { d.Lead = "power-supply"; d.Channel = "大走访"; }), "2023-09-05 10:00", "已解决", 5);
            await app.AnswerAsync(await app.ReceiveAsync("2023-09-01 10:00", d => d.Lead = "power-supply"), "2023-09-06 10:00", "列入计划");
            await app.AnswerAsync(await app.ReceiveAsync("2023-09-01 10:00", d => { d.Lead = "human-resources"; d.Topic = "用工"; }), "2023-09-07 10:00", "已解决");
            await app.ReceiveAsync("2023-10-20 10:00");
            app.Clock.SetLocal("2023-11-01 09:00");
        }

        public Task<Figure> FigureAsync(string metric, Period? period = null, string? asOf = null) => FigureAsync(app.District, metric, period, asOf);

        public Metric Metric(string id) => app.District.Declared<MetricBook>().Current(app.District, id);
    }

    public static async Task<Figure> FigureAsync(District district, string metric, Period? period = null, string? asOf = null)
    {
        var system = new CurrentUser();
        system.IsSystem(district.Access);
        await using var db = district.NewDb(system);
        var declared = district.Declared<MetricBook>().Current(district, metric);
        return await new MetricRunner(db, system).RunAsync(declared, period ?? January2October, asOf is null ? null : TestClock.Local(asOf), CancellationToken.None);
    }
}
