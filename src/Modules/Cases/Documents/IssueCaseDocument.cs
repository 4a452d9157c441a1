using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Documents;

/// <summary>What is written into the document; by the name of its field.</summary>
public sealed class IssueDocumentForm
{
    public Dictionary<string, string?> Answers { get; set; } = [];
}

/// <summary>开具文书：在诉求件的一个环节上开具、编号、存档。开具后不再改，再要时给原件。</summary>
public sealed class IssueCaseDocumentHandler(DistrictDb db, CaseAccess access, CaseDocuments documents, CaseDrafts drafts, DocumentDesk desk, CurrentUser user)
{
    /// <summary>The draft as this person may make it.</summary>
    /// <exception cref="NotThereException">no such document at this node</exception>
    public async Task<(Case Case, DocumentDraft Draft)> DraftAsync(Guid id, string kind, Guid node, Guid? unit, CancellationToken cancel)
    {
        var (c, demand) = await access.LoadAsync(id, CaseActions.View, cancel);
        await db.Entry(c).Collection(x => x.Events).LoadAsync(cancel);
        if (documents.Find(c, kind, node, unit) is not var (template, happened, to)) throw new NotThereException($"document {kind} at {node}");
        if (!documents.MayIssue(template, happened)) throw new NotAllowedException(template.Who);
        var addressee = to is { } u ? await db.Units.AsNoTracking().FirstAsync(x => x.Id == u, cancel) : null;
        return (c, await drafts.CreateAsync(template, c, demand, happened, addressee, cancel));
    }

    public async Task<Result<IssuedDocument>> HandleAsync(Guid id, string kind, Guid node, Guid? unit, IssueDocumentForm form, CancellationToken cancel)
    {
        var (c, draft) = await DraftAsync(id, kind, node, unit, cancel);
        var demand = await db.Demands.FirstAsync(d => d.Id == id, cancel);
        if (draft.Template.Reader == DocumentReader.Enterprise && Redaction.Of(user, c, demand).IsHidden) return DocumentProblems.Relayed(draft.Template.Name);
        draft.Answer(form.Answers);
        return await desk.IssueAsync(draft, cancel);
    }
}
