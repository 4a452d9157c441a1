using System.Globalization;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Seeding.Given;

/// <summary>How the figures hang together, also those that the reports left out: a part is not more than the whole, a sum is the sum of its parts, a share that of its two numbers.</summary>
[Collection(WholeDemo.Name)]
public sealed class RelationTests(DemoDistrict demo)
{
    private static readonly IReadOnlyList<(string Says, Func<Func<string, decimal>, bool> Holds)> Relations =
    [
        ("岗位解决数 ≤ 到场求职", v => v("job-fair-posts-filled") <= v("job-fair-seekers")),
        ("镇级岗位 + 社区岗位 ≤ 名额", v => v("welfare-posts-town") + v("welfare-posts-community") <= v("welfare-post-quota")),
        ("贴息 ≤ 降低融资成本", v => v("xx-loan-interest-subsidy") <= v("xx-loan-cost-saved")),
        ("降低融资成本 < 投放额", v => v("xx-loan-cost-saved") < v("xx-loan-disbursed")),
        ("惠及户数有数", v => v("xx-loan-beneficiaries") > 0),
        ("在推迁改 ≤ 迁改项目", v => v("power-rerouting-projects") <= v("power-relocation-projects")),
        ("新增平台 ≤ 保有量", v => v("innovation-platforms-new") <= v("innovation-platforms-stock")),
        ("保有量 = 国家级 + 省级 + 市级", v => v("innovation-platforms-stock") == v("innovation-platforms-national") + v("innovation-platforms-provincial") + v("innovation-platforms-municipal")),
        ("两家公司之和 ≤ 兑现总额", v => v("policy-fund-company-1") + v("policy-fund-company-2") <= v("policy-funds-paid")),
        ("兑现企业至少两家", v => v("policy-funds-enterprises") >= 2),
        ("当月产值 ≤ 累计", v => v("industrial-output-october") <= v("industrial-output-ytd")),
        ("产值占全市 ≥ 两新占全市", v => v("industrial-output-share-of-city") >= v("two-new-share-of-city")),
        ("当月升、累计降", v => v("industrial-output-october-yoy") > 0 && v("output-decline-yoy") < 0),
        ("两新 ≤ 规上产值", v => v("two-new-output") <= v("industrial-output-ytd")),
        ("战新 ≤ 两新", v => v("strategic-emerging-output") <= v("two-new-output")),
        ("高新 ≤ 两新", v => v("high-tech-output") <= v("two-new-output")),
        ("两新 ≤ 战新 + 高新", v => v("two-new-output") <= v("strategic-emerging-output") + v("high-tech-output")),
        ("84.9 = 战新占比 + 高新占比", v => Near(v("two-new-share-of-city"), v("strategic-emerging-share") + v("high-tech-share"), 0.05m)),
        ("增加值 ≤ 产值", v => v("industrial-value-added") <= v("industrial-output-ytd")),
        ("全年预计产值 ≥ 累计", v => v("industrial-output-full-year-forecast") >= v("industrial-output-ytd")),
        ("全年预计税收 ≥ 累计", v => v("industrial-tax-full-year-forecast") >= v("industrial-tax")),
        ("税收同比 = −减收 ÷（本期 + 减收）", v => Near(v("tax-decline-yoy"), -v("tax-decline-amount") / (v("industrial-tax") + v("tax-decline-amount")) * 100, 0.01m)),
        ("税收 ≤ 产值", v => v("industrial-tax") < v("industrial-output-ytd")),
        ("评审名次 ≤ 参评数", v => v("acceptance-review-rank") <= v("acceptance-review-peers")),
        ("集群位次 ≤ 参评数", v => v("cluster-evaluation-rank") <= v("cluster-evaluation-peers")),
        ("集中开工 ≤ 新开工", v => v("concentrated-start-projects") <= v("projects-newly-started")),
        ("集中开工投资 ≤ 新开工投资", v => v("concentrated-start-investment") <= v("projects-newly-started-investment")),
        ("专班人数 ≥ 专班数", v => v("task-force-people") >= v("task-force-teams") && v("task-force-teams") > 0),
        ("走访工业企业 ≤ 走访市场主体", v => v("industrial-enterprises-visited") <= v("entities-visited")),
        ("固定资产 + 再生资源 ≤ 奖励资金", v => v("award-fixed-assets") + v("award-recycled-resources") <= v("award-funds-paid")),
        ("完成融资项目 ≤ 谋划", v => v("financing-projects-completed") <= v("financing-projects-planned")),
        ("完成融资额 ≤ 谋划额", v => v("financing-projects-completed-amount") <= v("financing-projects-planned-amount")),
        ("下半年计划 ≤ 谋划", v => v("second-half-financing-projects") <= v("financing-projects-planned") && v("second-half-financing-amount") <= v("financing-projects-planned-amount")),
        ("办理担保 ≤ 受理", v => v("guarantees-issued") <= v("guarantee-applications")),
        ("担保额 ≤ 申请额", v => v("guaranteed-loan-amount") <= v("guarantee-applied-amount")),
        ("无还本续贷、展期 ≤ 实际发放的量级", v => v("no-repayment-renewal-amount") > 0 && v("extended-loans-amount") > 0 && v("loans-actually-granted") > 0),
        ("应复尽复率不过百", v => v("resumption-rate") is > 0 and <= 100),
        ("省级以上平台盖住两类博士后站", v => v("provincial-rd-platforms") >= v("national-postdoc-stations") + v("provincial-postdoc-stations")),
        ("国家级孵化器、众创空间有面积", v => v("national-incubators") + v("provincial-maker-spaces") == 0 || v("incubation-area") > 0),
        ("带动投入 ≥ 安排和追加的资金", v => v("enterprise-investment-leveraged") >= v("guidance-fund-annual") + v("special-fund-added")),
        ("减免户均不为零", v => v("rent-relief-enterprises") > 0 && v("rent-relief-amount") > 0),
        ("18 条分属 5 大项", v => v("policy-18-awards") >= v("policy-five-categories")),
        ("改革 156 + 140 = 296", v => v("reform-measures-156") + v("reform-measures-140") == 296),
        ("副区长调度 ≥ 22", v => v("vice-head-dispatches") >= 22),
        ("新增 ≤ 总量", v => v("new-market-entities") <= v("market-entities-total") * 10_000),
        ("高频涉企 ≤ 上线事项", v => v("high-frequency-items") <= v("service-items-online")),
        ("进窗口单位 ≤ 人次，≤ 派专员的区直单位", v => v("window-units") <= v("window-person-times") && v("window-units") <= v("commissioner-departments")),
        ("12 + 32 = 44", v => v("commissioner-townships") + v("commissioner-departments") == 44),
        ("129 名不够 44 个单位各三名", v => v("commissioners") < 44 * (v("chief-commissioner-per-unit") + 2)),
        ("大走访 + 会谈 + 驻企 ≤ 870", v => v("big-visit-problems-solved") + v("talk-demands-solved") + v("resident-problems-solved") <= v("problems-solved-total")),
        ("20.58 = 7.07 + 13.51", v => v("gov-bank-guarantee-loans") == v("gov-bank-guarantee-province-agri") + v("gov-bank-guarantee-district")),
        ("政银担上年同期约 14.51", v => Near(v("gov-bank-guarantee-loans") / (1 + v("gov-bank-guarantee-growth") / 100), 14.51m, 0.005m)),
        ("培训合计 4047，取证不超过", v => v("training-new-staff") + v("training-employment-skills") + v("training-huicai-chefs") == 4047 && v("new-skilled-talent") <= 4047),
        ("高校 10 所", v => v("campus-in-province") + v("campus-out-province") == 10),
        ("每场招聘会 10 到 11 家", v => v("job-fair-company-entries") / v("job-fairs") is > 10 and < 11),
        ("万人发明专利 = 有效发明 ÷ 53.83 万", v => Near(v("patents-per-10k-people"), v("valid-invention-patents") / 53.83m, 0.005m)),
        ("驰名 + 省著名 + 市知名 ≤ 有效注册", v => v("china-well-known-trademarks") + v("provincial-famous-trademarks") + v("city-known-trademarks") <= v("registered-trademarks")),
        ("园惠贷户均 490 万", v => v("park-benefit-loan-amount") / v("park-benefit-loan-enterprises") == 490),
        ("主题活动周 ≤ 兑现金额", v => v("theme-week-funds") <= v("benefit-policies-amount")),
        ("2000 余亩含 915 亩", v => v("idle-land-area-revitalised") <= v("low-efficiency-land-area")),
        ("处置率高于目标", v => v("idle-land-target-exceeded") > 100),
        ("19 ÷ 30", v => Near(v("idle-land-disposal-rate"), v("idle-land-enterprises") / 30 * 100, 0.005m)),
        ("典型经验：3 ≤ 19，1 ≤ 3", v => v("provincial-inspection-counties") <= v("provincial-inspection-practices") && v("provincial-inspection-city-unique") <= v("provincial-inspection-counties")),
        ("2022 − 2009 = 13", v => 2022 - v("gdp-growth-first-since") == v("gdp-rank-best-years")),
        ("1 + 1 + 6 = 8", v => v("one-one-six-leader") + v("one-one-six-commissioner") + v("one-one-six-departments") == 8),
        ("签约、在谈、新开工、在建都有投资", v => v("projects-negotiating-investment") > 0 && v("projects-signed-investment") > 0 && v("projects-key-under-construction-investment") > 0 && v("ppp-total-investment") > 0),
    ];

