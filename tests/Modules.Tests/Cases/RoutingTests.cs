using Yingshang.App.Commands;
using Yingshang.Cases.Routing;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>交办建议: the tables of the pack, the likeness of texts, and how often the right kind of unit is proposed.</summary>
public sealed class RoutingTests
{
    private static readonly string DemoPack = Path.Combine(DistrictOptions.Root, "packs", "demo");

    private static RoutingKinds Kinds => TestDistrict.Declared<RoutingKinds>();
    private static DutyTable Duties => TestDistrict.Declared<DutyTable>();

    [Theory]
    [InlineData("市场监督管理局", "市场监管")]
    [InlineData("清河区市场监督管理局", "市场监管")]
    [InlineData("公安局交警支队", "公安")]
    [InlineData("市生态环境局清河分局", null)]
    [InlineData("经济开发区管委会", "属地")]
    [InlineData("科技和经济信息化局", "经信 科技")]
    public void A_published_unit_is_of_one_kind_or_of_two_when_bureaus_were_merged(string published, string? kinds) =>
        Assert.Equal(kinds ?? "", string.Join(' ', Kinds.Of(published, null).Kinds));

    [Fact]
    public void What_was_a_local_habit_is_said_with_its_reason_and_only_in_its_topics()
    {
        Assert.Contains("挂点", Kinds.Of("人民防空办公室", null).Habit);
        Assert.NotNull(Kinds.Of("司法局", "道路交通物流").Habit);
        Assert.Null(Kinds.Of("司法局", "行政检查过多").Habit);
        Assert.False(Kinds.Of("某某委员会", null).IsKnown);
    }

    [Fact]
    public void To_be_asked_is_not_to_be_named()
    {
        Assert.Contains(Kinds.AskedIn("一线招不够，请人社部门帮忙。"), a => a.Kind == "人社");
        Assert.Empty(Kinds.AskedIn("应急部门收了我们的钱。"));
    }

    [Fact]
    public void A_duty_says_which_words_decided()
    {
        var match = Duties.In("车间停电三次，申请增容没有批。", TestDistrict.Declared<RoutingWeights>()).MaxBy(m => m.Score)!;
        Assert.Equal("供电", match.Duty.Kind);
        Assert.Equal(["停电", "增容"], match.Words);
    }

    [Fact]
    public void Words_that_belong_together_count_only_together()
    {
        Assert.Null(new DutyWord("厂房+租").In("厂房漏水"));
        Assert.Equal(["厂房", "租"], new DutyWord("厂房+租").In("想租一间厂房"));
        Assert.Equal(["机关", "欠"], new DutyWord("学校|机关+欠").In("机关欠我们钱"));
    }

    [Fact]
    public void Alike_is_what_shares_rare_wording()
    {
        var one = new PastDemand(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), ["甲"], "厂门口路口转弯半径太小，大货车进不来", true);
        var other = new PastDemand(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), ["乙"], "我公司流动资金紧张，贷款续不上", true);
        var past = new PastDemands([one, other]);
        var like = past.Like("路口转弯半径小，货车进不来厂", 5, 0.05);
        Assert.Equal(one, Assert.Single(like).Demand);
        Assert.Contains("路口转弯半径", like[0].Words);
        Assert.InRange(like[0].Share, 0.3, 1);
        Assert.Equal(1, past.Like(one.Text, 1, 0)[0].Share, 6);
        Assert.Empty(past.Like(one.Text, 5, 0.5, one.Id));
        Assert.Empty(new PastDemands([]).Like("什么都没有", 5, 0));
    }

    [Fact]
    public void Of_sentences_made_up_by_rule_the_right_kind_stands_first_in_60_and_among_three_in_85_percent()
    {
        var measured = RoutingCommand.MeasureOf(DemoPack).Run(RoutingSentences.All);
        Assert.Empty(measured.Unknown);
        Assert.True(measured.All.FirstShare >= 0.60, Missed(measured));
        Assert.True(measured.All.AmongThreeShare >= 0.85, Missed(measured));
    }

    [Fact]
    public void Of_published_demands_the_right_kind_stands_first_in_60_and_among_three_in_85_percent()
    {
        var file = Path.Combine(DistrictOptions.Root, "..", "shared", "data", "demands-public.csv");
        if (!File.Exists(file)) file = Path.Combine(DistrictOptions.Root, "..", "..", "shared", "data", "demands-public.csv");
        if (!File.Exists(file)) return;
        var measured = RoutingCommand.MeasureOf(DemoPack).Run(RoutingCommand.Read(File.ReadAllBytes(file)));
        Assert.Empty(measured.Unknown);
        Assert.True(measured.All.FirstShare >= 0.60, Missed(measured));
        Assert.True(measured.All.AmongThreeShare >= 0.85, Missed(measured));
    }

    [Fact]
    public void A_demand_is_not_measured_with_others_of_its_own_source()
    {
        PublishedDemand Of(string id, string source) => new(id, "甲乙丙丁戊己庚辛", null, "统计局", source, true);
        var alone = RoutingCommand.MeasureOf(DemoPack).Run([Of("1", "x"), Of("2", "x")]);
        Assert.All(alone.Rows, r => Assert.False(r.IsFirst));
        var apart = RoutingCommand.MeasureOf(DemoPack).Run([Of("1", "x"), Of("2", "y")]);
        Assert.All(apart.Rows, r => Assert.True(r.IsFirst));
    }

    [Fact]
    public void The_command_reads_a_table_and_says_what_is_missing()
    {
        var folder = Directory.CreateTempSubdirectory("yingshang-routing-").FullName;
        try
        {
            var good = Path.Combine(folder, "a.csv");
            File.WriteAllText(good, "demand_text,handling_unit\n我公司变压器要增容，供电公司一直没来,供电公司\n");
            var bad = Path.Combine(folder, "b.csv");
            File.WriteAllText(bad, "text,unit\na,b\n");
            int Run(string path) => RoutingCommand.Create().Parse(["measure", path, "--json"]).Invoke();
            Assert.Equal(0, Run(good));
            Assert.Equal(1, Run(bad));
            Assert.Equal(2, Run(Path.Combine(folder, "none.csv")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Missed(RoutingMeasurement m) =>
        $"{m.All.First}/{m.All.AmongThree}/{m.All.All}: " + string.Join("; ", m.Rows.Where(r => !r.IsFirst).Select(r => $"{r.Demand.Id} {string.Join('/', r.Kinds)} → {string.Join('、', r.Proposed.Take(3).Select(p => p.Key))}"));
}
