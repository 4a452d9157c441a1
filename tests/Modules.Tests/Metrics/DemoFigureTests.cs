using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Yingshang.Feel;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Seeding;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.Metrics;

/// <summary>Metrics over the demo district at a tenth of its size.</summary>
public sealed class DemoFigureTests(SeededDistrictFixture seeded) : IClassFixture<SeededDistrictFixture>
{
    // A tenth of 870, 352, 42, 6855 and 53000, rounded; the roster is whole.
    [Theory]
    [InlineData("demands-solved", 87)]
    [InlineData("demands-solved-visits", 35)]
    [InlineData("demands-solved-talks", 4)]
    [InlineData("new-enterprises", 686)]
    [InlineData("active-enterprises", 5300)]
    [InlineData("specialists", 129)]
    [InlineData("specialist-units", 44)]
    public async Task The_numbers_of_the_district_come_out(string metric, int expected) => Assert.Equal(expected, (await MetricFacts.FigureAsync(seeded.District, metric)).Value);

    [Theory]
    [InlineData("demands-solved", 87)]
    [InlineData("active-enterprises", 5300)]
    public async Task They_were_the_same_when_the_period_ended(string metric, int expected) =>
        Assert.Equal(expected, (await MetricFacts.FigureAsync(seeded.District, metric, asOf: "2023-11-01 00:00")).Value);

    /// <summary>634.85 亿元 of the district from January to October 2023 (docs of the demo's observations), a tenth of it; 65.35 of October.</summary>
    [Fact]
    public async Task The_enterprises_monthly_reports_add_up_to_the_output_of_the_district()
    {
        Assert.Equal(634.85m, (await MetricFacts.FigureAsync(seeded.District, "industrial-output")).Value);
        Assert.Equal(63.49m, (await MetricFacts.FigureAsync(seeded.District, "enterprise-monthly-reports-output")).Value);
        Assert.Equal(6.54m, (await MetricFacts.FigureAsync(seeded.District, "enterprise-monthly-reports-output", new Period(new DateOnly(2023, 10, 1), new DateOnly(2023, 10, 31)))).Value);
        // Whoever stands in the directory reports.
        Assert.Equal((await MetricFacts.FigureAsync(seeded.District, "above-scale-enterprises")).Value, (await MetricFacts.FigureAsync(seeded.District, "enterprise-monthly-reports-enterprises", new Period(new DateOnly(2023, 10, 1), new DateOnly(2023, 10, 31)))).Value);
    }

    [Fact]
    public async Task Every_metric_gives_a_number_and_no_rate_is_perfect_by_rounding()
    {
        foreach (var id in seeded.District.Declared<MetricBook>().Ids)
        {
            var figure = await MetricFacts.FigureAsync(seeded.District, id);
            // Nothing was recorded: a count is zero, a share or a mean of nothing is none; nor is there a largest where no record says a number.
            if (figure.Value is null)
            {
                if (figure.Metric.Aggregate is not (Aggregate.Max or Aggregate.Min)) Assert.Equal((id, 0), (id, figure.RecordCount));
                Assert.True(figure.Metric.Aggregate is Aggregate.Rate or Aggregate.Avg or Aggregate.Max or Aggregate.Min, id);
                Assert.DoesNotContain(figure.Metric.Dataset.Name, new[] { "诉求", "诉求环节", "企业", "专员" });
                continue;
            }
            Assert.Equal(64, figure.Digest.Length);
            if (figure.Metric.Aggregate == Aggregate.Rate && figure.Numerator < figure.Denominator) Assert.InRange(figure.Value.Value, 0, 99.99m);
        }
    }

    [Fact]
    public async Task Solved_online_and_offline_add_up()
    {
        var parts = (await MetricFacts.FigureAsync(seeded.District, "demands-solved-online")).Value + (await MetricFacts.FigureAsync(seeded.District, "demands-solved-offline")).Value;
        Assert.Equal(87, parts);
    }

    /// <summary>Whatever condition is asked, the database gives the rows for which the delegate says true.</summary>
    [Fact]
    public void In_memory_and_in_the_database_a_condition_holds_for_the_same_demands()
    {
        var datasets = seeded.District.Declared<DatasetList>();
        var dictionary = seeded.District.Declared<DictionaryBook>();
        Prop.ForAll(RandomFilter().ToArbitrary(), filter => datasets.Find("诉求")!.With(new SameRows(filter, dictionary.Of("诉求")!, seeded))).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private static Gen<string> RandomFilter()
    {
        var atom = Gen.Elements(
            "结果 = \"已解决\"", "结果 != \"企业撤回\"", "结果 = null", "结果 in [\"列入计划\", \"提请上级\"]", "来源 = \"大走访\"", "线上线下 = \"线上\"", "性质 in [\"投诉\", \"举报\"]", "主题 != \"用电\"",
            "主办单位 = \"区供电公司\"", "主办单位 != \"区供电公司\"", "属地 = null", "状态 = \"已销号\"", "状态 in [\"办理中\", \"待签收\"]", "企业确认 = \"没解决\"", "评价 >= 4", "评价 != null", "评价 < 评价 + 1", "是否核实",
            "外部编号 = \"\"", "退回次数 > 0", "延期次数 = 0", "退回次数 + 延期次数 >= 1", "是否重办 = true", "保密", "办结日期 <= 期末", "收到日期 between 期初 and 期末", "办结日期 > 收到日期", "starts with(编号, \"诉〔2023〕\")");
        return Condition(3);

        Gen<string> Condition(int depth) => depth == 0 ? atom : Gen.OneOf(
            atom,
            from a in Condition(depth - 1) from b in Condition(depth - 1) select $"({a} and {b})",
            from a in Condition(depth - 1) from b in Condition(depth - 1) select $"({a} or {b})",
            from a in Condition(depth - 1) select $"not({a})");
    }

    private sealed class SameRows(string filter, FieldDictionary fields, SeededDistrictFixture seeded) : IDatasetWork<bool>
    {
        public bool With<TRow>(Dataset<TRow> dataset) where TRow : DatasetRow
        {
            var system = new CurrentUser();
            system.IsSystem(seeded.District.Access);
            using var db = seeded.District.NewDb(system);
            var source = new DatasetSource(db, system, seeded.Clock.UtcNow);
            var ambient = AmbientValues.None.With("period_from", new DateOnly(2023, 1, 1)).With("period_to", new DateOnly(2023, 10, 31)).With("now", source.AsOf);
            var formula = FeelChecker.Check(filter, fields, FeelKind.Bool).Formula!;
            var translation = formula.Translate(dataset.Columns, ambient);
            Assert.Null(translation.Reason);
            var test = formula.CompilePredicate(dataset.Bindings);
            var inMemory = dataset.Read(source).AsEnumerable().Where(r => test.Evaluate(r, ambient) == Truth.True).Select(r => r.Id).Order().ToList();
            var inDatabase = dataset.Read(source).Where(translation.TrueWhen!).Select(r => r.Id).AsEnumerable().Order().ToList();
            Assert.Equal(inMemory, inDatabase);
            return true;
        }
    }
}
