using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.RelayDemand;

public sealed class AskRelayForm : VersionedForm
{
    [Required(ErrorMessage = "请写要问企业或者告诉企业的话"), StringLength(500, ErrorMessage = "不超过 500 字")]
    public string? Text { get; set; }
}

/// <summary>请营商办转达：保密件的承办单位要问企业、告诉企业的话，由营商办转。</summary>
public sealed class AskRelayHandler(DistrictDb db, HeldCases held, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, AskRelayForm form, CancellationToken cancel)
    {
        var (taken, refusal) = await held.TakeAsync(id, CaseActions.AskRelay, HeldAs.Either, form, cancel);
        if (taken is null) return refusal!;
        var c = taken.Case;
        if (!taken.Demand.IsConfidential) return CaseProblems.NotConfidential(c);
        await db.Entry(c).Collection(x => x.Events).LoadAsync(cancel);
        if (Relay.Asked(c) is not null) return CaseProblems.RelayOpen(c);
        c.Happened(db.Now, Relay.AskedKind, Actor.Of(user), $"{taken.Unit.ShortName}请营商办转达企业", form.Text);
        db.Audit("case.relay-asked", "case", id, ("text", form.Text));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}

public sealed class RelayForm : VersionedForm
{
    [Required(ErrorMessage = "请写转给企业的话"), StringLength(500, ErrorMessage = "不超过 500 字")]
    public string? Told { get; set; }

    [StringLength(1000, ErrorMessage = "企业答复不超过 1000 字")]
    public string? Answer { get; set; }
}

/// <summary>转达：营商办把承办单位的话转给企业，企业在自己的页面上看到；企业的答复写给承办单位，不带企业和人名。</summary>
public sealed class RelayHandler(DistrictDb db, CaseAccess access, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, RelayForm form, CancellationToken cancel)
    {
        var (c, _, changed) = await access.LoadAsync(id, CaseActions.Relay, form, cancel);
        await db.Entry(c).Collection(x => x.Events).LoadAsync(cancel);
        if (Relay.Asked(c) is null) return CaseProblems.NoRelay(c);
        if (changed is not null) return changed;
        // Text and what the enterprise reads are the same: it is shown there only after the telephone was proved.
        c.Happened(db.Now, Relay.PassedKind, Actor.Of(user), "营商办已转达企业", form.Told, form.Told, string.IsNullOrWhiteSpace(form.Answer) ? null : $"企业答复：{form.Answer.ReplaceLineEndings(" ")}");
        db.Audit("case.relayed", "case", id, ("told", form.Told), ("answer", form.Answer));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}

internal static class Relay
{
    public const string AskedKind = "relay-asked";
    public const string PassedKind = "relayed";

    /// <summary>What the unit asked and the office has not passed on yet.</summary>
    /// <param name="c">with its events</param>
    public static CaseEvent? Asked(Case c) => c.Events.Where(e => e.Kind is AskedKind or PassedKind).MaxBy(e => e.At) is { Kind: AskedKind } asked ? asked : null;
}
