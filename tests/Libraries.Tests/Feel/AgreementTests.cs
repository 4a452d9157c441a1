using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Yingshang.Feel;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>Whatever is written, the engine over contexts, the delegate and the database agree on every row: true, false and unknown. What a way cannot run it refuses.</summary>
public abstract class AgreementTests : IDisposable
{
    private readonly Func<EnterpriseDb> open;
    private readonly Lazy<EnterpriseDb> db;
    private readonly Lazy<List<Enterprise>> rows;
    private int translated;
    private int tried;

    private protected AgreementTests(Func<EnterpriseDb> open)
    {
        this.open = open;
        db = new(this.open);
        rows = new(() => db.Value.Enterprises.AsNoTracking().OrderBy(e => e.Id).ToList());
    }

    protected virtual bool IsAvailable => true;

    public void Dispose()
    {
        if (db.IsValueCreated) db.Value.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Random_conditions_agree()
    {
        if (!IsAvailable) return;
        Prop.ForAll(RandomConditions.Condition(3).ToArbitrary(), Agrees).Check(Config.QuickThrowOnFailure.WithMaxTest(Tries));
        Assert.True(translated > tried * 4 / 10, $"Only {translated} of {tried} conditions ran in the database.");
    }

    /// <summary>One condition at a time: most of them run in the database, so that little is lost beside one that does not.</summary>
    [Fact]
    public void Random_single_conditions_agree()
    {
        if (!IsAvailable) return;
        Prop.ForAll(RandomConditions.Atom.ToArbitrary(), Agrees).Check(Config.QuickThrowOnFailure.WithMaxTest(Tries));
        Assert.True(translated > tried * 6 / 10, $"Only {translated} of {tried} conditions ran in the database.");
    }

    [Fact]
    public void Random_numbers_agree()
    {
        if (!IsAvailable) return;
        Prop.ForAll(RandomConditions.Number(2).ToArbitrary(), NumbersAgree).Check(Config.QuickThrowOnFailure.WithMaxTest(Tries / 2));
    }

    /// <summary>FEEL_TRIES: more of them, for a long run.</summary>
    private static int Tries => int.TryParse(Environment.GetEnvironmentVariable("FEEL_TRIES"), out var tries) ? tries : 150;

    /// <summary>One of each kind that must run in the database.</summary>
    [Theory]
    [InlineData("企业规模 in [\"小型\",\"微型\"] and 上年研发费用 / 上年营业收入 >= 0.03")]
    [InlineData("(上年营业收入 - 上年研发费用) / 上年研发费用 * 100 < 20")]
    [InlineData("上年营业收入 / 上年研发费用 - 1 >= 0.2")]
    [InlineData("1 - 上年营业收入 / 上年研发费用 <= -2")]
    [InlineData("-上年营业收入 / 3 > 0.5")]
    [InlineData("上年营业收入 > 2.005 or 上年营业收入 = 2.005 or 上年营业收入 != 1.99")]
    [InlineData("上年营业收入 <= -2.005 or 上年营业收入 < 100000000000000000000")]
    [InlineData("注册资本 < 上年营业收入 + 1.5")]
    [InlineData("abs(上年营业收入 - 上年研发费用) >= max(上年营业收入, 3) * 0 + min(出口额, -1)")]
    [InlineData("从业人数 * 注册资本 > 10")]
    [InlineData("处罚次数 = 0 and not(失信) and 出口额 >= 0")]
    [InlineData("not(出口额 > 上年营业收入) or 有出口")]
    [InlineData("成立日期 >= 期初 and year(成立日期) <= 2023")]
    [InlineData("成立日期.month = 12 and 成立日期.day = 31")]
    [InlineData("date(受理时间) = @\"2023-09-28\" or date(受理时间) > date(现在)")]
    [InlineData("year(date(受理时间)) = 2022 or 受理时间 < 现在")]
    [InlineData("contains(企业名称, \"%\") or contains(企业名称, 关键词) or starts with(企业名称, \"AB\")")]
    [InlineData("ends with(企业名称, \"电\") or ends with(企业名称, \"𠮷\") or string length(企业名称) = 2")]
    [InlineData("starts with(企业名称, 行业（大类）) and 企业名称 != 行业（大类）")]
    [InlineData("list contains(诉求类别, \"用电\") or list contains(标签, \"abc\")")]
    [InlineData("企业名称 in 标签")]
    [InlineData("上年营业收入 > 起点 or 上年营业收入 > 没给")]
    [InlineData("是否上市 = 失信 or 企业规模 = null")]
    [InlineData("if 是否上市 then 从业人数 > 2 else 企业规模 = \"小型\"")]
    [InlineData("(if 是否上市 then 上年营业收入 else 上年研发费用) > 1")]
    [InlineData("上年营业收入 / 上年研发费用 = null")]
    public void Runs_in_the_database(string text)
    {
        if (!IsAvailable) return;
        Agrees(text, Enterprise.Ambient);
        Assert.Equal(1, translated);
    }

    /// <summary>What was once different, or easily would be.</summary>
    [Theory]
    [InlineData("(not((受理时间 > 现在) and (上年研发费用 / 0 <= 1))) != (if true then 企业名称 = 行业（大类） else (300 = (得分 - 得分) / 得分) and (list contains(标签, \"a\\b\")))")]
    [InlineData("list contains(标签, 关键词)")]
    [InlineData("从业人数 in (1, 起点, 没给)")]
    [InlineData("从业人数 in (null, 300)")]
    [InlineData("从业人数 in [null, 300]")]
    [InlineData("从业人数 in [300..1]")]
    [InlineData("从业人数 in [没给..2]")]
    [InlineData("从业人数 in (= 没给, != 1)")]
    [InlineData("企业名称 < \"（\" and 企业名称 > \"z\"")]
    [InlineData("得分 / 3 * 3 = 得分")]
    [InlineData("1 / 3 = 0.3333333333333333333333333333")]
    [InlineData("得分 / 7 * 0.3 - 1 >= 0.3333333333333333333333333333")]
    [InlineData("成立日期.month = 1 or 成立日期.day = 31 or 成立日期.year <= 1")]
    [InlineData("受理时间 > @\"2023-10-07T04:00:00.0000001Z\"")]
    [InlineData("企业名称 = \"\\uD842\" or contains(企业名称, \"\\uD842\")")]
    public void Conditions_agree(string text)
    {
        if (IsAvailable) Agrees(text);
    }

    /// <summary>With every set of ambient values.</summary>
    private void Agrees(string text)
    {
        foreach (var ambient in Enterprise.Ambients) Agrees(text, ambient);
    }

    private void Agrees(string text, AmbientValues ambient)
    {
        var check = FeelChecker.Check(text, Enterprise.Dictionary, FeelKind.Bool);
        Assert.True(check.Ok, $"{text}: {string.Join(" ", check.Problems)}");
        var memory = check.Formula!.CompilePredicate(Enterprise.Bindings);
        var expected = rows.Value.ConvertAll(r => memory.Evaluate(r, ambient));
        tried++;
        foreach (var way in Ways.All)
        {
            if (way.Run(check.Formula, db.Value, rows.Value, ambient) is not { } actual) continue;
            if (way == Ways.Database) translated++;
            for (var i = 0; i < expected.Count; i++)
                Assert.True(expected[i] == actual[i], $"{text}: row {rows.Value[i].Id} is {expected[i]} by the delegate, {actual[i]} by {way.Name}: {System.Text.Json.JsonSerializer.Serialize(rows.Value[i])}");
        }
    }

    private void NumbersAgree(string text)
    {
        var formula = FeelChecker.Check(text, Enterprise.Dictionary, FeelKind.Number).Formula!;
        var number = formula.TranslateNumber(Enterprise.Bindings, Enterprise.Ambient);
        if (!number.CanTranslate) return;
        var value = formula.CompileValue<Enterprise, decimal?>(Enterprise.Bindings);
        var stored = db.Value.Enterprises.OrderBy(e => e.Id).Select(number.Value!).ToList();
        foreach (var (row, actual) in rows.Value.Zip(stored))
            Assert.True(value.Evaluate(row, Enterprise.Ambient) == actual / (decimal)Math.Pow(10, number.Scale), $"{text}: row {row.Id}");
    }
}

public sealed class SqliteAgreementTests() : AgreementTests(EnterpriseDb.OnSqlite);

/// <summary>Runs where TEST_POSTGRES holds a connection string.</summary>
public sealed class PostgresAgreementTests() : AgreementTests(() => EnterpriseDb.OnPostgres(Connection!))
{
    private static string? Connection => Environment.GetEnvironmentVariable("TEST_POSTGRES");

    protected override bool IsAvailable => !string.IsNullOrEmpty(Connection);
}
