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

    [Theory]
    [InlineData("请打13800001234找老陈", "请打138****1234找老陈")]
    [InlineData("办公电话 0571-66181231、6618 1231", "办公电话 0571-66181231、6618 1231")]
    [InlineData("身份证330106199001011234", "身份证330***********1234")]
    [InlineData("账号6222021234567890123。", "账号****0123。")]
    [InlineData("工单RX20230921001，合同额13000000元", "工单RX20230921001，合同额13000000元")]
    public void In_a_text_the_numbers_of_persons_are_masked_and_those_of_offices_stay(string text, string shown) => Assert.Equal(shown, Mask.Numbers(text));
}
