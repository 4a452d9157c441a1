using Yingshang.Activities;
using Yingshang.Duties;
using Yingshang.Metrics;
using Yingshang.WorkCalendars;

namespace Yingshang.Modules.Tests.Seeding.Given;

internal static partial class PathOf
{
    private static IEnumerable<(string Figure, Func<Records, decimal> Count)> Meetings()
    {
        yield return ("study-sessions", r => r.Held("学习会议", ToOctober).Count);
        yield return ("reform-measures-156", r => r.Book("reform-measures").Of("清单", "改革举措").In(ToOctober, "列入日期").Count());
        yield return ("reform-measures-140", r => r.Book("reform-measures").Of("清单", "重点举措").In(ToOctober, "列入日期").Count());
        yield return ("promoted-practices", r => r.Book("reform-measures").Of("上级推广", "是").In(ToOctober, "列入日期").Count());
        yield return ("leaders-hearings", r => r.Held("主要负责同志听取汇报", ToOctober).Count);
        yield return ("vice-head-dispatches", r => r.Held("双周调度会", ToOctober).Count);
        yield return ("consultation-meetings", r => r.Held("会商会议", ToOctober).Count);
        yield return ("bulletins", r => r.Book("bulletins").In(ToOctober, "编发日期").Count());
        yield return ("benchmark-meetings", r => r.Held("对标学习专题会", ToOctober).Count);
        yield return ("taskforce-lead-units", r => r.WorkGroups.Select(g => g.LeadUnitId).Different());
        yield return ("big-visit-campaigns", r => r.Held("民营企业大走访", ToOctober).Count);
        yield return ("big-visit-groups", r => r.Held("民营企业大走访", ToOctober).Select(v => v.Outcome("走访工作组")).Same());
        yield return ("meeting-core-units", r => r.Held("民企会谈（4＋N）", ToOctober).Select(t => t.Units.Select(u => u.UnitId)).Aggregate((always, next) => always.Intersect(next)).Count());
        yield return ("talk-sessions", r => Talks(r).Count);
        yield return ("entrepreneurs-received", r => Talks(r).SelectMany(t => t.Firms).Select(f => f.Name).Different());
        yield return ("competition-publicity-events", r => r.Held("公平竞争宣传", ToOctober).Count);
        yield return ("competition-brochures", r => r.Held("公平竞争宣传", ToOctober).Sum(p => p.Outcome("发放宣传册")));
        yield return ("competition-people-reached", r => r.Held("公平竞争宣传", ToOctober).Sum(p => p.Outcome("接受宣传")));
        yield return ("experience-event-month", r => Experience(r).On.Month);
        yield return ("experience-event-day", r => Experience(r).On.Day);
        yield return ("experience-methods", r => Experience(r).Outcome("体验方式"));
        yield return ("area-leaders", r => r.Firms.Select(f => f.LeaderId).Concat(r.PairedProjects.Select(p => (Guid?)p.LeaderId)).Different());
        yield return ("packaged-enterprises", r => r.Firms.Count(f => f.LeaderId is not null));
        yield return ("packaged-projects", r => r.PairedProjects.Count(p => p.From <= October && !(p.Until < October)));
        yield return ("package-contact-per-month", r => PerObject(r, "leader-call"));
        yield return ("package-visit-per-quarter", r => PerObject(r, "leader-visit"));
        yield return ("dispatch-weekly", r => Owed(r, "dispatch-weekly").GroupBy(d => (d.GroupId, d.PeriodFrom)).Select(g => g.Count()).Same());
        yield return ("dispatch-biweekly", r => Owed(r, "dispatch-fortnightly").GroupBy(d => (d.OwnerAccountId, d.PeriodFrom)).Select(g => g.Count()).Same());
        yield return ("dispatch-monthly", r => Owed(r, "dispatch-monthly").GroupBy(d => d.PeriodFrom).Select(g => g.Count()).Same());
        yield return ("appraisal-quarterly", r => Owed(r, "quarterly-appraisal").GroupBy(d => d.PeriodFrom).Select(g => g.Count()).Same());
        // From month to month: 1.
        yield return ("monthly-scoreboard-month", r => Owed(r, "monthly-scoreboard").Select(d => d.PeriodFrom.Month).Order().ToList() is var months ? months.Zip(months.Skip(1), (a, b) => b - a).Same() : 0);
        yield return ("key-enterprise-visit-coverage", r => Visited(r));

        static IReadOnlyList<Gathering> Talks(Records r) => [.. r.Held("民企会谈（4＋N）", ToOctober), .. r.Held("区领导接访专场", ToOctober)];

        static Gathering Experience(Records r) => r.Held("体验官体验活动", ToOctober).Single();

        static IEnumerable<DutyItem> Owed(Records r, string duty) => r.Duties.Where(d => d.DutyId == duty && d.PeriodFrom >= ToOctober.From && d.PeriodTo <= ToOctober.To);

        static decimal PerObject(Records r, string duty) => Owed(r, duty).GroupBy(d => (d.EnterpriseId, d.ProjectId, d.PeriodFrom)).Select(g => g.Count()).Same();

        // Of the paired enterprises and projects those that were called on at least once.
        static decimal Visited(Records r)
        {
            var owed = Owed(r, "leader-visit").GroupBy(d => (d.EnterpriseId, d.ProjectId)).ToList();
            return Share(owed.Count(o => o.Any(d => d.MetOn <= October)), owed.Count);
        }
    }

