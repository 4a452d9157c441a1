using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Yingshang.Cases.TrackDemand;

internal static class Answers
{
    /// <summary>The page itself says what went wrong. Set when it is written: with 404 set earlier the framework would leave the page out.</summary>
    public static void Answer(this HttpContext http, int status) => OnStarting(http, status);

    /// <summary>303: what was posted is done, look at it there. The framework alone would answer 302.</summary>
    public static void SeeOther(this HttpContext http, NavigationManager navigation, string path)
    {
        OnStarting(http, StatusCodes.Status303SeeOther);
        navigation.NavigateTo(path);
    }

    private static void OnStarting(HttpContext http, int status) => http.Response.OnStarting(() =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    });
}
