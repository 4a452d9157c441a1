using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using HttpResults = Microsoft.AspNetCore.Http.Results;

namespace Yingshang.Platform.Web;

/// <summary>The interface for programs: the same handlers and the same access table as the pages, JSON in and out (names in snake case), refusals as RFC 9457 in Chinese.</summary>
public static class Api
{
    public const string Root = "/api/v1";

    public static bool Is(HttpRequest request) => request.Path.StartsWithSegments("/api");

    /// <summary>A group of addresses under one name of the description.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder endpoints, string tag) => endpoints.MapGroup(Root).WithTags(tag);

    /// <summary>Who may call it, and what it does.</summary>
    public static RouteHandlerBuilder Allow(this RouteHandlerBuilder endpoint, string action, string summary) =>
        endpoint.WithMetadata(new AllowAttribute(action)).WithSummary(summary).ProducesProblem(401).ProducesProblem(403);

    public static RouteHandlerBuilder OpenToAll(this RouteHandlerBuilder endpoint, string summary) => endpoint.WithMetadata(new OpenToAllAttribute()).WithSummary(summary);

    /// <summary>The business refuses.</summary>
    public static IResult Refuse(Problem problem, int status = StatusCodes.Status409Conflict) =>
        HttpResults.Problem(problem.Message, statusCode: status, title: "现在不能办", type: $"urn:yingshang:problem:{problem.Code}", extensions: new Dictionary<string, object?> { ["code"] = problem.Code });

    /// <summary>Fields are wrong: all of them at once. Null when none is.</summary>
    public static IResult? Invalid(IEnumerable<(string Field, string Message)> wrong)
    {
        var errors = wrong.GroupBy(w => Name(w.Field)).ToDictionary(g => g.Key, g => g.Select(w => w.Message).ToArray());
        return errors.Count == 0 ? null
            : HttpResults.ValidationProblem(errors, "有的内容没有填或者填得不对，见 errors。", statusCode: StatusCodes.Status400BadRequest, title: "请改正后再提交", type: "urn:yingshang:problem:invalid");
    }

    /// <summary>What the form's own rules object to; null when nothing.</summary>
    public static IResult? Invalid(object form, IServiceProvider services)
    {
        var wrong = new List<ValidationResult>();
        Validator.TryValidateObject(form, new ValidationContext(form, services, null), wrong, validateAllProperties: true);
        return Invalid(wrong.SelectMany(w => (w.MemberNames.Any() ? w.MemberNames : [""]).Select(m => (m, w.ErrorMessage ?? ""))));
    }

    /// <summary>Answers of the interface are never pages: what fails, is not there or is not allowed says so as a problem.</summary>
    public static void UseApiProblems(this WebApplication app) => app.UseWhen(c => Is(c.Request), branch => branch.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusOf(e);
            if (context.Response.StatusCode == 500) context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Api").LogError(e, "{Path} failed, reference {Reference}", context.Request.Path, context.TraceIdentifier);
        }
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null }) await SayAsync(context);
    }));

    private static int StatusOf(Exception e) => e switch
    {
        NotThereException => StatusCodes.Status404NotFound,
        NotAllowedException => StatusCodes.Status403Forbidden,
        Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task SayAsync(HttpContext context)
    {
        var (title, detail) = context.Response.StatusCode switch
        {
            400 => ("请求看不懂", "请求的内容应为 JSON，字段见 /openapi/v1.json。"),
            403 => ("不能办", "这件事不在这个账号的职责范围内。"),
            404 => ("没有找到", "地址可能写错了，或者没有这一项。"),
            405 => ("不支持这种请求", "请核对请求的方法，见 /openapi/v1.json。"),
            409 => ("别人刚刚改过", "另一位同事同时改了这一项，这次没有写入。请重新读取后再提交。"),
            415 => ("请求看不懂", "请求的内容应为 JSON（Content-Type: application/json）。"),
            var status => TroubleWords.Of(status),
        };
        var problem = new ProblemDetails { Status = context.Response.StatusCode, Title = title, Detail = detail, Type = "about:blank" };
        if (context.Response.StatusCode == 500) problem.Extensions["reference"] = context.TraceIdentifier;
        if (context.Response.StatusCode == 401) context.Response.Headers.WWWAuthenticate = "Bearer";
        return HttpResults.Problem(problem).ExecuteAsync(context);
    }

    private static string Name(string field) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field);
}
