using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Enterprises;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Gongwen;
using Yingshang.Platform.Masking;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Documents;

/// <summary>企业一页纸、走访记录表：known facts filled in, the rest left free for the pen. Each time from what is then known.</summary>
public sealed class EnterpriseDocumentHandler(DistrictDb db, EnterpriseAccess enterprises, CaseAccess cases, EnterpriseCatalogues catalogues, DocumentBook book, DocumentDesk desk, CurrentUser user)
{
    private const int YearsBack = 2;

    /// <exception cref="NotThereException">no such enterprise or paper</exception>
    public async Task<DocumentDraft> DraftAsync(Guid id, string kind, CancellationToken cancel)
    {
        if (book.Find(kind) is not { About: DocumentAbout.Enterprise } template) throw new NotThereException($"document {kind}");
        if (!user.May(template.Who) || !CaseDocuments.MayRead(user, template.Reader)) throw new NotAllowedException(template.Who);
        var enterprise = await enterprises.SeenAsync(id, cancel);
        var draft = new DocumentDraft { Template = template, SubjectId = id };
        await AddFactsAsync(draft, enterprise, cancel);
        await AddDemandsAsync(draft, id, cancel);
        return draft;
    }

    public async Task<Result<IssuedDocument>> HandleAsync(Guid id, string kind, IssueDocumentForm form, CancellationToken cancel)
    {
        var draft = await DraftAsync(id, kind, cancel);
        draft.Answer(form.Answers);
        return await desk.IssueAsync(draft, cancel);
    }

    private async Task AddFactsAsync(DocumentDraft draft, Enterprise e, CancellationToken cancel)
    {
        var f = draft.Fields;
        (f["企业"], f["信用代码"], f["地址"], f["登记状态"]) = (e.Name, e.CreditCode, e.Address ?? "", e.Status);
        (f["行业"], f["规模"], f["标签"]) = (catalogues.Industries.NameOf(e.Industry), e.SizeClass ?? "", string.Join("、", e.Tags));
        f["法定代表人"] = Mask.Name(e.LegalPerson);
        f["成立日期"] = e.EstablishedOn is { } day ? ChineseFormat.Date(day) : "";
        f["属地"] = e.TerritoryUnitId is { } t ? (await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Id == t, cancel))?.ShortName ?? "" : "";
        f["包联领导"] = e.PairedLeaderId is { } leader ? (await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == leader, cancel))?.DisplayName ?? "" : "";
        f["服务专员"] = e.SpecialistId is { } s && await db.Specialists.AsNoTracking().FirstOrDefaultAsync(x => x.Id == s, cancel) is { } specialist ? $"{specialist.Name}　{specialist.OfficePhone}" : "";
    }

    /// <summary>Only what this person may see of it; a 保密件 stands in nobody's paper about the enterprise.</summary>
    private async Task AddDemandsAsync(DocumentDraft draft, Guid id, CancellationToken cancel)
    {
        var since = db.Now.AddYears(-YearsBack);
        var rows = await (from c in cases.Visible().AsNoTracking()
                          join d in db.Set<Demand>() on c.Id equals d.Id
                          where c.EnterpriseId == id && c.ReceivedAt >= since && !d.IsConfidential
                          orderby c.ReceivedAt descending
                          select new { Case = c, Demand = d }).Take(15).ToListAsync(cancel);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.ShortName, cancel);
        var open = rows.Where(r => r.Case.IsOpen).ToList();
        draft.Fields["在办诉求"] = open.Count == 0 ? "没有在办的诉求。" : string.Join('\n', open.Select(r => $"{r.Case.Number}　{Redaction.Of(user, r.Case, r.Demand).Text(r.Case.Title)}（{Unit(r.Case.LeadUnitId)}，{r.Case.State.Word}）"));
        draft.Fields["已办诉求"] = $"{rows.Count - open.Count}件";
        if (rows.Count == 0) draft.Tables["诉求表"] = new ParagraphBlock("近两年没有反映过诉求。");
        else
            draft.Tables["诉求表"] = new TableBlock(
                [new TableColumn("收到", ColumnAlignment.Center), new TableColumn("诉求"), new TableColumn("主办", ColumnAlignment.Center), new TableColumn("结果", ColumnAlignment.Center)],
                [.. rows.Select(r => (IReadOnlyList<TableCell>)[r.Case.ReceivedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Redaction.Of(user, r.Case, r.Demand).Text(r.Case.Title), Unit(r.Case.LeadUnitId), r.Case.Outcome ?? r.Case.State.Word])]);

        string Unit(Guid? unit) => unit is { } known ? units.GetValueOrDefault(known, "") : "营商办";
    }
}
