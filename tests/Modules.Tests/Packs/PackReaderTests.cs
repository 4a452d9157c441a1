using Yingshang.App.Commands;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.Packs;

/// <summary>What is wrong in a declaration is said with its file and line, what was expected and what was probably meant.</summary>
public sealed class PackReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("yingshang-pack-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_demo_pack_and_the_standard_have_no_problems() =>
        Assert.Empty(Pack.Check(Path.Combine(DistrictOptions.Root, "packs", "demo"), DistrictOptions.Modules).Problems);

    [Fact]
    public void Every_problem_of_a_pack_is_told_at_once_and_in_place()
    {
        Write("pack.yaml", $"id: mine\nextends: {Path.Combine(DistrictOptions.Root, "packs", "demo")}\n");
        Write("security.yaml", "session: { hours: 十 }\nlockout: { failures: 5, minuts: 10 }\nattempts: { most: 30, minutes: 5 }\npassword: { length: 10 }\nsecond_factor:\n  required: [offise]\n");
        Write("access.yaml", "actions:\n  case.vieww: { office: 全区 }\n  case.view: { ofice: 全区, leader: 全市 }\n");
        var problems = Pack.Check(_folder, DistrictOptions.Modules).Problems;
        Has(problems, "security.yaml", 1, "应是一个数", "十");
        Has(problems, "security.yaml", 2, "缺少“minutes”");
        Has(problems, "security.yaml", 2, "不认识的名称“minuts”", "是不是“minutes”");
        Has(problems, "security.yaml", 6, "不认识的角色“offise”", "是不是“office”");
        Has(problems, "access.yaml", 2, "不认识的动作“case.vieww”", "是不是“case.view”");
        Has(problems, "access.yaml", 3, "不认识的角色“ofice”", "是不是“office”");
        Has(problems, "access.yaml", 3, "不认识的范围“全市”", "全区");
        Assert.Contains(problems, p => p.File == "access.yaml" && p.Message.Contains("缺少动作“account.manage”"));
    }

    [Theory]
    [InlineData("a: [1, 2\nb: 3\n", "不是正确的 YAML")]
    [InlineData("", "文件是空的")]
    public void What_is_not_YAML_is_said_so(string text, string message)
    {
        Write("x.yaml", text);
        var reader = new PackReader(_folder);
        Assert.Null(reader.Read("x.yaml"));
        Assert.Contains(message, Assert.Single(reader.Problems).Message);
    }

    [Fact]
    public void A_missing_file_is_said_so()
    {
        var reader = new PackReader(_folder);
        Assert.Null(reader.Read("nothing.yaml"));
        Assert.Equal("nothing.yaml 没有这个文件，请补上。", Assert.Single(reader.Problems).ToString());
    }

    [Fact]
    public void A_file_of_the_upper_pack_takes_the_place_of_the_lower_ones()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "lower"));
        Write("lower/a.yaml", "from: lower\n");
        Write("lower/b.yaml", "from: lower\n");
        Directory.CreateDirectory(Path.Combine(_folder, "upper"));
        Write("upper/pack.yaml", "extends: ../lower\n");
        Write("upper/a.yaml", "from: upper\n");
        var reader = new PackReader(Path.Combine(_folder, "upper"));
        Assert.Equal(("upper", "lower"), (reader.Read("a.yaml")!.Text("from"), reader.Read("b.yaml")!.Text("from")));
    }

    [Fact]
    public void Wrong_shapes_are_told_with_what_was_expected()
    {
        Write("x.yaml", "list: text\nmap: [1]\nday: 2023/10/07\nflag: vielleicht\ntext: { a: b }\n");
        var reader = new PackReader(_folder);
        var top = reader.Read("x.yaml")!;
        top.List("list");
        top.Map("map");
        top.Date("day");
        top.Flag("flag");
        top.TextOrNull("text");
        Assert.Equal([1L, 2, 3, 4, 5], reader.Problems.Select(p => p.Line));
        Assert.Contains("应是一个列表", reader.Problems[0].Message);
        Assert.Contains("应是日期，如 2023-10-07", reader.Problems[2].Message);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    private static void Has(IReadOnlyList<PackProblem> problems, string file, int line, params string[] parts) =>
        Assert.True(problems.Any(p => p.File == file && p.Line == line && parts.All(part => p.Message.Contains(part))), $"{file}:{line} {string.Join(" … ", parts)} is not among\n{string.Join('\n', problems)}");
}
