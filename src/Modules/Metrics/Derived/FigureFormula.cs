using Yingshang.Feel;
using Yingshang.Indicators;

namespace Yingshang.Metrics;

/// <summary>What is taken of a figure.</summary>
public enum Derivation
{
    /// <summary>值: the number itself.</summary>
    Value,
    /// <summary>上年: the same period of last year.</summary>
    LastYear,
    /// <summary>上期: the period right before.</summary>
    PeriodBefore,
    /// <summary>同比: growth over last year in percent; of shares the difference in points.</summary>
    Growth,
    /// <summary>同比增量: the difference to last year.</summary>
    Increase,
    /// <summary>增减: the same, said in words: 同比增加12件.</summary>
    More,
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
    /// <summary>The first of each is its own word.</summary>
    public static readonly IReadOnlyDictionary<string, Derivation> ByWord = new Dictionary<string, Derivation>
    {
        ["值"] = Derivation.Value, ["同比"] = Derivation.Growth, ["上年"] = Derivation.LastYear, ["上年同期"] = Derivation.LastYear, ["上期"] = Derivation.PeriodBefore, ["同比增量"] = Derivation.Increase, ["增减"] = Derivation.More,
        ["环比"] = Derivation.Step, ["环比增量"] = Derivation.StepIncrease, ["分子"] = Derivation.Numerator, ["分母"] = Derivation.Denominator, ["月均"] = Derivation.MonthlyMean, ["位次"] = Derivation.Rank, ["占比"] = Derivation.Share,
    };

    extension(Derivation derivation)
    {
        public string Word => ByWord.First(w => w.Value == derivation).Key;
    }
}

/// <summary>A part of an expression over figures.</summary>
public abstract record FigureNode
{
    internal virtual IReadOnlyList<FigureNode> Children => [];

    /// <summary>Computed from the numbers of other parts, in one and the same period.</summary>
    public virtual bool IsArithmetic => false;

    /// <summary>It holds or not, and is no number.</summary>
    internal virtual bool IsCondition => false;

    public IEnumerable<FigureNode> Leaves => Children.Count == 0 ? [this] : Children.SelectMany(c => c.Leaves);

    /// <summary>The figures that it is computed from; itself where it is one. Each once.</summary>
    internal IReadOnlyList<FigureNode> Terms => IsArithmetic ? [.. Children.SelectMany(c => c.Terms).Distinct()] : [this];
}

public sealed record NumberLeaf(decimal Value) : FigureNode
{
    public override bool IsArithmetic => true;
}

/// <summary>null: what is not known.</summary>
public sealed record NullLeaf : FigureNode
{
    public override bool IsArithmetic => true;
}

/// <summary>A metric by its id; which version where none is written, and which metric stands in for it, is decided when it runs.</summary>
/// <param name="Where">FEEL: only those records</param>
/// <param name="Group">the same where it names the value of one field</param>
public sealed record MetricLeaf(string Id, int? Version = null, string? Where = null, GroupCondition? Group = null) : FigureNode;

/// <summary>A metric as it stands: in its version, within its 专班, narrowed.</summary>
public sealed record SettledLeaf(Metric Metric) : FigureNode;

/// <summary>主办单位 = 区供电公司: only the records of that value.</summary>
public sealed record GroupCondition(string Field, string Value);

/// <summary>派生指标, computed by its own formula.</summary>
public sealed record DerivedLeaf(string Id, int? Version = null) : FigureNode;

/// <summary>A value of an indicator; the span is null where it follows from the period.</summary>
public sealed record IndicatorLeaf(string Id, IndicatorSpan? Span, ObservationNature Nature) : FigureNode;

public sealed record SpanNode(FigureSpan Over, FigureNode Inner) : FigureNode
{
    internal override IReadOnlyList<FigureNode> Children => [Inner];
}

public sealed record DerivationNode(Derivation Of, FigureNode Inner) : FigureNode
{
    internal override IReadOnlyList<FigureNode> Children => [Inner];
}

/// <summary>每万户, 每万人: over one of the district's <see cref="FigureBases"/>.</summary>
public sealed record PerBase(string Word, FigureNode Inner) : FigureNode
{
    internal override IReadOnlyList<FigureNode> Children => [Inner];
}

