using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Documents;
using Yingshang.Cases.Engine;
using Yingshang.Gongwen;
using Yingshang.Platform.People;
using Yingshang.Platform.People.AuditTrail;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Discipline;

/// <summary>调取留痕：the audit entries of one demand with their digests and places in the chain, as a numbered file. Told to nobody who works on the demand.</summary>
public sealed class TakeEvidenceHandler(DistrictDb db, District district, CaseAccess access, DocumentBook book, DocumentDesk desk, CaseDrafts drafts, Exceptions exceptions, CurrentUser user)
{
    public async Task<Result<IssuedDocument>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (!user.May(Owed.OwedActions.Exceptions)) throw new NotAllowedException(Owed.OwedActions.Exceptions);
        var (c, demand) = await access.LoadAsync(id, CaseActions.View, cancel);
        var why = await exceptions.OfAsync(id, cancel);
        if (why.Count == 0) return DisciplineProblems.NotExceptional(c);
        var draft = await drafts.CreateAsync(book["evidence-file"], c, demand, null, null, cancel);
        // Not a paper of the demand: whoever opens the demand must not find that it was taken.
        var own = new DocumentDraft { Template = draft.Template, SubjectId = id };
        foreach (var (name, value) in draft.Fields) own.Fields[name] = value;
        own.Tables["经过表"] = draft.Tables["经过表"];
        own.Fields["异常情形"] = string.Join("；", why.Select(w => $"{w.Kind}（{w.What}）"));
        await AddEntriesAsync(own, id, cancel);
        return await desk.IssueAsync(own, cancel);
    }

    private async Task AddEntriesAsync(DocumentDraft draft, Guid id, CancellationToken cancel)
    {
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.SubjectId == id).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(cancel);
        var ids = entries.ConvertAll(e => e.Id);
        var links = await db.AuditLinks.AsNoTracking().Where(l => ids.Contains(l.EntryId)).ToDictionaryAsync(l => l.EntryId, cancel);
        var people = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        var head = await db.AuditLinks.AsNoTracking().OrderByDescending(l => l.Seq).FirstOrDefaultAsync(cancel);
        var words = district.Declared<AuditWords>().All;
        draft.Tables["留痕表"] = new TableBlock(
            [new TableColumn("链上序号", ColumnAlignment.Center), new TableColumn("时间", ColumnAlignment.Center), new TableColumn("操作"), new TableColumn("操作人", ColumnAlignment.Center), new TableColumn("条目摘要"), new TableColumn("链上摘要")],
            [.. entries.Select(e => (IReadOnlyList<TableCell>)
            [
                links.TryGetValue(e.Id, out var link) ? link.Seq.ToString(CultureInfo.InvariantCulture) : "待链接", e.At.ToShanghai().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                words.TryGetValue(e.Action, out var word) ? word : e.Action, e.ActorId is { } by ? people.GetValueOrDefault(by, "") : "企业或系统",
                Hex(e.Digest()), link is null ? "" : Hex(link.Digest),
            ])]);
        draft.Fields["条数"] = entries.Count.ToString(CultureInfo.InvariantCulture);
        draft.Fields["链头序号"] = head?.Seq.ToString(CultureInfo.InvariantCulture) ?? "0";
        draft.Fields["链头摘要"] = head is null ? "" : Convert.ToHexStringLower(head.Digest);
        draft.Fields["核对说明"] = "条目摘要由操作人、时间、动作和内容摘要算出，链上摘要由前一条的链上摘要和本条的条目摘要算出。用平台的核对命令可以逐条重算，并与每天公布的链头比对；任何一条被改动、删去或者补进，摘要都对不上。";
    }

    private static string Hex(byte[] digest) => Convert.ToHexStringLower(digest);
}