    private static IEnumerable<(string Figure, Func<Records, decimal> Count)> Service()
    {
        yield return ("startup-steps", r => r.Book("service-items").Of("主题集成服务", "企业开办").Max(e => e.Number("环节")));
        yield return ("startup-materials", r => r.Book("service-items").Of("主题集成服务", "企业开办").Max(e => e.Number("材料")));
        yield return ("startup-working-days", r => r.Book("service-items").Of("主题集成服务", "企业开办").Max(e => e.Number("承诺时限")));
        yield return ("approval-limit-government", r => Limit(r, "政府投资类"));
        yield return ("approval-limit-private", r => Limit(r, "社会投资类"));
        yield return ("approval-limit-industrial", r => Limit(r, "工业类"));
        yield return ("service-items-online", r => r.Book("service-items").Of("是否上线", "在线").Count());
        yield return ("service-levels", r => r.Book("service-items").Of("是否上线", "在线").Select(e => e.Text("层级")).Different());
        yield return ("high-frequency-items", r => r.Book("service-items").Of("高频涉企", "是").Count());
        yield return ("cases-handled-online", r => r.Book("service-volumes").Of("渠道", "网上平台").In(ToOctober, "所属月份").Sum("办件量") / Wan);
        yield return ("window-sessions", r => Windows(r).Count);
        yield return ("window-units", r => Windows(r).SelectMany(w => w.People).Select(p => p.UnitId).Different());
        yield return ("window-person-times", r => Windows(r).Sum(w => w.People.Count()));
        yield return ("window-items-handled", r => Windows(r).Sum(w => w.Outcome("办结事项")));
        yield return ("window-problems-rectified", r => r.Book("window-rectifications").Of("来源", "局长进窗口").In(ToOctober, "整改日期").Count());
        yield return ("one-one-six-leader", r => OfEachTeam(r, "责任领导"));
        yield return ("one-one-six-commissioner", r => OfEachTeam(r, "驻企服务专员"));
        yield return ("one-one-six-departments", r => OfEachTeam(r, "后台服务部门"));
        yield return ("delegated-powers", r => r.Book("delegated-powers").Of("承接层级", "园区").Of("状态", "已承接", "运行").Count(e => e.Day("下放日期") <= October));
        yield return ("park-handled-share", r => r.Book("approval-projects").Of("建设地点", "园区内").Of("投资类型", "工业类", "政府投资类").In(ToOctober, "办结日期").Share(e => e.Is("办结地", "园区")));
        yield return ("yiqi-yice", r => r.Book("enterprise-plans").In(ToOctober, "提出日期").GroupBy(e => e.Who("企业")).Select(g => g.Count()).Same());
        yield return ("commissioners", r => Roster(r).Count);
        yield return ("commissioner-townships", r => SendingUnits(r).Count(u => u == "乡镇街道"));
        yield return ("commissioner-departments", r => SendingUnits(r).Count(u => u != "乡镇街道"));
        yield return ("chief-commissioner-per-unit", r => Roster(r).GroupBy(s => s.UnitId).Select(g => g.Count(s => s.IsHead)).Same());
        // What is asked of each unit; how many it has is another figure.
        yield return ("handling-commissioners-per-unit", r => r.Roster.Handlers);
        // An enterprise has one; whoever serves serves several.
        yield return ("one-to-n-commissioner", r => r.Firms.Where(f => f.SpecialistId is not null).GroupBy(f => f.Id).Select(g => g.Select(f => f.SpecialistId).Different()).Same());

        static decimal Limit(Records r, string kind) => r.Book("approval-projects").Of("投资类型", kind).In(ToOctober, "受理日期").Max(e => e.Number("承诺时限"));

        static IReadOnlyList<Gathering> Windows(Records r) => r.Held("局长进窗口", ToOctober);

        static IReadOnlyList<Yingshang.Enterprises.Specialists.Specialist> Roster(Records r) => [.. r.Specialists.Where(s => s.From <= October && !(s.Until < October))];

        static IEnumerable<string> SendingUnits(Records r) => Roster(r).Select(s => s.UnitId).Distinct().Select(id => r.Units.Single(u => u.Id == id).Kind);

        static decimal OfEachTeam(Records r, string role) => r.Book("service-teams").Where(e => e.Says("服务企业") && e.Stands("开始日期", "结束日期", October)).GroupBy(e => e.Who("服务企业")).Select(t => t.Count(e => e.Is("角色", role))).Same();
    }

