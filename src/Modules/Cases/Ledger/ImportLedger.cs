using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Ledger;

/// <summary>A cell that differs from what is known.</summary>
/// <param name="Refused">why it is not taken; null when it will be</param>
public sealed record LedgerDifference(int Row, Guid? CaseId, string Number, string Head, string Was, string Now, string? Refused)
{
    /// <summary>The declared field; empty where the row itself is refused.</summary>
    public string Field { get; init; } = "";
}

/// <summary>A corrected ledger that was checked; applied when somebody confirms it.</summary>
public sealed class LedgerImport : VersionedRow
{
    public required string FileName { get; init; }
    public Guid AttachmentId { get; init; }
    public DateTime CheckedAt { get; init; }
    public Guid CheckedById { get; init; }
    public DateTime? AppliedAt { get; set; }
    public int Applied { get; set; }
}

/// <summary>台账更正导入：先试算列出差别，确认后逐项更正，每一项都记在那一件的经过里。只收声明可以改的列；导出以后系统里又变了的不覆盖。</summary>
public sealed class ImportLedgerHandler(DistrictDb db, District district, CaseAccess access, LedgerWriter writer, DemandCatalogues catalogues, CurrentUser user)
{
    private LedgerLayout Layout => district.Declared<LedgerLayout>();
    private string KeyHead => Layout.Columns.First(c => c.Field == LedgerFields.Key).Head;

    public async Task<Result<Guid>> CheckAsync(string fileName, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            LedgerFile.Read(bytes, KeyHead);
        }
        catch (FormatException e)
        {
            return LedgerProblems.Unreadable(e.Message);
        }
        var id = db.NewId();
        var attachment = await db.AttachAsync("ledger-import", id, fileName, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes, user.AccountId, cancel);
        db.Set<LedgerImport>().Add(new LedgerImport { Id = id, FileName = Path.GetFileName(fileName), AttachmentId = attachment.Id, CheckedAt = db.Now, CheckedById = user.AccountId!.Value });
        db.Audit("ledger.checked", "ledger-import", id, ("file", fileName), ("digest", attachment.Digest));
        await db.SaveAsync(cancel);
        return id;
    }

    public async Task<(LedgerImport Import, IReadOnlyList<LedgerDifference> Differences)> DifferencesAsync(Guid id, CancellationToken cancel)
    {
        var import = await db.Set<LedgerImport>().FirstOrDefaultAsync(i => i.Id == id, cancel) ?? throw new NotThereException($"ledger {id}");
        var file = LedgerFile.Read(await db.ReadAsync(await db.Attachments.FirstAsync(a => a.Id == import.AttachmentId, cancel), cancel), KeyHead);
        var numbers = file.Lines.Select(l => l.Number).Distinct().ToList();
        var rows = new Dictionary<string, LedgerRow>(StringComparer.Ordinal);
        foreach (var part in numbers.Chunk(500))
            foreach (var row in await writer.RowsAsync(access.Visible().Where(c => part.Contains(c.Number)), cancel)) rows[row.Case.Number] = row;
        var units = (await db.Units.AsNoTracking().Select(u => u.ShortName).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        return (import, [.. file.Lines.SelectMany(line => rows.TryGetValue(line.Number, out var row) ? Compare(file, line, row, units) : [new LedgerDifference(line.Row, null, line.Number, KeyHead, "", line.Number, "没有这个编号的诉求件")])]);
    }

    public async Task<Result<int>> ApplyAsync(Guid id, CancellationToken cancel)
    {
        var (import, differences) = await DifferencesAsync(id, cancel);
        if (import.AppliedAt is not null) return LedgerProblems.Applied;
        var taken = differences.Where(d => d.Refused is null).ToList();
        if (taken.Count == 0) return LedgerProblems.Nothing;
        var ids = taken.Select(d => d.CaseId!.Value).Distinct().ToList();
        var cases = await db.Set<Case>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var demands = await db.Set<Demand>().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.ShortName, u => u.Id, cancel);
        foreach (var changes in taken.GroupBy(d => d.CaseId!.Value))
        {
            foreach (var change in changes) Apply(change, cases[changes.Key], demands[changes.Key], units);
            var text = string.Join('\n', changes.Select(c => $"{c.Head}：{Said(c.Was)} 改为 {Said(c.Now)}"));
            db.CaseEvents.Add(new CaseEvent
            {
                Id = db.NewId(), CaseId = changes.Key, At = db.Now, Kind = "corrected", ActorId = user.AccountId, ActorName = user.Name, UnitId = user.UnitId, Title = "台账更正", Facts = text,
            });
            db.Audit("case.corrected", "case", changes.Key, [("ledger", id), .. changes.Select(c => (c.Field, (object?)$"{c.Was} → {c.Now}"))]);
        }
        (import.AppliedAt, import.Applied) = (db.Now, taken.Count);
        db.Audit("ledger.applied", "ledger-import", id, ("changes", taken.Count));
        await db.SaveAsync(cancel);
        return taken.Count;
    }

    private IEnumerable<LedgerDifference> Compare(LedgerFile file, LedgerLine line, LedgerRow row, HashSet<string> units)
    {
        foreach (var column in Layout.Columns.Where(c => c.Field is not ("序号" or LedgerFields.Key) && line.Cells.ContainsKey(c.Head)))
        {
            var known = LedgerFile.Text(LedgerFields.Named(column.Field).Read(row));
            var said = line.Cells[column.Head];
            var exported = file.AsExported.GetValueOrDefault(line.Number)?.GetValueOrDefault(column.Head);
            // What the sheet left as it went out says nothing, whatever has changed since.
            if (said == known || said == exported) continue;
            // Columns that move by themselves differ from an older sheet without anybody having touched them.
            if (!column.MayChange && exported is null && LedgerFields.Named(column.Field).Kind != Gongwen.SheetCellKind.Text) continue;
            yield return new LedgerDifference(line.Row, row.Case.Id, line.Number, column.Head, known, said, Refusal(column, known, said, exported, units)) { Field = column.Field };
        }
    }

    private string? Refusal(LedgerColumn column, string known, string said, string? exported, HashSet<string> units) =>
        !column.MayChange ? "这一列不能在表里改"
        : exported is not null && exported != known ? $"导出以后系统里已改为“{known}”，请核对"
        : column.Field switch
        {
            "性质" when catalogues.Natures.All(n => n.Name != said) => $"没有“{said}”这种性质",
            "主题" when catalogues.Topics.All(t => t.Name != said) => $"没有“{said}”这个主题",
            "属地" when said.Length > 0 && !units.Contains(said) => $"没有“{said}”这个单位",
            "外部编号" when said.Length > 60 => "外部编号不超过 60 字",
            _ => null,
        };

    private static void Apply(LedgerDifference change, Case c, Demand demand, Dictionary<string, Guid> units)
    {
        switch (change.Field)
        {
            case "性质": c.Nature = change.Now; break;
            case "主题": c.Topic = change.Now; break;
            case "外部编号": demand.ExternalNumber = change.Now.Length == 0 ? null : change.Now; break;
            case "属地": c.TerritoryUnitId = change.Now.Length == 0 ? null : units[change.Now]; break;
            default: throw new InvalidOperationException($"{change.Field} is not changed in a sheet");
        }
    }

    private static string Said(string value) => value.Length == 0 ? "（空）" : value;
}
