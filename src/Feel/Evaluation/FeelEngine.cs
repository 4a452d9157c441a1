using Yingshang.Feel.Values;

namespace Yingshang.Feel.Evaluation;

/// <summary>What an evaluation yielded: a value (see <see cref="FeelValue"/>) with notices saying why values became null, or the error that prevented it.</summary>
public sealed record FeelAnswer(object? Value, IReadOnlyList<FeelProblem> Problems)
{
    public bool Ok => !Problems.Any(p => p.Severity == FeelSeverity.Error);
}

/// <summary>Evaluates any expression of the language over contexts. Immutable, safe to share between threads.</summary>
public sealed class FeelEngine
{
    /// <summary>Standard mode follows DMN to the letter; in facts mode a comparison over a missing value is unknown (null) unless it is a comparison with the literal null.</summary>
    public FeelMode Mode { get; init; } = FeelMode.Standard;

    /// <summary>What now() and today() ask, and the zone they answer in.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public FeelLimits Limits { get; init; } = new();

    /// <summary>Names of the built-in functions (DMN 1.5, 10.3.4).</summary>
    public static IReadOnlyCollection<string> Functions => [.. BuiltinFunctions.ByName.Keys];

    /// <summary>Parses and evaluates. Names of <paramref name="variables"/>, at any depth, may hold blanks and signs.</summary>
    public FeelAnswer Evaluate(string text, FeelContext? variables = null)
    {
        var context = variables ?? FeelContext.Empty;
        var parse = FeelParser.ParseExpression(text, new NameScope(KnownNames(context.Names), new NameIndex(MembersIn(context).Where(NameIndex.IsName).Distinct(StringComparer.Ordinal))));
        return parse.Root is { } root ? Evaluate(root, new ContextScope(context, new BuiltinScope())) : new FeelAnswer(null, parse.Problems);
    }

    /// <summary>Whether a value meets the unary tests of a decision table's cell.</summary>
    public FeelAnswer Test(string cell, object? input, FeelContext? variables = null)
    {
        var context = variables ?? FeelContext.Empty;
        var parse = FeelParser.ParseTests(cell, new NameScope(KnownNames(context.Names), new NameIndex(MembersIn(context).Where(NameIndex.IsName).Distinct(StringComparer.Ordinal))));
        return parse.Root is { } root ? Evaluate(root, new NamedValues(new ContextScope(context, new BuiltinScope())).With("?", input)) : new FeelAnswer(null, parse.Problems);
    }

    /// <summary>Checks an expression of the whole language when it is written, against the names and types it may use.</summary>
    public static FeelTyping Check(string text, ContextShape variables) => TypeChecker.Check(text, variables);

    /// <summary>The same over a dictionary of fields; units are a matter of <see cref="FeelChecker"/>.</summary>
    public static FeelTyping Check(string text, FieldDictionary dictionary) => Check(text, new ContextShape([.. dictionary.Fields.Select(f => KeyValuePair.Create(f.Name, ShapeOf(f.Type)))]));

    private static FeelShape ShapeOf(FeelType type) => type switch
    {
        FeelType.Number => FeelShape.Number,
        FeelType.Date => FeelShape.Named("date")!,
        FeelType.DateTime => FeelShape.Named("date and time")!,
        FeelType.Bool => FeelShape.Bool,
        FeelType.Set => new ListShape(FeelShape.Text),
        _ => FeelShape.Text,
    };

    internal static NameIndex KnownNames(IEnumerable<string> names) => new(names.Concat(BuiltinFunctions.ByName.Keys).Concat(FeelShape.Names).Where(n => NameIndex.IsName(n) && (n.Any(c => !NameIndex.IsPart(c)) || n.Any(c => !char.IsAscii(c)))).Distinct(StringComparer.Ordinal));

    internal FeelAnswer Evaluate(FeelNode root, Scope scope)
    {
        var run = new Run(this);
        return Guarded(run, () => new Evaluator(run, _ => null).Evaluate(root, scope));
    }

    internal static FeelAnswer Guarded(Run run, Func<object?> evaluate)
    {
        try
        {
            return new FeelAnswer(evaluate(), run.Notes);
        }
        catch (LimitReachedException reached)
        {
            return new FeelAnswer(null, [.. run.Notes, reached.Problem]);
        }
    }

    private static IEnumerable<string> MembersIn(object? value) => value switch
    {
        FeelContext context => context.Names.Concat(context.Entries.SelectMany(e => MembersIn(e.Value))),
        IReadOnlyList<object?> list => list.SelectMany(MembersIn),
        _ => [],
    };
}
