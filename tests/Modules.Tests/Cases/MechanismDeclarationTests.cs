using System.Text.RegularExpressions;
using Yingshang.App.Commands;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>What is wrong in a mechanism's file is told at its line; and the example of the document runs as it stands there.</summary>
public sealed partial class MechanismDeclarationTests
{
    private static string Document => File.ReadAllText(Path.Combine(DistrictOptions.Root, "docs", "mechanisms.md"));

    private static IReadOnlyList<(string File, string Text)> Example => [.. Blocks().Matches(Document).Select(m => (m.Groups[1].Value, m.Groups[2].Value))];

    private static string Procedure => Example.Single(e => e.File.StartsWith("procedures/", StringComparison.Ordinal)).Text;

    [Theory]
    [InlineData("act: 对接,", "act: 对接上,", 11, "“act”的值“对接上”不认识，是不是“对接”？可选：应答、交办、签收、对接、反馈、办结。")]
    [InlineData("limit: 1个工作日, by: unit", "limit: 1个工作曰, by: unit", 11, "看不懂时限“1个工作曰”")]
    [InlineData("act: 签收, limit: 2个工作小时, by: unit", "act: 签收, limit: 2个工作小时, by: office", 10, "“签收”由主办单位做，“by”应是 unit")]
    [InlineData("limit: 1个工作日, by: unit", "limit: 1个工作日, by: units", 11, "“by”的值“units”不认识，是不是“unit”？")]
    [InlineData("on_expiry: 提级收回", "on_expiry: 升级收回", 12, "“on_expiry”的值“升级收回”不认识，是不是“提级收回”？")]
    [InlineData("act: 办结", "act: 反馈", 0, "少一个办结的环节")]
    [InlineData("id: call", "id: sign", 11, "环节“sign”写了两次")]
    [InlineData("limit: 1个工作日, by: unit", "limit: { 特急: 1小时, 一般: 1个工作日 }, by: unit", 11, "没有写“urgency”")]
    [InlineData("longest: 5个工作日", "longest: 5小时", 14, "延期要按日或按月")]
    [InlineData("approvers: [leader]", "approvers: [leadr]", 14, "“approvers”的值“leadr”不认识，是不是“leader”？")]
    [InlineData("most_times: 1 }\nreopen", "most_times: 1, reasons: [待企业补充资料] }\nreopen", 15, "是不是“待企业补充材料”？")]
    [InlineData("number: 诉〔{year}〕{0000}号", "number: 诉〔{year}〕号", 5, "编号“诉〔{year}〕号”里要有 {0000}")]
    [InlineData("sign_within: 2个工作小时", "sign_with: 2个工作小时", 8, "是不是“sign_within”？")]
    public void A_slip_in_the_procedure_is_told_at_its_line(string right, string wrong, int line, string message)
    {
        Assert.Contains(right, Procedure);
        using var pack = new TestPack(Example.Select(e => e.File.StartsWith("procedures/", StringComparison.Ordinal) ? (e.File, e.Text.Replace(right, wrong)) : e));
        var problems = pack.Problems;
        Assert.True(problems.Any(p => p.File == "procedures/resident-report.yaml" && (line == 0 || p.Line == line) && p.Message.Contains(message)), string.Join('\n', problems));
    }

    [Theory]
    [InlineData("take: resident-report", "take: resident-reprt", 7, "没有机制“resident-reprt”，是不是“resident-report”？")]
    [InlineData("'\"驻企\"'", "'\"驻厂\"'", 7, "驻厂")]
    [InlineData("inputs: [来源, 诉求性质]", "inputs: [来原, 诉求性质]", 4, "来原")]
    [InlineData("    - { when: ['-', '-'], take: demand-1231 }", "", 7, "最后一条要收下其余所有诉求")]
    [InlineData("take: demand-1231", "take: by-urgency", 8, "机制“by-urgency”按 特急、紧急、一般 分级，上面的“levels”应同样写，现在没有写")]
    public void A_slip_in_the_choice_is_told_at_its_line(string right, string wrong, int line, string message)
    {
        using var pack = new TestPack(Example.Select(e => e.File.StartsWith("mechanisms/", StringComparison.Ordinal) ? (e.File, e.Text.Replace(right, wrong)) : e));
        var problems = pack.Problems;
        Assert.True(problems.Any(p => p.File == "mechanisms/demands.yaml" && p.Line == line && p.Message.Contains(message)), string.Join('\n', problems));
    }

