using Yingshang.Feel;
using Yingshang.Feel.Columns;

namespace Yingshang.Bench.Rules;

/// <summary>Enterprises by the tens of thousands and rules by the dozens, the same for everyone who is measured: four texts, seven numbers of which three are sometimes missing, one flag.</summary>
internal sealed class RuleWorld
{
    public static readonly string[] Sizes = ["大型", "中型", "小型", "微型"];
    public static readonly string[] Industries =
    [
        "制造业", "软件业", "批发业", "零售业", "建筑业", "住宿业", "餐饮业", "交通运输业", "仓储业", "邮政业", "金融业", "房地产业", "商务服务业", "技术服务业", "文化体育业", "教育", "卫生", "农林牧渔业", "电力热力业", "其他",
    ];
    public static readonly string[] Streets = [.. Enumerable.Range(1, 14).Select(i => $"第{i}街道")];
    public static readonly string[] Credits = ["A", "B", "C", "D"];

    public static readonly FieldDictionary Dictionary = new(
    [
        new Field("size", "企业规模", FeelType.Choice) { Choices = Sizes },
        new Field("industry", "所属行业", FeelType.Text),
        new Field("street", "所在街道", FeelType.Text),
        new Field("credit", "信用等级", FeelType.Choice) { Choices = Credits },
        new Field("age", "成立年限", FeelType.Number) { Unit = "年", StoredLimit = 1_000 },
        new Field("staff", "员工人数", FeelType.Number) { Unit = "人", StoredLimit = 10_000_000 },
        new Field("revenue", "上年营业收入", FeelType.Number) { Unit = "万元", Scale = 2 },
        new Field("research", "上年研发费用", FeelType.Number) { Unit = "万元", Scale = 2 },
        new Field("tax", "上年纳税额", FeelType.Number) { Unit = "万元", Scale = 2 },
        new Field("debt", "资产负债率", FeelType.Number) { Scale = 2, StoredLimit = 1_000_000 },
        new Field("patents", "发明专利数", FeelType.Number) { StoredLimit = 1_000_000 },
        new Field("high_tech", "高新技术企业", FeelType.Bool),
    ]);

    public static readonly FieldBindings<DecimalRow> Decimals = new FieldBindings<DecimalRow>()
        .Bind("size", r => r.Size).Bind("industry", r => r.Industry).Bind("street", r => r.Street).Bind("credit", r => r.Credit)
        .Bind("age", r => r.Age).Bind("staff", r => r.Staff).Bind("revenue", r => r.Revenue).Bind("research", r => r.Research)
        .Bind("tax", r => r.Tax).Bind("debt", r => r.Debt).Bind("patents", r => r.Patents).Bind("high_tech", r => r.IsHighTech);

    public static readonly FieldBindings<ScaledRow> Scaled = new FieldBindings<ScaledRow>()
        .Bind("size", r => r.Size).Bind("industry", r => r.Industry).Bind("street", r => r.Street).Bind("credit", r => r.Credit)
        .Bind("age", r => r.Age).Bind("staff", r => r.Staff).Bind("revenue", r => r.Revenue).Bind("research", r => r.Research)
        .Bind("tax", r => r.Tax).Bind("debt", r => r.Debt).Bind("patents", r => r.Patents).Bind("high_tech", r => r.IsHighTech);

    private static readonly double[] SizeWeights = [2, 8, 35, 55];
    private static readonly double[] IndustryWeights = [14, 9, 16, 14, 7, 2, 6, 4, 1, 1, 1, 2, 9, 6, 3, 2, 1, 1, .5, .5];
    private static readonly double[] CreditWeights = [50, 35, 12, 3];

    private readonly Random random;

    private RuleWorld(int seed) => random = new Random(seed);

    public static ScaledRow[] Enterprises(int count)
    {
        var world = new RuleWorld(20_260_917);
        return [.. Enumerable.Range(0, count).Select(_ => world.Enterprise())];
    }

    /// <summary>As many rules of three to six conditions; a third with a ratio, a fifth with an or.</summary>
    public static Rule[] Rules(int count)
    {
        var world = new RuleWorld(4_711);
        return [.. Enumerable.Range(0, count).Select(_ => world.Rule())];
    }

