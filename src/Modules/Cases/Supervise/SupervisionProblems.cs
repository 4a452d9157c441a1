using Yingshang.Platform.Results;

namespace Yingshang.Cases.Supervise;

/// <summary>Why a unit is not supervised now.</summary>
public static class SupervisionProblems
{
    public static readonly Problem NoSuchLevel = new("supervision.no-such-level", "请从名单里选督办级别。");
    public static readonly Problem DayPast = new("supervision.day-past", "反馈期限要在今天以后。");
    public static Problem LevelSkipped(string level, string before) => new("supervision.level-skipped", $"这一件还没有发过“{before}”，不能直接“{level}”。确需越级的，写明计划外的理由。");
    public static Problem OverPlan(string unit, int most) => new("supervision.over-plan", $"{unit}本月已督办 {most} 次，达到督查计划的上限。可以先由营商办催办；属于计划外情形的，写明理由。");
}
