using Yingshang.Feel;

namespace Yingshang.Platform.Packs;

/// <summary>The district's dictionary: what every module publishes, by dataset. Expressions are checked against it when the pack loads.</summary>
public sealed class DictionaryBook
{
    private readonly Dictionary<string, FieldDictionary> _datasets = [];
    private readonly Dictionary<string, IReadOnlyList<FieldNote>> _notes = [];

    public IEnumerable<string> Datasets => _datasets.Keys;

    public FieldDictionary? Of(string dataset) => _datasets.GetValueOrDefault(dataset);

    public IReadOnlyList<FieldNote> Notes(string dataset) => _notes.GetValueOrDefault(dataset) ?? [];

    /// <summary>Reads <c>dictionary/*.yaml</c>. Choices of a field that a catalogue keeps are given by <paramref name="choices"/> under <c>dataset.field id</c>.</summary>
    public static DictionaryBook Read(PackReader pack, IReadOnlyDictionary<string, IReadOnlyList<string>> choices)
    {
        var book = new DictionaryBook();
        var entries = pack.Files("dictionary").SelectMany(f => pack.Read(f)?.List("fields") ?? []).Select(n => ReadField(n, choices)).ToList();
        foreach (var dataset in entries.GroupBy(e => e.Dataset))
        {
            var fields = dataset.DistinctBy(e => e.Field.Id).DistinctBy(e => e.Field.Name).ToList();
            foreach (var twice in dataset.Except(fields)) twice.Node.Problem($"“{dataset.Key}”里已有同名或同编号的字段“{twice.Field.Name}”。");
            book._datasets[dataset.Key] = new FieldDictionary([.. fields.Select(f => f.Field), .. Ambient]);
            book._notes[dataset.Key] = [.. fields.Select(f => f.Note)];
        }
        return book;
    }

    /// <summary>The entries that a dataset brings with it.</summary>
    internal void Add(string dataset, IReadOnlyList<(Field Field, FieldNote Note)> entries)
    {
        _datasets.Add(dataset, new FieldDictionary([.. entries.Select(e => e.Field), .. Ambient]));
        _notes.Add(dataset, [.. entries.Select(e => e.Note)]);
    }

    internal void Remove(string dataset)
    {
        _datasets.Remove(dataset);
        _notes.Remove(dataset);
    }

    internal DictionaryBook Copy()
    {
        var copy = new DictionaryBook();
        foreach (var (dataset, fields) in _datasets) copy._datasets.Add(dataset, fields);
        foreach (var (dataset, notes) in _notes) copy._notes.Add(dataset, notes);
        return copy;
    }

    /// <summary>Supplied at each evaluation and not by the row.</summary>
    public static readonly IReadOnlyList<Field> Ambient =
    [
        new("now", "现在", FeelType.DateTime) { IsAmbient = true },
        new("period_from", "期初", FeelType.Date) { IsAmbient = true },
        new("period_to", "期末", FeelType.Date) { IsAmbient = true },
    ];

    private static (string Dataset, Field Field, FieldNote Note, DeclarationNode Node) ReadField(DeclarationNode node, IReadOnlyDictionary<string, IReadOnlyList<string>> choices)
    {
        var dataset = node.Text("dataset");
        var id = node.Text("id");
        var own = node.Texts("choices");
        var field = new Field(id, node.Text("name"), Type(node.Choice("type", "text", "number", "date", "datetime", "bool", "choice", "set")))
        {
            Scale = node.Int("scale", 0),
            Unit = node.TextOrNull("unit"),
            Choices = own.Count > 0 ? own : choices.GetValueOrDefault($"{dataset}.{id}") ?? [],
            Source = node.TextOrNull("source"),
            Missing = node.TextOrNull("missing") is null ? Missing.Unknown : MissingOf(node.Choice("missing", "未知", "没有", "不适用")),
        };
        // Read by whoever keeps the facts: for which groups of enterprises there is such a fact at all.
        node.Texts("applies_to");
        var note = new FieldNote(id, node.TextOrNull("meaning"), node.TextOrNull("confidential"));
        node.NothingElse();
        return (dataset, field, note, node);
    }

    private static FeelType Type(string type) => Enum.TryParse<FeelType>(type, ignoreCase: true, out var found) ? found : FeelType.Text;

    private static Missing MissingOf(string missing) => missing switch { "没有" => Missing.None, "不适用" => Missing.NotApplicable, _ => Missing.Unknown };
}

/// <summary>What a dictionary entry says to people: how the fact is meant, by which law it is confidential.</summary>
public sealed record FieldNote(string FieldId, string? Meaning, string? Confidential);
