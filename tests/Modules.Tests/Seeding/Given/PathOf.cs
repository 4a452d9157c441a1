using Yingshang.Activities;
using Yingshang.Indicators;
using Yingshang.Metrics;
using Yingshang.WorkCalendars;

namespace Yingshang.Modules.Tests.Seeding.Given;

/// <summary>How each figure that a report prints is counted from records: written from what the figure means, not from the metric that carries it.</summary>
internal static partial class PathOf
{
    private const decimal Wan = 10_000, Yi = 100_000_000;

    // Reports 003 and 004 to October, 000 to September; the park's (001, 002) lie two years later than it was printed.
    private static readonly Period ToOctober = Months(2023, 1, 10), ToSeptember = Months(2023, 1, 9), Park = Months(2022, 1, 10), YearBefore = Months(2022, 1, 10);
    private static readonly DateOnly October = ToOctober.To, September = ToSeptember.To, ParkDay = Park.To;

    public static Func<Records, decimal>? Find(string figure) => Paths.GetValueOrDefault(figure);

    public static IEnumerable<string> Known => Paths.Keys;

    private static readonly IReadOnlyDictionary<string, Func<Records, decimal>> Paths = new[] { Jobs, Innovation, Policies, Economy, Projects, Phrases, Meetings, Service, Demands, Finance, Land, Watch, Honours }
        .SelectMany(part => part()).ToDictionary(p => p.Figure, p => p.Count);

    private static Period Months(int year, int from, int to) => new(new DateOnly(year, from, 1), new DateOnly(year, to, DateTime.DaysInMonth(year, to)));

    private static bool Has(this Period period, DateOnly? day) => day >= period.From && day <= period.To;

    /// <summary>Begun by that day and not over yet.</summary>
    private static bool Stands(this Entry entry, string since, string until, DateOnly day) => entry.Day(since) <= day && !(entry.Day(until) <= day);

    private static IEnumerable<Entry> In(this IEnumerable<Entry> entries, Period period, string date) => entries.Where(e => period.Has(e.Day(date)));

    private static IEnumerable<Entry> Of(this IEnumerable<Entry> entries, string field, params string[] one) => entries.Where(e => e.Is(field, one));

    private static int Different<T>(this IEnumerable<T> all) => all.Where(x => x is not null).Distinct().Count();

    private static decimal Sum(this IEnumerable<Entry> entries, string field) => entries.Sum(e => e.Number(field));

    private static decimal Share(decimal part, decimal all) => part / all * 100;

    private static decimal Share(this IEnumerable<Entry> entries, Func<Entry, bool> part) => entries.ToList() is var all ? Share(all.Count(part), all.Count) : 0;

    /// <summary>What all of them have in common; they must not differ.</summary>
    private static T Same<T>(this IEnumerable<T> all) => all.Distinct().Single();

    private static IReadOnlyList<Gathering> Held(this Records r, string kind, Period period) => [.. r.Activities.Where(a => a.Kind == kind && period.Has(a.On))];

    private static Observation Observed(this Records r, string indicator, ObservationNature nature, IndicatorSpan span, DateOnly to) =>
        r.Observations.Single(o => o.IndicatorId == indicator && o.Nature == nature && o.Span == span && o.PeriodTo == to);

    private static decimal Cumulative(this Records r, string indicator, DateOnly to) => r.Observed(indicator, ObservationNature.Actual, IndicatorSpan.Cumulative, to).Number;

    /// <summary>The latest value of a point in time that was known by then.</summary>
    private static decimal Latest(this Records r, string indicator, DateOnly day) =>
        r.Observations.Where(o => o.IndicatorId == indicator && o.Nature == ObservationNature.Actual && o.Span == IndicatorSpan.Point && o.PeriodTo <= day).MaxBy(o => o.PeriodTo)!.Number;

    private static decimal Target(this Records r, string indicator, int? year = null) =>
        r.Observations.Where(o => o.IndicatorId == indicator && o.Nature == ObservationNature.Target && (year is null || o.PeriodTo.Year == year)).Select(o => o.Number).Same();

