using System.CommandLine;
using Yingshang.App.Commands;
using Yingshang.Mechanisms;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Mechanisms;

/// <summary>docs/mechanisms.md says what carries each mechanism, as the pack has it.</summary>
public sealed class MechanismTableTests
{
    private static string Document => Path.Combine(DistrictOptions.Root, "docs", "mechanisms.md");

    [Fact]
    public void The_document_is_not_stale()
    {
        var stands = File.ReadAllText(Document);
        Assert.True(stands == MechanismTable.Into(stands, TestDistrict.Declared<MechanismBook>()), $"docs/mechanisms.md is stale. Run: {MechanismTable.Command}");
    }

    [Fact]
    public void It_lists_each_mechanism_with_its_blocks()
    {
        var book = TestDistrict.Declared<MechanismBook>();
        Assert.Equal(181, book.All.Count);
        var text = MechanismTable.Write(book);
        Assert.Contains("| “1231”诉求办理 `demand-1231` | “1231”", text, StringComparison.Ordinal);
        Assert.Contains("（procedure/demand-1231）", text, StringComparison.Ordinal);
        foreach (var mechanism in book.All) Assert.Contains($"`{mechanism.Id}` |", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_rewrites_the_table_and_leaves_the_rest()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "# 机制\n\n说明。\n");
            for (var times = 0; times < 2; times++) Assert.Equal(0, await PacksCommand.Create().Parse(["mechanisms", "--into", file]).InvokeAsync());
            var written = await File.ReadAllTextAsync(file);
            Assert.StartsWith("# 机制\n\n说明。\n\n<!-- 从这里到", written, StringComparison.Ordinal);
            Assert.Equal(1, written.Split("## 181 项机制").Length - 1);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
