using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.People.Accounts;

internal sealed class ChangeAccountForm : AccountForm
{
    /// <summary>The account as it was shown: who saves second is told so.</summary>
    public string? Stamp { get; set; }
}

/// <summary>修改账号：name, unit, section, post.</summary>
internal sealed class ChangeAccountHandler(DistrictDb db, UserManager<Account> users, AdminRoles admins)
{
    public async Task<Result> HandleAsync(Account account, ChangeAccountForm form, CancellationToken cancel)
    {
        if (await admins.ObjectionAsync(account, account.Role, form.StaffNumber, cancel) is { } objection) return objection;
        form.WriteTo(account);
        db.Entry(account).Property(a => a.ConcurrencyStamp).OriginalValue = form.Stamp;
        account.ConcurrencyStamp = users.GenerateNewAuthenticatorKey();
        db.Audit("account.changed", "account", account.Id, form.Content());
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}

internal sealed class ReasonForm
{
    [Required(ErrorMessage = "请写明原因"), StringLength(200, ErrorMessage = "原因不超过 200 字")]
    public string? Reason { get; set; }
}

/// <summary>停用、恢复账号：a disabled account is out at once, everywhere, and keeps what it did.</summary>
internal sealed class DisableAccountHandler(DistrictDb db, UserManager<Account> users, AdminRoles admins, CurrentUser user)
{
    public async Task<Result> HandleAsync(Account account, ReasonForm form, CancellationToken cancel)
    {
        if (account.Id == user.AccountId) return PeopleProblems.OwnAccount;
        if (!account.IsDisabled && await admins.IsLastAsync(account, cancel)) return PeopleProblems.LastOfItsKind;
        if (account.IsDisabled && await admins.ObjectionAsync(account, account.Role, account.StaffNumber, cancel) is { } objection) return objection;
        account.IsDisabled = !account.IsDisabled;
        db.Audit(account.IsDisabled ? "account.disabled" : "account.enabled", "account", account.Id, ("reason", form.Reason));
        await users.UpdateSecurityStampAsync(account);
        return Result.Done;
    }
}

/// <summary>重置密码：a password for once, and the account is unlocked.</summary>
internal sealed class ResetPasswordHandler(DistrictDb db, UserManager<Account> users, SecurityRules rules, CurrentUser user)
{
    public async Task<Result<TemporaryPassword>> HandleAsync(Account account)
    {
        if (account.Id == user.AccountId) return PeopleProblems.OwnAccount;
        var password = PasswordRules.Temporary(rules.PasswordLength);
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        (account.HasTemporaryPassword, account.AccessFailedCount, account.LockoutEnd) = (true, 0, null);
        db.Audit("account.password-reset", "account", account.Id);
        await users.UpdateSecurityStampAsync(account);
        return new TemporaryPassword(account.Id, account.DisplayName, password);
    }
}
