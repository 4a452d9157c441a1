using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Gongwen;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Platforms.Reconcile;

/// <summary>对账差异表 as a spreadsheet, to be sent to the platform or laid before a meeting. Recorded.</summary>
internal static class ReconciliationSheet
{
    public static async Task<IResult> HandleAsync(Guid id, DistrictDb db, PlatformBook platforms, DistrictProfile profile, CancellationToken cancel)
    {
        var found = await db.Set<Reconciliation>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new NotThereException($"reconciliation {id}");
        var lines = await db.Set<ReconciliationLine>().AsNoTracking().Where(l => l.ReconciliationId == id).OrderBy(l => l.Order).ToListAsync(cancel);
        db.Audit("platform.reconciliation-exported", "reconciliation", id, ("month", found.Month), ("differences", lines.Count));
        await db.SaveAsync(cancel);
        var name = $"{found.Month:yyyy年M月}{platforms.Find(found.Platform)?.Name ?? found.Platform}对账差异表";
        using var bytes = new MemoryStream();
        XlsxWriter.Write([Table(name, found, lines, profile)], bytes);
        return Results.File(bytes.ToArray(), FillBack.FillBackSheet.ContentType, $"{name}.xlsx");
    }

    private static SheetTable Table(string name, Reconciliation found, List<ReconciliationLine> lines, DistrictProfile profile) => new(
        "差异",
        [new("差异", 14), new("平台编号", 22), new("本区编号", 20), new("诉求", 40), new("平台记的", 34), new("本区记的", 44)],
        [.. lines.OrderBy(l => l.Kind).ThenBy(l => l.Order).Select(l => (IReadOnlyList<object?>)[l.Kind.Word, l.Number, l.CaseNumber, l.Title, l.Theirs, l.Ours])])
    {
        Title = name, LeftNote = $"填报单位：{profile.OfficeName}", RightNote = $"平台 {found.Theirs} 件，本区 {found.Ours} 件，一致 {found.Same} 件　数据截止：{found.MadeAt.ToShanghai():yyyy年M月d日 HH:mm}",
    };
}
