using System.Text.RegularExpressions;
using Yingshang.Platform.Packs;

namespace Yingshang.App.Seeding;

/// <summary>What enterprises ask and units answer (<c>demand-texts.yaml</c>), with slots to be filled.</summary>
internal sealed class DemandTexts
{
    public DemandTexts(PackReader pack)
    {
        var top = pack.Read("demand-texts.yaml")!;
        var general = top.Map("general")!;
        Slots = Lists(top.Map("slots")!);
        IndustrySlots = top.Map("slots_by_industry")!.Pairs().ToDictionary(p => p.Key, IReadOnlyDictionary<string, IReadOnlyList<string>> (p) => Lists(p.Value));
        (TitlePatterns, Prefixes, Suffixes) = (general.Texts("title_patterns"), general.Texts("prefixes"), general.Texts("suffixes"));
        Details = Lists(general.Map("details")!);
        (Contact, Measures, Answers) = (general.Texts("contact"), general.Texts("measures"), Lists(general.Map("answers")!));
        Laws = top.Map("laws")!.Pairs().ToDictionary(p => p.Key, p => (p.Value.Text("law"), p.Value.Text("clause")));
        Returns = [.. top.List("returns").Select(r => (r.Text("reason"), r.Text("text"))).Where(r => r.Item1 is not "duplicate")];
        Extensions = [.. top.List("extensions").Select(r => (r.Text("reason"), r.Text("text")))];
        Ratings = new([.. top.List("ratings").Select(r => new RatingWords(r.Int("score"), (double)r.Number("weight"), r.Texts("comments")))], r => r.Weight);
        Topics = new([.. top.List("topics").Select(Topic)], t => t.Weight);
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Slots { get; }

    /// <summary>By slot, then by division of industry or <c>default</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> IndustrySlots { get; }
    public IReadOnlyList<string> TitlePatterns { get; }
    public IReadOnlyList<string> Prefixes { get; }
    public IReadOnlyList<string> Suffixes { get; }

    /// <summary>Further sentences, by nature.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Details { get; }
    public IReadOnlyList<string> Contact { get; }
    public IReadOnlyList<string> Measures { get; }

    /// <summary>By outcome id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; }

    /// <summary>By topic id.</summary>
    public IReadOnlyDictionary<string, (string Law, string Clause)> Laws { get; }
    public IReadOnlyList<(string ReasonId, string Text)> Returns { get; }
    public IReadOnlyList<(string ReasonId, string Text)> Extensions { get; }
    public Weighted<RatingWords> Ratings { get; }
    public Weighted<TopicTexts> Topics { get; }

    private static TopicTexts Topic(DeclarationNode node) => new(
        node.Text("topic"), node.Text("name"), (double)node.Number("weight"),
        [.. node.List("demands").Select((d, i) => new DemandText(i + 1, d.Text("nature"), d.Text("title"), d.Text("text"), d.Text("matter"), d.Text("measure"), d.Text("solved"), d.Texts("codes")))],
        Fitting(node, "contact"), Fitting(node, "measures"),
        node.Map("answers") is { } answers ? answers.Pairs().ToDictionary(p => p.Key, p => Fitting(answers, p.Key)) : []);

    private static IReadOnlyList<FittingText> Fitting(DeclarationNode node, string key) =>
        [.. node.List(key).Select(f => new FittingText([.. f.Texts("fits").Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))], f.Text("text")))];

    private static Dictionary<string, IReadOnlyList<string>> Lists(DeclarationNode map) => map.Pairs().ToDictionary(p => p.Key, p => map.Texts(p.Key));
}

internal sealed record TopicTexts(string Id, string Name, double Weight, IReadOnlyList<DemandText> Demands, IReadOnlyList<FittingText> Contact, IReadOnlyList<FittingText> Measures,
    IReadOnlyDictionary<string, IReadOnlyList<FittingText>> Answers);

/// <param name="Number">its place under the topic, from 1; other texts say which they fit</param>
/// <param name="Codes">divisions of industry that say such a thing; empty: any</param>
internal sealed record DemandText(int Number, string Nature, string Title, string Text, string Matter, string Measure, string Solved, IReadOnlyList<string> Codes);

internal sealed record FittingText(IReadOnlyList<int> Fits, string Text);

internal sealed record RatingWords(int Score, double Weight, IReadOnlyList<string> Comments);

/// <summary>Fills the slots of one demand's texts: the same slot says the same thing in all of them.</summary>
internal sealed partial class DemandWords(DemandTexts texts, string? industry, Chance chance)
{
    private readonly Dictionary<string, string> _said = [];

    /// <summary>Slots that follow from the record: area, unit, next_date …</summary>
    public string this[string slot]
    {
        set => _said[slot] = value;
    }

    public string Fill(string text)
    {
        for (var i = 0; i < 4 && text.Contains('{', StringComparison.Ordinal); i++) text = Slot().Replace(text, m => Say(m.Groups["slot"].Value));
        return text;
    }

    private string Say(string slot)
    {
        if (!_said.TryGetValue(slot, out var said)) _said[slot] = said = chance.Pick(Choices(slot));
        return said;
    }

    private IReadOnlyList<string> Choices(string slot) =>
        texts.IndustrySlots.TryGetValue(slot, out var byIndustry) ? (industry is not null && byIndustry.TryGetValue(industry, out var own) ? own : byIndustry["default"])
        : texts.Slots.TryGetValue(slot, out var any) ? any
        : throw new InvalidOperationException($"demand-texts.yaml uses {{{slot}}}, which nobody fills");

    [GeneratedRegex(@"\{(?<slot>[a-z_0-9]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slot();
}
