using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FileDemand;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Storage;
using static Yingshang.Modules.Tests.Cases.EnterpriseSteps;

namespace Yingshang.Modules.Tests.Cases;

public sealed class FileDemandTests : AppTest
{
    [Fact]
    public async Task Four_fields_are_enough()
    {
        App.Clock.SetLocal("2023-09-28 10:10");
        var page = await App.Visitor().FileAsync();
        Assert.StartsWith("/d/", page.Path);
        Assert.Contains("收到了", page.Flash);
        var (c, demand) = await App.ReadAsync(page.Code());
        Assert.Equal("诉〔2023〕0001号", c.Number);
        Assert.Equal(c.Number, page.Heading);
        Assert.Equal(CaseState.Received, c.State);
        Assert.Equal("企业手机填报", c.Channel);
        Assert.Equal("用电增容申请两个月没有答复", c.Title);
        Assert.Equal(("求助", "用电", Phone), (c.Nature, c.Topic, demand.ContactPhone));
        Assert.Null(demand.VerifiedAt);
        Assert.Contains("还没有核实", page.Text);
        Assert.NotNull(page.Document.QuerySelector("svg.qr"));
    }

    // 2023年放假通知：9月29日至10月6日放假，10月7日、8日上班；10月28日是周六。
    [Fact]
    public async Task The_four_deadlines_are_fixed_at_receipt()
    {
        App.Clock.SetLocal("2023-09-28 10:10");
        var (c, _) = await App.ReadAsync((await App.Visitor().FileAsync()).Code());
        Assert.Equal([new DateOnly(2023, 10, 7), new(2023, 10, 8), new(2023, 10, 9), new(2023, 10, 30)], c.CurrentRound.Select(s => s.LastDay));
    }

