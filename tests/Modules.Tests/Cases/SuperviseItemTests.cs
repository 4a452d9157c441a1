using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Meetings;
using Yingshang.Cases.Notes;
using Yingshang.Cases.Owed;
using Yingshang.Cases.Supervise;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Results;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>督办 of a 议定事项, a 批示件 and of a matter in words, with the levels, the plan and the register that demands have.</summary>
public sealed class SuperviseItemTests : AppTest
{
    private static readonly DateOnly DueOn = new(2023, 10, 10);

    [Fact]
    public async Task What_a_meeting_settled_is_supervised_level_after_level()
    {
        var item = await SettledAsync("housing-construction");
        App.Clock.SetLocal("2023-10-12 09:00");
        using var supervision = App.As("jiangtao");
        Assert.Contains("还没有发过“提示”", (await SuperviseAsync(supervision, $"/owed/{item}/supervise", "督办")).Problem);
        var shown = await SuperviseAsync(supervision, $"/owed/{item}/supervise", "提示");
        Assert.Contains("已督办", shown.Flash);
        Assert.True(shown.HasLink("提示（蓝色）清政督提〔2023〕1号"));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var order = await SuperviseAsync(supervision, $"/owed/{item}/supervise", "督办");
        Assert.True(order.HasLink("督办（黄色）清政督督〔2023〕1号"));

        var second = await supervision.GetAsync(order.Link("督办（黄色）清政督督〔2023〕1号"));
        var bytes = await DocumentsTests.BytesAsync(supervision, second.Link("督办单 清政督督〔2023〕1号"));
        Assert.Empty(DocumentsTests.Problems(bytes));
        // 10日到期，11、12日是两个工作日。
        foreach (var part in new[] { "第9次专题会议（9月28日）：“打通厂门外路口”，由贵单位办理，期限为2023年10月10日，至今没有办结。", "清政督提〔2023〕1号", "超期2个工作日", "督办（黄色）" }) Assert.Contains(part, DocumentsTests.Text(bytes));
        Assert.DoesNotContain("企业诉求", DocumentsTests.Text(bytes));

        // The unit finds it in 待办, reads the paper and answers; another unit finds neither.
        using var unit = App.As("tanjing");
        Assert.Contains("请主要负责人过问", (await unit.GetAsync("/todo")).Text);
        var paper = second.Link("督办单 清政督督〔2023〕1号");
        Assert.Equal(HttpStatusCode.OK, (await unit.GetRawAsync(paper)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("lvqing").GetRawAsync(paper)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("lvqing").GetAsync(second.Path)).Status);

        App.Clock.Advance(TimeSpan.FromMinutes(1));
        // From the 督办件 itself the next level follows the one before.
        var letter = await SuperviseAsync(supervision, $"{second.Path}/supervise", "限期督办");
        Assert.Contains("已督办", letter.Flash);
        await using var db = App.Db();
        var all = await db.Set<Supervision>().OrderBy(s => s.IssuedAt).ThenBy(s => s.Id).ToListAsync();
        Assert.Equal([item, item, item], all.Select(s => s.SubjectId));
        Assert.Equal([null, "清政督提〔2023〕1号", "清政督督〔2023〕1号"], all.Select(s => s.EarlierNumber));
        // The item itself stays owed to the office.
        Assert.Equal(OwedState.Open, (await db.Set<OwedItem>().SingleAsync(i => i.Id == item)).State);
    }

    [Fact]
    public async Task What_a_leader_wrote_is_supervised_and_stands_in_the_register()
    {
        var item = await InstructedAsync("economy-information");
        using var supervision = App.As("jiangtao");
        Assert.True((await supervision.GetAsync($"/owed/{item}")).HasLink("督办"));
        await SuperviseAsync(supervision, $"/owed/{item}/supervise", "提示");
        var register = await supervision.GetAsync("/owed?source=Supervision&state=open");
        Assert.Contains("提示函 清政督提〔2023〕1号", register.Text);
        var paper = (await supervision.GetAsync(register.Link("请主要负责人过问，办出结果"))).Link("提示函 清政督提〔2023〕1号");
        foreach (var part in new[] { "关于提醒按期办理区领导批示事项的函", "高远同志批示", "“协调送电”" }) Assert.Contains(part, DocumentsTests.Text(await DocumentsTests.BytesAsync(supervision, paper)));
    }

