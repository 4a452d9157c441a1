using System.Security.Cryptography;

namespace Yingshang.Platform.People;

/// <summary>What a password must be like.</summary>
public static class PasswordRules
{
    /// <summary>What is wrong with it, in one sentence; null when nothing is, or none was given.</summary>
    public static string? Objection(string? password, Account account, SecurityRules rules)
    {
        if (string.IsNullOrEmpty(password)) return null;
        if (password.Length < rules.PasswordLength) return $"新密码至少 {rules.PasswordLength} 位";
        if (!password.Any(char.IsLetter) || !password.Any(char.IsDigit)) return "新密码要同时有字母和数字";
        if (password.Distinct().Count() < 5) return "新密码重复的字符太多，请换一个";
        if (new[] { account.UserName, account.PhoneNumber, account.StaffNumber }.Any(known => known is { Length: > 3 } && password.Contains(known, StringComparison.OrdinalIgnoreCase)))
            return "新密码里不能有用户名、工号或手机号";
        return null;
    }

    /// <summary>A password for once, easy to read out: no 0, O, 1, I, l.</summary>
    public static string Temporary(int length) =>
        "a7" + RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", Math.Max(length, 10) - 2);
}
