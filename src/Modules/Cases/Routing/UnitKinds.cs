using Yingshang.Platform.Packs;

namespace Yingshang.Cases.Routing;

/// <summary>A kind of unit as the division of duties between departments knows it.</summary>
/// <param name="Functions">what routing rules call it; the first is the main one</param>
/// <param name="Names">how units of the kind are named in published material</param>
/// <param name="Said">how enterprises name it</param>
public sealed record RoutingKind(string Name, IReadOnlyList<string> Functions, IReadOnlyList<string> Names, IReadOnlyList<string> Said)
{
    public string Function => Functions[0];
}

/// <summary>What a published unit is.</summary>
/// <param name="Kinds">one, or two for a merged bureau: either is right; empty when the table does not know it or it was a local habit</param>
/// <param name="Habit">why the unit that handled it was a local habit and not the one whose duty it is; null when it was not</param>
public sealed record PublishedUnit(IReadOnlyList<string> Kinds, string? Habit)
{
    public bool IsKnown => Kinds.Count > 0 || Habit is not null;
}

/// <summary>单位类别: normalises the names of units, from the pack's <c>routing/unit-kinds.yaml</c>.</summary>
public sealed class RoutingKinds
{
    internal const string File = "routing/unit-kinds.yaml";
    private const int BeforeAddress = 3;

    private static readonly string[] Asking = ["请", "希望", "盼", "望", "求", "建议", "让", "由"];

    private readonly List<(string Name, IReadOnlyList<string> Kinds)> _names;
    private readonly IReadOnlyList<(string Name, IReadOnlyList<string> Topics, string Why)> _habits;

    private RoutingKinds(IReadOnlyList<RoutingKind> all, IEnumerable<(string Name, IReadOnlyList<string> Kinds)> combined, IReadOnlyList<(string, IReadOnlyList<string>, string)> habits)
    {
        All = all;
        _habits = habits;
        // The longest name that fits decides; a merged bureau before the single one of the same length.
        _names = [.. combined.Concat(all.SelectMany(k => k.Names.Select(n => (n, (IReadOnlyList<string>)[k.Name])))).OrderByDescending(n => n.Item1.Length)];
    }

    public IReadOnlyList<RoutingKind> All { get; }

    internal static RoutingKinds Read(PackReader pack)
    {
        if (pack.Read(File) is not { } top) return new RoutingKinds([], [], []);
        top.TextOrNull("source");
        var kinds = top.List("kinds").Select(ReadKind).ToList();
        var names = kinds.ConvertAll(k => k.Name);
        var combined = top.List("combined").Select(n =>
        {
            var of = n.Texts("kinds");
            foreach (var kind in of.Except(names)) n.Problem($"单位类别“{kind}”没有声明，可选：{string.Join("、", names)}。");
            var entry = (n.Text("name"), of);
            n.NothingElse();
            return entry;
        }).ToList();
        var habits = top.List("habits").Select(n =>
        {
            var entry = (n.Text("name"), n.Texts("topics"), n.Text("why"));
            n.NothingElse();
            return entry;
        }).ToList();
        top.NothingElse();
        return new RoutingKinds(kinds, combined, habits);
    }

    private static RoutingKind ReadKind(DeclarationNode node)
    {
        var functions = node.Texts("functions");
        if (functions.Count == 0) node.Problem("缺少“functions”，至少写一个职责名。");
        var kind = new RoutingKind(node.Text("kind"), functions.Count == 0 ? [""] : functions, node.Texts("names"), node.Texts("said"));
        node.NothingElse();
        return kind;
    }

    /// <summary>The kind of a unit as published; some units are a local habit only in certain topics.</summary>
    public PublishedUnit Of(string published, string? topic)
    {
        var name = published.Trim();
        foreach (var (habit, topics, why) in _habits)
            if (habit == name && (topics.Count == 0 || (topic is not null && topics.Contains(topic)))) return new PublishedUnit([], why);
        var fits = _names.Find(n => n.Name == name);
        if (fits.Name is null) fits = _names.Find(n => name.EndsWith(n.Name, StringComparison.Ordinal));
        return new PublishedUnit(fits.Kinds ?? [], null);
    }

    public string? KindOf(string function) => All.FirstOrDefault(k => k.Functions.Contains(function))?.Name;

    public string? FunctionOf(string kind) => All.FirstOrDefault(k => k.Name == kind)?.Function;

    /// <summary>Kinds that the text asks to act, with the words: 请人社部门…. To be named is not to be asked: what somebody complains about is named too.</summary>
    public IEnumerable<(string Kind, string Words)> AskedIn(string text)
    {
        foreach (var kind in All)
            foreach (var said in kind.Said)
                for (var at = text.IndexOf(said, StringComparison.Ordinal); at >= 0; at = text.IndexOf(said, at + 1, StringComparison.Ordinal))
                {
                    var before = text[Math.Max(0, at - BeforeAddress)..at];
                    if (!Asking.Any(a => before.Contains(a, StringComparison.Ordinal))) continue;
                    yield return (kind.Name, $"请{said}");
                    break;
                }
    }
}