    private static IEnumerable<(int Year, decimal Number)> Yearly(this Records r, string indicator) =>
        r.Observations.Where(o => o.IndicatorId == indicator && o.Nature == ObservationNature.Actual && o.Span == IndicatorSpan.Year).Select(o => (o.PeriodTo.Year, o.Number));

    private static int EntitiesOn(this Records r, DateOnly day) => r.Firms.Count(f => f.IsThereOn(day));

    private static int SetUp(this Records r, Period period) => r.Firms.Count(f => period.Has(f.EstablishedOn) && f.IsThereOn(period.To));

    private static IEnumerable<(string Figure, Func<Records, decimal> Count)> Jobs()
    {
        yield return ("job-fair-enterprises", r => JointFair(r).Firms.Select(f => f.Name).Different());
        yield return ("job-fair-seekers", r => JointFair(r).Outcome("到场求职"));
        yield return ("job-fair-posts-filled", r => JointFair(r).Outcome("解决岗位"));
        yield return ("employment-service-stations", r => r.Book("employment-stations").Of("层级", "社区").In(ToSeptember, "选定日期").Count());
        yield return ("training-new-staff", r => Trained(r, "企业新录用人员岗前培训", "岗位技能提升培训"));
        yield return ("training-employment-skills", r => Trained(r, "就业技能培训"));
        yield return ("training-huicai-chefs", r => Trained(r, "徽菜师傅培训"));
        yield return ("new-skilled-talent", r => r.Book("skill-certificates").In(ToOctober, "取证日期").Count());
        yield return ("campus-enterprises", r => r.Book("campus-participations").In(ToOctober, "日期").Select(e => e.Who("企业")).Different());
        yield return ("campus-in-province", r => r.Book("campus-participations").In(ToOctober, "日期").Of("高校所在地", "省内").Select(e => e.Text("高校")).Different());
        yield return ("campus-out-province", r => r.Book("campus-participations").In(ToOctober, "日期").Of("高校所在地", "省外").Select(e => e.Text("高校")).Different());
        yield return ("job-fairs", r => Fairs(r).Count);
        yield return ("job-fair-company-entries", r => Fairs(r).Sum(f => f.Firms.Count()));
        yield return ("job-fair-intentions", r => Fairs(r).Sum(f => f.Outcome("达成意向")));
        yield return ("resident-cadre-batches", r => r.Held("驻企服务", ToOctober).Count);
        yield return ("resident-cadres", r => r.Held("驻企服务", ToOctober).Sum(b => b.People.Count()));
        yield return ("welfare-posts-town", r => r.Book("welfare-posts").Of("层级", "镇一级").Of("状态", "在岗", "空岗").In(ToSeptember, "开发日期").Count());
        yield return ("welfare-posts-community", r => r.Book("welfare-posts").Of("层级", "社区").Of("状态", "在岗", "空岗").In(ToSeptember, "开发日期").Count());
        yield return ("welfare-post-quota", r => r.Book("welfare-post-quotas").In(ToSeptember, "批复日期").Sum("名额"));

        // The one that the district held together with the city.
        static Gathering JointFair(Records r) => Fairs(r).Single(f => f.Title.Contains("青阳市", StringComparison.Ordinal));

        static IReadOnlyList<Gathering> Fairs(Records r) => r.Held("招聘会（2＋N）", ToOctober);

        static decimal Trained(Records r, params string[] kinds) => r.Book("trainings").Of("培训类别", kinds).In(ToOctober, "开班日期").Sum("培训人数");
    }

