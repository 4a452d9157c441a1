using Yingshang.Platform.Masking;

namespace Yingshang.Modules.Tests.People;

/// <summary>One way of masking everywhere: 姓名 first character, 手机 3+4, 身份证 3+4, 银行账号 last 4.</summary>
public sealed class MaskTests
{
    [Theory]
    [InlineData("陈志远", "陈*")]
    [InlineData("陈", "陈*")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Names(string? name, string expected) => Assert.Equal(expected, Mask.Name(name));

    [Theory]
    [InlineData("13800001234", "138****1234")]
    [InlineData("66181231", "****1231")]
    [InlineData("12345", "*****")]
    [InlineData(null, "")]
    public void Telephones(string? phone, string expected) => Assert.Equal(expected, Mask.Phone(phone));

    [Theory]
    [InlineData("341299199001011234", "341***********1234")]
    [InlineData("12345", "*****")]
    public void Identity_cards(string number, string expected) => Assert.Equal(expected, Mask.IdCard(number));

    [Theory]
    [InlineData("6222020200112233445", "****3445")]
    [InlineData("123", "****")]
    public void Bank_accounts(string number, string expected) => Assert.Equal(expected, Mask.BankAccount(number));
}
