using System.Globalization;
using System.Text;

namespace Yingshang.Platform.Audit;

/// <summary>
/// The one text form over which digests are made: UTF-8, a line for each field in the order given (the order of the dictionary),
/// <c>name=value\n</c>; a missing value is <c>name!\n</c>. Numbers without trailing zeros, dates ISO 8601, instants UTC with microseconds,
/// a backslash and a line feed inside text escaped, so that no two different records have the same bytes.
/// </summary>
public sealed class CanonicalBytes
{
    private readonly StringBuilder _text = new();

    public CanonicalBytes Add(string name, object? value)
    {
        _text.Append(Escape(name));
        if (value is null) _text.Append("!\n");
        else _text.Append('=').Append(Escape(Format(value))).Append('\n');
        return this;
    }

    public static string Text(IEnumerable<KeyValuePair<string, object?>> fields)
    {
        var canonical = new CanonicalBytes();
        foreach (var (name, value) in fields) canonical.Add(name, value);
        return canonical.ToString();
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    public override string ToString() => _text.ToString();

    public static string Format(object value) => value switch
    {
        string text => text.Normalize(NormalizationForm.FormC),
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        decimal number => WithoutTrailingZeros(number),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        Guid id => id.ToString("D"),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"No canonical form for {value.GetType()}", nameof(value)),
    };

    private static string WithoutTrailingZeros(decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    private static string Escape(string text) =>
        text.AsSpan().IndexOfAny('\\', '\n', '\r') < 0 ? text : text.Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\r", "\\r");
}
