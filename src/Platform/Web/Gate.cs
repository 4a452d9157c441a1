using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

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

    private static Task PassAsync(HttpContext context, RequestDelegate next, bool may, CurrentUser user)
    {
        if (may) return next(context);
        if (!user.IsSignedIn) return context.ChallengeAsync();
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
