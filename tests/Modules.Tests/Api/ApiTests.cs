using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Enterprises;
using Yingshang.Modules.Tests.Cases;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Modules.Tests.WholeSystem;
using Yingshang.Platform.People.ApiKeys;

namespace Yingshang.Modules.Tests.Api;

/// <summary>The interface for programs: the same rights as on the pages.</summary>
public sealed class ApiTests : AppTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-09-28 10:00");
    }

    [Fact]
    public async Task A_key_is_shown_once_kept_as_a_digest_and_acts_as_its_account()
    {
        var browser = App.As("lvqing");
        var page = await browser.SubmitAsync(await browser.GetAsync("/me/api-keys"), "建立", ("用在哪里", "对接程序"), ("现在的密码", TestDistrict.Password));
        var secret = page.Document.QuerySelector(".secret-key")!.TextContent;
        Assert.DoesNotContain(secret, (await browser.GetAsync("/me/api-keys")).Html);
        await using (var db = App.Db())
        {
            var kept = await db.ApiKeys.AsNoTracking().SingleAsync();
            Assert.Equal(secret[..8], kept.Begins);
            Assert.Equal(32, kept.Digest.Length);
            Assert.Single(await db.AuditEntries.Where(e => e.Action == "account.api-key-created").ToListAsync());
            Assert.DoesNotContain(await db.AuditContents.Select(c => c.Text).ToListAsync(), t => t.Contains(secret));
        }
        var mine = await HeldAsync("economy-information");
        await HeldAsync("justice");
        var list = await JsonAsync(await GetAsync(secret, "/api/v1/demands"));
        Assert.Equal([mine.Number], list.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("number").GetString()));
        Assert.Contains("2023年9月28日", (await browser.GetAsync("/me/api-keys")).Text);
        var signed = await PostAsync(secret, $"/api/v1/demands/{mine.Id}/sign", new { mine.Version });
        Assert.Equal(HttpStatusCode.OK, signed.StatusCode);
        await using var after = App.Db();
        Assert.Equal((await App.AccountAsync("lvqing")).Id, (await after.AuditEntries.AsNoTracking().SingleAsync(e => e.Action == "case.signed")).ActorId);
    }

    [Fact]
    public async Task A_key_needs_the_password_and_there_are_five_at_most()
    {
        var browser = App.As("lvqing");
        var page = await browser.SubmitAsync(await browser.GetAsync("/me/api-keys"), "建立", ("用在哪里", "对接程序"), ("现在的密码", "wrong-password-1"));
        Assert.Contains("现在的密码不对", page.Problem);
        for (var i = 0; i < 5; i++) await KeyAsync("lvqing");
        var problem = await App.DoAsync("lvqing", (IssueApiKeyHandler h) => h.HandleAsync(new IssueApiKeyForm { Name = "六", Days = 90, Password = TestDistrict.Password }, default));
        Assert.Equal("people.too-many-keys", problem.Problem!.Code);
    }

    [Fact]
    public async Task A_key_ends_when_it_is_revoked_when_its_day_is_over_and_when_the_password_changes()
    {
        var (revoked, old, other) = (await KeyAsync("lvqing"), await KeyAsync("songyuhan"), await KeyAsync("zhoumin"));
        foreach (var key in new[] { revoked, old, other }) Assert.Equal(HttpStatusCode.OK, (await GetAsync(key, "/api/v1/demands")).StatusCode);

        var browser = App.As("lvqing");
        var page = await browser.SubmitAsync(await browser.GetAsync("/me/api-keys"), "撤销");
        Assert.Contains("密钥已撤销", page.Flash);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(revoked, "/api/v1/demands")).StatusCode);

        var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync("/me/password"), "修改", ("现在的密码", TestDistrict.Password), ("新密码", "Jinhe-9988-xian"), ("再输入一次", "Jinhe-9988-xian"));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(other, "/api/v1/demands")).StatusCode);

        App.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(old, "/api/v1/demands")).StatusCode);
        App.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(old, "/api/v1/demands")).StatusCode);
    }

    [Fact]
    public async Task Nobody_revokes_the_key_of_another()
    {
        await KeyAsync("lvqing");
        await using var db = App.Db();
        var key = await db.ApiKeys.AsNoTracking().SingleAsync();
        await Assert.ThrowsAsync<Yingshang.Platform.People.NotThereException>(() => App.DoAsync("zhoumin", async (IssueApiKeyHandler h) =>
        {
            await h.RevokeAsync(key.Id, default);
            return true;
        }));
    }

    [Fact]
    public async Task Who_has_not_signed_in_is_told_so_as_a_problem_in_Chinese()
    {
        foreach (var key in new[] { null, "ys_wrong", "" })
        {
            var answer = await GetAsync(key, "/api/v1/demands");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("请先登录", (await JsonAsync(answer)).GetProperty("title").GetString());
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        }
    }

    [Fact]
    public async Task A_wrong_key_does_not_fall_back_on_the_cookie_that_comes_with_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/demands");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "ys_wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, (await App.As("zhoumin").SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_key_opens_no_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/cases");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await KeyAsync("zhoumin"));
        Assert.Equal(HttpStatusCode.Found, (await App.Visitor().SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("lvqing", "/api/v1/metrics")]
    [InlineData("shiwei", "/api/v1/demands")]
    [InlineData("dingrui", "/api/v1/enterprises")]
    public async Task Who_may_not_see_cannot(string who, string path)
    {
        var answer = await App.As(who).GetRawAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("不能办", (await JsonAsync(answer)).GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_demand_that_is_not_this_units_is_not_there()
    {
        var other = await HeldAsync("justice");
        var about = await HeldAsync("justice", d => { d.Nature = "投诉"; d.ComplainedUnit = "economy-information"; d.TerritoryUnit = "economy-information"; });
        foreach (var id in new[] { other.Id, about.Id, Guid.Empty })
        {
            var answer = await App.As("lvqing").GetRawAsync($"/api/v1/demands/{id}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }
        Assert.Equal(0, (await JsonAsync(await App.As("lvqing").GetRawAsync("/api/v1/demands"))).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Of_a_confidential_demand_a_unit_reads_neither_enterprise_nor_contact()
    {
        var c = await HeldAsync("economy-information", d =>
        {
            d.IsConfidential = true;
            d.Title = "清河恒信纺织有限公司用电增容未批";
            d.Text = "清河恒信纺织有限公司陈志远反映，电话 13800001234。";
        });
        foreach (var path in new[] { "/api/v1/demands", $"/api/v1/demands/{c.Id}" })
        {
            var unit = await (await App.As("lvqing").GetRawAsync(path)).Content.ReadAsStringAsync();
            Assert.DoesNotContain("恒信", unit);
            Assert.DoesNotContain("陈志远", unit);
            Assert.DoesNotContain("1234\"", unit);
        }
        Assert.Contains("恒信", await (await App.As("zhoumin").GetRawAsync($"/api/v1/demands/{c.Id}")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_contact_stays_masked()
    {
        var c = await HeldAsync("economy-information");
        var shown = await JsonAsync(await App.As("zhoumin").GetRawAsync($"/api/v1/demands/{c.Id}"));
        Assert.Equal(("陈*", "138****1234"), (shown.GetProperty("contact_name").GetString(), shown.GetProperty("contact_phone").GetString()));
    }

    [Fact]
    public async Task An_enterprise_reads_its_progress_and_not_what_units_say_among_themselves()
    {
        var (own, firm) = (await BindAsync(), "清河恒信纺织有限公司");
        var c = await HeldAsync("economy-information", d => { d.EnterpriseId = own; d.EnterpriseName = firm; d.Opinion = "请先摸清这家企业的底细"; });
        var answer = await App.As("chenzhiyuan").GetRawAsync($"/api/v1/demands/{c.Id}");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("已交办区经信局", text);
        Assert.DoesNotContain("底细", text);
        Assert.Equal(0, (await JsonAsync(answer)).GetProperty("holdings").GetArrayLength());
        Assert.StartsWith("/d/", new Uri((await App.As("chenzhiyuan").GetAsync($"/cases/{c.Id}")).Url).AbsolutePath);
    }

    [Fact]
    public async Task An_enterprise_does_not_read_what_somebody_filed_in_its_name()
    {
        var own = await BindAsync();
        var c = await HeldAsync("economy-information", d => { d.EnterpriseId = own; d.IsVerified = false; d.Title = "冒名的标题"; d.Text = "冒名的内容"; });
        var text = await (await App.As("chenzhiyuan").GetRawAsync($"/api/v1/demands/{c.Id}")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("冒名", text);
    }

    [Fact]
    public async Task A_demand_is_filed_without_account_and_followed_by_its_code()
    {
        var filed = await PostAsync(null, "/api/v1/demands", new { text = "用电增容申请两个月没有答复，请帮忙催一催。", enterprise = "清河恒信纺织有限公司", contact_name = "陈先生", phone = "13800001234", is_confidential = true });
        Assert.Equal(HttpStatusCode.Created, filed.StatusCode);
        var code = (await JsonAsync(filed)).GetProperty("tracking_code").GetString();
        var tracked = await JsonAsync(await GetAsync(null, filed.Headers.Location!.OriginalString));
        Assert.Equal("已收到，正在交办", tracked.GetProperty("state").GetString());
        Assert.Equal("2023-10-07", tracked.GetProperty("last_day").GetString());
        await using var db = App.Db();
        var demand = await (from c in db.Set<Case>() join d in db.Set<Demand>() on c.Id equals d.Id where c.TrackingCode == code select d).SingleAsync();
        Assert.True(demand.IsConfidential);
        Assert.False(demand.IsVerified);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(null, "/api/v1/demands/track/AAAA-AAAA-AA")).StatusCode);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_filing_is_told_at_once()
    {
        var answer = await PostAsync(null, "/api/v1/demands", new { phone = "12" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await JsonAsync(answer)).GetProperty("errors");
        Assert.Equal("请说说遇到了什么问题", errors.GetProperty("text")[0].GetString());
        Assert.Equal("请告诉我们怎么称呼您", errors.GetProperty("contact_name")[0].GetString());
        Assert.True(errors.TryGetProperty("phone", out _));
    }

    [Fact]
    public async Task Floods_are_asked_a_question_here_too()
    {
        HttpResponseMessage answer = null!;
        for (var i = 0; i < 6; i++) answer = await PostAsync(null, "/api/v1/demands", new { text = $"第{i}次反映同一件事情，请尽快处理。", enterprise = "清河恒信纺织有限公司", contact_name = "陈先生", phone = "13800001234" });
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        var problem = await JsonAsync(answer);
        Assert.Equal("case.too-many", problem.GetProperty("code").GetString());
        Assert.NotEmpty(problem.GetProperty("question").GetString()!);
    }

    [Fact]
    public async Task The_acts_of_a_unit_go_round_and_the_second_of_two_is_refused()
    {
        var c = await HeldAsync("economy-information");
        var unit = App.As("lvqing");
        var contacted = await unit.SendAsync(Json($"/api/v1/demands/{c.Id}/contact", new { c.Version, whom = "陈先生", at = "2023-09-28T09:50", way = "电话", note = "变压器容量不足" }));
        Assert.Equal(HttpStatusCode.Conflict, contacted.StatusCode);
        Assert.Equal("case.contact-outside", (await JsonAsync(contacted)).GetProperty("code").GetString());

        App.Clock.Advance(TimeSpan.FromMinutes(30));
        contacted = await unit.SendAsync(Json($"/api/v1/demands/{c.Id}/contact", new { c.Version, whom = "陈先生", at = "2023-09-28T10:20", way = "电话" }));
        Assert.Equal(HttpStatusCode.OK, contacted.StatusCode);
        var version = (await JsonAsync(contacted)).GetProperty("version").GetInt32();

        var stale = await unit.SendAsync(Json($"/api/v1/demands/{c.Id}/return", new { c.Version, reason = "不属本单位职责", basis = "三定规定", proposed_unit_id = (await App.UnitAsync("justice")).Id }));
        Assert.Equal("case.changed-meanwhile", (await JsonAsync(stale)).GetProperty("code").GetString());

        var unknown = await unit.SendAsync(Json($"/api/v1/demands/{c.Id}/pause", new { version, reason = "心情不好", evidence = "无" }));
        Assert.Equal("case.unknown-reason", (await JsonAsync(unknown)).GetProperty("code").GetString());

        var empty = await unit.SendAsync(Json($"/api/v1/demands/{c.Id}/feedback", new { version }));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Equal("请填写具体措施", (await JsonAsync(empty)).GetProperty("errors").GetProperty("measures")[0].GetString());
    }

    [Fact]
    public async Task An_act_that_is_not_this_persons_is_refused_and_so_is_one_on_anothers_demand()
    {
        var c = await HeldAsync("justice");
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("lvqing").SendAsync(Json($"/api/v1/demands/{c.Id}/sign", new { c.Version }))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("gaoyuan").SendAsync(Json($"/api/v1/demands/{c.Id}/sign", new { c.Version }))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await App.Visitor().SendAsync(Json($"/api/v1/demands/{c.Id}/sign", new { c.Version }))).StatusCode);
    }

    [Fact]
    public async Task A_form_of_a_page_is_no_request_of_a_program()
    {
        var c = await HeldAsync("economy-information");
        var answer = await App.As("lvqing").PostAsync($"/api/v1/demands/{c.Id}/sign", ("Version", "1"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using var broken = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/demands/{c.Id}/sign") { Content = new StringContent("{", null, "application/json") };
        Assert.Equal(HttpStatusCode.BadRequest, (await App.As("lvqing").SendAsync(broken)).StatusCode);
    }

    [Fact]
    public async Task Enterprises_are_listed_and_shown_with_persons_masked()
    {
        var id = await BindAsync();
        var list = await JsonAsync(await App.As("lvqing").GetRawAsync("/api/v1/enterprises?q=恒信"));
        Assert.Equal("清河恒信纺织有限公司", list.GetProperty("items")[0].GetProperty("name").GetString());
        var shown = await JsonAsync(await App.As("lvqing").GetRawAsync($"/api/v1/enterprises/{id}"));
        Assert.Equal("陈*", shown.GetProperty("legal_person").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("wuxiaomei").GetRawAsync($"/api/v1/enterprises/{id}")).StatusCode);
    }

    [Fact]
    public async Task A_metric_comes_with_its_birth_certificate()
    {
        await HeldAsync("economy-information");
        var metric = await JsonAsync(await App.As("gaoyuan").GetRawAsync("/api/v1/metrics/demands-received?from=2023-09&to=2023-09"));
        Assert.Equal(1, metric.GetProperty("value").GetDecimal());
        Assert.Equal("2023-09-01/2023-09-30", metric.GetProperty("period").GetString());
        Assert.Equal(64, metric.GetProperty("digest").GetString()!.Length);
        Assert.Equal(1, metric.GetProperty("record_count").GetInt64());
        Assert.Equal(HttpStatusCode.BadRequest, (await App.As("gaoyuan").GetRawAsync("/api/v1/metrics/demands-received?from=去年")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("gaoyuan").GetRawAsync("/api/v1/metrics/none")).StatusCode);
        Assert.Contains((await JsonAsync(await App.As("gaoyuan").GetRawAsync("/api/v1/metrics"))).EnumerateArray(), m => m.GetProperty("id").GetString() == "demands-received");
    }

    [Fact]
    public async Task The_description_names_every_address_with_what_it_does()
    {
        var document = await JsonAsync(await GetAsync(null, "/openapi/v1.json"));
        var paths = document.GetProperty("paths").EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        foreach (var door in Door.All(App).Where(d => d.IsApi))
        {
            var path = System.Text.RegularExpressions.Regex.Replace(door.Pattern, @":[a-z]+\}", "}");
            Assert.True(paths.TryGetValue(path, out var methods), path);
            Assert.NotEmpty(methods.GetProperty(door.Method.ToLowerInvariant()).GetProperty("summary").GetString()!);
        }
        Assert.DoesNotContain(paths.Keys, p => !p.StartsWith("/api/v1/", StringComparison.Ordinal));
    }

    private Task<Case> HeldAsync(string unit, Action<DemandDraft>? draft = null) => App.HeldByAsync(unit, d =>
    {
        d.ReceivedAt = App.Clock.UtcNow;
        draft?.Invoke(d);
    });

    /// <summary>The enterprise of the first demo account.</summary>
    private async Task<Guid> BindAsync()
    {
        await using var db = App.Db();
        await using var write = await db.BeginWriteAsync();
        var enterprise = new Enterprise { Id = db.NewId(), CreditCode = "91110000101623741K", Name = "清河恒信纺织有限公司", Kind = "有限责任公司", Status = "存续", LegalPerson = "陈志远" };
        db.Enterprises.Add(enterprise);
        (await db.Accounts.SingleAsync(a => a.UserName == "chenzhiyuan")).EnterpriseId = enterprise.Id;
        db.Audit("enterprise.created", "enterprise", enterprise.Id);
        await db.SaveAsync();
        await Platform.Storage.SearchIndex.PutAsync(db, EnterpriseSearch.Kind, enterprise.Id, EnterpriseSearch.Text(enterprise, []), [], default);
        await write.CommitAsync();
        return enterprise.Id;
    }

    private async Task<string> KeyAsync(string who) => (await App.DoAsync(who, (IssueApiKeyHandler h) =>
        h.HandleAsync(new IssueApiKeyForm { Name = "对接程序", Days = 90, Password = TestDistrict.Password }, default))).Value!;

    private async Task<HttpResponseMessage> GetAsync(string? key, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        return await App.Visitor().SendAsync(request);
    }

    private async Task<HttpResponseMessage> PostAsync(string? key, string path, object body)
    {
        using var request = Json(path, body);
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await App.Visitor().SendAsync(request);
    }

    private static HttpRequestMessage Json(string path, object body) => new(HttpMethod.Post, path)
    {
        Content = JsonContent.Create(body, options: new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }),
    };

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
