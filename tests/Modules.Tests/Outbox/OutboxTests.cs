using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Outbox;

namespace Yingshang.Modules.Tests.Outbox;

/// <summary>Messages that are written with what they tell of and sent afterwards, to fakes on loopback.</summary>
public sealed partial class OutboxTests : IAsyncLifetime
{
    private const string Secret = "only-for-this-test";
    private static readonly Guid Subject = Guid.Parse("01890000-0000-7000-8000-000000000001");

    private readonly LocalMailServer _mail = new();
    private readonly LocalHook _hook = new();

    private TestApp App { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Environment.SetEnvironmentVariable("YINGSHANG_TEST_SECRET", Secret);
        App = await TestApp.StartAsync(("outbox/outbox.yaml", $$"""
            quiet: { from: '21:00', to: '7:30', days_off: true, channels: [mail] }
            retry: { first_after: 1分钟, longest_after: 3分钟, most_times: 4 }
            keep_sent: 30日
            mail: { server: 127.0.0.1, port: {{_mail.Port}}, from: yingshang@qinghe.example, tls: false }
            webhooks:
              - { id: messenger, url: '{{_hook.Url}}', secret_env: YINGSHANG_TEST_SECRET }
            text: { webhook: messenger }
            """));
        App.Clock.SetLocal("2023-09-28 10:00");
        await using var db = App.Db();
        await db.Accounts.Where(a => a.UserName == "lvqing").ExecuteUpdateAsync(s => s.SetProperty(a => a.Email, "lvqing@qinghe.example"));
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        _mail.Dispose();
        _hook.Dispose();
    }

