using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Storage;
using Yingshang.Platform.Web;

namespace Yingshang.Platform.People.SignIn;

/// <summary>A sign-in under way: the password was right, a code or a new password is still to come. Lies in a cookie for ten minutes and opens no page.</summary>
internal sealed class PendingSignIn(IHttpContextAccessor accessor, IDataProtectionProvider protection, District district, DistrictDb db, SecurityRules rules, CurrentUser user, TimeProvider clock)
{
    private const string CookieName = "ys-pending";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private HttpContext Http => accessor.HttpContext!;
    private IDataProtector Protector => protection.CreateProtector("Yingshang.PendingSignIn", district.Profile.DivisionCode);

    /// <summary>Who is signing in, and whether the code was already given; null when nobody is or it took too long.</summary>
    public async Task<(Account Account, bool HasCode, string Back)?> FindAsync(CancellationToken cancel)
    {
        if (Read() is not [var id, var stamp, var until, var code, var back] || long.Parse(until, CultureInfo.InvariantCulture) < clock.GetUtcNow().UtcTicks) return null;
        var accountId = Guid.Parse(id);
        var account = await db.Accounts.FirstOrDefaultAsync(a => a.Id == accountId && a.SecurityStamp == stamp && !a.IsDisabled, cancel);
        return account is null ? null : (account, code == "1", back);
    }

    /// <summary>Goes on with the sign-in: to the next thing that is asked, or in.</summary>
    /// <returns>the path to go to</returns>
    public async Task<string> ContinueAsync(Account account, bool hasCode, string back, CancellationToken cancel)
    {
        var asksCode = !hasCode && (account.TwoFactorEnabled || rules.SecondFactorRoles.Contains(account.Role));
        if (!asksCode && !account.HasTemporaryPassword) return await EnterAsync(account, back, cancel);
        var until = (clock.GetUtcNow() + Lasts).UtcTicks.ToString(CultureInfo.InvariantCulture);
        Http.Response.Cookies.Append(CookieName, Protector.Protect(string.Join('\n', account.Id, account.SecurityStamp, until, hasCode ? "1" : "0", back)), Cookie());
        return asksCode ? "/sign-in/code" : "/sign-in/password";
    }

    private async Task<string> EnterAsync(Account account, string back, CancellationToken cancel)
    {
        user.Is(account, district.Access);
        db.Audit("account.signed-in", "account", account.Id, ("address", Http.Connection.RemoteIpAddress?.ToString()), ("second_factor", account.TwoFactorEnabled));
        await db.SaveAsync(cancel);
        Http.Response.Cookies.Delete(CookieName, Cookie());
        await IssueAsync(account);
        return back;
    }

    /// <summary>Gives this browser the ticket of the account, for as long as the district says.</summary>
    public Task IssueAsync(Account account)
    {
        var now = clock.GetUtcNow();
        return Http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Gate.Ticket(account, district), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + rules.Session });
    }

    private string[]? Read()
    {
        if (!Http.Request.Cookies.TryGetValue(CookieName, out var value)) return null;
        try
        {
            return Protector.Unprotect(value).Split('\n');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private CookieOptions Cookie() => new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = Http.Request.IsHttps, Path = "/sign-in" };
}
