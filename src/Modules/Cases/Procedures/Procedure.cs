using Yingshang.Cases.Engine;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Procedures;

/// <summary>A procedure as one version of its declaration says it: steps with owners and limits, how days are counted, what may be asked for.</summary>
/// <param name="Urgencies">the levels that its limits follow; empty when they are the same for all</param>
public sealed record Procedure(
    string Id, int Version, string Name, string ShortName, string Subject, string NumberPattern, CountingRule Counting, NearRule Near, IReadOnlyList<string> Urgencies,
    IReadOnlyList<ProcedureStep> Steps, StepLimit SignWithin, ReturnRule Return, ExtensionRule Extension, PauseRule Pause, ReopenRule Reopen, LampSet Lamps)
{
    /// <summary>From when the limits of another level of urgency are counted.</summary>
    public UrgencyChange UrgencyChange { get; init; }

    public ProcedureStep Step(string id) => Steps.Single(s => s.Id == id);

    /// <summary>A step of the first round or of one after a reopening; null for an id that is in neither.</summary>
    public ProcedureStep? FindStep(string? id) => Steps.Concat(Reopen.Steps).FirstOrDefault(s => s.Id == id);

    /// <summary>诉〔2023〕0917号</summary>
    public string Number(int year, int number) =>
        NumberPattern.Replace("{year}", year.ToString()).Replace("{0000}", number.ToString("0000"));
}

/// <summary>A step: what has to be done, by whom, within which limit from receipt. Steps of one procedure run under one clock; each is due on its own.</summary>
/// <param name="Act">which act completes it</param>
/// <param name="By">who owes it</param>
/// <param name="Promise">what the enterprise is told about it</param>
/// <param name="OnExpiry">what happens by itself when it has run out; null for nothing</param>
public sealed record ProcedureStep(string Id, string Name, StepAct Act, StepLimit Limit, StepHolder By, string Promise, StepExpiry? OnExpiry);

/// <summary>A limit, the same for all or one for each level of urgency.</summary>
public sealed class StepLimit
{
    private readonly IReadOnlyList<(string Level, Limit Limit)> _levels;
    private readonly Limit _usual;

    public StepLimit(Limit all) => (_usual, _levels) = (all, []);

    /// <param name="levels">most urgent first; the last is the usual one</param>
    public StepLimit(IReadOnlyList<(string Level, Limit Limit)> levels) => (_usual, _levels) = (levels[^1].Limit, levels);

    public Limit For(string? urgency)
    {
        foreach (var (level, limit) in _levels)
            if (level == urgency) return limit;
        return _usual;
    }

    /// <summary>3个工作日; 特急2小时、紧急1个工作日、一般3个工作日.</summary>
    public override string ToString() => _levels.Count == 0 ? _usual.ToString() : string.Join('、', _levels.Select(l => $"{l.Level}{l.Limit}"));
}

/// <summary>From when the limits count after a change of urgency.</summary>
public enum UrgencyChange
{
    /// <summary>自变更起: so that nobody is late the moment it becomes more urgent</summary>
    FromChange,
    /// <summary>自收到起: from where the steps began</summary>
    FromReceipt,
}

/// <summary>Who decides what a unit asks for.</summary>
public enum Approver
{
    /// <summary>营商办</summary>
    Office,
    /// <summary>分管区领导</summary>
    Leader,
}

/// <summary>申请退回: within how long after 交办, how often, and who decides the first and the next ones.</summary>
public sealed record ReturnRule(Limit Within, int MostTimes, IReadOnlyList<Approver> Approvers)
{
    /// <param name="decided">how many were decided before</param>
    public Approver ApproverAfter(int decided) => Approvers[Math.Min(decided, Approvers.Count - 1)];
}

/// <summary>申请延期: how long before the end it is asked, how long at most each time, how often, who approves the first and the next ones.</summary>
public sealed record ExtensionRule(int AskBeforeWorkingDays, Limit Longest, int MostTimes, IReadOnlyList<Approver> Approvers)
{
    /// <param name="granted">how many were granted before</param>
    public Approver ApproverAfter(int granted) => Approvers[Math.Min(granted, Approvers.Count - 1)];
}

/// <summary>不计时: whether the unit may record it itself, for which reasons, how often. The office always may.</summary>
/// <param name="Reasons">of the pack's catalogue; empty for all of them</param>
public sealed record PauseRule(bool ByUnit, int MostTimes, IReadOnlyList<string> Reasons)
{
    public bool Allows(string reason) => Reasons.Count == 0 || Reasons.Contains(reason);
}

/// <summary>没解决，继续反映: within how many days of the answer, and the steps that then begin anew.</summary>
public sealed record ReopenRule(Limit Within, IReadOnlyList<ProcedureStep> Steps);
