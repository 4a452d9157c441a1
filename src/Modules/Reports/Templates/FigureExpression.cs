using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Yingshang.Feel;

namespace Yingshang.Reports.Templates;

/// <summary>A FEEL expression over figures: <c>demands-solved-online + demands-solved-offline</c>, <c>demands-received.同比 > 0</c>.</summary>
/// <param name="Text">as it is written</param>
/// <param name="Formula">over the aliases of its terms</param>
public sealed partial record FigureExpression(string Text, FeelFormula Formula, IReadOnlyList<FigureTerm> Terms)
{
    /// <summary>That a result is kept with.</summary>
    internal const int Decimals = 4;

    /// <summary>A metric's id with version, condition in brackets, and words behind dots.</summary>
    internal const string AskPattern = @"(?<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:@(?<version>[0-9]+))?(?:\[(?<where>(?:[^\[\]""]|""[^""]*""|\[[^\[\]]*\])*)\])?(?<words>(?:\.(?:[0-9]{4}(?:-[0-9]{2})?(?:\.\.[0-9]{4}-[0-9]{2})?|[\p{L}][\p{L}0-9]*))*)";

    /// <param name="read">an ask by what was matched; null when it means nothing, which has been told</param>
    /// <param name="kind">number or bool</param>
    /// <returns>null with the reason in Chinese; without a reason, a term has been told already</returns>
    public static (FigureExpression? Expression, string? Problem) Read(string text, FeelKind kind, Func<string, bool> isMetric, Func<Match, FigureAsk?> read)
    {
        var terms = new List<FigureTerm>();
        var formula = new StringBuilder();
        var end = 0;
        var isWhole = true;
        foreach (Match match in TermPattern().Matches(text))
        {
            if (InText(text, match.Index) || !(isMetric(match.Groups["id"].Value) || match.Groups["id"].Value.Contains('-', StringComparison.Ordinal) || match.Groups["words"].Length > 0)) continue;
            formula.Append(text, end, match.Index - end);
            end = match.Index + match.Length;
            if (read(match) is not { } ask) isWhole = false;
            else formula.Append(TermOf(ask, terms).Alias);
        }
        if (!isWhole) return (null, null);
        formula.Append(text, end, text.Length - end);
        if (terms.Count == 0) return (null, $"“{text}”里没有指标。");
        var check = FeelChecker.Check(formula.ToString(), new FieldDictionary(terms.Select(t => new Field(t.Alias, t.Alias, FeelType.Number))), kind);
        return check.Formula is { } good ? (new FigureExpression(text, good, terms), null) : (null, Said(check.Problems.First(p => p.Severity == FeelSeverity.Error).ToString(), terms));
    }

    /// <summary>With each metric in the version that was used, so that it can be read again.</summary>
    public string Kept(IReadOnlyList<FigureAsk> used)
    {
        var text = Formula.Text;
        foreach (var (term, ask) in Terms.Zip(used).Reverse()) text = text.Replace(term.Alias, ask.Text, StringComparison.Ordinal);
        return text;
    }

    /// <summary>Null where a term has no value or the result has none.</summary>
    public decimal? Number(IReadOnlyList<decimal?> values) => Formula.CompileValue<Facts, decimal?>(Facts.Bindings(Formula.Dictionary)).Evaluate(FactsOf(values));

    public bool Holds(IReadOnlyList<decimal?> values) => Formula.CompilePredicate(Facts.Bindings(Formula.Dictionary)).Evaluate(FactsOf(values)) == Truth.True;

    private Facts FactsOf(IReadOnlyList<decimal?> values)
    {
        var facts = new Facts();
        foreach (var (term, value) in Terms.Zip(values)) facts[term.Alias] = value;
        return facts;
    }

    // Three digits, so that no alias is the beginning of another.
    private static FigureTerm TermOf(FigureAsk ask, List<FigureTerm> terms)
    {
        if (terms.Find(t => t.Ask == ask) is { } known) return known;
        var term = new FigureTerm("数" + (terms.Count + 1).ToString("000", CultureInfo.InvariantCulture), ask);
        terms.Add(term);
        return term;
    }

    private static bool InText(string text, int at) => text.AsSpan(0, at).Count('"') % 2 == 1;

    private static string Said(string problem, IEnumerable<FigureTerm> terms)
    {
        foreach (var term in terms) problem = problem.Replace(term.Alias, term.Ask.Text, StringComparison.Ordinal);
        return problem;
    }

    [GeneratedRegex(AskPattern, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TermPattern();
}

/// <summary>A figure of an expression, and the name that it has in the formula.</summary>
public sealed record FigureTerm(string Alias, FigureAsk Ask);
