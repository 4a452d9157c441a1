using Microsoft.AspNetCore.Http;

namespace Yingshang.Platform.Pages;

/// <summary>One sentence about what was just done, carried over the redirect after a form and shown once.</summary>
public static class Flash
{
    private const string CookieName = "ys-flash";

    /// <summary>Shows <paramref name="message"/> (plain text) at the top of the next page.</summary>
    public static void SetFlash(this HttpContext context, string message) =>
        context.Response.Cookies.Append(CookieName, Uri.EscapeDataString(message), Options(context, TimeSpan.FromMinutes(1)));

    internal static string? TakeFlash(this HttpContext context)
    {
        if (context.Request.Headers.ContainsKey("HX-Request")) return null;
        if (!context.Request.Cookies.TryGetValue(CookieName, out var value) || context.Response.HasStarted) return null;
        context.Response.Cookies.Delete(CookieName, Options(context, null));
        return Uri.UnescapeDataString(value);
    }

    private static CookieOptions Options(HttpContext context, TimeSpan? age) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = "/",
        MaxAge = age,
    };
}
