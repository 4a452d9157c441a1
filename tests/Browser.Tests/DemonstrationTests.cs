using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Yingshang.Browser.Tests;

/// <summary>The demo district on a Monday morning in November.</summary>
public sealed class DemonstrationApp : SeededBrowserApp
{
    protected override string LaidDownAt => "2026-11-09 09:00";
}

/// <summary>The demonstration from end to end, each person in a browser of their own: one firm's trouble with its power supply comes by phone and again from 12345, is merged, goes to a body that cannot
/// be ordered, is returned, extended, put on the list of what is owed, written on by a leader, not solved, taken up a level, solved; and the number in the month's notice moves. A picture at each
/// station in docs/demo: <c>SCREENS=$PWD/docs ./test DemonstrationTests</c> takes them anew.</summary>
public sealed partial class DemonstrationTests(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    private const string Matter = "二号车间用电增容申请两个月没有答复";
    private const string Text = Matter + "，三十台缝制设备八月已经到位，订单十二月要交货，请协调供电公司尽快给出方案。";
    private const string Firm = "清河云裳服饰有限公司";
    private const string HotlineNumber = "RX20261109003127";

    private static readonly string HotlineSheet = $"""
        工单编号,派单时间,办结期限,企业名称,联系人,联系电话,工单标题,诉求内容,诉求类型,问题分类
        {HotlineNumber},2026-11-09 10:05,2026-11-20,{Firm},韩先生,13800003456,{Matter},来电人反映{Matter}，设备到位开不了工，十二月要交货，要求供电公司答复。,求助,电力
        """;

    private Person? _desk;
    private Person _phone = null!;
    private string _number = "", _track = "", _demand = "";

    [Fact]
    public async Task One_firms_trouble_from_the_phone_to_the_months_notice()
    {
        await FileByPhoneAsync();
        await ImportFrom12345Async();
        await MergeAsync();
        await RequestByLetterAsync();
        await ReturnAsync();
        await ContactAndFeedBackAsync();
        await ExtendAsync();
        await ReferUpwardAsync();
        await WriteToTheLeaderAsync();
        await ReportOnTheInstructionAsync();
        await AnswerAgainAsync();
        await SayNotSolvedAsync();
        var before = await SayNotSolvedAgainAsync();
        await EscalateAsync();
        await SolveAsync();
        await SaySolvedAsync();
        await FillBackAsync();
        await SeeTheNumberMoveAsync(before);
        await ShowTheLeaderAsync();
    }

    /// <summary>一、企业：手机上一分钟填完，拿到查询码和最迟哪天。</summary>
    private async Task FileByPhoneAsync()
    {
        await ItIsAsync("2026-11-09 09:10");
        _phone = new Person(await app.PhoneAsync());
        await _phone.GoAsync("/file");
        await _phone.FillAsync("遇到了什么问题", Text);
        await _phone.FillAsync("企业名称或统一社会信用代码", Firm);
        await _phone.FillAsync("怎么称呼您", "韩先生");
        await _phone.FillAsync("手机号", "13800003456");
        await _phone.PressAsync("提交");
        await _phone.Page.WaitForURLAsync("**/d/*");
        await _phone.SeesAsync("11月10日");
        (_track, _number) = (_phone.Page.Url, (await _phone.Page.Locator("h1").InnerTextAsync()).Trim());
        await ShowAsync(_phone, "01-phone");
    }

    /// <summary>二、12345 的表导进来，同一件事又到一次。</summary>
    private async Task ImportFrom12345Async()
    {
        await ItIsAsync("2026-11-09 10:20");
        var office = await AtDeskAsync("zhoumin");
        await office.GoAsync("/platforms/import");
        await office.ChooseAsync("哪个平台的表", "12345热线");
        await office.AttachAsync("表格文件", "热线工单20261109.csv", HotlineSheet);
        await office.PressAsync("试算");
        await office.SeesAsync("试算结果");
        await office.SeesAsync(HotlineNumber);
        await ShowAsync(office, "02-hotline");
        await office.PressAsync("导入");
        await office.SeesAsync("导入结果");
    }

    /// <summary>三、交办台：疑似重复，并案。</summary>
    private async Task MergeAsync()
    {
        var office = _desk!;
        await office.GoAsync("/desk");
        await office.FollowAsync(Matter);
        await office.SeesAsync("疑似重复");
        await office.SeesAsync("区供电公司");
        await ShowAsync(office, "03-desk");
        await office.FollowAsync("并案");
        await office.FillAsync("为什么是同一件事", "同一企业、同一个车间、同一份增容申请。");
        await office.PressAsync("并案");
        await office.SeesAsync("已并案");
        await office.GoAsync("/cases?q=" + HotlineNumber);
        await office.FollowAsync(Matter);
        await office.SeesAsync("已并入");
        await ShowAsync(office, "04-merged");
        await office.FollowAsync("到并入的那一件办理");
        await office.SeesAsync("并入的 1 件");
        _demand = office.Page.Url;
    }

    /// <summary>四、供电公司不受区里指令：商请办理，开具商请函。</summary>
    private async Task RequestByLetterAsync()
    {
        var office = _desk!;
        await office.GoAsync("/desk");
        await office.FollowAsync(Matter);
        await office.FollowAsync("回电核实");
        await office.FillAsync("通话记录", "韩先生确认是本企业反映，增容申请九月七日递交。");
        await office.PressAsync("保存核实结果");
        await office.SeesAsync("核实结果已保存");
        Later();
        await office.GoAsync("/desk");
        await office.FollowAsync(Matter);
        await office.FillAsync("拟办意见", "请一次性说明增容方案与时点，能先临时供电的先供。");
        await office.PressAsync("交办");
        await office.SeesAsync("已交办");
        await office.GoAsync(_demand);
        await office.SeesAsync("商请办理区供电公司");
        await office.FollowAsync("开具商请函");
        await office.FillAsync("函复日期", "2026-11-13");
        await ShowAsync(office, "05-letter");
        await office.PressAsync("编号开具");
        await office.SeesAsync("已开具商请函");
    }

    /// <summary>五、供电公司签收，申请退回；营商办不同意，指定承办。</summary>
    private async Task ReturnAsync()
    {
        await ItIsAsync("2026-11-09 15:00");
        var unit = await AtDeskAsync("wanglei");
        await unit.GoAsync("/todo");
        await unit.SeesAsync(Matter);
        await ShowAsync(unit, "06-todo");
        await unit.FollowAsync(Matter);
        await unit.FollowAsync("签收");
        await unit.PressAsync("签收");
        await unit.SeesAsync("已签收");
        Later();
        await unit.FollowAsync("申请退回");
        await unit.ChooseAsync("原因", "不属本单位职责");
        await unit.FillAsync("依据", "《供电营业规则》：受电工程属用户资产，由用户自行委托施工。");
        await unit.ChooseAsync("建议承办单位", "区经信局");
        await unit.PressAsync("提交申请");
        await unit.SeesAsync("已申请退回");
        await ItIsAsync("2026-11-09 17:00");
        var office = await AtDeskAsync("zhoumin");
        await office.GoAsync("/todo");
        await office.FollowAsync("决定 " + _number);
        await office.SeesAsync("受电工程属用户资产");
        await office.ChooseAsync("决定", "不同意");
        await office.FillAsync("意见", "方案答复属供电企业职责，受电工程由谁施工不影响答复。");
        await ShowAsync(office, "07-return");
        await office.PressAsync("作出决定");
        await office.SeesAsync("不同意退回·指定承办");
    }

    /// <summary>六、对接、反馈：电话记二十秒，反馈稿带出对接情况，单位主要负责人审定。</summary>
    private async Task ContactAndFeedBackAsync()
    {
        await ItIsAsync("2026-11-10 09:30");
        var unit = await AtDeskAsync("wanglei");
        await unit.GoAsync(_demand);
        await unit.FollowAsync("登记对接");
        await unit.ChooseAsync("对接方式", "电话");
        await unit.FillAsync("了解到的情况", "九月七日递交申请，二号车间新增 400 千瓦，东坊变电站主变容量不够。");
        await unit.PressAsync("登记");
        await unit.SeesAsync("已登记对接");
        await ItIsAsync("2026-11-11 10:40");
        unit = await AtDeskAsync("wanglei");
        await unit.GoAsync(_demand);
        await unit.FollowAsync("反馈");
        await unit.FillAsync("方式", "现场勘察、专题会商");
        await unit.FillAsync("路径", "营销部出方案，运维检修部勘察，主变增容报市公司批");
        await unit.FillAsync("措施", "先从备用线临时供 160 千瓦，增容方案同步报市公司");
        await unit.FillAsync("预计办结日期", "2026-11-20");
        await unit.FillAsync("给企业的反馈", "十一月十三日前从备用线临时供 160 千瓦，先开一半设备；其余等主变增容，方案这周报市公司。");
        await unit.SeesAsync("方杰");
        await ShowAsync(unit, "08-feedback");
        await unit.PressAsync("反馈");
        await unit.SeesAsync("已反馈");
    }

    /// <summary>七、延期：科室负责人提，主要负责人签字，营商办批；12345 的时限不跟着动。</summary>
    private async Task ExtendAsync()
    {
        await ItIsAsync("2026-11-12 09:00");
        var head = await AtDeskAsync("menghao");
        await head.GoAsync(_demand);
        await head.FollowAsync("申请延期");
        await head.ChooseAsync("原因", "须报上级机关审批或批复");
        await head.FillAsync("依据或情况", "东坊变电站主变增容须市公司批复，十一月十一日已报，受理单位为市公司发展策划部。");
        await head.FillAsync("已经做了什么", "已现场勘察、定出方案，十一月十三日起临时供电 160 千瓦。");
        await head.FillAsync("申请延期至", "2026-12-31");
        await head.SeesAsync("不因本区同意延期而改变");
        await head.PressAsync("提交申请");
        await head.SeesAsync("已申请延期至12月31日");
        await ItIsAsync("2026-11-12 15:30");
        var office = await AtDeskAsync("zhoumin");
        await office.GoAsync("/todo");
        await office.SeesAsync("延期待定");
        await office.GoAsync(_demand);
        await office.FollowAsync("决定延期申请");
        await office.ChooseAsync("决定", "同意延期");
        await office.FillAsync("意见", "同意。市公司批复前，每周向企业说一次进展。");
        await ShowAsync(office, "09-extension");
        await office.PressAsync("作出决定");
        await office.SeesAsync("同意延期至12月31日");
    }

    /// <summary>八、超出本区权限：提请上级，挂账，写明谁、哪天再答复。</summary>
    private async Task ReferUpwardAsync()
    {
        await ItIsAsync("2026-11-18 14:30");
        var unit = await AtDeskAsync("wanglei");
        await unit.GoAsync(_demand);
        await unit.FollowAsync("办结答复");
        await unit.ChooseAsync("办理结果", "提请上级");
        await unit.FillAsync("提请上级的原因", "东坊变电站主变增容由市公司审批，本公司没有权限");
        await unit.FillAsync("报送机关", "国网青阳供电公司");
        await unit.FillAsync("报送文号", "清河供电发策〔2026〕41号");
        await unit.FillAsync("报送日期", "2026-11-11");
        await unit.FillAsync("责任单位和责任人", "营销部 孟浩");
        await unit.FillAsync("下次答复日期", "2026-11-20");
        await unit.FillAsync("给企业的答复", "增容要动东坊变电站的主变，权限在市公司，方案十一月十一日已经报上去。临时供电 160 千瓦照常。十一月二十日前不管批没批，都给您回话。");
        await ShowAsync(unit, "10-upward");
        await unit.PressAsync("办结");
        await unit.SeesAsync("已答复企业：提请上级");
        await ItIsAsync("2026-11-18 16:00");
        var office = await AtDeskAsync("zhoumin");
        await office.GoAsync("/followed");
        await office.SeesAsync(Matter);
        await ShowAsync(office, "11-owed");
    }

    /// <summary>九、呈阅件一页；领导批示由联络员照原文登记，落到单位和日期。</summary>
    private async Task WriteToTheLeaderAsync()
    {
        var office = _desk!;
        await office.GoAsync(_demand);
        await office.FollowAsync("写呈阅件");
        await office.ChooseAsync("呈送", "高远");
        await office.SeesAsync("提请上级");
        await office.FillAsync("拟办意见", "请区经信局牵头，与区供电公司一起到市公司当面汇报，十一月二十日前拿到批复时间。");
        await office.PressAsync("编号生成");
        await office.SeesAsync("呈阅件已编号生成");
        await ItIsAsync("2026-11-19 08:50");
        var liaison = await AtDeskAsync("linan");
        await liaison.FollowAsync("批示和议定");
        await liaison.FollowAsync("呈阅件");
        await liaison.FollowAsync(Matter);
        await liaison.FillAsync("批示原文", "请经信局牵头，与供电公司一起去市公司汇报，二十日前把批复时间定下来。企业订单不等人。高远 11月19日");
        await liaison.FillAsync("要办的事", "与区供电公司一起到市公司汇报，定下东坊变电站主变增容的批复时间");
        await liaison.ChooseAsync("责任单位", "区经信局");
        await liaison.FillAsync("办理期限", "2026-11-20");
        await liaison.PressAsync("登记");
        await liaison.SeesAsync("批示已登记");
        await ShowAsync(liaison, "12-instruction");
        var leader = await AtDeskAsync("gaoyuan");
        await leader.GoAsync("/leader");
        await leader.SeesAsync("定下东坊变电站主变增容的批复时间");
        await ShowAsync(leader, "13-leader");
    }

    /// <summary>十、经信局反馈，营商办审核销号：批示办完才算完。</summary>
    private async Task ReportOnTheInstructionAsync()
    {
        await ItIsAsync("2026-11-20 10:00");
        var unit = await AtDeskAsync("qiaojianmin");
        await unit.GoAsync("/todo");
        await unit.SeesAsync("定下东坊变电站主变增容的批复时间");
        await unit.FollowAsync("反馈 与区供电公司一起到市公司汇报");
        await unit.ChooseAsync("办到了哪一步", "已经办完");
        await unit.FillAsync("办理情况", "十九日下午与区供电公司到市公司汇报，市公司二十日上午批复东坊变电站主变增容方案，本月下旬换装。");
        await unit.PressAsync("反馈");
        await unit.SeesAsync("等审核");
        await ItIsAsync("2026-11-20 14:10");
        var office = await AtDeskAsync("zhoumin");
        await office.GoAsync("/todo");
        await office.SeesAsync("待审核的反馈");
        await office.FollowAsync("审核 与区供电公司一起到市公司汇报");
        await office.ChooseAsync("审核结果", "办完了");
        await office.PressAsync("提交");
        await office.SeesAsync("同意销号");
        await ShowAsync(office, "14-instruction-done");
    }

    /// <summary>十一、挂账到期，供电公司再答复，说已经解决。</summary>
    private async Task AnswerAgainAsync()
    {
        await ItIsAsync("2026-11-20 16:00");
        var unit = await AtDeskAsync("wanglei");
        await unit.GoAsync("/todo");
        await unit.SeesAsync("挂账到期");
        await unit.GoAsync(_demand);
        await unit.FollowAsync("挂账再答复");
        await AnswerSolvedAsync(unit, "市公司批复增容方案，主变本月下旬换装", "方案已批，临时供电 160 千瓦已通", "市公司今天批了方案，主变这个月下旬换。临时供电已经通了，您可以开工。", "答复");
    }

    /// <summary>十二、企业验证手机号看到答复：没解决，退回重办。</summary>
    private async Task SayNotSolvedAsync()
    {
        await ItIsAsync("2026-11-23 09:20");
        await _phone.GoAsync(_track);
        await _phone.ProvePhoneAsync();
        await _phone.SeesAsync("主变这个月下旬换");
        await ShowAsync(_phone, "15-answer");
        await _phone.FollowAsync("没解决，继续反映");
        await _phone.FillAsync("还有什么没有解决", "临时的只够开一半设备，换主变哪天送电没有说，另外十五台还停着。");
        await _phone.PressAsync("继续反映");
        await _phone.SeesAsync("退回重办");
        await ShowAsync(_phone, "16-not-solved");
        await ItIsAsync("2026-11-24 10:00");
        var unit = await AtDeskAsync("wanglei");
        await unit.GoAsync(_demand);
        await unit.SeesAsync("退回重办");
        await ShowAsync(unit, "17-reopened");
        await unit.FollowAsync("反馈");
        await unit.FillAsync("方式", "协调");
        await unit.FillAsync("路径", "运维检修部排换装计划");
        await unit.FillAsync("措施", "主变换装排在十一月二十七日");
        await unit.FillAsync("预计办结日期", "2026-11-30");
        await unit.FillAsync("给企业的反馈", "主变十一月二十七日夜里换装。");
        await unit.PressAsync("反馈");
        await unit.SeesAsync("已反馈");
        Later();
        await unit.FollowAsync("办结答复");
        await AnswerSolvedAsync(unit, "主变换装已排定", "十一月二十七日夜里换装", "换装日子定了，十一月二十七日夜里换，请等几天。", "办结");
    }

    /// <summary>十三、又没解决：提级办理，件回到营商办。通报里的数这时是多少，先记下来。</summary>
    private async Task<int> SayNotSolvedAgainAsync()
    {
        await ItIsAsync("2026-11-25 09:10");
        await _phone.GoAsync(_track);
        await _phone.ProvePhoneAsync();
        await _phone.FollowAsync("没解决，继续反映");
        await _phone.FillAsync("还有什么没有解决", "没有送电不能叫解决。要有人盯到通电那天。");
        await _phone.PressAsync("继续反映");
        await _phone.SeesAsync("提级");
        await ShowAsync(_phone, "18-escalated");
        await ItIsAsync("2026-11-25 10:00");
        var office = await AtDeskAsync("heping");
        await RunBulletinAsync(office);
        var solved = await SolvedAsync(office);
        await ShowAsync(office, "19-bulletin-before");
        return solved;
    }

    /// <summary>十四、提级后重新交办：经信局主办，供电公司协办，专班盯着。</summary>
    private async Task EscalateAsync()
    {
        var office = await AtDeskAsync("zhoumin");
        await office.GoAsync("/desk");
        await office.FollowAsync(Matter);
        await office.ChooseAsync("交给谁", "区经信局");
        await office.UntickAsync("区经信局");
        await office.ChooseAsync("增加协办单位", "区供电公司");
        await office.ChooseAsync("专班", "水电气网保障专班");
        await office.FillAsync("拟办意见", "提级办理。请经信局盯到通电，供电公司按排定的日子换装，通电当天给企业回话。");
        await ShowAsync(office, "20-redispatch");
        await office.PressAsync("交办");
        await office.SeesAsync("已交办");
        await office.GoAsync(_demand);
        await office.SeesAsync("提级办理");
    }

    /// <summary>十五、主办、协办各写各的，通电以后如实办结。</summary>
    private async Task SolveAsync()
    {
        await ItIsAsync("2026-11-25 15:00");
        var co = await AtDeskAsync("wanglei");
        await co.GoAsync("/todo");
        await co.FollowAsync(Matter);
        await co.FollowAsync("签收");
        await co.PressAsync("签收");
        Later();
        await co.FollowAsync("填写协办意见");
        await co.FillAsync("协办意见", "二十七日二十二时停电换装，二十八日四时前送电；已书面告知东坊台区用户。");
        await co.PressAsync("提交意见");
        await co.SeesAsync("协办意见已提交");
        var lead = await AtDeskAsync("lvqing");
        await lead.GoAsync("/todo");
        await lead.FollowAsync(Matter);
        await lead.FollowAsync("签收");
        await lead.PressAsync("签收");
        await lead.SeesAsync("已签收");
        Later();
        await lead.GoAsync(_demand);
        await lead.FollowAsync("反馈");
        await lead.FillAsync("方式", "现场盯办");
        await lead.FillAsync("路径", "供电公司换装，经信局到场，通电后到企业看设备");
        await lead.FillAsync("措施", "二十七日夜里到场，二十八日早上到车间看送电");
        await lead.FillAsync("预计办结日期", "2026-11-30");
        await lead.FillAsync("给企业的反馈", "二十七日夜里换主变，我们到场盯着；二十八日早上到您车间看通电。");
        await lead.PressAsync("反馈");
        await lead.SeesAsync("已反馈");
        await ItIsAsync("2026-11-30 09:00");
        lead = await AtDeskAsync("lvqing");
        await lead.GoAsync(_demand);
        await lead.FollowAsync("办结答复");
        await AnswerSolvedAsync(lead, "二十七日夜里换装主变，经信局到场", "二十八日三时四十分送电，三十台设备全部开动", "主变二十八日凌晨换好送电，三十台设备都能开。前面两次没到通电就说解决，是我们的不对。", "办结");
        await ShowAsync(lead, "21-solved");
    }

    /// <summary>十六、企业说解决了，销号，评价。</summary>
    private async Task SaySolvedAsync()
    {
        await ItIsAsync("2026-11-30 09:30");
        await _phone.GoAsync(_track);
        await _phone.ProvePhoneAsync();
        await _phone.SeesAsync("三十台设备都能开");
        await _phone.PressAsync("解决了");
        await _phone.SeesAsync("已销号");
        await _phone.ChooseAsync("办得怎么样", "好");
        await _phone.PressAsync("提交评价");
        await _phone.SeesAsync("您的评价");
        await ShowAsync(_phone, "22-confirmed");
    }

    /// <summary>十七、12345 那一件也答复了，回填的卡片照它的表单排好。</summary>
    private async Task FillBackAsync()
    {
        var office = await AtDeskAsync("zhoumin");
        await office.GoAsync("/cases?q=" + HotlineNumber);
        await office.FollowAsync(Matter);
        await office.FollowAsync("回填");
        await office.SeesAsync(HotlineNumber);
        await ShowAsync(office, "23-fill-back");
        await office.PressAsync("已在平台回填");
        await office.SeesAsync("已标记回填");
    }

    /// <summary>十八、月通报：先前的那个数与现在比，再出一份；这一件和 12345 的一件都在里面。</summary>
    private async Task SeeTheNumberMoveAsync(int before)
    {
        await ItIsAsync("2026-11-30 10:10");
        var office = await AtDeskAsync("heping");
        await office.GoAsync("/reports");
        await office.FollowAsync("关于2026年11月");
        Assert.Equal(before, await SolvedAsync(office));
        await SolvedFigure(office).ClickAsync();
        await office.FollowAsync("与现在比");
        await office.SeesAsync("记录有增减或者更正");
        await ShowAsync(office, "24-figure");
        await RunBulletinAsync(office);
        var after = await SolvedAsync(office);
        Assert.True(after >= before + 2, $"{before} → {after}: two demands were solved meanwhile");
        await ShowAsync(office, "25-bulletin-after");
        await SolvedFigure(office).ClickAsync();
        await office.SeesAsync("这个数怎么来的");
        await office.GoAsync(office.Page.Url + "?size=200");
        await Assertions.Expect(office.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(Matter, RegexOptions.None, TimeSpan.FromSeconds(1)) })).ToHaveCountAsync(2);
    }

    /// <summary>十九、领导一页：批示办完了，三个数、三件事。</summary>
    private async Task ShowTheLeaderAsync()
    {
        var leader = await AtDeskAsync("gaoyuan");
        await leader.GoAsync("/leader");
        await leader.SeesAsync("本月解决");
        await leader.DoesNotSeeAsync("定下东坊变电站主变增容的批复时间");
        await ShowAsync(leader, "26-leader-after");
    }

    private static async Task AnswerSolvedAsync(Person unit, string measures, string result, string reply, string button)
    {
        await unit.ChooseAsync("办理结果", "已解决");
        await unit.FillAsync("采取的措施", measures);
        await unit.FillAsync("办成了什么", result);
        await unit.FillAsync("给企业的答复", reply);
        await unit.PressAsync(button);
        await unit.SeesAsync("已答复企业：已解决");
    }

    private static async Task RunBulletinAsync(Person office)
    {
        await office.GoAsync("/reports");
        await office.ChooseAsync("报告", "月通报");
        await office.FillAsync("期间从", "2026-11");
        await office.FillAsync("到", "2026-11");
        await office.PressAsync("生成");
        await office.SeesAsync("现将2026年11月");
    }

    /// <summary>The number that stands behind 解决 in the first paragraph of the notice.</summary>
    private static ILocator SolvedFigure(Person office) => office.Page.Locator("xpath=//a[contains(@class,'figure-link')][preceding-sibling::text()[1][contains(., '；解决')]]").First;

    private static async Task<int> SolvedAsync(Person office) =>
        int.Parse(Number().Match(await SolvedFigure(office).InnerTextAsync()).Value, CultureInfo.InvariantCulture);

    /// <summary>The clock goes on, and the others with it.</summary>
    private async Task ItIsAsync(string shanghai)
    {
        app.Clock.SetLocal(shanghai);
        await new Colleagues(app.District).WorkAsync(Matter);
    }

    private void Later() => app.Clock.Advance(TimeSpan.FromMinutes(6));

    /// <summary>Signs in anew: between two stations hours have passed.</summary>
    private async Task<Person> AtDeskAsync(string username)
    {
        Later();
        if (_desk is not null) await _desk.Page.Context.CloseAsync();
        return _desk = new(await app.DeskAsync(username));
    }

    private Task ShowAsync(Person person, string name) => BrowserApp.ShowAsync(person.Page, "demo/" + name, tallest: person == _phone ? 1400 : 1200);

    [GeneratedRegex("[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
