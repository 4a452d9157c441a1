using System.Globalization;
using Yingshang.Indicators;
using Yingshang.Platform.Packs;

namespace Yingshang.Metrics;

/// <summary>
/// The one place where expressions over figures are read: names or ids of metrics, of derived metrics and of indicators, what is taken of them (<see cref="DerivationWords"/>, 每万户), a group in brackets,
/// numbers, + - * / and parentheses. <c>解决诉求 / 收到诉求</c>, <c>解决诉求[主办单位=区供电公司] 位次</c>, <c>(a + b) 同比</c>. A minus has blanks around it, because ids have it inside.
/// </summary>
public sealed class FigureLanguage
{
    private const int Longest = 500;
    private const int Deepest = 30;

    private readonly Dictionary<string, Metric> _metrics;
    private readonly Dictionary<string, DerivedMetric> _derived;
    private readonly IndicatorBook _indicators;
    private readonly FigureBases _bases;
    private readonly Dictionary<string, List<FigureNode>> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<char, List<string>> _names;

    internal FigureLanguage(IEnumerable<Metric> metrics, IEnumerable<DerivedMetric> derived, IndicatorBook indicators, FigureBases bases)
    {
        (_metrics, _derived, _indicators, _bases) = (metrics.ToDictionary(m => m.Id), derived.ToDictionary(m => m.Id), indicators, bases);
        foreach (var metric in _metrics.Values) Name(new MetricLeaf(metric.Id), metric.Id, metric.Name);
        foreach (var metric in _derived.Values) Name(new DerivedLeaf(metric.Id), metric.Id, metric.Name);
        // A metric of the same name comes before the indicator, which “指标:” names all the same.
        foreach (var indicator in indicators.All)
        {
            var leaf = new IndicatorLeaf(indicator.Id, null, ObservationNature.Actual);
            Name(leaf, "指标:" + indicator.Id, "指标:" + indicator.Name);
            foreach (var name in new[] { indicator.Id, indicator.Name }.Where(n => !_named.ContainsKey(Folded(n)))) Name(leaf, name);
        }
        _names = _named.Keys.GroupBy(n => n[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(n => n.Length).ToList());
    }

    /// <summary>What can be named, for completion.</summary>
    public IEnumerable<string> Names => _metrics.Values.Select(m => m.Name).Concat(_derived.Values.Select(m => m.Name)).Concat(_indicators.All.Select(i => i.Name)).Distinct();

    /// <summary>What can be taken of them.</summary>
    public IEnumerable<string> Words => DerivationWords.ByWord.Keys.Concat(_bases.All.Select(b => b.Word));

    public FigureReading Read(string text)
    {
        if (text.Length > Longest) return new FigureReading(null, [new FigureProblem(0, text.Length, $"一个算式不超过 {Longest} 字。")]);
        var reader = new Reader(this, text);
        try
        {
            var root = reader.Whole();
            return new FigureReading(new FigureFormula(text, root, UnitOf(root, reader)), []);
        }
        catch (UnreadableException e)
        {
            return new FigureReading(null, [e.Problem]);
        }
    }

    internal Metric? MetricOf(FigureNode leaf) => leaf is MetricLeaf m ? _metrics.GetValueOrDefault(m.Id) : null;

    private void Name(FigureNode leaf, params IEnumerable<string> names)
    {
        foreach (var name in names.Select(Folded).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal))
        {
            if (!_named.TryGetValue(name, out var all)) _named[name] = all = [];
            all.Add(leaf);
        }
    }

