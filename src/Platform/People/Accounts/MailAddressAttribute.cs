using System.ComponentModel.DataAnnotations;
using System.Net.Mail;

namespace Yingshang.Platform.People.Accounts;

/// <summary>An e-mail address as a mail server takes it: name@host.domain, without a display name, at most 254 characters (RFC 5321 §4.5.3.1.3). Empty is none.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MailAddressAttribute : ValidationAttribute
{
    private const int Longest = 254;

    public MailAddressAttribute() : base("电子邮箱写成 name@example.gov.cn 这样，只写一个") { }

    public override bool IsValid(object? value)
    {
        if (value is not string text || string.IsNullOrWhiteSpace(text)) return true;
        var typed = text.Trim();
        return typed.Length <= Longest && typed.All(c => c is > ' ' and <= '~') && MailAddress.TryCreate(typed, out var read) && read.Address == typed && read.Host.IndexOf('.') is > 0 and var dot && dot < read.Host.Length - 1;
    }
}
