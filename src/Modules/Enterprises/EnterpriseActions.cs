using Yingshang.Platform.People;

namespace Yingshang.Enterprises;

/// <summary>What can be done with the register of enterprises; who may, stands in the pack's <c>access.yaml</c>.</summary>
public static class EnterpriseActions
{
    public const string View = "enterprise.view";
    public const string Edit = "enterprise.edit";
    public const string Import = "enterprise.import";
    public const string Export = "enterprise.export";
    public const string EditRoster = "roster.edit";
    public const string Confidential = "enterprise.confidential";

    public static readonly IReadOnlyList<ActionName> All =
    [
        new(View, "查看企业库"), new(Edit, "修改企业档案"), new(Import, "导入企业库"), new(Export, "导出企业库"), new(EditRoster, "维护专员花名册"), new(Confidential, "查看依法保密的企业数据"),
    ];
}
