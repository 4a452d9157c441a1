using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Yingshang.Platform.Web;

/// <summary>A field that was left empty is a field that was not filled in: the framework's form mapping refuses an empty text for an optional number, date or id.</summary>
public static class EmptyAsMissing
{
    public static void UseEmptyAsMissing(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            // A form without its token is not even read.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (form.Any(f => f.Value.Any(string.IsNullOrEmpty))) context.Request.Form = new FormCollection(Filled(form), form.Files);
        }
        await next(context);
    });

    private static Dictionary<string, StringValues> Filled(IFormCollection form) => form
        .Select(f => KeyValuePair.Create(f.Key, new StringValues([.. f.Value.Where(v => !string.IsNullOrEmpty(v))])))
        .Where(f => f.Value.Count > 0).ToDictionary();
}
