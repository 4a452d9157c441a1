using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Yingshang.Cases.TrackDemand;

internal static class Redirects
{
    /// <summary>303: what was posted is done, look at it there. The framework alone would answer 302.</summary>
    public static void SeeOther(this HttpContext http, NavigationManager navigation, string path)
    {
        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode == StatusCodes.Status302Found) http.Response.StatusCode = StatusCodes.Status303SeeOther;
            return Task.CompletedTask;
        });
        navigation.NavigateTo(path);
    }
}
