using Yingshang.Platform.Results;

namespace Yingshang.Activities;

/// <summary>Why something cannot be done with an activity.</summary>
public static class ActivityProblems
{
    public static readonly Problem UnknownKind = new("activity.unknown-kind", "没有这种活动，请重新选择。");
    public static readonly Problem ChangedMeanwhile = new("activity.changed-meanwhile", "您打开页面以后，别人改过这项活动。请核对现在的内容再提交。");
    public static readonly Problem UntilBeforeOn = new("activity.until-before-on", "结束日期在开始日期之前，请核对。");
    public static readonly Problem Hours = new("activity.hours", "时间请写成 09:30，结束要晚于开始。");
    public static readonly Problem NotAhead = new("activity.not-ahead", "活动已经开展或者取消，不能再改安排。");
    public static readonly Problem DoesNotInvite = new("activity.does-not-invite", "这种活动不发邀请。");
    public static readonly Problem NobodyToInvite = new("activity.nobody-to-invite", "还没有写参加的企业，请先填写再发邀请。");
    public static readonly Problem NotYet = new("activity.not-yet", "活动的日子还没有到，到时再登记。");
    public static readonly Problem NotHeld = new("activity.not-held", "活动还没有开展，开展以后再登记。");
    public static readonly Problem NeedsReason = new("activity.needs-reason", "成果已经登记过，更正要写明原因。");
    public static readonly Problem NoDemands = new("activity.no-demands", "这种活动不登记诉求。");
    public static readonly Problem NoPromises = new("activity.no-promises", "这种活动不登记承诺事项。");
    public static readonly Problem PromiseDue = new("activity.promise-due", "办理期限要在今天以后。");
    public static readonly Problem SignInClosed = new("activity.sign-in-closed", "现在不能签到：活动当天开放，结束后关闭。");
    public static readonly Problem SignInFull = new("activity.sign-in-full", "签到的人数已满，请到签到台登记。");

    public static Problem RoleMissing(string role) => new("activity.role-missing", $"请填写{role}。");
    public static Problem TooManyLines(string role, int most) => new("activity.too-many-lines", $"{role}超过 {most} 行，请分成几次活动登记。");
    public static Problem BadNumber(string outcome, int decimals) => new("activity.bad-number", decimals == 0 ? $"“{outcome}”请填写不小于 0 的整数。" : $"“{outcome}”请填写不小于 0 的数，最多 {decimals} 位小数。");
    public static Problem Incomplete(string message) => new("activity.demand-incomplete", message);
}
