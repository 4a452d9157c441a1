using System.Globalization;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Platform.Packs;

namespace Yingshang.App.Seeding.Years;

/// <summary>A text with places in braces that each entry fills in: {enterprise}, {n:000}, a field of the entry, a list of words.</summary>
internal sealed class TextPattern
{
    private static readonly string[] Places = ["n", "no", "digits", "year", "month", "day", "enterprise", "place", "industry", "brand", "road", "person", "unit", "community"];

    private readonly List<Func<BatchRun, EntryRow, string>> _parts = [];

    /// <summary>With problems told at the node where a place is not known.</summary>
    public static TextPattern Read(string text, Book book, IReadOnlyCollection<string> words, DeclarationNode node)
    {
        var pattern = new TextPattern();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            if (open < 0) open = text.Length;
            if (open > at) pattern.Add(text[at..open]);
            if (open == text.Length) break;
            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                node.Problem($"“{text}”里的花括号没有成对。");
                break;
            }
            pattern.AddPlace(text[(open + 1)..close], book, words, node);
            at = close + 1;
        }
        return pattern;
    }

    public string Say(BatchRun run, EntryRow row) => string.Concat(_parts.Select(p => p(run, row)));

    private void Add(string text) => _parts.Add((_, _) => text);

    private void AddPlace(string place, Book book, IReadOnlyCollection<string> words, DeclarationNode node)
    {
        var (name, format) = place.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? (place[..colon], place[(colon + 1)..]) : (place, "0");
        if (words.Contains(name)) _parts.Add((run, _) => run.Chance.Pick(run.Words[name]));
        else if (book.ByName(name) is { } field) _parts.Add((_, row) => EntryText.Plain(field, row[field]));
        else if (Known(name, format) is { } known) _parts.Add(known);
        else node.Problem($"不认识的“{{{place}}}”{Suggestion.For(name, [.. Places, .. words, .. book.Fields.Select(f => f.Name)])}可写：{string.Join("、", Places)}、words 里的词表、本台账的字段。");
    }

    private static Func<BatchRun, EntryRow, string>? Known(string name, string format) => name switch
    {
        ['y', 'e', 'a', 'r', '-', .. var back] when int.TryParse(back, NumberStyles.None, CultureInfo.InvariantCulture, out var years) => (_, row) => (row.On.Year - years).ToString(CultureInfo.InvariantCulture),
        "n" => (_, row) => row.Number.ToString(format, CultureInfo.InvariantCulture),
        "no" => (run, row) => run.Book.NumberIn(row.On.Year).ToString(format, CultureInfo.InvariantCulture),
        "digits" => (run, _) => string.Concat(Enumerable.Range(0, int.Parse(format, CultureInfo.InvariantCulture)).Select(_ => (char)('0' + run.Chance.Between(0, 9)))),
        "year" => (_, row) => row.On.Year.ToString(CultureInfo.InvariantCulture),
        "month" => (_, row) => row.On.Month.ToString(CultureInfo.InvariantCulture),
        "day" => (_, row) => row.On.Day.ToString(CultureInfo.InvariantCulture),
        "enterprise" => (_, row) => row.Enterprise?.Name ?? "",
        "industry" => (run, row) => row.Enterprise is { } enterprise ? run.World.Trade(enterprise) : run.Chance.Pick(run.World.Names.CompanyIndustries.Pick(run.Chance).Words),
        "place" => (run, row) => Area(run, row).Name,
        "road" => (run, row) => run.Chance.Pick(Area(run, row).Roads),
        "community" => (run, row) => run.Chance.Pick(Area(run, row) is { Communities.Count: > 0 } area ? area.Communities : run.World.Names.Areas.Items.First(a => a.Communities.Count > 0).Communities),
        "brand" => (run, _) => run.World.Names.Brand(run.Chance),
        "person" => (run, _) => run.World.Names.Person(run.Chance),
        "unit" => (_, row) => row.Unit?.ShortName ?? "",
        _ => null,
    };

    // Of the enterprise, else of a keeper that answers for an area, else any.
    private static Area Area(BatchRun run, EntryRow row) =>
        (run.World.AreaOf(row.Enterprise?.TerritoryUnitId) ?? run.World.AreaOf(row.Unit?.Id)) is { } name ? run.World.Names.AreaNamed(name) : run.World.Names.Areas.Pick(run.Chance);
}
