using Yingshang.Platform.Audit;

namespace Yingshang.Metrics;

/// <summary>For what an expression is computed.</summary>
/// <param name="AsOf">UTC; null is now</param>
/// <param name="Group">only these records; of a rank and a share the one that is placed</param>
/// <param name="WorkGroup">the 专班 whose records alone are counted</param>
/// <param name="Instead">metric named → metric computed (口径)</param>
public sealed record FigureOccasion(Period Period, DateTime? AsOf = null, FigureGroup? Group = null, string? WorkGroup = null, IReadOnlyDictionary<string, string>? Instead = null)
{
    /// <summary>Counted and added up in the database; the parts have no digest. For lines and trials, never for what is kept.</summary>
    public bool WithoutRecords { get; init; }

    /// <summary>Other groups of the same will be asked for: they are read together.</summary>
    public bool ByGroups { get; init; }

    /// <summary>That a computed number is rounded to.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>Percent or points; a smaller change is 基本持平.</summary>
    public decimal Steady { get; init; }

    /// <summary>UTC: by the definitions in effect then, where no version is written; null: by those of now.</summary>
    public DateTime? DefinedAt { get; init; }
}

/// <summary>A figure that an expression is computed from, with the figures behind it: of a growth both periods.</summary>
public sealed record FigureTerm(decimal? Value, string Unit, IReadOnlyList<Figure> Figures)
{
    /// <summary>Of one figure its own; of several SM3 over theirs in order.</summary>
    public string Digest => Figures.Count == 1 ? Figures[0].Digest : DerivedFigure.Over(Figures.Select(f => f.Digest));
}

/// <summary>A number made of figures, with the figures it is made of.</summary>
/// <param name="Value">rounded; null: see <paramref name="Why"/></param>
/// <param name="Unit">“” where there is none</param>
/// <param name="Words">said instead of the number: 同比增长56.47％, 第3位（共12个）</param>
/// <param name="Why">why there is no number</param>
/// <param name="Numerator">of a quotient what is divided, of a growth the number now, of a rank the place</param>
/// <param name="Denominator">of a quotient what it is divided by, of a growth the number before, of a rank how many have a place</param>
/// <param name="Mark">口径有调整，不可直接比较: between the periods compared something else came to be counted</param>
/// <param name="Terms">what it is computed from; where nothing is computed itself</param>
public sealed record DerivedFigure(
    string Expression, Period Period, DateTime AsOf, FigureGroup? Group, decimal? Value, string Unit, string? Words, string? Why, decimal? Numerator, decimal? Denominator, string? Mark, IReadOnlyList<FigureTerm> Terms)
{
    /// <summary>Short form of <see cref="Mark"/>.</summary>
    public const string NotComparable = "口径有调整，不可直接比较";

    /// <summary>By adding, dividing and so on; otherwise it is a figure, or a change of one.</summary>
    public bool IsComputed { get; init; }

    /// <summary>Each figure once, in the order in which they are needed.</summary>
    public IReadOnlyList<Figure> Parts { get; } = [.. Terms.SelectMany(t => t.Figures).Distinct()];

    /// <summary>Records of all parts; one that is in several parts is counted in each.</summary>
    public long RecordCount => Parts.Sum(p => p.RecordCount);

    /// <summary>Of a figure its own, of a change SM3 over both periods, of what is computed SM3 over those of the terms in order.</summary>
    public string Digest => !IsComputed && Terms.Count == 1 ? Terms[0].Digest : Over(Terms.Select(t => t.Digest));

    /// <summary>As a text says it.</summary>
    public string Text => Words ?? (Value is { } value ? OfficialNumber.Of(value) + Unit : Why ?? "没有");

    internal static string Over(IEnumerable<string> digests) => Convert.ToHexStringLower(Sm3.Hash([.. digests.SelectMany(Convert.FromHexString)]));
}
