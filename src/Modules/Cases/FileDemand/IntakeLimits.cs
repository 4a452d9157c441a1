using System.Text.RegularExpressions;
using Yingshang.Platform.Packs;

namespace Yingshang.Cases.FileDemand;

/// <summary><c>limits/intake.yaml</c>: what is taken from whom without an account.</summary>
/// <param name="PerTelephone">filings an hour for a telephone; above it a challenge</param>
/// <param name="PerAddress">filings an hour for a network address, behind which a whole park may stand</param>
/// <param name="WrongCodes">wrong tracking codes an hour for an address; above it no more are tried</param>
public sealed record IntakeLimits(
    int PerTelephone, int PerAddress, string ChallengeMessage, FileLimits Files, TextLimits Text, LengthLimit Name, LengthLimit Enterprise, TelephoneRule Telephone, int WrongCodes)
{
    internal static IntakeLimits Read(PackReader pack)
    {
        if (pack.Read("limits/intake.yaml") is not { } top) return Empty;
        var without = top.Map("without_account");
        var files = top.Map("attachments");
        var text = top.Map("text");
        var fields = top.Map("fields");
        var telephone = fields?.Map("telephone");
        var limits = new IntakeLimits(
            without?.Int("per_telephone_per_hour") ?? 0, without?.Int("per_address_per_hour") ?? 0, without?.Text("challenge_message") ?? "",
            new FileLimits(files?.Int("max_count") ?? 0, files?.Int("max_size_mb") ?? 0, files?.Int("max_total_mb") ?? 0, files?.Texts("types") ?? [], files?.Text("too_big_message") ?? "", files?.Text("wrong_type_message") ?? ""),
            new TextLimits(text?.Int("min_characters") ?? 0, text?.Int("max_characters") ?? 0, text?.Text("too_short_message") ?? "", text?.Text("too_long_message") ?? ""),
            Length(fields?.Map("contact_name")), Length(fields?.Map("enterprise")),
            new TelephoneRule(Pattern(telephone), telephone?.Text("message") ?? ""), top.Map("tracking_code")?.Int("wrong_attempts_per_hour") ?? 0);
        without?.Choice("then", "challenge");
        without?.Choice("status", "未核实");
        foreach (var known in new[] { "id", "name", "source" }) top.TextOrNull(known);
        foreach (var map in new[] { without, files, text, telephone, fields, top }) map?.NothingElse();
        return limits;
    }

    private static readonly Regex Anything = new("", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static readonly IntakeLimits Empty = new(0, 0, "", new FileLimits(0, 0, 0, [], "", ""), new TextLimits(0, 0, "", ""), new LengthLimit(0, 0), new LengthLimit(0, 0), new TelephoneRule(Anything, ""), 0);

    private static LengthLimit Length(DeclarationNode? node)
    {
        var limit = new LengthLimit(node?.Int("min_characters") ?? 0, node?.Int("max_characters") ?? 0);
        node?.NothingElse();
        return limit;
    }

    private static Regex Pattern(DeclarationNode? node)
    {
        var text = node?.Text("pattern") ?? "";
        try
        {
            return new Regex(text, RegexOptions.CultureInvariant | RegexOptions.Compiled, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException e)
        {
            node!.Problem($"“pattern”不是正确的正则表达式：{e.Message}");
            return Anything;
        }
    }
}

public sealed record LengthLimit(int Least, int Most)
{
    public bool Allows(string? text) => (text?.Length ?? 0) is var length && length >= Least && length <= Most;
}

public sealed record TextLimits(int Least, int Most, string TooShort, string TooLong)
{
    /// <summary>What is wrong with the text; null when nothing is.</summary>
    public string? Refusal(string? text) => (text?.Length ?? 0) is var length && length < Least ? TooShort : length > Most ? TooLong : null;
}

/// <summary>A telephone number as it is kept: digits only, without country code.</summary>
public sealed record TelephoneRule(Regex Pattern, string Message)
{
    public static string Normalize(string? typed)
    {
        var digits = string.Concat((typed ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(c => char.IsAsciiDigit(c) || c == '+'));
        return digits.StartsWith("+86", StringComparison.Ordinal) ? digits[3..] : digits.StartsWith("0086", StringComparison.Ordinal) ? digits[4..] : digits.Trim('+');
    }

    public bool Allows(string number) => Pattern.IsMatch(number);

    /// <summary>A text message can reach it.</summary>
    public static bool IsMobile(string number) => number is ['1', ..] && number.Length == 11 && !number.Contains('*', StringComparison.Ordinal);
}