    /// <summary>What one record says and another says too.</summary>
    private static readonly IReadOnlyList<(string Says, Func<Records, (decimal, decimal)> Both)> SaidTwice =
    [
        ("小微担保：户数 ≤ 笔数", r => (1, PathOf.Find("small-micro-guarantee-households")!(r) <= Small(r).Count ? 1 : 0)),
        ("专利三种之和 = 合计", r => (PathOf.Find("patents-granted")!(r), new[] { "发明", "实用新型", "外观设计" }.Sum(kind => Granted(r).Count(e => e.Is("专利类型", kind))))),
        ("购车补贴三轮之和 = 合计", r => (PathOf.Find("car-subsidy-funds")!(r) * 10_000, r.Book("consumption-subsidies").Where(e => e.Is("补贴类别", "购车补贴") && InYear(e.Day("拨付日期")) && e.Number("轮次") is >= 1 and <= 3).Sum(e => e.Number("补贴资金")))),
        ("盘活厂房：三种方式之和 = 20", r => (20, r.Book("standard-factories").Where(e => e.Is("类别", "盘活闲置厂房") && e.Is("盘活方式", "返租共管", "租赁转产", "合作共建") && e.Is("状态", "盘活") && e.Day("建成（盘活）日期") <= End).Sum(e => e.Number("建筑面积")))),
        ("每月联系：246 个对象十个月", r => (2460, r.Duties.Count(d => d.DutyId == "leader-call" && d.PeriodFrom >= Start && d.PeriodTo <= End))),
        ("每季走访：246 个对象三个季度", r => (738, r.Duties.Count(d => d.DutyId == "leader-visit" && d.PeriodFrom >= Start && d.PeriodTo <= End))),
        ("集中开工：活动和项目台账的批次", r => (PathOf.Find("concentrated-start-batch")!(r), Start2022(r).Outcome("全省批次"))),
        ("集中开工：活动和项目台账的项目数", r => (PathOf.Find("concentrated-start-projects")!(r), Start2022(r).Outcome("开工项目"))),
        ("集中开工：活动和项目台账的投资", r => (PathOf.Find("concentrated-start-investment")!(r), Start2022(r).Outcome("开工项目总投资"))),
        ("集中开工：活动和项目台账的日子", r => (PathOf.Find("concentrated-start-date-month")!(r) * 100 + PathOf.Find("concentrated-start-date-day")!(r), Start2022(r).On.Month * 100 + Start2022(r).On.Day)),
        ("进高校的企业：活动和台账", r => (PathOf.Find("campus-enterprises")!(r), Held(r, "招才引智进高校").SelectMany(a => a.Firms).Select(f => f.Name).Distinct().Count())),
        ("省内高校：活动和台账", r => (PathOf.Find("campus-in-province")!(r), Held(r, "招才引智进高校").Sum(a => a.Outcome("省内高校")))),
        ("省外高校：活动和台账", r => (PathOf.Find("campus-out-province")!(r), Held(r, "招才引智进高校").Sum(a => a.Outcome("省外高校")))),
        ("局长进窗口整改：活动和台账", r => (PathOf.Find("window-problems-rectified")!(r), Held(r, "局长进窗口").Sum(a => a.Outcome("整改问题")))),
        ("局长进窗口发现：活动和台账", r => (r.Book("window-rectifications").Count(e => e.Is("来源", "局长进窗口") && InYear(e.Day("发现日期"))), Held(r, "局长进窗口").Sum(a => a.Outcome("发现问题")))),
        ("学习会议：活动和台账", r => (PathOf.Find("study-sessions")!(r), r.Book("study-sessions").Count(e => e.Is("会议", "理论学习中心组", "常务会议") && InYear(e.Day("日期"))))),
        ("驻企干部：活动和台账", r => (PathOf.Find("resident-cadres")!(r), r.Book("posted-cadres").Where(e => e.Is("方式", "驻企体验、跟班服务") && InYear(e.Day("开始日期"))).Select(e => e.Text("姓名")).Distinct().Count())),
        ("主题活动周兑现：活动和支付台账", r => (PathOf.Find("theme-week-funds")!(r), Held(r, "营商环境主题活动周").Sum(a => a.Outcome("现场兑现资金")))),
    ];

