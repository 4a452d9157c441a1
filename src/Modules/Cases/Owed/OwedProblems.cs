using Yingshang.Platform.Results;

namespace Yingshang.Cases.Owed;

/// <summary>Why nothing is done about a item now.</summary>
public static class OwedProblems
{
    public static readonly Problem Done = new("owed.done", "这一项已经销号，不用再反馈。");
    public static readonly Problem Waiting = new("owed.waiting", "已经反馈过，等审核。审核以前不能再报。");
    public static readonly Problem NothingToDecide = new("owed.nothing-to-decide", "没有等审核的反馈，可能别人刚刚审过，请刷新页面。");
    public static readonly Problem NeedsNextDay = new("owed.needs-next-day", "没有办完的，要写明下次反馈的日期，日期在今天以后。");
    public static readonly Problem NotSaidDone = new("owed.not-said-done", "单位报的是进展，不是办结，不能销号。请选继续办理，写明下次反馈的日期。");
    public static readonly Problem ChangedMeanwhile = new("owed.changed-meanwhile", "您打开之后这一项有人办理过，请核对最新情况后再提交，您填写的内容都在。");
    public static Problem NotUnitHead(string unit) => new("owed.not-unit-head", $"要由{unit}主要负责人签字，请从名单里选。");
    public static Problem DayOff(DateOnly day) => new("owed.day-off", $"{day:M月d日}不上班，请改成工作日。");
}
