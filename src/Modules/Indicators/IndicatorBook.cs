using System.Globalization;
using Yingshang.Platform.Packs;

namespace Yingshang.Indicators;

/// <summary>The indicators and shares of a district.</summary>
public sealed class IndicatorBook
{
    private readonly Dictionary<string, Indicator> _all = [];
    private readonly List<Share> _shares = [];

    public IReadOnlyCollection<Indicator> All => _all.Values;
    public IReadOnlyList<Share> Shares => _shares;

    public Indicator? Find(string id) => _all.GetValueOrDefault(id);

    internal Indicator? FindByName(string name) => All.FirstOrDefault(i => i.Name == name) ?? Find(name);

    internal static IndicatorBook Read(PackReader pack, VersionedTexts texts)
    {
        var book = new IndicatorBook();
        var later = new List<Action>();
        foreach (var file in pack.Files("indicators"))
        {
            if (pack.Read(file) is not { } top) continue;
            top.TextOrNull("source");
            foreach (var node in top.List("indicators")) book.Add(node, later);
            foreach (var node in top.List("shares")) later.Add(() => book.AddShare(node));
            top.NothingElse();
            texts.All.Add(new VersionedText("indicators", Path.GetFileNameWithoutExtension(file), pack.Text(file)));
        }
        foreach (var check in later) check();
        return book;
    }

    private void Add(DeclarationNode node, List<Action> later)
    {
        var definitions = node.List("definitions").Select(Definition).OrderBy(d => d.From).ToList();
        if (definitions.Count == 0) node.Problem("至少写一条 definitions：从哪个月起、数的是什么。");
        var spans = node.Texts("spans");
        foreach (var unknown in spans.Where(s => !SpanWords.ByWord.ContainsKey(s))) node.Node("spans")!.Problem($"没有口径“{unknown}”{Suggestion.For(unknown, SpanWords.ByWord.Keys)}可写：{string.Join("、", SpanWords.ByWord.Keys)}。");
        if (spans.Count == 0) node.Problem("缺少“spans”：当月、当季、累计、时点、全年，可以几样。");
        var parts = node.Map("parts");
        var indicator = new Indicator(node.Text("id"), node.Text("name"), node.TextOrNull("area") ?? "全区", node.Text("unit"), node.Int("decimals", 2), [.. spans.Where(SpanWords.ByWord.ContainsKey).Select(s => SpanWords.ByWord[s])],
            node.Text("source"), node.TextOrNull("keeper"), node.Has("growth") && node.Choice("growth", "computed", "reported") == "reported", definitions.Count > 0 ? definitions : [new Definition(DateOnly.MinValue, "", true)],
            parts?.Texts("of") ?? [], parts?.Flag("overlap") ?? false, node.TextOrNull("within"), node.TextOrNull("metric"), node.Texts("mechanisms"));
        parts?.NothingElse();
        node.NothingElse();
        if (indicator.Decimals is < 0 or > 4) node.Node("decimals")!.Problem("小数位数是 0 到 4。");
        if (!_all.TryAdd(indicator.Id, indicator)) node.Problem($"指标“{indicator.Id}”声明了两次，请换一个 id。");
        else if (All.Any(i => i != indicator && i.Name == indicator.Name)) node.Problem($"指标名称“{indicator.Name}”已经有了。");
        later.Add(() => CheckSets(indicator, node));
    }

    private void CheckSets(Indicator indicator, DeclarationNode node)
    {
        foreach (var id in indicator.Within is null ? indicator.Parts : [.. indicator.Parts, indicator.Within])
            if (Find(id) is not { } other) node.Problem($"没有指标“{id}”{Suggestion.For(id, _all.Keys)}");
            else if (!UnitScale.AreCompatible(indicator.Unit, other.Unit)) node.Problem($"“{indicator.Name}”（{indicator.Unit}）和“{other.Name}”（{other.Unit}）单位不相容，不能合在一起比。");
    }

    private void AddShare(DeclarationNode node)
    {
        var span = SpanWords.ByWord.GetValueOrDefault(node.Choice("span", [.. SpanWords.ByWord.Keys]));
        var share = new Share(node.Text("id"), node.Text("name"), node.Text("part"), node.Text("whole"), span);
        node.NothingElse();
        var (part, whole) = (Find(share.Part), Find(share.Whole));
        foreach (var (key, id, found) in new[] { ("part", share.Part, part), ("whole", share.Whole, whole) })
        {
            if (found is null) node.Node(key)?.Problem($"没有指标“{id}”{Suggestion.For(id, _all.Keys)}");
            else if (!found.Spans.Contains(span)) node.Node(key)?.Problem($"“{found.Name}”没有“{span.Word}”的数，占比要用同一口径。");
        }
        if (part is not null && whole is not null && !UnitScale.AreCompatible(part.Unit, whole.Unit)) node.Problem($"“{part.Name}”（{part.Unit}）和“{whole.Name}”（{whole.Unit}）单位不相容，不能算占比。");
        if (_shares.Exists(s => s.Id == share.Id)) node.Problem($"占比“{share.Id}”声明了两次，请换一个 id。");
        _shares.Add(share);
    }

    private static Definition Definition(DeclarationNode node)
    {
        var text = node.Text("from");
        if (!DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) && text.Length > 0) node.Node("from")!.Problem($"“from”应是月份，如 2023-01，这里写的是“{text}”。");
        var definition = new Definition(from, node.Text("text"), node.Flag("comparable", true));
        node.NothingElse();
        return definition;
    }
}
