using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Platform.People.ApiKeys;

internal sealed class IssueApiKeyForm
{
    [Required(ErrorMessage = "请写明用在哪里，如“12345 对接程序”"), StringLength(40, ErrorMessage = "用途不超过 40 字")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "请选择有效期")]
    public int? Days { get; set; }

    [Required(ErrorMessage = "请输入现在的密码"), StringLength(200, ErrorMessage = "密码不超过 200 个字符")]
    public string? Password { get; set; }
}

/// <summary>建立、撤销接口密钥, each person one's own.</summary>
internal sealed class IssueApiKeyHandler(DistrictDb db, IPasswordHasher<Account> hasher, CurrentUser user)
{
    public const int Most = 5;
    public static readonly IReadOnlyList<int> Lives = [30, 90, 365];

    /// <returns>the key, shown once</returns>
    public async Task<Result<string>> HandleAsync(IssueApiKeyForm form, CancellationToken cancel)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == user.AccountId, cancel);
        // Not Identity's check, which may write the hash anew and end the sign-in with it.
        if (hasher.VerifyHashedPassword(account, account.PasswordHash ?? "", form.Password!) == PasswordVerificationResult.Failed) return PeopleProblems.WrongPassword;
        var today = db.Now.ShanghaiDate;
        if (await db.ApiKeys.CountAsync(k => k.AccountId == account.Id && k.RevokedAt == null && k.EndsOn >= today && k.Stamp == account.SecurityStamp, cancel) >= Most) return PeopleProblems.TooManyKeys(Most);
        var secret = ApiKey.NewSecret();
        var key = new ApiKey
        {
            Id = db.NewId(), AccountId = account.Id, Name = form.Name!.Trim(), Begins = ApiKey.BeginningOf(secret), Digest = ApiKey.DigestOf(secret), Stamp = account.SecurityStamp!, CreatedAt = db.Now,
            EndsOn = today.AddDays(Lives.Contains(form.Days!.Value) ? form.Days.Value : Lives[0]),
        };
        db.ApiKeys.Add(key);
        db.Audit("account.api-key-created", "account", account.Id, ("key", key.Id), ("name", key.Name), ("ends", key.EndsOn));
        await db.SaveAsync(cancel);
        return secret;
    }

    public async Task RevokeAsync(Guid id, CancellationToken cancel)
    {
        var key = await db.ApiKeys.FirstOrDefaultAsync(k => k.Id == id && k.AccountId == user.AccountId, cancel) ?? throw new NotThereException($"api key {id}");
        if (key.RevokedAt is not null) return;
        key.RevokedAt = db.Now;
        db.Audit("account.api-key-revoked", "account", key.AccountId, ("key", key.Id), ("name", key.Name));
        await db.SaveAsync(cancel);
    }
}
