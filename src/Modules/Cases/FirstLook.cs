using Microsoft.AspNetCore.Http;

namespace Yingshang.Cases;

/// <summary>Whether a form is being opened, or comes back filled in.</summary>
public static class FirstLook
{
    extension(HttpContext http)
    {
        public bool IsFirstLook => HttpMethods.IsGet(http.Request.Method);
    }
}