    public static ColumnTable Columns(IReadOnlyList<ScaledRow> rows)
    {
        long?[] Of(Func<ScaledRow, long?> value) => [.. rows.Select(value)];
        string?[] Texts(Func<ScaledRow, string?> value) => [.. rows.Select(value)];
        return new ColumnTableBuilder(Dictionary, rows.Count)
            .Texts("size", Texts(r => r.Size)).Texts("industry", Texts(r => r.Industry)).Texts("street", Texts(r => r.Street)).Texts("credit", Texts(r => r.Credit))
            .Numbers("age", Of(r => r.Age)).Numbers("staff", Of(r => r.Staff)).Numbers("revenue", Of(r => r.Revenue)).Numbers("research", Of(r => r.Research))
            .Numbers("tax", Of(r => r.Tax)).Numbers("debt", Of(r => r.Debt)).Numbers("patents", Of(r => r.Patents)).Flags("high_tech", [.. rows.Select(r => r.IsHighTech)])
            .Build();
    }

    private ScaledRow Enterprise()
    {
        var size = Weighted(SizeWeights);
        var typical = new[] { 80_000, 12_000, 1_800, 220 }[size];
        long? revenue = Chance(.08) ? null : (long)Math.Round(typical * Math.Exp((random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 1.6) * 100) + 1;
        var known = revenue / 100d ?? typical;
        return new ScaledRow
        {
            Size = Sizes[size],
            Industry = Industries[Weighted(IndustryWeights)],
            Street = Pick(Streets),
            Credit = Credits[Weighted(CreditWeights)],
            Age = random.Next(26),
            Staff = Math.Max(1, (int)Math.Round(typical / 60d * (.3 + random.NextDouble() * 1.5))),
            Revenue = revenue,
            Research = Chance(.12) ? null : (long)Math.Round(known * random.NextDouble() * random.NextDouble() * 15),
            Tax = Chance(.08) ? null : (long)Math.Round(known * random.NextDouble() * 9),
            Debt = (int)Math.Round(random.NextDouble() * 120),
            Patents = Chance(.8) ? 0 : random.Next(1, 31),
            IsHighTech = Chance(.12),
        };
    }

    private Rule Rule()
    {
        var wanted = random.Next(3, 7);
        List<Condition> conditions = [new InSet("size", Some(Sizes, random.Next(1, 4)))];
        conditions.Add(Chance(.5) ? new InSet("industry", [Pick(Industries[..8])]) : new InSet("industry", Some(Industries, random.Next(3, 9))));
        if (Chance(.33)) conditions.Add(new Ratio("research", "revenue", Pick([2, 3, 5, 10])));
        if (Chance(.2)) conditions.Add(new HighTechOr(Pick([1, 3, 5])));
        else if (Chance(.15)) conditions.Add(new HighTech());
        if (Chance(.3)) conditions.Add(new InSet("credit", ["A", "B"]));
        if (Chance(.2)) conditions.Add(new InSet("street", Some(Streets, random.Next(3, 8))));
        while (conditions.Count < wanted) conditions.Add(Number());
        return new Rule([.. conditions.Take(6)]);
    }

    private Condition Number() => random.Next(7) switch
    {
        0 => new Bound("age", ">=", random.Next(1, 9)),
        1 => new Between("age", random.Next(3), random.Next(3, 13)),
        2 => new Bound("staff", ">=", Pick([5, 10, 20, 50])),
        3 => new Bound("revenue", Chance(.33) ? "<" : ">=", Pick([50, 200, 500, 2_000, 20_000])),
        4 => new Bound("tax", ">=", Pick([5, 20, 100, 500])),
        5 => new Bound("debt", "<", Pick([.5m, .6m, .7m, .85m])),
        _ => new Bound("patents", ">=", Pick([1, 2, 3, 5])),
    };

    private bool Chance(double of) => random.NextDouble() < of;

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];

    private string[] Some(string[] values, int count) => [.. values.OrderBy(_ => random.Next()).Take(count)];

    private int Weighted(double[] weights)
    {
        var at = random.NextDouble() * weights.Sum();
        for (var i = 0; i < weights.Length; i++) if ((at -= weights[i]) < 0) return i;
        return weights.Length - 1;
    }
}
