using System.Text.RegularExpressions;

namespace Yingshang.Platform.Masking;

/// <summary>The one way in which personal data is masked, everywhere, so that two masks of one value never complete each other
/// (姓名 first character, 手机 3+4, 身份证 3+4, 银行账号 last 4). Looking behind it is an action of its own and is recorded.</summary>
public static partial class Mask
{
    public static string Name(string? name) => string.IsNullOrEmpty(name) ? "" : name[..1] + "*";

    public static string Phone(string? phone)
    {
        if (string.IsNullOrEmpty(phone)) return "";
        return phone.Length switch
        {
            >= 11 => phone[..3] + "****" + phone[^4..],
            >= 7 => new string('*', phone.Length - 4) + phone[^4..],
            _ => new string('*', phone.Length),
        };
    }

    /// <summary>A text with every mobile number, 身份证 and bank account in it masked; office numbers stay.</summary>
    public static string Numbers(string text) => Personal().Replace(text, m => m.Length switch
    {
        11 => Phone(m.Value),
        18 => IdCard(m.Value),
        _ => BankAccount(m.Value),
    });

    // 18 characters are 身份证; 16, 17 and 19 digits a bank card.
    [GeneratedRegex(@"(?<![0-9A-Za-z])(1[3-9]\d{9}|\d{17}[0-9Xx]|\d{16,17}|\d{19})(?![0-9A-Za-z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Personal();

    public static string IdCard(string? number) =>
        string.IsNullOrEmpty(number) ? "" : number.Length >= 15 ? number[..3] + new string('*', number.Length - 7) + number[^4..] : new string('*', number.Length);

    public static string BankAccount(string? number) =>
        string.IsNullOrEmpty(number) ? "" : number.Length > 4 ? "****" + number[^4..] : "****";
}
