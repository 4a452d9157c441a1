using Microsoft.Playwright;

namespace Yingshang.Browser.Tests;

/// <summary>One demand from an enterprise's phone to 销号, through every desk, each person in a browser of their own.</summary>
public sealed class JourneyTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_demand_goes_from_the_phone_through_every_desk_to_confirmed()
    {
        // 企业：手机上一分钟填完
        var phone = await app.PhoneAsync();
        await phone.GotoAsync("/file");
        await phone.GetByLabel("遇到了什么问题").FillAsync("用电增容申请两个月没有答复，二号线设备已到位，十一月要交货，请帮忙催一催供电公司。");
        await phone.GetByLabel("企业名称或统一社会信用代码").FillAsync("清河恒信纺织有限公司");
        await phone.GetByLabel("怎么称呼您").FillAsync("陈先生");
        await phone.GetByLabel("手机号").FillAsync("13800001234");
        await BrowserApp.ShowAsync(phone, "phone-file-390");
        await phone.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await phone.WaitForURLAsync("**/d/*");
        await Expect(phone).ToHaveTextAsync("10月7日（周六，调休上班）");
        await BrowserApp.ShowAsync(phone, "phone-track-390");
        var track = phone.Url;

        // 营商办：交办台
        app.Clock.SetLocal("2023-09-28 11:00");
        var office = await app.DeskAsync("zhoumin");
        await office.GotoAsync("/desk");
        await Expect(office).ToHaveTextAsync("区供电公司");
        await office.GetByLabel("拟办意见").FillAsync("请一次性说明增容方案与时点，能先临时供电的先供。");
        await BrowserApp.ShowAsync(office, "desk-1440");
        await office.GetByRole(AriaRole.Button, new() { Name = "交办" }).ClickAsync();
        await Expect(office).ToHaveTextAsync("已交办");

        // 承办单位：签收、对接、反馈、办结
        app.Clock.SetLocal("2023-09-28 15:00");
        var unit = await app.DeskAsync("wanglei");
        await unit.GotoAsync("/todo");
        await BrowserApp.ShowAsync(unit, "todo-1440");
        await unit.GetByRole(AriaRole.Button, new() { Name = "签收" }).First.ClickAsync();
        await Expect(unit).ToHaveTextAsync("已签收");
        await unit.GetByRole(AriaRole.Link, new() { Name = "用电增容申请两个月没有答复" }).First.ClickAsync();
        await unit.GetByRole(AriaRole.Link, new() { Name = "登记对接" }).First.ClickAsync();
        await unit.GetByLabel("电话", new() { Exact = true }).First.CheckAsync();
        await unit.GetByLabel("了解到的情况").FillAsync("八月三日递交，变压器容量不足，需新上 630 千伏安。");
        await unit.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await unit.GetByRole(AriaRole.Link, new() { Name = "反馈" }).First.ClickAsync();
        await unit.GetByLabel("方式").First.FillAsync("现场勘察、专题会商");
        await unit.GetByLabel("路径").FillAsync("营销部出方案，运维部施工");
        await unit.GetByLabel("措施").FillAsync("十月二十日前投运一台 630 千伏安变压器");
        await unit.GetByLabel("预计办结日期").FillAsync("2023-10-20");
        await unit.GetByLabel("给企业的反馈").FillAsync("方案已定，十月二十日前送电，期间先从备用线临时供电。");
        await FillApprovalAsync(unit);
        await unit.GetByRole(AriaRole.Button, new() { Name = "反馈", Exact = true }).ClickAsync();
        await Expect(unit).ToHaveTextAsync("办结");
        await BrowserApp.ShowAsync(unit, "case-1440");

        // 三个星期以后：登录早已过期，重新登录
        app.Clock.SetLocal("2023-10-19 16:00");
        var demand = unit.Url;
        unit = await app.DeskAsync("wanglei");
        await unit.GotoAsync(demand);
        await unit.GetByRole(AriaRole.Link, new() { Name = "办结答复" }).ClickAsync();
        await unit.GetByRole(AriaRole.Radio, new() { Name = "已解决" }).CheckAsync();
        await unit.GetByLabel("采取的措施").FillAsync("新装 630 千伏安变压器一台");
        await unit.GetByLabel("办成了什么").FillAsync("十月十八日投运，二号线已送电");
        await unit.GetByLabel("给企业的答复").FillAsync("增容方案已批，变压器十月十八日投运，二号线已送电。前期答复不及时，向您致歉。");
        await unit.GetByRole(AriaRole.Button, new() { Name = "办结", Exact = true }).ClickAsync();
        await Expect(unit).ToHaveTextAsync("已办结（企业未评价）");

        // 企业：验证手机号，看答复，说解决了
        app.Clock.SetLocal("2023-10-20 09:00");
        await phone.GotoAsync(track);
        await phone.GetByRole(AriaRole.Link, new() { Name = "验证手机号" }).First.ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "获取验证码" }).ClickAsync();
        var code = System.Text.RegularExpressions.Regex.Match(await phone.InnerTextAsync("main"), "验证码(?:是|：)? *([0-9]{6})").Groups[1].Value;
        await phone.GetByLabel("短信里的 6 位验证码").FillAsync(code);
        await phone.GetByRole(AriaRole.Button, new() { Name = "验证", Exact = true }).ClickAsync();
        await Expect(phone).ToHaveTextAsync("二号线已送电");
        await BrowserApp.ShowAsync(phone, "phone-answer-390");
        await phone.GetByRole(AriaRole.Button, new() { Name = "解决了", Exact = true }).ClickAsync();

        office = await app.DeskAsync("zhoumin");
        await office.GotoAsync("/cases");
        await office.GetByRole(AriaRole.Link, new() { Name = "用电增容申请两个月没有答复" }).First.ClickAsync();
        await Expect(office).ToHaveTextAsync("已销号");
        await BrowserApp.ShowAsync(office, "case-confirmed-1440");
    }

    private static async Task FillApprovalAsync(IPage unit)
    {
        var head = unit.GetByLabel("审定的单位主要负责人");
        if (await head.EvaluateAsync<string>("e => e.tagName") == "SELECT") await head.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        else await head.FillAsync("赵主任");
    }

    private static Words Expect(IPage page) => new(page);

    private sealed class Words(IPage page)
    {
        public Task ToHaveTextAsync(string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text);
    }
}
