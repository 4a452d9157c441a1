namespace Yingshang.Platform.People;

/// <summary>What the platform itself lets people do.</summary>
public static class PlatformActions
{
    public const string ManageAccounts = "account.manage";
    public const string GrantRoles = "account.grant";
    public const string ReadAudit = "audit.read";
    public const string ManageOutbox = "outbox.manage";
    public const string Unmask = "person.unmask";

    public static readonly IReadOnlyList<ActionName> All =
    [
        new(ManageAccounts, "账号管理"), new(GrantRoles, "授予角色"), new(ReadAudit, "查看操作留痕"), new(ManageOutbox, "消息发送"), new(Unmask, "查看明文"),
    ];
}
