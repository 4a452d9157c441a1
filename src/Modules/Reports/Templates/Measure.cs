namespace Yingshang.Reports.Templates;

/// <summary>What of a metric a placeholder shows.</summary>
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
    /// <summary>算式: an expression over several metrics.</summary>
    Expression,
}

public static class MeasureWords
{
    /// <summary>Those that can be asked of a metric by their word.</summary>
    public static readonly IReadOnlyDictionary<string, Measure> ByWord = new Dictionary<string, Measure>
    {
        ["值"] = Measure.Value, ["同比"] = Measure.Growth, ["上年"] = Measure.LastYear, ["环比"] = Measure.Step, ["上期"] = Measure.PeriodBefore, ["分子"] = Measure.Numerator, ["分母"] = Measure.Denominator, ["增减"] = Measure.More,
    };

    extension(Measure measure)
    {
        public string Word => measure switch { Measure.Texts => "文字", Measure.Expression => "算式", _ => ByWord.Single(w => w.Value == measure).Key };

        /// <summary>Says a change and not a number of its own.</summary>
        public bool IsChange => measure is Measure.Growth or Measure.Step or Measure.More;
    }
}