    private static IEnumerable<(string Figure, Func<Records, decimal> Count)> Innovation()
    {
        yield return ("innovation-platforms-provincial", r => Platforms(r, September).Of("级别", "省级").Count());
        yield return ("innovation-platforms-municipal", r => Platforms(r, September).Of("级别", "市级").Count());
        yield return ("innovation-platforms-national", r => Platforms(r, September).Of("级别", "国家级").Count());
        yield return ("innovation-platforms-stock", r => Platforms(r, September).Count());
        yield return ("innovation-platforms-new", r => Platforms(r, September).In(ToSeptember, "认定日期").Count());
        yield return ("patent-types", r => r.Book("patents").In(ToSeptember, "授权公告日").Select(e => e.Text("专利类型")).Different());
        yield return ("patents-granted", r => r.Book("patents").In(ToSeptember, "授权公告日").Count());
        yield return ("acceptance-review-month", r => Review(r).Day("评价日期")!.Value.Month);
        yield return ("acceptance-review-peers", r => Review(r).Number("参评数"));
        yield return ("acceptance-review-rank", r => Review(r).Number("名次"));
        yield return ("cluster-evaluation-rank", r => r.Book("platform-evaluations").In(Park, "评价日期").Single(e => e.Text("评价名称")!.Contains("特色产业集群", StringComparison.Ordinal)).Number("名次"));
        yield return ("cluster-evaluation-peers", r => r.Book("platform-evaluations").In(Park, "评价日期").Single(e => e.Text("评价名称")!.Contains("特色产业集群", StringComparison.Ordinal)).Number("参评数"));
        yield return ("five-star-base", r => r.Book("honours").In(Park, "日期").Single(e => e.Text("荣誉或评价")!.Contains("产业示范基地", StringComparison.Ordinal)).Number("星级"));
        // A grade in words: how often it was given.
        yield return ("platform-performance-grade", r => r.Book("platform-evaluations").In(Park, "评价日期").Of("等级", "优秀").Count(e => e.Text("评价名称")!.Contains("双创平台绩效评价", StringComparison.Ordinal)));
        yield return ("valid-invention-patents", r => Inventions(r));
        yield return ("patents-per-10k-people", r => Inventions(r) / r.Latest("resident-population", October));
        yield return ("registered-trademarks", r => Marks(r).Of("类别", "注册商标").Count());
        yield return ("trademarks-per-10k-entities", r => Marks(r).Of("类别", "注册商标").Count() * Wan / r.EntitiesOn(October));
        yield return ("china-well-known-trademarks", r => Marks(r).Of("认定等级", "中国驰名商标").Count());
        yield return ("provincial-famous-trademarks", r => Marks(r).Of("认定等级", "省著名商标").Count());
        yield return ("city-known-trademarks", r => Marks(r).Of("认定等级", "市知名商标").Count());
        yield return ("geographical-indications", r => Marks(r).Of("类别", "地理标志保护产品").Count());
        // One of each.
        yield return ("new-ip-advantage-enterprises", r => new[] { "知识产权优势企业", "专利奖" }.Select(kind => r.Book("honours").Of("类别", kind).In(ToOctober, "日期").Count()).Same());

        static IReadOnlyList<Entry> Platforms(Records r, DateOnly day) => [.. r.Book("innovation-platforms").Where(e => e.Stands("认定日期", "撤销日期", day))];

        static Entry Review(Records r) => r.Book("platform-evaluations").In(Park, "评价日期").Single(e => e.Text("评价名称")!.Contains("验收评审", StringComparison.Ordinal));

        static int Inventions(Records r) => r.Book("patents").Of("专利类型", "发明").Count(e => e.Stands("授权公告日", "失效日期", October));

        static IReadOnlyList<Entry> Marks(Records r) => [.. r.Book("trademarks").Where(e => e.Stands("注册日期", "失效日期", October))];
    }

