using Yingshang.App.Commands;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Packs;

namespace Yingshang.Modules.Tests.Cases.Platforms;

/// <summary>What is wrong in a platform's file is told at its line.</summary>
public sealed class PlatformDeclarationTests
{
    [Theory]
    [InlineData("channel: hotline-12345", "channel: counter", "“channel”的值“counter”不认识")]
    [InlineData("{field: due, head: 办结期限", "{field: dueto, head: 办结期限", "“field”的值“dueto”不认识，是不是“due”？")]
    [InlineData("also: [工单状态, 状态", "also: [工单状态, 状态", null)]
    [InlineData("{field: title, head: 工单标题", "{field: title, head: 联系人", "列名“联系人”给了两列")]
    [InlineData("{ours: 已解决, theirs: [已解决, 办理完毕, 诉求已解决], say: 已解决}", "{ours: 已解决, theirs: [政策不支持]}", "“政策不支持”对应了两个本区的词")]
    [InlineData("  - {ours: 提请上级, theirs: [提请上级, 上报协调], say: 上报协调}\n", "", "“outcomes”没有写“提请上级”在平台上叫什么")]
    [InlineData("{value: reply, head: 答复内容", "{value: answer, head: 答复内容", "“value”的值“answer”不认识")]
    [InlineData("wait: 10个工作日", "wait: 十天左右", "十天左右")]
    [InlineData("days_back: 30", "daysback: 30", "不认识的名称“daysback”")]
    public void Is_told_in_words(string from, string to, string? problem)
    {
        var folder = Directory.CreateTempSubdirectory("yingshang-pack-").FullName;
        try
        {
            var standard = Path.Combine(DistrictOptions.Root, "packs", "standard", "platforms", "hotline-12345.yaml");
            Directory.CreateDirectory(Path.Combine(folder, "platforms"));
            File.WriteAllText(Path.Combine(folder, "pack.yaml"), $"id: changed\nextends: {Path.Combine(DistrictOptions.Root, "packs", "demo")}\n");
            File.WriteAllText(Path.Combine(folder, "platforms", "hotline-12345.yaml"), File.ReadAllText(standard).Replace(from, to, StringComparison.Ordinal));
            if (problem is null)
            {
                Pack.Load(folder, DistrictOptions.Modules);
                return;
            }
            var refused = Assert.Throws<PackException>(() => Pack.Load(folder, DistrictOptions.Modules));
            Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
            Assert.Contains("platforms/hotline-12345.yaml", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
