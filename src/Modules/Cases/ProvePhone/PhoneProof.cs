using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Outbox;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.ProvePhone;

/// <summary>A code that was sent to the telephone of a demand. Only its digest is kept.</summary>
public sealed class PhoneCode
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public required byte[] Digest { get; init; }
    public DateTime SentAt { get; init; }
    public DateTime ExpiresAt { get; init; }
    public int Tries { get; set; }
    public DateTime? UsedAt { get; set; }
}

/// <summary>Who holds the telephone of a demand reads its text and reply and acts on it: six digits by text message, then a sealed cookie for that demand.</summary>
public sealed class PhoneProof(DistrictDb db, OutboxQueue outbox, DistrictProfile profile, IDataProtectionProvider protection, IHttpContextAccessor http)
{
    public static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan ProofLasts = TimeSpan.FromMinutes(30);
    internal const string Template = "phone-code";
    internal static readonly IReadOnlyCollection<string> Names = ["平台", "验证码", "编号"];
    private const int MostTries = 5;
    private const int MostCodesAnHour = 5;

    private readonly IDataProtector _seal = protection.CreateProtector("phone-proof");

    /// <summary>Queues a new code; those before it no longer count.</summary>
    public async Task<Result> SendAsync(Case c, CancellationToken cancel)
    {
        var phone = await db.Demands.Where(d => d.Id == c.Id).Select(d => d.ContactPhone).SingleAsync(cancel);
        if (!FileDemand.TelephoneRule.IsMobile(phone)) return CaseProblems.NoTextMessage;
        var now = db.Now;
        await using var write = await db.BeginWriteAsync(cancel);
        if (await db.Set<PhoneCode>().CountAsync(p => p.CaseId == c.Id && p.SentAt > now.AddHours(-1), cancel) >= MostCodesAnHour) return CaseProblems.TooManyPhoneCodes;
        var digits = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var code = new PhoneCode { Id = db.NewId(), CaseId = c.Id, Digest = Digest(c.Id, digits), SentAt = now, ExpiresAt = now + CodeLasts };
        db.Add(code);
        outbox.Text(phone, Template, c.Id, CodeLasts, new Dictionary<string, string>(StringComparer.Ordinal) { ["平台"] = profile.PlatformName, ["验证码"] = digits, ["编号"] = c.Number });
        await db.SaveAsync(cancel);
        await write.CommitAsync(cancel);
        return Result.Done;
    }

    /// <summary>Proves the telephone by the last code that was sent, within its time and its tries.</summary>
    public async Task<Result> ProveAsync(Case c, string? typed, CancellationToken cancel)
    {
        var now = db.Now;
        var digits = string.Concat((typed ?? "").Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit));
        await using var write = await db.BeginWriteAsync(cancel);
        var code = await db.Set<PhoneCode>().Where(p => p.CaseId == c.Id).OrderByDescending(p => p.SentAt).ThenByDescending(p => p.Id).FirstOrDefaultAsync(cancel);
        if (code is null || code.UsedAt is not null || now >= code.ExpiresAt || code.Tries >= MostTries) return CaseProblems.WrongPhoneCode;
        code.Tries++;
        var isRight = CryptographicOperations.FixedTimeEquals(code.Digest, Digest(c.Id, digits));
        if (isRight)
        {
            code.UsedAt = now;
            db.Audit("case.phone-proved", "case", c.Id);
        }
        await db.SaveAsync(cancel);
        await write.CommitAsync(cancel);
        if (!isRight) return CaseProblems.WrongPhoneCode;
        Remember(c.Id, now + ProofLasts);
        return Result.Done;
    }

    /// <summary>This browser has proved the telephone of the demand within the last half hour.</summary>
    public bool IsProved(Guid caseId)
    {
        if (http.HttpContext?.Request.Cookies[Cookie(caseId)] is not { } value) return false;
        try
        {
            var parts = _seal.Unprotect(value).Split('|');
            return parts[0] == caseId.ToString("N") && db.Now.Ticks < long.Parse(parts[1], CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>演示环境: the message that would be on the telephone now; null where messages are really sent.</summary>
    public async Task<string?> ShownInDemoAsync(Guid caseId, CancellationToken cancel) => !profile.IsDemo ? null
        : await db.Set<OutboxMessage>().Where(m => m.Channel == OutboxMessage.TextMessage && m.SubjectId == caseId && m.QueuedAt > db.Now - CodeLasts).OrderByDescending(m => m.QueuedAt).ThenByDescending(m => m.Id).Select(m => m.Text).FirstOrDefaultAsync(cancel);

    private void Remember(Guid caseId, DateTime until) => http.HttpContext!.Response.Cookies.Append(
        Cookie(caseId), _seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{caseId:N}|{until.Ticks}")),
        new CookieOptions { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.HttpContext.Request.IsHttps, Path = "/", MaxAge = ProofLasts });

    private static string Cookie(Guid caseId) => "ys-d-" + caseId.ToString("N");

    private static byte[] Digest(Guid caseId, string digits) => Sm3.Hash(Encoding.UTF8.GetBytes($"{caseId:N} {digits}"));
}
