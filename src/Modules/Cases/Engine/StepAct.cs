namespace Yingshang.Cases.Engine;

/// <summary>Which act completes a step. A procedure calls its steps what it likes; this is what they mean.</summary>
public enum StepAct
{
    /// <summary>应答: somebody has answered the enterprise. The office by 回电核实 or 交办, a unit by 签收 or 对接, whichever comes first.</summary>
    Respond,
    /// <summary>交办</summary>
    Dispatch,
    /// <summary>签收</summary>
    Sign,
    /// <summary>对接</summary>
    Contact,
    /// <summary>反馈</summary>
    Feedback,
    /// <summary>办结</summary>
    Answer,
}

/// <summary>Who owes a step.</summary>
public enum StepHolder
{
    /// <summary>营商办</summary>
    Office,
    /// <summary>主办单位</summary>
    Unit,
}

/// <summary>What happens by itself when a step has run out.</summary>
public enum StepExpiry
{
    /// <summary>提级: the unit goes on with it, and the level above looks on.</summary>
    Escalate,
    /// <summary>提级收回: the office has it again and gives it out anew.</summary>
    TakeBack,
}

public static class StepWords
{
    public static readonly IReadOnlyDictionary<string, StepAct> Acts = new Dictionary<string, StepAct>(StringComparer.Ordinal)
    {
        ["应答"] = StepAct.Respond, ["交办"] = StepAct.Dispatch, ["签收"] = StepAct.Sign, ["对接"] = StepAct.Contact, ["反馈"] = StepAct.Feedback, ["办结"] = StepAct.Answer,
    };

    public static readonly IReadOnlyDictionary<string, StepHolder> Holders = new Dictionary<string, StepHolder>(StringComparer.Ordinal) { ["office"] = StepHolder.Office, ["unit"] = StepHolder.Unit };

    public static readonly IReadOnlyDictionary<string, StepExpiry> Expiries = new Dictionary<string, StepExpiry>(StringComparer.Ordinal) { ["提级"] = StepExpiry.Escalate, ["提级收回"] = StepExpiry.TakeBack };

    extension(StepAct act)
    {
        public string Word => Acts.First(a => a.Value == act).Key;
    }
}