    private static IEnumerable<(string Figure, Func<Records, decimal> Count)> Demands()
    {
        yield return ("demand-assign-limit", r => Step(r, "dispatch", LimitUnit.WorkingDays));
        yield return ("demand-contact-limit", r => Step(r, "contact", LimitUnit.WorkingDays));
        yield return ("demand-feedback-limit", r => Step(r, "feedback", LimitUnit.WorkingDays));
        yield return ("demand-close-limit", r => Step(r, "close", LimitUnit.Months));
        // The usual demand is handed over on the day it comes.
        yield return ("demand-overnight", r => r.Demands.Where(d => ToOctober.Has(d.Case.ReceivedOn)).Select(Nights).OfType<int>().GroupBy(n => n).MaxBy(g => g.Count())!.Key);
        yield return ("problems-solved-total", r => Solved(r).Count());
        yield return ("big-visit-problems-solved", r => Solved(r, "大走访").Count());
        yield return ("talk-demands-solved", r => Solved(r, "会谈（4+N）").Count());
        yield return ("resident-problems-solved", r => Solved(r, "驻企").Count());
        yield return ("demands-collected", r => Asked(r).Count);
        yield return ("demands-all-closed", r => Share(Asked(r).Count(d => d.Case.AnsweredOn <= October), Asked(r).Count));

        static decimal Step(Records r, string id, LimitUnit unit) => r.Procedure1231.Step(id).Limit.For(null) is var limit && limit.Unit == unit ? limit.Amount : throw new InvalidOperationException($"{id}: {limit}");

        static IEnumerable<Heard> Solved(Records r, string? channel = null) => r.Demands.Where(d => d.IsSolved && ToOctober.Has(d.Case.AnsweredOn) && (channel is null || d.Case.Channel == channel));

        static IReadOnlyList<Heard> Asked(Records r) => [.. r.Demands.Where(d => d.Case.Channel == "访企三问" && ToOctober.Has(d.Case.ReceivedOn))];

        static int? Nights(Heard d) => d.Case.Steps.Find(s => s is { StepId: "dispatch", Round: 1 })?.DoneAt is { } done ? done.ShanghaiDate.DayNumber - d.Case.ReceivedOn.DayNumber : null;
    }

