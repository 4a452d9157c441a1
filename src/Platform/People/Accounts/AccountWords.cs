using Yingshang.WorkCalendars;

namespace Yingshang.Platform.People.Accounts;

internal static class AccountWords
{
    public static string RoleOf(Account account) => account.Role == Role.Public ? "未授角色" : RoleNames.Of(account.Role);

    public static string StateOf(Account account, DateTime now) => account switch
    {
        { IsDisabled: true } => "停用",
        { LockoutEnd: { } until } when until.UtcDateTime > now => $"锁定到 {until.UtcDateTime.ToShanghai():HH:mm}",
        { HasTemporaryPassword: true } => "在用，待改密码",
        _ => "在用",
    };
}
