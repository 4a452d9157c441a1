using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.App.Pages;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.WholeSystem;

/// <summary>An address of the application and who may open it.</summary>
/// <param name="Attributes">all of Allow, OpenToAll and SignedIn that it carries</param>
internal sealed record Door(string Pattern, string Method, IReadOnlyList<Attribute> Attributes, Type? Page)
{
    public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    public IReadOnlyList<string> AnyOf => Attributes.OfType<AllowAttribute>().SelectMany(a => a.AnyOf).ToList();

    /// <summary>An address to try: ids that nobody has.</summary>
    public string Url => System.Text.RegularExpressions.Regex.Replace(Pattern, @"\{[^}]*\}", m => m.Value.Contains(":int") ? "404" : m.Value.Contains("guid") ? Guid.Empty.ToString() : "x");

    public static IReadOnlyList<Door> All(TestApp app) =>
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            // The framework's own, which the gate does not let through.
            .Where(e => !e.RoutePattern.RawText!.TrimStart('/').StartsWith("_framework", StringComparison.Ordinal)).Select(e => new Door(
            "/" + e.RoutePattern.RawText!.TrimStart('/'), e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET",
            [.. e.Metadata.OfType<Attribute>().Where(a => a is AllowAttribute or OpenToAllAttribute or SignedInAttribute)],
            e.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>()?.Type)),
    ];

    public static IEnumerable<Type> Pages =>
        new[] { typeof(Root).Assembly }.Concat(Root.Others).SelectMany(a => a.GetTypes()).Where(t => t.GetCustomAttributes<RouteAttribute>().Any());
}
