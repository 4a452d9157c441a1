using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Procedures;

/// <summary>A procedure as one version of its declaration says it: steps with owners and limits, how days are counted, what may be asked for.</summary>
public sealed record Procedure(
    string Id, int Version, string Name, string ShortName, string Subject, string NumberPattern, CountingRule Counting, NearRule Near,
    IReadOnlyList<ProcedureStep> Steps, Limit SignWithin, ReturnRule Return, ExtensionRule Extension, ReopenRule Reopen, LampSet Lamps)
{
    public ProcedureStep Step(string id) => Steps.Single(s => s.Id == id);

    /// <summary>诉〔2023〕0917号</summary>
    public string Number(int year, int number) =>
        NumberPattern.Replace("{year}", year.ToString()).Replace("{0000}", number.ToString("0000"));
}

/// <summary>A step: what has to be done, by whom, within which limit from receipt. Steps of one procedure run under one clock; each is due on its own.</summary>
/// <param name="By">office (营商办) or unit (主办单位)</param>
/// <param name="Promise">what the enterprise is told about it</param>
public sealed record ProcedureStep(string Id, string Name, Limit Limit, string By, string Promise);

/// <summary>申请退回: within how long after 交办, and within how long it is decided.</summary>
public sealed record ReturnRule(Limit Within, int MostTimes);

/// <summary>申请延期: how long before the end it is asked, how many months at most each time, how often, who approves the first and the second.</summary>
public sealed record ExtensionRule(int AskBeforeWorkingDays, int LongestMonths, int MostTimes, IReadOnlyList<string> Approvers);

/// <summary>没解决，继续反映: within how many days of the answer, and the steps that then begin anew.</summary>
public sealed record ReopenRule(Limit Within, IReadOnlyList<ProcedureStep> Steps);
