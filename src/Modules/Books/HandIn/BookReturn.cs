using Yingshang.Platform.Storage;

namespace Yingshang.Books.HandIn;

/// <summary>Where a period's return stands. There is none: 未报.</summary>
public enum ReturnState
{
    /// <summary>已报</summary>
    Reported,
    /// <summary>退回</summary>
    Returned,
}

/// <summary>报送: a unit says that its part of a book is complete for a period.</summary>
public sealed class BookReturn : VersionedRow
{
    public required string BookId { get; init; }

    /// <summary>2023-10, 2023-Q4, 2023-H2, 2023</summary>
    public required string Period { get; init; }

    public Guid UnitId { get; init; }
    public ReturnState State { get; set; }
    public DateTime ReportedAt { get; set; }
    public Guid? ById { get; set; }

    /// <summary>How many entries of the unit stood in the book then, and how many of them came or changed in the period.</summary>
    public int Entries { get; set; }
    public int Touched { get; set; }

    public string? Note { get; set; }

    /// <summary>Why it was returned.</summary>
    public string? ReturnedBecause { get; set; }
}
