using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Platform.People.SignIn;

internal sealed class ConfirmCodeForm
{
    [Required(ErrorMessage = "请输入动态口令"), StringLength(20, ErrorMessage = "动态口令是六位数字")]
    public string? Code { get; set; }
}

/// <summary>Where a confirmed code leads, and the recovery codes when it was the first.</summary>
internal sealed record ConfirmedCode(string Path, IReadOnlyList<string> RecoveryCodes);

/// <summary>The second step of a sign-in. For somebody who must have a second factor and has none, the first code turns it on.</summary>
internal sealed class ConfirmCodeHandler(DistrictDb db, SecondFactor factor, PendingSignIn pending, SecurityRules rules, AttemptLimiter attempts)
{
    public async Task<Result<ConfirmedCode>> HandleAsync(Account account, string back, ConfirmCodeForm form, CancellationToken cancel)
    {
        if (attempts.Count($"code {account.Id}", rules.MostFailures, rules.LockedFor) is { } until) return PeopleProblems.Locked(until.UtcDateTime.ToShanghai());
        if (!await factor.AcceptsAsync(account, form.Code!))
        {
            db.Audit("account.code-refused", "account", account.Id);
            await db.SaveAsync(cancel);
            return PeopleProblems.WrongCode;
        }
        var codes = account.TwoFactorEnabled ? [] : await factor.TurnOnAsync(account);
        return new ConfirmedCode(await pending.ContinueAsync(account, hasCode: true, back, cancel), codes);
    }
}

internal sealed class ReplacePasswordForm
{
    [Required(ErrorMessage = "请输入新密码"), StringLength(200, ErrorMessage = "密码不超过 200 个字符")]
    public string? Password { get; set; }

    [Required(ErrorMessage = "请再输入一次"), Compare(nameof(Password), ErrorMessage = "两次输入的新密码不一样")]
    public string? Again { get; set; }
}

/// <summary>The last step of a sign-in with a password that an administrator gave: one's own takes its place.</summary>
internal sealed class ReplacePasswordHandler(DistrictDb db, UserManager<Account> users, PendingSignIn pending)
{
    public async Task<string> HandleAsync(Account account, bool hasCode, string back, ReplacePasswordForm form, CancellationToken cancel)
    {
        account.PasswordHash = users.PasswordHasher.HashPassword(account, form.Password!);
        account.HasTemporaryPassword = false;
        db.Audit("account.password-changed", "account", account.Id);
        await users.UpdateSecurityStampAsync(account);
        return await pending.ContinueAsync(account, hasCode, back, cancel);
    }
}
