using FsCheck;
using FsCheck.Fluent;
using Yingshang.Feel;
using Yingshang.Feel.Columns;
using Yingshang.Feel.Evaluation;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>Columns, with vectors and without, from memory and from a file, agree with the delegate (and where contexts can say it, with the engine) on every row; and so they do after facts changed.</summary>
public sealed class ColumnAgreementTests : IDisposable
{
    private const int RowCount = 700;

    private readonly List<Enterprise> rows = [.. Enterprise.Odd(RowCount)];
    private readonly string path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.columns");
    private readonly ColumnTable table;
    private readonly ColumnTable opened;
    private int columnar;
    private int tried;

    public ColumnAgreementTests()
    {
        table = ColumnTable.Of(rows, Enterprise.Bindings, Enterprise.Dictionary);
        table.Save(path);
        opened = ColumnTable.Open(path, Enterprise.Dictionary);
    }

    public void Dispose()
    {
        table.Dispose();
        opened.Dispose();
        File.Delete(path);
    }

    [Fact]
    public void Random_conditions_agree()
    {
        Prop.ForAll(Gen.ListOf(RandomConditions.Condition(3), 4).ToArbitrary(), texts => Agree([.. texts])).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
        Assert.True(columnar > tried * 4 / 10, $"Only {columnar} of {tried} conditions ran over columns.");
    }

    [Theory]
    [InlineData("企业规模 in [\"小型\",\"微型\"] and 上年研发费用 / 上年营业收入 >= 0.03")]
    [InlineData("(上年营业收入 - 上年研发费用) / 上年研发费用 * 100 < 20")]
    [InlineData("-上年营业收入 / 3 > 0.5 or 1 - 上年营业收入 / 上年研发费用 <= -2")]
    [InlineData("上年营业收入 > 2.005 or 上年营业收入 = 2.005 or 上年营业收入 != 1.99")]
    [InlineData("上年营业收入 <= -2.005 or 上年营业收入 < 100000000000000000000")]
    [InlineData("abs(上年营业收入 - 上年研发费用) >= max(上年营业收入, 3) * 0 + min(出口额, -1)")]
    [InlineData("从业人数 * 0.75 - 2 > 10 and 从业人数 in [-1..300)")]
    [InlineData("处罚次数 = 0 and not(失信) and 出口额 >= 0")]
    [InlineData("not(出口额 > 上年营业收入) or 有出口 = false")]
    [InlineData("有出口 != 是否上市")]
    [InlineData("成立日期 >= 期初 and year(成立日期) <= 2023")]
    [InlineData("成立日期.month = 12 and 成立日期.day = 31 and 成立日期 between @\"2022-01-01\" and @\"2023-12-31\"")]
    [InlineData("date(受理时间) = @\"2023-09-28\" or date(受理时间) > date(现在) or date(受理时间) < 成立日期")]
    [InlineData("year(date(受理时间)) = 2022 or 受理时间 < 现在")]
    [InlineData("contains(企业名称, \"%\") or ends with(企业名称, 关键词) or string length(企业名称) > 3")]
    [InlineData("企业名称 = 行业（大类） or 企业名称 != \"ABC\"")]
    [InlineData("list contains(诉求类别, \"用电\") or count(诉求类别) = 0 or list contains(标签, \"abc\")")]
    [InlineData("上年营业收入 > 起点 or 上年营业收入 > 没给 or 出口额 = 没给")]
    [InlineData("企业规模 = null or 上年营业收入 / 上年研发费用 = null or (上年营业收入 + 出口额) != null")]
    [InlineData("if 是否上市 then 从业人数 > 2 else 企业规模 = \"小型\"")]
    [InlineData("(if 是否上市 then 出口额 else 上年研发费用) > 1")]
    [InlineData("上年营业收入 - 出口额 < 上年研发费用 + 1.5")]
    [InlineData("出口额 / 0 > 1 or 0.25 < 得分 / 7 or 得分 / -4 <= 1")]
    public void Runs_over_columns(string text)
    {
        Agree([text]);
        Assert.Equal(1, columnar);
    }

