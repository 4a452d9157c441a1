using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Documents;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Owed;
using Yingshang.Gongwen;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Notes;

public sealed class WriteNoteForm
{
    [Required(ErrorMessage = "请写事项"), StringLength(60, ErrorMessage = "事项不超过 60 字")]
    public string? Title { get; set; }

    [Required(ErrorMessage = "请选择呈送的区领导")]
    public Guid? LeaderId { get; set; }

    [Required(ErrorMessage = "请写基本情况")]
    public string? Situation { get; set; }

    [Required(ErrorMessage = "请写拟办意见")]
    public string? Proposal { get; set; }

    /// <summary>诉〔2023〕0917号, several with commas or blanks between.</summary>
    public string? Numbers { get; set; }
}

/// <summary>呈阅：一件或者几件诉求写成一页，附拟办意见，送一位区领导。编号即时取得，纸面留出批示的地方。</summary>
public sealed partial class WriteNoteHandler(DistrictDb db, CaseAccess access, DocumentBook book, DocumentDesk desk, CaseDrafts drafts, CurrentUser user)
{
    /// <summary>What a page in 4 号字 holds beside its head and the space for the 批示.</summary>
    public const int Most = 700;

    public async Task<Result<Guid>> HandleAsync(WriteNoteForm form, CancellationToken cancel)
    {
        if (form.Situation!.Length + form.Proposal!.Length > Most) return NoteProblems.TooLong(Most);
        if (await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == form.LeaderId && a.Role == Role.Leader, cancel) is not { } leader) return NoteProblems.NoLeader;
        var (cases, unknown) = await CasesAsync(form.Numbers, cancel);
        if (unknown is not null) return NoteProblems.NoSuchCase(unknown);

        await using var write = await db.BeginWriteAsync(cancel);
        var note = new BriefingNote
        {
            Id = db.NewId(), Number = "", Title = form.Title!, Situation = form.Situation, Proposal = form.Proposal, LeaderId = leader.Id, LeaderName = leader.DisplayName, CaseIds = [.. cases.Select(c => c.Case.Id)],
            WrittenAt = db.Now, WrittenByName = user.Name,
        };
        var draft = new DocumentDraft { Template = book["briefing-note"], SubjectId = note.Id };
        var f = draft.Fields;
        (f["事项"], f["呈送领导"], f["基本情况"], f["拟办意见"]) = (note.Title, $"{leader.DisplayName}{leader.Post}", note.Situation, note.Proposal);
        f["涉及诉求"] = string.Join('\n', cases.Select(c => $"{c.Case.Number}　{drafts.AsUnit(c.Case, c.Demand).Text(c.Case.Title)}"));
        var (issued, problem) = await desk.AddAsync(draft, cancel);
        if (issued is null) return problem!;
        (note.Number, note.DocumentId) = (issued.Number!, issued.Id);
        db.Set<BriefingNote>().Add(note);
        db.Audit("briefing.written", "briefing", note.Id, ("number", note.Number), ("leader", leader.Id), ("title", note.Title), ("cases", string.Join(',', cases.Select(c => c.Case.Number))));
        await db.SaveAsync(cancel);
        await write.CommitAsync(cancel);
        return note.Id;
    }

    private async Task<(List<(Case Case, Demand Demand)> Cases, string? Unknown)> CasesAsync(string? numbers, CancellationToken cancel)
    {
        var asked = Between().Split(numbers ?? "").Where(n => n.Length > 0).Distinct().ToList();
        var found = await (from c in access.Visible().AsNoTracking() join d in db.Set<Demand>() on c.Id equals d.Id where asked.Contains(c.Number) orderby c.Number select new { c, d }).ToListAsync(cancel);
        return ([.. found.Select(f => (f.c, f.d))], asked.Find(n => found.TrueForAll(f => f.c.Number != n)));
    }

    [GeneratedRegex(@"[\s,，、;；]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();
}