    private static string Folded(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = from[i] switch { '（' => '(', '）' => ')', '［' or '【' => '[', '］' or '】' => ']', '／' or '÷' => '/', '×' or '＊' => '*', '－' or '—' => '-', '＋' => '+', '＝' => '=', '　' => ' ', '：' => ':', var c => c };
    });

    // Units

    private string? UnitOf(FigureNode node, Reader reader)
    {
        switch (node)
        {
            case MetricLeaf m: return _metrics[m.Id].Unit;
            case DerivedLeaf d: return _derived[d.Id].Unit ?? Read(_derived[d.Id].Formula).Expression?.Unit;
            case IndicatorLeaf i: return _indicators.Find(i.Id)!.Unit;
            case PerBase p: return UnitOf(p.Inner, reader) is { } counted ? FigureUnits.IsShare(counted) ? throw reader.Wrong($"“{p.Word}”只用于件数、户数、金额，{counted}不能再除。") : $"{counted}/{_bases.Find(p.Word)!.Unit}" : null;
            case DerivationNode d: return UnitOf(d, reader);
            case OperationNode o: return UnitOf(o, reader);
            default: return null;
        }
    }

    private string? UnitOf(DerivationNode node, Reader reader)
    {
        var inner = UnitOf(node.Inner, reader);
        switch (node.Of)
        {
            case Derivation.Growth or Derivation.Step when inner == FigureUnits.Place: throw reader.Wrong("位次不说增长，请用“同比增量”“环比增量”。");
            case Derivation.Growth or Derivation.Step: return inner is not null && FigureUnits.IsShare(inner) ? FigureUnits.Points : FigureUnits.Percent;
            case Derivation.Increase or Derivation.StepIncrease: return inner == FigureUnits.Percent ? FigureUnits.Points : inner;
            case Derivation.Rank: return FigureUnits.Place;
            case Derivation.Share when inner is not null && FigureUnits.IsShare(inner): throw reader.Wrong($"“占比”只用于能相加的数，{inner}不能相加。");
            case Derivation.Share: return FigureUnits.Percent;
            case Derivation.Numerator or Derivation.Denominator:
                return Plain(node.Inner) is { } metric && metric.Aggregate is Aggregate.Rate or Aggregate.Avg ? metric.Dataset.Unit : throw reader.Wrong($"不是比率，没有{(node.Of == Derivation.Numerator ? "分子" : "分母")}。");
            case Derivation.MonthlyMean when inner is not null && FigureUnits.IsShare(inner): throw reader.Wrong($"“月均”只用于能相加的数，{inner}不能相加。");
            default: return inner;
        }
    }

    private string? UnitOf(OperationNode node, Reader reader)
    {
        var (left, right) = (UnitOf(node.Left, reader), UnitOf(node.Right, reader));
        var (leftIsNumber, rightIsNumber) = (node.Left is NumberLeaf, node.Right is NumberLeaf);
        switch (node.Sign)
        {
            case '*' when !leftIsNumber && !rightIsNumber: throw reader.Wrong("两个指标不能相乘；乘号的一边要是数。");
            case '*': return left ?? right;
            case '/' when rightIsNumber: return left;
            case '/' when leftIsNumber: throw reader.Wrong("不能用数除以指标。");
            case '/':
                if (Refusal(node.Left, left, node.Right, right) is { } why) throw reader.Wrong(why);
                return left is null || right is null ? null : FigureUnits.Quotient(left, right);
            default:
                if (leftIsNumber || rightIsNumber) throw reader.Wrong("指标和数不能相加减，单位不同。");
                if (left is not null && right is not null && !FigureUnits.AreCompatible(left, right)) throw reader.Wrong($"单位不同，不能相加减：{left}、{right}。");
                return left == FigureUnits.Percent && node.Sign == '-' ? FigureUnits.Points : left;
        }
    }

    /// <summary>Why one figure cannot be divided by another: its declaration names others, or the units have nothing to do with one another.</summary>
    private string? Refusal(FigureNode above, string? aboveUnit, FigureNode below, string? belowUnit)
    {
        if (aboveUnit is not null && FigureUnits.IsShare(aboveUnit)) return $"“{Said(above)}”是{aboveUnit}，不能再除。";
        if (belowUnit is not null && FigureUnits.IsShare(belowUnit)) return $"“{Said(below)}”是{belowUnit}，不能作除数。";
        if (Plain(above) is { Per.Count: > 0 } metric && IdOf(below) is { } divisor && !metric.Per.Contains(divisor))
            return $"“{metric.Name}”没有声明可以除以“{Said(below)}”，可以除以：{string.Join("、", metric.Per.Select(NameOf))}。";
        var isDeclared = Plain(above)?.Per is { Count: > 0 };
        return isDeclared || aboveUnit is null || belowUnit is null || FigureUnits.AreCompatible(aboveUnit, belowUnit) ? null
            : $"“{Said(above)}”（{aboveUnit}）没有声明可以除以“{Said(below)}”（{belowUnit}）；单位不同的，要在前一个指标的 per 里写明可以除以什么。";
    }

    private Metric? Plain(FigureNode node) => node switch { MetricLeaf m => _metrics[m.Id], DerivationNode { Of: Derivation.Cumulative or Derivation.Month or Derivation.LastYear or Derivation.PeriodBefore } d => Plain(d.Inner), _ => null };

    private static string? IdOf(FigureNode node) => node switch { MetricLeaf m => m.Id, IndicatorLeaf i => i.Id, DerivedLeaf d => d.Id, DerivationNode d => IdOf(d.Inner), _ => null };

    private string Said(FigureNode node) => IdOf(node) is { } id ? NameOf(id) : "算式";

    private string NameOf(string id) => _metrics.GetValueOrDefault(id)?.Name ?? _derived.GetValueOrDefault(id)?.Name ?? _indicators.Find(id)?.Name ?? id;

    private sealed class UnreadableException(FigureProblem problem) : Exception(problem.Message)
    {
        public FigureProblem Problem => problem;
    }

    // Reading

    private sealed class Reader(FigureLanguage language, string text)
    {
        private readonly string _text = Folded(text);
        private int _at, _depth;

        public FigureNode Whole()
        {
            Blanks();
            if (_at == _text.Length) throw Wrong("请写一个指标，例如“收到诉求 同比”。");
            var node = Sum();
            if (_at < _text.Length) throw Unknown();
            return node;
        }

        public UnreadableException Wrong(string message) => At(0, _text.Length, message);

        private static UnreadableException At(int start, int length, string message) => new(new FigureProblem(start, Math.Max(1, length), message));

        private FigureNode Sum()
        {
            if (++_depth > Deepest) throw Wrong("括号套得太深。");
            var node = Product();
            while (Sign('+', '-') is { } sign) node = new OperationNode(sign, node, Product());
            _depth--;
            return node;
        }

        private FigureNode Product()
        {
            var node = Factor();
            while (Sign('*', '/') is { } sign) node = new OperationNode(sign, node, Factor());
            return node;
        }

        private char? Sign(char one, char other)
        {
            Blanks();
            if (_at >= _text.Length || _text[_at] != one && _text[_at] != other) return null;
            var sign = _text[_at++];
            Blanks();
            if (_at == _text.Length) throw At(_at - 1, 1, $"“{sign}”后面没写完。");
            return sign;
        }

        private FigureNode Factor()
        {
            Blanks();
            if (_at == _text.Length) throw At(_at, 1, "没写完。");
            var node = _text[_at] == '(' && Named() is null ? Parenthesis() : char.IsAsciiDigit(_text[_at]) ? Number() : Leaf();
            return Taken(node);
        }

        private FigureNode Parenthesis()
        {
            var open = _at++;
            var inner = Sum();
            Blanks();
            if (_at >= _text.Length || _text[_at] != ')') throw At(open, 1, "括号没有成对。");
            _at++;
            return inner;
        }

        private NumberLeaf Number()
        {
            var start = _at;
            while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.')) _at++;
            return decimal.TryParse(_text[start.._at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? new NumberLeaf(number) : throw At(start, _at - start, $"“{_text[start.._at]}”不是数。");
        }

        private FigureNode Leaf()
        {
            var start = _at;
            if (Named() is not { } name) throw Unknown();
            var meant = language._named[name];
            _at += name.Length;
            if (meant.Count > 1) throw At(start, name.Length, $"有 {meant.Count} 个指标叫“{text[start.._at]}”，请写编号：{string.Join("、", meant.Select(IdOf))}。");
            var leaf = meant[0];
            Blanks();
            return _at < _text.Length && _text[_at] == '[' ? Grouped(leaf) : leaf;
        }

        /// <summary>[字段=值]</summary>
        private MetricLeaf Grouped(FigureNode leaf)
        {
            var (open, close) = (_at, _text.IndexOf(']', _at));
            if (close < 0) throw At(open, 1, "“[”没有配上“]”。");
            var said = text[(open + 1)..close].Split(['=', '＝'], 2, StringSplitOptions.TrimEntries);
            if (leaf is not MetricLeaf metric) throw At(open, close - open + 1, "只有按记录数的指标才能分组。");
            if (said.Length != 2 || said[1].Length == 0) throw At(open, close - open + 1, "分组请写成 [主办单位=区供电公司]。");
            var of = language._metrics[metric.Id];
            var fields = of.GroupFields.ToList();
            if (fields.Find(f => f.Name == said[0]) is null) throw At(open + 1, said[0].Length, $"“{of.Name}”不能按“{said[0]}”分{Suggestion.For(said[0], fields.Select(f => f.Name))}");
            _at = close + 1;
            return metric with { Group = new GroupCondition(said[0], said[1].Trim('"', '“', '”')) };
        }

        private FigureNode Taken(FigureNode node)
        {
            while (true)
            {
                Blanks();
                if (language.WordAt(_text, _at) is { } word)
                {
                    var start = _at;
                    _at += word.Length;
                    node = DerivationWords.ByWord.TryGetValue(word, out var derivation) ? Take(node, derivation, word, start) : new PerBase(word, node);
                }
                else if (IndicatorWord(node) is { } indicator) node = indicator;
                else return node;
            }
        }

        // 当月 and 累计 of an indicator are different values of the source, not sums of records.
        private FigureNode Take(FigureNode node, Derivation derivation, string word, int start)
        {
            if (node is NumberLeaf) throw At(start, word.Length, $"数没有“{word}”。");
            if (node is not IndicatorLeaf leaf || derivation is not (Derivation.Cumulative or Derivation.Month)) return new DerivationNode(derivation, node);
            return new DerivationNode(derivation, Spanned(leaf, derivation == Derivation.Cumulative ? IndicatorSpan.Cumulative : IndicatorSpan.Month, word, start));
        }

        private IndicatorLeaf Spanned(IndicatorLeaf leaf, IndicatorSpan span, string word, int start)
        {
            var indicator = language._indicators.Find(leaf.Id)!;
            return indicator.Spans.Contains(span) || leaf.Nature != ObservationNature.Actual ? leaf with { Span = span } : throw At(start, word.Length, $"“{indicator.Name}”没有“{word}”的数，只有{string.Join("、", indicator.Spans.Select(s => s.Word))}。");
        }

        private IndicatorLeaf? IndicatorWord(FigureNode node)
        {
            if (node is not IndicatorLeaf leaf || _at >= _text.Length) return null;
            var start = _at;
            foreach (var (word, nature) in ObservationWords.ByWord)
                if (Is(word)) return leaf with { Nature = nature };
            foreach (var (word, span) in SpanWords.ByWord)
                if (Is(word)) return Spanned(leaf, span, word, start);
            return null;

            bool Is(string word)
            {
                if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0) return false;
                _at += word.Length;
                return true;
            }
        }

        private string? Named()
        {
            foreach (var name in language._names.GetValueOrDefault(_text[_at], []))
                if (string.CompareOrdinal(_text, _at, name, 0, name.Length) == 0 && Ends(name)) return name;
            return null;
        }

        // demands-solved does not end inside demands-solved-visits; Chinese goes on with a word of ours only.
        private bool Ends(string name)
        {
            var end = _at + name.Length;
            if (end >= _text.Length || _text[end] is ' ' or '+' or '*' or '/' or ')' or '[') return true;
            if (char.IsAscii(name[^1]) && name[^1] != ')') return !char.IsAsciiLetterOrDigit(_text[end]) && _text[end] is not ('-' or '_');
            return _text[end] == '-' || language.WordAt(_text, end) is not null || ObservationWords.ByWord.Keys.Concat(SpanWords.ByWord.Keys).Any(w => string.CompareOrdinal(_text, end, w, 0, w.Length) == 0);
        }

        private UnreadableException Unknown()
        {
            var end = _at;
            while (end < _text.Length && _text[end] is not (' ' or '+' or '*' or '/' or ')' or '[')) end++;
            var token = text[_at..Math.Max(end, Math.Min(_at + 1, text.Length))];
            var isBehind = _text[.._at].Trim() is { Length: > 0 } before && before[^1] is not ('+' or '-' or '*' or '/' or '(');
            var (what, known) = isBehind ? ($"看不懂“{token}”", language.Words) : ($"没有指标“{token}”", language.Names.Concat(language._named.Keys));
            return At(_at, token.Length, what + Suggestion.For(token, known));
        }

        private void Blanks()
        {
            while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
        }
    }

    /// <summary>The longest word that begins there.</summary>
    private string? WordAt(string text, int at) => Words.Where(w => string.CompareOrdinal(text, at, w, 0, w.Length) == 0).MaxBy(w => w.Length);
}
