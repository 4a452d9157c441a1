using System.Collections.Concurrent;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;

namespace Yingshang.Metrics;

/// <summary>The metrics of a pack. A kept figure asks for the version it was made with, which the store keeps.</summary>
public sealed class MetricBook
{
    public const string Kind = "metric";

    private readonly Dictionary<string, Metric> _current = [];
    private readonly ConcurrentDictionary<(string, int), Metric?> _versions = [];
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
    public IEnumerable<Metric> All(District district) => Ids.Select(id => Current(district, id)).OrderBy(m => m.Order).ThenBy(m => m.Id, StringComparer.Ordinal);

    public Metric Current(District district, string id) => At(district, id, district.Versions.Current(Kind, id)) ?? throw new InvalidOperationException($"Metric {id} does not check");

    /// <summary>Null when that version is not known, or cannot be read with the dictionary of today.</summary>
    public Metric? At(District district, string id, int version) => _versions.GetOrAdd((id, version), _ => Load(district, id, version));

    private Metric? Load(District district, string id, int version)
    {
        if (!district.Versions.All(Kind, id).Any(v => v.Version == version)) return null;
        var reader = new PackReader(district.Pack.Folder);
        return reader.Parse($"{id}@{version}", district.Versions.Text(Kind, id, version)) is { } top ? _declaration.Read(top, version) : null;
    }
}
