using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Yingshang.Platform.People.SignIn;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.People.Me;

internal sealed class ChangePasswordForm
{
    [Required(ErrorMessage = "请输入现在的密码"), StringLength(200, ErrorMessage = "密码不超过 200 个字符")]
    public string? Current { get; set; }

    [Required(ErrorMessage = "请输入新密码"), StringLength(200, ErrorMessage = "密码不超过 200 个字符")]
    public string? Password { get; set; }

    [Required(ErrorMessage = "请再输入一次"), Compare(nameof(Password), ErrorMessage = "两次输入的新密码不一样")]
    public string? Again { get; set; }
}

/// <summary>修改密码：the new one ends every other sign-in of the account.</summary>
internal sealed class ChangePasswordHandler(DistrictDb db, UserManager<Account> users, PendingSignIn pending)
{
    public async Task<Result> HandleAsync(Account account, ChangePasswordForm form)
    {
        if (!await users.CheckPasswordAsync(account, form.Current!)) return PeopleProblems.WrongPassword;
        account.PasswordHash = users.PasswordHasher.HashPassword(account, form.Password!);
        db.Audit("account.password-changed", "account", account.Id);
        await users.UpdateSecurityStampAsync(account);
        await pending.IssueAsync(account);
        return Result.Done;
    }
}
