using Yingshang.Indicators;
using Yingshang.Indicators.RecordObservation;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Metrics;

/// <summary>Expressions over figures: what each says was counted and divided by hand. It is 2 November 2023.</summary>
public sealed class FigureExpressionTests : AppTest
{
    private static readonly Period October = new(new DateOnly(2023, 10, 1), new DateOnly(2023, 10, 31));

    /// <summary>In 2022 two received; in 2023 one in March, two in September, five in October; of these eight three solved, two of them by the power supply.</summary>
    private async Task LayDownAsync()
    {
        await App.ReceiveAsync("2022-03-01 10:00", d => d.TrackingCode = "A000000001");
        await App.ReceiveAsync("2022-10-05 10:00", d => d.TrackingCode = "A000000002");
        await App.AnswerAsync(await App.ReceiveAsync("2023-03-01 10:00", d => d.Lead = "power-supply"), "2023-03-10 10:00", "已解决");
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00", d => d.Lead = "power-supply"), "2023-09-10 10:00", "已解决");
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00", d => d.Lead = "human-resources"), "2023-09-11 10:00", "已解决");
        for (var day = 9; day <= 13; day++) await App.ReceiveAsync($"2023-10-{day:00} 10:00", d => d.Lead = day == 9 ? "human-resources" : null);
        App.Clock.SetLocal("2023-11-02 09:00");
    }

    [Theory]
    [InlineData("收到诉求", "8件")]
    [InlineData("demands-received", "8件")]
    [InlineData("收到诉求 当月", "5件")]
    [InlineData("收到诉求 累计", "8件")]
    [InlineData("收到诉求 上年同期", "2件")]
    [InlineData("收到诉求 同比", "同比增长300％")]
    [InlineData("收到诉求同比增量", "6件")]
    [InlineData("收到诉求 当月 环比", "环比增长150％")]
    [InlineData("收到诉求 当月 上年", "1件")]
    [InlineData("收到诉求 月均", "0.8件")]
    [InlineData("解决诉求 / 收到诉求", "37.5％")]
    [InlineData("收到诉求 - 解决诉求", "5件")]
    [InlineData("(收到诉求 + 解决诉求) / 2", "5.5件")]
    [InlineData("（解决诉求 ＋ 收到诉求） ／ 收到诉求", "137.5％")]
    [InlineData("解决率 分子", "3件")]
    [InlineData("解决率 分母", "3件")]
    [InlineData("解决诉求[主办单位=区供电公司]", "2件")]
    [InlineData("解决诉求[主办单位=区供电公司] 占比", "66.67％")]
    [InlineData("解决诉求[主办单位=区供电公司] 位次", "第1位（共2个）")]
    [InlineData("解决诉求[主办单位=区人社局] 位次", "第2位（共2个）")]
    [InlineData("解决诉求[主办单位=区人社局] / 收到诉求[主办单位=区人社局]", "50％")]
    // Words behind dots, spans, any condition, and what FEEL computes with numbers.
    [InlineData("demands-received.当月.同比", "同比增长400％")]
    [InlineData("demands-received.2022", "2件")]
    [InlineData("收到诉求 上月", "2件")]
    [InlineData("收到诉求 当季", "5件")]
    [InlineData("收到诉求 今年", "8件")]
    [InlineData("收到诉求 上年全年", "2件")]
    [InlineData("收到诉求 近12个月 月均", "0.67件")]
    [InlineData("收到诉求 历年", "10件")]
    [InlineData("收到诉求 2022-10..2023-09", "4件")]
    [InlineData("收到诉求.2023-09.上年", "0件")]
    [InlineData("收到诉求 增减", "同比增加6件")]
    [InlineData("收到诉求[主办单位 = \"区供电公司\"]", "2件")]
    [InlineData("收到诉求[主办单位 in [\"区供电公司\", \"区人社局\"]].当月", "1件")]
    [InlineData("max(收到诉求, 解决诉求) - abs(-解决诉求)", "5件")]
    [InlineData("if 收到诉求 > 5 then 解决诉求 else 收到诉求", "3件")]
    [InlineData("解决诉求 / 收到诉求 * 100", "37.5％")]
    [InlineData("解决诉求 * 100 / 收到诉求", "37.5％")]
    [InlineData("收到诉求 / 3 * 3", "8件")]
    [InlineData("(收到诉求 - 解决诉求) / 收到诉求", "62.5％")]
    // Nothing was solved in 2022: there is nothing to compare with.
    [InlineData("解决诉求 同比", "上年同期没有可比的数")]
    [InlineData("解决率 同比", "上年同期没有可比的数")]
    public async Task An_expression_says_what_was_counted_by_hand(string expression, string says)
    {
        await LayDownAsync();
        var figure = await CalculateAsync(expression);
        Assert.Equal(says, figure.Text);
    }

