using System.Globalization;

namespace Yingshang.Feel;

/// <summary>A parsed text: its tree, or the first thing that is wrong with it.</summary>
public sealed record FeelParse(string Text, FeelNode? Root, IReadOnlyList<FeelProblem> Problems)
{
    public bool Ok => Root is not null;
}

/// <summary>FEEL to a syntax tree (OMG DMN 1.5, chapter 10.3.1.2), by recursive descent. Never throws on what people type; length and nesting are bounded.</summary>
public sealed class FeelParser
{
    public const int MaxLength = 20_000;
    public const int MaxDepth = 100;

    private readonly List<Token> tokens;
    private readonly string source;
    private int index;
    private int nesting;
    private FeelProblem? problem;

    private FeelParser(string source, FieldDictionary dictionary)
    {
        this.source = source;
        var lexer = new Lexer(source, dictionary.Names);
        tokens = lexer.Read();
        problem = lexer.Problem;
    }

    /// <summary>An expression. Names of <paramref name="dictionary"/> may hold any characters; others are letters, digits, _ and ·.</summary>
    public static FeelParse Parse(string text, FieldDictionary? dictionary = null) => Parse(text, dictionary, p => p.ParseExpression());

    /// <summary>A cell of a decision table: “-”, or tests separated by commas, or not(tests).</summary>
    public static FeelParse ParseTests(string text, FieldDictionary? dictionary = null) => Parse(text, dictionary, p => p.ParseCell());

    private static FeelParse Parse(string text, FieldDictionary? dictionary, Func<FeelParser, FeelNode> parse)
    {
        if (text.Length > MaxLength) return new FeelParse(text, null, [Problems.TooLong(MaxLength)]);
        if (string.IsNullOrWhiteSpace(text)) return new FeelParse(text, null, [Problems.Empty()]);
        var parser = new FeelParser(text, dictionary ?? FieldDictionary.Empty);
        var root = parser.problem is null ? parse(parser) : null;
        if (root is not null && !parser.AtEnd) parser.FailTrailing();
        return parser.problem is { } problem ? new FeelParse(text, null, [problem]) : new FeelParse(text, root, []);
    }

    private Token Current => problem is null ? tokens[index] : tokens[^1];

    private bool AtEnd => Current.Kind == TokenKind.End;

    private Token Next()
    {
        var token = Current;
        if (token.Kind != TokenKind.End) index++;
        return token;
    }

    /// <summary>Only the first problem counts: afterwards every token is the end, so that the descent unwinds.</summary>
    private NullNode Fail(FeelProblem found)
    {
        problem ??= found;
        return new NullNode(found.At);
    }

    private NullNode FailExpected(string chinese, string english, string? example = null) => Fail(Problems.Unexpected(Shown(Current), Current.At, chinese, english, example));

    private string Shown(Token token) => token.Kind == TokenKind.End ? "" : source.Substring(token.At.Start, token.At.Length);

    private void FailTrailing()
    {
        var before = tokens[Math.Max(index - 1, 0)];
        if (Current.Kind == TokenKind.Name && before.Kind == TokenKind.Number) Fail(Problems.UnitAfterNumber(before.Text, Shown(Current), before.At.To(Current.At)));
        else if (Current.Kind == TokenKind.Name && WordHints.For(Current.Text) is { } hint) Fail(Problems.ChineseOperator(Shown(Current), hint, Current.At));
        else FailExpected("运算符或表达式结束", "an operator or the end");
    }

    private bool Take(string symbol)
    {
        if (!Current.Is(symbol)) return false;
        index++;
        return true;
    }

