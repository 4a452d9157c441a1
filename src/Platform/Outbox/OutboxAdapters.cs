using System.Globalization;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;

namespace Yingshang.Platform.Outbox;

/// <summary>A way out. A failure is an exception; whoever sends tries again later.</summary>
public abstract class OutboxAdapter
{
    /// <summary>This adapter takes messages of the channel.</summary>
    public abstract bool Takes(string channel);

    public abstract Task SendAsync(District district, OutboxMessage message, CancellationToken cancel);
}

/// <summary>通知 inside the application.</summary>
public sealed class NoticeAdapter : OutboxAdapter
{
    public override bool Takes(string channel) => channel == OutboxMessage.Notice;

    public override async Task SendAsync(District district, OutboxMessage message, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        await using var write = await db.BeginWriteAsync(cancel);
        if (await db.Set<Notice>().AnyAsync(n => n.Id == message.Id, cancel)) return;
        db.Add(new Notice { Id = message.Id, AccountId = message.AccountId!.Value, UnitId = message.UnitId, SubjectId = message.SubjectId, Title = message.Title, Text = message.Text, Link = message.Link, At = db.Now });
        await db.SaveAsync(cancel);
        await write.CommitAsync(cancel);
    }
}

/// <summary>E-mail by SMTP. The Message-ID is made of the key, so that a second copy is known as one.</summary>
public sealed class MailAdapter : OutboxAdapter
{
    public override bool Takes(string channel) => channel == OutboxMessage.Mail;

    public override async Task SendAsync(District district, OutboxMessage message, CancellationToken cancel)
    {
        var rule = district.Declared<OutboxRules>().Mail!;
        using var client = new SmtpClient(rule.Server, rule.Port) { EnableSsl = rule.Tls, Timeout = 20_000 };
        if (rule.User is { } user) client.Credentials = new System.Net.NetworkCredential(user, Environment.GetEnvironmentVariable(rule.PasswordEnvironment ?? ""));
        using var mail = new MailMessage(rule.From, message.Address!) { Subject = message.Title, Body = message.Text, SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8 };
        mail.Headers.Add("Message-ID", $"<{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(message.Key)))[..32]}@{new MailAddress(rule.From).Host}>");
        mail.Headers.Add("Idempotency-Key", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(message.Key))));
        await client.SendMailAsync(mail, cancel);
    }
}

/// <summary>JSON by POST, signed: <c>X-Yingshang-Signature: sha256=HMAC(secret, timestamp + "." + body)</c>. Also takes text messages to a gateway, then with <c>to</c>.</summary>
public sealed class WebhookAdapter : OutboxAdapter, IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Redirects are not followed: what is signed goes where it was declared to go.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(20) };

    public override bool Takes(string channel) => channel == OutboxMessage.TextMessage || channel.StartsWith(OutboxMessage.Webhook, StringComparison.Ordinal);

    public override async Task SendAsync(District district, OutboxMessage message, CancellationToken cancel)
    {
        var rules = district.Declared<OutboxRules>();
        var id = message.Channel == OutboxMessage.TextMessage ? rules.TextWebhook! : message.Channel[OutboxMessage.Webhook.Length..];
        var rule = rules.Webhooks.Single(w => w.Id == id);
        var secret = Environment.GetEnvironmentVariable(rule.SecretEnvironment) is { Length: > 0 } set ? set : throw new InvalidOperationException($"环境变量 {rule.SecretEnvironment} 没有设，签不了名");
        var staff = message.AccountId is { } account ? await StaffNumberAsync(district, account, cancel) : null;
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            Key = message.Key, District = district.Declared<DistrictProfile>().DivisionCode, Kind = message.Kind, To = message.Address, StaffNumber = staff, message.Title, message.Text, message.Link, message.QueuedAt,
        }, Json);
        var stamp = new DateTimeOffset(district.Clock.GetUtcNow().UtcDateTime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, rule.Url) { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } } };
        request.Headers.Add("Idempotency-Key", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(message.Key))));
        request.Headers.Add("X-Yingshang-Timestamp", stamp);
        request.Headers.Add("X-Yingshang-Signature", "sha256=" + Sign(secret, stamp, body));
        using var answer = await _client.SendAsync(request, cancel);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"对方答 {(int)answer.StatusCode}");
    }

    /// <summary>Lower-case hex of HMAC-SHA256 over <c>timestamp.body</c>.</summary>
    public static string Sign(string secret, string timestamp, byte[] body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(timestamp + "."), .. body]));

    public void Dispose() => _client.Dispose();

    private static async Task<string?> StaffNumberAsync(District district, Guid account, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        return await db.Accounts.Where(a => a.Id == account).Select(a => a.StaffNumber).FirstOrDefaultAsync(cancel);
    }
}