    [Theory]
    [InlineData("解决诉求 / 收到诉求", "件", "0.38件")]
    [InlineData("收到诉求 / 收到诉求.上年", "倍", "4倍")]
    [InlineData("解决诉求 / 收到诉求", "％", "37.5％")]
    [InlineData("收到诉求 / 1000", "千件", "0.01千件")]
    [InlineData("收到诉求 + 存续经营主体 - 存续经营主体", "个", "8个")]
    public async Task Whoever_states_the_unit_of_the_result_answers_for_it(string expression, string unit, string says)
    {
        await LayDownAsync();
        var formula = App.District.Declared<MetricBook>().Language(App.District).Read(expression, unit).Expression!;
        Assert.Equal(says, (await App.DoAsync("zhoumin", (FigureCalculator c) => c.RunAsync(formula, new FigureOccasion(MetricFacts.January2October), CancellationToken.None))).Text);
    }

    [Fact]
    public async Task A_condition_holds_only_where_its_figures_are_known()
    {
        await LayDownAsync();
        (string Condition, bool Holds)[] conditions =
        [
            ("收到诉求 > 5 and 解决率 >= 100", true), ("收到诉求 > 8 or 收到诉求 = 8", true), ("收到诉求.同比 > 300", false), ("收到诉求.同比 >= 300", true), ("收到诉求 between 8 and 9", true), ("收到诉求 in (8..9]", false), ("收到诉求 in [8..9]", true),
            ("解决诉求 / 收到诉求 < 38", true), ("解决诉求 != 3", false), ("not(解决诉求 = 4) and (解决诉求 = 4 or 收到诉求 = 8)", true), ("收到诉求 当月 > 收到诉求 上月 * 2", true),
            // Nobody has said yet whether they were satisfied.
            ("satisfaction-rate > 0", false), ("not(satisfaction-rate > 0)", false), ("satisfaction-rate > 0 or 收到诉求 = 8", true), ("satisfaction-rate = null", true), ("解决率 != null", true),
        ];
        foreach (var (condition, holds) in conditions)
        {
            var reading = App.District.Declared<MetricBook>().Language(App.District).ReadCondition(condition);
            Assert.Empty(reading.Problems.Select(p => p.Message));
            Assert.Equal((condition, holds), (condition, await App.DoAsync("zhoumin", (FigureCalculator c) => c.HoldsAsync(reading.Expression!, new FigureOccasion(MetricFacts.January2October), CancellationToken.None))));
        }
    }

    [Fact]
    public async Task Per_ten_thousand_entities_divides_by_the_stock_and_per_ten_thousand_people_by_the_last_known_population()
    {
        await LayDownAsync();
        await using (var db = App.Db())
        {
            db.Add(new Yingshang.Enterprises.Enterprise { Id = db.NewId(), CreditCode = "91110000101623741K", Name = "清河恒信纺织有限公司", Kind = "有限责任公司", Status = "存续", EstablishedOn = new DateOnly(2019, 4, 12) });
            db.Audit("enterprise.registered", "enterprise", Guid.Empty);
            await db.SaveAsync();
        }
        var stock = (await CalculateAsync("存续经营主体")).Value!.Value;
        Assert.True(stock > 0);
        var per = await CalculateAsync("收到诉求 每万户");
        Assert.Equal((Math.Round(8 * 10_000m / stock, 2, MidpointRounding.AwayFromZero), "件/万户"), (per.Value!.Value, per.Unit));
        Assert.Equal((8m, stock / 10_000m), (per.Numerator!.Value, per.Denominator!.Value));
        Assert.Equal(per.Value, (await CalculateAsync("demands-per-10k-entities")).Value);

        Assert.Contains("常住人口", (await CalculateAsync("收到诉求 每万人")).Why, StringComparison.Ordinal);
        await TakeAsync("resident-population", IndicatorSpan.Point, "2022-12", 64m);
        Assert.Equal("0.13件/万人", (await CalculateAsync("收到诉求 每万人")).Text);
        await TakeAsync("resident-population", IndicatorSpan.Point, "2023-10", 32m);
        Assert.Equal("0.25件/万人", (await CalculateAsync("收到诉求 每万人")).Text);
    }