    [Theory]
    [InlineData("从业人数", "不是条件。")]
    [InlineData("企业名称 in 标签", "函数 list contains 用到不止一个字段，不能按列计算。")]
    [InlineData("从业人数 * 得分 > 10", "数值可能超出64位整数，不能按列精确计算。")]
    [InlineData("上年营业收入 * 上年研发费用 > 1", "数值可能超出64位整数，不能按列精确计算。")]
    [InlineData("上年营业收入 / 上年研发费用 > 得分", "比值只能与固定的数比较。")]
    [InlineData("企业名称 < 行业（大类）", "两段文字的先后不能按列比较。")]
    [InlineData("从业人数 ** 2 > 9", "这样的算式不能按列计算。")]
    public void Says_why_not(string text, string reason) => Assert.Equal(reason, FeelChecker.Check(text, Enterprise.Dictionary).Formula!.WhyNotColumnar());

    [Fact]
    public void A_changed_fact_changes_what_hangs_on_it()
    {
        var formulas = Columnar(["上年营业收入 >= 100", "上年营业收入 >= 100 and 企业规模 = \"小型\"", "从业人数 > 2", "企业名称 = \"新来的\""]);
        var answers = ColumnProgram.Prepare(table, formulas, Enterprise.Ambient).Answer();
        answers.Change(new FactCell(7, "revenue", 50m), new FactCell(7, "size", "小型"), new FactCell(7, "staff", null), new FactCell(7, "name", null));
        Assert.Equal([Truth.False, Truth.False, Truth.Unknown, Truth.Unknown], Enumerable.Range(0, 4).Select(i => answers[i, 7]));
        Assert.Equal([new AnswerChange(7, 0, Truth.False, Truth.True), new AnswerChange(7, 1, Truth.False, Truth.True)], answers.Change(new FactCell(7, "revenue", 100m)));
        Assert.Equal([new AnswerChange(7, 3, Truth.Unknown, Truth.True)], answers.Change(new FactCell(7, "name", "新来的")));
        Assert.Empty(answers.Change(new FactCell(7, "revenue", 100.01m)));
    }

    [Fact]
    public void Changed_answers_equal_a_full_run()
    {
        Prop.ForAll(Gen.ListOf(RandomConditions.Condition(2), 6).ToArbitrary(), texts => ChangesAgree(Columnar(texts))).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        var bytes = File.ReadAllBytes(path);
        foreach (var at in new[] { 3, 13, 100, bytes.Length / 2 / 64 * 64, bytes.Length - 20 })
        {
            var damaged = (byte[])bytes.Clone();
            damaged[at] ^= 1;
            File.WriteAllBytes(path + ".2", damaged);
            Assert.Throws<InvalidDataException>(() => ColumnTable.Open(path + ".2", Enterprise.Dictionary));
        }
        File.WriteAllBytes(path + ".2", bytes[..(bytes.Length / 3)]);
        Assert.Throws<InvalidDataException>(() => ColumnTable.Open(path + ".2", Enterprise.Dictionary));
        var other = new FieldDictionary(Enterprise.Dictionary.Fields.Select(f => f.Id == "revenue" ? f with { Scale = 4 } : f));
        Assert.Throws<InvalidDataException>(() => ColumnTable.Open(path, other));
        File.Delete(path + ".2");
    }

    [Fact]
    public void Numbers_beyond_the_declared_limit_are_refused()
    {
        var builder = new ColumnTableBuilder(Enterprise.Dictionary, 1);
        Assert.Throws<ArgumentException>(() => builder.Numbers("revenue", [1_000_000_000_000_001]));
        Assert.Throws<ArgumentException>(() => builder.Numbers("size", [1]));
        Assert.Throws<ArgumentException>(() => builder.Numbers("revenue", [1, 2]));
        var answers = ColumnProgram.Prepare(table, Columnar(["上年营业收入 > 0"])).Answer();
        Assert.Throws<ArgumentException>(() => answers.Change(new FactCell(0, "revenue", 0.001m)));
        Assert.Throws<ArgumentException>(() => ColumnProgram.Prepare(builder.Build(), Columnar(["上年营业收入 > 0"])));
    }

    [Fact]
    public void A_run_over_a_closed_file_throws()
    {
        var program = ColumnProgram.Prepare(opened, Columnar(["上年营业收入 > 0"]));
        opened.Dispose();
        Assert.Throws<ObjectDisposedException>(() => program.Answer());
    }

