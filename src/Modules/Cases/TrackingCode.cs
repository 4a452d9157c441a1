using System.Security.Cryptography;

namespace Yingshang.Cases;

/// <summary>查询码: ten characters of Crockford's base 32 (no I, L, O, U), 50 random bits, written Q7M4-K2XD-9H. Never derived from an id.</summary>
public readonly record struct TrackingCode
{
    private const string Symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 10;

    private TrackingCode(string symbols) => Text = $"{symbols[..4]}-{symbols[4..8]}-{symbols[8..]}";

    /// <summary>As stored, shown and put into addresses: Q7M4-K2XD-9H.</summary>
    public string Text { get; }

    public static TrackingCode New() => new(RandomNumberGenerator.GetString(Symbols, Length));

    /// <summary>Reads what a person typed, whatever its case, width, hyphens and blanks: O stands for 0, I and L for 1. Null when it cannot be a code.</summary>
    public static TrackingCode? Parse(string? typed)
    {
        if (typed is null || typed.Length > 60) return null;
        var symbols = typed.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant().Where(c => !IsBetween(c)).Select(Forgiven).ToArray();
        return symbols.Length == Length && symbols.All(Symbols.Contains) ? new TrackingCode(new string(symbols)) : null;
    }

    public override string ToString() => Text;

    private static bool IsBetween(char c) => char.IsWhiteSpace(c) || c is '-' or '–' or '—' or '‐' or '‑' or '−' or '·';

    private static char Forgiven(char c) => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c };
}
