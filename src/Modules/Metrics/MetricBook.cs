using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Yingshang.Indicators;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;

namespace Yingshang.Metrics;

/// <summary>The metrics of a pack, and over them what the office declared in the browser. A kept figure asks for the version it was made with, which the store keeps.</summary>
public sealed class MetricBook
{
    public const string Kind = DatasetList.MetricKind;

    private readonly Dictionary<string, Metric> _current = [];
    private readonly Dictionary<string, DerivedMetric> _derived = [];
    private readonly HashSet<string> _ofBooks = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<DistrictDatasets, Reading> _readings = [];
    private readonly ConditionalWeakTable<DeclarationVersions, FigureLanguage> _languages = [];
    private readonly MetricDeclaration _declaration;
    private readonly string _folder;

    private MetricBook(MetricDeclaration declaration, IndicatorBook indicators, FigureBases bases, string folder) => (_declaration, Indicators, Bases, _folder) = (declaration, indicators, bases, folder);

    /// <summary>Of the pack, without derived ones.</summary>
    public IReadOnlyCollection<string> Ids => _current.Keys;

    internal IndicatorBook Indicators { get; }
    internal FigureBases Bases { get; }

    internal (Dataset Dataset, Feel.FieldDictionary Fields) DatasetOf(string name) => _declaration.Of(name);

    /// <summary>小写字母、数字和短横.</summary>
    internal static bool IsId(string id) => id.Length is > 0 and <= 60 && char.IsAsciiLetterLower(id[0]) && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>It comes with a book and is changed there.</summary>
    internal bool IsOfBook(District district, string id) => _ofBooks.Contains(id) || district.Datasets.Metrics.Any(m => m.Id == id);

    /// <summary>As the pack has it, without number of version: for checking what names it.</summary>
    public Metric? Declared(string id) => _current.GetValueOrDefault(id);

    /// <summary>派生指标 of the pack.</summary>
    public IEnumerable<DerivedMetric> DerivedOfPack => _derived.Values;

    internal static MetricBook Read(PackReader pack, DatasetList datasets, DictionaryBook dictionary, IndicatorBook indicators, VersionedTexts texts)
    {
        var book = new MetricBook(new MetricDeclaration(datasets, dictionary), indicators, FigureBases.Read(pack), pack.Folder);
        var derived = new List<(DeclarationNode Node, DerivedMetric Metric)>();
        foreach (var file in pack.Files("metrics")) Add(pack.Read(file), pack.Text(file));
        foreach (var (source, text) in datasets.Metrics)
            if (Add(pack.Parse(source, text), text) is { } id) book._ofBooks.Add(id);
        var language = new FigureLanguage(book._current.Values, book._derived.Values, indicators, book.Bases);
        foreach (var (node, metric) in derived) Check(node, metric, language);
        foreach (var metric in book._current.Values)
            foreach (var id in metric.Per.Where(id => book.Declared(id) is null && indicators.Find(id) is null))
                pack.Problems.Add(new PackProblem($"metrics/{metric.Id}.yaml", 0, 0, $"per：没有指标“{id}”{Suggestion.For(id, book.Ids.Concat(indicators.All.Select(i => i.Id)))}"));
        if (book.Ids.Count > 0) book.Bases.Check(pack, language);
        return book;

        string? Add(DeclarationNode? top, string text)
        {
            var id = top is null ? null : book.Take(top, derived);
            if (id is not null) texts.All.Add(new VersionedText(Kind, id, text));
            return id;
        }
    }

    private string? Take(DeclarationNode top, List<(DeclarationNode, DerivedMetric)> derived)
    {
        var isFormula = top.Has("formula");
        var id = isFormula ? null : _declaration.Read(top, 0) is { } metric ? Keep(_current, metric.Id, metric) : null;
        if (isFormula && MetricDeclaration.ReadDerived(top, 0) is { } read)
        {
            derived.Add((top, read));
            id = Keep(_derived, read.Id, read);
        }
        return id;

        string Keep<T>(Dictionary<string, T> all, string key, T value)
        {
            if (_current.ContainsKey(key) || _derived.ContainsKey(key)) top.Problem($"指标“{key}”在别的文件里已经声明，请换一个 id。");
            all[key] = value;
            return key;
        }
    }

    private static void Check(DeclarationNode node, DerivedMetric metric, FigureLanguage language)
    {
        var reading = language.Read(metric.Formula);
        foreach (var problem in reading.Problems) node.Node("formula")!.Problem($"“formula”：{problem.Message}");
        if (reading.Expression is not { } expression) return;
        if (expression.Uses.Any(u => u is DerivedLeaf)) node.Node("formula")!.Problem("派生指标的算式只能用原始指标，不能再用派生指标。");
        if (metric.Unit is { } unit && expression.Unit is { } is_ && !FigureUnits.AreCompatible(is_, unit)) node.Node("unit")!.Problem($"算出来的单位是“{is_}”，和这里写的“{unit}”不相容。");
    }

