using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.People.SignIn;

/// <summary>退出登录</summary>
public static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/sign-out", HandleAsync).WithMetadata(new OpenToAllAttribute(), new RequireAntiforgeryTokenAttribute());

    private static async Task<IResult> HandleAsync(HttpContext http, DistrictDb db, CurrentUser user)
    {
        if (user.AccountId is { } account)
        {
            db.Audit("account.signed-out", "account", account);
            await db.SaveAsync(http.RequestAborted);
        }
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Microsoft.AspNetCore.Http.Results.Redirect("/sign-in");
    }
}
