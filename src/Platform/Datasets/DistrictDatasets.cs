using Yingshang.Platform.Packs;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.Datasets;

/// <summary>Makes a dataset of a declaration that the office wrote in the browser. A module adds its own to <see cref="DatasetList.Makers"/> while the pack loads.</summary>
public abstract class DatasetMaker
{
    /// <summary>The kind of declarations it reads.</summary>
    public abstract string Kind { get; }

    /// <param name="versions">of one declaration, oldest first; one of them at least was written in the browser</param>
    /// <returns>null when none of them can be read with the pack of today</returns>
    public abstract MadeDataset? Make(IReadOnlyList<StoredDeclaration> versions);
}

/// <summary>A dataset of the district's own, and the metrics that come with it.</summary>
/// <param name="InsteadOf">name of the pack's dataset whose place it takes; null where the pack has none</param>
public sealed record MadeDataset(Dataset Dataset, string? InsteadOf, IReadOnlyList<MadeMetric> Metrics);

/// <summary>A metric as its declaration, derived from one that the office wrote.</summary>
/// <param name="Source">which declaration it comes from, in words</param>
/// <param name="ById">who wrote that</param>
public sealed record MadeMetric(string Id, string Text, string Source, Guid? ById);

/// <summary>The datasets of a district as they stand: those of its pack, and over them what the office declared in the browser. Does not change; a declaration that is written makes another.</summary>
public sealed class DistrictDatasets
{
    private DistrictDatasets(DatasetList list, DictionaryBook dictionary, IReadOnlyList<MadeMetric> metrics) => (List, Dictionary, Metrics) = (list, dictionary, metrics);

    public DatasetList List { get; }

    /// <summary>The fields of every dataset in <see cref="List"/>.</summary>
    public DictionaryBook Dictionary { get; }

    /// <summary>Of the datasets that the office declared.</summary>
    public IReadOnlyList<MadeMetric> Metrics { get; }

    internal static DistrictDatasets Of(Pack pack) => new(pack.Declared.Get<DatasetList>(), pack.Declared.Get<DictionaryBook>(), []);

    internal static DistrictDatasets Read(Pack pack, DeclarationVersions versions)
    {
        var (list, dictionary) = (pack.Datasets.List, pack.Datasets.Dictionary);
        var made = list.Makers.SelectMany(maker => versions.Written(maker.Kind).Select(id => maker.Make(versions.Stored(maker.Kind, id)))).OfType<MadeDataset>().ToList();
        if (made.Count == 0) return pack.Datasets;
        var (all, words) = (list.Copy(), dictionary.Copy());
        foreach (var old in made.Select(m => m.InsteadOf).OfType<string>())
        {
            all.Remove(old);
            words.Remove(old);
        }
        var taken = made.Where(m => all.Find(m.Dataset.Name) is null).DistinctBy(m => m.Dataset.Name).ToList();
        foreach (var one in taken)
        {
            all.Add(one.Dataset);
            words.Add(one.Dataset.Name, one.Dataset.Entries);
        }
        return new DistrictDatasets(all, words, [.. taken.SelectMany(m => m.Metrics)]);
    }
}