    /// <summary>In the order of the catalogue, those of the browser with them; derived ones apart.</summary>
    public IEnumerable<Metric> All(District district) => IdsOf(district).Select(id => Find(district, id)).OfType<Metric>().OrderBy(m => m.Order).ThenBy(m => m.Id, StringComparer.Ordinal);

    public IEnumerable<DerivedMetric> AllDerived(District district) => IdsOf(district).Select(id => FindDerived(district, id)).OfType<DerivedMetric>().OrderBy(m => m.Order).ThenBy(m => m.Id, StringComparer.Ordinal);

    // What a pack has no more still lies in the store, for the figures that were made with it; what the office wrote stays.
    private IEnumerable<string> IdsOf(District district) => _current.Keys.Concat(_derived.Keys).Concat(district.Versions.Written(Kind)).Distinct(StringComparer.Ordinal);

    public Metric Current(District district, string id) => Find(district, id) ?? throw new InvalidOperationException($"Metric {id} does not check");

    /// <summary>Null when there is none of that id, or it is a derived one.</summary>
    public Metric? Find(District district, string id) => Version(district, id) is { } version ? At(district, id, version) : IndicatorMetric.Find(this, id);

    public DerivedMetric? FindDerived(District district, string id) => Version(district, id) is { } version ? DerivedAt(district, id, version) : null;

    /// <summary>Null when that version is not known, or cannot be read with the dictionary of today.</summary>
    public Metric? At(District district, string id, int version) => IndicatorMetric.Find(this, id) ?? Loaded(district, id, version) as Metric;

    public DerivedMetric? DerivedAt(District district, string id, int version) => Loaded(district, id, version) as DerivedMetric;

    /// <summary>The version by which figures were made at the end of a day; the first where none was known yet.</summary>
    public Metric? InEffect(District district, string id, DateTime instant)
    {
        var versions = district.Versions.Stored(Kind, id);
        return versions.Count == 0 ? Find(district, id) : At(district, id, (versions.LastOrDefault(v => v.Since <= instant) ?? versions[0]).Version);
    }

    /// <summary>A text as a metric, plain or derived, or what is wrong with it.</summary>
    internal (Metric? Metric, DerivedMetric? Derived, IReadOnlyList<PackProblem> Problems) Try(District district, string text)
    {
        var reader = new PackReader(_folder);
        reader.Problems.Clear();
        if (reader.Parse("指标", text) is not { } top) return (null, null, reader.Problems);
        if (!top.Has("formula"))
        {
            var metric = ReadingOf(district).Declaration.Read(top, 0);
            return reader.Problems.Count == 0 ? (metric, null, []) : (null, null, reader.Problems);
        }
        var derived = MetricDeclaration.ReadDerived(top, 0);
        if (derived is not null) Check(top, derived, Language(district));
        return reader.Problems.Count == 0 ? (null, derived, []) : (null, null, reader.Problems);
    }

    /// <summary>Reads expressions over the metrics of the pack: while it loads.</summary>
    public FigureLanguage LanguageOfPack => field ??= new FigureLanguage(_current.Values, _derived.Values, Indicators, Bases);

    /// <summary>Reads expressions over all that the district has now.</summary>
    public FigureLanguage Language(District district) => _languages.GetValue(district.Versions, _ => new FigureLanguage(All(district), AllDerived(district), Indicators, Bases));

    private static int? Version(District district, string id) => district.Versions.Stored(Kind, id).Count > 0 ? district.Versions.Current(Kind, id) : null;

    private Reading ReadingOf(District district) => _readings.GetValue(district.Datasets, d => new Reading(new MetricDeclaration(d.List, d.Dictionary)));

    // Districts may share a pack and number their own texts alike: the text decides what was read.
    private object? Loaded(District district, string id, int version) => district.Versions.Stored(Kind, id).FirstOrDefault(v => v.Version == version) is { Text: var text }
        ? ReadingOf(district).Versions.GetOrAdd((id, version, text), _ => Load(ReadingOf(district), id, version, text)) : null;

    private object? Load(Reading reading, string id, int version, string text)
    {
        // A book that the office changed may lack what a metric of the pack asks for; the pack's own still has it.
        return new[] { reading.Declaration, _declaration }.Select(Read).FirstOrDefault(m => m is not null);

        object? Read(MetricDeclaration declaration)
        {
            if (new PackReader(_folder).Parse($"{id}@{version}", text) is not { } top) return null;
            return top.Has("formula") ? MetricDeclaration.ReadDerived(top, version) : declaration.Read(top, version);
        }
    }

    /// <summary>What was read with the datasets of a moment.</summary>
    private sealed class Reading(MetricDeclaration declaration)
    {
        public MetricDeclaration Declaration => declaration;

        public ConcurrentDictionary<(string Id, int Version, string Text), object?> Versions { get; } = [];
    }
}
