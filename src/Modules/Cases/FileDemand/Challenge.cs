using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.FileDemand;

/// <summary>A simple sum instead of a refusal. The question travels sealed in the form, so nothing is kept for those who never answer.</summary>
public sealed class Challenge(IDataProtectionProvider protection, IntakeWatch watch, DistrictDb db)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);
    private readonly IDataProtector _seal = protection.CreateProtector("intake-challenge");

    /// <summary>A new question and its seal.</summary>
    public ChallengeQuestion Ask()
    {
        var (a, b) = (RandomNumberGenerator.GetInt32(2, 10), RandomNumberGenerator.GetInt32(2, 10));
        var sealedText = string.Create(CultureInfo.InvariantCulture, $"{a + b}|{(db.Now + Lasts).Ticks}|{RandomNumberGenerator.GetHexString(16)}");
        return new ChallengeQuestion($"{a} 加 {b} 等于几", _seal.Protect(sealedText));
    }

    /// <summary>True for the right answer to a question that was asked here, in time and for the first time.</summary>
    public bool Accepts(string? seal, string? answer)
    {
        if (string.IsNullOrEmpty(seal) || !int.TryParse(answer?.Normalize(System.Text.NormalizationForm.FormKC).Trim(), CultureInfo.InvariantCulture, out var number)) return false;
        try
        {
            var parts = _seal.Unprotect(seal).Split('|');
            return number == int.Parse(parts[0], CultureInfo.InvariantCulture) && db.Now.Ticks <= long.Parse(parts[1], CultureInfo.InvariantCulture) && watch.Spend(parts[2], db.Now);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

/// <param name="Seal">to be posted back with the answer</param>
public sealed record ChallengeQuestion(string Text, string Seal);