    private static IEnumerable<(string Figure, Func<Records, decimal> Count)> Policies()
    {
        yield return ("policy-25-measures", r => Clauses(r, "二十五条措施").Count());
        yield return ("policy-22-measures", r => Clauses(r, "二十二条措施").Count());
        yield return ("policy-five-categories", r => Clauses(r, "工业五大项十八条").Select(e => e.Text("大项")).Different());
        yield return ("policy-18-awards", r => Clauses(r, "工业五大项十八条").Of("类别", "奖补").Count());
        yield return ("trade-in-month", r => r.Book("consumption-subsidies").Of("补贴类别", "家电以旧换新").In(ToOctober, "活动开始日期").Select(e => e.Day("活动开始日期")!.Value.Month).Same());
        yield return ("car-subsidy-rounds", r => Cars(r).Select(e => e.Number("轮次")).Different());
        yield return ("car-subsidy-funds", r => Cars(r).Sum("补贴资金") / Wan);
        yield return ("benefit-policies-count", r => r.Book("policy-documents").Of("落实状态", "已落实").Count(e => e.Day("印发日期") <= October));
        yield return ("benefit-policies-amount", r => Paid(r, ToOctober).Sum("实拨金额") / Wan);
        yield return ("benefit-recipients", r => Paid(r, ToOctober).Select(e => e.Who("受益对象")).Different());
        yield return ("policy-funds-paid", r => Supported(r).Sum("实拨金额") / Wan);
        yield return ("policy-funds-enterprises", r => Supported(r).Select(e => e.Who("受益对象")).Different());
        yield return ("policy-fund-company-1", r => Supported(r).Of("受益对象", "清河恒信纺织有限公司").Sum("实拨金额") / Wan);
        yield return ("policy-fund-company-2", r => Supported(r).Of("资金类别", "专项扶持").Where(e => e.Text("政策")!.Contains("重点产业专项资金", StringComparison.Ordinal)).Sum("实拨金额") / Wan);
        yield return ("three-lists", r => r.Book("policy-documents").Where(e => e.Day("印发日期") <= October).Select(e => e.Text("所在清单")).Different());
        yield return ("theme-week-funds", r => Paid(r, ToOctober).Where(e => e.Text("随活动兑现")?.Contains("主题活动周", StringComparison.Ordinal) == true).Sum("实拨金额") / Wan);
        yield return ("policy-handbooks", r => r.Book("handbooks").Of("类别", "政策汇编").In(ToOctober, "发放日期").Sum("份数"));

        static IEnumerable<Entry> Clauses(Records r, string called) => r.Book("policy-clauses").Of("简称", called);

        static IEnumerable<Entry> Cars(Records r) => r.Book("consumption-subsidies").Of("补贴类别", "购车补贴").In(ToOctober, "拨付日期");

        static IEnumerable<Entry> Paid(Records r, Period period) => r.Book("policy-payments").In(period, "拨付日期");

        static IEnumerable<Entry> Supported(Records r) => Paid(r, ToSeptember).Of("资金类别", "政策扶持", "专项扶持");
    }

