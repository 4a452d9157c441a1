namespace Yingshang.Feel;

/// <summary>What an expression yields. A choice is a text whose values are known.</summary>
public enum FeelKind { Text, Number, Date, DateTime, Bool, Set, Null, Error }

internal static class Kinds
{
    public static FeelKind Of(FeelType type) => type switch
    {
        FeelType.Number => FeelKind.Number,
        FeelType.Date => FeelKind.Date,
        FeelType.DateTime => FeelKind.DateTime,
        FeelType.Bool => FeelKind.Bool,
        FeelType.Set => FeelKind.Set,
        _ => FeelKind.Text,
    };

    /// <summary>What 没有 stands for; dates have no such value.</summary>
    public static object? Absent(FeelKind kind) => kind switch
    {
        FeelKind.Number => 0m,
        FeelKind.Bool => false,
        FeelKind.Text => "",
        FeelKind.Set => Array.Empty<string>(),
        _ => null,
    };

    public static string Chinese(FeelKind kind) => kind switch
    {
        FeelKind.Text => "文字",
        FeelKind.Number => "数字",
        FeelKind.Date => "日期",
        FeelKind.DateTime => "日期时间",
        FeelKind.Bool => "是/否",
        FeelKind.Set => "多选",
        _ => "空值",
    };

    public static string English(FeelKind kind) => kind switch
    {
        FeelKind.Text => "a text",
        FeelKind.Number => "a number",
        FeelKind.Date => "a date",
        FeelKind.DateTime => "a date and time",
        FeelKind.Bool => "a boolean",
        FeelKind.Set => "a set",
        _ => "null",
    };
}

/// <summary>A node of the checked tree: names resolved, kinds known, units converted, constants folded.</summary>
internal abstract record Bound(FeelKind Kind, TextSpan At)
{
    public Unit? Unit { get; init; }

    public abstract IReadOnlyList<Bound> Children { get; }
}

/// <summary><paramref name="Value"/> is a string, decimal, bool, DateOnly, DateTime (UTC) or null.</summary>
internal sealed record BoundConstant(FeelKind Kind, object? Value, TextSpan At) : Bound(Kind, At)
{
    public override IReadOnlyList<Bound> Children => [];

    public decimal Number => (decimal)Value!;

    public static BoundConstant Error(TextSpan at) => new(FeelKind.Error, null, at);
}

internal sealed record BoundField(Field Field, TextSpan At) : Bound(Kinds.Of(Field.Type), At)
{
    public override IReadOnlyList<Bound> Children => [];
}

internal sealed record BoundArithmetic(ArithmeticOperator Operator, Bound Left, Bound Right, TextSpan At) : Bound(FeelKind.Number, At)
{
    public override IReadOnlyList<Bound> Children { get; } = [Left, Right];
}

internal sealed record BoundCompare(Comparison Operator, Bound Left, Bound Right, TextSpan At) : Bound(FeelKind.Bool, At)
{
    public override IReadOnlyList<Bound> Children { get; } = [Left, Right];
}

/// <summary>Comparison with the literal null: the only question that an absent fact answers with yes or no.</summary>
internal sealed record BoundPresence(Bound Operand, bool WhenMissing, TextSpan At) : Bound(FeelKind.Bool, At)
{
    public override IReadOnlyList<Bound> Children { get; } = [Operand];
}

/// <summary><paramref name="IsAtom"/>: one condition in the author's eyes (in, between), explained as one.</summary>
internal sealed record BoundLogic(bool IsAnd, IReadOnlyList<Bound> Operands, TextSpan At, bool IsAtom = false) : Bound(FeelKind.Bool, At)
{
    public override IReadOnlyList<Bound> Children => Operands;
}

internal sealed record BoundNot(Bound Operand, TextSpan At) : Bound(FeelKind.Bool, At)
{
    public override IReadOnlyList<Bound> Children { get; } = [Operand];
}

internal sealed record BoundIf(Bound Condition, Bound Then, Bound Else, TextSpan At) : Bound(Then.Kind, At)
{
    public override IReadOnlyList<Bound> Children { get; } = [Condition, Then, Else];
}

internal sealed record BoundCall(Builtin Function, IReadOnlyList<Bound> Arguments, TextSpan At) : Bound(Function.Result, At)
{
    public override IReadOnlyList<Bound> Children => Arguments;
}
