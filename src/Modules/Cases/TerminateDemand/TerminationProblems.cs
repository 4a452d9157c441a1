using Yingshang.Platform.Results;

namespace Yingshang.Cases.TerminateDemand;

/// <summary>Why a demand is not terminated.</summary>
public static class TerminationProblems
{
    public static readonly Problem NoSuchReason = new("termination.no-such-reason", "请从名单里选终结的原因。");
    public static readonly Problem OwnRequest = new("termination.own-request", "您是提请人，不能审批自己提请的办理终结，请由别人审批。");
    public static readonly Problem NeedsOpinion = new("termination.needs-opinion", "同意办理终结要写明意见，它会印在审批表上。");
}
