namespace Yingshang.Metrics;

/// <summary>The unit that an expression yields, and what its units do not allow. Whoever states the unit of the result answers for sums and quotients of different ones.</summary>
/// <param name="wrong">makes the refusal</param>
internal sealed class FigureUnitRules(FigureLanguage language, Func<string, UnreadableException> wrong, bool isStated)
{
    /// <returns>null where it follows only when it runs, and of a number without unit</returns>
    public string? Of(FigureNode node) => node switch
    {
        MetricLeaf m => language.Metric(m.Id)!.Unit,
        SettledLeaf s => s.Metric.Unit,
        DerivedLeaf d => language.Derived(d.Id)!.Unit ?? language.Read(language.Derived(d.Id)!.Formula).Expression?.Unit,
        IndicatorLeaf i => language.Indicators.Find(i.Id)!.Unit,
        SpanNode s => Of(s.Inner),
        PerBase p => Of(p),
        DerivationNode d => Of(d),
        OperationNode o => Of(o),
        NegationNode n => Of(n.Inner),
        FunctionNode f => Alike(f.Arguments, "不能放在一起"),
        ChoiceNode c => Chosen(c),
        ComparisonNode c => Compared(c),
        LogicNode l => Both(l),
        NotNode n => Of(n.Inner),
        _ => null,
    };

    private string? Of(PerBase node)
    {
        if (Of(node.Inner) is not { } counted) return null;
        return FigureUnits.IsShare(counted) ? throw wrong($"“{node.Word}”只用于件数、户数、金额，{counted}不能再除。") : $"{counted}/{language.Bases.Find(node.Word)!.Unit}";
    }

    private string? Of(DerivationNode node)
    {
        var inner = Of(node.Inner);
        switch (node.Of)
        {
            case Derivation.Growth or Derivation.Step when inner == FigureUnits.Place: throw wrong("位次不说增长，请用“同比增量”“环比增量”。");
            case Derivation.Growth or Derivation.Step: return inner is not null && FigureUnits.IsShare(inner) ? FigureUnits.Points : FigureUnits.Percent;
            case Derivation.Increase or Derivation.StepIncrease or Derivation.More: return inner == FigureUnits.Percent ? FigureUnits.Points : inner;
            case Derivation.Rank: return FigureUnits.Place;
            case Derivation.Share when inner is not null && FigureUnits.IsShare(inner): throw wrong($"“占比”只用于能相加的数，{inner}不能相加。");
            case Derivation.Share: return FigureUnits.Percent;
            case Derivation.Numerator or Derivation.Denominator:
                return Plain(node.Inner) is { Aggregate: Aggregate.Rate or Aggregate.Avg } metric ? metric.Dataset.Unit : throw wrong($"“{Said(node.Inner)}”不是比率，没有{node.Of.Word}。");
            case Derivation.MonthlyMean when inner is not null && FigureUnits.IsShare(inner): throw wrong($"“月均”只用于能相加的数，{inner}不能相加。");
            default: return inner;
        }
    }

    private string? Of(OperationNode node)
    {
        var (left, right) = (Of(node.Left), Of(node.Right));
        var (leftIsNumber, rightIsNumber) = (node.Left is NumberLeaf, node.Right is NumberLeaf);
        switch (node.Sign)
        {
            case '*' when !isStated && !leftIsNumber && !rightIsNumber: throw wrong("两个指标不能相乘；乘号的一边要是数。");
            case '*': return left ?? right;
            case '/' when rightIsNumber: return left;
            case '/' when leftIsNumber && !isStated: throw wrong("不能用数除以指标。");
            case '/':
                if (!isStated && Refusal(node.Left, left, node.Right, right) is { } why) throw wrong(why);
                return left is null || right is null ? null : FigureUnits.Quotient(left, right);
        }
        if (isStated) return left == FigureUnits.Percent && node.Sign == '-' ? FigureUnits.Points : left ?? right;
        if (leftIsNumber || rightIsNumber) throw wrong("指标和数不能相加减，单位不同。");
        if (left is not null && right is not null && !FigureUnits.AreCompatible(left, right)) throw wrong($"单位不同，不能相加减：{left}、{right}。");
        return left == FigureUnits.Percent && node.Sign == '-' ? FigureUnits.Points : left;
    }

    private string? Chosen(ChoiceNode node)
    {
        Of(node.Condition);
        return Alike([node.Then, node.Else], "不能二选一");
    }

    private string? Compared(ComparisonNode node)
    {
        Alike([node.Left, node.Right], "不能相比");
        return null;
    }

    private string? Both(LogicNode node)
    {
        Of(node.Left);
        Of(node.Right);
        return null;
    }

    /// <summary>The unit of the first; the others can be converted to it or have none.</summary>
    private string? Alike(IEnumerable<FigureNode> nodes, string refusal)
    {
        var units = nodes.Select(Of).OfType<string>().Distinct().ToList();
        if (!isStated && units.Skip(1).FirstOrDefault(u => !FigureUnits.AreCompatible(units[0], u) && !(FigureUnits.IsShare(units[0]) && FigureUnits.IsShare(u))) is { } other) throw wrong($"单位不同，{refusal}：{units[0]}、{other}。");
        return units.FirstOrDefault();
    }

    /// <summary>Why one figure cannot be divided by another: its declaration names others, or the units have nothing to do with one another.</summary>
    private string? Refusal(FigureNode above, string? aboveUnit, FigureNode below, string? belowUnit)
    {
        if (aboveUnit is not null && FigureUnits.IsShare(aboveUnit)) return $"“{Said(above)}”是{aboveUnit}，不能再除。";
        if (belowUnit is not null && FigureUnits.IsShare(belowUnit)) return $"“{Said(below)}”是{belowUnit}，不能作除数。";
        if (Plain(above) is { Per.Count: > 0 } metric && FigureLanguage.IdOf(below) is { } divisor && !metric.Per.Contains(divisor))
            return $"“{metric.Name}”没有声明可以除以“{Said(below)}”，可以除以：{string.Join("、", metric.Per.Select(language.NameOf))}。";
        var isDeclared = Plain(above)?.Per is { Count: > 0 };
        return isDeclared || aboveUnit is null || belowUnit is null || FigureUnits.AreCompatible(aboveUnit, belowUnit) ? null
            : $"“{Said(above)}”（{aboveUnit}）没有声明可以除以“{Said(below)}”（{belowUnit}）；单位不同的，要在前一个指标的 per 里写明可以除以什么。";
    }

    private Metric? Plain(FigureNode node) => node switch { MetricLeaf m => language.Metric(m.Id), SettledLeaf s => s.Metric, SpanNode s => Plain(s.Inner), DerivationNode { Of: Derivation.LastYear or Derivation.PeriodBefore } d => Plain(d.Inner), _ => null };

    private string Said(FigureNode node) => FigureLanguage.IdOf(node) is { } id ? language.NameOf(id) : "算式";
}
