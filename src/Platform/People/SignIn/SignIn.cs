using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Masking;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Platform.People.SignIn;

internal sealed class SignInForm
{
    [Required(ErrorMessage = "请输入用户名"), StringLength(64, ErrorMessage = "用户名不超过 64 个字符")]
    public string? UserName { get; set; }

    [Required(ErrorMessage = "请输入密码"), StringLength(200, ErrorMessage = "密码不超过 200 个字符")]
    public string? Password { get; set; }
}

/// <summary>登录：checks name and password. Says the same for a name that nobody has and for a wrong password, and locks both alike.</summary>
internal sealed class SignInHandler(
    DistrictDb db, UserManager<Account> users, IPasswordHasher<Account> hasher, District district, SecurityRules rules, AttemptLimiter attempts, PendingSignIn pending, IHttpContextAccessor accessor)
{
    /// <returns>the path to go to</returns>
    public async Task<Result<string>> HandleAsync(SignInForm form, string? back, CancellationToken cancel)
    {
        var address = accessor.HttpContext!.Connection.RemoteIpAddress?.ToString() ?? "";
        if (attempts.Count($"{district.Profile.DivisionCode} {address}", rules.MostAttempts, rules.AttemptsWithin) is not null) return PeopleProblems.TooManyAttempts;
        var name = form.UserName!.Trim();
        var account = await FindAsync(name, cancel);
        if (account is null) return await RefuseUnknownAsync(name, form.Password!, address, cancel);
        if (account.LockoutEnd?.UtcDateTime is { } until && until > db.Now) return Locked(until);
        if (!await users.CheckPasswordAsync(account, form.Password!)) return await CountFailureAsync(account, address, cancel);
        if (account.IsDisabled) return PeopleProblems.Disabled;
        await db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.AccessFailedCount, 0), cancel);
        return await pending.ContinueAsync(account, hasCode: false, Local(back), cancel);
    }

    /// <summary>A path of this site, never another's address.</summary>
    public static string Local(string? back) =>
        back is ['/', ..] and not ['/', '/' or '\\', ..] && !back.Any(char.IsControl) ? back : "/";

    /// <summary>By user name; an enterprise also by its telephone.</summary>
    private async Task<Account?> FindAsync(string name, CancellationToken cancel)
    {
        if (await users.FindByNameAsync(name) is { } account) return account;
        var enterprises = await db.Accounts.Where(a => a.Role == Role.Enterprise && a.PhoneNumber == name).Take(2).ToListAsync(cancel);
        return enterprises.Count == 1 ? enterprises[0] : null;
    }

    private async Task<Problem> RefuseUnknownAsync(string name, string password, string address, CancellationToken cancel)
    {
        // As long and as lockable as a real account, so that the answer does not tell which names exist.
        hasher.HashPassword(null!, password);
        db.Audit("account.sign-in-failed", "account", Guid.Empty, ("name", Mask.Name(name)), ("address", address));
        await db.SaveAsync(cancel);
        var until = attempts.Count($"{district.Profile.DivisionCode} name {name.ToUpperInvariant()}", rules.MostFailures - 1, rules.LockedFor);
        return until is { } locked ? Locked(locked.UtcDateTime) : PeopleProblems.WrongNameOrPassword;
    }

    private async Task<Problem> CountFailureAsync(Account account, string address, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        // In the database, so that guesses made at the same time all count.
        var rows = db.Accounts.Where(a => a.Id == account.Id);
        await rows.ExecuteUpdateAsync(a => a.SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount + 1), cancel);
        var failures = await rows.Select(a => a.AccessFailedCount).SingleAsync(cancel);
        var locks = failures >= rules.MostFailures;
        var until = db.Now + rules.LockedFor;
        if (locks) await rows.ExecuteUpdateAsync(a => a.SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.LockoutEnd, new DateTimeOffset(until)), cancel);
        db.Audit(locks ? "account.locked" : "account.sign-in-failed", "account", account.Id, ("address", address), ("failures", failures), ("until", locks ? until : null));
        await db.SaveAsync(cancel);
        await write.CommitAsync(cancel);
        return locks ? Locked(until) : PeopleProblems.WrongNameOrPassword;
    }

    private static Problem Locked(DateTime utc) => PeopleProblems.Locked(utc.ToShanghai());
}
