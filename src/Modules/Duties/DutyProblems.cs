using Yingshang.Platform.Results;

namespace Yingshang.Duties;

/// <summary>Why something cannot be done with what is owed.</summary>
public static class DutyProblems
{
    public static readonly Problem NotOpen = new("duty.not-open", "这一项已经办到或者确认不需办理。");
    public static readonly Problem NeedsActivity = new("duty.needs-activity", "这一项要登记一场活动才算办到，不能只记一笔。");
    public static readonly Problem ChangedMeanwhile = new("duty.changed-meanwhile", "您打开页面以后，这一项有了变化。请核对现在的内容再提交。");
    public static Problem DayOutside(DateOnly from) => new("duty.day-outside", $"日期在{from:M月d日}到今天之间。");
}
