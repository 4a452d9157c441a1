using Yingshang.Platform.People;

namespace Yingshang.Cases.Platforms;

/// <summary>What is done with the platforms above; who may, stands in the pack's <c>access.yaml</c>.</summary>
public static class ExternalActions
{
    public const string Import = "platform.import";
    public const string FillBack = "platform.fill-back";
    public const string Reconcile = "platform.reconcile";
    public const string CallBack = "platform.call-back";

    public static readonly IReadOnlyList<ActionName> All =
    [
        new(Import, "导入12345和省平台诉求"), new(FillBack, "回填"), new(Reconcile, "月度对账"), new(CallBack, "回访名单"),
    ];

    internal static readonly IReadOnlyList<(string Action, string Word)> AuditWords =
    [
        ("platform.updated", "平台更新诉求"), ("platform.filled-back", "回填"), ("platform.fill-back-undone", "撤销回填"), ("platform.reply-shortened", "压缩回填答复"), ("platform.fill-back-exported", "导出待回填"),
        ("platform.reconciled", "月度对账"), ("platform.reconciliation-exported", "导出对账"), ("platform.call-back-taken", "采用平台回访"),
    ];
}
