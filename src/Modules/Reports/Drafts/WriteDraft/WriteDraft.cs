using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.Reports.RunReport;

namespace Yingshang.Reports.Drafts.WriteDraft;

/// <summary>写稿：改一段、加一段、删一段、批注、改写一个数、重新取数。</summary>
public sealed class WriteDraftHandler(DistrictDb db, CurrentUser user, DraftReader drafts, RunReportHandler runs, CountingWays ways)
{
    /// <param name="version">that the writer had before him; the second of two is told what the first wrote</param>
    public async Task<Result> SaveAsync(Guid draftId, Guid paragraphId, int version, string? text, CancellationToken cancel)
    {
        if (await WritableAsync(draftId, cancel) is { } problem) return problem;
        var paragraph = await db.DraftParagraphs.FirstOrDefaultAsync(p => p.Id == paragraphId && p.DraftId == draftId, cancel) ?? throw new NotThereException($"paragraph {paragraphId}");
        if (paragraph.Version != version) return ReportProblems.ParagraphChanged(paragraph.ByName);
        var source = text?.ReplaceLineEndings("\n").Trim() ?? "";
        if (source.Length == 0 && !paragraph.Part.MayBeEmpty) return ReportProblems.SaysNothing;
        if (drafts.Check(source, paragraph.Part) is { } wrong) return wrong;
        if (source == paragraph.Source && !paragraph.IsRemoved) return Result.Done;
        (paragraph.Source, paragraph.ById, paragraph.ByName, paragraph.IsWritten, paragraph.IsRemoved) = (source, user.AccountId, user.Name, true, false);
        db.Audit("draft.written", "draft", draftId, ("paragraph", paragraphId), ("text", source));
        return await KeepAsync(paragraphId, cancel);
    }

    /// <param name="after">null: before all others</param>
    public async Task<Result<Guid>> AddAsync(Guid draftId, Guid? after, string? text, CancellationToken cancel)
    {
        if (await WritableAsync(draftId, cancel) is { } problem) return problem;
        var source = text?.ReplaceLineEndings("\n").Trim() ?? "";
        if (source.Length == 0) return ReportProblems.SaysNothing;
        if (drafts.Check(source) is { } wrong) return wrong;
        var places = await db.DraftParagraphs.AsNoTracking().Where(p => p.DraftId == draftId && p.Part == DraftPart.Text).OrderBy(p => p.Position).ThenBy(p => p.Id).Select(p => new { p.Id, p.Position }).ToListAsync(cancel);
        var at = places.FindIndex(p => p.Id == after);
        var (before, next) = (at < 0 ? 0 : places[at].Position, at + 1 < places.Count ? places[at + 1].Position : (places.Count == 0 ? 0 : places[^1].Position) + 2000);
        var paragraph = new DraftParagraph { Id = db.NewId(), DraftId = draftId, Position = before + Math.Max(0, (next - before) / 2), Source = source, ById = user.AccountId, ByName = user.Name, IsWritten = true };
        db.DraftParagraphs.Add(paragraph);
        db.Audit("draft.added", "draft", draftId, ("paragraph", paragraph.Id), ("text", source));
        await db.SaveAsync(cancel);
        return paragraph.Id;
    }

    public async Task<Result> RemoveAsync(Guid draftId, Guid paragraphId, int version, CancellationToken cancel)
    {
        if (await WritableAsync(draftId, cancel) is { } problem) return problem;
        var paragraph = await db.DraftParagraphs.FirstOrDefaultAsync(p => p.Id == paragraphId && p.DraftId == draftId && p.Part == DraftPart.Text, cancel) ?? throw new NotThereException($"paragraph {paragraphId}");
        if (paragraph.Version != version) return ReportProblems.ParagraphChanged(paragraph.ByName);
        (paragraph.IsRemoved, paragraph.ById, paragraph.ByName) = (true, user.AccountId, user.Name);
        db.Audit("draft.removed", "draft", draftId, ("paragraph", paragraphId), ("text", paragraph.Source));
        return await KeepAsync(paragraphId, cancel);
    }

