using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Enterprises;
using Yingshang.Metrics.WriteRules;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.Metrics;

/// <summary>规则怎么写: the guide, and a field to try expressions in.</summary>
public sealed class WriteRulesTests : AppTest
{
    private const string Firm = "清河恒信纺织有限公司";

    private async Task AddFirmAsync()
    {
        await using var db = App.Db();
        var id = db.NewId();
        db.Add(new Enterprise { Id = id, CreditCode = "91110000101623741K", Name = Firm, Kind = "有限责任公司", Status = "存续", EstablishedOn = new DateOnly(2019, 4, 12), SizeClass = "小型", Tags = ["高新技术企业"] });
        foreach (var (field, year, number) in new[] { ("staff", 2021, 30L), ("staff", 2022, 18L), ("revenue", 2022, 950_000_000L), ("rd_expense", 2022, 19_000_000L) })
            db.Add(EnterpriseFact.OfYear(db.NewId(), id, field, year, number, "企业年报"));
        db.Audit("enterprise.created", "enterprise", id);
        await db.SaveAsync();
    }

    private async Task<TestPage> TryAsync(TestBrowser browser, string text, string words = "企业的字典", string enterprise = Firm)
    {
        var page = await browser.GetAsync("/rules");
        return await browser.SubmitAsync(page, "试一试", ("条件或算式", text), ("用哪里的名称", words), ("Form.Enterprise", enterprise));
    }

    /// <summary>What the answer says, blanks aside.</summary>
    private static void Says(TestPage page, string expected) => Assert.Contains(Close(expected), Close(page.Document.QuerySelector("#answer .stack")!.TextContent), StringComparison.Ordinal);

