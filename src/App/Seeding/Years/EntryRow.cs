using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Enterprises;
using Yingshang.Platform.People;

namespace Yingshang.App.Seeding.Years;

/// <summary>An entry in the making.</summary>
/// <param name="Number">from 1 in its batch, in the order of the days</param>
internal sealed record EntryRow(EntryDraft Draft, int Number)
{
    /// <summary>When it happened; of a book without days: when it was written down.</summary>
    public DateOnly On { get; set; }

    /// <summary>The first that was drawn for it.</summary>
    public Enterprise? Enterprise { get; set; }

    /// <summary>Who keeps it.</summary>
    public Unit? Unit { get; set; }

    public object? this[BookField field]
    {
        get => Draft[field];
        set
        {
            if (value is null) Draft.Values.Remove(field.Id);
            else Draft.Values[field.Id] = value;
        }
    }
}

/// <summary>A batch of entries in the making.</summary>
/// <param name="Words">the lists of words that its texts draw from</param>
internal sealed record BatchRun(YearsWorld World, BookRun Book, IReadOnlyList<EntryRow> Rows, IReadOnlyDictionary<string, IReadOnlyList<string>> Words, Chance Chance)
{
    /// <summary>Its entries are written out, so there are as many of them in a district of any size.</summary>
    public bool IsWritten { get; init; }
}

/// <summary>What the batches of a book have in common.</summary>
internal sealed class BookRun(Book book)
{
    private readonly Dictionary<int, int> _numbers = [];

    public Book Book => book;

    public List<PastEntry> Entries { get; } = [];

    /// <summary>Which entry says a combination of unique fields.</summary>
    public Dictionary<string, int> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Enterprises that a batch has drawn.</summary>
    public HashSet<Enterprise> Drawn { get; } = [];

    /// <summary>The next number of a year: of documents, certificates.</summary>
    public int NumberIn(int year) => _numbers[year] = _numbers.GetValueOrDefault(year) + 1;
}
