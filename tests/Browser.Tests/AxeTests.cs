using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Yingshang.Activities;
using Yingshang.App.Commands;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Enterprises;
using Yingshang.Metrics;
using Yingshang.Reports;
using Yingshang.Reports.Drafts;
using Yingshang.Reports.Drafts.StartDraft;
using Yingshang.Reports.RunReport;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.People;

namespace Yingshang.Browser.Tests;

/// <summary>The demo district in a browser, with two reports that have been made and one that is being written.</summary>
public sealed class DemoBrowserApp : SeededBrowserApp
{
    protected override string LaidDownAt => "2026-11-20 10:00";

    /// <summary>The report of the demo.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>An issue that has one before it.</summary>
    public Guid BriefId { get; private set; }

    public Guid DraftId { get; private set; }

    protected override async Task<TestDistrict> CreateAsync()
    {
        var district = await base.CreateAsync();
        var system = new CurrentUser();
        system.IsSystem(district.District.Access);
        await using var db = district.District.NewDb(system);
        var runs = new RunReportHandler(district.District, db, system);
        ReportId = (await runs.RunAsync("demands", new Period(new DateOnly(2023, 1, 1), new DateOnly(2023, 10, 31)), null, CancellationToken.None)).Value!.Id;
        await runs.RunAsync("brief", new Period(new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 30)), null, CancellationToken.None);
        BriefId = (await runs.RunAsync("brief", new Period(new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31)), null, CancellationToken.None)).Value!.Id;
        DraftId = (await new StartDraftHandler(district.District, db, system, runs).HandleAsync(new RunReportForm { ReportId = "brief", From = "2026-10", To = "2026-10" }, CancellationToken.None)).Value;
        return district;
    }
}

/// <summary>The pages and the journeys over one demo district.</summary>
[CollectionDefinition(Name)]
public sealed class DemoDistrict : ICollectionFixture<DemoBrowserApp>
{
    public const string Name = "demo district";
}

