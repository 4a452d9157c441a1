using System.CommandLine;
using System.Net;
using System.Text;
using System.Text.Json;
using Yingshang.App.Commands;
using Yingshang.Reports.Proofread;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Modules.Tests.Metrics;
using Yingshang.Platform.Packs;

namespace Yingshang.Modules.Tests.Reports;

/// <summary>核校 on the page and on the command line; the rules themselves are tested with the library.</summary>
public sealed class ProofreadTests : AppTest, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("yingshang-proofread-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_is_dropped_and_what_is_wrong_in_it_is_shown_in_its_place()
    {
        var who = App.As("zhoumin");
        var page = await who.GetAsync("/proofread");
        Assert.Contains("涉密文件严禁上传", page.Text, StringComparison.Ordinal);

        var shown = await who.SubmitAsync(page, "核校", ("文稿", Txt("今年以来，全区解决问题个。区长赵鸿宇出席会议。")));

        Assert.Contains("发现 2 处：错误 2，警告 0，提示 0", shown.Text, StringComparison.Ordinal);
        Assert.Contains("“问题个”里“个”前面没有数。", shown.Text, StringComparison.Ordinal);
        Assert.Contains("没有发现问题", (await who.SubmitAsync(page, "核校", ("文稿", Txt("今年以来，全区解决问题36个。")))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_versions_are_compared_and_rules_switched_off_with_a_reason()
    {
        var who = App.As("zhoumin");
        var page = await who.GetAsync("/proofread");
        var shown = await who.SubmitAsync(page, "核校", ("文稿", Txt("截至2023月底，全区签约项目完成投资过半。")), ("前一版", Txt("截至10月底，全区签约项目完成投资过半。")), ("停用的规则", "period=草稿阶段"));

        Assert.Contains("文字没变、数变了", shown.Text, StringComparison.Ordinal);
        Assert.Contains("已停用 period：草稿阶段", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("月份的位置上", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_with_a_word_what_to_do()
    {
        var who = App.As("zhoumin");
        var page = await who.GetAsync("/proofread");
        Assert.Contains("可以核校 .docx、.txt、.md", (await who.SubmitAsync(page, "核校", ("文稿", new TestFile("a.exe", "application/octet-stream", [1, 2])))).Problem, StringComparison.Ordinal);
        var handled = await App.DoAsync("zhoumin", (ProofreadFileHandler h) => h.HandleAsync(new ProofreadForm { File = new Microsoft.AspNetCore.Http.FormFile(new MemoryStream([1]), 0, 1, "f", "a.pdf") }, CancellationToken.None));
        Assert.Equal("text.cannot-proofread", handled.Problem!.Code);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("chenzhiyuan").GetRawAsync("/proofread")).StatusCode);
    }

    [Fact]
    public async Task The_command_writes_JSON_and_its_exit_code_says_whether_there_is_an_error()
    {
        var bad = Write("bad.txt", "要擦亮眼晴，防范风险。");
        var good = Write("good.txt", "要擦亮眼睛，防范风险。");

        var (code, json) = await RunAsync(bad, "--json");
        var finding = JsonDocument.Parse(json).RootElement.EnumerateArray().Single();
        Assert.Equal(1, code);
        Assert.Equal(("word.confused", "error", 1, 3, 2, "眼晴", "眼睛"), (finding.GetProperty("rule").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("paragraph").GetInt32(),
            finding.GetProperty("start").GetInt32(), finding.GetProperty("length").GetInt32(), finding.GetProperty("text").GetString(), finding.GetProperty("suggestion").GetString()));
        Assert.Contains("“眼晴”疑为“眼睛”之误。", finding.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal((0, "[]"), await RunAsync(good, "--json"));
        Assert.Equal((0, "[]"), await RunAsync(bad, "--json", "--off", "word.confused=人名"));
        Assert.Equal(2, (await RunAsync(bad, "--off", "word.confused")).Code);
        Assert.Equal(2, (await RunAsync(Path.Combine(_folder, "none.txt"))).Code);
        Assert.Equal(1, (await RunAsync(Write("a.pdf", "%PDF"))).Code);
        Assert.Contains("drift.number", (await RunAsync(Write("now.txt", "截至12月底，签约项目完成投资过半。"), "--previous", Write("before.txt", "截至10月底，签约项目完成投资过半。"))).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_held_against_the_figures_of_a_file()
    {
        var figures = Write("figures.json", """[{"text":"1204件","value":1204,"unit":"件","metric":"demands-received","name":"受理企业诉求数","measure":"值","period":"2023-01-01/2023-10-31","record_count":1204},{"text":"36件","value":36,"unit":"件","metric":"demands-received","name":"受理企业诉求数","measure":"值","period":"2023-01-01/2023-10-31","record_count":36}]""");
        var (code, json) = await RunAsync(Write("text.txt", "2023年1—10月，全区受理企业诉求1240件。"), "--against", figures, "--json");
        var finding = JsonDocument.Parse(json).RootElement.EnumerateArray().Single();
        Assert.Equal((1, "records.differs", "1240件", "1204件"), (code, finding.GetProperty("rule").GetString(), finding.GetProperty("text").GetString(), finding.GetProperty("suggestion").GetString()));
        Assert.Contains("2023年1—10月“受理企业诉求数”（demands-received）是1204件", finding.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal((0, "[]"), await RunAsync(Write("right.txt", "2023年1—10月，全区受理企业诉求1204件。"), "--against", figures, "--json"));
        Assert.Equal(2, (await RunAsync(Write("right.txt", "一切正常。"), "--against", Write("other.json", "{}"))).Code);
        Assert.Equal(2, (await RunAsync(Write("right.txt", "一切正常。"), "--against", "demands", "--data", Path.Combine(_folder, "none"))).Code);
    }

    [Fact]
    public async Task On_the_page_a_report_that_was_never_made_is_refused()
    {
        var who = App.As("zhoumin");
        var page = await who.GetAsync("/proofread");
        Assert.Contains("还没有生成过报告", (await who.SubmitAsync(page, "核校", ("文稿", Txt("一切正常。")), ("和记录对照", "demands"))).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_is_wrong_is_told_with_its_line()
    {
        var folder = Path.Combine(_folder, "pack");
        Directory.CreateDirectory(Path.Combine(folder, "proofreading"));
        File.WriteAllText(Path.Combine(folder, "pack.yaml"), $"id: mine\nextends: {Path.Combine(DistrictOptions.Root, "packs", "standard")}\n");
        File.WriteAllText(Path.Combine(folder, "proofreading", "confusions.yaml"), "words:\n  - { wrong: 甲, right: 甲 }\n  - { wrong: 乙, rigth: 丙 }\n  - { wrong: 乙, right: 丁, severity: 严重 }\n");

        var problems = Assert.Throws<PackException>(() => ProofreadCommand.ListsOf(folder)).Problems;

        Assert.Contains(problems, p => p.Line == 2 && p.Message.Contains("相同", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Line == 3 && p.Message.Contains("不认识的名称“rigth”", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Line == 4 && p.Message.Contains("写了两遍", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Line == 4 && p.Message.Contains("严重", StringComparison.Ordinal));
    }

    private static TestFile Txt(string text) => new("报告.txt", "text/plain", Encoding.UTF8.GetBytes(text));

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        using var said = new StringWriter();
        return (await ProofreadCommand.Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = said }), said.ToString().Trim());
    }
}
