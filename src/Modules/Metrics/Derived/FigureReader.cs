using System.Globalization;
using System.Text.RegularExpressions;
using Yingshang.Feel;
using Yingshang.Indicators;
using Yingshang.Platform.Packs;

namespace Yingshang.Metrics;

/// <summary>Reads one expression of <see cref="FigureLanguage"/>.</summary>
internal sealed partial class FigureReader(FigureLanguage language, string text)
{
    private const int Deepest = 30;
    private static readonly string[] Comparisons = ["<=", ">=", "!=", "=", "<", ">"];

    private readonly string _text = Folded(text);
    private readonly List<FigurePlace> _places = [];
    private int _at, _depth;

    /// <summary>The names that were read, in their order.</summary>
    public IReadOnlyList<FigurePlace> Places => _places;

    /// <summary>Full-width signs as half-width ones; as long as the text.</summary>
    public static string Folded(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = from[i] switch { '（' => '(', '）' => ')', '［' or '【' => '[', '］' or '】' => ']', '／' or '÷' => '/', '×' or '＊' => '*', '－' or '—' => '-', '＋' => '+', '＝' => '=', '＞' => '>', '＜' => '<', '　' => ' ', '：' => ':', '．' => '.', '，' => ',', var c => c };
    });

    public FigureNode Whole(bool isCondition)
    {
        Blanks();
        if (_at == _text.Length) throw Wrong(isCondition ? "请写一个条件，例如“收到诉求 > 10”。" : "请写一个指标，例如“收到诉求 同比”。");
        var node = Alternatives();
        if (_at < _text.Length) throw Unknown();
        if (_places.Count == 0) throw Wrong($"“{text.Trim()}”里没有指标。");
        if (node.IsCondition != isCondition) throw Wrong(isCondition ? "这里要写条件，例如“收到诉求 > 10”。" : "这里要一个数，不是条件。");
        return node;
    }

    public UnreadableException Wrong(string message) => At(0, _text.Length, message);

    private static UnreadableException At(int start, int length, string message) => new(new FigureProblem(start, Math.Max(1, length), message));

    // Conditions

    private FigureNode Alternatives()
    {
        if (++_depth > Deepest) throw Wrong("括号套得太深。");
        var node = Conjunction();
        while (Keyword("or") is { } at) node = new LogicNode(false, Held(node, at), Held(Conjunction(), at));
        _depth--;
        return node;
    }

    private FigureNode Conjunction()
    {
        var node = Comparison();
        while (Keyword("and") is { } at) node = new LogicNode(true, Held(node, at), Held(Comparison(), at));
        return node;
    }

    private static FigureNode Held(FigureNode node, int at) => node.IsCondition ? node : throw At(at, 2, "and、or、not、if 的两边要写条件，例如“收到诉求 > 10”。");

    private FigureNode Comparison()
    {
        var left = Sum();
        if (Keyword("between") is { } between)
        {
            var low = Sum();
            if (Keyword("and") is null) throw At(between, "between".Length, "between 写成“a between 1 and 10”。");
            return Within(left, low, Sum(), true, true);
        }
        if (Keyword("in") is { } of) return Range(left, of);
        Blanks();
        if (Comparisons.FirstOrDefault(s => Stands(s)) is not { } sign) return left;
        var start = _at;
        _at += sign.Length;
        Blanks();
        if (_at == _text.Length) throw At(start, sign.Length, $"“{sign}”后面没写完。");
        return new ComparisonNode(sign, Numeric(left, start), Numeric(Sum(), start));
    }

    /// <summary>[1..10], (1..10]</summary>
    private FigureNode Range(FigureNode left, int of)
    {
        Blanks();
        var (fromWith, start) = (Stands("["), _at++);
        if (start >= _text.Length || _text[start] is not ('[' or '(')) throw At(of, 2, "in 写成“a in [1..10]”。");
        var low = Sum();
        if (!Stands("..")) throw At(of, 2, "in 写成“a in [1..10]”。");
        _at += 2;
        var high = Sum();
        Blanks();
        if (_at >= _text.Length || _text[_at] is not (']' or ')')) throw At(start, 1, "区间没有写完，写成“[1..10]”。");
        return Within(left, low, high, fromWith, _text[_at++] == ']');
    }

    private static LogicNode Within(FigureNode node, FigureNode low, FigureNode high, bool withLow, bool withHigh) => new(true, new ComparisonNode(withLow ? ">=" : ">", node, low), new ComparisonNode(withHigh ? "<=" : "<", node, high));

    // Numbers

    private FigureNode Sum()
    {
        if (++_depth > Deepest) throw Wrong("括号套得太深。");
        var node = Product();
        while (Sign('+', '-') is var (sign, at)) node = new OperationNode(sign, Numeric(node, at), Numeric(Product(), at));
        _depth--;
        return node;
    }

    private FigureNode Product()
    {
        var node = Factor();
        while (Sign('*', '/') is var (sign, at)) node = new OperationNode(sign, Numeric(node, at), Numeric(Factor(), at));
        return node;
    }

    private static FigureNode Numeric(FigureNode node, int at) => node.IsCondition ? throw At(at, 1, "条件不能参加计算和比较。") : node;

    private (char Sign, int At)? Sign(char one, char other)
    {
        Blanks();
        if (_at >= _text.Length || _text[_at] != one && _text[_at] != other) return null;
        var sign = _text[_at++];
        Blanks();
        if (_at == _text.Length) throw At(_at - 1, 1, $"“{sign}”后面没写完。");
        return (sign, _at - 1);
    }

    private FigureNode Factor()
    {
        Blanks();
        if (_at == _text.Length) throw At(_at, 1, "没写完。");
        if (Named() is not null) return Taken(Leaf());
        if (_text[_at] == '(') return Taken(Parenthesis());
        if (char.IsAsciiDigit(_text[_at])) return Taken(Number());
        if (_text[_at] == '-') return Negative();
        if (Keyword("null") is not null) return new NullLeaf();
        if (Keyword("if") is { } at) return Choice(at);
        return Stands("not") && Functions().Match(_text, _at) is { Success: true, Value: "not(" or "not (" } not ? Not(not.Length) : Functions().Match(_text, _at) is { Success: true } function ? Taken(Function(function)) : Taken(Leaf());
    }

    private FigureNode Negative()
    {
        var at = _at++;
        return Factor() switch { NumberLeaf n => new NumberLeaf(-n.Value), var node => new NegationNode(Numeric(node, at)) };
    }

    private NotNode Not(int length)
    {
        var at = _at;
        _at += length - 1;
        return new NotNode(Held(Parenthesis(), at));
    }

    private ChoiceNode Choice(int at)
    {
        var condition = Held(Alternatives(), at);
        if (Keyword("then") is null) throw At(at, 2, "if 写成“if 条件 then 数 else 数”。");
        var then = Alternatives();
        return Keyword("else") is null ? throw At(at, 2, "if 写成“if 条件 then 数 else 数”。") : new ChoiceNode(condition, then, Alternatives());
    }

    private FunctionNode Function(Match match)
    {
        var start = _at;
        _at += match.Length;
        var arguments = new List<FigureNode>();
        do arguments.Add(Numeric(Sum(), start));
        while (Next(','));
        if (!Next(')')) throw At(start, match.Length, "括号没有成对。");
        var fields = arguments.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"数{at + 1}")).ToList();
        var check = FeelChecker.Check($"{match.Value}{string.Join(", ", fields)})", new FieldDictionary(fields.Select(f => new Field(f, f, FeelType.Number))), FeelKind.Number);
        return check.Formula is { } formula ? new FunctionNode(formula, arguments) : throw At(start, match.Length, check.Problems.First(p => p.Severity == FeelSeverity.Error).Chinese);
    }

    private bool Next(char sign)
    {
        Blanks();
        if (_at >= _text.Length || _text[_at] != sign) return false;
        _at++;
        return true;
    }

    private FigureNode Parenthesis()
    {
        var open = _at++;
        var inner = Alternatives();
        return Next(')') ? inner : throw At(open, 1, "括号没有成对。");
    }

    private NumberLeaf Number()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.' && !Stands(".."))) _at++;
        return decimal.TryParse(_text[start.._at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? new NumberLeaf(number) : throw At(start, _at - start, $"“{_text[start.._at]}”不是数。");
    }

    // Figures

    private FigureNode Leaf()
    {
        var start = _at;
        if (Named() is not { } name) throw Unknown();
        var meant = language.Meaning(name);
        _at += name.Length;
        if (meant.Count > 1) throw At(start, name.Length, $"有 {meant.Count} 个指标叫“{text[start.._at]}”，请写编号：{string.Join("、", meant.Select(FigureLanguage.IdOf))}。");
        var leaf = Versioned(meant[0]);
        _places.Add(new FigurePlace(start, _at - start, leaf));
        Blanks();
        if (_at >= _text.Length || _text[_at] != '[') return leaf;
        leaf = Narrowed(leaf, text.Substring(start, name.Length));
        _places[^1] = _places[^1] with { Leaf = leaf };
        return leaf;
    }

    private FigureNode Versioned(FigureNode leaf)
    {
        if (Versions().Match(_text, _at) is not { Success: true } match) return leaf;
        var version = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        _at += match.Length;
        return leaf switch { MetricLeaf m => m with { Version = version }, DerivedLeaf d => d with { Version = version }, _ => throw At(_at - match.Length, match.Length, "指标登记里的数没有版本。") };
    }

    /// <summary>[字段=值], [a FEEL condition].</summary>
    private MetricLeaf Narrowed(FigureNode leaf, string name)
    {
        var open = _at;
        if (Brackets().Match(_text, _at) is not { Success: true } bracket) throw At(open, 1, "“[”没有配上“]”。");
        _at += bracket.Length;
        if (leaf is not MetricLeaf metric) throw At(open, bracket.Length, "只有按记录数的指标才能分组。");
        var (said, of) = (text.Substring(open + 1, bracket.Length - 2).Trim(), language.Metric(metric.Id)!);
        var simple = Simple().Match(said);
        var (field, value) = (simple.Groups["field"].Value, simple.Groups["value"].Value.Trim());
        var isQuoted = value.Length > 1 && value[0] is '"' or '“';
        var isKnown = of.GroupFields.Any(f => f.Name == field);
        if (!simple.Success || value == "null" || !isKnown && (isQuoted || of.Dictionary.FindByName(field) is not null)) return metric with { Where = Checked(said) };
        if (!isKnown) throw At(open + 1, field.Length, $"“{of.Name}”不能按“{field}”分{Suggestion.For(field, of.GroupFields.Select(f => f.Name))}");
        var group = new GroupCondition(field, value.Trim('"', '“', '”'));
        return metric with { Where = Checked(isQuoted && value[0] == '"' ? said : $"{field} = \"{group.Value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\""), Group = group };

        string Checked(string condition)
        {
            if (of.Where(condition).Problem is not { } problem) return condition;
            throw At(open + 1, bracket.Length - 2, of.GroupFields.Any(f => f.Name == said) ? "分组请写成 [主办单位=区供电公司]，条件请写成 [主题 = \"融资\"]。" : $"“{name}”的条件“{said}”：{problem}");
        }
    }

    private FigureNode Taken(FigureNode node)
    {
        while (!node.IsCondition)
        {
            var start = _at;
            Blanks();
            var isDotted = _at < _text.Length && _text[_at] == '.' && !Stands("..");
            if (isDotted) _at++;
            if (Word(node) is { } more) node = more;
            else if (isDotted) throw Unknown();
            else
            {
                _at = start;
                return node;
            }
        }
        return node;
    }

    private FigureNode? Word(FigureNode node)
    {
        var start = _at;
        if (_at < _text.Length && language.WordAt(_text, _at) is { } word)
        {
            _at += word.Length;
            if (node is NumberLeaf) throw At(start, word.Length, $"数没有“{word}”。");
            if (node is IndicatorLeaf indicator && OfIndicator(indicator, word, start) is { } own) return own;
            if (FigureSpan.Words.Contains(word)) return new SpanNode(new FigureSpan(word), node);
            if (DerivationWords.ByWord.TryGetValue(word, out var derivation)) return derivation == Derivation.Value ? node : new DerivationNode(derivation, node);
            if (language.Bases.Find(word) is not null) return new PerBase(word, node);
            throw At(start, word.Length, $"“{word}”只用于指标登记里的数。");
        }
        if (node is NumberLeaf || FigureSpan.DigitsAt(_text, _at) is not { Length: > 0 } digits) return null;
        _at += digits.Length;
        return new SpanNode(new FigureSpan(digits), node);
    }

    // 当月 and 累计 of an indicator are different values of the source, not sums of records.
    private FigureNode? OfIndicator(IndicatorLeaf leaf, string word, int start)
    {
        if (ObservationWords.ByWord.TryGetValue(word, out var nature)) return leaf with { Nature = nature };
        if (!SpanWords.ByWord.TryGetValue(word, out var span)) return null;
        var indicator = language.Indicators.Find(leaf.Id)!;
        if (!indicator.Spans.Contains(span) && leaf.Nature == ObservationNature.Actual) throw At(start, word.Length, $"“{indicator.Name}”没有“{word}”的数，只有{string.Join("、", indicator.Spans.Select(s => s.Word))}。");
        var spanned = leaf with { Span = span };
        return FigureSpan.Words.Contains(word) ? new SpanNode(new FigureSpan(word), spanned) : spanned;
    }

    // Names

    private string? Named()
    {
        foreach (var name in language.NamesFrom(_text[_at]))
            if (Stands(name) && Ends(name)) return name;
        return null;
    }

    // demands-solved does not end inside demands-solved-visits; Chinese goes on with a word of ours only.
    private bool Ends(string name)
    {
        var end = _at + name.Length;
        if (end >= _text.Length || IsEnd(_text[end])) return true;
        if (char.IsAscii(name[^1]) && name[^1] != ')') return !char.IsAsciiLetterOrDigit(_text[end]) && _text[end] is not ('-' or '_');
        return _text[end] == '-' || language.WordAt(_text, end) is not null;
    }

    private static bool IsEnd(char c) => c is ' ' or '\n' or '+' or '*' or '/' or ')' or '[' or ']' or '.' or ',' or '<' or '>' or '=' or '!' or '@';

    private UnreadableException Unknown()
    {
        var end = _at;
        while (end < _text.Length && !IsEnd(_text[end])) end++;
        var token = text[_at..Math.Max(end, Math.Min(_at + 1, text.Length))];
        var isDotted = _at > 0 && _text[_at - 1] == '.';
        if (isDotted || _text[.._at].Trim() is { Length: > 0 } before && before[^1] is not ('+' or '-' or '*' or '/' or '(' or ',' or '<' or '>' or '='))
            return At(_at, token.Length, $"{(isDotted ? $"不认识“.{token}”" : $"看不懂“{token}”")}{Suggestion.For(token, language.Words)}可写期间：{string.Join('、', FigureSpan.Words)}、{FigureSpan.Forms}；取法：{string.Join('、', language.Words.Except(FigureSpan.Words))}。");
        return At(_at, token.Length, $"没有指标“{token}”{Suggestion.For(token, language.AllNames)}");
    }

    // Characters

    private int? Keyword(string word)
    {
        Blanks();
        if (!Stands(word) || _at + word.Length < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at + word.Length]) || _text[_at + word.Length] is '-' or '_')) return null;
        _at += word.Length;
        return _at - word.Length;
    }

    private bool Stands(string what) => string.CompareOrdinal(_text, _at, what, 0, what.Length) == 0;

    private void Blanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    [GeneratedRegex(@"\G@(?<number>[0-9]{1,6})(?![0-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Versions();

    [GeneratedRegex(@"\G\[([^\[\]""]|""[^""]*""|\[[^\[\]]*\])*\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(?<field>[^\s=＝<>!""“()]+)\s*[=＝]\s*(?<value>""[^""]*""|“[^”]*”|[^""“=<>\s][^""“=<>]*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Simple();

    [GeneratedRegex(@"\G[a-z]+( [a-z]+)*\s?\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Functions();
}
