using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Yingshang.Metrics;
using Yingshang.Reports.Templates;

namespace Yingshang.Modules.Tests.Seeding.Given;

/// <summary>A line of Shown.csv: in which sentence of its report a figure stands.</summary>
/// <param name="Metric">with the measure, or the expression; empty where the number is no figure, and <paramref name="Because"/> says why</param>
/// <param name="Sentence">as the report says it</param>
/// <param name="Said">the number in it with what belongs to it: 6855户, 四</param>
/// <param name="At">where in the sentence it begins</param>
/// <param name="Instead">what the report says where that is not what is printed; <paramref name="Because"/> says why</param>
internal sealed partial record ShownFigure(string Id, string Metric, string Sentence, string Said, int At, string Instead, string Because)
{
    private const string Numerals = "〇一二三四五六七八九十";

    public static IReadOnlyList<ShownFigure> All { get; } = [.. Table.Read(Path.Combine("Given", "Shown.csv")).Select(Of)];

    private static ShownFigure Of(IReadOnlyDictionary<string, string> row)
    {
        var sentence = row["sentence"];
        var (from, to) = (sentence.IndexOf('【', StringComparison.Ordinal), sentence.IndexOf('】', StringComparison.Ordinal));
        return new ShownFigure(row["figure"], row["metric"], sentence.Remove(to, 1).Remove(from, 1), sentence[(from + 1)..to], from, row["instead"], row["why"]);
    }

    /// <summary>The number in the unit in which it is printed; null where it is a word.</summary>
    public decimal? In(string unit)
    {
        if (Said is "不过夜") return 0;
        if (Said is "两") return 2;
        if (Said.Length == 1 && Numerals.IndexOf(Said[0], StringComparison.Ordinal) is var numeral and >= 0) return numeral;
        if (Number().Match(Said) is not { Success: true } number) return null;
        var value = decimal.Parse(number.Value, CultureInfo.InvariantCulture);
        if (Sentence.Contains("下降" + number.Value, StringComparison.Ordinal)) value = -value;
        return number.Value == Said ? value : value * Size(Said[(number.Index + number.Length)..]) / Size(unit);
    }

    private static decimal Size(string unit) => unit switch { ['亿', ..] => 100_000_000, ['万', ..] => 10_000, _ => 1 };

    [GeneratedRegex(@"[0-9]+(\.[0-9]+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}

/// <summary>The text of a report as it is read, and where its figures stand in it.</summary>
internal sealed partial class ReadReport
{
    private readonly List<(int From, int To, Guid Figure)> _links = [];
    private readonly MadeReport _made;
    private readonly string _text;

    public ReadReport(MadeReport made)
    {
        _made = made;
        var (text, from) = (new StringBuilder(), 0);
        foreach (Match link in Link().Matches(made.Run.Text))
        {
            text.Append(made.Run.Text, from, link.Index - from);
            var said = Escaped().Replace(link.Groups["said"].Value, "${kept}");
            _links.Add((text.Length, text.Length + said.Length, Guid.ParseExact(link.Groups["figure"].Value, "N")));
            text.Append(said);
            from = link.Index + link.Length;
        }
        _text = text.Append(made.Run.Text, from, made.Run.Text.Length - from).ToString();
    }

    public bool Says(string sentence) => _text.Contains(sentence, StringComparison.Ordinal);

    /// <summary>Numbers, from 1, of the figures in which what is said stands.</summary>
    public IEnumerable<int> FiguresOf(ShownFigure shown)
    {
        for (var at = _text.IndexOf(shown.Sentence, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(shown.Sentence, at + 1, StringComparison.Ordinal))
            foreach (var link in _links.Where(l => l.From <= at + shown.At && at + shown.At + shown.Said.Length <= l.To))
                if (_made.Figures.Single(f => f.Id == link.Figure) is var figure && Written(figure) == shown.Metric) yield return figure.Order;
    }

    /// <summary>What was asked for, without versions: new-enterprises 同比.</summary>
    private static string Written(Yingshang.Reports.ReportFigure figure) =>
        figure.Measure == Measure.Expression ? Version().Replace(figure.Expression!, "") : figure.MetricId + (figure.Measure == Measure.Value ? "" : " " + figure.Measure.Word);

    [GeneratedRegex(@"\[(?<said>(?:[^\]\\]|\\.)*)\]\(figure:(?<figure>[0-9a-f]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\\(?<kept>.)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();

    [GeneratedRegex("@[0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();
}
