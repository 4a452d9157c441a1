using System.Globalization;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Activities.RecordResults;

public sealed class RecordResultsForm
{
    public int Version { get; set; }
    public string? Summary { get; set; }

    /// <summary>Of results that were recorded before.</summary>
    public string? Reason { get; set; }

    /// <summary>Numbers as typed, by outcome; of one enterprise by <c>outcome/participant</c>.</summary>
    internal Dictionary<string, string> Numbers { get; } = [];

    /// <summary>Who came.</summary>
    internal HashSet<Guid> Came { get; } = [];

    public static string Key(OutcomeKind outcome, ActivityParticipant? of = null) => of is null ? outcome.Id : $"{outcome.Id}/{of.Id}";
}

/// <summary>登记活动成果：谁到了、数是多少、说了什么。登记以后更正要写原因，原来的数留着。</summary>
public sealed class RecordResultsHandler(DistrictDb db, ActivityAccess access, ActivityKindBook kinds)
{
    private const int MostSummary = 2000;

    public async Task<Result> HandleAsync(Guid id, RecordResultsForm form, CancellationToken cancel)
    {
        var activity = await access.LoadAsync(id, ActivityActions.Record, cancel);
        if (activity.Phase == ActivityPhase.Cancelled || (activity.IsAhead && activity.On > db.Now.ShanghaiDate)) return ActivityProblems.NotYet;
        if (activity.Version != form.Version) return ActivityProblems.ChangedMeanwhile;
        var isCorrection = activity.Phase == ActivityPhase.Closed;
        if (isCorrection && string.IsNullOrWhiteSpace(form.Reason)) return ActivityProblems.NeedsReason;
        if (form.Summary?.Length > MostSummary) return ActivityProblems.Incomplete($"活动情况不超过 {MostSummary} 字。");
        var numbers = new List<(OutcomeKind Outcome, ActivityParticipant? Of, long Hundredths)>();
        foreach (var (outcome, of) in Asked(activity))
        {
            if (form.Numbers.GetValueOrDefault(RecordResultsForm.Key(outcome, of)) is not { } typed || string.IsNullOrWhiteSpace(typed)) continue;
            if (Hundredths(typed, outcome.Decimals) is not { } number) return ActivityProblems.BadNumber(outcome.Name, outcome.Decimals);
            numbers.Add((outcome, of, number));
        }
        foreach (var participant in activity.Participants) participant.HasCome = form.Came.Contains(participant.Id);
        Write(activity, numbers);
        activity.Close(form.Summary);
        db.Audit(isCorrection ? "activity.corrected" : "activity.closed", "activity", id, ("reason", form.Reason), ("summary", form.Summary), ("came", form.Came.Count),
            ("numbers", string.Join('；', numbers.Select(n => $"{n.Outcome.Name}{(n.Of is null ? "" : $"（{n.Of.Name}）")} {n.Hundredths / 100m}{n.Outcome.Unit}"))));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>What is asked for, of the whole and of each enterprise.</summary>
    internal IEnumerable<(OutcomeKind Outcome, ActivityParticipant? Of)> Asked(Activity activity)
    {
        if (kinds.Find(activity.KindId) is not { } kind) yield break;
        foreach (var outcome in kind.Whole) yield return (outcome, null);
        if (kind.Guests is not { } guests) yield break;
        foreach (var guest in activity.Of(guests.Id))
            foreach (var outcome in kind.PerEnterprise) yield return (outcome, guest);
    }

    private void Write(Activity activity, List<(OutcomeKind Outcome, ActivityParticipant? Of, long Hundredths)> numbers)
    {
        foreach (var (outcome, of) in Asked(activity).ToList())
        {
            var known = activity.Outcomes.Find(o => o.OutcomeId == outcome.Id && o.ParticipantId == of?.Id);
            var said = numbers.FindIndex(n => n.Outcome == outcome && n.Of == of);
            if (said >= 0 && known is not null) known.Hundredths = numbers[said].Hundredths;
            else if (said < 0 && known is not null) db.Remove(known);
            else if (said >= 0) activity.Outcomes.Add(new ActivityOutcome
            {
                Id = db.NewId(), ActivityId = activity.Id, OutcomeId = outcome.Id, Name = outcome.Name, Unit = outcome.Unit, Hundredths = numbers[said].Hundredths,
                ParticipantId = of?.Id, EnterpriseId = of?.EnterpriseId, EnterpriseName = of?.Name,
            });
        }
    }

    private static long? Hundredths(string typed, int decimals)
    {
        var text = typed.Normalize(System.Text.NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Trim();
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number is < 0 or > 1_000_000_000_000m) return null;
        return decimal.Round(number, decimals) == number ? (long)(number * 100) : null;
    }
}