    private static IEnumerable<(string Figure, Func<Records, decimal> Count)> Finance()
    {
        yield return ("bank-matchmaking-sessions", r => r.Held("政银企对接会", ToOctober).Count);
        yield return ("bank-matchmaking-enterprises", r => r.Held("政银企对接会", ToOctober).SelectMany(m => m.FirmsWith("解决融资")).Different());
        yield return ("bank-matchmaking-amount", r => r.Held("政银企对接会", ToOctober).Sum(m => m.Outcome("解决融资")));
        yield return ("gov-bank-guarantee-loans", r => Guaranteed(r, ToOctober));
        yield return ("gov-bank-guarantee-province-agri", r => Guaranteed(r, ToOctober, "省农担"));
        yield return ("gov-bank-guarantee-district", r => Guaranteed(r, ToOctober, "区担保公司"));
        yield return ("gov-bank-guarantee-growth", r => Share(Guaranteed(r, ToOctober), Guaranteed(r, YearBefore)) - 100);
        yield return ("gov-bank-guarantee-rank", r => r.Book("honours").In(ToOctober, "日期").Where(e => e.Text("荣誉或评价")!.Contains("政银担", StringComparison.Ordinal)).Select(e => e.Number("位次")).Same());
        yield return ("bridge-funds", r => r.Book("loans").Of("方式", "续贷过桥").In(ToOctober, "放款日期").Sum("放款金额") / Yi);
        yield return ("park-benefit-loan-enterprises", r => ParkLoans(r).Select(e => e.Who("企业")).Different());
        yield return ("park-benefit-loan-amount", r => ParkLoans(r).Sum("放款金额") / Wan);
        yield return ("park-guarantee-loan-years", r => InARow(r, "园保贷"));
        yield return ("small-micro-guarantee-amount", r => SmallOnes(r).Sum("担保金额") / Yi);
        yield return ("small-micro-guarantee-households", r => SmallOnes(r).Select(e => e.Who("企业")).Different());

        static decimal Guaranteed(Records r, Period period, string? by = null) =>
            r.Book("guarantees").Of("业务", "新型政银担").Of("状态", "已办理", "解保").In(period, "办理日期").Where(e => by is null || e.Is("担保机构", by)).Sum("担保金额") / Yi;

        static IEnumerable<Entry> SmallOnes(Records r) => r.Book("guarantees").Of("企业规模", "小型", "微型").Of("状态", "已办理", "解保").In(ToSeptember, "办理日期");

        static IEnumerable<Entry> ParkLoans(Records r) => r.Book("loans").Of("产品", "园惠贷").In(ToOctober, "放款日期");
    }

    private static IEnumerable<(string Figure, Func<Records, decimal> Count)> Land()
    {
        yield return ("land-batches-approved", r => Batches(r).Count());
        yield return ("land-area-approved", r => Batches(r).Sum("面积"));
        yield return ("idle-land-enterprises", r => Disposed(r, ToOctober).Select(e => e.Who("用地企业")).Different());
        yield return ("idle-land-area-revitalised", r => Disposed(r, ToOctober).Sum("面积"));
        yield return ("idle-land-disposal-rate", r => Rate(r));
        yield return ("idle-land-target-exceeded", r => Share(Rate(r), r.Book("targets").Single(e => e.Text("目标任务") == "低效闲置工业用地处置率" && e.Day("起始日期")!.Value.Year == 2023).Number("目标比率")));
        yield return ("low-efficiency-land-area", r => Disposed(r, new Period(new DateOnly(2021, 1, 1), October)).Sum("面积"));
        yield return ("idle-plant-area", r => Factories(r, "盘活闲置厂房", "盘活"));
        yield return ("standard-factory-area", r => Factories(r, "新建标准厂房", "建成"));

        static IEnumerable<Entry> Batches(Records r) => r.Book("land-batches").Of("报批方式", "城镇批次").Of("状态", "获批").In(ToOctober, "获批日期");

        static IEnumerable<Entry> Disposed(Records r, Period period) => r.Book("idle-land").Of("状态", "已处置").In(period, "处置日期");

        // By enterprises: 19 of 30.
        static decimal Rate(Records r) => r.Book("idle-land").Of("列入应处置", "是").In(ToOctober, "列入日期").GroupBy(e => e.Who("用地企业")).ToList() is var all
            ? Share(all.Count(g => g.Any(e => e.Day("处置日期") <= October)), all.Count) : 0;

        static decimal Factories(Records r, string kind, string state) => r.Book("standard-factories").Of("类别", kind).Of("状态", state).Where(e => e.Day("建成（盘活）日期") <= October).Sum("建筑面积");
    }