    [Fact]
    public async Task The_example_of_the_document_runs_from_filing_to_the_answer()
    {
        Assert.Equal(3, Example.Count);
        await using var pack = new Run(await TestApp.StartAsync([.. Example]));
        var app = pack.App;
        app.Clock.SetLocal("2023-09-28 10:00");
        var office = app.As("zhoumin");
        var filed = await office.SubmitAsync(await office.GetAsync("/cases/new"), "提交", ("来源", "驻企"), ("企业名称或统一社会信用代码", "清河恒信纺织有限公司"), ("联系人", "陈志远"),
            ("联系电话", "13800001234"), ("反映的情况", "厂区门口路灯坏了三盏，夜班职工下班不安全。"), ("诉求性质", "求助"));
        var id = Guid.Parse(filed.Path.Split('/')[2]);
        // 9月28日 10:00 起 2 个工作小时到 12:00；第1个工作日 10月7日，第5个 10月11日。
        Assert.Contains("9月28日 12:00", (await office.GetAsync($"/desk?case={id}")).Text);
        var c = await app.ReadAsync(id);
        Assert.Equal([TestClock.Local("2023-09-28 12:00"), TestClock.Local("2023-10-08 00:00"), TestClock.Local("2023-10-12 00:00")], c.CurrentRound.Select(s => s.DueAt));

        await office.SubmitAsync(await office.GetAsync($"/cases/{id}/dispatch"), "交办", ("改交其他单位", (await app.UnitAsync("economy-information")).Id.ToString()));
        var unit = app.As("lvqing");
        var todo = await unit.GetAsync("/todo?who=unit");
        await unit.SubmitAsync(todo, "签收");
        Assert.True((await app.ReadAsync(id)).StepNow("sign")!.IsOnTime(app.Clock.UtcNow));
        app.Clock.SetLocal("2023-09-28 11:00");
        Assert.Equal($"/cases/{id}/contact", (await unit.GetAsync("/todo?who=unit")).Link("登记联系"));
        await unit.ContactAsync(id, ("联系了谁", "陈总"), ("对接方式", "电话"));
        Assert.Equal($"/cases/{id}/answer", (await unit.GetAsync("/todo?who=unit")).Link("答复"));
        Assert.Null((await unit.AnswerAsync(id, "已解决", ("采取的措施", "换灯"), ("办成了什么", "三盏都亮了"))).Problem);
        Assert.All((await app.ReadAsync(id)).CurrentRound, s => Assert.True(s.IsOnTime(app.Clock.UtcNow)));
    }

    [Fact]
    public void The_message_that_the_document_quotes_is_the_one_that_is_given()
    {
        using var pack = new TestPack(Example.Select(e => (e.File, e.Text.Replace("act: 对接,", "act: 对接上,"))));
        Assert.Contains(Assert.Single(pack.Problems).ToString(), Document);
    }

    [Fact]
    public void Every_file_that_the_document_names_is_there() =>
        Assert.Empty(Named().Matches(Document).Select(m => m.Groups[1].Value).Where(f => !File.Exists(Path.Combine(DistrictOptions.Root, f))));

    private sealed record Run(TestApp App) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await App.DisposeAsync();
    }

    [GeneratedRegex(@"`packs/my/([^`]+)`\n\n```yaml\n(.*?)```", RegexOptions.Singleline, 1000)] private static partial Regex Blocks();

    [GeneratedRegex(@"`(packs/standard/[^`]+)`", RegexOptions.None, 1000)] private static partial Regex Named();
}
