using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises;
using Yingshang.Enterprises.Qualifications;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Modules.Tests.Metrics;
using Yingshang.Platform.Results;

namespace Yingshang.Modules.Tests.Enterprises;

/// <summary>What enterprises hold from when to when, what they reported of which year, and the metrics over both; counted by hand.</summary>
public sealed class RecordQualificationTests : EnterpriseTest
{
    [Fact]
    public async Task It_is_recorded_on_a_page_and_the_tag_follows()
    {
        App.Clock.SetLocal("2023-11-01 09:00");
        var file = $"/enterprises/{(await EnterpriseAsync(Food)).Id}";
        var browser = App.As("zhoumin");
        var page = await browser.SubmitAsync(await browser.GetAsync(file + "/qualifications/new"), "登记", ("资质", "专精特新中小企业"), ("取得日期", "2022-08-15"), ("来源", "认定公告"));
        // Three years by the catalogue: 15 August 2022 to 14 August 2025.
        Assert.Contains("2022-08-15 至 2025-08-14", page.Text, StringComparison.Ordinal);
        Assert.Contains("专精特新中小企业", (await EnterpriseAsync(Food)).Tags);

        // The same first day again corrects the end; what has ended carries the tag no more.
        page = await browser.SubmitAsync(await browser.GetAsync(file + "/qualifications/new"), "登记", ("资质", "专精特新中小企业"), ("取得日期", "2022-08-15"), ("有效期至", "2023-05-31"), ("来源", "取消公告"));
        Assert.Contains("2022-08-15 至 2023-05-31（已到期）", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("专精特新中小企业", (await EnterpriseAsync(Food)).Tags);
        await using var db = App.Db();
        Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Action == "enterprise.qualification-recorded"));
    }

    [Fact]
    public async Task One_day_belongs_to_one_certificate_and_another_territory_cannot_record_it()
    {
        await HoldAsync(Textile, "高新技术企业", "2020-11-30", null);
        var refused = await RecordAsync("zhoumin", Textile, "高新技术企业", "2023-11-29", null);
        Assert.Equal("enterprise.held-already", refused.Problem!.Code);
        Assert.Contains("2020-11-30 至 2023-11-29", refused.Problem.Message, StringComparison.Ordinal);
        Assert.True((await RecordAsync("zhoumin", Textile, "高新技术企业", "2023-11-30", null)).IsDone);
        // 宋雨涵 is of 城关镇; the food company lies in 高新区.
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("songyuhan").GetAsync($"/enterprises/{(await EnterpriseAsync(Food)).Id}/qualifications/new")).Status);
    }

    [Fact]
    public async Task A_stock_counts_who_holds_it_on_the_last_day()
    {
        // 2020-11-30 to 2023-11-29 and again from 2023-11-30 on; 2021-12-01 to 2023-06-30.
        await HoldAsync(Textile, "高新技术企业", "2020-11-30", null);
        await HoldAsync(Textile, "高新技术企业", "2023-11-30", null);
        await HoldAsync(Food, "高新技术企业", "2021-12-01", "2023-06-30");
        await HoldAsync(Food, "规上工业", "2022-01-01", null);
        Assert.Equal(1, await CountAsync("high-tech-enterprises", "2021-11-30"));
        Assert.Equal(2, await CountAsync("high-tech-enterprises", "2021-12-31"));
        Assert.Equal(2, await CountAsync("high-tech-enterprises", "2023-06-30"));
        Assert.Equal(1, await CountAsync("high-tech-enterprises", "2023-10-31"));
        Assert.Equal(1, await CountAsync("high-tech-enterprises", "2023-12-31"));
        Assert.Equal(0, await CountAsync("above-scale-enterprises", "2021-12-31"));
        Assert.Equal(1, await CountAsync("above-scale-enterprises", "2022-01-31"));
    }

    [Fact]
    public async Task A_flow_counts_what_began_in_the_period_and_grows_over_the_year_before()
    {
        await HoldAsync(Textile, "规上工业", "2022-03-01", null);
        await HoldAsync(Food, "规上工业", "2023-02-01", "2023-08-31");
        await HoldAsync(Shop, "规上工业", "2023-10-31", null);
        Assert.Equal(2, (await App.FigureAsync("above-scale-entered")).Value);
        Assert.Equal(1, (await App.FigureAsync("above-scale-entered", new Period(new DateOnly(2022, 1, 1), new DateOnly(2022, 10, 31)))).Value);
        var growth = await App.DoAsync("zhoumin", async (FigureCalculator c) =>
            await c.RunAsync(App.District.Declared<MetricBook>().Language(App.District).Read("新增规上工业企业 同比").Expression!, new FigureOccasion(MetricFacts.January2October), CancellationToken.None));
        Assert.Equal(100m, growth.Value);
    }

    [Fact]
    public async Task It_counts_as_it_was_known_then()
    {
        App.Clock.SetLocal("2023-10-10 09:00");
        await HoldAsync(Textile, "规上工业", "2022-03-01", null);
        App.Clock.SetLocal("2023-10-20 09:00");
        await HoldAsync(Textile, "规上工业", "2022-03-01", "2023-09-30");
        Assert.Equal(0, (await App.FigureAsync("above-scale-enterprises", asOf: "2023-10-09 18:00")).Value);
        Assert.Equal(1, (await App.FigureAsync("above-scale-enterprises", asOf: "2023-10-19 18:00")).Value);
        Assert.Equal(0, (await App.FigureAsync("above-scale-enterprises", asOf: "2023-10-20 18:00")).Value);
    }

    [Fact]
    public async Task Numbers_of_a_year_add_up_and_those_confidential_by_law_are_not_read_by_everybody()
    {
        await FactAsync(Textile, "revenue", 2021, 1_200_000_000_00, "企业年报");
        await FactAsync(Textile, "revenue", 2022, 1_500_000_000_00, "统计一套表");
        await FactAsync(Food, "revenue", 2021, 300_000_000_00, "企业年报");
        // Above scale is the textile company alone: 12 亿元 of 2021; of 2022 the imported 1,850.5 万元, not the 15 亿元 of another source.
        Assert.Equal(12m, (await App.FigureAsync("above-scale-revenue", Year(2021))).Value);
        Assert.Equal(0.19m, (await App.FigureAsync("above-scale-revenue", Year(2022))).Value);

        var metric = App.Metric("above-scale-revenue").Where("true").Metric!;
        var all = await App.DoAsync("zhoumin", (MetricRunner r) => r.RecordsAsync(metric, Year(2022), App.Clock.UtcNow, null, 0, 10, CancellationToken.None));
        Assert.Equal(["清河恒信纺织有限公司　营业收入"], all.Select(r => r.Label));
        var taxes = TaxMetric();
        Assert.Equal(962_000m, (await App.DoAsync("zhoumin", (MetricRunner r) => r.RunAsync(taxes, Year(2022), null, CancellationToken.None))).Value);
        Assert.Equal((0m, 0L), await App.DoAsync("songyuhan", async (MetricRunner r) => await r.RunAsync(taxes, Year(2022), null, CancellationToken.None) is var f ? (f.Value!.Value, f.RecordCount) : default));
    }

    private Metric TaxMetric() => App.Metric("above-scale-revenue") with
    {
        Unit = "元", Decimals = 0, Filter = Formula("项目 = \"实缴税收\"", Feel.FeelKind.Bool), Value = Formula("实缴税收", Feel.FeelKind.Number),
    };

    private Feel.FeelFormula Formula(string text, Feel.FeelKind kind) => Feel.FeelChecker.Check(text, App.Metric("above-scale-revenue").Dictionary, kind).Formula!;

    private static Period Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    private async Task<decimal?> CountAsync(string metric, string on)
    {
        var day = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture);
        return (await App.FigureAsync(metric, new Period(new DateOnly(day.Year, 1, 1), day))).Value;
    }

    private async Task HoldAsync(string code, string name, string from, string? until) => Assert.True((await RecordAsync("zhoumin", code, name, from, until)).IsDone);

    private async Task<Result> RecordAsync(string who, string code, string name, string from, string? until)
    {
        var id = (await EnterpriseAsync(code)).Id;
        var form = new RecordQualificationForm { Name = name, From = Day(from), Until = until is null ? null : Day(until), Source = "公告" };
        return await App.DoAsync(who, (RecordQualificationHandler h) => h.HandleAsync(id, form, CancellationToken.None));
    }

    private async Task FactAsync(string code, string field, int year, long number, string source)
    {
        var id = (await EnterpriseAsync(code)).Id;
        await using var db = App.Db();
        db.Add(EnterpriseFact.OfYear(db.NewId(), id, field, year, number, source));
        db.Audit("enterprise.fact-recorded", "enterprise", id);
        await db.SaveAsync();
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
