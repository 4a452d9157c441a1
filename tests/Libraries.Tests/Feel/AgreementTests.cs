using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Yingshang.Feel;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>Whatever is written, the delegate and the database agree on every row: true, false and unknown.</summary>
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
        Prop.ForAll(RandomConditions.Condition(3).ToArbitrary(), Agrees).Check(Config.QuickThrowOnFailure.WithMaxTest(250));
        Assert.True(translated > tried * 6 / 10, $"Only {translated} of {tried} conditions ran in the database.");
    }

    [Fact]
    public void Random_numbers_agree()
    {
        if (!IsAvailable) return;
        Prop.ForAll(RandomConditions.Number(2).ToArbitrary(), NumbersAgree).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

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
        Agrees(text);
        Assert.Equal(1, translated);
    }

    private void Agrees(string text)
    {
        var check = FeelChecker.Check(text, Enterprise.Dictionary, FeelKind.Bool);
        Assert.True(check.Ok, $"{text}: {string.Join(" ", check.Problems)}");
        var predicate = check.Formula!.CompilePredicate(Enterprise.Bindings);
        var translation = check.Formula.Translate(Enterprise.Bindings, Enterprise.Ambient);
        tried++;
        if (!translation.CanTranslate) return;
        translated++;
        var whenTrue = db.Value.Enterprises.Where(translation.TrueWhen!).Select(e => e.Id).ToHashSet();
        var whenFalse = db.Value.Enterprises.Where(translation.FalseWhen!).Select(e => e.Id).ToHashSet();
        foreach (var row in rows.Value)
        {
            var expected = predicate.Evaluate(row, Enterprise.Ambient);
            var actual = whenTrue.Contains(row.Id) ? Truth.True : whenFalse.Contains(row.Id) ? Truth.False : Truth.Unknown;
            Assert.True(expected == actual, $"{text}: row {row.Id} is {expected} in memory, {actual} in the database: {System.Text.Json.JsonSerializer.Serialize(row)}\n{db.Value.Enterprises.Where(translation.TrueWhen!).ToQueryString()}");
        }
        Assert.Empty(whenTrue.Intersect(whenFalse));
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

/// <summary>Conditions as people and mischief would write them.</summary>
internal static class RandomConditions
{
    private static readonly Gen<string> Op = Gen.Elements("=", "!=", "<", "<=", ">", ">=");
    private static readonly Gen<string> Equality = Gen.Elements("=", "!=");
    private static readonly Gen<string> Literal = Gen.Elements("0", "1", "-1", "2", "2.005", "-2.005", "0.03", "1.99", "-3", "300", "0.333", "1000000", "10000000000000", "99999999999999999999", "1 / 3", "起点", "没给");
    private static readonly Gen<string> NumberField = Gen.Elements("从业人数", "上年营业收入", "上年研发费用", "得分", "处罚次数", "出口额");
    private static readonly Gen<string> TextField = Gen.Elements("企业名称", "行业（大类）");
    private static readonly Gen<string> TextLiteral = Gen.Elements("\"\"", "\"电\"", "\"阳光\"", "\"ABC\"", "\"abc\"", "\"%\"", "\"_\"", "\"𠮷\"", "\"it's\"", "\"a\\\\b\"", "关键词");
    private static readonly Gen<string> Choice = Gen.Elements("\"大型\"", "\"中型\"", "\"小型\"", "\"微型\"");
    private static readonly Gen<string> Day = Gen.Elements("@\"2023-01-01\"", "date(\"2022-12-31\")", "@\"2024-02-29\"", "@\"2023-09-28\"", "期初", "date(现在)");
    private static readonly Gen<string> Instant = Gen.Elements("现在", "@\"2023-09-27T16:00:00Z\"", "date and time(\"2023-01-01T00:00:00\")");
    private static readonly Gen<string> Day1 = Gen.Elements("成立日期", "date(受理时间)");

    public static Gen<string> Condition(int depth) => depth == 0 ? Atom : Gen.Frequency(
        (3, Atom),
        (3, from a in Condition(depth - 1) from op in Gen.Elements("and", "or") from b in Condition(depth - 1) select $"({a}) {op} ({b})"),
        (2, from a in Condition(depth - 1) select $"not({a})"),
        (1, from c in Condition(depth - 1) from a in Condition(depth - 1) from b in Condition(depth - 1) select $"if {c} then {a} else {b}"),
        (1, from a in Condition(depth - 1) from op in Equality from b in Condition(depth - 1) select $"({a}) {op} ({b})"));

    public static Gen<string> Number(int depth) => depth == 0 ? Gen.OneOf(NumberField, NumberField, Literal.Where(l => l != "1 / 3" && l != "99999999999999999999")) : Gen.OneOf(
        NumberField,
        from a in Number(depth - 1) from op in Gen.Elements("+", "-") from b in Number(depth - 1) where Alike(a, b) select $"({a} {op} {b})",
        from a in NumberField from k in Gen.Elements("2", "-3", "0.5", "0", "1.25") select $"({a} * {k})",
        from a in Number(depth - 1) select $"abs({a})",
        from a in NumberField from k in Gen.Elements("1", "0.5", "-2") from f in Gen.Elements("min", "max") select $"{f}({a}, {k})",
        from a in Number(depth - 1) select $"-{a}");

    /// <summary>人 and 元 cannot be added.</summary>
    private static bool Alike(string a, string b) => !((a + b).Contains("从业人数") && ((a + b).Contains("上年") || (a + b).Contains("出口额")));

    private static Gen<string> Atom { get; } = Gen.OneOf(
        from n in Number(1) from op in Op from l in Literal select $"{n} {op} {l}",
        from n in Number(2) from op in Op from m in Number(1) where Alike(n, m) select $"{n} {op} {m}",
        from a in NumberField from b in NumberField from op in Op from l in Literal select $"{a} / {b} {op} {l}",
        from a in NumberField from b in NumberField from op in Op from l in Literal where Alike(a, b) select $"{l} {op} ({a} - {b}) / {b}",
        from a in NumberField from k in Gen.Elements("3", "-7", "4", "0") from op in Op from l in Literal select $"{a} / {k} {op} {l}",
        from a in NumberField from low in Literal from high in Literal select $"{a} between {low} and {high}",
        from a in NumberField from low in Gen.Elements("[", "(") from high in Gen.Elements("]", ")") select $"{a} in {low}-2.5..2{high}",
        from op in Op from m in Gen.Elements("上年营业收入", "注册资本 * 2", "出口额 + 1") select $"注册资本 {op} {m}",
        from op in Op select $"上年研发费用 / 上年营业收入 {op} 收入增速",
        from a in Choice from b in Choice select $"企业规模 in [{a}, {b}]",
        from op in Equality from a in Choice select $"企业规模 {op} {a}",
        from op in Equality from t in TextField from l in TextLiteral select $"{t} {op} {l}",
        from op in Equality select $"企业名称 {op} 行业（大类）",
        from f in Gen.Elements("contains", "starts with", "ends with") from t in TextField from l in TextLiteral select $"{f}({t}, {l})",
        from op in Op from n in Gen.Elements("0", "1", "2", "3.5") select $"string length(企业名称) {op} {n}",
        from d in Day1 from op in Op from l in Day select $"{d} {op} {l}",
        from d in Day1 from op in Op from y in Gen.Elements("2022", "2023", "2023.5") select $"year({d}) {op} {y}",
        from m in Gen.Elements("month", "day") from op in Op from n in Gen.Elements("1", "12", "31") select $"{m}(成立日期) {op} {n}",
        from op in Op from l in Instant select $"受理时间 {op} {l}",
        Gen.Elements("是否上市", "失信", "有出口", "true", "false", "是否上市 = 失信", "有出口 != true"),
        from s in Gen.Elements("\"用电\"", "\"用工\"") select $"list contains(诉求类别, {s})",
        from l in TextLiteral select $"list contains(标签, {l})",
        Gen.Constant("企业名称 in 标签"),
        from op in Equality from f in Gen.Elements("企业规模", "上年营业收入", "出口额", "处罚次数", "成立日期", "受理时间", "是否上市", "诉求类别", "标签", "期初", "没给", "(上年营业收入 + 出口额)", "得分") select $"{f} {op} null");
}
