namespace Yingshang.Cases.Engine;

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    /// <summary>待交办</summary>
    Received,
    /// <summary>待签收</summary>
    Dispatched,
    /// <summary>办理中</summary>
    InHand,
    /// <summary>退回待定</summary>
    ReturnAsked,
    /// <summary>已办结（企业未评价）</summary>
    Answered,
    /// <summary>销号</summary>
    Confirmed,
    /// <summary>已撤回</summary>
    Withdrawn,
    /// <summary>已并案: handled and answered with an earlier one</summary>
    Merged,
}

public static class CaseStateWords
{
    extension(CaseState state)
    {
        public string Word => state switch
        {
            CaseState.Received => "待交办",
            CaseState.Dispatched => "待签收",
            CaseState.InHand => "办理中",
            CaseState.ReturnAsked => "退回待定",
            CaseState.Answered => "已办结（企业未评价）",
            CaseState.Confirmed => "已销号",
            CaseState.Withdrawn => "企业撤回",
            CaseState.Merged => "已并案",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

        public bool IsOpen => state is CaseState.Received or CaseState.Dispatched or CaseState.InHand or CaseState.ReturnAsked;
    }
}