    private static IEnumerable<(string Figure, Func<Records, decimal> Count)> Watch()
    {
        yield return ("double-random-units", r => Inspections(r).Select(e => e.Text("牵头单位")).Different());
        yield return ("double-random-enterprises", r => Inspections(r).Of("已公示", "是").Select(e => e.Who("企业")).Different());
        yield return ("joint-inspection-rate", r => Inspections(r).Share(e => e.Is("检查方式", "部门联合")));
        yield return ("combined-inspection-entry", r => OneVisit(r));
        yield return ("combined-inspection-entry-county", r => OneVisit(r));
        yield return ("unfair-competition-cases", r => r.Book("competition-cases").Of("类别", "不正当竞争案件").In(ToOctober, "日期").Count());
        yield return ("experience-officers", r => r.Book("observers").Of("类别", "营商环境体验官").Count(e => e.Day("聘任日期") <= October && !(e.Day("聘期至") < October)));
        yield return ("environment-satisfaction", r => r.Book("surveys").In(ToOctober, "调查日期").ToList() is var all ? Share(all.Sum("满意"), all.Sum("有效问卷")) : 0);

        static IReadOnlyList<Entry> Inspections(Records r) => [.. r.Book("inspections").In(ToOctober, "检查日期")];

        static decimal OneVisit(Records r) => Inspections(r).Of("检查方式", "部门联合").GroupBy(e => (e.Who("企业"), e.Text("抽查任务"))).Max(g => g.Sum(e => e.Number("入企次数")));
    }

    private static IEnumerable<(string Figure, Func<Records, decimal> Count)> Honours()
    {
        yield return ("service-appraisal-quarter", r => "一二三四".IndexOf(Appraised(r).Text("荣誉或评价")![0], StringComparison.Ordinal) + 1);
        yield return ("service-appraisal-rank", r => Appraised(r).Number("位次"));
        yield return ("policy-awareness-rank", r => r.Book("honours").In(ToOctober, "日期").Where(e => e.Says("梯队")).Select(e => e.Number("梯队")).Same());
        yield return ("honour-workwear-base-rank", r => Named(r, "职业装").Number("全省获评"));
        yield return ("sports-zone-province-count", r => Named(r, "体育产业").Number("全省获评"));
        yield return ("sports-zone-city-unique", r => Named(r, "体育产业").Number("全市获评"));
        yield return ("dual-city-parks-unique", r => Named(r, "园区拥有数").Number("全市获评"));
        yield return ("city-level-parks", r => Parks(r).Of("级别", "市级").Of("类型", "特色（专业）园区").Select(e => e.Text("园区")).Different());
        yield return ("advanced-county-province-count", r => Named(r, "县域经济发展先进县").Number("全省获评"));
        yield return ("advanced-county-city-unique", r => Named(r, "县域经济发展先进县").Number("全市获评"));
        yield return ("advanced-county-years", r => InARow(r, "县域经济发展先进县"));
        yield return ("park-three-jumps-years", r => Textile(r).Max(e => e.Day("认定日期")!.Value.Year) - Textile(r).Min(e => e.Day("认定日期")!.Value.Year));
        yield return ("park-three-jumps-levels", r => Textile(r).Select(e => e.Text("级别")).Different());
        yield return ("provincial-inspection-practices", r => Practice(r).Number("同批项数"));
        yield return ("provincial-inspection-counties", r => Practice(r).Number("全省获评"));
        yield return ("provincial-inspection-city-unique", r => Practice(r).Number("全市获评"));

        static Entry Appraised(Records r) => r.Book("honours").In(ToOctober, "日期").Where(e => e.Text("荣誉或评价")!.Contains("政务服务领域评议", StringComparison.Ordinal)).MaxBy(e => e.Day("日期"))!;

        // The latest of that name.
        static Entry Named(Records r, string name) => r.Book("honours").Where(e => e.Day("日期") <= October && e.Text("荣誉或评价")!.Contains(name, StringComparison.Ordinal)).MaxBy(e => e.Day("日期"))!;

        static Entry Practice(Records r) => r.Book("honours").Of("类别", "典型经验").In(ToOctober, "日期").Single();

        static IEnumerable<Entry> Parks(Records r) => r.Book("parks").Where(e => e.Day("认定日期") <= October);

        static IReadOnlyList<Entry> Textile(Records r) => [.. Parks(r).Where(e => e.Text("园区")!.Contains("纺织", StringComparison.Ordinal))];
    }

    /// <summary>For how many years without a break, up to 2023, an honour was given.</summary>
    private static decimal InARow(Records r, string honour)
    {
        var years = r.Book("honours").Where(e => e.Day("日期") <= October && e.Text("荣誉或评价")!.Contains(honour, StringComparison.Ordinal)).Select(e => e.Day("日期")!.Value.Year).ToHashSet();
        return Enumerable.Range(0, 20).TakeWhile(back => years.Contains(2023 - back)).Count();
    }
}