/// <summary>axe finds nothing on any page, on a desk and on a phone, and no page is wider than its screen.</summary>
[Collection(DemoDistrict.Name)]
public sealed class AxeTests(DemoBrowserApp app)
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(DistrictOptions.Root, "tests", "Browser.Tests", "node_modules", "axe-core", "axe.min.js"));

    [Fact]
    public async Task Pages_for_everybody()
    {
        var open = await CodeAsync(c => c.LeadUnitId != null && c.State == CaseState.InHand);
        var answered = await CodeAsync(c => c.State == CaseState.Answered);
        await NothingFoundAsync(await app.ScreenAsync(),
            "/file", "/track", $"/d/{open}", $"/d/{answered}", $"/d/{answered}/verify", "/d/AAAA-AAAA-AA", "/sign-in", "/specialists", "/specialists?q=没有的", "/no-such-page");
    }

    [Fact]
    public async Task Pages_of_an_enterprise()
    {
        await using var db = app.District.NewSystemDb();
        var own = await db.Accounts.Where(a => a.UserName == "chenzhiyuan").Select(a => a.EnterpriseId).SingleAsync();
        await NothingFoundAsync(await SignedInAsync("chenzhiyuan"), "/mine", "/mine/file", "/mine/claim", $"/enterprises/{own}", "/me");
    }

    [Fact]
    public async Task Pages_of_a_unit()
    {
        await using var db = app.District.NewSystemDb();
        var unit = await db.Accounts.Where(a => a.UserName == "lvqing").Select(a => a.UnitId).SingleAsync();
        var id = await db.Cases.Where(c => c.LeadUnitId == unit && c.State == CaseState.InHand).OrderBy(c => c.ReceivedAt).Select(c => c.Id).LastAsync();
        await NothingFoundAsync(await SignedInAsync("lvqing"),
            "/todo", "/cases", "/cases?q=没有这样的诉求", $"/cases/{id}", $"/cases/{id}/sign", $"/cases/{id}/contact", $"/cases/{id}/feedback", $"/cases/{id}/answer", $"/cases/{id}/return", $"/cases/{id}/extension",
            $"/cases/{id}/pause", "/cases/new", "/desk", "/me", "/me/password", "/me/second-factor", "/me/api-keys");
    }

    [Fact]
    public async Task Pages_of_the_office()
    {
        var (received, asked, answered) = (await IdAsync(c => c.State == CaseState.Received), await IdAsync(c => c.State == CaseState.ReturnAsked), await IdAsync(c => c.State == CaseState.Answered));
        var inHand = await IdAsync(c => c.State == CaseState.InHand);
        await NothingFoundAsync(await SignedInAsync("zhoumin"),
            "/desk", "/todo", "/cases", "/cases/new", $"/cases/{received}", $"/cases/{received}/dispatch", $"/cases/{received}/verify", $"/cases/{received}/guide", $"/cases/{asked}/return-decision", $"/cases/{answered}",
            $"/cases/{answered}/confirm", $"/cases/{answered}/reopen", $"/cases/{inHand}", $"/cases/{inHand}/urge", $"/cases/{inHand}/escalate", $"/cases/{inHand}/pause", "/rules", "/rules?x=%E4%BB%8E%E4%B8%9A%E4%BA%BA%E6%95%B0%20%3E");
    }

    [Fact]
    public async Task Pages_of_the_register()
    {
        await using var db = app.District.NewSystemDb();
        var firm = await db.Cases.Where(c => c.EnterpriseId != null).OrderBy(c => c.ReceivedAt).Select(c => c.EnterpriseId).LastAsync();
        var today = DateOnly.FromDateTime(app.Clock.UtcNow);
        var specialist = await db.Specialists.Serving(today).Select(s => s.Id).FirstAsync();
        await NothingFoundAsync(await SignedInAsync("zhoumin"),
            "/enterprises", "/enterprises?q=没有的企业", $"/enterprises/{firm}", $"/enterprises/{firm}/edit", "/enterprises/new", $"/enterprises/{firm}/facts/new", "/enterprises/import", "/specialists", "/specialists/manage",
            "/specialists/new", $"/specialists/{specialist}/edit", $"/specialists/{specialist}/end", $"/specialists/{specialist}/take-over");
    }

    [Fact]
    public async Task Pages_of_the_books()
    {
        await NothingFoundAsync(await SignedInAsync("zhoumin"), "/books", "/books?q=没有的", "/books/guarantees", "/books/guarantees?f.scheme=新型政银担&where=担保金额 > 1", "/books/guarantees/new", "/books/guarantees/import", "/books/guarantees/returns",
            "/books/guarantees/declaration", "/books/guarantees/declaration/edit", "/books/declare");
        await NothingFoundAsync(await SignedInAsync("songyuhan"), "/books", "/books/visits", "/books/visits/new", "/books/visits/returns");
        await NothingFoundAsync(await app.ScreenAsync(), "/open/honours");
    }

    [Fact]
    public async Task Pages_of_figures_and_reports()
    {
        await using var db = app.District.NewSystemDb();
        var figure = await db.ReportFigures.Where(f => f.RunId == app.ReportId).OrderBy(f => f.Order).Select(f => f.Id).FirstAsync();
        await NothingFoundAsync(await SignedInAsync("gaoyuan"), "/reports", $"/reports/{app.ReportId}", $"/reports/{app.BriefId}/compare", $"/reports/{app.BriefId}/verify", $"/figures/{figure}", $"/figures/{figure}?now=1", "/metrics", "/metrics/demands-received", "/indicators");
    }

    [Fact]
    public async Task Pages_on_which_a_report_is_written()
    {
        await using var db = app.District.NewSystemDb();
        var pieces = await db.DraftParagraphs.Where(p => p.DraftId == app.DraftId).OrderBy(p => p.Position).ToListAsync();
        var (title, text) = (pieces.First(p => p.Part == DraftPart.Title).Id, pieces.First(p => p.Source.Contains("{{demands-received}}")).Id);
        var draft = $"/reports/drafts/{app.DraftId}";
        await NothingFoundAsync(await SignedInAsync("zhoumin"),
            "/reports/drafts", draft, $"{draft}?edit={text}", $"{draft}?edit={title}", $"{draft}?add={text}", $"{draft}?comment={text}", $"{draft}?ways=1", $"{draft}/figures/1", $"{draft}/paragraphs/{text}",
            "/metrics/declare", "/figures/compare?metric=demands-received&from=2026-01&to=2026-11&then=2026-10-31", "/proofread", "/cases/figures", "/enterprises/figures");
    }

    [Fact]
    public async Task Pages_of_what_is_kept()
    {
        await using var db = app.District.NewSystemDb();
        var activity = await db.Set<Activity>().OrderByDescending(a => a.On).Select(a => a.Id).FirstAsync();
        await NothingFoundAsync(await SignedInAsync("zhoumin"), "/activities", "/activities/list", "/activities/new", $"/activities/{activity}", "/pairings", "/indicators", "/duties", "/duties/rates", "/mechanisms", "/books/asked-twice");
    }

    [Fact]
    public async Task Pages_of_the_administrators()
    {
        await using var db = app.District.NewSystemDb();
        var account = await db.Accounts.Where(a => a.UserName == "lvqing").Select(a => a.Id).SingleAsync();
        var entry = await db.AuditEntries.OrderBy(e => e.At).Select(e => e.Id).LastAsync();
        await NothingFoundAsync(await SignedInAsync("shiwei"), "/accounts", "/accounts/new", $"/accounts/{account}");
        await NothingFoundAsync(await SignedInAsync("luojia"), "/accounts", $"/accounts/{account}");
        await NothingFoundAsync(await SignedInAsync("dingrui"), "/audit", $"/audit/{entry}");
    }

    // Each page is opened once, as a desk has it, and then made as narrow as a phone.
    private static async Task NothingFoundAsync(IPage page, params string[] paths)
    {
        var found = new List<string>();
        var screen = await page.Context.NewCDPSessionAsync(page);
        foreach (var path in paths)
        {
            await ShowOnAsync(screen, phone: false);
            var answer = await page.GotoAsync(path);
            if (answer!.Status >= 500) found.Add($"{path}: {answer.Status}");
            await page.EvaluateAsync(Axe);
            found.AddRange((await FoundAsync(page)).Select(f => $"{path} {f}"));
            await ShowOnAsync(screen, phone: true);
            found.AddRange((await FoundAsync(page)).Select(f => $"{path} on a phone {f}"));
        }
        await page.Context.CloseAsync();
        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    private static async Task<IReadOnlyList<string>> FoundAsync(IPage page)
    {
        var found = (await page.EvaluateAsync<string[]>("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.html.slice(0, 200)}`))")).ToList();
        if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var over) found.Add($"{over} pixels wider than the screen");
        return found;
    }

    private static async Task ShowOnAsync(ICDPSession screen, bool phone)
    {
        await screen.SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = phone ? 390 : 1440, ["height"] = phone ? 844 : 1000, ["deviceScaleFactor"] = 1, ["mobile"] = phone });
        await screen.SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = phone });
    }

    private Task<IPage> SignedInAsync(string username) => app.DeskAsync(username);

    private async Task<string> CodeAsync(System.Linq.Expressions.Expression<Func<Case, bool>> which)
    {
        await using var db = app.District.NewSystemDb();
        return await db.Cases.Where(which).OrderBy(c => c.ReceivedAt).Select(c => c.TrackingCode).LastAsync();
    }

    private async Task<Guid> IdAsync(System.Linq.Expressions.Expression<Func<Case, bool>> which)
    {
        await using var db = app.District.NewSystemDb();
        return await db.Cases.Where(which).OrderBy(c => c.ReceivedAt).Select(c => c.Id).LastAsync();
    }
}
