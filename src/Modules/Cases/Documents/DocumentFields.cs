namespace Yingshang.Cases.Documents;

/// <summary>The fields that a template may use, by what the document is about.</summary>
internal static class DocumentFields
{
    /// <summary>Facts of the event beside which the document stands: 本环节.方式.</summary>
    public const string FactPrefix = "本环节.";

    /// <summary>What says something of a person outside the offices.</summary>
    public static readonly IReadOnlyCollection<string> Personal = ["联系人", "联系电话", "法定代表人"];

    /// <summary>What the offices say among themselves: not in a paper for the enterprise.</summary>
    public static readonly IReadOnlyCollection<string> Internal =
    [
        "专班", "交办理由", "拟办意见", "签收期限", "办理层级", "逾期情况", "对接情况", "反馈情况", "协办意见", "办理经过", "经过表",
        "申请原因", "申请依据", "建议承办单位", "申请决定", "终结依据", "已做工作", "初审意见", "初审人", "审批意见", "审批人",
    ];

    private static readonly string[] Common =
    [
        "文号", "签发日期", "发文机关", "发文机关科室", "发文机关电话", "代章机关", "受文单位", "受文单位简称", "区", "区全称", "营商办", "营商办全称", "营商办电话", "经办人", "经办人电话",
    ];

    private static readonly string[] Case =
    [
        "诉求编号", "外部编号", "外部时限", "来源", "收到时间", "收到日期", "企业", "属地", "联系人", "联系电话", "标题", "诉求内容", "性质", "主题", "专班", "主办单位", "主办单位简称", "协办单位",
        "交办理由", "拟办意见", "签收期限", "对接期限", "反馈期限", "办结期限", "办理状态", "办理层级", "逾期情况", "结果", "结果说明", "答复", "下次答复日期", "查询码",
        "环节时间", "环节日期", "环节经办", "环节单位", "环节标题", "环节内容", "对接情况", "反馈情况", "协办意见", "办理经过", "经过表",
        "申请原因", "申请依据", "建议承办单位", "申请延期至", "原办结期限", "第几次申请", "申请决定",
        "终结原因", "终结依据", "已做工作", "初审意见", "初审人", "初审日期", "审批意见", "审批人", "审批日期",
    ];

    private static readonly string[] Enterprise =
    [
        "企业", "信用代码", "地址", "属地", "行业", "规模", "法定代表人", "成立日期", "登记状态", "标签", "包联领导", "服务专员", "在办诉求", "已办诉求", "诉求表",
    ];

    private static readonly string[] Supervision =
    [
        "督办级别", "督办颜色", "督办事项", "督办类别", "督办来源", "事由", "前件文号", "诉求编号", "标题", "企业", "主办单位", "超期情况", "存在问题", "办理要求", "反馈期限", "抄送",
    ];

    private static readonly string[] Referral = ["诉求编号", "标题", "涉及单位", "线索摘要", "线索类型", "移送依据", "材料清单", "移送机关", "接收机关"];

    private static readonly string[] Note = ["事项", "基本情况", "拟办意见", "呈送领导", "诉求表", "涉及诉求", "批示领导", "批示内容", "批示日期", "责任单位", "办理期限", "办理情况", "落实表"];

    private static readonly string[] Evidence = ["诉求编号", "标题", "主办单位", "异常情形", "经过表", "留痕表", "条数", "链头序号", "链头摘要", "核对说明"];

    public static IEnumerable<string> Names(DocumentAbout about) => Common.Concat(about switch
    {
        DocumentAbout.Case => Case,
        DocumentAbout.Enterprise => Enterprise,
        DocumentAbout.Supervision => Supervision,
        DocumentAbout.Referral => Referral,
        DocumentAbout.Note => Note,
        DocumentAbout.Evidence => Evidence,
        _ => throw new ArgumentOutOfRangeException(nameof(about), about, null),
    });
}
