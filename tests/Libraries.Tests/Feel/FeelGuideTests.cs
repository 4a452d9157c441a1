using System.Text.RegularExpressions;
using Yingshang.Feel;
using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>docs/feel.md says what is true: each worked example yields what stands beside it, and no function is left out.</summary>
public partial class FeelGuideTests
{
    private static readonly string Guide = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "docs", "feel.md");
            if (File.Exists(candidate)) return File.ReadAllText(candidate);
        }
        throw new FileNotFoundException("docs/feel.md");
    }

    private static FeelContext Enterprise => FeelJson.TryReadContext(Guide.Split("```json")[1].Split("```")[0], out var context) ? context : throw new FormatException("The enterprise of the guide is no JSON object.");

    [GeneratedRegex(@"^\| `(?<expression>[^`]+)` \| `(?<value>[^`]+)` \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Example();

    [Fact]
    public void Every_example_yields_what_stands_beside_it()
    {
        var tried = 0;
        foreach (var section in Guide.Split("\n| 写法").Skip(1))
        {
            var mode = section.StartsWith("（事实模式）", StringComparison.Ordinal) ? FeelMode.Facts : FeelMode.Standard;
            foreach (Match example in Example().Matches(section.Split("\n\n")[0]))
            {
                var answer = new FeelEngine { Mode = mode }.Evaluate(example.Groups["expression"].Value, Enterprise);
                Assert.True(answer.Ok, $"{example.Value}: {string.Join(" ", answer.Problems)}");
                Assert.Equal($"{example.Groups["expression"].Value} → {example.Groups["value"].Value}", $"{example.Groups["expression"].Value} → {FeelValue.Literal(answer.Value)}");
                tried++;
            }
        }
        Assert.True(tried > 40, $"{tried}");
    }

    [Fact]
    public void Every_function_is_named()
    {
        var named = Guide.Split("全部函数")[1];
        Assert.Empty(BuiltinFunctions.ByName.Keys.Where(f => !named.Contains($"`{f}`", StringComparison.Ordinal)));
    }
}
