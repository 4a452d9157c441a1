using Yingshang.Feel;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>A small dictionary of an enterprise, as a district would declare it.</summary>
internal static class Samples
{
    public static readonly FieldDictionary Dictionary = new(
    [
        new Field("size", "企业规模", FeelType.Choice) { Choices = ["大型", "中型", "小型", "微型"] },
        new Field("name", "企业名称", FeelType.Text),
        new Field("industry", "行业（大类）", FeelType.Text),
        new Field("staff", "从业人数", FeelType.Number) { Unit = "人" },
        new Field("revenue", "上年营业收入", FeelType.Number) { Scale = 2, Unit = "元" },
        new Field("rd", "上年研发费用", FeelType.Number) { Scale = 2, Unit = "元" },
        new Field("capital", "注册资本", FeelType.Number) { Scale = 0, Unit = "万元" },
        new Field("growth", "收入增速", FeelType.Number) { Scale = 2, Unit = "%" },
        new Field("penalties", "处罚次数", FeelType.Number) { Missing = Missing.None },
        new Field("export", "出口额", FeelType.Number) { Scale = 2, Unit = "元", Missing = Missing.NotApplicable },
        new Field("founded", "成立日期", FeelType.Date),
        new Field("received", "受理时间", FeelType.DateTime),
        new Field("listed", "是否上市", FeelType.Bool),
        new Field("dishonest", "失信", FeelType.Bool) { Missing = Missing.None },
        new Field("topics", "诉求类别", FeelType.Set) { Choices = ["用电", "用地", "用工", "税务"] },
        new Field("from", "期初", FeelType.Date) { IsAmbient = true },
        new Field("now", "现在", FeelType.DateTime) { IsAmbient = true },
    ]);

    public static readonly FieldBindings<Facts> Bindings = Facts.Bindings(Dictionary);

    public static FeelFormula Formula(string text)
    {
        var check = FeelChecker.Check(text, Dictionary);
        Assert.True(check.Ok, $"{text}: {string.Join(" ", check.Problems)}");
        return check.Formula!;
    }

    public static Truth Evaluate(string text, Facts facts, FeelMode mode = FeelMode.Facts) => Formula(text).CompilePredicate(Bindings, mode).Evaluate(facts);

    public static decimal? Number(string text, Facts facts) => Formula(text).CompileValue<Facts, decimal?>(Bindings).Evaluate(facts);

    public static FeelProblem Problem(string text) => Assert.Single(FeelChecker.Check(text, Dictionary).Problems);
}
