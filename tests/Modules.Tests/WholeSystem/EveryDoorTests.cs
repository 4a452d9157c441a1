using System.Net;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.WholeSystem;

/// <summary>Every page and every endpoint there is.</summary>
public sealed class EveryDoorTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void Says_who_may_open_it_once()
    {
        var doors = Door.All(app);
        Assert.True(doors.Count > 20);
        Assert.Empty(doors.Where(d => d.Attributes.Count != 1).Select(d => $"{d.Method} {d.Pattern}: {d.Attributes.Count}"));
    }

    [Fact]
    public void Asks_for_actions_that_are_in_the_table()
    {
        var known = app.District.Access.Actions.Select(a => a.Id).ToHashSet();
        Assert.Empty(Door.All(app).SelectMany(d => d.AnyOf).Where(a => !known.Contains(a)));
    }

    [Fact]
    public void Pages_render_once_when_they_have_read_what_they_show() =>
        Assert.Empty(Door.Pages.Where(p => p.GetMethod("OnInitializedAsync", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.DeclaringType != typeof(Microsoft.AspNetCore.Components.ComponentBase))
            .Where(p => !p.IsAssignableTo(typeof(LoadedComponent))).Select(p => p.FullName));

    [Fact]
    public async Task Lets_in_those_who_may_and_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            using var browser = app.As(role);
            foreach (var door in Door.All(app).Where(d => d.Method == "GET" && d.AnyOf.Count > 0))
            {
                var answer = await browser.GetRawAsync(door.Url);
                var may = door.AnyOf.Any(a => Expected.May(role, a));
                if (!Fits(answer.StatusCode, may, role, door)) wrong.Add($"{role} {door.Pattern}: {(int)answer.StatusCode}, {(may ? "may" : "may not")}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Own_pages_ask_a_visitor_to_sign_in()
    {
        using var visitor = app.Visitor();
        foreach (var door in Door.All(app).Where(d => d.Method == "GET" && d.Attributes[0] is SignedInAttribute))
        {
            var answer = await visitor.GetRawAsync(door.Url);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.Equal("/sign-in", answer.Headers.Location!.AbsolutePath);
        }
    }

    [Fact]
    public async Task Refuses_a_form_without_its_token()
    {
        var taken = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            using var browser = app.As(role);
            foreach (var door in Door.All(app).Where(d => (d.Page is not null || d.Method != "GET") && (d.AnyOf.Count == 0 || d.AnyOf.Any(a => Expected.May(role, a)))))
            {
                var answer = await browser.PostAsync(door.Url, ("_handler", "any"), ("Form.Text", "x"));
                if (answer.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Found or HttpStatusCode.UnsupportedMediaType) && !(door.IsApi && answer.StatusCode == HttpStatusCode.Unauthorized)) taken.Add($"{role} POST {door.Pattern}: {(int)answer.StatusCode}");
                if (answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location?.OriginalString.Contains("/sign-in") != true) taken.Add($"{role} POST {door.Pattern}: sent on to {answer.Headers.Location}");
            }
        }
        Assert.Empty(taken);
    }

    /// <summary>Ids that nobody has are 404 for those who may; a page that goes elsewhere is fine too.</summary>
    private static bool Fits(HttpStatusCode status, bool may, Role role, Door door) => may
        ? status is HttpStatusCode.OK or HttpStatusCode.Found or HttpStatusCode.NotFound
        : role == Role.Public ? status == (door.IsApi ? HttpStatusCode.Unauthorized : HttpStatusCode.Found) : status == HttpStatusCode.Forbidden;
}
