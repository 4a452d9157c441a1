using Yingshang.Cases.Engine;
using Yingshang.Platform.Results;

namespace Yingshang.Cases.Platforms;

/// <summary>Why something with the platforms above is refused. Each is covered by a test.</summary>
public static class ExternalProblems
{
    public static Problem NotExternal(Case c) => new("platform.not-external", $"{c.Number} 不是平台转来的，或者没有写外部编号，不用回填。");
    public static Problem NotAnswered(Case c) => new("platform.not-answered", $"{c.Number} 还没有办结答复，没有可以回填的内容。");
    public static Problem NotLead(Case c) => new("platform.not-lead", $"{c.Number} 由主办单位或者区营商办回填。");
    public static Problem AlreadyFilledBack(Case c, string by) => new("platform.already-filled-back", $"{c.Number} {by}已经标记回填，不用再填一次。填错了请先撤销。");
    public static Problem NotFilledBack(Case c) => new("platform.not-filled-back", $"{c.Number} 没有标记回填，不用撤销。");
    public static Problem TooLong(Case c, string head, int over) => new("platform.too-long", $"{c.Number} 的“{head}”超出 {over} 字，平台填不下。请打开回填卡片压缩以后再标记。");
    public static readonly Problem NothingChosen = new("platform.nothing-chosen", "请先勾选要标记的诉求。");
    public static Problem Unreadable(string why) => new("platform.unreadable", $"这个文件不能对账：{why}");
    public static readonly Problem MonthAhead = new("platform.month-ahead", "这个月还没有到，不能对账。");
    public static Problem NotCalledBack(Case c, string platform) => new("platform.not-called-back", $"{platform}还没有 {c.Number} 的回访结果，或者是上一次答复的，不能采用。");
    public static Problem NotClear(Case c, string platform) => new("platform.not-clear", $"{platform}没有说 {c.Number} 解决了没有，不能据此销号或者退回重办。请在平台上核实。");
    public static Problem CalledBackThere(Case c, string said) => new("platform.called-back-there", $"{said}，不再打给企业第二次。请按平台的回访结果办（回访名单里“采用平台回访”）。");
}
