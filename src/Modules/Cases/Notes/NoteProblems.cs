using Yingshang.Platform.Results;

namespace Yingshang.Cases.Notes;

/// <summary>Why a 呈阅件 is not written or a 批示 not recorded.</summary>
public static class NoteProblems
{
    public static readonly Problem NoLeader = new("briefing.no-leader", "请从名单里选呈送的区领导。");
    public static Problem NoSuchCase(string number) => new("briefing.no-such-case", $"没有找到诉求件“{number}”，请核对编号。");
    public static Problem TooLong(int most) => new("briefing.too-long", $"呈阅件只有一页，基本情况和拟办意见合计不超过 {most} 字，请再写短些。");
    public static Problem NotInstructed(BriefingNote note) => new("briefing.not-instructed", $"{note.Number} 还没有登记批示，没有办理情况可报。");
    public static readonly Problem NotForLeader = new("instruction.not-for-leader", "这份呈阅件不是送您所代表的领导的，不能登记批示。");
    public static readonly Problem GivenLater = new("instruction.given-later", "批示日期要在呈送之后、今天以前（含当天）。");
    public static readonly Problem DuePast = new("instruction.due-past", "办理期限要在今天以后。");
    public static Problem Avoided(string unit) => new("instruction.avoided", $"被投诉单位回避：所涉诉求反映的就是{unit}，不能交给它办。");
}
