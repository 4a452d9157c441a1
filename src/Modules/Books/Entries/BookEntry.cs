using Yingshang.Platform.Storage;

namespace Yingshang.Books.Entries;

/// <summary>Whether an entry counts.</summary>
public enum EntryState
{
    /// <summary>已入账</summary>
    Kept,
    /// <summary>待审核</summary>
    Waiting,
    /// <summary>退回修改</summary>
    Returned,
    /// <summary>作废</summary>
    Void,
}

/// <summary>台账的一条. Corrected, never overwritten: what it was stays in the history, with the reason.</summary>
public sealed partial class BookEntry : VersionedRow
{
    public required string BookId { get; init; }

    /// <summary>The version of the book it was last written under.</summary>
    public int BookVersion { get; set; }

    public EntryState State { get; set; }

    /// <summary>填报单位</summary>
    public Guid UnitId { get; init; }

    /// <summary>Its short name when the entry was made.</summary>
    public required string UnitName { get; init; }

    /// <summary>In Shanghai.</summary>
    public DateOnly EnteredOn { get; init; }

    /// <summary>Who wrote this version.</summary>
    public Guid? ById { get; set; }

    /// <summary>Why this version differs from the one before; null for the first.</summary>
    public string? Because { get; set; }

    /// <summary>What the first and second combination of unique fields say; null where nothing is said, or the entry is void.</summary>
    public string? Key1 { get; set; }
    public string? Key2 { get; set; }
}