    [Fact]
    public async Task An_indicator_is_read_as_a_figure_with_its_span_and_its_share_of_the_city_comes_out()
    {
        App.Clock.SetLocal("2023-11-02 09:00");
        await TakeAsync("industrial-output", IndicatorSpan.Cumulative, "2022-10", 400m);
        await TakeAsync("industrial-output", IndicatorSpan.Cumulative, "2023-10", 420m);
        await TakeAsync("industrial-output", IndicatorSpan.Month, "2023-10", 50m);
        await TakeAsync("city-industrial-output", IndicatorSpan.Cumulative, "2023-10", 2000m);
        await TakeAsync("industrial-value-added", IndicatorSpan.Cumulative, "2022-10", 90m);
        await TakeAsync("industrial-value-added", IndicatorSpan.Cumulative, "2023-10", 99m, growth: 6.3m);
        Assert.Equal("420亿元", (await CalculateAsync("规上工业产值")).Text);
        Assert.Equal("50亿元", (await CalculateAsync("规上工业产值 当月")).Text);
        Assert.Equal("50亿元", (await CalculateAsync("规上工业产值", October)).Text);
        Assert.Equal("同比增长5％", (await CalculateAsync("规上工业产值 累计 同比")).Text);
        var share = await CalculateAsync("规上工业产值 累计 / 全市规上工业产值 累计");
        Assert.Equal(("21％", 420m, 2000m), (share.Text, share.Numerator!.Value, share.Denominator!.Value));
        Assert.Equal("21％", (await CalculateAsync("规上工业产值占全市比重")).Text);
        Assert.Equal(2, share.Parts.Count);
        Assert.All(share.Parts, p => Assert.Equal(("指标数据", 1L), (p.Metric.Dataset.Name, p.RecordCount)));
        // At comparable prices only the source can say: 99 over 90 is not worked out.
        Assert.Equal("同比增长6.3％", (await CalculateAsync("规上工业增加值 同比")).Text);
        Assert.Contains("还没有登记", (await CalculateAsync("两新产业产值 累计")).Why, StringComparison.Ordinal);
        Assert.Contains("没有2023年1月1日—10月8日这样的期间的数", (await CalculateAsync("规上工业产值", new Period(new(2023, 1, 1), new(2023, 10, 8)))).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("收到诉请", "没有指标“收到诉请”，是不是“收到诉求”？")]
    [InlineData("收到诉求 同笔", "看不懂“同笔”，是不是“同比”？")]
    [InlineData("收到诉求 /", "“/”后面没写完")]
    [InlineData("", "请写一个指标")]
    [InlineData("(收到诉求", "括号没有成对")]
    [InlineData("收到诉求 分子", "不是比率，没有分子")]
    [InlineData("收到诉求 + 存续经营主体", "单位不同，不能相加减：件、户")]
    [InlineData("收到诉求 / 存续经营主体", "单位不同的，要在前一个指标的 per 里写明")]
    [InlineData("解决率 / 收到诉求", "是％，不能再除")]
    [InlineData("解决率 每万户", "只用于件数、户数、金额")]
    [InlineData("收到诉求 * 解决诉求", "不能相乘")]
    [InlineData("收到诉求[主办部门=区供电公司]", "不能按“主办部门”分，是不是“主办单位”？")]
    [InlineData("收到诉求[主办单位]", "分组请写成")]
    [InlineData("规上工业增加值 当月", "没有“当月”的数，只有累计")]
    [InlineData("收到诉求 位次 同比", "位次不说增长")]
    [InlineData("收到诉求.当年", "不认识“.当年”")]
    [InlineData("收到诉求 2022-13", "看不懂“2022-13”")]
    [InlineData("收到诉求[主题 = 3]", "“收到诉求”的条件“主题 = 3”")]
    [InlineData("收到诉求[主题", "“[”没有配上“]”")]
    [InlineData("收到诉求 > 5", "这里要一个数，不是条件")]
    [InlineData("(收到诉求 > 5) + 1", "条件不能参加计算")]
    [InlineData("if 收到诉求 > 解决率 then 收到诉求 else 解决诉求", "单位不同，不能相比：件、％")]
    [InlineData("maximum(收到诉求, 解决诉求)", "maximum")]
    [InlineData("5", "“5”里没有指标")]
    public void What_cannot_be_meant_is_told(string expression, string says)
    {
        var reading = App.District.Declared<MetricBook>().Language(App.District).Read(expression);
        Assert.Null(reading.Expression);
        Assert.Contains(says, Assert.Single(reading.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rank_or_a_share_needs_to_know_whose()
    {
        await LayDownAsync();
        Assert.Contains("要说明是谁的", (await CalculateAsync("解决诉求 位次")).Why, StringComparison.Ordinal);
        var by = App.Metric("demands-solved").Dictionary.FindByName("主办单位")!;
        var figure = await App.DoAsync("zhoumin", async (FigureCalculator c) => (await c.RunAsync("解决诉求 位次", new FigureOccasion(MetricFacts.January2October, null, new FigureGroup(by, "区供电公司")), CancellationToken.None)).Figure!);
        Assert.Equal(1, figure.Value);
    }

    [Fact]
    public async Task The_digest_of_a_growth_is_of_both_periods_and_as_of_reads_what_was_known()
    {
        await LayDownAsync();
        var growth = await CalculateAsync("收到诉求 同比");
        Assert.Equal(2, growth.Parts.Count);
        Assert.Equal((10L, 64), (growth.RecordCount, growth.Digest.Length));
        var earlier = await App.DoAsync("zhoumin", async (FigureCalculator c) => (await c.RunAsync("收到诉求", new FigureOccasion(MetricFacts.January2October, TestClock.Local("2023-09-15 10:00")), CancellationToken.None)).Figure!);
        Assert.Equal("3件", earlier.Text);
    }

    [Fact]
    public void What_a_metric_may_be_divided_by_is_declared()
    {
        using var pack = new TestPack(("metrics/paid.yaml", "id: paid\nname: 兑现诉求\ndataset: 诉求\naggregate: count\nunit: 件\ndefinition: 某数。\nper: [active-enterprises]\n"));
        var book = Yingshang.Platform.Packs.Pack.Load(pack.Path, Yingshang.App.Commands.DistrictOptions.Modules).Declared.Get<MetricBook>();
        Assert.Equal("件/户", book.LanguageOfPack.Read("兑现诉求 / 存续经营主体").Expression!.Unit);
        Assert.Contains("没有声明可以除以“收到诉求”，可以除以：存续经营主体", Assert.Single(book.LanguageOfPack.Read("兑现诉求 / 收到诉求").Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("收到诉请 / 收到诉求", "没有指标“收到诉请”")]
    [InlineData("每万户经营主体诉求件数 同比", "不能再用派生指标")]
    public void A_formula_that_cannot_be_read_is_refused_when_the_pack_loads(string formula, string says)
    {
        using var pack = new TestPack(("metrics/x.yaml", $"id: x\nname: 某数\nformula: {formula}\ndefinition: 某数。\n"));
        var problem = Assert.Single(Yingshang.Platform.Packs.Pack.Check(pack.Path, Yingshang.App.Commands.DistrictOptions.Modules).Problems).ToString();
        Assert.StartsWith("metrics/x.yaml:3", problem, StringComparison.Ordinal);
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_definition_between_the_periods_is_marked()
    {
        await using var app = await TestApp.StartAsync(("metrics/seen.yaml", "id: seen\nname: 所见诉求\ndataset: 诉求\naggregate: count\ndate: 收到日期\nunit: 件\ndefinition: 某数。\nchanges:\n  - {from: 2023-07-01, text: 计入电话诉求, comparable: false}\n"));
        await app.ReceiveAsync("2022-03-01 10:00", d => d.TrackingCode = "A000000001");
        await app.ReceiveAsync("2023-03-01 10:00");
        await app.ReceiveAsync("2023-08-01 10:00");
        app.Clock.SetLocal("2023-11-02 09:00");
        var across = await app.DoAsync("zhoumin", async (FigureCalculator c) => (await c.RunAsync("所见诉求 同比", new FigureOccasion(MetricFacts.January2October), CancellationToken.None)).Figure!);
        Assert.Equal("同比增长100％（口径有调整，不可直接比较）", across.Text);
        Assert.Contains("自2023年7月起计入电话诉求", across.Mark, StringComparison.Ordinal);
        var before = await app.DoAsync("zhoumin", async (FigureCalculator c) => (await c.RunAsync("所见诉求 同比", new FigureOccasion(new Period(new(2023, 1, 1), new(2023, 6, 30))), CancellationToken.None)).Figure!);
        Assert.Null(before.Mark);
    }

    private async Task<DerivedFigure> CalculateAsync(string expression, Period? period = null)
    {
        var (figure, problems) = await App.DoAsync("zhoumin", (FigureCalculator c) => c.RunAsync(expression, new FigureOccasion(period ?? MetricFacts.January2October), CancellationToken.None));
        Assert.Empty(problems.Select(p => p.Message));
        return figure!;
    }

    private async Task TakeAsync(string id, IndicatorSpan span, string period, decimal value, decimal? growth = null) =>
        Assert.Null((await App.DoAsync("zhoumin", (RecordObservationHandler h) => h.HandleAsync(id, new ObservationForm { Span = span, Period = period, Value = value, Growth = growth }, CancellationToken.None))).Problem);
}
