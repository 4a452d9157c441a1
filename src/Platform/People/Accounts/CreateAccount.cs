using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.People.Accounts;

public class AccountForm
{
    [Required(ErrorMessage = "请填写姓名"), StringLength(32, ErrorMessage = "姓名不超过 32 个字")]
    public string? DisplayName { get; set; }

    public Guid? UnitId { get; set; }

    public Guid? SectionId { get; set; }

    [StringLength(32, ErrorMessage = "工号不超过 32 个字符")]
    public string? StaffNumber { get; set; }

    [StringLength(32, ErrorMessage = "职务不超过 32 个字")]
    public string? Post { get; set; }

    [StringLength(32, ErrorMessage = "办公电话不超过 32 个字符")]
    public string? OfficePhone { get; set; }

    [MailAddress]
    public string? Email { get; set; }

    public void WriteTo(Account account)
    {
        (account.DisplayName, account.UnitId, account.SectionId) = (DisplayName!.Trim(), UnitId, SectionId);
        (account.StaffNumber, account.Post, account.OfficePhone) = (Filled(StaffNumber), Filled(Post), Filled(OfficePhone));
        account.Email = Filled(Email);
        account.NormalizedEmail = account.Email?.ToUpperInvariant();
    }

    public IEnumerable<(string, object?)> Content() =>
        [("name", DisplayName), ("unit", UnitId), ("section", SectionId), ("staff_number", StaffNumber), ("post", Post), ("office_phone", OfficePhone), ("email", Email)];

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal sealed class CreateAccountForm : AccountForm
{
    [Required(ErrorMessage = "请填写用户名"), RegularExpression("[A-Za-z][A-Za-z0-9._-]{2,31}", ErrorMessage = "用户名以字母开头，3 到 32 位字母、数字、点或横线")]
    public string? UserName { get; set; }
}

/// <summary>An account with the password that is to be told to its owner, shown once.</summary>
public sealed record TemporaryPassword(Guid AccountId, string Name, string Password);

/// <summary>新建账号：by the 系统管理员, without a role; that is the 安全管理员's to give.</summary>
internal sealed class CreateAccountHandler(DistrictDb db, UserManager<Account> users, SecurityRules rules)
{
    public async Task<Result<TemporaryPassword>> HandleAsync(CreateAccountForm form, CancellationToken cancel)
    {
        var name = form.UserName!.Trim();
        if (await users.FindByNameAsync(name) is not null) return PeopleProblems.NameTaken;
        var account = new Account
        {
            Id = db.NewId(), UserName = name, NormalizedUserName = users.NormalizeName(name), DisplayName = form.DisplayName!, CreatedAt = db.Now, LockoutEnabled = true,
            HasTemporaryPassword = true, SecurityStamp = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)),
        };
        form.WriteTo(account);
        var password = PasswordRules.Temporary(rules.PasswordLength);
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        db.Accounts.Add(account);
        db.Audit("account.created", "account", account.Id, [("username", name), .. form.Content()]);
        await db.SaveAsync(cancel);
        return new TemporaryPassword(account.Id, account.DisplayName, password);
    }
}
