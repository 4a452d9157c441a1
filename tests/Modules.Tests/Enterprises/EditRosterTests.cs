using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises;
using Yingshang.Enterprises.EditRoster;
using Yingshang.Enterprises.Specialists;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Enterprises;

public sealed class EditRosterTests : EnterpriseTest
{
    private static readonly DateOnly Today = new(2023, 9, 28);

    [Fact]
    public async Task A_specialist_who_is_added_stands_on_the_public_roster()
    {
        var office = App.As("zhoumin");
        var page = await office.SubmitAsync(await office.GetAsync("/specialists/new"), "保存", ("单位", "区经信局"), ("姓名", "冯雪"), ("身份", "首席专员"), ("职务", "副局长"), ("办公电话", "6618 2012"));
        Assert.Equal("已登记专员冯雪。", page.Flash);
        var roster = (await App.Visitor().GetAsync("/specialists")).Document.GetElementById("economy-information")!.TextContent;
        Assert.Contains("冯雪", roster, StringComparison.Ordinal);
        Assert.Contains("6618 2012", roster, StringComparison.Ordinal);
        await using var db = App.Db();
        var entry = await db.AuditEntries.AsNoTracking().SingleAsync(e => e.Action == "specialist.added");
        Assert.Equal((await App.AccountAsync("zhoumin")).Id, entry.ActorId);
    }

    [Fact]
    public async Task A_change_is_kept_with_what_it_was()
    {
        var id = await AddAsync("economy-information", "罗静");
        var office = App.As("zhoumin");
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await office.SubmitAsync(await office.GetAsync($"/specialists/{id}/edit"), "保存", ("职务", "科长"), ("办公电话", "6618 2013"));
        Assert.Equal("已保存。", page.Flash);
        var history = page.Document.GetElementById("history")!.TextContent;
        Assert.Contains("职务：（空） → 科长", history, StringComparison.Ordinal);
        Assert.Contains("周敏", history, StringComparison.Ordinal);
        await using var db = App.Db();
        Assert.Null((await db.AsOf<Specialist>(App.Clock.UtcNow.AddSeconds(-30)).SingleAsync(s => s.Id == id)).Post);
    }

