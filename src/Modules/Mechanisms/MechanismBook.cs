using Yingshang.Metrics;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Packs;

namespace Yingshang.Mechanisms;

/// <summary>机制: an arrangement by which the district works on its business environment, as its reports speak of it.</summary>
/// <param name="Field">where it belongs: 企业诉求, 审批, 金融</param>
/// <param name="Says">what it is, in a sentence</param>
/// <param name="From">which of the reports speak of it, by their short names</param>
/// <param name="Blocks">what carries it; empty while nothing does</param>
/// <param name="Metrics">ids of the figures that show it</param>
/// <param name="SilentAfter">days without a record after which it is called silent</param>
public sealed record Mechanism(string Id, string Name, string Field, string Says, IReadOnlyList<string> From, IReadOnlyList<Block> Blocks, IReadOnlyList<string> Metrics, int SilentAfter);

/// <summary>The mechanisms of a pack: <c>mechanism-book/*.yaml</c>, a file for each field.</summary>
public sealed class MechanismBook
{
    /// <summary>A month and some days: what is due once a month is not called silent on the first of the next.</summary>
    private const int Silence = 40;

    private readonly Dictionary<string, Mechanism> _byId = [];

    /// <summary>In the order of the files and of their lines.</summary>
    public IReadOnlyList<Mechanism> All { get; private set; } = [];

    public Mechanism? Find(string id) => _byId.GetValueOrDefault(id);

    internal static MechanismBook Read(PackReader pack, BlockList blocks, MetricBook metrics)
    {
        var book = new MechanismBook();
        var all = new List<Mechanism>();
        foreach (var file in pack.Files("mechanism-book"))
        {
            if (pack.Read(file) is not { } top) continue;
            top.TextOrNull("source");
            var field = top.Text("field");
            foreach (var node in top.List("mechanisms"))
            {
                var mechanism = new Mechanism(node.Text("id"), node.Text("name"), field, node.Text("says"), node.Texts("from"), Carried(node, blocks), [.. Known(node, metrics)], node.Int("silent_after", Silence));
                node.NothingElse();
                if (!book._byId.TryAdd(mechanism.Id, mechanism)) node.Problem($"机制“{mechanism.Id}”已经写过，请换一个 id。");
                all.Add(mechanism);
            }
            top.NothingElse();
        }
        foreach (var block in blocks.All)
            foreach (var id in block.Mechanisms.Where(id => !book._byId.ContainsKey(id)))
                pack.Problems.Add(new PackProblem("mechanism-book", 0, 0, $"“{block.Name}”（{block.Reference}）说它承载机制“{id}”，机制总览里没有{Suggestion.For(id, book._byId.Keys)}"));
        book.All = all;
        return book;
    }

    /// <summary>What the mechanism names, and what says so itself.</summary>
    private static IReadOnlyList<Block> Carried(DeclarationNode node, BlockList blocks) =>
        [.. Named(node, blocks).Concat(blocks.All.Where(b => b.Mechanisms.Contains(node.Text("id")))).DistinctBy(b => b.Reference)];

    private static IEnumerable<Block> Named(DeclarationNode node, BlockList blocks)
    {
        foreach (var item in node.Has("blocks") ? node.List("blocks") : [])
        {
            if (blocks.Find(item.Scalar ?? "") is { } block) yield return block;
            else item.Problem($"没有“{item.Scalar}”{Suggestion.For(item.Scalar ?? "", blocks.References)}");
        }
    }

    private static IEnumerable<string> Known(DeclarationNode node, MetricBook metrics)
    {
        foreach (var item in node.Has("metrics") ? node.List("metrics") : [])
        {
            if (metrics.Ids.Contains(item.Scalar ?? "")) yield return item.Scalar!;
            else item.Problem($"没有指标“{item.Scalar}”{Suggestion.For(item.Scalar ?? "", metrics.Ids)}");
        }
    }
}
