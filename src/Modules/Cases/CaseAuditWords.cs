namespace Yingshang.Cases;

/// <summary>What this module's actions are called in the record.</summary>
internal static class CaseAuditWords
{
    public static readonly IReadOnlyList<(string Action, string Word)> All =
    [
        ("case.received", "收到诉求"), ("case.verified", "回电核实"), ("case.dispatched", "交办"), ("case.guided", "引导法定途径"), ("case.signed", "签收"), ("case.assigned", "分办"), ("case.accompanied", "陪同走访"), ("case.signing-begun", "送审"), ("case.signed-off", "审签"), ("case.signing-returned", "审签退回"),
        ("case.contacted", "登记对接"), ("case.contact-tried", "登记对接，未联系上"), ("case.fed-back", "反馈"), ("case.co-opinion", "协办意见"), ("case.answered", "办结"),
        ("case.return-asked", "申请退回"), ("case.return-decided", "决定退回"), ("case.extension-asked", "申请延期"), ("case.extension-decided", "决定延期"),
        ("case.paused", "不计时"), ("case.resumed", "恢复计时"), ("case.called-back", "回访"), ("case.reopened", "退回重办"), ("case.escalated", "提级办理"), ("case.urged", "催办"),
        ("case.merged", "并案"), ("case.unmerged", "撤销并案"), ("matter.started", "归集一类事"), ("matter.changed", "更新一类事"), ("matter.members-added", "归入一类事"), ("matter.member-removed", "移出一类事"),
        ("case.exported", "导出诉求"), ("sample.drawn", "抽签抽查"), ("case.sample-checked", "登记抽查结果"), ("case.phone-proved", "验证手机"), ("case.claimed", "企业认领诉求"), ("case.added", "企业补充"), ("case.withdrawn", "企业撤回"), ("case.rated", "办件评价"), ("case.confirmed", "销号"), ("case.avoided", "被投诉单位回避"),
        ("case.card-made", "生成脱敏卡片"), ("case.relay-asked", "请营商办转达"), ("case.relayed", "转达企业"), ("case.followed-up", "跟进"), ("case.withdrawal-checked", "撤回核查"), ("case.urgency-changed", "调整紧急程度"), ("case.files-released", "附件开放"),
    ];
}
