using Yingshang.Platform.People;

namespace Yingshang.Books;

/// <summary>What can be done with the books; who may, stands in the pack's <c>access.yaml</c>.</summary>
public static class BookActions
{
    public const string View = "book.view";
    public const string Fill = "book.fill";
    public const string Export = "book.export";
    public const string Decide = "book.decide";
    public const string Chase = "book.chase";
    public const string Declare = "book.declare";

    public static readonly IReadOnlyList<ActionName> All =
    [
        new(View, "查看台账"), new(Fill, "填报台账"), new(Export, "导出台账"), new(Decide, "审核台账"), new(Chase, "催报、退回报送"), new(Declare, "设立和修改台账"),
    ];

    internal static readonly IReadOnlyList<(string Action, string Word)> AuditWords =
    [
        ("entry.added", "登记台账"), ("entry.corrected", "更正台账"), ("entry.voided", "作废台账"), ("entry.approved", "审核通过台账"), ("entry.returned", "退回台账"), ("entry.batch-imported", "导入一批台账"), ("entry.imported", "导入更正台账"),
        ("book.exported", "导出台账"), ("book.declared", "修改台账声明"), ("book.reported", "报送台账"), ("book.report-returned", "退回报送"), ("book.chased", "催报台账"),
    ];
}
