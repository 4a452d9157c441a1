using Yingshang.Gongwen;
using Yingshang.Metrics;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.Reports.RunReport;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports.Drafts.StartDraft;

/// <summary>起草：按模板和期间建一份稿子，以后每一段都可以改。</summary>
public sealed class StartDraftHandler(District district, DistrictDb db, CurrentUser user, RunReportHandler runs)
{
    public async Task<Result<Guid>> HandleAsync(RunReportForm form, CancellationToken cancel)
    {
        if (!user.May(ReportActions.Draft)) throw new NotAllowedException(ReportActions.Draft);
        var (period, problem) = form.From is null && form.To is null ? (runs.UsualPeriod(form.ReportId!), null) : Period.Parse(form.From, form.To);
        if (period is null) return ReportProblems.BadPeriod(problem!);
        if (await runs.CheckAsync(form.ReportId!, form.Way, form.WorkGroup, cancel) is { } wrong) return wrong;
        var asOf = await runs.CutOffAsync(cancel);
        var template = district.Declared<ReportBook>().Current(district, form.ReportId!)!;
        var draft = new ReportDraft
        {
            Id = db.NewId(), ReportId = template.Id, ReportVersion = template.Version, Name = template.Name, From = period.From, To = period.To, Way = form.Way ?? district.Declared<CountingWays>().Usual.Id, WorkGroup = form.WorkGroup, AsOf = asOf,
            UnitId = user.UnitId, StartedById = user.AccountId, StartedByName = user.Name, StartedAt = db.Now,
        };
        db.ReportDrafts.Add(draft);
        db.DraftParagraphs.AddRange(TemplateParagraphs.Of(template.Source).Select((source, at) => new DraftParagraph { Id = db.NewId(), DraftId = draft.Id, Position = (at + 1) * 1000, Source = source, ById = user.AccountId, ByName = user.Name }));
        db.DraftParagraphs.AddRange(LinesOf(template).Select((line, at) => new DraftParagraph { Id = db.NewId(), DraftId = draft.Id, Part = line.Part, Position = at + 1, Source = line.Source, ById = user.AccountId, ByName = user.Name }));
        db.Audit("draft.started", "draft", draft.Id, ("report", $"{template.Id}@{template.Version}"), ("period", period.Iso), ("way", draft.Way), ("group", draft.WorkGroup));
        await db.SaveAsync(cancel);
        return draft.Id;
    }

    // 签发人 stands on what goes upward (GB/T 9704-2012 7.2.6).
    private static IEnumerable<(DraftPart Part, string Source)> LinesOf(ReportTemplate template) =>
    [
        (DraftPart.Title, template.Head.Title), (DraftPart.Recipient, template.Head.Recipient), (DraftPart.Issuer, template.Head.Issuer), (DraftPart.CopyTo, template.CopyTo ?? ""),
        .. template.Kind is GongwenKind.Report or GongwenKind.Request ? [(DraftPart.Signer, "")] : Array.Empty<(DraftPart, string)>(),
    ];
}
