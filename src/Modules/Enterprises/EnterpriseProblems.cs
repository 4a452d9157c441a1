using Yingshang.Platform.Results;

namespace Yingshang.Enterprises;

/// <summary>Every refusal of this module. Each is covered by a test.</summary>
public static class EnterpriseProblems
{
    public static Problem CodeTaken(string code, string name) => new("enterprise.code-taken", $"统一社会信用代码 {code} 已经登记在“{name}”名下。请核对代码；同一家企业请修改原来的档案。");
    public static Problem CodeMalformed(string code) => new("enterprise.code-malformed", $"“{code}”不是统一社会信用代码：应为 18 位数字和大写字母（不用 I、O、S、V、Z），第 3 到 8 位是数字。");
    public static Problem NotYourTerritory(string place) => new("enterprise.not-your-territory", $"这家企业的属地是{place}，由属地或区营商办修改档案。");
    public static Problem ChangedMeanwhile(string by) => new("enterprise.changed-meanwhile", $"您打开之后，{by}改过这份档案，您的修改还没有保存。");
    public static readonly Problem BadValue = new("enterprise.bad-value", "这项数据填写的值不对，请填写数字，不带单位和逗号，小数位数不超过这项数据保留的位数。");
    public static Problem HeldAlready(string name, string period) => new("enterprise.held-already", $"这家企业的“{name}”已经登记了{period}，时间有重叠。续期的从原来到期的第二天算起；要更正原来的，取得日期填写得与原来相同。");
    public static Problem RosterChangedMeanwhile(string by) => new("roster.changed-meanwhile", $"您打开之后，{by}改过这位专员的登记，您的修改还没有保存。请核对后再保存一次。");
    public static Problem AccountElsewhere(string unit) => new("roster.account-elsewhere", $"这个账号不在{unit}。请选{unit}的账号，或者先请系统管理员改账号的单位。");
    public static Problem AccountTaken(string name) => new("roster.account-taken", $"这个账号已经是在册专员{name}的，一个账号只能对应一位专员。");
    public static Problem HeadTaken(string unit, string name) => new("roster.head-taken", $"{unit}已有首席专员{name}。请先把{name}改为具办专员或者结束任职。");
    public static Problem EndBeforeBegin(DateOnly from) => new("roster.end-before-begin", $"离任日期不能早于任职日期（{from:yyyy年M月d日}）。");
    public static readonly Problem HandOverToSelf = new("roster.hand-over-to-self", "不能移交给本人，请选另一位在册专员。");
    public static readonly Problem NeedsTerritory = new("roster.needs-territory", "还没有专员的企业要按属地接手，请选择属地。");
    public static readonly Problem NothingToTakeOver = new("roster.nothing-to-take-over", "没有可以接手的企业：这个范围里的企业都已有专员，或者已经注销、吊销、迁出。");
    public static Problem ProjectPaired(string name) => new("pairing.project-paired", $"“{name}”已经有领导包联，要换领导先结束原来的包联。");
}
