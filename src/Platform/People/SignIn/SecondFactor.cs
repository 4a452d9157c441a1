using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.People.SignIn;

/// <summary>动态口令 (TOTP, RFC 6238) of an authenticator app, and codes on paper for the day the telephone is lost.</summary>
internal sealed class SecondFactor(UserManager<Account> users, IUserStore<Account> store, DistrictDb db, DistrictProfile profile, TimeProvider clock)
{
    private const int Codes = 10;

    /// <summary>The key to show as a QR code; made when there is none yet.</summary>
    public async Task<(string Key, string Address)> KeyAsync(Account account)
    {
        var key = await users.GetAuthenticatorKeyAsync(account);
        if (key is null)
        {
            // Not Identity's reset, which would end the sign-in that is under way.
            key = users.GenerateNewAuthenticatorKey();
            await ((IUserAuthenticatorKeyStore<Account>)store).SetAuthenticatorKeyAsync(account, key, CancellationToken.None);
            await db.SaveAsync();
        }
        var issuer = Uri.EscapeDataString(profile.PlatformName);
        return (key, $"otpauth://totp/{issuer}:{Uri.EscapeDataString(account.UserName!)}?secret={key}&issuer={issuer}&digits=6");
    }

    /// <summary>True for the code that the app shows now and that has not been used yet, or for an unused recovery code.</summary>
    public async Task<bool> AcceptsAsync(Account account, string code)
    {
        var plain = Plain(code);
        if (plain.Length == 6 && plain.All(char.IsAsciiDigit)) return await TakeStepAsync(account, plain);
        db.Audit("account.recovery-code-tried", "account", account.Id);
        return account.TwoFactorEnabled && (await users.RedeemTwoFactorRecoveryCodeAsync(account, Digest(plain))).Succeeded;
    }

    /// <summary>In the database, so that of two sign-ins with one code at the same time only one is let in.</summary>
    private async Task<bool> TakeStepAsync(Account account, string code)
    {
        if (await users.GetAuthenticatorKeyAsync(account) is not { } key || Totp.StepOf(Totp.Key(key), code, clock.GetUtcNow()) is not { } step) return false;
        var fresh = db.Accounts.Where(a => a.Id == account.Id && (a.LastCodeStep == null || a.LastCodeStep < step));
        if (await fresh.ExecuteUpdateAsync(a => a.SetProperty(x => x.LastCodeStep, step)) == 0) return false;
        account.LastCodeStep = step;
        return true;
    }

    /// <summary>Turns it on.</summary>
    /// <returns>the recovery codes, shown once; the store keeps only their digests</returns>
    public async Task<IReadOnlyList<string>> TurnOnAsync(Account account)
    {
        var codes = await PutCodesAsync(account);
        db.Audit("account.second-factor-on", "account", account.Id);
        await users.SetTwoFactorEnabledAsync(account, true);
        return codes;
    }

    public async Task<IReadOnlyList<string>> RenewCodesAsync(Account account)
    {
        var codes = await PutCodesAsync(account);
        db.Audit("account.recovery-codes-renewed", "account", account.Id);
        await db.SaveAsync();
        return codes;
    }

    /// <summary>Turns it off and forgets the key.</summary>
    public async Task TurnOffAsync(Account account)
    {
        await ((IUserAuthenticationTokenStore<Account>)store).RemoveTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey", CancellationToken.None);
        await ((IUserTwoFactorRecoveryCodeStore<Account>)store).ReplaceCodesAsync(account, [], CancellationToken.None);
        account.LastCodeStep = null;
        db.Audit("account.second-factor-off", "account", account.Id);
        await users.SetTwoFactorEnabledAsync(account, false);
    }

    public Task<int> CodesLeftAsync(Account account) => users.CountRecoveryCodesAsync(account);

    private async Task<IReadOnlyList<string>> PutCodesAsync(Account account)
    {
        var codes = Enumerable.Range(0, Codes).Select(_ => RandomNumberGenerator.GetString("ABCDEFGHJKMNPQRSTUVWXYZ23456789", 10)).ToList();
        await ((IUserTwoFactorRecoveryCodeStore<Account>)store).ReplaceCodesAsync(account, codes.Select(Digest), CancellationToken.None);
        return [.. codes.Select(c => $"{c[..5]}-{c[5..]}")];
    }

    private static string Plain(string code) => new([.. code.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    private static string Digest(string code) => Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(code)));
}
