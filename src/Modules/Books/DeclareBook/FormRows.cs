namespace Yingshang.Books.DeclareBook;

/// <summary>A row of the fields' editor, as typed.</summary>
/// <param name="Unique">which combinations of unique fields it belongs to: <c>1</c>, <c>2</c>, <c>12</c> or none</param>
internal sealed record FieldRow(string Id, string Name, string Type, string Unit, string Scale, string Choices, string From, string Help, bool IsRequired, string Unique, bool IsPublic, bool IsExtra)
{
    public static readonly FieldRow Blank = new("", "", "文字", "", "", "", "", "", false, "", false, false);
}

/// <summary>A check as typed.</summary>
internal sealed record CheckRow(string When, string Say)
{
    public static readonly CheckRow Blank = new("", "");

    public bool IsBlank => When.Length + Say.Length == 0;
}

/// <summary>A summary figure as typed.</summary>
/// <param name="Id">empty for a new one</param>
/// <param name="Value">of a sum or mean the number, of a distinct count the field, of a rate the condition of its numerator</param>
internal sealed record FigureRow(string Id, string Name, string Aggregate, string Filter, string Value, string Unit, string Date, string Decimals)
{
    public static readonly FigureRow Blank = new("", "", "count", "", "", "", "", "");

    public bool IsBlank => Name.Length + Filter.Length + Value.Length == 0;
}
