using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;

namespace Yingshang.Metrics;

/// <summary>The metrics of a pack. A kept figure asks for the version it was made with, which the store keeps.</summary>
public sealed class MetricBook
{
    public const string Kind = DatasetList.MetricKind;

    private readonly Dictionary<string, Metric> _current = [];
    private readonly ConditionalWeakTable<DistrictDatasets, Reading> _readings = [];
    private readonly MetricDeclaration _declaration;

    private MetricBook(MetricDeclaration declaration) => _declaration = declaration;

    public IReadOnlyCollection<string> Ids => _current.Keys;

    /// <summary>As the pack has it, without number of version: for checking what names it.</summary>
    public Metric? Declared(string id) => _current.GetValueOrDefault(id);

    internal static MetricBook Read(PackReader pack, DatasetList datasets, DictionaryBook dictionary, VersionedTexts texts)
    {
        var book = new MetricBook(new MetricDeclaration(datasets, dictionary));
        foreach (var file in pack.Files("metrics"))
        {
            if (pack.Read(file) is not { } top || book._declaration.Read(top, 0) is not { } metric) continue;
            if (!book._current.TryAdd(metric.Id, metric)) top.Problem($"指标“{metric.Id}”在别的文件里已经声明，请换一个 id。");
            texts.All.Add(new VersionedText(Kind, metric.Id, pack.Text(file)));
        }
        foreach (var (source, text) in datasets.Metrics)
        {
            if (pack.Parse(source, text) is not { } top || book._declaration.Read(top, 0) is not { } metric) continue;
            if (!book._current.TryAdd(metric.Id, metric)) top.Problem($"指标“{metric.Id}”在别的文件里已经声明，请换一个 id。");
            texts.All.Add(new VersionedText(Kind, metric.Id, text));
        }
        return book;
    }

    /// <summary>In the order of the catalogue.</summary>
    public IEnumerable<Metric> All(District district) => IdsOf(district).Select(id => Find(district, id)).OfType<Metric>().OrderBy(m => m.Order).ThenBy(m => m.Id, StringComparer.Ordinal);

    public Metric Current(District district, string id) => Find(district, id) ?? throw new InvalidOperationException($"Metric {id} does not check");

    /// <summary>Null when there is none of that id.</summary>
    public Metric? Find(District district, string id) => IsThere(district, id) ? At(district, id, district.Versions.Current(Kind, id)) : null;

    /// <summary>Null when that version is not known, or cannot be read with the dictionary of today.</summary>
    public Metric? At(District district, string id, int version) => ReadingOf(district).Versions.GetOrAdd((id, version), _ => Load(district, id, version));

    // Those of the pack, and of the books that the office set up in the browser.
    private IEnumerable<string> IdsOf(District district) => Ids.Concat(district.Versions.Written(Kind)).Distinct(StringComparer.Ordinal);

    private static bool IsThere(District district, string id) => district.Versions.Stored(Kind, id).Count > 0;

    private Reading ReadingOf(District district) => _readings.GetValue(district.Datasets, d => new Reading(new MetricDeclaration(d.List, d.Dictionary)));

    private Metric? Load(District district, string id, int version)
    {
        if (!district.Versions.All(Kind, id).Any(v => v.Version == version)) return null;
        // A book that the office changed may lack what a metric of the pack asks for; the pack's own still has it.
        return new[] { ReadingOf(district).Declaration, _declaration }.Select(d => Read(d)).FirstOrDefault(m => m is not null);

        Metric? Read(MetricDeclaration declaration) => new PackReader(district.Pack.Folder).Parse($"{id}@{version}", district.Versions.Text(Kind, id, version)) is { } top ? declaration.Read(top, version) : null;
    }

    /// <summary>What was read with the datasets of a moment.</summary>
    private sealed class Reading(MetricDeclaration declaration)
    {
        public MetricDeclaration Declaration => declaration;

        public ConcurrentDictionary<(string, int), Metric?> Versions { get; } = [];
    }
}
