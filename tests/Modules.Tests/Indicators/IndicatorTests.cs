using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingshang.Indicators;
using Yingshang.Indicators.ComputeIndicator;
using Yingshang.Indicators.RecordObservation;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Indicators;

/// <summary>指标: what a source gives, kept apart by month and cumulative, revised on record, held against one another. It is 18 November 2020.</summary>
public sealed class IndicatorTests : AppTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2020-11-18 10:00");
    }

    [Theory]
    [InlineData(IndicatorSpan.Month, "2020-10", "2020-10-01", "2020-10-31")]
    [InlineData(IndicatorSpan.Month, "2020年2月", "2020-02-01", "2020-02-29")]
    [InlineData(IndicatorSpan.Cumulative, "2020年1—10月", "2020-01-01", "2020-10-31")]
    [InlineData(IndicatorSpan.Cumulative, "2020-10", "2020-01-01", "2020-10-31")]
    [InlineData(IndicatorSpan.Quarter, "2020年三季度", "2020-07-01", "2020-09-30")]
    [InlineData(IndicatorSpan.Quarter, "2020Q3", "2020-07-01", "2020-09-30")]
    [InlineData(IndicatorSpan.Quarter, "2020-09", "2020-07-01", "2020-09-30")]
    [InlineData(IndicatorSpan.Point, "2020年10月末", "2020-10-31", "2020-10-31")]
    [InlineData(IndicatorSpan.Year, "2020年", "2020-01-01", "2020-12-31")]
    [InlineData(IndicatorSpan.Year, "2020", "2020-01-01", "2020-12-31")]
    public void Periods_are_read_as_offices_write_them(IndicatorSpan span, string typed, string from, string to) =>
        Assert.Equal(new SpanPeriod(DateOnly.Parse(from), DateOnly.Parse(to)), SpanPeriod.Read(span, typed));

    [Theory]
    [InlineData(IndicatorSpan.Month, "2020-13")]
    [InlineData(IndicatorSpan.Month, "2020年")]
    [InlineData(IndicatorSpan.Month, "2020年三季度")]
    [InlineData(IndicatorSpan.Quarter, "2020-08")]
    [InlineData(IndicatorSpan.Year, "2020-08")]
    [InlineData(IndicatorSpan.Month, "去年十月")]
    [InlineData(IndicatorSpan.Month, null)]
    public void What_is_no_such_period_is_not_guessed(IndicatorSpan span, string? typed) => Assert.Null(SpanPeriod.Read(span, typed));

    [Fact]
    public async Task A_revision_needs_its_reason_and_what_was_said_before_can_be_read()
    {
        using var office = App.As("zhoumin");
        var page = await office.GetAsync("/indicators/industrial-output");
        (string, object?)[] said = [("口径", "累计"), ("期间", "2020-10")];
        Assert.Contains("已登记", (await office.SubmitAsync(page, "登记", [.. said, ("数值", "812.34")])).Flash);
        App.Clock.SetLocal("2020-11-20 10:00");
        Assert.Contains("没有变化", (await office.SubmitAsync(page, "登记", [.. said, ("数值", "812.34")])).Flash);
        Assert.Contains("已经有数：812.34亿元", (await office.SubmitAsync(page, "登记", [.. said, ("数值", "815")])).Problem);
        var revised = await office.SubmitAsync(page, "登记", [.. said, ("数值", "815"), ("修订原因", "两家企业补报")]);
        Assert.Equal(["815", "812.34"], revised.Table("修订记录").Select(r => r["数值"]));
        Assert.Equal(["两家企业补报", "首次登记"], revised.Table("修订记录").Select(r => r["修订原因"]));
        Assert.Equal("812.34", (await office.GetAsync("/indicators/industrial-output?asof=2020-11-18")).Table("实绩 累计").Single()["数值（亿元）"]);
        Assert.Equal("815", (await office.GetAsync("/indicators/industrial-output")).Table("实绩 累计").Single()["数值（亿元）"]);
        // The metric reads the value as it was known, too.
        Assert.Equal(((decimal?)815m, (decimal?)812.34m), (await FigureAsync("industrial-output", null), await FigureAsync("industrial-output", TestClock.Local("2020-11-19 00:00"))));
    }

    [Fact]
    public async Task Month_and_cumulative_are_two_numbers_that_have_to_agree()
    {
        await TakeAsync("industrial-output", IndicatorSpan.Month, "2020-01", 60m);
        await TakeAsync("industrial-output", IndicatorSpan.Month, "2020-02", 40m);
        await TakeAsync("industrial-output", IndicatorSpan.Cumulative, "2020-02", 100.02m);
        using var office = App.As("zhoumin");
        // Three numbers rounded to two decimals may differ by 0.015; these differ by 0.02.
        Assert.Contains("各月相加 100亿元，累计 100.02亿元，相差 -0.02亿元", (await office.GetAsync("/indicators/industrial-output")).Text);
        await TakeAsync("industrial-output", IndicatorSpan.Cumulative, "2020-02", 100.01m, reason: "更正");
        Assert.DoesNotContain("要核对的", (await office.GetAsync("/indicators/industrial-output")).Text);
    }

    [Fact]
    public async Task Growth_is_over_the_same_span_a_year_before_or_says_why_not()
    {
        await TakeAsync("industrial-output", IndicatorSpan.Cumulative, "2019-10", 400m);
        await TakeAsync("industrial-output", IndicatorSpan.Cumulative, "2020-10", 380m);
        await TakeAsync("industrial-output", IndicatorSpan.Month, "2020-10", 50m);
        await TakeAsync("industrial-value-added", IndicatorSpan.Cumulative, "2019-10", 90m);
        await TakeAsync("industrial-value-added", IndicatorSpan.Cumulative, "2020-10", 99m);
        await TakeAsync("industrial-value-added", IndicatorSpan.Cumulative, "2020-09", 88m, growth: 0.3m);
        using var office = App.As("zhoumin");
        var output = await office.GetAsync("/indicators/industrial-output");
        Assert.Equal("-5%", output.Table("实绩 累计")[0]["同比"]);
        Assert.Equal("缺上年同期", output.Table("实绩 当月")[0]["同比"]);
        // At comparable prices only the source can say: 10 % in current prices is not worked out.
        var added = await office.GetAsync("/indicators/industrial-value-added");
        Assert.Equal(["来源未给", "+0.3%来源公布", "来源未给"], added.Table("实绩 累计").Select(r => r["同比"]));
    }

    [Fact]
    public void A_changed_definition_is_not_compared_across()
    {
        var indicator = new Indicator("x", "x", "全区", "亿元", 2, [IndicatorSpan.Month], "s", null, false,
            [new(new(2019, 1, 1), "旧口径", true), new(new(2020, 1, 1), "新口径", false), new(new(2020, 6, 1), "文字调整", true)], [], false, null, null, []);
        Assert.False(indicator.AreComparable(new(2019, 10, 31), new(2020, 10, 31)));
        Assert.True(indicator.AreComparable(new(2020, 2, 29), new(2020, 10, 31)));
        Assert.Equal("新口径", indicator.DefinitionAt(new(2020, 3, 31)).Text);
        var now = new Observation { Key = "", IndicatorId = "x", Indicator = "x", Area = "全区", Span = IndicatorSpan.Month, PeriodFrom = new(2020, 10, 1), PeriodTo = new(2020, 10, 31), Unit = "亿元", Source = "s", EnteredByName = "n", Value = 1 };
        Assert.Equal("口径有变，不可比", Yingshang.Indicators.ShowIndicator.Series.Growth(indicator, now, []).Text);
    }

    [Fact]
    public async Task Overlapping_parts_say_that_their_shares_are_not_to_be_added()
    {
        await TakeAsync("city-industrial-output", IndicatorSpan.Cumulative, "2020-10", 1000m);
        await TakeAsync("industrial-output", IndicatorSpan.Cumulative, "2020-10", 900m);
        await TakeAsync("two-new-output", IndicatorSpan.Cumulative, "2020-10", 849m);
        await TakeAsync("strategic-emerging-output", IndicatorSpan.Cumulative, "2020-10", 500m);
        await TakeAsync("high-tech-output", IndicatorSpan.Cumulative, "2020-10", 420m);
        using var office = App.As("zhoumin");
        var list = await office.GetAsync("/indicators");
        Assert.Equal(["90%", "84.9%", "50%", "42%", "—"], list.Table("占比").Select(r => r["比重"]));
        Assert.Contains("占比不能相加", list.Table("占比")[2]["怎么算"]);
        Assert.DoesNotContain("占比不能相加", list.Table("占比")[1]["怎么算"]);
        Assert.Contains("有重叠 71亿元", (await office.GetAsync("/indicators/two-new-output")).Text);
        // 500 + 300 do not make 849, whatever overlaps.
        await TakeAsync("high-tech-output", IndicatorSpan.Cumulative, "2020-10", 300m, reason: "更正");
        Assert.Contains("不是重叠能解释的", (await office.GetAsync("/indicators/two-new-output")).Text);
        await TakeAsync("two-new-output", IndicatorSpan.Cumulative, "2020-10", 950m, reason: "更正");
        Assert.Contains("大于规上工业产值 900", (await office.GetAsync("/indicators/two-new-output")).Text);
    }

    [Fact]
    public async Task A_forecast_stays_what_was_expected()
    {
        await TakeAsync("industrial-output", IndicatorSpan.Year, "2020", 1000m, nature: ObservationNature.Forecast, madeOn: new(2020, 11, 1));
        await TakeAsync("industrial-output", IndicatorSpan.Year, "2020", 980m, nature: ObservationNature.Forecast, madeOn: new(2020, 11, 18));
        App.Clock.SetLocal("2021-01-20 10:00");
        await TakeAsync("industrial-output", IndicatorSpan.Cumulative, "2020-12", 991.5m);
        using var office = App.As("zhoumin");
        var forecasts = (await office.GetAsync("/indicators/industrial-output")).Table("预计 全年");
        Assert.Equal([("980", "991.5"), ("1,000", "991.5")], forecasts.OrderByDescending(r => r["作于"], StringComparer.Ordinal).Select(r => (r["数值（亿元）"], r["后来的实绩"])).OrderBy(r => r.Item1.Length));
        Assert.Equal("indicator.needs-made-on", await CodeAsync("industrial-output", IndicatorSpan.Year, "2021", 1m, ObservationNature.Forecast));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_with_what_to_do()
    {
        Assert.Equal("indicator.future", await CodeAsync("industrial-output", IndicatorSpan.Month, "2020-11", 1m));
        Assert.Equal("indicator.span-not-kept", await CodeAsync("industrial-value-added", IndicatorSpan.Month, "2020-10", 1m));
        Assert.Equal("indicator.bad-period", await CodeAsync("industrial-output", IndicatorSpan.Month, "十月", 1m));
        Assert.Equal("indicator.bad-unit", await CodeAsync("industrial-output", IndicatorSpan.Month, "2020-10", 1m, unit: "户"));
        Assert.Equal("indicator.too-fine", await CodeAsync("industrial-output", IndicatorSpan.Month, "2020-10", 1.005m));
        Assert.Equal("indicator.is-computed", await CodeAsync("new-market-entities", IndicatorSpan.Month, "2020-10", 1m));
        Assert.Equal("indicator.not-computed", (await App.DoAsync("zhoumin", (ComputeIndicatorHandler h) => h.HandleAsync("industrial-output", IndicatorSpan.Month, "2020-10", CancellationToken.None))).Problem?.Code);
        Assert.Null(await CodeAsync("industrial-output", IndicatorSpan.Month, "2020-10", 123_400m, unit: "万元"));
        await using var db = App.Db();
        Assert.Equal(12.34m, (await db.Set<Observation>().SingleAsync()).Number);
    }

    [Fact]
    public async Task Only_the_keeper_and_the_office_enter_and_everybody_of_the_staff_reads()
    {
        using var unit = App.As("lvqing");
        var page = await unit.GetAsync("/indicators/industrial-output");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.False(page.HasButton("登记"));
        await Assert.ThrowsAsync<Yingshang.Platform.People.NotAllowedException>(() => App.DoAsync("lvqing", (RecordObservationHandler h) => h.HandleAsync("industrial-output", new ObservationForm { Span = IndicatorSpan.Month, Period = "2020-10", Value = 1 }, CancellationToken.None)));
        Assert.Equal(HttpStatusCode.NotFound, (await unit.GetAsync("/indicators/nothing")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("chenzhiyuan").GetAsync("/indicators")).Status);
    }

    [Fact]
    public async Task A_spreadsheet_comes_in_after_a_dry_run_with_each_bad_line_named()
    {
        await TakeAsync("industrial-output", IndicatorSpan.Cumulative, "2020-09", 700m);
        const string sheet = """
            指标,口径,期间,数值,单位,性质,同比,修订原因
            规上工业产值,累计,2020-10,812.34,,,,
            规上工业产值,当月,2020-10,"1,123,400",万元,,,
            规上工业产值,累计,2020-09,701,,,,
            规上工业增加值,累计,2020年1-10月,99,,,0.3%,
            规上工业产职,累计,2020-10,1,,,,
            规上工业产值,累计,2020-10,812.34,,,,
            工业税收,累计,2020-10,很多,,,,
            规上工业产值,累计,2020-08,600,户,,,
            """;
        using var office = App.As("zhoumin");
        var tried = await office.SubmitAsync(await office.GetAsync("/indicators/import"), "试算", ("表格文件", new TestFile("十月.csv", "text/csv", Encoding.UTF8.GetBytes(sheet))));
        Assert.Equal(("3 个", "5"), (tried.Field("新增"), tried.Field("有问题").Split(' ')[0]));
        Assert.Equal(["新增", "新增", "有问题", "新增", "有问题", "有问题", "有问题", "有问题"], tried.Table("逐行结果").Select(r => r["结果"]));
        Assert.Contains("改数要写修订原因", tried.Table("逐行结果")[2]["说明"]);
        Assert.Contains("与第 2 行是同一期", tried.Table("逐行结果")[5]["说明"]);
        await using (var db = App.Db())
        {
            Assert.Single(await db.Set<Observation>().ToListAsync());
            Assert.Single(await db.AuditEntries.Where(a => a.Action == "indicator.recorded").ToListAsync());
        }
        var done = await office.SubmitAsync(tried, "导入");
        Assert.Contains("已导入", done.Text);
        await using (var db = App.Db())
        {
            Assert.Equal([99m, 112.34m, 700m, 812.34m], (await db.Set<Observation>().ToListAsync()).Select(o => o.Number).Order());
            Assert.Equal(0.3m, (await db.Set<Observation>().SingleAsync(o => o.IndicatorId == "industrial-value-added")).Growth);
        }
        Assert.Contains("没有找到写列名的一行", (await office.SubmitAsync(await office.GetAsync("/indicators/import"), "试算", ("表格文件", new TestFile("x.csv", "text/csv", "甲,乙\n1,2\n"u8.ToArray())))).Problem);
    }

    [Fact]
    public async Task A_computed_indicator_keeps_the_metric_and_the_digest_of_its_records()
    {
        await using (var db = App.Db())
        {
            foreach (var (code, day) in new[] { ("91110000101623741K", 5), ("911101066976941872", 20) })
                db.Add(new Yingshang.Enterprises.Enterprise { Id = db.NewId(), CreditCode = code, Name = code, Kind = "有限责任公司", Status = "存续", EstablishedOn = new DateOnly(2020, 10, day) });
            db.Audit("enterprise.created", "enterprise", Guid.Empty);
            await db.SaveAsync();
        }
        using var office = App.As("zhoumin");
        var page = await office.GetAsync("/indicators/new-market-entities");
        var computed = await office.SubmitAsync(page, "计算", ("期间", "2020-10"), ("口径", "当月"));
        Assert.Equal("2", computed.Table("实绩 当月").Single()["数值（户）"]);
        Assert.Contains("平台计算（new-enterprises@1）", computed.Text);
        Assert.Contains("没有变化", (await office.SubmitAsync(page, "计算", ("期间", "2020-10"), ("口径", "当月"))).Flash);
        await using (var db = App.Db()) Assert.Equal(64, (await db.Set<Observation>().SingleAsync()).Digest!.Length);
    }

    [Fact]
    public void Shares_of_incompatible_units_or_other_spans_do_not_pass_the_pack_check()
    {
        using var folder = new TestPack(("indicators/economy.yaml", """
            indicators:
              - {id: new-market-entities, name: 甲, unit: 亿元, spans: [累计], source: s, definitions: [{from: 2020-01, text: t}]}
              - {id: b, name: 乙, unit: 户, spans: [当月], source: s, definitions: [{from: 2020-01, text: t}]}
              - {id: c, name: 丙, unit: 万元, spans: [逐月], source: s, definitions: []}
            shares:
              - {id: s1, name: 占比, part: new-market-entities, whole: b, span: 累计}
              - {id: s2, name: 占比, part: c, whole: d, span: 累计}
            """));
        var problems = Yingshang.Platform.Packs.Pack.Check(folder.Path, Yingshang.App.Commands.DistrictOptions.Modules).Problems.Select(p => p.ToString()).ToList();
        Assert.Contains(problems, p => p.Contains("indicators/economy.yaml") && p.Contains("单位不相容，不能算占比"));
        Assert.Contains(problems, p => p.Contains("“乙”没有“累计”的数"));
        Assert.Contains(problems, p => p.Contains("没有口径“逐月”"));
        Assert.Contains(problems, p => p.Contains("没有指标“d”"));
        Assert.Contains(problems, p => p.Contains("至少写一条 definitions"));
    }

    private async Task TakeAsync(string id, IndicatorSpan span, string period, decimal value, string? reason = null, decimal? growth = null, ObservationNature nature = ObservationNature.Actual, DateOnly? madeOn = null)
    {
        var result = await App.DoAsync("zhoumin", (RecordObservationHandler h) => h.HandleAsync(id, new ObservationForm { Span = span, Period = period, Value = value, Reason = reason, Growth = growth, Nature = nature, MadeOn = madeOn }, CancellationToken.None));
        Assert.Null(result.Problem);
    }

    private async Task<string?> CodeAsync(string id, IndicatorSpan span, string period, decimal value, ObservationNature nature = ObservationNature.Actual, string? unit = null) =>
        (await App.DoAsync("zhoumin", (RecordObservationHandler h) => h.HandleAsync(id, new ObservationForm { Span = span, Period = period, Value = value, Nature = nature, Unit = unit }, CancellationToken.None))).Problem?.Code;

    private async Task<decimal?> FigureAsync(string metric, DateTime? asOf) =>
        (await App.DoAsync("zhoumin", (MetricRunner r) => r.RunAsync(App.District.Declared<MetricBook>().Current(App.District, metric), new Period(new(2020, 1, 1), new(2020, 10, 31)), asOf, CancellationToken.None))).Value;
}
