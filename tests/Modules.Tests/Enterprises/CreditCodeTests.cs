using Yingshang.Enterprises;

namespace Yingshang.Modules.Tests.Enterprises;

public sealed class CreditCodeTests
{
    [Theory]
    [InlineData("91110000101623741K")]
    [InlineData("911101066976941872")]
    [InlineData("91330106673959654P")]
    [InlineData("914403001922038216")]
    public void Codes_of_real_firms_check(string code)
    {
        Assert.True(CreditCode.Checks(code));
        Assert.Null(CreditCode.Warning(code));
    }

    [Theory]
    [InlineData("91310115MA1H8R7C6D", '7')]
    [InlineData("91350211M0000XUF46", 'R')] // a firm that exists: warn, never block
    public void A_check_character_that_does_not_fit_warns_and_names_the_right_one(string code, char right)
    {
        Assert.True(CreditCode.IsWellFormed(code));
        Assert.False(CreditCode.Checks(code));
        Assert.Equal(right, CreditCode.CheckCharacter(code));
        Assert.Contains($"应为 {right}", CreditCode.Warning(code), StringComparison.Ordinal);
    }

    // Sum 0 mod 31 leaves 31, which the standard writes 0: all zeros sum to 0.
    [Fact]
    public void A_remainder_of_nothing_is_written_0() => Assert.Equal('0', CreditCode.CheckCharacter("00000000000000000"));

    // One weight of 1 leaves 30, which is Y: 1 in the first place, zeros behind.
    [Fact]
    public void Thirty_is_written_Y() => Assert.Equal('Y', CreditCode.CheckCharacter("10000000000000000"));

    [Theory]
    [InlineData("91110000101623741")] // one short
    [InlineData("91110000101623741I")] // no I in the alphabet
    [InlineData("9111AB00101623741K")] // letters in the division
    [InlineData("")]
    public void What_is_no_code_is_not_well_formed(string code) => Assert.False(CreditCode.IsWellFormed(code));

    [Theory]
    [InlineData(" 9111 0000-1016 2374 1k ", "91110000101623741K")]
    [InlineData("９１１１０００0101623741K", "91110000101623741K")]
    [InlineData(null, "")]
    public void What_is_typed_is_brought_into_form(string? typed, string code) => Assert.Equal(code, CreditCode.Normalize(typed));

    // GB 11714 over positions 9–17 of the same firms.
    [Theory]
    [InlineData("10162374", '1')]
    [InlineData("69769418", '7')]
    [InlineData("67395965", '4')]
    public void The_organization_code_has_a_check_of_its_own(string body, char check) => Assert.Equal(check, CreditCode.OrganizationCheckCharacter(body));
}
