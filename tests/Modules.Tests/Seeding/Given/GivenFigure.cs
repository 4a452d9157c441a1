using System.Globalization;
using Yingshang.Metrics;

namespace Yingshang.Modules.Tests.Seeding.Given;

/// <summary>A figure that a report prints.</summary>
/// <param name="Printed">as it stands there: 5.3, ≈0, X, 优秀</param>
/// <param name="Relation">=, ≥ (余、多、以上), &gt;, ≈, 遮 (blanked or left out), 文字</param>
/// <param name="Report">000 … 004</param>
internal sealed record GivenFigure(string Id, string Printed, string Unit, string Relation, Period Period, string Report)
{
    public bool IsGiven => Relation is "=" or "≥" or ">" or "≈";

    public decimal Number => decimal.Parse(Printed.TrimStart('≈', '>'), CultureInfo.InvariantCulture);

    /// <summary>Whether a value, rounded to the decimals that are printed, is what is printed.</summary>
    public bool Holds(decimal value) => Relation switch
    {
        "≥" => value >= Number,
        ">" => value > Number,
        // Below half a per cent nobody writes of growth or decline.
        "≈" => Math.Abs(value - Number) < 0.5m,
        _ => Math.Round(value, Number.Scale, MidpointRounding.AwayFromZero) == Number,
    };

    public static IReadOnlyList<GivenFigure> All { get; } = [.. Table.Read(Path.Combine("Given", "GivenFigures.csv")).Select(Of)];

    private static GivenFigure Of(IReadOnlyDictionary<string, string> row) => new(row["figure"], row["printed"], row["unit"], row["relation"], Table.Period(row), row["report"]);
}

/// <summary>A line of Carried/*.csv: which metric carries a figure in the demo district, and with which value.</summary>
/// <param name="Metric"><c>metric</c>, <c>metric / metric</c> (the second may be of another month: <c>metric@2022-12</c>), <c>metric 同比</c>, or <c>record: where</c></param>
internal sealed record CarriedFigure(string Id, string Value, string Unit, string Metric, Period Period, string How, string Where)
{
    public bool IsRecord => Metric.StartsWith("record:", StringComparison.Ordinal);

    public static IReadOnlyList<CarriedFigure> All { get; } = [.. Directory.GetFiles(Path.Combine(Table.Folder, "Given", "Carried"), "*.csv").Order(StringComparer.Ordinal).SelectMany(Of)];

    private static IEnumerable<CarriedFigure> Of(string file) => Table.Read(file).Select(row => new CarriedFigure(row["figure"], row["value"], row["unit"], row["metric"], Table.Period(row), row["how"], Path.GetFileName(file)));
}

/// <summary>Small comma-separated tables: a line beginning with # is a note, the next one names the columns.</summary>
internal static class Table
{
    public static string Folder { get; } = Find("tests", "Modules.Tests", "Seeding");

    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string file)
    {
        var lines = Lines(File.ReadAllText(Path.Combine(Folder, file))).Where(l => l is not [['#', ..], ..]).ToList();
        return lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(c => c.First, c => c.Second));
    }

    public static Period Period(IReadOnlyDictionary<string, string> row) => new(DateOnly.Parse(row["from"], CultureInfo.InvariantCulture), DateOnly.Parse(row["to"], CultureInfo.InvariantCulture));

    public static string Find(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine([folder.FullName, .. path]) is var found && (Directory.Exists(found) || File.Exists(found))) return found;
        throw new DirectoryNotFoundException(Path.Combine(path));
    }

    /// <summary>RFC 4180.</summary>
    public static IEnumerable<List<string>> Lines(string text)
    {
        var (line, cell, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"') { cell.Append('"'); i++; }
            else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) Cell();
            else if (c == '\n' && !quoted) { Cell(); if (line is not [""]) yield return line; line = []; }
            else if (c is not ('\r' or '\uFEFF')) cell.Append(c);
        }
        if (cell.Length > 0 || line.Count > 0) { Cell(); yield return line; }

        void Cell()
        {
            line.Add(cell.ToString());
            cell.Clear();
        }
    }
}
