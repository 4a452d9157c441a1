using Yingshang.Platform.Packs;

namespace Yingshang.Platform.Datasets;

/// <summary>The datasets of a district, published by its modules while the pack loads.</summary>
public sealed class DatasetList
{
    /// <summary>The kind under which the store keeps declarations of metrics.</summary>
    public const string MetricKind = "metric";

    private readonly Dictionary<string, Dataset> _all = [];

    public IReadOnlyCollection<Dataset> All => _all.Values;

    public Dataset? Find(string name) => _all.GetValueOrDefault(name);

    /// <summary>What makes datasets of declarations that the office writes in the browser.</summary>
    public List<DatasetMaker> Makers { get; } = [];

    internal DatasetList Copy()
    {
        var copy = new DatasetList();
        foreach (var dataset in All) copy.Add(dataset);
        return copy;
    }

    internal void Remove(string name) => _all.Remove(name);

    public void Add(Dataset dataset) => _all.Add(dataset.Name, dataset);

    /// <summary>Declarations of metrics that modules derive from declarations of their own: where they come from, and the YAML of each.</summary>
    public List<(string Source, string Text)> Metrics { get; } = [];

    /// <summary>Reads the dictionary and holds it against what the modules publish: each field is bound, each binding has its entry.</summary>
    public DictionaryBook ReadDictionary(PackReader pack)
    {
        var choices = _all.Values.SelectMany(d => d.Choices.Select(c => (Key: $"{d.Name}.{c.Key}", c.Value))).ToDictionary(c => c.Key, c => c.Value);
        foreach (var file in pack.Files("dictionary")) CheckEntries(pack, file);
        var book = DictionaryBook.Read(pack, choices);
        foreach (var dataset in _all.Values.Where(d => d.Entries.Count > 0)) book.Add(dataset.Name, dataset.Entries);
        foreach (var dataset in _all.Values)
            foreach (var id in dataset.FieldIds.Where(id => book.Of(dataset.Name)?.FindById(id) is null))
                pack.Problems.Add(new PackProblem("dictionary", 0, 0, $"数据集“{dataset.Name}”的字段“{id}”在字典里没有条目，请在 dictionary 里补上。"));
        return book;
    }

    private void CheckEntries(PackReader pack, string file)
    {
        // A file that cannot be read is told when the dictionary itself is read.
        var before = pack.Problems.Count;
        var entries = pack.Read(file)?.List("fields") ?? [];
        pack.Problems.RemoveRange(before, pack.Problems.Count - before);
        foreach (var entry in entries)
        {
            var (name, id) = (entry.TextOrNull("dataset") ?? "", entry.TextOrNull("id") ?? "");
            if (name.Length == 0 || id.Length == 0) continue;
            if (Find(name) is not { } dataset) entry.Node("dataset")!.Problem($"没有数据集“{name}”{Suggestion.For(name, _all.Keys)}");
            else if (!dataset.FieldIds.Contains(id) && !dataset.Elsewhere.Contains(id))
                entry.Node("id")!.Problem($"数据集“{name}”没有字段“{id}”{Suggestion.For(id, dataset.FieldIds)}");
        }
    }
}
