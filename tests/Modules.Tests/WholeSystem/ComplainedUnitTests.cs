using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Metrics;
using Yingshang.Reports;
using Yingshang.Reports.RunReport;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Modules.Tests.WholeSystem;

/// <summary>被投诉单位回避: nobody of a unit finds a complaint about it, by whatever address, as whatever role. Every address that there is is tried, before the unit is known to be
/// the one complained about and after.</summary>
public sealed partial class ComplainedUnitTests : AppTest
{
    private const string Unit = "market-supervision";
    private const string Enterprise = "清河云麓玻璃有限公司";
    private const string Contact = "樊素娥";
    private const string Phone = "13755557777";
    private const string Words = "同一批产品被重复抽检三次，每次都要停线半天";

    /// <summary>All roles that sit in an office; the enterprise and the visitor do not, and the office takes complaints in.</summary>
    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Where(r => r is not (Role.Public or Role.Enterprise or Role.Office))];

    private Case _complaint = null!, _other = null!;
    private Guid _file, _run, _entry;
    private List<Guid> _figures = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await MoveEveryRoleIntoTheUnitAsync();
        App.Clock.SetLocal("2023-10-09 09:00");
        _complaint = await App.Data.CreateDemandAsync(d =>
        {
            (d.Title, d.Text, d.Nature, d.Topic) = (Words, Words + "，请管一管。", "投诉", "多头检查");
            (d.EnterpriseName, d.ContactName, d.ContactPhone, d.TrackingCode) = (Enterprise, Contact, Phone, "QZX77-KM4P9");
            (d.Lead, d.SignedBy) = (Unit, "fengkai");
            (d.TerritoryUnit, d.Channel) = (Unit, "大走访");
        });
        _other = await App.Data.CreateDemandAsync(d => { d.Title = "招不到熟练工"; d.Lead = Unit; d.SignedBy = "fengkai"; });
        await using (var db = App.Db())
        {
            _file = (await db.AttachAsync("case", _complaint.Id, "抽检通知书.pdf", "application/pdf", Encoding.UTF8.GetBytes(Words), null, default)).Id;
            await db.SaveChangesAsync();
            _entry = await db.AuditEntries.Where(e => e.SubjectId == _complaint.Id).Select(e => e.Id).FirstAsync();
        }
        App.Clock.SetLocal("2023-10-10 09:00");
        _run = (await App.DoAsync("zhoumin", (RunReportHandler h) => h.RunAsync("demands", new Period(new DateOnly(2023, 10, 1), new DateOnly(2023, 10, 31)), App.Clock.UtcNow, default))).Value!.Id;
        await using var read = App.Db();
        _figures = await read.ReportFigures.Where(f => f.RunId == _run && f.RecordCount > 0).Select(f => f.Id).ToListAsync();
    }

    [Fact]
    public async Task While_nobody_knows_the_unit_it_works_on_the_demand_like_on_any_other()
    {
        var unit = App.As("fengkai");
        Assert.Equal(HttpStatusCode.OK, (await unit.GetRawAsync($"/cases/{_complaint.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await unit.GetRawAsync($"/cases/{_complaint.Id}/files/{_file}")).StatusCode);
        foreach (var list in new[] { "/cases", "/cases?q=重复抽检", "/todo?who=unit" }) Assert.Contains(_complaint.Id.ToString(), (await unit.GetAsync(list)).Html);
        Assert.Contains(_complaint.Number, await (await App.As(Role.UnitHead).GetRawAsync("/cases/export")).Content.ReadAsStringAsync());
        Assert.Equal(2, await RecordsAsync("fengkai"));
        Assert.Contains(_complaint.Id.ToString(), (await App.As(Role.Discipline).GetAsync("/cases")).Html);
        Assert.Contains(_complaint.Id.ToString(), (await App.As(Role.AuditAdmin).GetAsync($"/audit?subject={_complaint.Id}")).Html);
        Assert.NotEmpty(_figures);
    }

    [Fact]
    public async Task Once_it_is_known_no_address_shows_it_to_any_role_of_the_unit()
    {
        await DiscoverAsync();
        var shown = new List<string>();
        foreach (var role in Roles)
        {
            using var browser = App.As(role);
            foreach (var door in Door.All(App).Where(d => d.Method == "GET"))
            {
                foreach (var url in Urls(door))
                {
                    var answer = await browser.GetRawAsync(url);
                    var said = Marks(url).Where(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()).Contains).ToList();
                    if (said.Count > 0) shown.Add($"{role} {url}: {(int)answer.StatusCode}, {string.Join('、', said)}");
                    if (door.Pattern.StartsWith("/cases/{id", StringComparison.Ordinal) && answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden)) shown.Add($"{role} {url}: {(int)answer.StatusCode}");
                }
            }
        }
        Assert.Empty(shown);
    }

    [Fact]
    public async Task Once_it_is_known_nobody_of_the_unit_changes_it()
    {
        await DiscoverAsync();
        var before = await StateAsync();
        var taken = new List<string>();
        foreach (var role in Roles)
        {
            using var browser = App.As(role);
            var token = Token().Match((await browser.GetAsync("/me/password")).Html).Groups[1].Value;
            Assert.NotEmpty(token);
            foreach (var door in Door.All(App).Where(d => d.Pattern.Contains("{id") && d.Pattern.StartsWith("/cases", StringComparison.Ordinal) || d.Pattern.StartsWith("/d/", StringComparison.Ordinal)))
            {
                var handler = door.Page is null ? "x" : Form().Match(Kebab(door.Page.Name)).Groups[1].Value;
                var answer = await browser.PostAsync(Url(door, _complaint.Id), ("__RequestVerificationToken", token), ("_handler", handler), ("Form.Version", "1"));
                if (answer.StatusCode == HttpStatusCode.OK) taken.Add($"{role} POST {door.Pattern}");
            }
        }
        Assert.Empty(taken);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task Counts_exports_and_records_of_figures_leave_it_out_at_once()
    {
        var unit = App.As("fengkai");
        Assert.Equal("2", Count(await unit.GetAsync("/cases")));
        await DiscoverAsync();
        Assert.Equal("1", Count(await unit.GetAsync("/cases")));
        Assert.Contains(_other.Number, (await unit.GetAsync("/cases")).Text);
        Assert.Equal("0", Count(await unit.GetAsync("/cases?q=重复抽检")));
        Assert.Equal("1", Count(await App.As(Role.Supervision).GetAsync("/cases")));
        Assert.Equal(2, (await (await App.As(Role.UnitHead).GetRawAsync("/cases/export")).Content.ReadAsStringAsync()).TrimEnd().Split("\r\n").Length);
        Assert.Equal(1, await RecordsAsync("fengkai"));
        Assert.Equal(1, await RecordsAsync("jiangtao"));
        Assert.Equal(2, await RecordsAsync("zhoumin"));
    }

    [Fact]
    public async Task Its_holding_ends_on_record_and_the_office_is_told_what_it_saw()
    {
        var unit = App.As("fengkai");
        await unit.SubmitAsync(await unit.GetAsync($"/cases/{_complaint.Id}"), "查看");
        App.Clock.SetLocal("2023-10-10 11:00");
        var said = await DiscoverAsync();
        Assert.Contains("已登记回避，请改派", said.Flash);
        Assert.Contains("昨天 09:00交去", said.Text);
        Assert.Contains("看过联系方式 1 次", said.Text);
        await using var db = App.Db();
        var c = await db.Cases.WithAll().Include(x => x.Events).AsNoTracking().SingleAsync(x => x.Id == _complaint.Id);
        var held = Assert.Single(c.Holdings);
        Assert.Equal((TestClock.Local("2023-10-10 11:00"), "被投诉单位回避"), (held.UntilAt!.Value, held.EndedBecause));
        Assert.Equal((CaseState.Received, null, null), (c.State, c.LeadUnitId, c.HandlerId));
        Assert.Equal("为避免由被反映的单位办理，已收回，正在改交其他单位", c.Events.Single(e => e.Kind == "avoided").ForEnterprise);
        var todo = await App.As("zhoumin").GetAsync("/todo");
        Assert.Contains("反映的是区市场监管局，已从它手里收回".Replace("区市场监管局", (await App.UnitAsync(Unit)).ShortName), todo.Text);
        Assert.Equal("case.avoided", (await App.DoAsync("zhoumin", (Yingshang.Cases.DispatchDemand.DispatchDemandHandler h) =>
            h.HandleAsync(c.Id, new() { LeadUnitId = held.UnitId, Version = c.Version }, default))).Problem!.Code);
    }

    [Fact]
    public async Task The_same_unit_a_second_time_is_refused()
    {
        await DiscoverAsync();
        var office = App.As("zhoumin");
        var page = await office.SubmitAsync(await office.GetAsync($"/cases/{_complaint.Id}/avoid"), "保存", ("依据", "再核了一遍"));
        Assert.Contains("没有要改的", page.Problem);
    }

    [Fact]
    public async Task Only_the_office_says_who_is_complained_about()
    {
        foreach (var role in Roles) Assert.Equal(HttpStatusCode.Forbidden, (await App.As(role).GetRawAsync($"/cases/{_other.Id}/avoid")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await App.As("zhoumin").GetRawAsync($"/cases/{_other.Id}/avoid")).StatusCode);
    }

    [Fact]
    public async Task What_it_answered_itself_goes_to_the_office_when_the_enterprise_says_not_solved()
    {
        await using (var db = App.Db())
        {
            var c = await db.Cases.WithAll().SingleAsync(x => x.Id == _complaint.Id);
            c.Answer(new Actor(null, "冯凯", c.LeadUnitId), App.Clock.UtcNow, "已解决");
            db.Audit("case.answered", "case", c.Id);
            await db.SaveAsync();
        }
        var page = await DiscoverAsync();
        Assert.Contains("答复是被反映单位自己作的", page.Text);
        Assert.Contains("答复是被反映的", (await App.As("zhoumin").GetAsync("/todo")).Text);
        var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync($"/cases/{_complaint.Id}/reopen"), "退回重办", ("退回原因", "企业说仍在重复抽检"));
        await using var read = App.Db();
        var back = await read.Cases.WithAll().AsNoTracking().SingleAsync(x => x.Id == _complaint.Id);
        Assert.Equal((CaseState.Received, null), (back.State, back.LeadUnitId));
        Assert.DoesNotContain(back.Holdings, h => h.IsOpen);
    }

    [Fact]
    public async Task A_unit_that_only_helps_loses_its_part_and_the_other_keeps_the_demand()
    {
        var helped = await App.Data.CreateDemandAsync(d => { d.Lead = "economy-information"; d.Co.Add(Unit); });
        var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync($"/cases/{helped.Id}/avoid"), "保存", ("被投诉单位", (await App.UnitAsync(Unit)).ShortName), ("依据", "回访时说的"));
        await using var db = App.Db();
        var c = await db.Cases.WithAll().AsNoTracking().SingleAsync(x => x.Id == helped.Id);
        Assert.True(c.Lead is { IsOpen: true });
        Assert.Equal("被投诉单位回避", c.Holdings.Single(h => !h.IsLead).EndedBecause);
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("fengkai").GetRawAsync($"/cases/{helped.Id}")).StatusCode);
    }

    private async Task<TestPage> DiscoverAsync()
    {
        var office = App.As("zhoumin");
        return await office.SubmitAsync(await office.GetAsync($"/cases/{_complaint.Id}/avoid"), "保存", ("被投诉单位", (await App.UnitAsync(Unit)).ShortName), ("依据", "企业来电说明，反映的就是该局"));
    }

    private async Task MoveEveryRoleIntoTheUnitAsync()
    {
        await using var db = App.Db();
        var unit = await db.Units.SingleAsync(u => u.Code == Unit);
        foreach (var role in Roles)
        {
            // The one whom App.As(role) takes.
            var account = await db.Accounts.Where(a => a.Role == role && !a.IsDisabled).OrderBy(a => a.UserName).FirstAsync();
            account.UnitId = unit.Id;
        }
        await db.SaveChangesAsync();
    }

    /// <summary>How many demands received in October a person counts through the metrics.</summary>
    private async Task<int> RecordsAsync(string username) => await App.DoAsync(username, async (MetricRunner runner) =>
        (await runner.RecordsAsync(App.District.Declared<MetricBook>().Current(App.District, "demands-received"), new Period(new DateOnly(2023, 10, 1), new DateOnly(2023, 10, 31)), App.Clock.UtcNow, null, 0, 100, default)).Count);

    private async Task<(int, int, string?)> StateAsync()
    {
        await using var db = App.Db();
        var c = await db.Cases.AsNoTracking().Include(x => x.Events).SingleAsync(x => x.Id == _complaint.Id);
        return (c.Version, c.Events.Count, (await db.Demands.AsNoTracking().SingleAsync(d => d.Id == c.Id)).Reply);
    }

    /// <summary>The address filled in with what belongs to the complaint, and for lists also every way to narrow them down to it.</summary>
    private IEnumerable<string> Urls(Door door)
    {
        if (door.Pattern.StartsWith("/figures/", StringComparison.Ordinal)) return _figures.SelectMany(f => new[] { Url(door, f), Url(door, f) + "?now=1" });
        if (door.Pattern.StartsWith("/reports/", StringComparison.Ordinal)) return [Url(door, _run)];
        if (door.Pattern.StartsWith("/audit/", StringComparison.Ordinal)) return [Url(door, _entry)];
        var url = Url(door, _complaint.Id);
        if (door.Pattern.Contains('{', StringComparison.Ordinal)) return [url];
        string[] narrowed = ["", "?q=" + Uri.EscapeDataString(Enterprise), "?q=" + Uri.EscapeDataString("重复抽检"), "?q=" + Phone, "?state=open", "?nature=" + Uri.EscapeDataString("投诉"), $"?subject={_complaint.Id}", $"?case={_complaint.Id}", "?who=unit"];
        return narrowed.Select(query => url + query);
    }

    private string Url(Door door, Guid id) => Placeholder().Replace(door.Pattern, m =>
        m.Value.Contains("file", StringComparison.OrdinalIgnoreCase) ? _file.ToString() : m.Value.Contains("guid", StringComparison.Ordinal) ? id.ToString() : m.Value.Contains("ode", StringComparison.Ordinal) ? _complaint.TrackingCode : m.Value.Contains(":int", StringComparison.Ordinal) ? "404" : "x");

    /// <summary>By what the complaint would be known; what was asked for is repeated by the search box and says nothing.</summary>
    private IEnumerable<string> Marks(string url) => new[] { _complaint.Id.ToString(), _complaint.Number, _complaint.TrackingCode, Words, Enterprise, Contact, Phone }
        .Where(m => !url.Contains(m, StringComparison.Ordinal) && !url.Contains(Uri.EscapeDataString(m), StringComparison.Ordinal));

    private static string Count(TestPage page) => Digits().Match(page.Document.QuerySelector("h1")?.TextContent ?? "").Value is { Length: > 0 } count ? count : "0";

    private static string Kebab(string name) => Capital().Replace(name, m => (m.Index == 0 ? "" : "-") + m.Value.ToLowerInvariant());

    [GeneratedRegex(@"\{[^}]*\}")] private static partial Regex Placeholder();

    [GeneratedRegex(@"name=""__RequestVerificationToken""[^>]*value=""([^""]+)""")] private static partial Regex Token();

    [GeneratedRegex(@"^(.*?)(-page)?$")] private static partial Regex Form();

    [GeneratedRegex("[A-Z]")] private static partial Regex Capital();

    [GeneratedRegex(@"\d+")] private static partial Regex Digits();
}
