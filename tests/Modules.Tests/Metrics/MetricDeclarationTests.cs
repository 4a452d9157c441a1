using Yingshang.App.Commands;
using Yingshang.Platform.Packs;

namespace Yingshang.Modules.Tests.Metrics;

/// <summary>A declaration that cannot be meant is refused when the pack loads, with file, line and what was probably meant.</summary>
public sealed class MetricDeclarationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("yingshang-pack-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_packs_check() => Assert.Empty(Problems());

    [Theory]
    [InlineData("filter: 结果 = \"已经解决\"", "metrics/x.yaml:5", "已解决")]
    [InlineData("filter: 办理结果 = \"已解决\"", "metrics/x.yaml:5", "是不是“结果”")]
    [InlineData("filter: 办结工作日 > 5", "metrics/x.yaml:5", "不能在数据库里运行")]
    [InlineData("filter: 结果 =", "metrics/x.yaml:5", "没写完")]
    [InlineData("numerator: 结果 = \"已解决\"", "metrics/x.yaml:5", "只有 aggregate: rate")]
    [InlineData("date: 办结日", "metrics/x.yaml:5", "是不是“办结日期”")]
    [InlineData("fitler: 结果 = \"已解决\"", "metrics/x.yaml:5", "是不是“filter”")]
    public void A_metric_is_held_against_the_dictionary(string line, string place, string says)
    {
        Write("metrics/x.yaml", $"id: x\nname: 某数\ndataset: 诉求\naggregate: count\n{line}\nunit: 件\ndefinition: 某数。\n");
        var problem = Assert.Single(Problems());
        Assert.StartsWith(place, problem, StringComparison.Ordinal);
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dataset: 诉请", "没有数据集“诉请”，是不是“诉求”？")]
    [InlineData("dataset: 诉求\naggregate: avg", "sum、avg、max、min 要写 value")]
    [InlineData("dataset: 诉求\naggregate: rate", "比率要写 numerator")]
    public void What_a_metric_lacks_is_told(string lines, string says)
    {
        var aggregate = lines.Contains("aggregate", StringComparison.Ordinal) ? "" : "aggregate: count\n";
        Write("metrics/x.yaml", $"id: x\nname: 某数\n{lines}\n{aggregate}unit: 件\ndefinition: 某数。\n");
        Assert.Contains(Problems(), p => p.Contains("metrics/x.yaml", StringComparison.Ordinal) && p.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void An_id_that_serves_already_is_refused()
    {
        Write("metrics/zzz.yaml", "id: demands-solved\nname: 某数\ndataset: 诉求\naggregate: count\nunit: 件\ndefinition: 某数。\n");
        Assert.Contains("已经声明", Assert.Single(Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_of_the_dictionary_that_nobody_publishes_is_refused()
    {
        Write("dictionary/more.yaml", "fields:\n  - {id: number, name: 编号, dataset: 诉请, type: text}\n  - {id: topics, name: 主题们, dataset: 诉求, type: text}\n");
        var problems = Problems();
        Assert.Contains(problems, p => p.StartsWith("dictionary/more.yaml:2", StringComparison.Ordinal) && p.Contains("是不是“诉求”", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("dictionary/more.yaml:3", StringComparison.Ordinal) && p.Contains("是不是“topic”", StringComparison.Ordinal));
    }

    [Fact]
    public void A_published_field_without_an_entry_is_refused()
    {
        Write("dictionary/steps.yaml", "fields: []\n");
        Assert.Contains(Problems(), p => p.Contains("数据集“诉求环节”的字段“on_time”在字典里没有条目", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("共{{demands-solvd}}。", "没有指标“demands-solvd”，是不是“demands-solved”？")]
    [InlineData("共{{demands-solved | 同期}}。", "是不是“同比”？")]
    [InlineData("共{{demands-solved | 分母}}。", "不是比率")]
    [InlineData("{{table demands-solved by 主办部门 top 3}}", "不能按“主办部门”分，是不是“主办单位”？")]
    [InlineData("{{list demands-solved by 主题}}", "写明 top 几")]
    [InlineData("{{table demands-solved}}", "看不懂")]
    [InlineData("共{{demands-solved。", "没有配上“}}”")]
    public void A_report_is_held_against_the_metrics(string body, string says)
    {
        Write("reports/x.md", $"---\nid: x\nname: 某报告\ntitle: 某报告\nkind: 报告\nissuer: 某办\nrecipient: 某组\n---\n\n第一段。\n\n{body}\n");
        var problem = Assert.Single(Problems());
        Assert.StartsWith("reports/x.md:12:", problem, StringComparison.Ordinal);
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_head_of_a_report_is_checked_with_its_lines()
    {
        Write("reports/x.md", "---\nid: x\nname: 某报告\ntitle: '{{期限}}报告'\nkind: 报导\nissuer: 某办\nrecipient: 某组\n---\n正文。\n");
        var problems = Problems();
        Assert.Contains(problems, p => p.StartsWith("reports/x.md:4:", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("reports/x.md:5:", StringComparison.Ordinal) && p.Contains("报告", StringComparison.Ordinal));
    }

    [Fact]
    public void A_report_without_a_head_is_told_what_it_lacks()
    {
        Write("reports/x.md", "# 一、总体情况\n");
        Assert.Contains("两行 ---", Assert.Single(Problems()), StringComparison.Ordinal);
    }

    private List<string> Problems()
    {
        Write("pack.yaml", $"id: test\nname: 试\nextends: {Path.Combine(DistrictOptions.Root, "packs", "demo")}\n");
        return [.. Pack.Check(_folder, DistrictOptions.Modules).Problems.Select(p => p.ToString())];
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
