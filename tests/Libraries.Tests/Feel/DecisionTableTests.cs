using Yingshang.Feel;
using static Yingshang.Libraries.Tests.Feel.Samples;

namespace Yingshang.Libraries.Tests.Feel;

public class DecisionTableTests
{
    private static DecisionTable Routing(HitPolicy policy) => new("交办建议", policy, ["诉求类别", "企业规模"],
        [new TableOutput("主办单位") { Choices = ["供电公司", "自然资源局", "人社局", "营商办"] }, new TableOutput("时限", FeelType.Number)],
        [
            new TableRule(["\"用电\"", "-"], ["供电公司", "3"], "用电由供电公司办"),
            new TableRule(["“用地”", "not(\"微型\")"], ["\"自然资源局\"", "5"]),
            new TableRule(["-", "\"大型\"，\"中型\""], ["营商办", "2"], "大中型企业由营商办统筹"),
        ]);

    private static Decision Decide(HitPolicy policy, Facts facts) => Routing(policy).Check(Dictionary).Table!.Compile(Bindings).Decide(facts);

    [Fact]
    public void The_matching_rule_decides_and_says_why()
    {
        var decision = Decide(HitPolicy.Unique, new Facts { ["topics"] = new[] { "用电" }, ["size"] = "小型" });
        Assert.Equal((DecisionOutcome.Matched, 1, "供电公司", 3m, "用电由供电公司办"), (decision.Outcome, decision.Rule, decision.Text("主办单位"), decision.Number("时限"), decision.Reason));
    }

    [Fact]
    public void Unique_reports_two_matches_as_a_conflict()
    {
        var decision = Decide(HitPolicy.Unique, new Facts { ["topics"] = new[] { "用电" }, ["size"] = "大型" });
        Assert.Equal(DecisionOutcome.Conflict, decision.Outcome);
        Assert.Equal([1, 3], decision.Matches);
        Assert.Null(decision.Rule);
    }

    [Fact]
    public void First_takes_the_first_match() => Assert.Equal(1, Decide(HitPolicy.First, new Facts { ["topics"] = new[] { "用电" }, ["size"] = "大型" }).Rule);

    [Fact]
    public void No_match_is_said() => Assert.Equal(DecisionOutcome.NoMatch, Decide(HitPolicy.First, new Facts { ["topics"] = new[] { "税务" }, ["size"] = "小型" }).Outcome);

    [Fact]
    public void A_rule_over_a_missing_fact_is_undecided_and_does_not_match()
    {
        var decision = Decide(HitPolicy.First, new Facts { ["topics"] = new[] { "用地" } });
        Assert.Equal(DecisionOutcome.NoMatch, decision.Outcome);
        Assert.Equal([2, 3], decision.Undecided.Select(u => u.Rule));
        Assert.Equal("企业规模", Assert.Single(decision.Undecided[0].Missing).Name);
        Assert.Equal("not(\"微型\")", Assert.Single(decision.Undecided[0].Cells));
    }

    [Theory]
    [InlineData("< 20", 19, true)]
    [InlineData("[20..300)", 300, false)]
    [InlineData("[20..300), > 1000", 1001, true)]
    [InlineData("? * 2 >= 40", 20, true)]
    [InlineData("not(< 20, > 300)", 20, true)]
    [InlineData("null, 7", 7, true)]
    [InlineData("5", 5, true)]
    public void Cells_are_unary_tests(string cell, int staff, bool expected)
    {
        var table = new DecisionTable("规模", HitPolicy.First, ["从业人数"], [new TableOutput("结果", FeelType.Bool)], [new TableRule([cell], ["true"])]);
        var decision = table.Check(Dictionary).Table!.Compile(Bindings).Decide(new Facts { ["staff"] = staff });
        Assert.Equal(expected, decision.Outcome == DecisionOutcome.Matched);
    }

    [Fact]
    public void Problems_name_row_and_column()
    {
        var table = Routing(HitPolicy.Unique) with
        {
            Inputs = ["诉求类别", "企业规摸"],
            Rules = [new TableRule(["\"用店\"", "-"], ["供电局", "三"]), new TableRule(["-"], ["营商办", "2"])],
        };
        var problems = table.Check(Dictionary).Problems;
        Assert.Equal(
            [(0, 2, "feel.unknown_name"), (1, 1, "feel.unknown_choice"), (1, 3, "feel.unknown_choice"), (1, 4, "feel.unknown_name"), (2, 2, "feel.table_width")],
            problems.Select(p => (p.Row, p.Column, p.Problem.Code)));
        Assert.Equal("第1行第1列：“诉求类别”没有“用店”这一项，是不是“用电”？可以是：用电、用地、用工、税务。", problems[1].ToString());
    }

    [Fact]
    public void A_cell_of_another_kind_names_the_input()
    {
        var table = new DecisionTable("规模", HitPolicy.First, ["从业人数"], [new TableOutput("结果")], [new TableRule(["\"多\""], ["甲"])]);
        Assert.Equal("第1行第1列：“从业人数”是数字，“\"多\"”是文字，不能比较。", Assert.Single(table.Check(Dictionary).Problems).ToString());
    }
}