    private static readonly DateOnly Start = new(2023, 1, 1), End = new(2023, 10, 31);

    private static bool InYear(DateOnly? day) => day >= Start && day <= End;

    private static bool Near(decimal a, decimal b, decimal by) => Math.Abs(a - b) <= by;

    private static IEnumerable<Gathering> Held(Records r, string kind) => r.Activities.Where(a => a.Kind == kind && InYear(a.On));

    private static Gathering Start2022(Records r) => r.Activities.Single(a => a.Kind == "项目集中开工" && a.On.Year == 2022);

    private static IEnumerable<Entry> Granted(Records r) => r.Book("patents").Where(e => e.Day("授权公告日") >= Start && e.Day("授权公告日") <= new DateOnly(2023, 9, 30));

    private static List<Entry> Small(Records r) => [.. r.Book("guarantees").Where(e => e.Is("企业规模", "小型", "微型") && e.Day("办理日期") >= Start && e.Day("办理日期") <= new DateOnly(2023, 9, 30))];

    [SqliteFact]
    public async Task Figures_hang_together()
    {
        var values = await ValuesAsync();
        var wrong = Relations.Where(r => !r.Holds(id => values.GetValueOrDefault(id, decimal.MinValue / 1_000_000))).Select(r => r.Says).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [SqliteFact]
    public void What_is_said_twice_is_said_alike()
    {
        var wrong = SaidTwice.Select(r => (r.Says, Both: r.Both(demo.Records))).Where(r => r.Both.Item1 != r.Both.Item2).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Says}: {r.Both.Item1}, {r.Both.Item2}")).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_relation_names_figures_that_there_are()
    {
        var known = GivenFigure.All.Select(f => f.Id).ToHashSet();
        var asked = new List<string>();
        foreach (var (_, holds) in Relations) _ = holds(id => { asked.Add(id); return 1; });
        Assert.Empty(asked.Where(id => !known.Contains(id)));
    }

    // From records where there is a path, else as the product counts it.
    private async Task<Dictionary<string, decimal>> ValuesAsync()
    {
        var values = PathOf.Known.ToDictionary(id => id, id => PathOf.Find(id)!(demo.Records));
        foreach (var line in CarriedFigure.All.Where(l => !l.IsRecord && !values.ContainsKey(l.Id)))
            if (await CarriedValue.OfAsync(demo, line) is { } value) values[line.Id] = value;
        return values;
    }
}
