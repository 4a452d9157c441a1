using Microsoft.Playwright;

namespace Yingshang.Browser.Tests;

/// <summary>The demonstration as far as it is walked in a browser: one firm's trouble with its power supply comes by phone and again from 12345, is merged, goes to a body that cannot be ordered, and comes
/// back with a return that is refused. A picture at each station in docs/demo.</summary>
public sealed class DemonstrationTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Matter = "二号生产线用电增容申请两个月没有答复";
    private const string Text = Matter + "，设备八月已经到位，订单十一月要交货，请协调供电公司尽快给出方案。";
    private const string Firm = "清河恒信纺织有限公司";

    [Fact]
    public async Task One_demand_comes_twice_and_is_returned_once()
    {
        // 一、企业手机反映
        app.Clock.SetLocal("2023-10-09 09:10");
        var phone = new Person(await app.PhoneAsync());
        await phone.GoAsync("/file");
        await phone.FillAsync("遇到了什么问题", Text);
        await phone.FillAsync("企业名称或统一社会信用代码", Firm);
        await phone.FillAsync("怎么称呼您", "陈先生");
        await phone.FillAsync("手机号", "13800001234");
        await phone.PressAsync("提交");
        await phone.Page.WaitForURLAsync("**/d/*");
        await ShowAsync(phone, "01-phone");
        var track = phone.Page.Url;

        // 二、12345 又转来同一件
        app.Clock.SetLocal("2023-10-09 10:20");
        var office = await AtDeskAsync("zhoumin");
        await office.GoAsync("/cases/new");
        await office.ChooseAsync("来源", "12345");
        await office.FillAsync("企业名称或统一社会信用代码", Firm);
        await office.FillAsync("联系人", "陈先生");
        await office.FillAsync("联系电话", "13800001234");
        await office.FillAsync("反映的情况", "来电反映二号生产线用电增容申请两个月没有答复，十一月要交货，要求供电公司答复。");
        await office.ChooseAsync("诉求性质", "求助");
        await office.FillAsync("外部编号", "RX2023100900312");
        await office.FillAsync("外部时限", "2023-10-20");
        await office.PressAsync("提交");
        await office.SeesAsync("RX2023100900312");

        // 三、交办台：重复、并案、建议承办单位
        await office.GoAsync("/desk");
        await office.FollowAsync(Matter);
        await office.SeesAsync("区供电公司");
        await ShowAsync(office, "02-desk");
        await office.FollowAsync("并案");
        await office.FillAsync("为什么是同一件事", "同一企业、同一条生产线、同一份增容申请。");
        await office.PressAsync("并案");
        await office.SeesAsync("已并案");
        await ShowAsync(office, "03-merged");

        // 四、供电公司不是政府部门：商请办理
        await office.GoAsync("/desk");
        await office.FollowAsync(Matter);
        await office.FillAsync("拟办意见", "请一次性说明增容方案与时点，能先临时供电的先供。");
        await office.PressAsync("交办");
        await office.SeesAsync("已交办");
        await office.GoAsync("/cases");
        await office.FollowAsync(Matter);
        var demand = office.Page.Url;
        await office.SeesAsync("商请");
        await office.FollowAsync("开具商请函");
        await ShowAsync(office, "04-letter");

        // 五、申请退回，不同意
        app.Clock.SetLocal("2023-10-09 15:00");
        var unit = await AtDeskAsync("wanglei");
        await unit.GoAsync("/todo");
        await ShowAsync(unit, "05-todo");
        await unit.PressAsync("签收");
        await unit.SeesAsync("已签收");
        await unit.GoAsync(demand + "/return");
        await unit.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await unit.FillAsync("依据", "《供电营业规则》：受电工程属用户资产，由用户自行委托施工。");
        await unit.PressAsync("提交申请");
        await unit.SeesAsync("退回");
        app.Clock.SetLocal("2023-10-09 17:00");
        office = await AtDeskAsync("zhoumin");
        await office.GoAsync(demand + "/return-decision");
        await office.ChooseAsync("决定", "不同意");
        await office.FillAsync("意见", "方案答复属供电企业职责，受电工程由谁施工不影响答复。");
        await ShowAsync(office, "06-return");
        await office.PressAsync("作出决定");
        await office.SeesAsync("不同意");
    }

    private async Task<Person> AtDeskAsync(string username) => new(await app.DeskAsync(username));

    private static Task ShowAsync(Person person, string name) => BrowserApp.ShowAsync(person.Page, "demo/" + name);
}
