using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.People.ApiKeys;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Platform.Web;

/// <summary>The door of every request: which district, who, and whether the table lets this person through.</summary>
public static class Gate
{
    public const string DistrictClaim = "district";
    public const string StampClaim = "stamp";

    public static void UseDistrict(this WebApplication app) => app.Use(async (context, next) =>
    {
        context.RequestServices.GetRequiredService<CurrentDistrict>().District = context.RequestServices.GetRequiredService<DistrictList>().ForHost(context.Request.Host.Host);
        await next(context);
    });

    /// <summary>After routing and authentication: reads the account, then asks the page or endpoint who may pass.</summary>
    public static void UseGate(this WebApplication app) => app.Use(async (context, next) =>
    {
        var user = context.RequestServices.GetRequiredService<CurrentUser>();
        await IdentifyAsync(context, user);
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<OpenToAllAttribute>() is not null) await next(context);
        else if (endpoint.Metadata.GetMetadata<SignedInAttribute>() is not null) await PassAsync(context, next, user.IsSignedIn, user);
        else if (endpoint.Metadata.GetMetadata<AllowAttribute>() is { } allow) await PassAsync(context, next, allow.AnyOf.Any(user.May), user);
        // What routing itself answers: another method, another type of content.
        else if (Api.Is(context.Request) && endpoint is not RouteEndpoint) await next(context);
        else context.Response.StatusCode = StatusCodes.Status404NotFound;
    });

    /// <summary>The ticket of an account: valid in one district, until its password, role or second factor changes.</summary>
    public static ClaimsPrincipal Ticket(Account account, District district) => new(new ClaimsIdentity(
    [
        new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(DistrictClaim, district.Profile.DivisionCode), new(StampClaim, account.SecurityStamp ?? ""),
    ], "Cookies"));

    private static async Task IdentifyAsync(HttpContext context, CurrentUser user)
    {
        var district = context.RequestServices.GetRequiredService<District>();
        if (Api.Is(context.Request) && SecretOf(context.Request) is { } secret)
        {
            await IdentifyByKeyAsync(context, user, district, secret);
            return;
        }
        if (Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && context.User.FindFirstValue(DistrictClaim) == district.Profile.DivisionCode)
        {
            var stamp = context.User.FindFirstValue(StampClaim);
            var db = context.RequestServices.GetRequiredService<DistrictDb>();
            var (account, leader) = await district.Recent.OfAsync("ticket", (id, stamp), () => AccountAsync(db, id, stamp, context.RequestAborted));
            if (account is not null)
            {
                user.Is(account, district.Access, leader);
                return;
            }
        }
        user.IsVisitor(district.Access);
    }

    private static async Task<(Account? Account, string? Leader)> AccountAsync(DistrictDb db, Guid id, string? stamp, CancellationToken cancel)
    {
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && !a.IsDisabled && a.SecurityStamp == stamp, cancel);
        return (account, account is { Role: Role.Liaison, ActsForId: { } acted } ? await db.Accounts.Where(a => a.Id == acted).Select(a => a.DisplayName).FirstOrDefaultAsync(cancel) : null);
    }

    /// <summary>A program with a key of an account. A key that does not hold is a visitor, whatever cookie comes with it.</summary>
    private static async Task IdentifyByKeyAsync(HttpContext context, CurrentUser user, District district, string secret)
    {
        var db = context.RequestServices.GetRequiredService<DistrictDb>();
        var (digest, today) = (ApiKey.DigestOf(secret), db.Now.ShanghaiDate);
        var key = await db.ApiKeys.AsNoTracking().FirstOrDefaultAsync(k => k.Digest == digest && k.RevokedAt == null && k.EndsOn >= today, context.RequestAborted);
        var (account, leader) = key is null ? default : await AccountAsync(db, key.AccountId, key.Stamp, context.RequestAborted);
        if (account is null || account.HasTemporaryPassword)
        {
            user.IsVisitor(district.Access);
            return;
        }
        if (key!.LastUsedOn != today) await db.ApiKeys.Where(k => k.Id == key.Id).ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedOn, today), context.RequestAborted);
        user.Is(account, district.Access, leader);
    }

    private static string? SecretOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 0 } header ? header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "" : null;

    private static Task PassAsync(HttpContext context, RequestDelegate next, bool may, CurrentUser user)
    {
        if (may) return next(context);
        if (!user.IsSignedIn && Api.Is(context.Request)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (!user.IsSignedIn) return context.ChallengeAsync();
        else context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
