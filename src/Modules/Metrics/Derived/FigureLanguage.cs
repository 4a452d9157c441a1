using Yingshang.Indicators;
using Yingshang.Platform.Packs;

namespace Yingshang.Metrics;

/// <summary>
/// The one language of expressions over figures, on pages, over the interface, in derived metrics and in the templates of reports: names or ids of metrics, of derived metrics and of indicators, which of their records
/// (in brackets a group or a FEEL condition), over which span (<see cref="FigureSpan"/>), what is taken of them (<see cref="DerivationWords"/>, 每万户), numbers, + - * / and parentheses, functions of FEEL over numbers,
/// comparisons with and, or, not. <c>解决诉求 / 收到诉求</c>, <c>解决诉求[主办单位=区供电公司] 位次</c>, <c>(a + b) 同比</c>, <c>demands-received[主题 = "融资"].上年</c>. A word stands behind a blank or a dot; a minus has blanks around it, because ids have it inside.
/// </summary>
public sealed class FigureLanguage
{
    private const int Longest = 500;

    private readonly Dictionary<string, Metric> _metrics;
    private readonly Dictionary<string, DerivedMetric> _derived;
    private readonly Dictionary<string, List<FigureNode>> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<char, List<string>> _names;
    private readonly List<string> _words;

    internal FigureLanguage(IEnumerable<Metric> metrics, IEnumerable<DerivedMetric> derived, IndicatorBook indicators, FigureBases bases)
    {
        (_metrics, _derived, Indicators, Bases) = (metrics.ToDictionary(m => m.Id), derived.ToDictionary(m => m.Id), indicators, bases);
        foreach (var metric in _metrics.Values) Name(new MetricLeaf(metric.Id), metric.Id, metric.Name);
        foreach (var metric in _derived.Values) Name(new DerivedLeaf(metric.Id), metric.Id, metric.Name);
        // A metric of the same name comes before the indicator, which “指标:” names all the same.
        foreach (var indicator in indicators.All)
        {
            var leaf = new IndicatorLeaf(indicator.Id, null, ObservationNature.Actual);
            Name(leaf, "指标:" + indicator.Id, "指标:" + indicator.Name);
            foreach (var name in new[] { indicator.Id, indicator.Name }.Where(n => !_named.ContainsKey(FigureReader.Folded(n)))) Name(leaf, name);
        }
        _names = _named.Keys.GroupBy(n => n[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(n => n.Length).ToList());
        _words = [.. Words.Concat(ObservationWords.ByWord.Keys).Concat(SpanWords.ByWord.Keys).Distinct().OrderByDescending(w => w.Length)];
    }

    /// <summary>What can be named, for completion.</summary>
    public IEnumerable<string> Names => _metrics.Values.Select(m => m.Name).Concat(_derived.Values.Select(m => m.Name)).Concat(Indicators.All.Select(i => i.Name)).Distinct();

    /// <summary>What can be taken of them, and over which spans.</summary>
    public IEnumerable<string> Words => DerivationWords.ByWord.Keys.Concat(FigureSpan.Words).Concat(Bases.All.Select(b => b.Word));

    internal IndicatorBook Indicators { get; }
    internal FigureBases Bases { get; }

    /// <summary>All that a name can be, ids with them.</summary>
    internal IEnumerable<string> AllNames => Names.Concat(_named.Keys);

    /// <summary>Reads a number.</summary>
    /// <param name="unit">the unit that whoever writes it says the result has; null: units decide</param>
    public FigureReading Read(string text, string? unit = null) => Read(new FigureReader(this, text), text, false, unit);

    /// <summary>Reads what holds or not: <c>收到诉求.同比 > 10 and 解决率 &lt; 90</c>.</summary>
    public FigureReading ReadCondition(string text) => Read(new FigureReader(this, text), text, true, null);

    /// <summary>A metric as it is now; null for what is no metric.</summary>
    public Metric? MetricOf(FigureNode leaf) => leaf is MetricLeaf m ? _metrics.GetValueOrDefault(m.Id) : null;

    internal Metric? Metric(string id) => _metrics.GetValueOrDefault(id);

    internal DerivedMetric? Derived(string id) => _derived.GetValueOrDefault(id);

    /// <summary>Of a metric, a derived metric or an indicator.</summary>
    public string NameOf(FigureNode leaf) => NameOf(IdOf(leaf) ?? "");

    internal string NameOf(string id) => _metrics.GetValueOrDefault(id)?.Name ?? _derived.GetValueOrDefault(id)?.Name ?? Indicators.Find(id)?.Name ?? id;

    internal static string? IdOf(FigureNode node) => node switch { MetricLeaf m => m.Id, IndicatorLeaf i => i.Id, DerivedLeaf d => d.Id, DerivationNode d => IdOf(d.Inner), SpanNode s => IdOf(s.Inner), _ => null };

    /// <summary>What a name can mean; empty when nothing.</summary>
    internal IReadOnlyList<FigureNode> Meaning(string name) => _named.GetValueOrDefault(name, []);

    internal IReadOnlyList<string> NamesFrom(char first) => _names.GetValueOrDefault(first, []);

    /// <summary>The longest word that begins there.</summary>
    internal string? WordAt(string text, int at) => _words.Find(w => string.CompareOrdinal(text, at, w, 0, w.Length) == 0);

    private FigureReading Read(FigureReader reader, string text, bool isCondition, string? unit)
    {
        if (text.Length > Longest) return new FigureReading(null, [new FigureProblem(0, text.Length, $"一个算式不超过 {Longest} 字。")]);
        try
        {
            var root = reader.Whole(isCondition);
            var yields = new FigureUnitRules(this, reader.Wrong, unit is not null).Of(root);
            return new FigureReading(new FigureFormula(text, root, unit ?? yields) { Stated = unit, Places = reader.Places }, []);
        }
        catch (UnreadableException e)
        {
            return new FigureReading(null, [e.Problem]);
        }
    }

    private void Name(FigureNode leaf, params IEnumerable<string> names)
    {
        foreach (var name in names.Select(FigureReader.Folded).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal))
        {
            if (!_named.TryGetValue(name, out var all)) _named[name] = all = [];
            all.Add(leaf);
        }
    }
}

/// <summary>An expression means nothing at a place.</summary>
internal sealed class UnreadableException(FigureProblem problem) : Exception(problem.Message)
{
    public FigureProblem Problem => problem;
}