    [Fact]
    public async Task A_notice_stands_under_the_bell_until_its_reader_opens_it()
    {
        await QueueAsync("lvqing", OutboxMessage.Notice);
        await SendAsync();
        var mine = App.As("lvqing");
        var page = await mine.GetAsync("/notices");
        Assert.Contains("诉〔2023〕0001号 对接临期", page.Text);
        Assert.Contains("1 条未读", page.Text);
        Assert.Equal("通知1 条未读", TestPage.Clean(page.Document.QuerySelector("a.bell")!.TextContent));

        await using var db = App.Db();
        var notice = await db.Notices.SingleAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("wanglei").GetAsync($"/notices/{notice.Id}")).Status);
        var opened = await mine.GetRawAsync($"/notices/{notice.Id}");
        Assert.Equal("/me", opened.Headers.Location!.OriginalString);
        Assert.Equal("通知", TestPage.Clean((await mine.GetAsync("/notices")).Document.QuerySelector("a.bell")!.TextContent));
        Assert.Contains("没有通知", (await App.As("wanglei").GetAsync("/notices")).Text);
    }

    [Fact]
    public async Task All_can_be_marked_as_read_at_once_and_only_ones_own()
    {
        await QueueAsync("lvqing", OutboxMessage.Notice, "a");
        await QueueAsync("lvqing", OutboxMessage.Notice, "b");
        await QueueAsync("wanglei", OutboxMessage.Notice, "c");
        await SendAsync();
        var mine = App.As("lvqing");
        Assert.Contains("没有未读", (await mine.SubmitAsync(await mine.GetAsync("/notices"), "全部标为已读")).Text);
        Assert.Contains("1 条未读", (await App.As("wanglei").GetAsync("/notices")).Text);
    }

    [Fact]
    public async Task A_visitor_has_no_notices() => Assert.Equal("/sign-in", new Uri((await App.Visitor().GetAsync("/notices")).Url).AbsolutePath);

    [Fact]
    public async Task Mail_goes_by_smtp_with_a_message_id_made_of_its_key_and_its_words_are_not_kept()
    {
        await QueueAsync("lvqing", OutboxMessage.Mail);
        await SendAsync();
        var mail = Assert.Single(_mail.Mails);
        Assert.Contains("lvqing@qinghe.example", mail);
        Assert.Matches("Message-ID: <[0-9A-F]{32}@qinghe.example>", mail);
        Assert.Contains("对接最迟 10月8日（周日，调休上班）24:00，现在在区经信局。", Body(mail));
        await using var db = App.Db();
        var kept = await db.OutboxMessages.SingleAsync();
        Assert.Equal(("", "", null), (kept.Title, kept.Text, kept.Address));
        Assert.NotNull(kept.SentAt);
    }

    [Fact]
    public async Task Who_has_no_address_gets_no_mail()
    {
        await QueueAsync("wanglei", OutboxMessage.Mail);
        await using var db = App.Db();
        Assert.Empty(await db.OutboxMessages.ToListAsync());
    }

    [Theory]
    // 9月28日（周四）晚上到早上；9月29日至10月6日放假，10月7日（周六）上班。
    [InlineData("2023-09-28 20:59", "2023-09-28 20:59")]
    [InlineData("2023-09-27 21:00", "2023-09-28 07:30")]
    [InlineData("2023-09-28 06:00", "2023-09-28 07:30")]
    [InlineData("2023-09-28 21:00", "2023-10-07 07:30")]
    [InlineData("2023-09-30 10:00", "2023-10-07 07:30")]
    public async Task Mail_waits_for_the_end_of_the_quiet_hours_and_notices_do_not(string queued, string sent)
    {
        App.Clock.SetLocal(queued);
        await QueueAsync("lvqing", OutboxMessage.Mail);
        await QueueAsync("lvqing", OutboxMessage.Notice);
        await using (var db = App.Db())
        {
            Assert.Equal(TestClock.Local(sent), (await db.OutboxMessages.SingleAsync(m => m.Channel == OutboxMessage.Mail)).DueAt);
            Assert.Equal(TestClock.Local(queued), (await db.OutboxMessages.SingleAsync(m => m.Channel == OutboxMessage.Notice)).DueAt);
        }
        await SendAsync();
        Assert.Equal(queued == sent ? 1 : 0, _mail.Mails.Count);
        App.Clock.SetLocal(sent);
        await SendAsync();
        Assert.Single(_mail.Mails);
    }

    [Fact]
    public async Task A_webhook_is_signed_and_carries_the_same_key_however_often_it_is_tried()
    {
        _hook.Answers = 503;
        await QueueAsync("lvqing", "webhook:messenger");
        await SendAsync();
        _hook.Answers = 200;
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync();
        Assert.Equal(2, _hook.Posts.Count);
        var (headers, body) = _hook.Posts[1];
        Assert.Equal(_hook.Posts[0].Headers["Idempotency-Key"], headers["Idempotency-Key"]);
        // HMAC-SHA256 over “timestamp.body”, computed here and not by the code under test.
        var signed = System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), (byte[])[.. Encoding.UTF8.GetBytes(headers["X-Yingshang-Timestamp"] + "."), .. body]);
        Assert.Equal("sha256=" + Convert.ToHexStringLower(signed), headers["X-Yingshang-Signature"]);
        var json = JsonDocument.Parse(body).RootElement;
        Assert.Equal("诉〔2023〕0001号 对接临期", json.GetProperty("title").GetString());
        Assert.Equal("near", json.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Tries_move_apart_until_the_message_is_given_up_and_the_administrator_can_send_it_again()
    {
        _hook.Answers = 500;
        await QueueAsync("lvqing", "webhook:messenger");
        // 1、2 分钟，再往后最长隔 3 分钟；第 4 次失败就放弃。
        foreach (var wait in new[] { 0, 1, 2, 3 })
        {
            App.Clock.Advance(TimeSpan.FromMinutes(wait) - (wait == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(1)));
            var before = _hook.Posts.Count;
            if (wait > 0) { await SendAsync(); Assert.Equal(before, _hook.Posts.Count); App.Clock.Advance(TimeSpan.FromSeconds(1)); }
            await SendAsync();
            Assert.Equal(before + 1, _hook.Posts.Count);
        }
        App.Clock.Advance(TimeSpan.FromHours(1));
        await SendAsync();
        Assert.Equal(4, _hook.Posts.Count);

        var administrator = App.As("shiwei");
        var page = await administrator.GetAsync("/outbox");
        Assert.Contains("1 条发不出去", page.Text);
        Assert.Contains("对方答 500", page.Text);
        Assert.Contains("临期提醒", page.Text);
        Assert.DoesNotContain("0001号", page.Text);
        _hook.Answers = 200;
        Assert.Contains("重发", (await administrator.SubmitAsync(page, "重发")).Flash);
        await SendAsync();
        Assert.Equal(5, _hook.Posts.Count);
        Assert.Contains("不在发不出去的里面", (await administrator.SubmitAsync(page, "重发")).Problem);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("zhoumin").GetAsync("/outbox")).Status);
    }

    [Fact]
    public async Task What_is_not_worth_sending_any_more_can_be_dropped()
    {
        _hook.Answers = 500;
        await using (var db = App.Db())
        {
            new OutboxQueue(db, App.District).Text("13800001234", "phone-code", Subject, TimeSpan.FromMinutes(10), new Dictionary<string, string> { ["验证码"] = "123456" });
            await db.SaveAsync();
        }
        App.Clock.Advance(TimeSpan.FromMinutes(11));
        await SendAsync();
        Assert.Empty(_hook.Posts);
        var administrator = App.As("shiwei");
        var page = await administrator.GetAsync("/outbox");
        Assert.Contains("过了有效期", page.Text);
        Assert.False(page.HasButton("重发"));
        Assert.DoesNotContain("13800001234", page.Html);
        await administrator.SubmitAsync(page, "不再发");
        await using var after = App.Db();
        Assert.Empty(await after.OutboxMessages.ToListAsync());
    }

    [Fact]
    public async Task What_was_sent_goes_after_the_declared_days_and_what_was_not_sent_never()
    {
        await QueueAsync("lvqing", OutboxMessage.Notice, "sent");
        await SendAsync();
        _hook.Answers = 500;
        await QueueAsync("lvqing", "webhook:messenger", "given-up");
        foreach (var _ in Enumerable.Range(0, 4))
        {
            await SendAsync();
            App.Clock.Advance(TimeSpan.FromMinutes(3));
        }
        await using (var db = App.Db())
        {
            // For a way out that this district does not have, so that it waits.
            db.Add(new OutboxMessage { Id = db.NewId(), Key = "waits", Channel = "webhook:none", Kind = "near", Title = "等着", Text = "等着", SubjectId = Subject, QueuedAt = db.Now, DueAt = db.Now });
            await db.SaveAsync();
        }
        // Sent at 10:00 on 28 September, kept for 30 days: there at 10:00 on 28 October, gone a minute later.
        App.Clock.SetLocal("2023-10-28 10:00");
        Assert.Equal(0, await PurgeSent.RunAsync(App.District, default));
        App.Clock.SetLocal("2023-10-28 10:01");
        Assert.Equal(1, await PurgeSent.RunAsync(App.District, default));
        App.Clock.SetLocal("2033-10-28 10:01");
        Assert.Equal(0, await PurgeSent.RunAsync(App.District, default));
        await using var after = App.Db();
        Assert.Equal(["webhook:messenger", "webhook:none"], await after.OutboxMessages.OrderBy(m => m.Channel).Select(m => m.Channel).ToListAsync());
        // The notice itself is its reader's.
        Assert.Single(await after.Notices.ToListAsync());
    }

    [Fact]
    public async Task A_code_goes_to_the_gateway_at_once_though_it_is_night()
    {
        App.Clock.SetLocal("2023-09-28 23:00");
        await using (var db = App.Db())
        {
            new OutboxQueue(db, App.District).Text("13800001234", "phone-code", Subject, TimeSpan.FromMinutes(10), new Dictionary<string, string> { ["验证码"] = "123456" });
            await db.SaveAsync();
        }
        await SendAsync();
        var json = JsonDocument.Parse(Assert.Single(_hook.Posts).Body).RootElement;
        Assert.Equal("13800001234", json.GetProperty("to").GetString());
        Assert.Contains("123456", json.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Of_several_nodes_one_sends_and_what_a_dead_node_claimed_another_sends_later()
    {
        for (var i = 0; i < 30; i++) await QueueAsync("lvqing", "webhook:messenger", $"k{i}");
        await Task.WhenAll(Node(), Node(), Node());
        await SendAsync();
        Assert.Equal(30, _hook.Posts.Select(p => p.Headers["Idempotency-Key"]).Distinct().Count());
        Assert.Equal(30, _hook.Posts.Count);

        await QueueAsync("lvqing", "webhook:messenger", "claimed", claimed: TimeSpan.FromMinutes(2));
        await Node();
        Assert.Equal(30, _hook.Posts.Count);
        App.Clock.Advance(TimeSpan.FromMinutes(3));
        await SendAsync();
        Assert.Equal(31, _hook.Posts.Count);
        Task<int> Node() => new OutboxSender(App.Services.GetServices<OutboxAdapter>()).SendDueAsync(App.District, default);
    }

    [Fact]
    public async Task The_same_key_is_queued_once_and_nothing_of_the_second_change_is_written()
    {
        await QueueAsync("lvqing", OutboxMessage.Notice);
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => QueueAsync("lvqing", OutboxMessage.Notice));
        await using var db = App.Db();
        Assert.Single(await db.OutboxMessages.ToListAsync());
    }

    [Theory]
    [InlineData("outbox/outbox.yaml", "quiet: { from: '21点', to: '7:30', channels: [mail] }\n", 1, "“from”应是钟点")]
    [InlineData("outbox/outbox.yaml", "quiet: { from: '21:00', to: '7:30', channels: [mial] }\n", 1, "没有渠道“mial”，是不是“mail”？")]
    [InlineData("outbox/outbox.yaml", "retry: { first_after: 一会儿, longest_after: 6小时, most_times: 8 }\n", 1, "应是一段时间")]
    [InlineData("outbox/outbox.yaml", "keep_sent: 3个工作日\n", 1, "“keep_sent”应是几日，如 90日")]
    [InlineData("outbox/outbox.yaml", "webhooks:\n  - { id: sms, url: sms.example, secret_env: X }\n", 2, "应是 http 或 https 的完整地址")]
    [InlineData("outbox/outbox.yaml", "webhooks:\n  - { id: sms, url: 'https://sms.example/', secret_env: X }\ntext: { webhook: smss }\n", 3, "没有叫“smss”的 webhook，是不是“sms”？")]
    [InlineData("outbox/reminders.yaml", "reminders:\n  - { id: near, when: 快到期, to: [holder], channels: [notice], template: near }\n", 2, "“when”的值“快到期”不认识")]
    [InlineData("outbox/reminders.yaml", "reminders:\n  - { id: near, when: 临期, to: [holders], channels: [notice], template: near }\n", 2, "“to”的值“holders”不认识，是不是“holder”？")]
    [InlineData("outbox/reminders.yaml", "reminders:\n  - { id: near, when: 临期, to: [holder], channels: [notise], template: near }\n", 2, "没有渠道“notise”，是不是“notice”？")]
    public void A_slip_is_told_at_its_line(string file, string text, int line, string message)
    {
        using var pack = new TestPack((file, text));
        Assert.True(pack.Problems.Any(p => p.File == file && p.Line == line && p.Message.Contains(message)), string.Join('\n', pack.Problems));
    }

    [Fact]
    public void A_template_says_only_what_there_is_to_say()
    {
        using var pack = new TestPack(("outbox/templates.yaml", """
            templates:
              - { id: unsigned, name: 待签收提醒, title: '{编号} 待签收', text: '{企业}' }
              - { id: near, name: 临期提醒, title: '{编号}', text: '{环书}' }
              - { id: overdue, name: 超期提醒, title: '{编号}', text: '{灯}' }
              - { id: phone-code, name: 验证码, title: 验证码, text: '{验证码}' }
            """));
        Assert.Contains(pack.Problems, p => p.Line == 2 && p.Message.Contains("{企业}”没有内容可填"));
        Assert.Contains(pack.Problems, p => p.Line == 3 && p.Message.Contains("是不是“环节”？"));
    }

    private async Task QueueAsync(string username, string channel, string key = "near/1", TimeSpan? claimed = null)
    {
        var account = await App.AccountAsync(username);
        await using var db = App.Db();
        new OutboxQueue(db, App.District).To(account, channel, "near", key, Subject, "/me",
            new Dictionary<string, string> { ["编号"] = "诉〔2023〕0001号", ["环节"] = "对接", ["期限"] = "10月8日（周日，调休上班）24:00", ["单位"] = "区经信局", ["灯"] = "临期" });
        if (claimed is { } span) foreach (var entry in db.ChangeTracker.Entries<OutboxMessage>()) (entry.Entity.ClaimedUntil, entry.Entity.ClaimedBy) = (db.Now + span, Guid.Empty);
        await db.SaveAsync();
    }

    /// <summary>Until nothing is due: the application's own worker takes some of it.</summary>
    private async Task SendAsync()
    {
        var sender = App.Services.GetRequiredService<OutboxSender>();
        for (var i = 0; i < 200; i++)
        {
            await sender.SendDueAsync(App.District, default);
            await using var db = App.Db();
            var now = db.Now;
            if (!await db.OutboxMessages.AnyAsync(m => m.SentAt == null && m.DeadAt == null && (m.DueAt <= now || m.ClaimedUntil != null))) return;
            await Task.Delay(25);
        }
    }

    private static string Body(string mail) => Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(Base64().Match(mail).Groups[1].Value.Where(c => !char.IsWhiteSpace(c)))));

    [GeneratedRegex(@"\r?\n\r?\n([A-Za-z0-9+/=\s]+)$", RegexOptions.None, 1000)] private static partial Regex Base64();
}
