using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;

namespace Yingshang.Feel.Models;

/// <summary>A value that must fit a declared type; otherwise it is converted or null.</summary>
internal sealed record FitNode(FeelNode Value, FeelShape Shape, string What) : BoxedNode(Value.At)
{
    public override int Depth { get; } = Above(Value);

    public override IEnumerable<FeelNode> Children => [Value];

    public override object? Evaluate(Evaluator evaluator, Scope scope) => Conversion.Fit(evaluator.Run, evaluator.Evaluate(Value, scope), Shape, What, At);
}

/// <summary>An expression that could not be read: null, with the reason.</summary>
internal sealed record UnreadableNode(FeelProblem Problem) : BoxedNode(Problem.At)
{
    public override object? Evaluate(Evaluator evaluator, Scope scope) => evaluator.Run.Null(Problem with { Severity = FeelSeverity.Notice });
}

/// <summary>A function definition with types that are already found. One that is external is never run.</summary>
internal sealed record BoxedFunctionNode(string Name, IReadOnlyList<FeelParameter> Parameters, FeelNode Body, FeelShape Result, bool IsExternal) : BoxedNode(Body.At)
{
    public override int Depth { get; } = Above(Body);

    public override IEnumerable<FeelNode> Children => [Body];

    public override object? Evaluate(Evaluator evaluator, Scope scope) => new DefinedFunction(Name, Parameters, Result, (inner, arguments, at) =>
    {
        if (IsExternal) return inner.Run.Null(Notices.External(at));
        var values = new NamedValues(scope);
        for (var i = 0; i < arguments.Count; i++) values.With(Parameters[i].Name, arguments[i]);
        return inner.Evaluate(Body, values);
    });
}
