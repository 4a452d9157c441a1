namespace Yingshang.Books.Entries;

/// <summary>The bank of columns: T texts, C choices, N numbers as integers of 10^-scale, D days, G records pointed to. What each means for a book says <see cref="Declaration.SlotMap"/>.</summary>
public sealed partial class BookEntry
{
    public string? T1 { get; set; }
    public string? T2 { get; set; }
    public string? T3 { get; set; }
    public string? T4 { get; set; }
    public string? T5 { get; set; }
    public string? T6 { get; set; }
    public string? T7 { get; set; }
    public string? T8 { get; set; }
    public string? T9 { get; set; }
    public string? T10 { get; set; }
    public string? T11 { get; set; }
    public string? T12 { get; set; }
    public string? T13 { get; set; }
    public string? T14 { get; set; }
    public string? T15 { get; set; }
    public string? T16 { get; set; }
    public string? T17 { get; set; }
    public string? T18 { get; set; }
    public string? T19 { get; set; }
    public string? T20 { get; set; }
    public string? T21 { get; set; }
    public string? T22 { get; set; }
    public string? T23 { get; set; }
    public string? T24 { get; set; }
    public string? C1 { get; set; }
    public string? C2 { get; set; }
    public string? C3 { get; set; }
    public string? C4 { get; set; }
    public string? C5 { get; set; }
    public string? C6 { get; set; }
    public string? C7 { get; set; }
    public string? C8 { get; set; }
    public long? N1 { get; set; }
    public long? N2 { get; set; }
    public long? N3 { get; set; }
    public long? N4 { get; set; }
    public long? N5 { get; set; }
    public long? N6 { get; set; }
    public long? N7 { get; set; }
    public long? N8 { get; set; }
    public long? N9 { get; set; }
    public long? N10 { get; set; }
    public long? N11 { get; set; }
    public long? N12 { get; set; }
    public DateOnly? D1 { get; set; }
    public DateOnly? D2 { get; set; }
    public DateOnly? D3 { get; set; }
    public DateOnly? D4 { get; set; }
    public DateOnly? D5 { get; set; }
    public DateOnly? D6 { get; set; }
    public DateOnly? D7 { get; set; }
    public DateOnly? D8 { get; set; }
    public Guid? G1 { get; set; }
    public Guid? G2 { get; set; }
    public Guid? G3 { get; set; }
    public Guid? G4 { get; set; }
    public Guid? G5 { get; set; }
    public Guid? G6 { get; set; }
    public Guid? G7 { get; set; }
    public Guid? G8 { get; set; }
}
