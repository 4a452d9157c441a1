using System.Text.RegularExpressions;
using Yingshang.Proofreading.Numbers;
using Yingshang.Proofreading.Texts;

namespace Yingshang.Proofreading.Checks;

/// <summary>Rates of a table against the numbers of their rows. What a rate is of, its table shows: the two columns that give it in most rows.</summary>
internal static partial class RateTables
{
    private const int MostParts = 6;
    private const int MostWholes = 30;

    public static IEnumerable<Finding> Find(Reading reading) => reading.Text.Tables.Where(t => t.Count > 1).SelectMany(Of);

    private static IEnumerable<Finding> Of(IReadOnlyList<IReadOnlyList<Paragraph?>> table)
    {
        var heads = table[0].Select(c => c?.Text.Trim() ?? "").ToList();
        for (var c = 0; c < heads.Count; c++)
        {
            if (RateHead().Match(heads[c]) is not { Success: true } head || Pairs(heads, head.Groups["stem"].Value) is not { Count: > 0 } pairs) continue;
            var rows = table.Skip(1).Select(row => Row.Of(row, c, pairs)).OfType<Row>().ToList();
            foreach (var finding in Check(rows, pairs, heads)) yield return finding;
        }
    }

    private static IEnumerable<Finding> Check(List<Row> rows, List<Pair> pairs, List<string> heads)
    {
        var deciding = Deciding(rows, pairs);
        var usual = pairs.Where(p => AllHead().IsMatch(heads[p.Whole]) && !AllHead().IsMatch(heads[p.Part])).Take(1).ToList();
        foreach (var row in rows)
        {
            // Where no columns have shown themselves, any that give the rate excuse it.
            if ((deciding.Count > 0 ? deciding : pairs).Any(row.Fits)) continue;
            var said = (deciding.Count > 0 ? deciding : usual).Where(row.Tells).ToList();
            if (said is not [var pair, ..]) continue;
            var (part, whole) = (row.Cells[pair.Part]!, row.Cells[pair.Whole]!);
            yield return Comparisons.Rate.At(row.Cell, 0, row.Cell.Text.Length, $"{part.Text.Trim()}÷{whole.Text.Trim()}＝{NumberWords.Percent(row.Numbers[pair.Part]!.Value / row.Numbers[pair.Whole]!.Value)}，这里写的是{row.Cell.Text.Trim()}。");
        }
    }

    /// <summary>The pairs that give the rate in more than half of the rows, at least two; 0 and 100 ％ show nothing. Several when they fit equally well.</summary>
    private static List<Pair> Deciding(List<Row> rows, List<Pair> pairs)
    {
        var telling = rows.Where(r => r.Said is > 0 and < 100).ToList();
        var fitting = pairs.ConvertAll(p => (Pair: p, Rows: telling.Count(r => r.Fits(p))));
        var most = fitting.Max(f => f.Rows);
        return most < 2 || most * 2 <= telling.Count ? [] : [.. fitting.Where(f => f.Rows == most).Select(f => f.Pair)];
    }

    private static List<Pair> Pairs(List<string> heads, string stem)
    {
        var counts = Enumerable.Range(0, heads.Count).Where(i => heads[i].Length > 0 && !NoCount().IsMatch(heads[i])).ToList();
        var parts = counts.Where(i => heads[i].Contains(stem, StringComparison.Ordinal) && !heads[i].Contains('未', StringComparison.Ordinal)).Take(MostParts);
        return [.. parts.SelectMany(part => counts.Where(i => i != part).Take(MostWholes).Select(whole => new Pair(part, whole)))];
    }

    private sealed record Pair(int Part, int Whole);

    /// <param name="Said">the rate as it stands</param>
    /// <param name="Step">of its last digit: rounded and cut rates are both right</param>
    private sealed record Row(IReadOnlyList<Paragraph?> Cells, Paragraph Cell, IReadOnlyDictionary<int, decimal?> Numbers, decimal Said, decimal Step)
    {
        public static Row? Of(IReadOnlyList<Paragraph?> cells, int rate, List<Pair> pairs)
        {
            if (rate >= cells.Count || cells[rate] is not { } cell || Rate(cell.Text) is not { } said) return null;
            var columns = pairs.SelectMany(p => new[] { p.Part, p.Whole }).Distinct();
            return new Row(cells, cell, columns.ToDictionary(i => i, i => i < cells.Count && cells[i] is { } number ? Sums.Number(number.Text) : null), said.Value, said.Step);
        }

        public bool Tells(Pair pair) => Numbers[pair.Part] is { } part && Numbers[pair.Whole] is > 0 and var whole && part <= whole;

        public bool Fits(Pair pair) => Tells(pair) && Math.Abs(Numbers[pair.Part]!.Value / Numbers[pair.Whole]!.Value * 100 - Said) <= Step + 0.001m;
    }

    private static (decimal Value, decimal Step)? Rate(string text)
    {
        var words = text.Trim().TrimEnd('％', '%');
        if (Sums.Number(words) is not { } value) return null;
        var decimals = words.Contains('.', StringComparison.Ordinal) ? words.Length - words.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var step = 1m;
        for (var d = 0; d < decimals; d++) step /= 10;
        return (value, step);
    }

    [GeneratedRegex("^(?<stem>办结|整改|解决|完成|合格|开工|处置|答复|兑现)率", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RateHead();

    [GeneratedRegex("^(受理|收到|交办|总|应|计划|任务|抽查|发现|合计)[^率]{0,6}[数量件户家个]?(（[^）]{1,4}）)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AllHead();

    /// <summary>Columns that count nothing.</summary>
    [GeneratedRegex("率|比|均|用时|[％%]|^(序|名次|排名|位次|编号)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoCount();
}
