using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.ChangeUrgency;

public sealed class ChangeUrgencyForm : VersionedForm
{
    [Required(ErrorMessage = "请选择紧急程度")]
    public string? Level { get; set; }

    [Required(ErrorMessage = "请写明理由"), StringLength(500, ErrorMessage = "理由不超过 500 字")]
    public string? Reason { get; set; }
}

/// <summary>调整紧急程度：情况变了的，营商办写明理由调整；没办完的环节按新的时限重算，从哪里算起由机制写明。走的机制不变。</summary>
public sealed class ChangeUrgencyHandler(DistrictDb db, CaseAccess access, HeldCases held, District district, WorkCalendar calendar, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, ChangeUrgencyForm form, CancellationToken cancel)
    {
        var (taken, refusal) = await access.TakeAsync(id, CaseActions.ChangeUrgency, form, Refusal, cancel);
        if (taken is null) return refusal!;
        var c = taken.Case;
        if (LevelsOf(c).FirstOrDefault(l => l == form.Level) is not { } level) return CaseProblems.NoSuchUrgency;
        if (level == c.Urgency) return CaseProblems.SameUrgency(c);
        var before = c.Urgency;
        c.ChangeUrgency(held.ProcedureOf(c), calendar, Actor.Of(user), db.Now, level, form.Reason!);
        db.Audit("case.urgency-changed", "case", id, ("before", before), ("after", level), ("reason", form.Reason));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    internal Problem? Refusal(Case c) => !c.IsOpen ? CaseProblems.NotOpen(c) : LevelsOf(c).Count == 0 ? CaseProblems.NoUrgency(c) : null;

    /// <summary>Those that its mechanism's limits follow; where they follow none, those that are declared for demands, which then change no limit.</summary>
    internal IReadOnlyList<string> LevelsOf(Case c) => held.ProcedureOf(c).Urgencies is { Count: > 0 } own ? own : district.Declared<MechanismChoice>().Levels;
}
