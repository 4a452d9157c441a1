using Yingshang.Books.Declaration;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.App.Seeding.Years;

/// <summary>Entries of a book that are made alike, or written out one by one.</summary>
/// <param name="Day">the field that the span is for; null: the span says when they were written down</param>
/// <param name="Written">values of rows that are written out; empty: as many as counted</param>
/// <param name="Makers">in the order in which they fill</param>
internal sealed record EntryBatch(DeclarationNode Node, int Count, BookField? Day, DateOnly From, DateOnly To, IReadOnlyList<Unit> Keepers, IReadOnlyList<WrittenRow> Written,
    IReadOnlyList<FieldMaker> Makers, IReadOnlyDictionary<string, IReadOnlyList<string>> Words)
{
    /// <summary>Entries written out are there in a district of any size.</summary>
    public int CountIn(YearsWorld world) => Written.Count > 0 ? Written.Count : world.Scaled(Count);
}

/// <summary>The entries of a book over the years: a file of <c>years/</c>.</summary>
internal sealed record BookScript(ShelvedBook Shelved, IReadOnlyList<EntryBatch> Batches);
