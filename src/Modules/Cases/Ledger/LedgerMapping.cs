using Microsoft.EntityFrameworkCore;

namespace Yingshang.Cases.Ledger;

internal static class LedgerMapping
{
    public static void Map(ModelBuilder model) => model.Entity<LedgerImport>(e => { e.ToTable("ledger_imports"); e.HasIndex(i => i.CheckedAt); });
}