    [Fact]
    public async Task A_matter_in_words_is_supervised_freely_and_goes_on_from_its_first_paper()
    {
        using var supervision = App.As("jiangtao");
        var form = await supervision.GetAsync("/supervise/new");
        var refused = await supervision.SubmitAsync(form, "编号发出", ("督办级别", "提示"));
        Assert.Contains("请写明督办事项", refused.Error("督办事项"));
        Assert.Contains("请选择被督办的单位", refused.Error("被督办的单位"));
        (string, object?)[] said = [("被督办的单位", "区住建局"), ("督办事项", "城东片区雨污管网改造九月应开工，至今没有开工"), ("存在的问题", "没有开工"), ("办理要求", "请主要负责人过问，办出结果")];
        Assert.Contains("还没有发过“提示”", (await supervision.SubmitAsync(form, "编号发出", [.. said, ("督办级别", "督办")])).Problem);
        var register = await supervision.SubmitAsync(form, "编号发出", [.. said, ("督办级别", "提示")]);
        Assert.Contains("已督办", register.Flash);
        var item = await supervision.GetAsync(register.Link("请主要负责人过问，办出结果"));
        Assert.Contains("城东片区雨污管网改造", item.Text);
        var paper = item.Link("提示函 清政督提〔2023〕1号");
        foreach (var part in new[] { "关于提醒按期办理有关事项的函", "城东片区雨污管网改造九月应开工，至今没有开工。此事由贵单位办理。", "清河区住房和城乡建设局" }) Assert.Contains(part, DocumentsTests.Text(await DocumentsTests.BytesAsync(supervision, paper)));
        Assert.Equal(HttpStatusCode.OK, (await App.As("tanjing").GetRawAsync(paper)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("lvqing").GetRawAsync(paper)).StatusCode);

        Assert.Contains("已督办", (await SuperviseAsync(supervision, $"{item.Path}/supervise", "督办")).Flash);
        await using var db = App.Db();
        Assert.Single(await db.Set<Supervision>().Select(s => s.SubjectId).Distinct().ToListAsync());
        foreach (var who in new[] { "zhoumin", "tanjing", "gaoyuan" }) Assert.Equal((who, HttpStatusCode.Forbidden), (who, (await App.As(who).GetAsync("/supervise/new")).Status));
        foreach (var who in new[] { "zhoumin", "tanjing" }) Assert.Equal((who, HttpStatusCode.Forbidden), (who, (await App.As(who).GetAsync($"{item.Path}/supervise")).Status));
    }

    [Fact]
    public async Task Who_cannot_be_ordered_is_not_supervised_and_neither_is_what_is_done()
    {
        var power = await SettledAsync("power-supply");
        using var supervision = App.As("jiangtao");
        Assert.Contains("不是区里可以指令的单位，不督办", (await supervision.GetAsync($"/owed/{power}/supervise")).Problem);
        Assert.DoesNotContain("区供电公司", (await supervision.GetAsync("/supervise/new")).Text);
        var unit = await App.UnitAsync("power-supply");
        Assert.Equal("supervision.not-orderable", (await App.DoAsync("jiangtao", (SuperviseMatterHandler h) => h.HandleAsync(new() { UnitId = unit.Id, Matter = "x", Level = "reminder", Trouble = "x", Requirement = "x" }, default))).Problem!.Code);

        var settled = await SettledAsync("housing-construction");
        await using (var db = App.Db())
        {
            (await db.Set<OwedItem>().SingleAsync(i => i.Id == settled)).State = OwedState.Done;
            db.Audit("owed.decided", "owed", settled);
            await db.SaveAsync();
        }
        Assert.Contains("已经销号", (await supervision.GetAsync($"/owed/{settled}/supervise")).Problem);
    }

    [Fact]
    public async Task What_is_owed_on_a_supervised_demand_is_supervised_from_the_demand()
    {
        App.Clock.SetLocal("2023-10-11 09:00");
        var demand = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        using var supervision = App.As("jiangtao");
        await SuperviseAsync(supervision, $"/cases/{demand.Id}/supervise", "提示");
        await using var db = App.Db();
        var item = await db.Set<OwedItem>().SingleAsync();
        Assert.Equal($"/cases/{demand.Id}/supervise", (await supervision.GetAsync($"/owed/{item.Id}")).Link("再督办"));
        Assert.Contains("请从诉求件上发", (await supervision.GetAsync($"/owed/{item.Id}/supervise")).Problem);
    }

