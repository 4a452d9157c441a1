using System.Globalization;
using System.Text;

namespace Yingshang.Feel.Columns;

/// <summary>The distinct texts (or sets) of a column. Code 0 is a missing value, the rest count from 1 in the order of their first appearance.</summary>
internal sealed class CodeBook
{
    private readonly List<string> entries = [];
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);

    /// <summary>Codes in use, 0 included.</summary>
    public int Count => entries.Count + 1;

    public IReadOnlyList<string> Entries => entries;

    /// <summary>0 where it is not in the book.</summary>
    public int Find(string entry) => codes.GetValueOrDefault(entry);

    public int Add(string? entry)
    {
        if (entry is null) return 0;
        if (codes.TryGetValue(entry, out var code)) return code;
        entries.Add(entry);
        codes.Add(entry, entries.Count);
        return entries.Count;
    }

    public string? TextOf(int code) => code == 0 ? null : entries[code - 1];

    public IReadOnlyList<string>? SetOf(int code) => code == 0 ? null : Unpacked(entries[code - 1]);

    /// <summary>A set as one text: the length of each member, a colon, the member.</summary>
    public static string? Packed(IEnumerable<string>? members)
    {
        if (members is null) return null;
        var text = new StringBuilder();
        foreach (var member in members) text.Append(CultureInfo.InvariantCulture, $"{member.Length}:").Append(member);
        return text.ToString();
    }

    public static IReadOnlyList<string> Unpacked(string packed)
    {
        var members = new List<string>();
        for (var at = 0; at < packed.Length;)
        {
            var colon = packed.IndexOf(':', at);
            var length = int.Parse(packed.AsSpan(at, colon - at), NumberStyles.None, CultureInfo.InvariantCulture);
            members.Add(packed.Substring(colon + 1, length));
            at = colon + 1 + length;
        }
        return members;
    }
}
