using Yingshang.Platform.Results;

namespace Yingshang.Cases.Supervise;

/// <summary>Why a unit is not supervised now.</summary>
public static class SupervisionProblems
{
    public static readonly Problem NoSuchLevel = new("supervision.no-such-level", "请从名单里选督办级别。");
    public static readonly Problem DayPast = new("supervision.day-past", "反馈期限要在今天以后。");
    public static readonly Problem NothingOwed = new("supervision.nothing-owed", "这一项已经销号，不用督办。");
    public static readonly Problem OfDemand = new("supervision.of-demand", "这一件督办的是诉求件，要再督办请从诉求件上发，级别才接得上。");
    public static Problem NotOrderable(string body) => new("supervision.not-orderable", $"{body}不是区里可以指令的单位，不督办。请发商请函，或者提请上级协调。");
    public static Problem LevelSkipped(string level, string before) => new("supervision.level-skipped", $"这一件还没有发过“{before}”，不能直接“{level}”。确需越级的，写明计划外的理由。");
    public static Problem OverPlan(string unit, int most) => new("supervision.over-plan", $"{unit}本月已督办 {most} 次，达到督查计划的上限。可以先由营商办催办；属于计划外情形的，写明理由。");
}