    [Fact]
    public async Task Filing_answers_303()
    {
        var browser = App.Visitor();
        var page = await browser.GetAsync("/file");
        var fields = page.Document.QuerySelectorAll("main form input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).ToList();
        fields.AddRange([("Form.Text", Words), ("Form.Enterprise", "清河恒信纺织有限公司"), ("Form.ContactName", "陈先生"), ("Form.Phone", Phone)]);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync("/file", [.. fields])).StatusCode);
    }

    [Fact]
    public async Task Staff_find_it_and_it_is_in_the_record()
    {
        var (c, _) = await App.ReadAsync((await App.Visitor().FileAsync()).Code());
        await using var db = App.Db();
        Assert.Equal(c.Id, await SearchIndex.Find(db, "case", "二号线设备")!.SingleAsync());
        Assert.Equal("case.received", (await db.AuditEntries.SingleAsync(a => a.SubjectId == c.Id)).Action);
    }

    [Fact]
    public async Task Numbers_follow_one_another()
    {
        var browser = App.Visitor();
        await browser.FileAsync();
        var (second, _) = await App.ReadAsync((await browser.FileAsync(("手机号", "13900001234"))).Code());
        Assert.Equal("诉〔2023〕0002号", second.Number);
    }

    [Theory]
    [InlineData("遇到了什么问题", "", "请说说遇到了什么问题")]
    [InlineData("遇到了什么问题", "停电", "请再写几句：卡在哪里、影响多大、希望怎样解决。")]
    [InlineData("企业名称或统一社会信用代码", "", "请填写企业名称或统一社会信用代码")]
    [InlineData("怎么称呼您", "", "请告诉我们怎么称呼您")]
    [InlineData("手机号", "", "请填写手机号，核实和回复要用")]
    [InlineData("手机号", "12345", "请填手机号，或带区号的座机号")]
    public async Task A_wrong_field_is_told_beside_it(string field, string typed, string message)
    {
        var page = await App.Visitor().FileAsync((field, typed));
        Assert.Equal(message, page.Error(field));
        Assert.Equal(typed, page.Field(field));
        Assert.Equal(0, await App.CountAsync());
    }

    [Fact]
    public async Task All_errors_come_at_once_and_what_was_typed_stays()
    {
        var page = await App.Visitor().FileAsync(("企业名称或统一社会信用代码", ""), ("手机号", "1380000"), ("请为我保密", true));
        Assert.Contains("有 2 处需要改正", page.Problem);
        Assert.Equal(Words, page.Field("遇到了什么问题"));
        Assert.Equal("陈先生", page.Field("怎么称呼您"));
        Assert.Equal("1380000", page.Field("手机号"));
        Assert.Equal("true", page.Field("请为我保密"));
    }

    [Theory]
    [InlineData("+86 138-0000-1234")]
    [InlineData("１３８００００１２３４")]
    public async Task A_number_is_kept_as_digits(string typed)
    {
        var (_, demand) = await App.ReadAsync((await App.Visitor().FileAsync(("手机号", typed))).Code());
        Assert.Equal("13800001234", demand.ContactPhone);
    }

    [Fact]
    public async Task Photos_go_with_it()
    {
        var photo = new TestFile("现场.jpg", "image/jpeg", [0xFF, 0xD8, 1, 2, 3]);
        var (c, _) = await App.ReadAsync((await App.Visitor().FileAsync(("Form.Files", photo))).Code());
        await using var db = App.Db();
        var kept = await db.Attachments.SingleAsync(a => a.SubjectId == c.Id);
        Assert.Equal(("现场.jpg", 5L), (kept.FileName, kept.Length));
        Assert.Equal(photo.Bytes, await db.ReadAsync(kept, default));
    }

    [Fact]
    public async Task Files_above_the_limits_are_refused_and_have_to_be_chosen_again()
    {
        var seven = Enumerable.Range(1, 7).Select(i => new TestFile($"{i}.jpg", "image/jpeg", [1])).Append(new TestFile("程序.exe", "application/octet-stream", [1])).ToList();
        var page = await App.Visitor().FileAsync(("Form.Files", seven));
        Assert.Contains("最多传 6 个文件，这次选了 8 个。", page.Problem);
        Assert.Contains("“程序.exe”不能传。", page.Problem);
        Assert.Contains("刚才选的 8 个文件没有留住", page.Text);
        var big = await App.Visitor().FileAsync(("Form.Files", new TestFile("大.pdf", "application/pdf", new byte[10 * 1024 * 1024 + 1])));
        Assert.Contains("“大.pdf”太大。", big.Problem);
        Assert.Equal(0, await App.CountAsync());
    }

    [Theory]
    [InlineData("请问技改设备补助今年还能不能申请，需要哪些材料？", "咨询", "奖补资金")]
    [InlineData("投诉污水管网接入费重复收取，要求退还。", "投诉", "排水与污水管网")]
    [InlineData("建议组织一次专场招聘，缝纫工招不到。", "建议", "用工")]
    [InlineData("举报有人在厂门口强买强卖，闹事堵门。", "举报", "周边治安")]
    [InlineData("门口那件事情拖到现在也没个说法，急。", "求助", "其他")]
    public async Task Nature_and_topic_are_guessed_from_the_words(string text, string nature, string topic)
    {
        var (c, _) = await App.ReadAsync((await App.Visitor().FileAsync(("遇到了什么问题", text))).Code());
        Assert.Equal((nature, topic), (c.Nature, c.Topic));
    }

    [Theory]
    [InlineData("您好，我们厂门口的路坑坑洼洼，货车进不来，影响发货。", "我们厂门口的路坑坑洼洼")]
    [InlineData("停电。这个月已经第三次停电，损失很大。", "停电。这个月已经第三次停电")]
    [InlineData("我公司申请的高新技术企业认定奖励资金从去年十月公示结束到现在一直没有兑现到账", "我公司申请的高新技术企业认定奖励资金从去年十月公示结束到现…")]
    public void The_title_is_the_first_clause_that_says_something(string text, string title) => Assert.Equal(title, FirstGuess.TitleOf(text));

    [Fact]
    public async Task The_enterprise_is_found_by_its_exact_name_or_code()
    {
        var id = await App.AddEnterpriseAsync("清河恒信纺织有限公司", "91341299MA2XYW1234", null);
        var browser = App.Visitor();
        var (byName, _) = await App.ReadAsync((await browser.FileAsync()).Code());
        var (byCode, _) = await App.ReadAsync((await browser.FileAsync(("企业名称或统一社会信用代码", "91341299ma2xyw1234"))).Code());
        var (neither, _) = await App.ReadAsync((await browser.FileAsync(("企业名称或统一社会信用代码", "恒信纺织"))).Code());
        Assert.Equal((id, id, (Guid?)null), (byName.EnterpriseId, byCode.EnterpriseId, neither.EnterpriseId));
        Assert.Equal("清河恒信纺织有限公司", byCode.EnterpriseName);
        Assert.Equal("恒信纺织", neither.EnterpriseName);
    }

    [Fact]
    public async Task A_second_tap_gives_the_same_demand()
    {
        var browser = App.Visitor();
        var first = await browser.FileAsync();
        App.Clock.Advance(TimeSpan.FromMinutes(9));
        var second = await browser.FileAsync();
        Assert.Equal(first.Code(), second.Code());
        Assert.Equal(1, await App.CountAsync());
    }

    [Fact]
    public async Task The_same_words_an_hour_later_are_another_demand()
    {
        var browser = App.Visitor();
        var first = await browser.FileAsync();
        App.Clock.Advance(TimeSpan.FromHours(1));
        var second = await browser.FileAsync();
        Assert.NotEqual(first.Code(), second.Code());
        Assert.Equal(second.Code(), (await browser.FileAsync()).Code());
        Assert.Equal("诉〔2023〕0002号", (await App.ReadAsync(second.Code())).Case.Number);
    }

    [Fact]
    public async Task Two_taps_at_once_give_one_demand()
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => App.Visitor().FileAsync()));
        Assert.Single(pages.Select(p => p.Code()).Distinct());
        Assert.Equal(1, await App.CountAsync());
    }

    [Fact]
    public async Task The_sixth_of_a_telephone_within_an_hour_needs_a_sum()
    {
        var browser = App.Visitor();
        for (var i = 0; i < 5; i++) Assert.StartsWith("/d/", (await browser.FileAsync(("遇到了什么问题", Words + i))).Path);
        var asked = await browser.FileAsync(("遇到了什么问题", Words + "六"));
        Assert.Contains("填报有些频繁", asked.Problem);
        Assert.Equal(Words + "六", asked.Field("遇到了什么问题"));

        var wrong = await browser.SubmitAsync(asked, "提交", ("Form.ChallengeAnswer", "99"));
        Assert.Contains("算术题答得不对", wrong.Problem);
        var right = await browser.SubmitAsync(wrong, "提交", ("Form.ChallengeAnswer", Sum(wrong)));
        Assert.StartsWith("/d/", right.Path);
        Assert.Equal(6, await App.CountAsync());
    }

    [Fact]
    public async Task A_sum_opens_the_door_once()
    {
        var browser = App.Visitor();
        for (var i = 0; i < 5; i++) await browser.FileAsync(("遇到了什么问题", Words + i));
        var asked = await browser.FileAsync(("遇到了什么问题", Words + "六"));
        await browser.SubmitAsync(asked, "提交", ("Form.ChallengeAnswer", Sum(asked)));
        var again = await browser.SubmitAsync(asked, "提交", ("遇到了什么问题", Words + "七"), ("Form.ChallengeAnswer", Sum(asked)));
        Assert.Contains("算术题答得不对", again.Problem);
    }

    [Fact]
    public async Task An_hour_later_the_telephone_files_without_a_sum()
    {
        var browser = App.Visitor();
        for (var i = 0; i < 5; i++) await browser.FileAsync(("遇到了什么问题", Words + i));
        App.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.StartsWith("/d/", (await browser.FileAsync(("遇到了什么问题", Words + "六"))).Path);
    }

    [Fact]
    public async Task The_sixty_first_of_an_address_within_an_hour_needs_a_sum()
    {
        var browser = App.Visitor();
        for (var i = 0; i < 60; i++) await browser.FileAsync(("手机号", $"139{i:00000000}"));
        Assert.Equal(60, await App.CountAsync());
        Assert.Contains("填报有些频繁", (await browser.FileAsync(("手机号", "13700000000"))).Problem);
    }

    [Fact]
    public async Task What_has_its_own_legal_channel_is_shown_the_way_and_may_be_filed_all_the_same()
    {
        var browser = App.Visitor();
        var shown = await browser.FileAsync(("遇到了什么问题", "包工头拖欠工资三个月，工人来讨薪，请帮忙协调。"));
        Assert.Contains("这类事有专门的法定渠道：欠薪", shown.Text);
        Assert.Contains("12333", shown.Text);
        Assert.Equal(0, await App.CountAsync());
        var filed = await browser.SubmitAsync(shown, "仍然在这里提交");
        Assert.Equal("欠薪", (await App.ReadAsync(filed.Code())).Demand.LegalChannel);
    }

    [Fact]
    public async Task Confidential_is_kept_and_not_found_by_the_enterprise()
    {
        var page = await App.Visitor().FileAsync(("请为我保密", true), ("遇到了什么问题", "清河恒信纺织有限公司反映：电压不稳，跳闸三次。"));
        var (c, demand) = await App.ReadAsync(page.Code());
        Assert.True(demand.IsConfidential);
        await using var db = App.Db();
        Assert.Empty(await SearchIndex.Find(db, "case", "恒信纺织")!.ToListAsync());
        Assert.Empty(await SearchIndex.Find(db, "case", Phone)!.ToListAsync());
        Assert.Equal(c.Id, await SearchIndex.Find(db, "case", "电压不稳")!.SingleAsync());
    }

    [Fact]
    public async Task The_chain_of_records_holds()
    {
        await App.Visitor().FileAsync();
        await using var db = App.Db();
        Assert.NotEmpty(await db.AuditContents.Where(a => a.Text.Contains("诉〔2023〕0001号")).ToListAsync());
    }

    [Fact]
    public async Task Help_says_what_happens_in_the_words_of_the_procedure()
    {
        var page = await App.Visitor().GetAsync("/file/help");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("1个工作日", page.Text);
        Assert.Contains("15日", page.Text);
    }

    private static string Sum(TestPage page)
    {
        var numbers = System.Text.RegularExpressions.Regex.Match(page.Text, "([0-9]+) 加 ([0-9]+) 等于几");
        return (int.Parse(numbers.Groups[1].Value) + int.Parse(numbers.Groups[2].Value)).ToString();
    }
}