/// <param name="Sign">+ - * /</param>
public sealed record OperationNode(char Sign, FigureNode Left, FigureNode Right) : FigureNode
{
    internal override IReadOnlyList<FigureNode> Children => [Left, Right];
    public override bool IsArithmetic => true;
}

public sealed record NegationNode(FigureNode Inner) : FigureNode
{
    internal override IReadOnlyList<FigureNode> Children => [Inner];
    public override bool IsArithmetic => true;
}

/// <summary>A function of FEEL over numbers: max(a, b).</summary>
/// <param name="Formula">over 数1, 数2 …</param>
public sealed record FunctionNode(FeelFormula Formula, IReadOnlyList<FigureNode> Arguments) : FigureNode
{
    internal override IReadOnlyList<FigureNode> Children => Arguments;
    public override bool IsArithmetic => true;
}

/// <summary>if … then … else …</summary>
public sealed record ChoiceNode(FigureNode Condition, FigureNode Then, FigureNode Else) : FigureNode
{
    internal override IReadOnlyList<FigureNode> Children => [Condition, Then, Else];
    public override bool IsArithmetic => true;
    internal override bool IsCondition => Then.IsCondition;
}

/// <param name="Sign">= != &lt; &lt;= &gt; &gt;=</param>
public sealed record ComparisonNode(string Sign, FigureNode Left, FigureNode Right) : FigureNode
{
    internal override IReadOnlyList<FigureNode> Children => [Left, Right];
    public override bool IsArithmetic => true;
    internal override bool IsCondition => true;
}

/// <summary>and, or.</summary>
public sealed record LogicNode(bool IsAnd, FigureNode Left, FigureNode Right) : FigureNode
{
    internal override IReadOnlyList<FigureNode> Children => [Left, Right];
    public override bool IsArithmetic => true;
    internal override bool IsCondition => true;
}

public sealed record NotNode(FigureNode Inner) : FigureNode
{
    internal override IReadOnlyList<FigureNode> Children => [Inner];
    public override bool IsArithmetic => true;
    internal override bool IsCondition => true;
}

/// <summary>An expression over figures, read and checked: <c>收到诉求 同比</c>, <c>规上工业产值 累计 / 全市规上工业产值 累计</c>, <c>收到诉求.同比 > 10</c>.</summary>
/// <param name="Text">as written</param>
/// <param name="Unit">what it yields; null where that follows only when it runs</param>
public sealed record FigureFormula(string Text, FigureNode Root, string? Unit)
{
    /// <summary>The unit that whoever wrote it says the result has; null: the one that the units in it yield.</summary>
    public string? Stated { get; init; }

    /// <summary>Where its metrics and indicators stand in the text.</summary>
    internal IReadOnlyList<FigurePlace> Places { get; init; } = [];

    /// <summary>The metrics, derived metrics and indicators in it, from left to right.</summary>
    public IReadOnlyList<FigureNode> Uses { get; } = [.. Root.Leaves.Where(l => l is not (NumberLeaf or NullLeaf)).Distinct()];

    /// <summary>The same with another name for each metric and indicator.</summary>
    public string Renamed(Func<FigureNode, string> name)
    {
        var text = Text;
        foreach (var place in Places.OrderByDescending(p => p.Start)) text = text[..place.Start] + name(place.Leaf) + text[(place.Start + place.Length)..];
        return text;
    }

    /// <summary>With something more taken of it.</summary>
    public FigureFormula Taken(Derivation derivation, string? unit) => this with { Root = new DerivationNode(derivation, Root), Unit = unit };
}

/// <summary>A name in an expression.</summary>
internal sealed record FigurePlace(int Start, int Length, FigureNode Leaf);

/// <summary>A place in an expression that means nothing.</summary>
/// <param name="Start">character from 0</param>
public sealed record FigureProblem(int Start, int Length, string Message);

/// <summary>What became of reading an expression.</summary>
public sealed record FigureReading(FigureFormula? Expression, IReadOnlyList<FigureProblem> Problems);
