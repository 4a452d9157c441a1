using Microsoft.EntityFrameworkCore;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Metrics;

/// <summary>The catalogue, a metric with its versions, and the office that declares one. It is 1 November 2023.</summary>
public sealed class MetricCatalogueTests : AppTest
{
    private static readonly (string, object?)[] PowerDemands =
    [
        ("名称", "用电诉求"), ("编号", "power-demands"), ("怎么算", "数记录 符合条件的有几条"), ("数据集", "诉求"), ("条件", "主题 = \"用电\""), ("按哪个日期", "收到日期"), ("单位", "件"), ("定义", "期内收到的用电诉求。"), ("设立依据", "供电专项行动"),
    ];

    /// <summary>One demand solved in 2022 and one left open; in 2023 four received, three answered, two solved; three of the four are about electricity.</summary>
    private async Task LayDownAsync()
    {
        await App.AnswerAsync(await App.ReceiveAsync("2022-03-01 10:00", d => d.TrackingCode = "A000000001"), "2022-03-10 10:00", "已解决");
        await App.ReceiveAsync("2022-03-01 10:00", d => d.TrackingCode = "A000000002");
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00", d => d.Lead = "power-supply"), "2023-09-05 10:00", "已解决");
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00", d => d.Lead = "power-supply"), "2023-09-06 10:00", "列入计划");
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00", d => { d.Lead = "human-resources"; d.Topic = "用工"; }), "2023-09-07 10:00", "已解决");
        await App.ReceiveAsync("2023-10-20 10:00");
        App.Clock.SetLocal("2023-11-01 09:00");
    }

    private static HashSet<string> UsesOf(TestPage page) =>
        [.. page.Document.QuerySelectorAll(".box, .card, section").Last(b => b.QuerySelector("h2, h3")?.TextContent.Trim() == "用在哪里").QuerySelectorAll("li").Select(li => $"{li.TextContent.Trim()} {li.QuerySelector("a")!.GetAttribute("href")}")];

    [Fact]
    public async Task The_catalogue_shows_metrics_with_their_number_of_this_year_and_twelve_months()
    {
        await LayDownAsync();
        using var office = App.As("zhoumin");
        var page = await office.GetAsync("/metrics?dataset=诉求&size=200");
        var rows = page.Table();
        Assert.Equal(App.District.Declared<MetricBook>().All(App.District).Count(m => m.Dataset.Name == "诉求"), rows.Count);
        var solved = rows.Single(r => r["指标"] == "解决诉求");
        Assert.Equal(("2", "件", "第 1 版"), (solved["今年以来"], solved["单位"], solved["版本"]));
        var line = page.Document.QuerySelectorAll("svg[role=img]").Single(s => s.GetAttribute("aria-label")!.StartsWith("收到诉求近", StringComparison.Ordinal)).GetAttribute("aria-label")!;
        Assert.Contains("2022年12月 0件", line, StringComparison.Ordinal);
        Assert.Contains("2023年9月 3件，2023年10月 1件，2023年11月 0件", line, StringComparison.Ordinal);
        var found = await office.GetAsync("/metrics?q=收到诉求");
        Assert.Contains("收到诉求", found.Table().Select(r => r["指标"]));
        Assert.DoesNotContain("解决率", found.Table().Select(r => r["指标"]));
    }