    private static List<FeelFormula> Columnar(IEnumerable<string> texts) =>
        [.. texts.Select(t => FeelChecker.Check(t, Enterprise.Dictionary, FeelKind.Bool).Formula!).Where(f => f.WhyNotColumnar(Enterprise.Ambient) is null)];

    private void Agree(IReadOnlyList<string> texts)
    {
        var formulas = Columnar(texts);
        tried += texts.Count;
        columnar += formulas.Count;
        Matches(formulas, ColumnProgram.Prepare(table, formulas, Enterprise.Ambient).Answer(threads: 2), rows);
        Matches(formulas, ColumnProgram.Prepare(table, formulas, Enterprise.Ambient, isWide: false).Answer(), rows);
        Matches(formulas, ColumnProgram.Prepare(opened, formulas, Enterprise.Ambient).Answer(), rows);
    }

    private static void Matches(List<FeelFormula> formulas, ColumnAnswers answers, List<Enterprise> rows)
    {
        for (var i = 0; i < formulas.Count; i++)
        {
            var predicate = formulas[i].CompilePredicate(Enterprise.Bindings);
            for (var row = 0; row < rows.Count; row++)
            {
                var expected = predicate.Evaluate(rows[row], Enterprise.Ambient);
                Assert.True(expected == answers[i, row], $"{formulas[i].Text}: row {row} is {expected} by the delegate, {answers[i, row]} over columns: {System.Text.Json.JsonSerializer.Serialize(rows[row])}");
            }
            Assert.Equal(answers.Rows(i).Count(), answers.Count(i));
        }
    }

    /// <summary>Cells of other rows moved into a few rows, at random: as if their facts had changed.</summary>
    private void ChangesAgree(List<FeelFormula> formulas)
    {
        var random = new Random(formulas.Count * 31 + (formulas.FirstOrDefault()?.Text.Length ?? 0));
        var now = rows.GetRange(0, 40);
        using var changing = ColumnTable.Of(now, Enterprise.Bindings, Enterprise.Dictionary);
        var program = ColumnProgram.Prepare(changing, formulas, Enterprise.Ambient);
        var answers = program.Answer();
        for (var turn = 0; turn < 20; turn++)
        {
            var (row, other) = (random.Next(now.Count), rows[random.Next(rows.Count)]);
            var old = Enumerable.Range(0, formulas.Count).Select(i => answers[i, row]).ToList();
            var changes = answers.Change([.. changing.Fields.Select(f => new FactCell(row, f.Id, ValueOf(other, f)))]);
            now[row] = other;
            Assert.All(changes, c => Assert.Equal(row, c.Row));
            for (var i = 0; i < formulas.Count; i++)
                Assert.Equal(old[i] != answers[i, row], changes.Where(c => c.Condition == i).ToList() is { Count: > 0 } of && of[0].Before != of[^1].After);
        }
        Matches(formulas, answers, now);
        Matches(formulas, program.Answer(), now);
    }

    private static object? ValueOf(Enterprise row, Field field)
    {
        var formula = FeelChecker.Check(field.Name, Enterprise.Dictionary).Formula!;
        return formula.Kind switch
        {
            FeelKind.Number => formula.CompileValue<Enterprise, decimal?>(Enterprise.Bindings, FeelMode.Standard).Evaluate(row),
            FeelKind.Bool => formula.CompileValue<Enterprise, bool?>(Enterprise.Bindings, FeelMode.Standard).Evaluate(row),
            FeelKind.Date => formula.CompileValue<Enterprise, DateOnly?>(Enterprise.Bindings, FeelMode.Standard).Evaluate(row),
            FeelKind.DateTime => formula.CompileValue<Enterprise, DateTime?>(Enterprise.Bindings, FeelMode.Standard).Evaluate(row),
            FeelKind.Set => formula.CompileValue<Enterprise, IEnumerable<string>>(Enterprise.Bindings, FeelMode.Standard).Evaluate(row)?.ToList(),
            _ => formula.CompileValue<Enterprise, string?>(Enterprise.Bindings, FeelMode.Standard).Evaluate(row),
        };
    }
}