    private bool TakeKeyword(string word)
    {
        if (!Current.IsKeyword(word)) return false;
        index++;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol)) FailExpected($"“{symbol}”", $"“{symbol}”");
    }

    private void ExpectKeyword(string word, string example)
    {
        if (!TakeKeyword(word)) FailExpected(word, word, example);
    }

    private FeelNode Bounded(FeelNode node) => node.Depth > MaxDepth ? Fail(Problems.TooDeep(node.At, MaxDepth)) : node;

    private FeelNode ParseExpression()
    {
        if (++nesting > MaxDepth) return Fail(Problems.TooDeep(Current.At, MaxDepth));
        var node = Current.IsKeyword("if") ? ParseIf() : ParseLogic("or", () => ParseLogic("and", ParseComparison));
        nesting--;
        return Bounded(node);
    }

    private FeelNode ParseIf()
    {
        const string example = "if 企业规模 = \"小型\" then 1 else 0";
        var start = Next().At;
        var condition = ParseExpression();
        ExpectKeyword("then", example);
        var then = ParseExpression();
        ExpectKeyword("else", example);
        var otherwise = ParseExpression();
        return new IfNode(condition, then, otherwise, start.To(otherwise.At));
    }

    private FeelNode ParseLogic(string keyword, Func<FeelNode> operand)
    {
        var first = operand();
        if (!Current.IsKeyword(keyword)) return first;
        var operands = new List<FeelNode> { first };
        while (TakeKeyword(keyword)) operands.Add(operand());
        return new LogicNode(keyword == "and", operands, first.At.To(operands[^1].At));
    }

    private FeelNode ParseComparison()
    {
        var left = ParseSum();
        if (ComparisonOf(Current) is { } op)
        {
            Next();
            var right = ParseSum();
            if (ComparisonOf(Current) is not null) return Fail(Problems.ChainedComparison(Current.At));
            return new CompareNode(op, left, right, left.At.To(right.At));
        }
        if (TakeKeyword("between")) return ParseBetween(left);
        return TakeKeyword("in") ? ParseIn(left) : left;
    }

    private static Comparison? ComparisonOf(Token token) => token.Kind != TokenKind.Symbol ? null : token.Text switch
    {
        "=" => Comparison.Equal,
        "!=" => Comparison.NotEqual,
        "<" => Comparison.Less,
        "<=" => Comparison.LessOrEqual,
        ">" => Comparison.Greater,
        ">=" => Comparison.GreaterOrEqual,
        _ => null,
    };

    private BetweenNode ParseBetween(FeelNode value)
    {
        var low = ParseSum();
        ExpectKeyword("and", "从业人数 between 20 and 300");
        var high = ParseSum();
        return new BetweenNode(value, low, high, value.At.To(high.At));
    }

    private InNode ParseIn(FeelNode value)
    {
        if (!Take("(")) return InOf(value, [ParseTest(ParseSum)]);
        var open = index - 1;
        var tests = ParseTestList();
        if (tests.Count == 1 && Current.Is("..")) return InOf(value, [ParseRange(tests[0], lowIncluded: false, tokens[open].At)]);
        Expect(")");
        return InOf(value, tests);
    }

    private InNode InOf(FeelNode value, IReadOnlyList<FeelNode> tests) => new(value, tests, value.At.To(tokens[Math.Max(index - 1, 0)].At));

    private List<FeelNode> ParseTestList()
    {
        var tests = new List<FeelNode> { ParseTest(ParseExpression) };
        while (Take(",")) tests.Add(ParseTest(ParseExpression));
        return tests;
    }

    /// <summary>Without parentheses a value test ends before and, or.</summary>
    private FeelNode ParseTest(Func<FeelNode> value)
    {
        if (ComparisonOf(Current) is not { } op) return value();
        var start = Next().At;
        var operand = ParseSum();
        return Bounded(new CompareTestNode(op, operand, start.To(operand.At)));
    }

    private FeelNode ParseCell()
    {
        var whole = new TextSpan(0, source.Length);
        if (tokens.Count == 2 && Take("-")) return new TestsNode([], Negated: false, whole);
        if (!IsNegatedCell()) return new TestsNode(ParseTestList(), Negated: false, whole);
        index += 2;
        var tests = ParseTestList();
        Expect(")");
        return new TestsNode(tests, Negated: true, whole);
    }

    /// <summary>not(…) around the whole cell; “not(?) and …” is an expression.</summary>
    private bool IsNegatedCell()
    {
        if (tokens.Count < 4 || Current is not { Kind: TokenKind.Name, Text: "not" } || !tokens[1].Is("(") || !tokens[^2].Is(")")) return false;
        var depth = 0;
        for (var i = 1; i < tokens.Count - 2; i++)
        {
            depth += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            if (depth == 0) return false;
        }
        return true;
    }

    private FeelNode ParseSum()
    {
        var left = ParseProduct();
        while (problem is null && (Current.Is("+") || Current.Is("-")))
        {
            var op = Next().Text == "+" ? ArithmeticOperator.Add : ArithmeticOperator.Subtract;
            left = Arithmetic(op, left, ParseProduct());
        }
        return left;
    }

    private FeelNode ParseProduct()
    {
        var left = ParsePower();
        while (problem is null && (Current.Is("*") || Current.Is("/")))
        {
            var op = Next().Text == "*" ? ArithmeticOperator.Multiply : ArithmeticOperator.Divide;
            left = Arithmetic(op, left, ParsePower());
        }
        return left;
    }

    /// <summary>Left-associative, and weaker than the sign: -2 ** 2 is 4 (DMN 1.5, 10.3.1.2, grammar rules 2 to 4).</summary>
    private FeelNode ParsePower()
    {
        var left = ParseSign();
        while (problem is null && Take("**")) left = Arithmetic(ArithmeticOperator.Power, left, ParseSign());
        return left;
    }

    private FeelNode Arithmetic(ArithmeticOperator op, FeelNode left, FeelNode right) => Bounded(new ArithmeticNode(op, left, right, left.At.To(right.At)));

    private FeelNode ParseSign()
    {
        if (!Current.Is("-")) return ParsePostfix();
        if (++nesting > MaxDepth) return Fail(Problems.TooDeep(Current.At, MaxDepth));
        var start = Next().At;
        var operand = ParseSign();
        nesting--;
        return Bounded(new NegateNode(operand, start.To(operand.At)));
    }

    private FeelNode ParsePostfix()
    {
        var node = ParsePrimary();
        while (problem is null)
        {
            if (node is NameNode name && Take("(")) node = ParseCall(name);
            else if (Take(".")) node = ParsePath(node);
            else break;
            node = Bounded(node);
        }
        return node;
    }

    private CallNode ParseCall(NameNode function)
    {
        var arguments = Current.Is(")") ? [] : ParseList();
        Expect(")");
        return new CallNode(function, arguments, function.At.To(tokens[index - 1].At));
    }

    private FeelNode ParsePath(FeelNode target)
    {
        if (Current.Kind != TokenKind.Name) return FailExpected("名称", "a name", "成立日期.year");
        var member = Next();
        return new PathNode(target, new NameNode(member.Text, member.At), target.At.To(member.At));
    }

    private List<FeelNode> ParseList()
    {
        var items = new List<FeelNode> { ParseExpression() };
        while (Take(",")) items.Add(ParseExpression());
        return items;
    }

    private FeelNode ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number: Next(); return new NumberNode(decimal.Parse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), token.At);
            case TokenKind.Text: Next(); return new TextNode(token.Text, token.At);
            case TokenKind.Name: return ParseName();
            case TokenKind.Keyword: return ParseKeyword();
            case TokenKind.Symbol: return ParseSymbol();
            default: return FailExpected("一个值、一个名称或“(”", "a value, a name or “(”");
        }
    }

    private FeelNode ParseName()
    {
        var token = Next();
        if (token.Text == "not" && !Current.Is("(")) return Fail(Problems.BareNot(token.At));
        return new NameNode(token.Text, token.At);
    }

    private FeelNode ParseKeyword()
    {
        var token = Current;
        if (token.Text is "true" or "false") return new BoolNode(Next().Text == "true", token.At);
        if (token.Text == "null") return new NullNode(Next().At);
        if (token.Text is "for" or "some" or "every" or "function") return Fail(Problems.NotYet(token.Text, token.At));
        return FailExpected("一个值、一个名称或“(”", "a value, a name or “(”");
    }

    private FeelNode ParseSymbol()
    {
        var start = Current.At;
        if (Take("(")) return ParseParentheses(start);
        if (Take("[")) return ParseBrackets(start);
        if (Take("]")) return ParseOpenRange(start);
        if (Take("?")) return new InputNode(start);
        if (Current.Is("{")) return Fail(Problems.NotYet("{", start));
        if (!Take("@")) return FailExpected("一个值、一个名称或“(”", "a value, a name or “(”");
        return Current.Kind == TokenKind.Text ? new TemporalNode(Current.Text, start.To(Next().At)) : FailExpected("日期文字", "a date in quotes", "@\"2023-01-01\"");
    }

    private FeelNode ParseParentheses(TextSpan start)
    {
        var inner = ParseExpression();
        if (Current.Is("..")) return ParseRange(inner, lowIncluded: false, start);
        Expect(")");
        return inner;
    }

    private FeelNode ParseBrackets(TextSpan start)
    {
        if (Take("]")) return new ListNode([], start.To(tokens[index - 1].At));
        var items = ParseList();
        if (items.Count == 1 && Current.Is("..")) return ParseRange(items[0], lowIncluded: true, start);
        Expect("]");
        return new ListNode(items, start.To(tokens[Math.Max(index - 1, 0)].At));
    }

    private FeelNode ParseOpenRange(TextSpan start)
    {
        var low = ParseExpression();
        return Current.Is("..") ? ParseRange(low, lowIncluded: false, start) : FailExpected("“..”", "“..”", "]1..5]");
    }

    private FeelNode ParseRange(FeelNode low, bool lowIncluded, TextSpan start)
    {
        Expect("..");
        var high = ParseExpression();
        var included = Current.Is("]");
        if (!included && !Current.Is(")") && !Current.Is("[")) return FailExpected("“]”或“)”", "“]” or “)”", "[1..5]");
        return new RangeNode(low, lowIncluded, high, included, start.To(Next().At));
    }
}
