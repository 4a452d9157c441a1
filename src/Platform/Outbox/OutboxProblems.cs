using Yingshang.Platform.Results;

namespace Yingshang.Platform.Outbox;

/// <summary>Every refusal around messages.</summary>
public static class OutboxProblems
{
    public static readonly Problem NotDead = new("outbox.not-dead", "这条消息不在发不出去的里面，可能别人刚刚处理过，请刷新页面。");
    public static readonly Problem TooOld = new("outbox.too-old", "这条消息过了有效期，重发没有用。请选“不再发”。");
}
