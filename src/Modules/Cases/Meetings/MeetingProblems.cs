using Yingshang.Platform.Results;

namespace Yingshang.Cases.Meetings;

/// <summary>Why what a meeting settled is not recorded.</summary>
public static class MeetingProblems
{
    public static readonly Problem NoItem = new("meeting.no-item", "请至少登记一项议定事项。");
    public static readonly Problem HeldLater = new("meeting.held-later", "会议日期不能晚于今天，开过再登记。");
    public static Problem ItemIncomplete(int line) => new("meeting.item-incomplete", $"第 {line} 项没有写全：议定事项、责任单位、办理期限都要有。");
    public static Problem DueBeforeMeeting(int line) => new("meeting.due-before-meeting", $"第 {line} 项的办理期限要在会议以后。");
}
