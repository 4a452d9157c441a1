using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Owed;
using Yingshang.Cases.Notes;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

public sealed class NotesAndMeetingsTests : AppTest
{
    [Fact]
    public async Task What_a_leader_writes_reaches_its_owner_and_comes_back_as_a_report()
    {
        var demand = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        using var office = App.As("zhoumin");
        var written = await WriteAsync(office, demand.Number);
        Assert.Contains("编号生成", written.Flash);
        var bytes = await DocumentsTests.BytesAsync(office, written.Link("下载呈阅件"));
        Assert.Empty(DocumentsTests.Problems(bytes));
        foreach (var part in new[] { "呈　阅　件", "营商呈〔2023〕1号", "高远副区长", "领导批示", "增容卡在停电施工", "请供电公司拿出方案", demand.Number }) Assert.Contains(part, DocumentsTests.Text(bytes));

        var id = Guid.Parse(written.Path.Split('/')[^1]);
        Assert.Contains("还没有登记批示", (await App.DoAsync("zhoumin", (ReportInstructionHandler h) => h.HandleAsync(id, CancellationToken.None))).Problem!.Message);
        Assert.False(written.HasButton("登记"));
        using var liaison = App.As("linan");
        var form = await liaison.GetAsync($"/notes/{id}");
        (string, object?)[] said = [("批示原文", "请经信局抓紧协调，月底前送电。"), ("要办的事", "协调送电"), ("责任单位", "区经信局"), ("办理期限", new DateOnly(2023, 10, 31))];
        Assert.Contains("今天以前", (await liaison.SubmitAsync(form, "登记", [.. said, ("批示日期", new DateOnly(2023, 10, 9))])).Problem);
        Assert.Contains("10月29日不上班", (await liaison.SubmitAsync(form, "登记", [.. said[..3], ("办理期限", new DateOnly(2023, 10, 29))])).Problem);
        Assert.Contains("期限要在今天以后", (await liaison.SubmitAsync(form, "登记", [.. said[..3], ("办理期限", new DateOnly(2023, 9, 28))])).Problem);
        await liaison.SubmitAsync(form, "登记", said);

        await using (var db = App.Db())
        {
            var entry = await db.AuditEntries.SingleAsync(a => a.Action == "instruction.recorded");
            Assert.Equal((await App.AccountAsync("gaoyuan")).Id, entry.ActingForId);
        }
        Assert.Contains("协调送电", (await liaison.GetAsync("/leader")).Text);
        using var unit = App.As("lvqing");
        Assert.Contains("高远同志批示", (await unit.GetAsync("/todo")).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await unit.GetAsync($"/notes/{id}")).Status);
        var item = await ItemAsync();
        await unit.SubmitAsync(await unit.GetAsync($"/owed/{item}"), "反馈", ("办到了哪一步", "已经办完"), ("办理情况", "10月9日已送电"), ("签字的单位主要负责人", "乔建民"));
        Assert.Contains("10月9日已送电", (await office.GetAsync($"/owed/{item}")).Text);
        Assert.Contains("协调送电", (await office.GetAsync("/todo")).Text);
        await office.SubmitAsync(await office.GetAsync($"/owed/{item}"), "提交", ("审核结果", "办完了"));

