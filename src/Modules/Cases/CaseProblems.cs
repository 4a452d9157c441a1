using Yingshang.Cases.Engine;
using Yingshang.Platform.Results;

namespace Yingshang.Cases;

/// <summary>Every refusal of this module. Each is covered by a test.</summary>
public static class CaseProblems
{
    public static Problem AlreadyDispatched(Case c) => new("case.already-dispatched", $"{c.Number} 已经交办，不能再次交办。要换单位，请先办理退回改派。");
    public static Problem ChangedMeanwhile(Case c) => new("case.changed-meanwhile", $"您打开之后，{c.Number} 有人办理过，现在是“{c.State.Word}”。请核对最新情况后再提交，您填写的内容都在。");
    public static Problem NotOpen(Case c) => new("case.not-open", $"{c.Number} {c.State.Word}，不能再办这一步。");
    public static Problem NotHeld(Case c) => new("case.not-held", $"{c.Number} 现在不在贵单位手里，请刷新页面看它在谁那里。");
    public static Problem NotSigned(Case c) => new("case.not-signed", $"{c.Number} 还没有签收，请先签收。");
    public static Problem NotLead(Case c) => new("case.not-lead", $"{c.Number} 由主办单位办这一步。贵单位是协办，请写协办意见，主办单位和区营商办都看得到。");
    public static Problem NotCo(Case c) => new("case.not-co", $"贵单位是 {c.Number} 的主办单位，不写协办意见；请登记对接、反馈、办结。");
    public static Problem NotOfUnit(string unit) => new("case.not-of-unit", $"指定的人不在{unit}，请从名单里选本单位的人。");
    public static Problem AlreadySigned(Case c) => new("case.already-signed", $"{c.Number} 已经签收。");
    public static Problem ContactOutside(string received) => new("case.contact-outside", $"对接时间要在收到（{received}）之后、现在之前。");
    public static Problem ExpectedOutside(DateOnly last) => new("case.expected-outside", $"预计办结日期要在今天到 {last:M月d日}之间。到时办不完的，请先申请延期。");
    public static Problem ExpectedPast() => new("case.expected-past", "预计办结日期不能早于今天。");
    public static Problem NotUnitHead(string unit) => new("case.not-unit-head", $"要由{unit}主要负责人审定，请从名单里选。");
    public static Problem SignedOutside(DateOnly received) => new("case.signed-outside", $"签字、审定的日期要在收到（{received:M月d日}）到今天之间。");
    public static Problem StepDone(Case c, string step) => new("case.step-done", $"{c.Number} 的“{step}”已经登记过。要更正，请在经过里补充说明。");
    public static Problem NotYetContacted(Case c) => new("case.not-yet-contacted", $"{c.Number} 还没有登记对接，先联系企业再反馈。");
    public static Problem NotYetFedBack(Case c) => new("case.not-yet-fed-back", $"现在不能办结：{c.Number} 尚未反馈。");
    public static Problem Avoided(string unit) => new("case.avoided", $"被投诉单位回避：这件反映的就是{unit}，不能交给它办。请改交司法局（行政执法监督）或其他单位。");
    public static Problem RequestOpen(Case c) => new("case.request-open", $"{c.Number} 有一项申请还没有答复，等答复后再办。");
    public static Problem NoRequest(Case c) => new("case.no-request", $"{c.Number} 没有待决定的申请，可能别人刚刚处理过，请刷新页面。");
    public static Problem ReturnTooLate(string until) => new("case.return-too-late", $"申请退回要在交办后规定时间内提出，最迟是 {until}，现在已过，视为接受。确有困难请与区营商办联系。");
    public static Problem ReturnTwice(int most) => new("case.return-twice", $"退回最多 {most} 次，再有争议由主要负责人签字报分管区领导。");
    public static Problem ReturnNeedsUnit(string reason) => new("case.return-needs-unit", $"以“{reason}”申请退回，必须写明建议由哪个单位承办。");
    public static Problem ReturnToSelf(string unit) => new("case.return-to-self", $"建议承办单位不能是{unit}自己。");
    public static Problem ExtensionTooLate(DateOnly until) => new("case.extension-too-late", $"申请延期最迟在 {until:M月d日}提出，现在已过。请照常办理，逾期原因写进反馈。");
    public static Problem ExtensionTooLong(DateOnly longest) => new("case.extension-too-long", $"每次最多延长一个月，最晚可申请到 {longest:yyyy年M月d日}。");
    public static Problem ExtensionNotLater(DateOnly last) => new("case.extension-not-later", $"申请延期至的日期要晚于现在的办结期限 {last:yyyy年M月d日}。");
    public static Problem ExtensionDayOff(DateOnly day) => new("case.extension-day-off", $"{day:M月d日}不上班，请改成工作日。");
    public static Problem ExtensionPaused(Case c) => new("case.extension-paused", $"{c.Number} 正在不计时，期限会顺延。恢复计时后仍不够的再申请延期。");
    public static Problem ExtensionTwice(int most) => new("case.extension-twice", $"延期最多 {most} 次，这一件已经用完。");
    public static Problem UnknownReason(string reason) => new("case.unknown-reason", $"没有“{reason}”这个原因，请从名单里选。");
    public static Problem AlreadyPaused(Case c) => new("case.already-paused", $"{c.Number} 已在不计时。");
    public static Problem NotPaused(Case c) => new("case.not-paused", $"{c.Number} 没有在不计时，不用恢复。");
    public static Problem OutcomeNeeds(string what) => new("case.outcome-needs", $"这种结果必须写明{what}。");
    public static Problem NotAnswered(Case c) => new("case.not-answered", $"{c.Number} 还没有办结答复，不能评价，也不能销号。");
    public static Problem ReopenTooLate(DateOnly until) => new("case.reopen-too-late", $"答复后可以继续反映的时间到 {until:M月d日}为止，现在已过。您可以重新反映，我们会关联这一件。");
    public static Problem ConfidentialContact(Case c) => new("case.confidential-contact", $"{c.Number} 是保密件，企业和联系人只有区营商办知道。要联系企业，请由区营商办转达。");
    public static readonly Problem ReceivedLater = new("case.received-later", "收到时间不能晚于现在，请核对。");
    public static Problem ReceivedTooLongAgo(int days) => new("case.received-too-long-ago", $"收到时间最早填 {days} 天以前。更早的请作为历史台账导入，不计时。");
    public static readonly Problem TooMany = new("case.too-many", "填报有些频繁。为防止有人批量提交，请先答一道简单的算术题再提交，已写的内容都在。");
    public static readonly Problem WrongAnswer = new("case.wrong-answer", "算术题答得不对，请再算一次。已写的内容都在。");
    public static readonly Problem NoSuchCode = new("case.no-such-code", "没有找到这个查询码，请核对后再试。字母 O 和数字 0、字母 I 和数字 1 输入哪个都可以。");
    public static readonly Problem TooManyWrongCodes = new("case.too-many-wrong-codes", "输错的次数太多，一小时后再试。找不到查询码的，可以打营商办电话，报填报时留的手机号查询。");
    public static readonly Problem TooManyPhoneCodes = new("case.too-many-phone-codes", "验证码发得太频繁，请一小时后再试，或者打营商办电话。");
    public static readonly Problem NoTextMessage = new("case.no-text-message", "填报时留的是座机，收不到短信验证码。要看内容和答复，请打营商办电话，核实后告诉您。");
    public static readonly Problem AnotherEnterprise = new("case.another-enterprise", "这一件已经在另一家企业名下，不能再归到本企业。如果弄错了，请联系营商办更正。");
    public static readonly Problem NoEnterprise = new("case.no-enterprise", "您的账号还没有绑定企业，请联系营商办绑定后再办。");
    public static readonly Problem WrongPhoneCode = new("case.wrong-phone-code", "验证码不对或者已过期，请重新获取。");
    public static Problem NotConfirmable(Case c) => new("case.not-confirmable", $"企业对 {c.Number} 说没有解决，或者还没有核实，不能销号。请先回访。");
}
