using Yingshang.Platform.Packs;

namespace Yingshang.Metrics;

/// <summary>What “每万户”“每万人” divide by.</summary>
/// <param name="Of">a metric or an indicator, as <see cref="FigureLanguage"/> reads it</param>
/// <param name="Unit">in which it is counted: 万户</param>
public sealed record FigureBase(string Word, string Of, string Unit);

/// <summary>The bases of a district: <c>bases.yaml</c>.</summary>
public sealed record FigureBases(IReadOnlyList<FigureBase> All)
{
    private const string File = "bases.yaml";

    public FigureBase? Find(string word) => All.FirstOrDefault(b => b.Word == word);

    internal static FigureBases Read(PackReader pack)
    {
        if (!pack.Exists(File) || pack.Read(File) is not { } top) return new FigureBases([]);
        top.TextOrNull("source");
        var bases = new List<FigureBase>();
        foreach (var node in top.List("bases"))
        {
            bases.Add(new FigureBase(node.Text("word"), node.Text("of"), node.Text("unit")));
            node.NothingElse();
        }
        top.NothingElse();
        return new FigureBases(bases);
    }

    internal void Check(PackReader pack, FigureLanguage language)
    {
        foreach (var b in All)
        {
            var reading = language.Read(b.Of);
            foreach (var problem in reading.Problems) pack.Problems.Add(new PackProblem(File, 0, 0, $"“{b.Word}”：{problem.Message}"));
            if (reading.Expression is { } expression && (expression.Unit is null || !FigureUnits.AreCompatible(expression.Unit, b.Unit))) pack.Problems.Add(new PackProblem(File, 0, 0, $"“{b.Word}”的单位“{b.Unit}”和“{b.Of}”的单位“{expression.Unit}”不相容。"));
        }
    }
}
