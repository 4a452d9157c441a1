using Yingshang.Indicators;

namespace Yingshang.Metrics;

/// <summary>What is taken of a figure. Those of time change the period, the others make another number of it.</summary>
public enum Derivation
{
    /// <summary>累计: from the first of January to the end of the period.</summary>
    Cumulative,
    /// <summary>当月: the month in which the period ends.</summary>
    Month,
    /// <summary>上年: the same period of last year.</summary>
    LastYear,
    /// <summary>上期: the period right before.</summary>
    PeriodBefore,
    /// <summary>同比: growth over last year in percent; of shares the difference in points.</summary>
    Growth,
    /// <summary>同比增量: the difference to last year.</summary>
    Increase,
    /// <summary>环比: growth over the period before.</summary>
    Step,
    /// <summary>环比增量: the difference to the period before.</summary>
    StepIncrease,
    /// <summary>分子 of a rate, the sum of a mean.</summary>
    Numerator,
    /// <summary>分母 of a rate, the known values of a mean.</summary>
    Denominator,
    /// <summary>月均: a month on average.</summary>
    MonthlyMean,
    /// <summary>位次: its place among the groups, 1 the best; needs a group.</summary>
    Rank,
    /// <summary>占比: the group's part of the whole.</summary>
    Share,
}

public static class DerivationWords
{
    public static readonly IReadOnlyDictionary<string, Derivation> ByWord = new Dictionary<string, Derivation>
    {
        ["累计"] = Derivation.Cumulative, ["当月"] = Derivation.Month, ["上年"] = Derivation.LastYear, ["上年同期"] = Derivation.LastYear, ["上期"] = Derivation.PeriodBefore, ["同比"] = Derivation.Growth, ["同比增量"] = Derivation.Increase,
        ["环比"] = Derivation.Step, ["环比增量"] = Derivation.StepIncrease, ["分子"] = Derivation.Numerator, ["分母"] = Derivation.Denominator, ["月均"] = Derivation.MonthlyMean, ["位次"] = Derivation.Rank, ["占比"] = Derivation.Share,
    };
}

/// <summary>A part of an expression over figures.</summary>
public abstract record FigureNode;

public sealed record NumberLeaf(decimal Value) : FigureNode;

/// <summary>A metric by its id; which version, and which metric stands in for it, is decided when it runs.</summary>
public sealed record MetricLeaf(string Id, GroupCondition? Group = null) : FigureNode;

/// <summary>主办单位 = 区供电公司: only the records of that value.</summary>
public sealed record GroupCondition(string Field, string Value);

/// <summary>派生指标, computed by its own formula.</summary>
public sealed record DerivedLeaf(string Id) : FigureNode;

/// <summary>A value of an indicator; the span is null where it follows from the period.</summary>
public sealed record IndicatorLeaf(string Id, IndicatorSpan? Span, ObservationNature Nature) : FigureNode;

public sealed record DerivationNode(Derivation Of, FigureNode Inner) : FigureNode;

/// <summary>每万户, 每万人: over one of the district's <see cref="FigureBases"/>.</summary>
public sealed record PerBase(string Word, FigureNode Inner) : FigureNode;

/// <param name="Sign">+ - * /</param>
public sealed record OperationNode(char Sign, FigureNode Left, FigureNode Right) : FigureNode;

/// <summary>An expression over figures, read and checked: <c>收到诉求 同比</c>, <c>规上工业产值 累计 / 全市规上工业产值 累计</c>.</summary>
/// <param name="Text">as written</param>
/// <param name="Unit">what it yields; null where that follows only when it runs</param>
public sealed record FigureFormula(string Text, FigureNode Root, string? Unit)
{
    /// <summary>The metrics, derived metrics and indicators in it, from left to right.</summary>
    public IReadOnlyList<FigureNode> Uses { get; } = [.. Leaves(Root).Where(l => l is not NumberLeaf).Distinct()];

    private static IEnumerable<FigureNode> Leaves(FigureNode node) => node switch
    {
        DerivationNode d => Leaves(d.Inner),
        PerBase p => Leaves(p.Inner),
        OperationNode o => Leaves(o.Left).Concat(Leaves(o.Right)),
        _ => [node],
    };
}

/// <summary>A place in an expression that means nothing.</summary>
/// <param name="Start">character from 0</param>
public sealed record FigureProblem(int Start, int Length, string Message);

/// <summary>What became of reading an expression.</summary>
public sealed record FigureReading(FigureFormula? Expression, IReadOnlyList<FigureProblem> Problems);
