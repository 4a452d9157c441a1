using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Books;

/// <summary>A book that cannot be meant is refused when the pack loads, with file, line and what was probably meant.</summary>
public sealed class BookDeclarationTests
{
    private const string Head = "id: x\nname: 某台账\ngroup: 测试\nunit: 条\nmeaning: 某。\nkeepers: [科技]\nfields:\n  - {id: name, name: 名称, type: 文字}\n  - {id: on, name: 日期, type: 日期}\n  - {id: money, name: 金额, type: 金额}\n  - {id: kind, name: 类别, type: 选项, choices: [甲, 乙]}\n";

    [Fact]
    public void What_is_declared_in_the_pack_checks()
    {
        using var pack = new TestPack();
        Assert.Empty(pack.Problems);
        Assert.True(TestDistrict.Declared<DeclaredBooks>().OfPack.Count >= 60);
    }

    [Theory]
    [InlineData("checks:\n  - {when: '类别 = \"丙\"', say: 不行}", 13, "丙")]
    [InlineData("checks:\n  - {when: 类型 = null, say: 不行}", 13, "是不是“类别”")]
    [InlineData("checks:\n  - {when: 金额 >, say: 不行}", 13, "没写完")]
    [InlineData("unique:\n  - [名字]", 13, "是不是“名称”")]
    [InlineData("figures:\n  - {id: a, name: 甲, aggregate: sum, unit: 万元}", 13, "要写 value")]
    [InlineData("figures:\n  - {id: a, name: 甲, aggregate: sum, value: 金额, unit: 人}", 13, "单位是元，不能写成人")]
    [InlineData("figures:\n  - {id: a, name: 甲, aggregate: rate}", 13, "numerator")]
    [InlineData("figures:\n  - {id: a, name: 甲, aggregate: count, date: 日子}", 13, "没有日期字段")]
    [InlineData("figures:\n  - {id: a, name: 甲, aggregate: count, value: 金额}", 13, "只有 sum")]
    [InlineData("due: {every: 每天}", 12, "每月")]
    [InlineData("due: {every: 每月, by_day: 30}", 12, "1 到 28")]
    [InlineData("published: true", 12, "公开的台账")]
    [InlineData("redaers: 工作人员", 12, "是不是“readers”")]
    public void A_book_is_held_against_its_own_fields(string lines, int line, string says)
    {
        using var pack = new TestPack(("books/x.yaml", Head + lines + "\n"));
        var problem = Assert.Single(pack.Problems);
        Assert.Equal(("books/x.yaml", line), (problem.File, (int)problem.Line));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{id: kind, name: 类别, type: 选项}", "要写 choices")]
    [InlineData("{id: n, name: 数量, type: 数}", "要写 unit")]
    [InlineData("{id: N, name: 数量, type: 文字}", "小写字母")]
    [InlineData("{id: n, name: 填报单位, type: 文字}", "每本台账都有")]
    [InlineData("{id: n, name: 规模, type: 文字, from: 企业.规摸}", "是不是“规模”")]
    [InlineData("{id: n, name: 规模, type: 文字, from: 企业规模}", "from 写")]
    [InlineData("{id: n, name: 钱, type: 金额, unit: 美元}", "元、万元或亿元")]
    [InlineData("{id: n, name: 钱, type: 钱}", "不认识")]
    [InlineData("{id: n, name: 别处, type: 文字, from: no-such.field}", "没有台账“no-such”")]
    [InlineData("{id: n, name: 别处, type: 文字, from: patents.no_such}", "没有字段“no_such”")]
    public void Each_field_says_what_it_needs(string field, string says)
    {
        using var pack = new TestPack(("books/x.yaml", $"id: x\nname: 某台账\ngroup: 测试\nunit: 条\nmeaning: 某。\nkeepers: [科技]\nfields:\n  - {{id: name, name: 名称, type: 文字}}\n  - {field}\n"));
        var problem = Assert.Single(pack.Problems);
        Assert.Equal(("books/x.yaml", 9), (problem.File, (int)problem.Line));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_nobody_is_cannot_keep_a_book()
    {
        using var pack = new TestPack(("books/x.yaml", Head.Replace("[科技]", "[科计]", StringComparison.Ordinal)));
        Assert.Contains("是不是“科技”", Assert.Single(pack.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_keeps_its_column_in_every_version_and_nobody_else_gets_it()
    {
        BookField A(BookFieldType type) => new("a", "甲", type);
        BookField b = new("b", "乙", BookFieldType.Text), c = new("c", "丙", BookFieldType.Text), firm = new("f", "企业", BookFieldType.Enterprise);
        var slots = new SlotMap([A(BookFieldType.Text), firm], [firm, b], [A(BookFieldType.Number), c, b]);
        Assert.Equal(("T1", "N1", "T4", "T5"), (slots.Said(A(BookFieldType.Text)), slots.Said(A(BookFieldType.Number)), slots.Said(b), slots.Said(c)));
        Assert.Equal(("G1", "T2", "T3"), (slots.Reference(firm), slots.Identity(firm), slots.Said(firm)));
        var full = new SlotMap().Take([.. Enumerable.Range(0, EntryColumns.Room['D'] + 1).Select(i => new BookField($"d{i}", $"日期{i}", BookFieldType.Date))]);
        Assert.Contains("最多 8 个日期", full, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BookFieldType.Money, "1,850.5", 1_850_500_000L)]
    [InlineData(BookFieldType.Money, "１２．３４万元", 12_340_000L)]
    [InlineData(BookFieldType.Number, "12.5", 125L)]
    [InlineData(BookFieldType.Number, "-3", -30L)]
    public void Numbers_are_kept_as_integers(BookFieldType type, string typed, long kept) =>
        Assert.Equal((kept, (string?)null), EntryText.Read(new BookField("n", "数", type) { Unit = type == BookFieldType.Money ? "万元" : "亩", Scale = type == BookFieldType.Money ? 0 : 1 }, typed));

    [Theory]
    [InlineData(BookFieldType.Money, "0.0000001", "记到分")]
    [InlineData(BookFieldType.Number, "1.25", "最多 1 位小数")]
    [InlineData(BookFieldType.Number, "十二", "填写数字")]
    [InlineData(BookFieldType.Number, "99999999999999", "太大")]
    [InlineData(BookFieldType.Date, "2023-13-01", "填写日期")]
    [InlineData(BookFieldType.Date, "0023-01-01", "年份")]
    [InlineData(BookFieldType.Choice, "丙", "没有“丙”这个选项")]
    public void What_cannot_be_kept_is_told(BookFieldType type, string typed, string says) =>
        Assert.Contains(says, EntryText.Read(new BookField("n", "数", type) { Unit = type == BookFieldType.Money ? "万元" : "亩", Scale = type == BookFieldType.Number ? 1 : 0, Choices = ["甲", "乙"] }, typed).Wrong, StringComparison.Ordinal);
}