    private static IEnumerable<(string Figure, Func<Records, decimal> Count)> Economy()
    {
        yield return ("industrial-value-added-yoy", r => r.Observed("industrial-value-added", ObservationNature.Actual, IndicatorSpan.Cumulative, ParkDay).Growth!.Value);
        yield return ("two-new-share-of-city", r => Share(r.Cumulative("two-new-output", ParkDay), r.Cumulative("city-industrial-output", ParkDay)));
        yield return ("tax-decline-amount", r => r.Cumulative("industrial-tax", ParkDay.AddYears(-1)) - r.Cumulative("industrial-tax", ParkDay));
        yield return ("industrial-output-ytd", r => r.Observations.Where(o => o is { IndicatorId: "industrial-output", Nature: ObservationNature.Actual, Span: IndicatorSpan.Month } && Park.Has(o.PeriodTo)).Sum(o => o.Number));
        yield return ("thousand-yi-park-target", r => r.Target("park-output"));
        yield return ("ten-billion-parks-target", r => new[] { "bio-based-park-output", "aluminium-park-output", "plastic-pipe-park-output" }.Select(park => r.Target(park)).Same());
        yield return ("textile-cluster-target", r => r.Target("textile-cluster-output"));
        yield return ("new-market-entities", r => r.SetUp(ToOctober));
        yield return ("new-market-entities-yoy", r => Share(r.SetUp(ToOctober), r.SetUp(YearBefore)) - 100);
        yield return ("market-entities-total", r => r.EntitiesOn(October) / Wan);
        yield return ("gdp-rank-city", r => r.Yearly("gdp-growth-rank").Single(y => y.Year == 2022).Number);
        yield return ("gdp-growth-first-since", r => AboveCity(r).Where(year => year < 2022).Max());
        yield return ("gdp-rank-best-years", r => 2022 - r.Yearly("gdp-growth-rank").Where(y => y.Year < 2022 && y.Number <= r.Yearly("gdp-growth-rank").Single(x => x.Year == 2022).Number).Max(y => y.Year));
        yield return ("economic-total-rank", r => r.Yearly("economic-total-rank").Single(y => y.Year == 2022).Number);
        yield return ("county-population", r => r.Latest("registered-population", October));
        yield return ("reply-rate-target", r => r.Target("demand-reply-rate", 2023));
        yield return ("satisfaction-rate-target", r => r.Target("demand-satisfaction-rate", 2023));
        yield return ("demand-contact-coverage", r => r.Target("demand-contact-coverage", 2023));
        yield return ("demand-clear-to-zero", r => r.Target("demands-overdue", 2023));

        // The years in which the district grew faster than the city; 2022 must be one of them.
        static IReadOnlyList<int> AboveCity(Records r)
        {
            var city = r.Yearly("city-gdp-growth").ToDictionary(y => y.Year, y => y.Number);
            IReadOnlyList<int> years = [.. r.Yearly("gdp-growth").Where(y => y.Number > city[y.Year]).Select(y => y.Year)];
            return years.Contains(2022) ? years : throw new InvalidOperationException("2022 was not above the city");
        }
    }

