namespace Yingshang.Enterprises;

/// <summary>What this module's actions are called in the record.</summary>
internal static class EnterpriseAuditWords
{
    public static readonly IReadOnlyList<(string Action, string Word)> All =
    [
        ("enterprise.created", "新建企业档案"), ("enterprise.edited", "修改企业档案"), ("enterprise.fact-recorded", "登记企业数据"), ("enterprise.qualification-recorded", "登记资质"), ("enterprise.exported", "导出企业"),
        ("specialist.added", "登记专员"), ("specialist.changed", "更正专员"), ("specialist.ended", "专员离任"), ("specialist.took-over", "专员接手企业"), ("pairing.added", "登记包联项目"), ("pairing.ended", "结束包联项目"),
        ("enterprise.batch-imported", "导入一批企业"), ("enterprise.imported", "企业导入完成"),
    ];
}
