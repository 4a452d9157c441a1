using Yingshang.Feel.Values;

namespace Yingshang.Feel.Evaluation;

/// <summary>A function that this engine runs.</summary>
internal abstract class Callable : FeelFunction
{
    public abstract object? Invoke(Evaluator evaluator, IReadOnlyList<object?> arguments, TextSpan at);

    public abstract object? InvokeNamed(Evaluator evaluator, IReadOnlyList<string> names, IReadOnlyList<object?> arguments, TextSpan at);
}

/// <summary>A function whose parameters are all asked for: an author's, a model's knowledge or service. An argument that does not fit its type makes the result null.</summary>
internal sealed class DefinedFunction(string name, IReadOnlyList<FeelParameter> parameters, FeelShape result, Func<Evaluator, IReadOnlyList<object?>, TextSpan, object?> body) : Callable
{
    public override string Name => name;

    public override IReadOnlyList<FeelParameter> Parameters => parameters;

    public override FeelShape? Result => result == FeelShape.Any ? null : result;

    public override object? Invoke(Evaluator evaluator, IReadOnlyList<object?> arguments, TextSpan at)
    {
        if (arguments.Count != parameters.Count) return evaluator.Run.Null(Notices.Arguments(name, string.Join(", ", parameters.Select(p => p.Name)), at));
        Run.CheckStack();
        evaluator.Run.Spend();
        var fitted = parameters.Zip(arguments, (p, a) => Conversion.Fit(evaluator.Run, a, p.Shape, p.Name, at)).ToList();
        if (fitted.Where((f, i) => f is null && arguments[i] is not null).Any()) return null;
        return Conversion.Fit(evaluator.Run, body(evaluator, fitted, at), result, name, at);
    }

    public override object? InvokeNamed(Evaluator evaluator, IReadOnlyList<string> names, IReadOnlyList<object?> arguments, TextSpan at)
    {
        if (names.Count != parameters.Count || !parameters.All(p => names.Contains(p.Name))) return evaluator.Run.Null(Notices.Arguments(name, string.Join(", ", parameters.Select(p => p.Name)), at));
        return Invoke(evaluator, [.. parameters.Select(p => arguments[IndexOf(names, p.Name)])], at);
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++) if (names[i] == name) return i;
        return -1;
    }
}

/// <summary>The implicit conversions of the standard (10.3.2.9.4): a single value and a list of it, a date and its midnight; what then does not fit is null.</summary>
internal static class Conversion
{
    public static object? Fit(Run run, object? value, FeelShape shape, string what, TextSpan at)
    {
        if (shape.Fits(value)) return value;
        var found = Convert(value!, shape);
        return found ?? run.Null(Notices.DoesNotFit(what, value, at));
    }

    private static object? Convert(object value, FeelShape shape)
    {
        while (shape is DeclaredShape { IsAllowed: null } declared) shape = declared.Of.Value;
        if (value is IReadOnlyList<object?> { Count: 1 } list && !IsList(shape) && list[0] is { } only && shape.Fits(only)) return only;
        if (value is not IReadOnlyList<object?> && IsList(shape) && shape.Fits(new object?[] { value })) return new object?[] { value };
        if (value is FeelDate date && shape is SimpleShape { Kind: ValueKind.DateTime }) return AtMidnight(date);
        return null;
    }

    private static bool IsList(FeelShape shape) => shape is ListShape || (shape is DeclaredShape declared && IsList(declared.Of.Value));

    /// <summary>The day's beginning in UTC.</summary>
    public static FeelDateTime AtMidnight(FeelDate date) => new(date, new FeelTime(0, FeelZone.Utc));
}
