namespace Yingshang.Books.Entries;

/// <summary>The same bank for a record of a dataset, in the order of the book as the pack has it.</summary>
public sealed partial class BookRow
{
    public string? T1 { get; init; }
    public string? T2 { get; init; }
    public string? T3 { get; init; }
    public string? T4 { get; init; }
    public string? T5 { get; init; }
    public string? T6 { get; init; }
    public string? T7 { get; init; }
    public string? T8 { get; init; }
    public string? T9 { get; init; }
    public string? T10 { get; init; }
    public string? T11 { get; init; }
    public string? T12 { get; init; }
    public string? T13 { get; init; }
    public string? T14 { get; init; }
    public string? T15 { get; init; }
    public string? T16 { get; init; }
    public string? T17 { get; init; }
    public string? T18 { get; init; }
    public string? T19 { get; init; }
    public string? T20 { get; init; }
    public string? T21 { get; init; }
    public string? T22 { get; init; }
    public string? T23 { get; init; }
    public string? T24 { get; init; }
    public string? C1 { get; init; }
    public string? C2 { get; init; }
    public string? C3 { get; init; }
    public string? C4 { get; init; }
    public string? C5 { get; init; }
    public string? C6 { get; init; }
    public string? C7 { get; init; }
    public string? C8 { get; init; }
    public long? N1 { get; init; }
    public long? N2 { get; init; }
    public long? N3 { get; init; }
    public long? N4 { get; init; }
    public long? N5 { get; init; }
    public long? N6 { get; init; }
    public long? N7 { get; init; }
    public long? N8 { get; init; }
    public long? N9 { get; init; }
    public long? N10 { get; init; }
    public long? N11 { get; init; }
    public long? N12 { get; init; }
    public DateOnly? D1 { get; init; }
    public DateOnly? D2 { get; init; }
    public DateOnly? D3 { get; init; }
    public DateOnly? D4 { get; init; }
    public DateOnly? D5 { get; init; }
    public DateOnly? D6 { get; init; }
    public DateOnly? D7 { get; init; }
    public DateOnly? D8 { get; init; }
    public Guid? G1 { get; init; }
    public Guid? G2 { get; init; }
    public Guid? G3 { get; init; }
    public Guid? G4 { get; init; }
    public Guid? G5 { get; init; }
    public Guid? G6 { get; init; }
    public Guid? G7 { get; init; }
    public Guid? G8 { get; init; }
}
