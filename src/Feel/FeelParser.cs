using Yingshang.Feel.Values;

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

    private const int MaxReads = 20 * MaxLength;

    private readonly Lexer lexer;
    private readonly NameScope names;
    private readonly string source;
    private Token? read;
    private TextSpan previous;
    private int next;
    private int reads;
    private int nesting;
    private bool beforeClosing;
    private FeelProblem? problem;

    private FeelParser(string source, NameScope names)
    {
        this.source = source;
        this.names = names;
        lexer = new Lexer(source, names);
    }

    /// <summary>An expression. Names of <paramref name="dictionary"/> may hold any characters; others are letters, digits, _ and ·.</summary>
    public static FeelParse Parse(string text, FieldDictionary? dictionary = null) => ParseExpression(text, new NameScope((dictionary ?? FieldDictionary.Empty).Names));

    /// <summary>A cell of a decision table: “-”, or tests separated by commas, or not(tests).</summary>
    public static FeelParse ParseTests(string text, FieldDictionary? dictionary = null) => ParseTests(text, new NameScope((dictionary ?? FieldDictionary.Empty).Names));

    internal static FeelParse ParseExpression(string text, NameScope names) => Parse(text, names, p => p.ParseExpression());

    internal static FeelParse ParseTests(string text, NameScope names) => Parse(text, names, p => p.ParseCell());

    private static FeelParse Parse(string text, NameScope names, Func<FeelParser, FeelNode> parse)
    {
        if (text.Length > MaxLength) return new FeelParse(text, null, [Problems.TooLong(MaxLength)]);
        if (string.IsNullOrWhiteSpace(text)) return new FeelParse(text, null, [Problems.Empty()]);
        var parser = new FeelParser(text, names);
        var root = parse(parser);
        if (!parser.AtEnd) parser.FailTrailing();
        return parser.Found is { } problem ? new FeelParse(text, null, [problem]) : new FeelParse(text, root, []);
    }

    private FeelProblem? Found => problem ?? lexer.Problem;

    private bool Failed => Found is not null;

    private Token End => new(TokenKind.End, "", new TextSpan(source.Length, 0));

    private Token Current => !Failed ? read ??= Read(() => lexer.ReadAt(next)) : End;

    /// <summary>Trying a second reading costs; hostile input may not make it cost more than this.</summary>
    private Token Read(Func<Token> token)
    {
        if (++reads <= MaxReads) return token();
        Fail(Problems.TooDeep(new TextSpan(next, 0), MaxDepth));
        return End;
    }

    private bool AtEnd => Current.Kind == TokenKind.End;

    private Token Next()
    {
        var token = Current;
        if (token.Kind != TokenKind.End) Pass(token.At);
        return token;
    }

    private void Pass(TextSpan span)
    {
        previous = span;
        next = span.End;
        read = null;
    }

    /// <summary>Names that come into scope change how the text goes on.</summary>
    private void Bind(string name)
    {
        names.Bind(name);
        read = null;
    }

    private T Scoped<T>(Func<T> parse)
    {
        var (count, closing) = (names.Count, beforeClosing);
        var filters = names.Filters;
        beforeClosing = false;
        var result = parse();
        names.Release(count);
        (names.Filters, beforeClosing) = (filters, closing);
        read = null;
        return result;
    }

    /// <summary>Only the first problem counts: afterwards every token is the end, so that the descent unwinds.</summary>
    private NullNode Fail(FeelProblem found)
    {
        if (lexer.Problem is null) problem ??= found;
        return new NullNode(found.At);
    }

    private NullNode FailExpected(string chinese, string english, string? example = null) => Fail(Problems.Unexpected(Shown(Current), Current.At, chinese, english, example));

    private string FailedName(string chinese, string english, string example)
    {
        FailExpected(chinese, english, example);
        return "";
    }

    private string Shown(Token token) => token.Kind == TokenKind.End ? "" : source.Substring(token.At.Start, token.At.Length);

    private void FailTrailing()
    {
        if (Failed) return;
        var before = source.Substring(previous.Start, previous.Length);
        if (Current.Kind == TokenKind.Name && before.Length > 0 && char.IsAsciiDigit(before[0])) Fail(Problems.UnitAfterNumber(before, Shown(Current), previous.To(Current.At)));
        else if (Current.Kind == TokenKind.Name && WordHints.For(Current.Text) is { } hint) Fail(Problems.ChineseOperator(Shown(Current), hint, Current.At));
        else FailExpected("运算符或表达式结束", "an operator or the end");
    }

    private bool Take(string symbol)
    {
        if (!Current.Is(symbol)) return false;
        Next();
        return true;
    }

    private bool TakeKeyword(string word)
    {
        if (!Current.IsKeyword(word)) return false;
        Next();
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
        var node = ComparisonOf(Current) is null ? ParseLogic("or", () => ParseLogic("and", ParseComparison)) : ParseTest(ParseSum);
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

    private FeelNode ParseFor() => Scoped<FeelNode>(() =>
    {
        var start = Next().At;
        var iterators = ParseIterators("for 企业 in 企业名单 return 企业.从业人数");
        Bind("partial");
        ExpectKeyword("return", "for 企业 in 企业名单 return 企业.从业人数");
        var result = ParseExpression();
        return new ForNode(iterators, result, start.To(result.At));
    });

    private FeelNode ParseQuantified() => Scoped<FeelNode>(() =>
    {
        const string example = "some 企业 in 企业名单 satisfies 企业.从业人数 > 300";
        var start = Next();
        var iterators = ParseIterators(example);
        ExpectKeyword("satisfies", example);
        var condition = ParseExpression();
        return new QuantifiedNode(start.Text == "every", iterators, condition, start.At.To(condition.At));
    });

    private List<IteratorNode> ParseIterators(string example)
    {
        var iterators = new List<IteratorNode> { ParseIterator(example) };
        while (Take(",")) iterators.Add(ParseIterator(example));
        return iterators;
    }

    private IteratorNode ParseIterator(string example)
    {
        var start = Current.At;
        var name = ParseNewName("in");
        ExpectKeyword("in", example);
        var domain = ParseExpression();
        var to = Take("..") ? ParseExpression() : null;
        if (!Failed) Bind(name);
        return new IteratorNode(name, domain, to, start.To((to ?? domain).At));
    }

    /// <summary>Words up to a keyword: “my item in …”.</summary>
    private string ParseNewName(string until)
    {
        var start = Current.At.Start;
        if (Current.Kind != TokenKind.Name) FailExpected("名称", "a name");
        while (Current.Kind == TokenKind.Name || (Current.Kind == TokenKind.Keyword && Current.Text != until)) Next();
        return Failed ? "" : System.Text.RegularExpressions.Regex.Replace(source[start..previous.End], @"\s+", " ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    private FeelNode ParseFunction() => Scoped<FeelNode>(() =>
    {
        var start = Next().At;
        Expect("(");
        var parameters = new List<ParameterNode>();
        if (!Current.Is(")")) do parameters.Add(ParseParameter()); while (Take(","));
        Expect(")");
        foreach (var parameter in parameters) Bind(parameter.Name);
        var isExternal = TakeKeyword("external");
        var body = ParseExpression();
        return new FunctionNode(parameters, body, isExternal, start.To(body.At));
    });

    private ParameterNode ParseParameter()
    {
        if (Failed) return new ParameterNode("", null, End.At);
        if (lexer.ReadLabelAt(next) is not var (name, at, _)) return new ParameterNode(ParseNewName(","), null, previous);
        Pass(at);
        Expect(":");
        var type = ParseType();
        return new ParameterNode(name, type, at.To(type.At));
    }

    /// <summary>list&lt;…&gt;, range&lt;…&gt;, context&lt;name: type, …&gt;, function&lt;…&gt; -&gt; type, or a name, which may have points.</summary>
    private TypeNode ParseType()
    {
        if (++nesting > MaxDepth) Fail(Problems.TooDeep(Current.At, MaxDepth));
        var start = Current.At;
        var name = Current.IsKeyword("function") || Current.IsKeyword("null") || Current.Kind == TokenKind.Name ? Next().Text : "";
        if (name.Length == 0) FailExpected("类型", "a type", "number");
        while (Take(".")) name += "." + Next().Text;
        var (arguments, members) = (new List<TypeNode>(), new List<string>());
        if (name is "list" or "range" or "context" or "function" && Take("<"))
        {
            if (!Current.Is(">")) do arguments.Add(ParseTypeArgument(name, members)); while (Take(","));
            Expect(">");
        }
        var result = name == "function" && Take("->") ? ParseType() : null;
        nesting--;
        return new TypeNode(name, arguments, members, result, start.To(previous));
    }

    private TypeNode ParseTypeArgument(string name, List<string> members)
    {
        if (name != "context" || Failed) return ParseType();
        if (lexer.ReadLabelAt(next) is not var (member, at, _))
        {
            FailExpected("名称和“:”", "a name and “:”", "context<name: string>");
            return ParseType();
        }
        members.Add(member);
        Pass(at);
        Expect(":");
        return ParseType();
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
        for (var compared = false; !Failed;)
        {
            if (ComparisonOf(Current) is { } op)
            {
                if (compared) return Fail(Problems.ChainedComparison(Current.At));
                Next();
                var right = ParseSum();
                left = new CompareNode(op, left, right, left.At.To(right.At));
                compared = true;
            }
            else if (TakeKeyword("between")) left = ParseBetween(left);
            else if (TakeKeyword("in")) left = ParseIn(left);
            else break;
            left = Bounded(left);
        }
        return left;
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
        var (start, open) = (next, Current.At);
        if (!Take("(")) return InOf(value, [ParseTest(ParseSum)]);
        var tests = Scoped(ParseTestList);
        if (tests.Count == 1 && Current.Is("..")) return InOf(value, [ParseRange(tests[0], lowIncluded: false, open)]);
        Expect(")");
        if (Failed || !GoesOn) return InOf(value, tests);
        // The parenthesis began a value: x in (a)[1], x in (a + b) * 2
        Pass(new TextSpan(start, 0));
        return InOf(value, [ParseSum()]);
    }

    private bool GoesOn => Current is { Kind: TokenKind.Symbol, Text: "[" or "." or "*" or "/" or "+" or "-" or "**" } && !(beforeClosing && Current.Is("["));

    private InNode InOf(FeelNode value, IReadOnlyList<FeelNode> tests) => new(value, tests, value.At.To(previous));

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
        if (source.AsSpan().Trim() is "-" or "－" or "—") return Pass(whole, new TestsNode([], Negated: false, whole));
        if (!IsNegatedCell()) return new TestsNode(ParseTestList(), Negated: false, whole);
        Next();
        Next();
        var tests = ParseTestList();
        Expect(")");
        return new TestsNode(tests, Negated: true, whole);
    }

    private TestsNode Pass(TextSpan span, TestsNode node)
    {
        Pass(span);
        return node;
    }

    /// <summary>not(…) around the whole cell; “not(?) and …” is an expression.</summary>
    private bool IsNegatedCell()
    {
        if (Current is not { Kind: TokenKind.Name, Text: "not" }) return false;
        var depth = 0;
        for (var token = lexer.ReadAt(Current.At.End); token.Kind != TokenKind.End; token = lexer.ReadAt(token.At.End))
        {
            depth += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            if (depth == 0) return token.Is(")") && lexer.ReadAt(token.At.End).Kind == TokenKind.End && !Failed;
        }
        return false;
    }

    private FeelNode ParseSum()
    {
        var left = ParseProduct();
        while (!Failed && (Current.Is("+") || Current.Is("-")))
        {
            var op = Next().Text == "+" ? ArithmeticOperator.Add : ArithmeticOperator.Subtract;
            left = Arithmetic(op, left, ParseProduct());
        }
        return left;
    }

    private FeelNode ParseProduct()
    {
        var left = ParsePower();
        while (!Failed && (Current.Is("*") || Current.Is("/")))
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
        while (!Failed && Take("**")) left = Arithmetic(ArithmeticOperator.Power, left, ParseSign());
        return left;
    }

    private FeelNode Arithmetic(ArithmeticOperator op, FeelNode left, FeelNode right) => Bounded(new ArithmeticNode(op, left, right, left.At.To(right.At)));

    private FeelNode ParseSign()
    {
        if (!Current.Is("-")) return ParseInstance();
        if (++nesting > MaxDepth) return Fail(Problems.TooDeep(Current.At, MaxDepth));
        var start = Next().At;
        var operand = ParseSign();
        nesting--;
        return Bounded(new NegateNode(operand, start.To(operand.At)));
    }

    private FeelNode ParseInstance()
    {
        var value = ParsePostfix();
        while (!Failed && TakeKeyword("instance"))
        {
            if (Current is not { Kind: TokenKind.Name, Text: "of" }) return FailExpected("of", "of", "x instance of number");
            Next();
            var type = ParseType();
            value = Bounded(new InstanceNode(value, type, value.At.To(type.At)));
        }
        return value;
    }

    private FeelNode ParsePostfix()
    {
        var node = ParsePrimary();
        while (!Failed)
        {
            if (Take("(")) node = ParseCall(node);
            else if (Current.Is(".")) node = ParsePath(node);
            else if (Current.Is("[") && ParseFilter(node) is { } filter) node = filter;
            else break;
            node = Bounded(node);
        }
        return node;
    }

    private CallNode ParseCall(FeelNode function) => Scoped(() =>
    {
        var (arguments, labels) = (new List<FeelNode>(), new List<string>());
        if (!Current.Is(")")) do arguments.Add(ParseArgument(labels)); while (Take(","));
        if (labels.Count > 0 && labels.Count != arguments.Count) Fail(Problems.MixedArguments(Current.At));
        Expect(")");
        return new CallNode(function, arguments, labels.Count == 0 ? null : labels, function.At.To(previous));
    });

    private FeelNode ParseArgument(List<string> labels)
    {
        if (!Failed && lexer.ReadLabelAt(next) is var (name, at, _))
        {
            labels.Add(name);
            Pass(at);
            Expect(":");
        }
        return ParseExpression();
    }

    private FeelNode ParsePath(FeelNode target)
    {
        Next();
        var member = Failed ? End : Read(() => lexer.ReadMemberAt(next));
        if (member.Kind != TokenKind.Name) return FailExpected("名称", "a name", "成立日期.year");
        Pass(member.At);
        return new PathNode(target, new NameNode(member.Text, member.At), target.At.To(member.At));
    }

    /// <summary>Null where the bracket closes a range: ]1..5[.</summary>
    private FeelNode? ParseFilter(FeelNode target)
    {
        var (from, before, level) = (next, previous, nesting);
        var filter = Scoped(() =>
        {
            Next();
            names.Filters++;
            Bind("item");
            var condition = ParseExpression();
            Expect("]");
            return new FilterNode(target, condition, target.At.To(previous));
        });
        if (!Failed || !beforeClosing || reads > MaxReads) return filter;
        (problem, lexer.Problem, nesting) = (null, null, level);
        Pass(new TextSpan(from, 0));
        previous = before;
        return null;
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
            case TokenKind.Number: return ParseNumber();
            case TokenKind.Text: Next(); return new TextNode(token.Text, token.At);
            case TokenKind.Name: return ParseName();
            case TokenKind.Keyword: return ParseKeyword();
            case TokenKind.Symbol: return ParseSymbol();
            default: return FailExpected("一个值、一个名称或“(”", "a value, a name or “(”");
        }
    }

    private FeelNode ParseNumber()
    {
        var token = Next();
        return FeelNumber.Parse(token.Text) is { } value ? new NumberNode(value, token.At) : Fail(Problems.NumberTooLong(token.At));
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
        return token.Text switch
        {
            "null" => new NullNode(Next().At),
            "if" => ParseIf(),
            "for" => ParseFor(),
            "some" or "every" => ParseQuantified(),
            "function" => ParseFunction(),
            _ => FailExpected("一个值、一个名称或“(”", "a value, a name or “(”"),
        };
    }

    private FeelNode ParseSymbol()
    {
        var start = Current.At;
        if (Take("(")) return Scoped(() => ParseParentheses(start));
        if (Take("[")) return Scoped(() => ParseBrackets(start));
        if (Take("]")) return Scoped(() => ParseOpenRange(start));
        if (Take("{")) return Scoped(() => ParseContext(start));
        if (Take("?")) return new InputNode(start);
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
        if (Take("]")) return new ListNode([], start.To(previous));
        var items = ParseList();
        if (items.Count == 1 && Current.Is("..")) return ParseRange(items[0], lowIncluded: true, start);
        Expect("]");
        return new ListNode(items, start.To(previous));
    }

    private FeelNode ParseContext(TextSpan start)
    {
        var entries = new List<EntryNode>();
        if (!Current.Is("}")) do entries.Add(ParseEntry()); while (Take(","));
        Expect("}");
        return new ContextNode(entries, null, start.To(previous));
    }

    private EntryNode ParseEntry()
    {
        var name = ParseEntryName();
        Expect(":");
        var start = previous;
        var value = ParseExpression();
        if (Failed) return new EntryNode("", value, start);
        Bind(name);
        names.BindMember(name);
        return new EntryNode(name, value, start.To(value.At));
    }

    private string ParseEntryName()
    {
        if (Failed || Current.Kind == TokenKind.Text) return Next().Text;
        if (lexer.ReadLabelAt(next) is not var (name, at, _)) return FailedName("名称和“:”", "a name and “:”", "{名称: 1}");
        Pass(at);
        return name;
    }

    private FeelNode ParseOpenRange(TextSpan start)
    {
        var low = ParseExpression();
        return Current.Is("..") ? ParseRange(low, lowIncluded: false, start) : FailExpected("“..”", "“..”", "]1..5]");
    }

    private FeelNode ParseRange(FeelNode low, bool lowIncluded, TextSpan start)
    {
        Expect("..");
        beforeClosing = true;
        var high = ParseExpression();
        beforeClosing = false;
        var included = Current.Is("]");
        if (!included && !Current.Is(")") && !Current.Is("[")) return FailExpected("“]”或“)”", "“]” or “)”", "[1..5]");
        return new RangeNode(low, lowIncluded, high, included, start.To(Next().At));
    }
}
