using System.Globalization;
using System.Text;
using System.Xml.Linq;
using static Yingshang.Proofreading.Texts.DocxReader;

namespace Yingshang.Proofreading.Texts;

/// <summary>The number that Word prints before a paragraph; empty when it prints none.</summary>
/// <param name="IsUnknown">it prints one in a form that is not known here, so nothing can be said of the order</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct PrintedNumber(string Text, bool IsUnknown);

/// <summary>Counts the automatic numbers of a Word file (ECMA-376 part 1, 17.9) and knows its styles.</summary>
internal sealed class DocxNumbers
{
    private const int Levels = 9;
    private const int DeepestStyle = 20;

    private readonly Dictionary<string, Numbering> _numberings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int?[]> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);

    public DocxNumbers(XElement? numbering, XElement? styles)
    {
        foreach (var style in styles?.Elements(W + "style") ?? [])
            _styles[Val(style, "styleId") ?? ""] = new Style(Val(style.Element(W + "name")) ?? "", Val(style.Element(W + "basedOn")), NumberOf(style.Element(W + "pPr")), style.Element(W + "pPr")?.Element(W + "outlineLvl") is not null);
        var forms = new Dictionary<string, Level[]>(StringComparer.Ordinal);
        foreach (var form in numbering?.Elements(W + "abstractNum") ?? []) forms[Val(form, "abstractNumId") ?? ""] = LevelsOf(form.Elements(W + "lvl"), new Level[Levels]);
        foreach (var num in numbering?.Elements(W + "num") ?? [])
        {
            var form = Val(num.Element(W + "abstractNumId")) ?? "";
            if (!forms.TryGetValue(form, out var levels)) continue;
            var overrides = num.Elements(W + "lvlOverride").ToList();
            var own = LevelsOf(overrides.Elements(W + "lvl"), [.. levels]);
            var starts = overrides.Where(o => o.Element(W + "startOverride") is not null).ToDictionary(o => Int(Val(o, "ilvl")), o => Int(Val(o.Element(W + "startOverride"))));
            _numberings[Val(num, "numId") ?? ""] = new Numbering(form, own, starts);
        }
    }

    public bool IsHeading(string style) => NameOf(style) is var name
        && (name.StartsWith("heading", StringComparison.OrdinalIgnoreCase) || name.StartsWith("title", StringComparison.OrdinalIgnoreCase) || name.StartsWith("标题", StringComparison.Ordinal)
            || style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style is ['1' or '2' or '3' or '4'] || _styles.GetValueOrDefault(style) is { HasOutline: true });

    public bool IsContents(string style) => NameOf(style) is var name && (name.StartsWith("toc", StringComparison.OrdinalIgnoreCase) || name.StartsWith("目录", StringComparison.Ordinal) || style.StartsWith("TOC", StringComparison.OrdinalIgnoreCase));

    /// <summary>Counts on and gives the number of this paragraph.</summary>
    /// <param name="isWritten">Word numbers an empty paragraph too, but nobody sees a text behind it</param>
    public PrintedNumber Next(XElement? properties, string style, bool isWritten)
    {
        var (id, at) = NumberOf(properties) ?? Inherited(style) ?? default;
        if (id is null or "0" || at is < 0 or >= Levels || !_numberings.TryGetValue(id, out var numbering)) return new PrintedNumber("", false);
        if (!_counts.TryGetValue(numbering.Form, out var counts)) _counts[numbering.Form] = counts = new int?[Levels];
        if (_begun.Add(id))
        {
            foreach (var (level, start) in numbering.Starts)
                if (level is >= 0 and < Levels) counts[level] = start - 1;
        }
        counts[at] = (counts[at] ?? (numbering.Levels[at]?.Start ?? 1) - 1) + 1;
        Array.Clear(counts, at + 1, Levels - at - 1);
        return isWritten ? Printed(numbering, at, counts) : new PrintedNumber("", false);
    }

    private static PrintedNumber Printed(Numbering numbering, int at, int?[] counts)
    {
        if (numbering.Levels[at] is not { } level || level.Format is "bullet" or "none" || !level.Text.Contains('%', StringComparison.Ordinal)) return new PrintedNumber("", false);
        var text = new StringBuilder();
        for (var i = 0; i < level.Text.Length; i++)
        {
            if (level.Text[i] != '%' || i + 1 >= level.Text.Length || level.Text[i + 1] is < '1' or > '9')
            {
                text.Append(level.Text[i]);
                continue;
            }
            var of = level.Text[++i] - '1';
            var format = level.IsLegal ? "decimal" : numbering.Levels[of]?.Format ?? "decimal";
            if (Write(counts[of] ?? numbering.Levels[of]?.Start ?? 1, format) is not { } number) return new PrintedNumber("", true);
            text.Append(number);
        }
        return new PrintedNumber(text.ToString(), false);
    }

    private static string? Write(int number, string format) => format switch
    {
        _ when number is < 0 or > 9999 => null,
        "decimal" or "decimalHalfWidth" => number.ToString(CultureInfo.InvariantCulture),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => (char)(c - '0' + '０'))),
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" => number is > 0 and < 100 ? Checks.Numbering.InChinese(number) : null,
        "ideographDigital" or "japaneseDigitalTenThousand" => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => "〇一二三四五六七八九"[c - '0'])),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => number is > 0 and <= 20 ? ((char)('①' + number - 1)).ToString() : null,
        "decimalEnclosedParen" => number is > 0 and <= 20 ? $"（{number}）" : null,
        "lowerLetter" => number is > 0 and <= 26 ? ((char)('a' + number - 1)).ToString() : null,
        "upperLetter" => number is > 0 and <= 26 ? ((char)('A' + number - 1)).ToString() : null,
        _ => null,
    };

    private (string? Id, int Level)? Inherited(string style)
    {
        for (var depth = 0; depth < DeepestStyle && _styles.TryGetValue(style, out var known); depth++)
        {
            if (known.Number is { } number) return number;
            if (known.BasedOn is not { } parent) return null;
            style = parent;
        }
        return null;
    }

    private string NameOf(string style) => _styles.GetValueOrDefault(style)?.Name ?? style;

    private static (string? Id, int Level)? NumberOf(XElement? properties) =>
        properties?.Element(W + "numPr") is { } number && number.Element(W + "numId") is { } id ? (Val(id), Int(Val(number.Element(W + "ilvl")))) : null;

    private static Level[] LevelsOf(IEnumerable<XElement> levels, Level[] into)
    {
        foreach (var level in levels)
        {
            var at = Int(Val(level, "ilvl"));
            if (at is < 0 or >= Levels) continue;
            into[at] = new Level(Val(level.Element(W + "numFmt")) ?? "decimal", Val(level.Element(W + "lvlText")) ?? "", Val(level.Element(W + "start")) is { } start ? Int(start) : 1, level.Element(W + "isLgl") is not null);
        }
        return into;
    }

    private static string? Val(XElement? element, string name = "val") => (string?)element?.Attribute(W + name);

    private static int Int(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : 0;

    /// <param name="Text">一、 is “%1、”</param>
    /// <param name="IsLegal">numbers of the levels above in Arabic digits too</param>
    private sealed record Level(string Format, string Text, int Start, bool IsLegal);

    /// <param name="Form">lists of one form count on together</param>
    /// <param name="Starts">where this list begins anew</param>
    private sealed record Numbering(string Form, Level?[] Levels, IReadOnlyDictionary<int, int> Starts);

    private sealed record Style(string Name, string? BasedOn, (string? Id, int Level)? Number, bool HasOutline);
}
