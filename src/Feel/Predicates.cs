using System.Linq.Expressions;

namespace Yingshang.Feel;

/// <summary>A three-valued condition as two two-valued ones: when true, when false; unknown is neither.</summary>
internal readonly record struct Predicates(Expression True, Expression False)
{
    public static readonly Expression Yes = Expression.Constant(true);
    public static readonly Expression No = Expression.Constant(false);

    public static Predicates Always(bool value) => new(value ? Yes : No, value ? No : Yes);

    public static readonly Predicates Never = new(No, No);

    public Predicates Not() => new(False, True);

    public static Predicates All(ReadOnlySpan<Predicates> operands) => Join(operands, isAnd: true);

    public static Predicates Any(ReadOnlySpan<Predicates> operands) => Join(operands, isAnd: false);

    /// <summary>Balanced, so that long lists do not nest.</summary>
    private static Predicates Join(ReadOnlySpan<Predicates> operands, bool isAnd)
    {
        if (operands.Length == 0) return Always(isAnd);
        if (operands.Length == 1) return operands[0];
        var left = Join(operands[..(operands.Length / 2)], isAnd);
        var right = Join(operands[(operands.Length / 2)..], isAnd);
        return isAnd ? new(And(left.True, right.True), Or(left.False, right.False)) : new(Or(left.True, right.True), And(left.False, right.False));
    }

    /// <summary>Facts mode: the whole is unknown where the condition is.</summary>
    public static Predicates If(Predicates condition, Predicates then, Predicates otherwise) => new(
        Or(And(condition.True, then.True), And(condition.False, otherwise.True)),
        Or(And(condition.True, then.False), And(condition.False, otherwise.False)));

    public static Predicates Same(Predicates a, Predicates b) => new(
        Or(And(a.True, b.True), And(a.False, b.False)),
        Or(And(a.True, b.False), And(a.False, b.True)));

    /// <summary>Unknown unless <paramref name="known"/>.</summary>
    public Predicates Where(Expression known) => new(And(known, True), And(known, False));

    /// <summary>False where <paramref name="inapplicable"/>.</summary>
    public Predicates FalseWhere(Expression inapplicable) => new(And(Not(inapplicable), True), Or(inapplicable, False));

    public static Expression And(Expression a, Expression b)
    {
        if (a == No || b == No) return No;
        return a == Yes ? b : b == Yes ? a : Expression.AndAlso(a, b);
    }

    public static Expression Or(Expression a, Expression b)
    {
        if (a == Yes || b == Yes) return Yes;
        return a == No ? b : b == No ? a : Expression.OrElse(a, b);
    }

    public static Expression Not(Expression a) => a == Yes ? No : a == No ? Yes : Expression.Not(a);
}
