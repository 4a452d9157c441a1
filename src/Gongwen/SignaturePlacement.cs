namespace Yingshang.Gongwen;

/// <summary>
/// Where name and date stand, in hundredths of a character (GB/T 9704-2012 7.3.5): how much is free to their right, and, where the standard counts from the first character, how much to the left of the date.
/// What is counted from the left holds also where a font stands in whose digits are wider.
/// </summary>
internal sealed record SignaturePlacement(int NameRight, int DateRight, int? DateLeft = null)
{
    private const int TwoCharacters = 200;
    private const int WholeLine = 2800;

    public static SignaturePlacement Of(string name, string date, bool isSealed)
    {
        var nameWidth = TextMeasure.WidthOf(name);
        var dateWidth = TextMeasure.WidthOf(date);
        return isSealed ? BesideSeal(nameWidth, dateWidth) : WithoutSeal(nameWidth, dateWidth);
    }

    /// <summary>加盖印章：成文日期右空四字，署名在其上，以成文日期为准居中。</summary>
    private static SignaturePlacement BesideSeal(int name, int date) =>
        new(Math.Max(0, 2 * TwoCharacters + (date - name) / 2), 2 * TwoCharacters);

    /// <summary>不加盖印章：署名右空二字，日期首字比署名首字右移二字；日期较长时日期右空二字，署名相应左移。</summary>
    private static SignaturePlacement WithoutSeal(int name, int date) =>
        date > name
            ? new(2 * TwoCharacters + date - name, TwoCharacters)
            : new(TwoCharacters, name - date, Math.Max(0, WholeLine - name));
}

/// <summary>Width of a text in hundredths of a full-width character; ASCII takes half of one.</summary>
internal static class TextMeasure
{
    public static int WidthOf(string text) => text.Sum(c => c < '\u0080' ? 50 : 100);
}
