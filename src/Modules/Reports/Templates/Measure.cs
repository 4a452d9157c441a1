using Yingshang.Metrics;

namespace Yingshang.Reports.Templates;

/// <summary>As what a number of a report is kept: a metric with what is taken of it, values of its records, or an expression.</summary>
public enum Measure
{
    /// <summary>值: the number with its unit.</summary>
    Value,
    /// <summary>同比: growth over the same period of last year, in words.</summary>
    Growth,
    /// <summary>上年: the number of the same period of last year.</summary>
    LastYear,
    /// <summary>环比: growth over the period right before, in words.</summary>
    Step,
    /// <summary>上期: the number of the period right before.</summary>
    PeriodBefore,
    /// <summary>分子 of a rate.</summary>
    Numerator,
    /// <summary>分母 of a rate, or the known values of a mean.</summary>
    Denominator,
    /// <summary>增减: by how much more than in the same period of last year, in words.</summary>
    More,
    /// <summary>文字: values of its records, such as names and dates.</summary>
    Texts,
    /// <summary>算式: an expression over several figures.</summary>
    Expression,
}

public static class MeasureWords
{
    private static readonly Dictionary<Measure, Derivation> Derivations = new()
    {
        [Measure.Value] = Derivation.Value, [Measure.Growth] = Derivation.Growth, [Measure.LastYear] = Derivation.LastYear, [Measure.Step] = Derivation.Step, [Measure.PeriodBefore] = Derivation.PeriodBefore,
        [Measure.Numerator] = Derivation.Numerator, [Measure.Denominator] = Derivation.Denominator, [Measure.More] = Derivation.More,
    };

    /// <summary>Null where a number so taken is kept as an expression.</summary>
    internal static Measure? Of(Derivation derivation) => Derivations.FirstOrDefault(d => d.Value == derivation) is { Key: var measure } && (derivation == Derivation.Value || measure != Measure.Value) ? measure : null;

    extension(Measure measure)
    {
        public string Word => measure switch { Measure.Texts => "文字", Measure.Expression => "算式", _ => measure.Derivation.Word };

        /// <summary>What is taken of the metric.</summary>
        internal Derivation Derivation => Derivations[measure];

        /// <summary>Says a change and not a number of its own.</summary>
        public bool IsChange => measure is Measure.Growth or Measure.Step or Measure.More;
    }
}
