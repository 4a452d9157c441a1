using Microsoft.Playwright;

namespace Yingshang.Browser.Tests;

/// <summary>The demonstration: one firm's trouble with its power supply, from the phone through every turn it can take, to the number in the monthly notice. A picture at each station in docs/demo.</summary>
public sealed class DemonstrationTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Matter = "二号生产线用电增容申请两个月没有答复";
    private const string Text = Matter + "，设备八月已经到位，订单十一月要交货，请协调供电公司尽快给出方案。";
    private const string Firm = "清河恒信纺织有限公司";

    [Fact]
    public async Task One_demand_takes_every_turn()
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

        // 六、对接、反馈；要等变压器，申请延期，同意
        app.Clock.SetLocal("2023-10-10 09:30");
        unit = await AtDeskAsync("wanglei");
        await unit.GoAsync(demand + "/contact");
        await unit.Page.GetByLabel("电话", new() { Exact = true }).First.CheckAsync();
        await unit.FillAsync("了解到的情况", "八月三日递交，原线路容量不足，需新上一台变压器。");
        await unit.PressAsync("登记");
        await unit.GoAsync(demand + "/feedback");
        await unit.FillAsync("方式", "现场勘察、专题会商");
        await unit.FillAsync("路径", "营销部出方案，运维部施工");
        await unit.FillAsync("措施", "新上一台 630 千伏安变压器，期间从备用线临时供电");
        await unit.FillAsync("预计办结日期", "2023-11-20");
        await unit.FillAsync("给企业的反馈", "方案已定，先从备用线临时供电，变压器到货后送电。");
        await ApproveAsync(unit, "审定的单位主要负责人");
        await unit.PressAsync("反馈");
        await unit.SeesAsync("办结");
        await unit.GoAsync(demand + "/extension");
        await ShowAsync(unit, "x");
        await unit.ChooseAsync("原因", "工程施工");
        await unit.FillAsync("依据或情况", "变压器厂家排产至十一月中旬，供货合同已签。");
        await unit.FillAsync("已经做了什么", "临时供电已接通，基础施工已完成。");
        await unit.FillAsync("申请延期至", "2023-11-20");
        await ApproveAsync(unit, "签字的单位主要负责人");
        await unit.PressAsync("提交申请");
        office = await AtDeskAsync("zhoumin");
        await office.GoAsync(demand + "/extension-decision");
        await office.ChooseAsync("决定", "同意");
        await office.FillAsync("意见", "同意延期，期间保证临时供电。");
        await ShowAsync(office, "07-extension");
        await office.PressAsync("作出决定");
        await office.SeesAsync("11月20日");

        // 七、列入计划，挂账
        app.Clock.SetLocal("2023-10-24 10:00");
        unit = await AtDeskAsync("wanglei");
        await unit.GoAsync(demand + "/answer");
        await unit.ChooseAsync("办理结果", "列入计划");
        await unit.FillAsync("采取的措施", "临时供电已接通");
        await unit.FillAsync("计划安排", "变压器十一月中旬到货，到货后五日内送电");
        await unit.FillAsync("责任单位和责任人", "区供电公司运维检修部");
        await unit.FillAsync("下次答复日期", "2023-11-20");
        await unit.FillAsync("给企业的答复", "变压器已经订货，十一月中旬到货后送电，在此之前用备用线供电，十一月二十日前再答复您。");
        await ShowAsync(unit, "08-planned");
        await unit.PressAsync("办结");
        await unit.SeesAsync("列入计划");

        // 八、企业说没解决：退回重办
        app.Clock.SetLocal("2023-10-26 09:00");
        await phone.GoAsync(track);
        await phone.ProvePhoneAsync();
        await phone.SeesAsync("变压器已经订货");
        await phone.FollowAsync("没解决，继续反映");
        await phone.FillAsync("还有什么没有解决", "备用线一周停了两次，订单要误了。");
        await ShowAsync(phone, "09-not-solved");
        await phone.PressAsync("继续反映");
        await phone.SeesAsync("重");
        unit = await AtDeskAsync("wanglei");
        await AnswerAsync(unit, demand, "备用线已改造", "备用线已换缆，不再停电", "备用线昨天换了电缆，请放心生产。");

        // 九、还是没解决：提级办理，督办，批示
        app.Clock.SetLocal("2023-11-01 09:00");
        await phone.GoAsync(track);
        await phone.ProvePhoneAsync();
        await phone.FollowAsync("没解决，继续反映");
        await phone.FillAsync("还有什么没有解决", "昨天又停了三个小时。");
        await phone.PressAsync("继续反映");
        office = await AtDeskAsync("zhoumin");
        await office.GoAsync("/desk");
        await office.FollowAsync(Matter);
        await office.SeesAsync("提级办理");
        await ShowAsync(office, "10-escalated");
        await office.FillAsync("拟办意见", "提级办理，请主要负责同志牵头，三日内送电。");
        await office.PressAsync("交办");
        await office.SeesAsync("已交办");

        // 十、解决了，销号
        app.Clock.SetLocal("2023-11-03 09:00");
        unit = await AtDeskAsync("wanglei");
        await unit.GoAsync("/todo");
        await unit.PressAsync("签收");
        await unit.SeesAsync("已签收");
        await AnswerAsync(unit, demand, "调拨变压器一台，提前安装", "十一月二日投运，二号线已正式送电", "变压器已经提前投运，二号线正式送电。前期给您添了麻烦，向您致歉。");
        app.Clock.SetLocal("2023-11-03 16:00");
        await phone.GoAsync(track);
        await phone.ProvePhoneAsync();
        await phone.SeesAsync("二号线正式送电");
        await ShowAsync(phone, "11-solved");
        await phone.PressAsync("解决了");
        office = await AtDeskAsync("zhoumin");
        await office.GoAsync(demand);
        await office.SeesAsync("已销号");
        await ShowAsync(office, "12-confirmed");
    }

    private static async Task AnswerAsync(Person unit, string demand, string measures, string result, string reply)
    {
        await unit.GoAsync(demand + "/answer");
        await unit.ChooseAsync("办理结果", "已解决");
        await unit.FillAsync("采取的措施", measures);
        await unit.FillAsync("办成了什么", result);
        await unit.FillAsync("给企业的答复", reply);
        await unit.PressAsync("办结");
        await unit.SeesAsync("已办结（企业未评价）");
    }

    /// <summary>Where the pack knows who heads the unit there is a list, elsewhere a line to write on.</summary>
    private static async Task ApproveAsync(Person unit, string label)
    {
        var head = unit.Page.GetByLabel(label);
        if (await head.EvaluateAsync<string>("e => e.tagName") == "SELECT") await head.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        else await head.FillAsync("赵主任");
    }

    private async Task<Person> AtDeskAsync(string username) => new(await app.DeskAsync(username));

    private static Task ShowAsync(Person person, string name) => BrowserApp.ShowAsync(person.Page, "demo/" + name);
}
