using System.Globalization;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.Reports.RunReport;
using Yingshang.WorkCalendars;

namespace Yingshang.Reports.Drafts.DecideDraft;

/// <summary>送核、核对、审核、签发、退回修改。Whoever hands a draft in does not pass it.</summary>
public sealed class DecideDraftHandler(DistrictDb db, CurrentUser user, DraftReader drafts)
{
    /// <param name="unitId">the unit that checks; null: the writer's own</param>
    public async Task<Result> SubmitAsync(Guid id, Guid? unitId, CancellationToken cancel)
    {
        var draft = await At(id, DraftState.Drafting, ReportActions.Draft, cancel);
        if (draft.Problem is { } problem) return problem;
        var paper = draft.Value!;
        (paper.State, paper.SubmittedById, paper.UnitId, paper.SentBackBecause) = (DraftState.Checking, user.AccountId, unitId ?? paper.UnitId, null);
        return await SaveAsync(paper, "draft.submitted", cancel);
    }

    public async Task<Result> CheckAsync(Guid id, CancellationToken cancel)
    {
        var draft = await At(id, DraftState.Checking, ReportActions.Check, cancel);
        if (draft.Problem is { } problem) return problem;
        if (draft.Value!.SubmittedById == user.AccountId) return ReportProblems.OwnCheck;
        (draft.Value.State, draft.Value.CheckedByName) = (DraftState.Reviewing, user.Name);
        return await SaveAsync(draft.Value, "draft.checked", cancel);
    }

    public async Task<Result> ReviewAsync(Guid id, CancellationToken cancel)
    {
        var draft = await At(id, DraftState.Reviewing, ReportActions.Review, cancel);
        if (draft.Problem is { } problem) return problem;
        if (draft.Value!.SubmittedById == user.AccountId) return ReportProblems.OwnCheck;
        (draft.Value.State, draft.Value.ReviewedByName) = (DraftState.Signing, user.Name);
        return await SaveAsync(draft.Value, "draft.reviewed", cancel);
    }

    /// <summary>From any step back to writing, by whoever decides that step.</summary>
    public async Task<Result> SendBackAsync(Guid id, string? because, CancellationToken cancel)
    {
        var draft = await drafts.FindAsync(id, cancel);
        if (ActionOf(draft.State) is not { } action || draft.State == DraftState.Drafting) return ReportProblems.NotThisStep(draft.State.Word);
        if (!user.May(action)) throw new NotAllowedException(action);
        if (string.IsNullOrWhiteSpace(because)) return ReportProblems.NeedsReason;
        (draft.State, draft.SentBackBecause, draft.CheckedByName, draft.ReviewedByName) = (DraftState.Drafting, $"{user.Name}：{because.Trim()}", null, null);
        return await SaveAsync(draft, "draft.sent-back", cancel, ("原因", because.Trim()));
    }

    /// <summary>签发: numbered, kept with every figure, never changed again. Refused while a number is missing.</summary>
    public async Task<Result<Guid>> SignAsync(Guid id, CancellationToken cancel)
    {
        var found = await At(id, DraftState.Signing, ReportActions.Sign, cancel);
        if (found.Problem is { } problem) return problem;
        var draft = found.Value!;
        var run = db.NewId();
        // Computed for the signature from the records themselves, not from what is remembered of them.
        var worded = await drafts.WordAsync(draft, null, cancel, run);
        if (worded.Holes is { Count: > 0 } holes) return ReportProblems.Unresolved(holes);
        await using var write = await db.BeginWriteAsync(cancel);
        var signed = await RunAsync(worded, run, cancel);
        db.ReportRuns.Add(signed);
        db.ReportFigures.AddRange(worded.Figures);
        (draft.State, draft.RunId) = (DraftState.Signed, run);
        db.Audit("draft.signed", "draft", draft.Id, ("report", signed.Reference), ("number", signed.Number), ("figures", worded.Figures.Count), ("overridden", worded.Figures.Count(f => f.OverrideReason is not null)), ("text_digest", signed.TextDigest));
        await db.SaveAsync(cancel);
        await write.CommitAsync(cancel);
        return run;
    }

    public static string? ActionOf(DraftState state) => state switch
    {
        DraftState.Drafting => ReportActions.Draft, DraftState.Checking => ReportActions.Check, DraftState.Reviewing => ReportActions.Review, DraftState.Signing => ReportActions.Sign, _ => null,
    };

    private async Task<ReportRun> RunAsync(WordedDraft worded, Guid id, CancellationToken cancel)
    {
        var (draft, template, signedBy) = (worded.Draft, worded.Template, user.ActingForName ?? user.Name);
        return new ReportRun
        {
            Id = id, ReportId = draft.ReportId, ReportVersion = template.Version, Edition = await RunReportHandler.NextEditionAsync(db, draft.ReportId, cancel), Title = worded.Title, Kind = template.Kind, Issuer = worded.Issuer,
            Recipient = worded.Recipient, Text = worded.Text, TextDigest = RunReportHandler.TextDigest(worded.Text), From = draft.From, To = draft.To, AsOf = draft.AsOf, RunAt = db.Now, RunById = draft.StartedById, RunByName = draft.StartedByName,
            Way = draft.Way, WorkGroup = draft.WorkGroup, RedHead = template.RedHead, CopyTo = worded.Said(DraftPart.CopyTo) is { Length: > 0 } copyTo ? copyTo : null, Signer = SignerOf(worded, signedBy), Number = await NumberAsync(template, cancel), DraftId = draft.Id,
            SignedByName = user.ActingForName is { } leader ? $"{leader}（{user.Name}代录）" : user.Name, SignedAt = db.Now,
        };
    }

    // Where the line is left empty, whoever signs is who signs.
    private static string? SignerOf(WordedDraft worded, string signedBy) => worded.Line(DraftPart.Signer) is not { } line ? null : line.Text.Length > 0 ? line.Text : signedBy;

    private async Task<string?> NumberAsync(Templates.ReportTemplate template, CancellationToken cancel)
    {
        if (template.Number is not { } pattern) return null;
        var year = db.Now.ShanghaiDate.Year;
        var ofYear = await Numbering.NextAsync(db, FormattableString.Invariant($"report-number-{template.Id}-{year}"), cancel);
        var ofAll = await Numbering.NextAsync(db, $"report-number-{template.Id}", cancel);
        return pattern.Replace("{{年}}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{{序号}}", ofYear.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{{总序号}}", ofAll.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private async Task<Result<ReportDraft>> At(Guid id, DraftState state, string action, CancellationToken cancel)
    {
        if (!user.May(action)) throw new NotAllowedException(action);
        var draft = await drafts.FindAsync(id, cancel);
        return draft.State == state ? draft : ReportProblems.NotThisStep(draft.State.Word);
    }

    private async Task<Result> SaveAsync(ReportDraft draft, string action, CancellationToken cancel, params (string, object?)[] content)
    {
        db.Audit(action, "draft", draft.Id, content);
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
