using Yingshang.Cases.Engine;

namespace Yingshang.Cases.Api;

/// <summary>A demand in a list.</summary>
/// <param name="Enterprise">of a 保密件 the words that stand instead</param>
/// <param name="Lamp">正常, 临期, 超期2个工作日, 不计时; null when nothing is due</param>
internal sealed record DemandLine(
    Guid Id, string Number, string Title, string Enterprise, string? Territory, string Nature, string Topic, string Channel, DateTime ReceivedAt, CaseState State, string StateWord, int Level,
    string? LeadUnit, string? NextStep, DateTime? DueAt, string? Lamp, string? Outcome, DateTime? AnsweredAt, bool IsConfidential);

/// <param name="IsMore">a search found more than are counted</param>
internal sealed record DemandList(int Count, bool IsMore, int Page, int Size, IReadOnlyList<DemandLine> Items);

/// <summary>A demand with everything that this account may read of it.</summary>
/// <param name="Version">to be sent back with an act: what somebody else did in between refuses it</param>
internal sealed record DemandShown(
    Guid Id, int Version, string Number, string Title, string? Text, string Enterprise, Guid? EnterpriseId, string ContactName, string ContactPhone, string Nature, string Topic, string Channel, bool IsVerified,
    bool IsConfidential, DateTime ReceivedAt, CaseState State, string StateWord, int Level, string? LeadUnit, string? Outcome, string? Reply, bool? SaysSolved, IReadOnlyList<StepShown> Steps, IReadOnlyList<HoldingShown> Holdings,
    IReadOnlyList<EventShown> Events);

/// <param name="LastDay">the day at whose end it is due</param>
internal sealed record StepShown(int Round, string Step, string Name, string Limit, DateTime StartAt, DateTime? DueAt, DateOnly? LastDay, DateTime? DoneAt, string? Lamp);

internal sealed record HoldingShown(string Unit, bool IsLead, string Document, DateTime FromAt, DateTime? SignedAt, DateTime? UntilAt, string? EndedBecause);

internal sealed record EventShown(DateTime At, string Kind, string Title, string? By, string? Text, string? Facts);

/// <summary>What everybody who has the code may know.</summary>
internal sealed record DemandTracked(string Number, string State, string Holder, string Contact, string? NextPromise, DateTime? DueAt, DateOnly? LastDay, IReadOnlyList<ProgressShown> Progress);

internal sealed record ProgressShown(DateTime At, string Says);

/// <summary>A demand as an enterprise files it.</summary>
/// <param name="Enterprise">name or unified social credit code; taken from the account where it is bound to one</param>
/// <param name="ShownChannel">the legal channel of the answer before, when the enterprise files all the same</param>
internal sealed record DemandFiled(string? Text, string? Enterprise, string? ContactName, string? Phone, bool IsConfidential, string? ShownChannel, string? Challenge, string? ChallengeAnswer);

internal sealed record DemandReceived(string TrackingCode, string Address);