    private static string Close(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [Fact]
    public async Task The_guide_is_the_document_and_its_examples_can_be_tried()
    {
        using var office = App.As(Role.Office);
        var page = await office.GetAsync("/rules");
        Assert.Equal("规则怎么写", page.Heading);
        Assert.Contains("不知道不等于不符合", page.Text, StringComparison.Ordinal);
        Assert.Contains("全部函数", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("feel-conformance.md", string.Join(' ', page.Links.Select(l => l.Href)), StringComparison.Ordinal);
        var tries = page.Document.QuerySelectorAll("a.try").Select(a => a.GetAttribute("href")!).ToList();
        Assert.True(tries.Count > 40, $"{tries.Count}");
        // sum(诉求.天数): 3 + 12 + 5
        var one = tries.Single(h => Uri.UnescapeDataString(h).Contains("sum(诉求.天数)", StringComparison.Ordinal));
        Says(await office.GetAsync(one), "20");
    }

    [Fact]
    public async Task The_sample_of_the_guide_has_units_and_says_once_what_is_unknown()
    {
        using var office = App.As(Role.Office);
        var page = await office.GetAsync("/rules?x=" + Uri.EscapeDataString("上年营业收入 >= 20000000") + "#try");
        var sample = page.Document.QuerySelectorAll(".rule-sample .fact").ToDictionary(f => f.QuerySelector("dt")!.TextContent, f => Close(f.QuerySelector("dd")!.TextContent));
        Assert.Equal(("32000000元", "85人", "未知"), (sample["上年营业收入"], sample["从业人数"], sample["出口额"]));
        Says(page, "上年营业收入 32000000元");
        // With units no example of the guide has become wrong.
        foreach (var text in page.Document.QuerySelectorAll("a.try").Select(a => Uri.UnescapeDataString(a.GetAttribute("href")!.Split("x=")[1].Split('#')[0])))
            Assert.DoesNotContain(Yingshang.Feel.FeelChecker.Check(text, RuleSample.OfGuide.Dictionary).Problems, p => p.Code == "feel.unit");
    }

    /// <summary>研发费用 is for 企业 alone: a sole trader has none, which is no; a company whose research is not recorded has an unknown one.</summary>
    [Fact]
    public async Task What_does_not_apply_is_said_so_and_is_not_unknown()
    {
        await AddFirmAsync();
        await using (var db = App.Db())
        {
            db.Add(new Enterprise { Id = db.NewId(), CreditCode = "914403001922038216", Name = "清河区晴川便利店", Kind = "个体工商户", Status = "存续" });
            db.Audit("enterprise.created", "enterprise", Guid.Empty);
            await db.SaveAsync();
        }
        using var office = App.As(Role.Office);
        var shop = await TryAsync(office, "研发人员 > 0", enterprise: "清河区晴川便利店");
        Says(shop, "否 研发人员 > 0 研发人员 不适用");
        Assert.Equal("不适用", Close(shop.Document.QuerySelectorAll(".rule-sample .fact").Single(f => f.QuerySelector("dt")!.TextContent == "研发人员").QuerySelector("dd")!.TextContent));
        Says(await TryAsync(office, "研发人员 > 0"), "不知道 研发人员 > 0 研发人员 未知");
    }

    /// <summary>18 people of 20, small: one condition holds, one lacks two.</summary>
    [Fact]
    public async Task Explains_each_condition_on_an_enterprise_of_the_district()
    {
        await AddFirmAsync();
        using var office = App.As(Role.Office);
        var page = await TryAsync(office, "从业人员 >= 20 and 企业规模 in (\"小型\", \"微型\")");
        var answer = page;
        Says(answer, "否 条件");
        Says(answer, "否 从业人员 >= 20 从业人员 18人 差2人");
        Says(answer, "是 企业规模 in (\"小型\", \"微型\") 企业规模 小型");
        Says(answer, "从业人员应不少于20人，现为18人，差2人");
        Says(answer, "不能在数据库里查");
        Says(answer, "能整批按列算");
        Says(await TryAsync(office, "企业规模 = \"小型\""), "能在数据库里查");
    }

    [Fact]
    public async Task What_is_not_known_is_not_no()
    {
        await AddFirmAsync();
        using var office = App.As(Role.Office);
        Says(await TryAsync(office, "资产总额 > 0"), "不知道 条件");
    }

    /// <summary>研发费用 is confidential by law: the office sees it, a unit does not, and cannot ask it out by trying.</summary>
    [Fact]
    public async Task What_the_reader_may_not_see_takes_no_part()
    {
        await AddFirmAsync();
        using var office = App.As(Role.Office);
        using var unit = App.As(Role.Handler);
        const string text = "研发费用 / 营业收入 >= 0.02";
        Says(await TryAsync(office, text), "是 条件");
        var page = await TryAsync(unit, text);
        Says(page, "不知道 条件");
        Assert.DoesNotContain("190000", page.Html, StringComparison.Ordinal);
        Assert.Contains("依法保密（税收征收管理法第8条），不参加试算", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("从业人数 >= 20", "第1个字：字典里没有“从业人数”，是不是“从业人员”？", "0-4")]
    [InlineData("从业人员 >= ", "末尾：表达式没写完", "8-0")]
    [InlineData("营业收入 >= 2000万元", "第9个字：数字后面不写“万元”", "8-6")]
    [InlineData("从业人员 > 营业收入", "整句：单位不同，不能比较或加减：“人”和“元”。", "0-11")]
    public async Task Says_what_is_wrong_and_where(string text, string said, string span)
    {
        using var office = App.As(Role.Office);
        var page = await TryAsync(office, text, enterprise: "");
        Says(page, said);
        Assert.Equal(span, page.Document.QuerySelector("#answer")!.GetAttribute("data-wrong"));
        Assert.NotNull(page.Document.QuerySelector(".rule-tried mark"));
        Assert.Equal("true", page.Document.QuerySelector("#rule-text")!.GetAttribute("aria-invalid"));
        Assert.Equal(text, page.Field("条件或算式"));
    }

    [Fact]
    public async Task The_whole_language_runs_in_memory_only()
    {
        using var office = App.As(Role.Office);
        var answer = (await TryAsync(office, "for 数 in 1..3 return 数 * 2", "本页的例子", ""));
        Says(answer, "[2, 4, 6]");
        Says(answer, "不能在数据库里查");
    }

    [Theory]
    [InlineData("for i in 1..100000000 return i")]
    [InlineData("some i in 1..100000, j in 1..100000 satisfies i < 0")]
    [InlineData("{f: function(n) f(n + 1)}.f(0)")]
    [InlineData("matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^((a+)+)\\1$\")")]
    public async Task Hostile_expressions_end_soon(string text)
    {
        using var office = App.As(Role.Office);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var page = await TryAsync(office, text, "本页的例子", "");
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task What_is_typed_is_shown_as_text()
    {
        using var office = App.As(Role.Office);
        var page = await TryAsync(office, "\"<script>alert(1)</script>\"", "本页的例子", "");
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_said_and_the_rule_still_checked()
    {
        using var office = App.As(Role.Office);
        var answer = (await TryAsync(office, "从业人员 >= 20", enterprise: "没有这家企业"));
        Says(answer, Yingshang.Metrics.MetricProblems.NoSuchEnterprise.Message);
        Says(answer, "写对了");
    }

    [Fact]
    public async Task Refuses_what_the_form_does_not_offer()
    {
        using var office = App.As(Role.Office);
        var page = await office.GetAsync("/rules");
        Task<TestPage> Sent(string name, string value) => office.SubmitAsync(page, "试一试", (name, value));
        Says(await Sent("Form.Text", new string('1', 2_001)), "一句规则不超过 2000 字");
        var token = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await office.PostAsync("/rules", ("__RequestVerificationToken", token), ("_handler", "try"), ("Form.Text", "1"), ("Form.Words", "没有的字典"));
        Assert.Contains("没有“没有的字典”的字典", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_is_told_to_slow_down()
    {
        using var office = App.As("zhoumin");
        var page = await office.GetAsync("/rules");
        var account = (await App.AccountAsync("zhoumin")).Id;
        // A program spends its moments faster than they come again, however slow the machine is.
        for (var i = 0; i < 5; i++)
        {
            while (App.Services.GetRequiredService<TrialPace>().MayTry(account)) { }
            page = await office.SubmitAsync(page, "试一试", ("条件或算式", "1"));
            if (page.Text.Contains(Yingshang.Metrics.MetricProblems.TryingTooFast.Message, StringComparison.Ordinal)) return;
        }
        Assert.Fail("Nobody was told to slow down.");
    }

    [Fact]
    public async Task Offers_the_names_of_every_dictionary_and_all_functions()
    {
        using var office = App.As(Role.Office);
        var words = System.Text.Json.JsonDocument.Parse((await office.GetAsync("/rules")).Document.QuerySelector("form[data-rule]")!.GetAttribute("data-words")!).RootElement;
        Assert.Contains("营业收入", words.GetProperty("企业").EnumerateArray().Select(w => w.GetProperty("name").GetString()));
        var functions = words.GetProperty("*").EnumerateArray().Select(w => w.GetProperty("name").GetString()).ToHashSet();
        Assert.Empty(Yingshang.Feel.Evaluation.FeelEngine.Functions.Except(functions));
    }
}