    private static IEnumerable<(string Figure, Func<Records, decimal> Count)> Projects()
    {
        yield return ("enterprise-supply-voltage", r => Lines(r, "企业供电").Where(e => Under(e, ToSeptember)).Select(e => decimal.Parse(e.Text("电压等级")!.Replace("kV", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture)).Same());
        yield return ("enterprise-10kv-investment", r => Lines(r, "企业供电").Where(e => Under(e, ToSeptember)).Sum("总投资") / Wan);
        yield return ("power-rerouting-projects", r => Lines(r, "电力迁改").Count(e => e.Stands("开工日期", "完工日期", September)));
        yield return ("power-rerouting-investment", r => Lines(r, "电力迁改").Where(e => e.Stands("开工日期", "完工日期", September)).Sum("总投资") / Wan);
        yield return ("power-relocation-projects", r => Lines(r, "电力迁改").Count(e => Under(e, ToSeptember)));
        yield return ("power-relocation-install-cost", r => Lines(r, "电力迁改").Where(e => Under(e, ToSeptember)).Sum("建安费") / Wan);
        yield return ("power-relocation-invested", r => Lines(r, "电力迁改").Where(e => Under(e, ToSeptember)).Sum("完成投资") / Wan);
        yield return ("statutory-body-pilot-rank", r => r.Book("pilots").Single(e => e.Text("试点或创建")!.Contains("法定机构", StringComparison.Ordinal)).Number("获批次序"));
        yield return ("concentrated-start-batch", r => Concentrated(r).Select(e => e.Number("集中开工批次")).Same());
        yield return ("concentrated-start-date-month", r => Concentrated(r).Select(e => e.Day("开工日期")!.Value.Month).Same());
        yield return ("concentrated-start-date-day", r => Concentrated(r).Select(e => e.Day("开工日期")!.Value.Day).Same());
        yield return ("concentrated-start-projects", r => Concentrated(r).Of("类别", "工业").Count());
        yield return ("concentrated-start-investment", r => Concentrated(r).Of("类别", "工业").Sum("总投资") / Yi);
        yield return ("annual-industrial-land-gap", r => r.Book("land-demands").Of("要素", "工业用地").Where(e => e.Number("年度") == 2022 && e.Day("排队起始") <= ParkDay).Sum(e => e.Number("需求") - e.Number("已保障")));
        yield return ("three-year-campaign", r => Campaign(r, "营商环境"));
        yield return ("three-year-transformation", r => Campaign(r, "变样"));

        static IEnumerable<Entry> Lines(Records r, string kind) => r.Book("power-line-projects").Of("类别", kind);

        static bool Under(Entry e, Period period) => e.Day("开工日期") <= period.To && !(e.Day("完工日期") < period.From);

        static IEnumerable<Entry> Concentrated(Records r) => r.Book("projects").In(Park, "开工日期").Where(e => e.Says("集中开工批次"));

        static decimal Campaign(Records r, string what) => r.Book("targets").Single(e => e.Text("目标任务")!.Contains(what, StringComparison.Ordinal) && e.Says("行动年限")).Number("行动年限");
    }

    private static IEnumerable<(string Figure, Func<Records, decimal> Count)> Phrases()
    {
        // Words for what is done, each kind of which has been done.
        yield return ("four-character-method-count", r => r.Book("investment-trips").In(Park, "日期").Select(e => e.Text("动作")).Different());
        yield return ("three-platform-types", r => Items(r, "双创平台"));
        yield return ("four-deliveries-count", r => Items(r, "四送一服", "送"));
        yield return ("four-deliveries-one-service-count", r => Items(r, "四送一服", "服"));
        yield return ("three-in-enterprise-count", r => Items(r, "三个在企"));
        yield return ("four-questions-count", r => Items(r, "四问"));
        yield return ("five-visits-count", r => Items(r, "五个遍访"));
        yield return ("two-consultations-count", r => Items(r, "两个问计"));
        yield return ("one-main-two-premium", r => Items(r, "一主双优", "主"));
        yield return ("one-main-two-premium-second", r => Items(r, "一主双优", "优"));
        yield return ("six-stabilities", r => Items(r, "六稳"));
        yield return ("six-guarantees", r => Items(r, "六保"));
        yield return ("one-five-n-plan", r => Items(r, "一加五加N监督", "一"));
        yield return ("one-five-n-tools", r => Items(r, "一加五加N监督", "五"));
        yield return ("two-plus-n-fixed", r => Items(r, "二加N招聘", "二"));
        yield return ("commissioner-first-moments", r => Items(r, "三个第一时间"));
        yield return ("four-changes", r => Items(r, "四变四办"));
        yield return ("five-looks", r => Items(r, "五看五提"));
        yield return ("three-plus-one-industries", r => Items(r, "三加一特色产业", "三"));
        yield return ("three-plus-one-industries-extra", r => Items(r, "三加一特色产业", "一"));
        yield return ("one-net-one-door-one-time", r => Items(r, "一网一门一次", "网"));
        yield return ("no1-project", r => Items(r, "一号工程"));
        yield return ("two-new-categories", r => Items(r, "两新产业"));
        yield return ("yi-gai", r => Items(r, "一改两为", "改"));
        yield return ("liang-wei", r => Items(r, "一改两为", "为"));
        yield return ("problem-count", r => r.Book("problem-list").In(Park, "提出日期").Count());
        yield return ("ten-musts", r => r.Book("conduct-rules").Of("类别", "做到").Count());
        yield return ("ten-bans", r => r.Book("conduct-rules").Of("类别", "严禁").Count());

        // Numbered from one, none twice.
        static decimal Items(Records r, string phrase, string? part = null)
        {
            var numbers = r.Book("phrases").Of("提法", phrase).Where(e => part is null || e.Is("项", part)).Select(e => (int)e.Number("序")).Order().ToList();
            return numbers.SequenceEqual(Enumerable.Range(1, numbers.Count)) ? numbers.Count : throw new InvalidOperationException($"{phrase}: {string.Join(',', numbers)}");
        }
    }
}
