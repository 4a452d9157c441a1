namespace Yingshang.Libraries.Tests.Feel;

/// <summary>standard.txt: what the standard says of single expressions, chapter by chapter.</summary>
public class StandardTests
{
    public static TheoryData<string> Chapters => new(Lines().Where(l => l.StartsWith("# 10", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Yields_what_the_standard_says(string chapter)
    {
        var examples = Lines().SkipWhile(l => l != chapter).Skip(1).TakeWhile(l => !l.StartsWith('#')).Where(l => l.Length > 0).Select(l => l.Split(" ==> ")).ToList();
        Assert.NotEmpty(examples);
        Assert.Equal(examples.Select(e => $"{e[0]} ==> {e[1]}"), examples.Select(e => $"{e[0]} ==> {Yields(e[0])}"));
    }

    /// <summary>What cannot be parsed has no value either.</summary>
    private static string Yields(string text) => Yingshang.Feel.Values.FeelValue.Literal(new Yingshang.Feel.Evaluation.FeelEngine().Evaluate(text).Value);

    private static string[] Lines() => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Feel", "standard.txt"));
}