    public async Task<Result> CommentAsync(Guid draftId, Guid paragraphId, string? text, CancellationToken cancel)
    {
        var draft = await drafts.FindAsync(draftId, cancel);
        if (draft.State == DraftState.Signed) return ReportProblems.NotThisStep(draft.State.Word);
        if (string.IsNullOrWhiteSpace(text)) return ReportProblems.SaysNothing;
        if (!await db.DraftParagraphs.AnyAsync(p => p.Id == paragraphId && p.DraftId == draftId, cancel)) throw new NotThereException($"paragraph {paragraphId}");
        var comment = new DraftComment { Id = db.NewId(), DraftId = draftId, ParagraphId = paragraphId, Text = text.Trim(), ByName = user.Name, At = db.Now };
        db.DraftComments.Add(comment);
        db.Audit("draft.commented", "draft", draftId, ("paragraph", paragraphId), ("text", comment.Text));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    public async Task<Result> ResolveAsync(Guid draftId, Guid commentId, CancellationToken cancel)
    {
        await drafts.FindAsync(draftId, cancel);
        var comment = await db.DraftComments.FirstOrDefaultAsync(c => c.Id == commentId && c.DraftId == draftId, cancel) ?? throw new NotThereException($"comment {commentId}");
        if (comment.ResolvedAt is not null) return Result.Done;
        (comment.ResolvedAt, comment.ResolvedByName) = (db.Now, user.Name);
        db.Audit("draft.comment-settled", "draft", draftId, ("comment", commentId));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>Another text for a number; an empty one takes the computed number back.</summary>
    public async Task<Result> OverrideAsync(Guid draftId, ReportFigure figure, string? text, string? reason, CancellationToken cancel)
    {
        if (await WritableAsync(draftId, cancel) is { } problem) return problem;
        var known = await db.DraftOverrides.FirstOrDefaultAsync(o => o.DraftId == draftId && o.FigureKey == figure.Key && !o.IsRemoved, cancel);
        if (string.IsNullOrWhiteSpace(text))
        {
            if (known is null) return Result.Done;
            known.IsRemoved = true;
            db.Audit("draft.number-restored", "draft", draftId, ("metric", figure.MetricId), ("text", known.Text));
        }
        else
        {
            if (string.IsNullOrWhiteSpace(reason)) return ReportProblems.NeedsReason;
            if (known is null) db.DraftOverrides.Add(new DraftOverride { Id = db.NewId(), DraftId = draftId, FigureKey = figure.Key, Text = text.Trim(), Reason = reason.Trim(), ByName = user.Name });
            else (known.Text, known.Reason, known.ByName) = (text.Trim(), reason.Trim(), user.Name);
            db.Audit("draft.number-overridden", "draft", draftId, ("metric", figure.MetricId), ("computed", figure.Computed ?? figure.Text), ("text", text.Trim()), ("原因", reason.Trim()));
        }
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>标注数别: of all figures of a metric in the draft.</summary>
    /// <param name="grade">one of <see cref="ReportBook.Grades"/>; null or empty: none</param>
    public async Task<Result> GradeAsync(Guid draftId, string metricId, string? grade, CancellationToken cancel)
    {
        if (await WritableAsync(draftId, cancel) is { } problem) return problem;
        var said = ReportBook.Grades.Contains(grade) ? grade! : "";
        if (await db.DraftGrades.FirstOrDefaultAsync(g => g.DraftId == draftId && g.MetricId == metricId, cancel) is { } known) (known.Grade, known.ByName) = (said, user.Name);
        else db.DraftGrades.Add(new DraftGrade { Id = db.NewId(), DraftId = draftId, MetricId = metricId, Grade = said, ByName = user.Name });
        db.Audit("draft.graded", "draft", draftId, ("metric", metricId), ("grade", said));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>选定口径: the text is worded in it from now on.</summary>
    public async Task<Result> ChooseWayAsync(Guid draftId, string? wayId, CancellationToken cancel)
    {
        if (await WritableAsync(draftId, cancel) is { } problem) return problem;
        if (wayId is null || ways.Named(wayId) is null) return ReportProblems.NoSuchWay(wayId ?? "");
        var draft = await drafts.FindAsync(draftId, cancel);
        if (draft.Way == wayId) return Result.Done;
        draft.Way = wayId;
        db.Audit("draft.way-chosen", "draft", draftId, ("way", wayId));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    public async Task<Result> TakeFiguresAsync(Guid draftId, CancellationToken cancel)
    {
        if (await WritableAsync(draftId, cancel) is { } problem) return problem;
        var asOf = await runs.CutOffAsync(cancel);
        var draft = await drafts.FindAsync(draftId, cancel);
        draft.AsOf = asOf;
        db.Audit("draft.figures-taken", "draft", draftId, ("as_of", asOf));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    private async Task<Problem?> WritableAsync(Guid draftId, CancellationToken cancel)
    {
        if (!user.May(ReportActions.Draft)) throw new NotAllowedException(ReportActions.Draft);
        var draft = await drafts.FindAsync(draftId, cancel);
        return draft.State == DraftState.Drafting ? null : ReportProblems.NotBeingWritten(draft.State.Word);
    }

    private async Task<Result> KeepAsync(Guid paragraphId, CancellationToken cancel)
    {
        try
        {
            await db.SaveAsync(cancel);
            return Result.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ReportProblems.ParagraphChanged((await db.DraftParagraphs.AsNoTracking().FirstAsync(p => p.Id == paragraphId, cancel)).ByName);
        }
    }
}
