using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Documents;
using Yingshang.Cases.Owed;
using Yingshang.Gongwen;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Notes;

/// <summary>批示办理情况报告：what was done about each item of a 批示, from the reports that were accepted or wait.</summary>
public sealed class ReportInstructionHandler(DistrictDb db, DocumentBook book, DocumentDesk desk)
{
    public async Task<Result<IssuedDocument>> HandleAsync(Guid noteId, CancellationToken cancel)
    {
        var note = await db.Set<BriefingNote>().AsNoTracking().Include(n => n.Instructions).FirstOrDefaultAsync(n => n.Id == noteId, cancel) ?? throw new NotThereException($"note {noteId}");
        if (note.Instructions.MaxBy(i => i.NotedAt) is not { } last) return NoteProblems.NotInstructed(note);
        var items = await db.Set<OwedItem>().AsNoTracking().Include(m => m.Reports).Where(m => m.Source == OwedSource.Instruction && m.SourceId == noteId).OrderBy(m => m.OpenedAt).ToListAsync(cancel);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.ShortName, cancel);
        var draft = new DocumentDraft { Template = book["instruction-report"], SubjectId = noteId };
        var f = draft.Fields;
        (f["事项"], f["批示领导"], f["呈送领导"], f["批示内容"]) = (note.Title, note.LeaderName, note.LeaderName, last.Text.TrimEnd('。', '.') + "。");
        f["批示日期"] = ChineseFormat.Date(last.GivenOn);
        f["办理情况"] = string.Join('\n', items.Select(m => $"{units[m.UnitId]}：{m.Reports.MaxBy(r => r.At)?.Text ?? "尚未反馈。"}"));
        draft.Tables["落实表"] = new TableBlock(
            [new TableColumn("要办的事"), new TableColumn("责任单位", ColumnAlignment.Center), new TableColumn("期限", ColumnAlignment.Center), new TableColumn("进展", ColumnAlignment.Center)],
            [.. items.Select(m => (IReadOnlyList<TableCell>)[m.Content, units[m.UnitId], m.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), m.State.Word])]);
        return await desk.IssueAsync(draft, cancel);
    }
}
