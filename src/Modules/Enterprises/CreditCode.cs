namespace Yingshang.Enterprises;

/// <summary>统一社会信用代码, GB 32100-2015: 18 characters of 31 (without I O S V Z): 登记部门 1, 机构类别 1, 行政区划 6 digits, 主体标识 9, 校验码 1.</summary>
public static class CreditCode
{
    private const string Symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // 3^(i-1) mod 31
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    // GB 11714, 组织机构代码
    private static readonly int[] OrganizationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    public const int Length = 18;

    /// <summary>As stored: upper case, half width, without spaces and hyphens.</summary>
    public static string Normalize(string? typed) => new([.. (typed ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c != '-').Select(char.ToUpperInvariant)]);

    /// <summary>Eighteen characters of the code's alphabet with six digits for the division; says nothing of the check digit.</summary>
    public static bool IsWellFormed(string code) =>
        code.Length == Length && code.All(c => Symbols.Contains(c, StringComparison.Ordinal)) && code.AsSpan(2, 6).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The eighteenth character of a code.</summary>
    /// <param name="code">at least the first seventeen characters, well formed</param>
    public static char CheckCharacter(string code)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++) sum += Symbols.IndexOf(code[i], StringComparison.Ordinal) * Weights[i];
        return Symbols[(31 - (sum % 31)) % 31];
    }

    /// <summary>The ninth character of a 主体标识 (组织机构代码, GB 11714).</summary>
    /// <param name="body">its first eight characters, 0–9 and A–Z</param>
    public static char OrganizationCheckCharacter(string body)
    {
        var sum = 0;
        for (var i = 0; i < OrganizationWeights.Length; i++) sum += (char.IsDigit(body[i]) ? body[i] - '0' : body[i] - 'A' + 10) * OrganizationWeights[i];
        return (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var check => (char)('0' + check) };
    }

    public static bool Checks(string code) => IsWellFormed(code) && code[^1] == CheckCharacter(code);

    /// <summary>What to say of a well-formed code whose check character does not fit; null when it fits. Real firms carry such codes, so it never blocks.</summary>
    public static string? Warning(string code) => !IsWellFormed(code) || Checks(code)
        ? null
        : $"校验码不符（按 GB 32100-2015 应为 {CheckCharacter(code)}），请与营业执照核对；登记机关确实这样核发的，可以照录。";
}