    [Fact]
    public async Task A_metric_is_shown_with_its_records_months_uses_and_versions()
    {
        await LayDownAsync();
        using var office = App.As("zhoumin");
        var page = await office.GetAsync("/metrics/demands-solved?from=2023-01&to=2023-10");
        Assert.Equal(2, page.Table("解决诉求的记录").Count);
        Assert.Equal(("1件", "同比增长100％"), (page.Field("上年同期"), page.Field("同比")));
        Assert.Equal("2", page.Table("近 12 个月").Single(r => r["月份"] == "2023年9月")["解决诉求（件）"]);
        Assert.Superset(new HashSet<string> { "报告　一月一晒·月度通报 /reports?report=scoreboard", "报告　领导一页 /reports?report=leader-sheet", "口径　上级口径 /reports" }, UsesOf(page));
        Assert.Contains("换算　每万户 /metrics", UsesOf(await office.GetAsync("/metrics/active-enterprises")));
        Assert.Contains("派生指标　每万户经营主体诉求件数 /metrics/demands-per-10k-entities", UsesOf(await office.GetAsync("/metrics/demands-received")));
        Assert.Contains("指标　新增经营主体 /indicators/new-market-entities", UsesOf(await office.GetAsync("/metrics/new-enterprises")));
        Assert.Contains("第 1 版（现用）", page.Text, StringComparison.Ordinal);
        var share = await office.GetAsync("/metrics/demands-per-10k-entities");
        Assert.Equal("收到诉求 每万户", share.Field("算式"));
        Assert.Contains(share.Table("由哪些数算出"), r => r["指标"] == "收到诉求");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await office.GetRawAsync("/metrics/none")).StatusCode);
        Assert.Contains("dataset: 诉求", await (await office.GetRawAsync("/metrics/demands-solved/declaration")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_declares_a_metric_sees_its_number_and_everybody_has_it_from_then_on()
    {
        await LayDownAsync();
        using var office = App.As("zhoumin");
        var page = await office.GetAsync("/metrics/declare");
        var tried = await office.SubmitAsync(page, "试算", PowerDemands);
        Assert.Equal("今年以来是 3件", tried.Document.QuerySelector("#answer")!.GetAttribute("data-said"));
        Assert.Null(App.District.Declared<MetricBook>().Find(App.District, "power-demands"));
        var saved = await office.SubmitAsync(page, "设立", PowerDemands);
        Assert.Contains("已设立", saved.Flash, StringComparison.Ordinal);
        Assert.Equal("/metrics/power-demands", saved.Path);
        Assert.Equal("用电诉求", (await office.GetAsync("/metrics?by=office")).Table().Single()["指标"]);
        var (figure, _) = await App.DoAsync("gaoyuan", (FigureCalculator c) => c.RunAsync("用电诉求 / 收到诉求", new FigureOccasion(MetricFacts.January2October), CancellationToken.None));
        Assert.Equal("75％", figure!.Text);
        await using var db = App.Db();
        var audit = await db.AuditEntries.SingleAsync(a => a.Action == "metric.declared");
        Assert.Contains("供电专项行动", (await db.AuditContents.SingleAsync(c => c.EntryId == audit.Id)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_makes_a_version_and_growth_across_the_two_is_marked()
    {
        await LayDownAsync();
        using var office = App.As("zhoumin");
        var page = await office.GetAsync("/metrics/demands-solved/edit");
        var saved = await office.SubmitAsync(page, "存为新版", ("条件", "结果 in [\"已解决\", \"列入计划\"]"), ("修改原因", "市里口径"));
        Assert.Contains("新的一版", saved.Flash, StringComparison.Ordinal);
        var (now, before) = (App.Metric("demands-solved"), App.District.Declared<MetricBook>().At(App.District, "demands-solved", 1)!);
        Assert.Equal((2, 1), (now.Version, before.Version));
        Assert.Equal(3, (await App.FigureAsync("demands-solved")).Value);
        var (growth, _) = await App.DoAsync("zhoumin", (FigureCalculator c) => c.RunAsync("解决诉求 同比", new FigureOccasion(MetricFacts.January2October), CancellationToken.None));
        Assert.Equal("同比增长200％（口径有调整，不可直接比较）", growth!.Text);
        // With the definition of then it is what it was, and the difference is one of the definition.
        var difference = await App.DoAsync("zhoumin", (FigureComparison c) => c.BetweenAsync(new FigureMoment(before, MetricFacts.January2October, App.Clock.UtcNow), new FigureMoment(now, MetricFacts.January2October, App.Clock.UtcNow), CancellationToken.None));
        Assert.Equal((2m, 3m, true), (difference.Then.Value!.Value, difference.Now.Value!.Value, difference.IsOtherDefinition));
        Assert.Equal("期间或者口径不同，现在计入", difference.Changes.Single(c => c.Kind == RecordChangeKind.Added).Why);
        var versions = await office.GetAsync("/metrics/demands-solved");
        Assert.Contains("第 2 版（现用）", versions.Text, StringComparison.Ordinal);
        Assert.Contains("市里口径", versions.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("条件", "主题 = \"用电费\"", "不在“主题”的选项里", null)]
    [InlineData("编号", "Power", "只能用小写字母", "metric.bad-id")]
    [InlineData("编号", "demands-solved", "已经用在别的指标上", "metric.id-taken")]
    [InlineData("名称", "收到诉求", "已有一个指标叫“收到诉求”", "metric.name-taken")]
    [InlineData("设立依据", "", "请写明原因", "metric.needs-reason")]
    [InlineData("单位", "", "缺少“单位”", "metric.bad-declaration")]
    public async Task What_cannot_be_saved_is_told_and_nothing_typed_is_lost(string field, string typed, string says, string? code)
    {
        using var office = App.As("zhoumin");
        var refused = await office.SubmitAsync(await office.GetAsync("/metrics/declare"), "设立", [.. PowerDemands.Where(p => p.Item1 != field), (field, typed)]);
        Assert.NotNull(refused.Problem);
        if (code is null) Assert.Contains("口径还不能用", refused.Problem, StringComparison.Ordinal);
        else Assert.Contains(says, refused.Problem, StringComparison.Ordinal);
        Assert.Equal("期内收到的用电诉求。", refused.Field("定义"));
        Assert.Null(App.District.Declared<MetricBook>().Find(App.District, "power-demands"));
    }

    [Fact]
    public async Task While_typing_each_mistake_is_shown_where_it_is()
    {
        using var office = App.As("zhoumin");
        var page = await office.GetAsync("/metrics/declare");
        var answer = (await office.SubmitAsync(page, "试算", ("怎么算", "比率 符合条件的记录中，分子占百分之几"), ("数据集", "诉求"), ("条件", "结果 ="), ("分子的条件", "结课 = \"已解决\""))).Document.QuerySelector("#answer")!;
        Assert.NotEqual("", answer.GetAttribute("data-wrong-filter"));
        Assert.StartsWith("0-2", answer.GetAttribute("data-wrong-numerator"), StringComparison.Ordinal);
        var formula = (await office.SubmitAsync(page, "试算", ("怎么算", "由别的指标算出 例如 解决诉求 / 收到诉求"), ("算式", "解决诉求 / 收到诉请"))).Document.QuerySelector("#answer")!;
        Assert.Equal("7-4", formula.GetAttribute("data-wrong-formula"));
        Assert.Contains("是不是“收到诉求”？", formula.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_writer_is_told_what_is_unchanged_is_not_saved_and_a_book_s_figures_are_changed_in_the_book()
    {
        using var office = App.As("zhoumin");
        var page = await office.GetAsync("/metrics/demands-solved/edit");
        var first = await office.GetAsync("/metrics/demands-solved/edit");
        await office.SubmitAsync(first, "存为新版", ("定义", "期内办结并且解决的诉求。"), ("修改原因", "写清楚"));
        Assert.Contains("已经存了第 2 版", (await office.SubmitAsync(page, "存为新版", ("定义", "另一种说法。"), ("修改原因", "另一个原因"))).Problem, StringComparison.Ordinal);
        var again = await office.GetAsync("/metrics/demands-solved/edit");
        Assert.Contains("没有改动", (await office.SubmitAsync(again, "存为新版", ("修改原因", "再存一次"))).Problem, StringComparison.Ordinal);
        var ofBook = App.District.Declared<MetricBook>().All(App.District).First(m => m.Id.StartsWith("patents-", StringComparison.Ordinal)).Id;
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await office.GetRawAsync($"/metrics/{ofBook}/edit")).StatusCode);
        Assert.DoesNotContain("修改口径", (await office.GetAsync($"/metrics/{ofBook}")).Text, StringComparison.Ordinal);
        using var leader = App.As("gaoyuan");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await leader.GetRawAsync("/metrics/declare")).StatusCode);
    }

    [Fact]
    public async Task A_change_of_words_alone_is_no_other_definition()
    {
        using var office = App.As("zhoumin");
        Assert.Null((await office.SubmitAsync(await office.GetAsync("/metrics/demands-solved/edit"), "存为新版", ("定义", "期内办结并且解决的诉求。"), ("修改原因", "写清楚"))).Problem);
        var (now, before) = (App.Metric("demands-solved"), App.District.Declared<MetricBook>().At(App.District, "demands-solved", 1)!);
        Assert.Equal((before.FilterText, before.Date?.Id, before.Unit, before.Decimals, before.Aggregate, before.Dataset.Name), (now.FilterText, now.Date?.Id, now.Unit, now.Decimals, now.Aggregate, now.Dataset.Name));
        Assert.True(now.CountsLike(before));
    }

    [Fact]
    public async Task The_database_adds_up_what_the_records_say_for_every_metric()
    {
        await LayDownAsync();
        foreach (var metric in App.District.Declared<MetricBook>().All(App.District))
        {
            var (whole, parts, held) = await App.DoAsync("zhoumin", async (MetricRunner r) =>
            {
                var at = App.Clock.UtcNow;
                var first = await r.RunAsync(metric, MetricFacts.January2October, at, CancellationToken.None);
                return (first, await r.PartsAsync(metric, MetricFacts.January2October, at, null, CancellationToken.None), await r.RunAsync(metric, MetricFacts.January2October, at, CancellationToken.None));
            });
            Assert.Equal((metric.Id, whole.Value, whole.RecordCount), (metric.Id, parts.Value(metric), parts.RecordCount));
            // Asked again the dataset is read once and kept: the same number over the same bytes.
            Assert.Equal((metric.Id, whole.Value, whole.Digest), (metric.Id, held.Value, held.Digest));
        }
    }
}