    [Fact]
    public async Task The_second_writer_is_told_what_changed_and_loses_nothing()
    {
        var id = await AddAsync("economy-information", "罗静");
        var (first, second) = (App.As("zhoumin"), App.As("heping"));
        var (mine, theirs) = (await first.GetAsync($"/specialists/{id}/edit"), await second.GetAsync($"/specialists/{id}/edit"));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await second.SubmitAsync(theirs, "保存", ("职务", "贺萍写的职务"), ("办公电话", "6618 2099"));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var told = await first.SubmitAsync(mine, "保存", ("职务", "周敏写的职务"));
        Assert.Contains("何平改过这位专员的登记", told.Problem, StringComparison.Ordinal);
        Assert.Contains("贺萍写的职务", told.Document.GetElementById("conflict")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("周敏写的职务", Typed(told, "Post"));
        Assert.Equal("6618 2099", Typed(told, "OfficePhone"));
        await first.SubmitAsync(told, "保存");
        var saved = await FindAsync(id);
        Assert.Equal(("周敏写的职务", "6618 2099"), (saved.Post, saved.OfficePhone));
    }

    [Fact]
    public async Task A_specialist_who_leaves_hands_the_enterprises_over()
    {
        var (leaving, staying) = (await AddAsync("chengguan", "宋雨涵", head: true), await AddAsync("chengguan", "田野"));
        await ServeAsync(leaving, Textile, Food);
        var office = App.As("zhoumin");
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await office.SubmitAsync(await office.GetAsync($"/specialists/{leaving}/end"), "结束任职", ("离任日期", Today), ("移交给", staying.ToString()));
        Assert.Contains("2 户企业已移交", page.Flash, StringComparison.Ordinal);
        Assert.Equal(Today, (await FindAsync(leaving)).Until);
        Assert.Equal(staying, (await EnterpriseAsync(Textile)).SpecialistId);
        Assert.Contains("服务专员：宋雨涵 → 田野", (await office.GetAsync($"/enterprises/{(await EnterpriseAsync(Food)).Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("宋雨涵", (await App.Visitor().GetAsync("/specialists")).Text, StringComparison.Ordinal);
        App.Clock.SetLocal("2023-09-29 00:10");
        Assert.DoesNotContain("宋雨涵", (await App.Visitor().GetAsync("/specialists")).Text, StringComparison.Ordinal);
        Assert.Contains("宋雨涵", (await office.GetAsync("/specialists/manage?state=ended")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_successor_the_enterprises_have_no_specialist()
    {
        var leaving = await AddAsync("chengguan", "宋雨涵");
        await ServeAsync(leaving, Textile);
        var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync($"/specialists/{leaving}/end"), "结束任职");
        Assert.Null((await EnterpriseAsync(Textile)).SpecialistId);
    }

    [Fact]
    public async Task Takes_over_the_enterprises_of_a_township_that_have_no_specialist()
    {
        var (specialist, other) = (await AddAsync("chengguan", "田野"), await AddAsync("chengguan", "宋雨涵"));
        var office = App.As("zhoumin");
        var form = await office.GetAsync($"/specialists/{specialist}/take-over");
        var page = await office.SubmitAsync(form, "接手");
        Assert.Contains("接手了 1 户企业", page.Flash, StringComparison.Ordinal);
        Assert.Equal(specialist, (await EnterpriseAsync(Textile)).SpecialistId);
        Assert.Null((await EnterpriseAsync(Food)).SpecialistId);
        Assert.Null((await EnterpriseAsync(Shop)).SpecialistId);
        page = await office.SubmitAsync(form, "接手");
        Assert.Contains("没有可以接手的企业", page.Problem, StringComparison.Ordinal);
        page = await office.SubmitAsync(form, "接手", ("属地", ""));
        Assert.Contains("请选择属地", page.Problem, StringComparison.Ordinal);
        await office.SubmitAsync(await office.GetAsync($"/specialists/{other}/take-over"), "接手", ("从谁手里接", specialist.ToString()), ("属地", ""));
        Assert.Equal(other, (await EnterpriseAsync(Textile)).SpecialistId);
    }

    [Fact]
    public async Task A_unit_has_one_head()
    {
        await AddAsync("chengguan", "宋雨涵", head: true);
        var office = App.As("zhoumin");
        var page = await office.SubmitAsync(await office.GetAsync("/specialists/new"), "保存", ("单位", "城关镇"), ("姓名", "田野"), ("身份", "首席专员"));
        Assert.Contains("城关镇已有首席专员宋雨涵", page.Problem, StringComparison.Ordinal);
        Assert.Equal("田野", page.Field("姓名"));
    }

    [Fact]
    public async Task An_account_is_of_the_unit_and_of_one_specialist()
    {
        var lvqing = (await App.AccountAsync("lvqing")).Id.ToString();
        var office = App.As("zhoumin");
        var page = await office.SubmitAsync(await office.GetAsync("/specialists/new"), "保存", ("单位", "城关镇"), ("姓名", "田野"), ("登录账号", lvqing));
        Assert.Contains("这个账号不在城关镇", page.Problem, StringComparison.Ordinal);
        page = await office.SubmitAsync(page, "保存", ("单位", "区经信局"));
        Assert.Equal("已登记专员田野。", page.Flash);
        page = await office.SubmitAsync(await office.GetAsync("/specialists/new"), "保存", ("单位", "区经信局"), ("姓名", "冯雪"), ("登录账号", lvqing));
        Assert.Contains("已经是在册专员田野的", page.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_beside_its_field()
    {
        var office = App.As("zhoumin");
        var page = await office.SubmitAsync(await office.GetAsync("/specialists/new"), "保存", ("办公电话", "打总机"), ("任职日期", ""));
        Assert.Equal("请选择单位", page.Error("单位"));
        Assert.Equal("请填写姓名", page.Error("姓名"));
        Assert.Equal("办公电话只写数字、空格和横线，如 6618 2012", page.Error("办公电话"));
        Assert.Equal("请填写任职日期", page.Error("任职日期"));
    }

    [Fact]
    public async Task A_last_day_before_the_first_is_refused_and_so_is_an_old_form()
    {
        var id = await AddAsync("chengguan", "宋雨涵");
        var problem = await App.DoAsync("zhoumin", (HandOverHandler h) => h.EndAsync(id, new EndServiceForm { Version = 1, LastDay = new DateOnly(2022, 12, 31) }, CancellationToken.None));
        Assert.Equal("roster.end-before-begin", problem.Problem!.Code);
        problem = await App.DoAsync("zhoumin", (HandOverHandler h) => h.EndAsync(id, new EndServiceForm { Version = 7, LastDay = Today }, CancellationToken.None));
        Assert.Equal("roster.changed-meanwhile", problem.Problem!.Code);
        problem = await App.DoAsync("zhoumin", (HandOverHandler h) => h.EndAsync(id, new EndServiceForm { Version = 1, LastDay = Today, SuccessorId = id }, CancellationToken.None));
        Assert.Equal("roster.hand-over-to-self", problem.Problem!.Code);
    }

    [Theory]
    [InlineData("lvqing")]
    [InlineData("gaoyuan")]
    public async Task Others_read_the_roster_and_do_not_keep_it(string who)
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As(who).GetRawAsync("/specialists/manage")).StatusCode);
        Assert.False((await App.As(who).GetAsync("/specialists")).HasLink("维护花名册"));
    }

    private async Task<Guid> AddAsync(string unit, string name, bool head = false)
    {
        await using var db = App.Db();
        var specialist = new Specialist { Id = db.NewId(), UnitId = (await App.UnitAsync(unit)).Id, Name = name, IsHead = head, From = new DateOnly(2023, 1, 1) };
        db.Specialists.Add(specialist);
        db.Audit("specialist.added", "specialist", specialist.Id);
        await db.SaveAsync();
        return specialist.Id;
    }

    private async Task ServeAsync(Guid specialist, params string[] codes)
    {
        await using var db = App.Db();
        foreach (var enterprise in await db.Enterprises.Where(e => codes.Contains(e.CreditCode)).ToListAsync()) enterprise.SpecialistId = specialist;
        db.Audit("enterprise.edited", "enterprise", specialist);
        await db.SaveAsync();
    }

    private static string? Typed(TestPage page, string field) => page.Document.QuerySelector($"input[name='Form.{field}']")!.GetAttribute("value");

    private async Task<Specialist> FindAsync(Guid id)
    {
        await using var db = App.Db();
        return await db.Specialists.AsNoTracking().SingleAsync(s => s.Id == id);
    }
}
