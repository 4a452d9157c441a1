using Yingshang.Platform.People;

namespace Yingshang.Cases.Ledger;

public static class LedgerActions
{
    public const string Import = "ledger.import";

    public static readonly IReadOnlyList<ActionName> All = [new(Import, "更正台账")];

    public static readonly IReadOnlyList<(string Action, string Word)> AuditWords = [("ledger.exported", "导出台账"), ("ledger.checked", "试算台账更正"), ("ledger.applied", "更正台账"), ("case.corrected", "台账更正")];
}