    [Fact]
    public async Task Of_two_at_once_only_one_takes_the_last_place_of_the_plan()
    {
        // The plan allows a unit four in a month; three are taken by different matters.
        App.Clock.SetLocal("2023-10-11 09:00");
        for (var i = 0; i < 3; i++) Assert.True((await FreelyAsync($"第{i}件")).IsDone);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => FreelyAsync($"同时的第{i}件"))));
        Assert.Equal(1, results.Count(r => r.IsDone));
        Assert.All(results.Where(r => !r.IsDone), r => Assert.Equal("supervision.over-plan", r.Problem!.Code));
        await using var db = App.Db();
        Assert.Equal(4, await db.Set<Supervision>().CountAsync());
        Assert.Equal(["清政督提〔2023〕1号", "清政督提〔2023〕2号", "清政督提〔2023〕3号", "清政督提〔2023〕4号"], await db.Set<Supervision>().OrderBy(s => s.Number).Select(s => s.Number).ToListAsync());
        // One more with a reason from outside the plan.
        Assert.True((await FreelyAsync("第五件", "区领导批示")).IsDone);
    }

    [Fact]
    public async Task Of_two_at_once_on_one_demand_too()
    {
        App.Clock.SetLocal("2023-10-11 09:00");
        var demand = await App.HeldByAsync("housing-construction", d => d.SignedBy = "tanjing");
        for (var i = 0; i < 3; i++) await FreelyAsync($"第{i}件");
        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await App.DoAsync("jiangtao", (SuperviseDemandHandler h) => h.HandleAsync(demand.Id, new() { Level = "reminder", Trouble = "没有反馈", Requirement = "请反馈", Version = demand.Version }, default));
            }
            catch (DbUpdateConcurrencyException)
            {
                return new Problem("lost", "");
            }
        })));
        Assert.Equal(1, results.Count(r => r.IsDone));
        await using var db = App.Db();
        Assert.Equal(4, await db.Set<Supervision>().CountAsync());
    }

    private Task<Result<Supervision>> FreelyAsync(string matter, string? outside = null) => App.DoAsync("jiangtao", async (SuperviseMatterHandler h) => await h.HandleAsync(
        new() { UnitId = (await App.UnitAsync("housing-construction")).Id, Matter = matter, Level = "reminder", Trouble = "没有办", Requirement = "请办", OutsidePlan = outside }, default));

    private async Task<Guid> SettledAsync(string unit)
    {
        var owner = await App.UnitAsync(unit);
        var meeting = await App.DoAsync("zhoumin", (RecordMeetingHandler h) => h.HandleAsync(new()
        {
            Title = "第9次专题会议", HeldOn = new DateOnly(2023, 9, 28), Items = [new SettledForm { Content = "打通厂门外路口", UnitId = owner.Id, DueOn = DueOn }],
        }, default));
        await using var db = App.Db();
        return (await db.Set<OwedItem>().SingleAsync(i => i.SourceId == meeting.Value)).Id;
    }

    private async Task<Guid> InstructedAsync(string unit)
    {
        var (owner, leader) = (await App.UnitAsync(unit), await App.AccountAsync("gaoyuan"));
        var note = await App.DoAsync("zhoumin", (WriteNoteHandler h) => h.HandleAsync(new() { Title = "恒信纺织用电增容", LeaderId = leader.Id, Situation = "卡在停电施工。", Proposal = "请协调。" }, default));
        Assert.Null((await App.DoAsync("linan", (RecordInstructionHandler h) => h.HandleAsync(note.Value, new() { Text = "请抓紧。", GivenOn = new(2023, 9, 28), UnitId = owner.Id, Content = "协调送电", DueOn = DueOn }, default))).Problem);
        await using var db = App.Db();
        return (await db.Set<OwedItem>().SingleAsync(i => i.Source == OwedSource.Instruction)).Id;
    }

    private static async Task<TestPage> SuperviseAsync(TestBrowser who, string page, string level) =>
        await who.SubmitAsync(await who.GetAsync(page), "编号发出", ("督办级别", level), ("存在的问题", "没有反馈"), ("办理要求", "请主要负责人过问，办出结果"));
}
