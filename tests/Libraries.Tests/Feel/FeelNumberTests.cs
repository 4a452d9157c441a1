using System.Globalization;
using Yingshang.Feel.Values;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>34 digits as decimal128 has them; expected values by hand or from tables of constants.</summary>
public class FeelNumberTests
{
    private static FeelNumber N(string text) => FeelNumber.Parse(text)!.Value;

    [Theory]
    [InlineData("1.50", "1.5")]
    [InlineData("-0", "0")]
    [InlineData("1e3", "1000")]
    [InlineData("1.23E-4", "0.000123")]
    [InlineData("00012", "12")]
    [InlineData("1234567890123456789012345678901234", "1234567890123456789012345678901234")]
    [InlineData("12345678901234567890123456789012345", "12345678901234567890123456789012340")]
    [InlineData("12345678901234567890123456789012355", "12345678901234567890123456789012360")]
    [InlineData("9.9999999999999999999999999999999999", "10")]
    public void Reads_and_rounds_to_even(string text, string expected) => Assert.Equal(expected, N(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("1.")]
    [InlineData("1,5")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e6145")]
    [InlineData("--1")]
    public void Refuses(string text) => Assert.Null(FeelNumber.Parse(text));

    [Fact]
    public void Smallest_and_largest()
    {
        Assert.NotNull(FeelNumber.Parse("9999999999999999999999999999999999e6111"));
        Assert.Equal(0, N("1e-6177").Sign);
        Assert.Equal(1, N("1e-6176").Sign);
        Assert.Null(FeelNumber.Multiply(N("1e6000"), N("1e200")));
    }

    [Theory]
    [InlineData("1", "3", "0.3333333333333333333333333333333333")]
    [InlineData("2", "3", "0.6666666666666666666666666666666667")]
    [InlineData("10", "4", "2.5")]
    [InlineData("-1", "8", "-0.125")]
    [InlineData("1e-3000", "1e3000", "1e-6000")]
    public void Divides(string a, string b, string expected) => Assert.Equal(N(expected), FeelNumber.Divide(N(a), N(b)));

    [Theory]
    [InlineData("1e34", "1", "10000000000000000000000000000000000")]
    [InlineData("1e33", "1", "1000000000000000000000000000000001")]
    [InlineData("1e6000", "-1e-6000", "1e6000")]
    [InlineData("0.1", "0.2", "0.3")]
    public void Adds(string a, string b, string expected) => Assert.Equal(N(expected), FeelNumber.Add(N(a), N(b)));

    [Theory]
    [InlineData("1", "10")]
    [InlineData("-2", "-1.9")]
    [InlineData("1e-100", "1e100")]
    [InlineData("-1e100", "1e-100")]
    [InlineData("0.99999", "1")]
    public void Orders(string less, string more)
    {
        Assert.True(N(less) < N(more));
        Assert.True(N(more) > N(less));
        Assert.NotEqual(N(less), N(more));
    }

    [Theory]
    [InlineData("2.5", 0, NumberRounding.HalfEven, "2")]
    [InlineData("2.5", 0, NumberRounding.HalfUp, "3")]
    [InlineData("2.5", 0, NumberRounding.HalfDown, "2")]
    [InlineData("-2.1", 0, NumberRounding.Up, "-3")]
    [InlineData("-2.9", 0, NumberRounding.Down, "-2")]
    [InlineData("-2.1", 0, NumberRounding.Floor, "-3")]
    [InlineData("-2.9", 0, NumberRounding.Ceiling, "-2")]
    [InlineData("1e-6000", 2, NumberRounding.Up, "0.01")]
    [InlineData("1e-6000", 2, NumberRounding.HalfEven, "0")]
    public void Rounds(string number, int scale, NumberRounding rounding, string expected) => Assert.Equal(N(expected), N(number).Round(scale, rounding));

    [Theory]
    [InlineData("2", "1.414213562373095048801688724209698")]
    [InlineData("1e-6176", "1e-3088")]
    [InlineData("144", "12")]
    [InlineData("0", "0")]
    public void Roots(string number, string expected) => Assert.Equal(N(expected), Transcendental.Sqrt(N(number)));

    /// <summary>e, π² / 6 and their like from tables.</summary>
    [Fact]
    public void Exponential_and_logarithm()
    {
        Assert.Equal(N("2.718281828459045235360287471352662"), Transcendental.Exp(1));
        Assert.Equal(N("22026.46579480671651695790064528424"), Transcendental.Exp(10));
        Assert.Equal(N("0.6931471805599453094172321214581766"), Transcendental.Log(2));
        Assert.Equal(N("2.302585092994045684017991454684364"), Transcendental.Log(10));
        Assert.Equal(FeelNumber.Zero, Transcendental.Log(1));
        Assert.Equal(N("-14220.76553433122614449511522413063"), Transcendental.Log(N("1e-6176")));
        Assert.Equal(N("1.732050807568877293527446341505872"), Transcendental.Power(3, N("0.5")));
        Assert.Equal(N("1e-6000"), Transcendental.Power(10, -6000));
    }

    [Fact]
    public void Agrees_with_decimal_where_both_are_exact()
    {
        var random = new Random(3);
        for (var i = 0; i < 5_000; i++)
        {
            var (a, b) = (Random(random), Random(random));
            Assert.Equal((FeelNumber)(a + b), FeelNumber.Add(a, b));
            Assert.Equal((FeelNumber)(a * b), FeelNumber.Multiply(a, b));
            Assert.Equal(a.CompareTo(b), ((FeelNumber)a).CompareTo(b));
            Assert.Equal(a, ((FeelNumber)a).ToDecimal());
            Assert.Equal((FeelNumber)a, N(a.ToString(CultureInfo.InvariantCulture)));
            if (b != 0) Assert.Equal((FeelNumber)(a - (b * Math.Floor(a / b))), FeelNumber.Modulo(a, b));
        }
    }

    private static decimal Random(Random random) => new(random.Next(), random.Next(100), 0, random.Next(2) == 0, (byte)random.Next(5));
}
