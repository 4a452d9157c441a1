using Yingshang.Enterprises.Sizing;
using Yingshang.Platform.Packs;

namespace Yingshang.Modules.Tests.Enterprises;

/// <summary>国统字〔2017〕213号. Expected classes read off the printed table by hand.</summary>
public sealed class SizeClassTests
{
    private static readonly DateOnly Day = new(2023, 10, 31);
    private static readonly SizeClassTable Table = SizeClassTable.Read(new PackReader(Path.Combine(Yingshang.App.Commands.DistrictOptions.Root, "packs", "standard")));

    // 工业 X 1000/300/20, Y 40000/2000/300; 批发 200/20/5, 40000/5000/1000; 零售 300/50/10, 20000/500/100; 软件 300/100/10, 10000/1000/50
    [Theory]
    [InlineData("17", "C", 1000, 40000, "大型")]
    [InlineData("17", "C", 999, 40000, "中型")]
    [InlineData("17", "C", 1000, 39999, "中型")]
    [InlineData("17", "C", 300, 2000, "中型")]
    [InlineData("17", "C", 299, 2000, "小型")]
    [InlineData("17", "C", 20, 300, "小型")]
    [InlineData("17", "C", 19, 300, "微型")]
    [InlineData("17", "C", 20, 299, "微型")]
    [InlineData("17", "C", 5000, 299, "微型")] // one figure below is enough
    [InlineData("06", "B", 300, 2000, "中型")]
    [InlineData("44", "D", 300, 2000, "中型")]
    [InlineData("51", "F", 200, 40000, "大型")]
    [InlineData("5191", "F", 20, 5000, "中型")]
    [InlineData("51", "F", 5, 999, "微型")]
    [InlineData("52", "F", 300, 20000, "大型")]
    [InlineData("52", "F", 49, 500, "小型")]
    [InlineData("54", "G", 1000, 30000, "大型")]
    [InlineData("591", "G", 20, 200, "小型")]
    [InlineData("592", "G", 20, 100, "小型")]
    [InlineData("592", "G", 99, 1000, "小型")]
    [InlineData("60", "G", 300, 2000, "中型")]
    [InlineData("61", "H", 100, 2000, "中型")]
    [InlineData("62", "H", 9, 5000, "微型")]
    [InlineData("63", "I", 2000, 100000, "大型")]
    [InlineData("64", "I", 100, 1000, "中型")]
    [InlineData("65", "I", 10, 50, "小型")]
    [InlineData("65", "I", 10, 49, "微型")]
    [InlineData("702", "K", 1000, 5000, "大型")]
    public void Staff_and_revenue_decide(string industry, string section, int staff, int revenue, string expected) =>
        Assert.Equal(expected, Table.Classify(Day, industry, section, Figures(("staff", staff), ("revenue", revenue))).Class);

    [Theory]
    [InlineData("47", "E", 80000, 80000, "大型")]
    [InlineData("47", "E", 80000, 79999, "中型")]
    [InlineData("47", "E", 300, 300, "小型")]
    [InlineData("47", "E", 299, 5000, "微型")]
    [InlineData("701", "K", 200000, 10000, "大型")]
    [InlineData("701", "K", 1000, 4999, "小型")]
    public void In_construction_and_real_estate_revenue_and_assets_decide(string industry, string section, int revenue, int assets, string expected) =>
        Assert.Equal(expected, Table.Classify(Day, industry, section, Figures(("revenue", revenue), ("assets", assets))).Class);

    [Theory]
    [InlineData(20000, "大型")]
    [InlineData(500, "中型")]
    [InlineData(50, "小型")]
    [InlineData(49, "微型")]
    public void In_farming_revenue_alone_decides(int revenue, string expected) => Assert.Equal(expected, Table.Classify(Day, "01", "A", Figures(("revenue", revenue))).Class);

    [Theory]
    [InlineData(300, "大型")]
    [InlineData(9, "微型")]
    public void In_industries_not_listed_staff_alone_decides(int staff, string expected) => Assert.Equal(expected, Table.Classify(Day, "73", "M", Figures(("staff", staff))).Class);

    [Theory]
    [InlineData("66", "J")]
    [InlineData("53", "G")]
    [InlineData("83", "P")]
    [InlineData("84", "Q")]
    public void Finance_railways_education_health_are_not_classed(string industry, string section) =>
        Assert.Equal("不划型", Table.Classify(Day, industry, section, Figures(("staff", 500), ("revenue", 50000))).Class);

    [Fact]
    public void Without_a_needed_fact_it_is_unknown_and_says_which()
    {
        var verdict = Table.Classify(Day, "17", "C", Figures(("staff", 500)));
        Assert.Null(verdict.Class);
        Assert.Equal("无法判定，因为没有营业收入", verdict.Reason);
    }

    // Nineteen people are below 20 whatever the revenue.
    [Fact]
    public void A_missing_fact_that_cannot_change_the_class_does_not_hinder() =>
        Assert.Equal("微型", Table.Classify(Day, "17", "C", Figures(("staff", 19))).Class);

    [Fact]
    public void The_reason_names_the_bound_that_decided()
    {
        Assert.Equal("微型：任一项低于小型下限，从业人员12人，低于小型下限20人", Table.Classify(Day, "17", "C", Figures(("staff", 12), ("revenue", 500))).Reason);
        var small = Table.Classify(Day, "17", "C", Figures(("staff", 312), ("revenue", 1850.5m)));
        Assert.Equal("小型：各项都达到小型下限，从业人员312人（下限20人），营业收入1850.5万元（下限300万元）；营业收入1850.5万元，低于中型下限2000万元", small.Reason);
        Assert.Equal("工业，国统字〔2017〕213号", small.Basis);
    }

    [Fact]
    public void A_code_that_is_too_coarse_is_unknown()
    {
        Assert.Equal("无法判定，因为没有行业代码", Table.Classify(Day, null, null, Figures(("staff", 5))).Reason);
        Assert.Contains("行业代码 59 不够细", Table.Classify(Day, "59", "G", Figures(("staff", 500), ("revenue", 5000))).Reason, StringComparison.Ordinal);
        Assert.Contains("行业代码 70 不够细", Table.Classify(Day, "70", "K", Figures(("staff", 500), ("revenue", 5000))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_table_there_is_none() =>
        Assert.Equal("无法判定，因为2017年12月27日没有适用的划型标准", Table.Classify(new DateOnly(2017, 12, 27), "17", "C", Figures(("staff", 5))).Reason);

    private static Dictionary<string, decimal> Figures(params (string Id, decimal Value)[] figures) => figures.ToDictionary(f => f.Id, f => f.Value);
}