        var reported = await office.SubmitAsync(await office.GetAsync($"/notes/{id}"), "编号生成");
        var report = await DocumentsTests.BytesAsync(office, reported.Link("批示办理情况报告 营商批报〔2023〕1号"));
        Assert.Empty(DocumentsTests.Problems(report));
        foreach (var part in new[] { "关于高远同志批示事项", "请经信局抓紧协调，月底前送电。", "10月9日已送电", "已销号", "特此报告。" }) Assert.Contains(part, DocumentsTests.Text(report));
    }

    [Fact]
    public async Task What_was_promised_for_another_day_can_be_brought_to_the_leader()
    {
        var demand = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-09 09:00");
        using var unit = App.As("lvqing");
        await unit.ContactAsync(demand.Id);
        await unit.FeedBackAsync(demand.Id);
        await unit.AnswerAsync(demand.Id, "提请上级", ("提请上级的原因", "主变增容由市公司审批"), ("报送机关", "市公司"), ("报送文号", "当面汇报"), ("报送日期", "2023-10-09"), ("责任单位和责任人", "运行监测科"), ("下次答复日期", "2023-10-20"));
        using var office = App.As("zhoumin");
        var written = await office.GetAsync((await office.GetAsync($"/cases/{demand.Id}")).Link("写呈阅件"));
        Assert.Contains("10月9日答复为“提请上级”，答应10月20日再答复。提请上级的原因：主变增容由市公司审批。", written.Field("基本情况"));
    }

    [Fact]
    public async Task A_note_is_one_page_to_a_leader_about_demands_that_are_there()
    {
        using var office = App.As("zhoumin");
        Assert.Contains("没有找到诉求件“诉〔2023〕9999号”", (await WriteAsync(office, "诉〔2023〕9999号")).Problem);
        Assert.Contains("不超过 700 字", (await WriteAsync(office, "", new string('字', 701))).Problem);
        var zhoumin = await App.AccountAsync("zhoumin");
        Assert.Equal("briefing.no-leader", (await App.DoAsync("zhoumin", (WriteNoteHandler h) => h.HandleAsync(new() { Title = "x", LeaderId = zhoumin.Id, Situation = "x", Proposal = "x" }, CancellationToken.None))).Problem!.Code);
        foreach (var who in new[] { "lvqing", "jiangtao", "gaoyuan", "yuexin" }) Assert.Equal((who, HttpStatusCode.Forbidden), (who, (await App.As(who).GetAsync("/notes/new")).Status));
    }

    [Fact]
    public async Task An_instruction_is_recorded_for_the_leader_it_went_to_and_not_given_to_the_unit_complained_of()
    {
        var demand = await App.HeldByAsync("justice", d => (d.Nature, d.ComplainedUnit) = ("投诉", "market-supervision"));
        using var office = App.As("zhoumin");
        var written = await WriteAsync(office, demand.Number);
        var id = Guid.Parse(written.Path.Split('/')[^1]);
        using var liaison = App.As("linan");
        (string, object?)[] said = [("批示原文", "请核查。"), ("要办的事", "核查收费"), ("办理期限", new DateOnly(2023, 10, 31))];
        Assert.Contains("被投诉单位回避", (await liaison.SubmitAsync(await liaison.GetAsync($"/notes/{id}"), "登记", [.. said, ("责任单位", "区市场监管局")])).Problem);
        await using var db = App.Db();
        var note = await db.Set<BriefingNote>().SingleAsync();
        var justice = await App.UnitAsync("justice");
        // 联络员只能登记所代表的领导的批示：换一位领导就不行。
        var other = new BriefingNote { Id = db.NewId(), Number = "x", Title = "x", Situation = "x", Proposal = "x", LeaderId = Guid.Empty, LeaderName = "别人", WrittenAt = note.WrittenAt, WrittenByName = "周敏" };
        db.Set<BriefingNote>().Add(other);
        db.Audit("briefing.written", "briefing", other.Id);
        await db.SaveAsync();
        Assert.Equal("instruction.not-for-leader", (await App.DoAsync("linan", (RecordInstructionHandler h) => h.HandleAsync(other.Id,
            new() { Text = "x", GivenOn = new(2023, 9, 28), UnitId = justice.Id, Content = "x", DueOn = new(2023, 10, 31) }, CancellationToken.None))).Problem!.Code);
    }

    [Fact]
    public async Task What_a_meeting_settled_goes_to_units_with_days()
    {
        using var office = App.As("zhoumin");
        var form = await office.GetAsync("/meetings/new");
        Assert.Contains("至少登记一项", (await office.SubmitAsync(form, "登记", ("会议名称", "第9次专题会议"))).Problem);
        Assert.Contains("第 1 项没有写全", (await office.SubmitAsync(form, "登记", ("会议名称", "第9次专题会议"), ("第 1 项 议定事项", "打通路口"))).Problem);
        (string, object?)[] first = [("会议名称", "第9次专题会议"), ("第 1 项 议定事项", "打通厂门外路口"), ("第 1 项 责任单位", "区住建局")];
        Assert.Contains("会议日期不能晚于今天", (await office.SubmitAsync(form, "登记", [.. first, ("会议日期", new DateOnly(2023, 10, 9)), ("第 1 项 办理期限", new DateOnly(2023, 11, 10))])).Problem);
        Assert.Contains("办理期限要在会议以后", (await office.SubmitAsync(form, "登记", [.. first, ("第 1 项 办理期限", new DateOnly(2023, 9, 20))])).Problem);
        Assert.Contains("10月28日不上班", (await office.SubmitAsync(form, "登记", [.. first, ("第 1 项 办理期限", new DateOnly(2023, 10, 28))])).Problem);
        var kept = await office.SubmitAsync(form, "登记", [.. first, ("第 1 项 办理期限", new DateOnly(2023, 10, 28))]);
        Assert.Equal("打通厂门外路口", kept.Field("第 1 项 议定事项"));
        var done = await office.SubmitAsync(form, "登记", [.. first, ("第 1 项 办理期限", new DateOnly(2023, 10, 10)), ("第 2 项 议定事项", "排水改造方案"), ("第 2 项 责任单位", "区水利局"), ("第 2 项 办理期限", new DateOnly(2023, 11, 10))]);
        Assert.Equal(2, done.Table("应办事项").Count);

        using var housing = App.As("tanjing");
        Assert.Contains("打通厂门外路口", (await housing.GetAsync("/todo")).Text);
        Assert.DoesNotContain("排水改造方案", (await housing.GetAsync("/owed")).Text);
        // 10月10日到期，9日是前一个工作日：临期；11日超期一个工作日。
        App.Clock.SetLocal("2023-10-09 09:00");
        Assert.Contains("临期", (await housing.GetAsync("/owed")).Text);
        App.Clock.SetLocal("2023-10-11 09:00");
        Assert.Contains("超期1个工作日", (await office.GetAsync("/owed?state=late")).Text);
        foreach (var who in new[] { "lvqing", "jiangtao", "gaoyuan" }) Assert.Equal((who, HttpStatusCode.Forbidden), (who, (await App.As(who).GetAsync("/meetings/new")).Status));
    }

    [Fact]
    public async Task A_report_that_was_opened_before_another_came_is_told_so()
    {
        using var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync("/meetings/new"), "登记", ("会议名称", "专题会议"), ("第 1 项 议定事项", "打通路口"), ("第 1 项 责任单位", "区住建局"), ("第 1 项 办理期限", new DateOnly(2023, 10, 10)));
        var item = await ItemAsync();
        var result = await App.DoAsync("tanjing", (ReportOwedHandler h) => h.HandleAsync(item, new() { Text = "x", SaysDone = true, SignedBy = "陆燕", Version = 7 }, CancellationToken.None));
        Assert.Equal("owed.changed-meanwhile", result.Problem!.Code);
    }

    private static async Task<TestPage> WriteAsync(TestBrowser who, string numbers, string situation = "恒信纺织增容卡在停电施工，已经两个月。") =>
        await who.SubmitAsync(await who.GetAsync("/notes/new"), "编号生成", ("事项", "恒信纺织用电增容"), ("呈送", "高远"), ("涉及的诉求编号", numbers), ("基本情况", situation), ("拟办意见", "请供电公司拿出方案。"));

    private async Task<Guid> ItemAsync()
    {
        await using var db = App.Db();
        return (await db.Set<OwedItem>().SingleAsync()).Id;
    }
}
