using Yingshang.Platform.Datasets;

namespace Yingshang.Books.Entries;

/// <summary>A record of a book's dataset.</summary>
public sealed partial class BookRow : DatasetRow
{
    public required string BookId { get; init; }
    public required string Keeper { get; init; }
    public DateOnly EnteredOn { get; init; }
}
