using System.Linq.Expressions;

namespace Yingshang.Feel;

/// <summary>Where a row type keeps the fields. Numbers: long, int or short as integers of 10^-scale, or decimal as logical values; texts and choices: string; dates: DateOnly;
/// instants: DateTime in UTC; booleans: bool; sets: a sequence of strings, or one string with a separator. Each may be nullable.</summary>
public abstract class FieldBindings
{
    private readonly Dictionary<string, FieldBinding> bindings = new(StringComparer.Ordinal);

    private protected FieldBindings(Type rowType) => RowType = rowType;

    internal Type RowType { get; }

    internal FieldBinding? Find(string fieldId) => bindings.GetValueOrDefault(fieldId);

    private protected void Set(string fieldId, FieldBinding binding) => bindings[fieldId] = binding;

    /// <summary>The fields a formula uses that are neither bound nor ambient.</summary>
    public IReadOnlyList<Field> Unbound(FeelFormula formula) => [.. formula.Fields.Where(f => !f.IsAmbient && Find(f.Id) is null)];
}

internal sealed record FieldBinding(LambdaExpression Property, string? Separator);

/// <inheritdoc/>
public sealed class FieldBindings<TRow> : FieldBindings
{
    public FieldBindings() : base(typeof(TRow)) { }

    public FieldBindings<TRow> Bind<T>(string fieldId, Expression<Func<TRow, T>> property)
    {
        Set(fieldId, new FieldBinding(property, Separator: null));
        return this;
    }

    /// <summary>A bound property as a value of <typeparamref name="T"/>, for grouping by it in the database; null when the field is not bound.</summary>
    public Expression<Func<TRow, T>>? Property<T>(string fieldId) => Find(fieldId) is not { } binding ? null
        : Expression.Lambda<Func<TRow, T>>(binding.Property.Body.Type == typeof(T) ? binding.Property.Body : Expression.Convert(binding.Property.Body, typeof(T)), binding.Property.Parameters);

    /// <summary>A set kept in one text, its members between <paramref name="separator"/>s; members never contain it.</summary>
    public FieldBindings<TRow> BindSet(string fieldId, Expression<Func<TRow, string?>> property, string separator)
    {
        Set(fieldId, new FieldBinding(property, separator));
        return this;
    }
}

/// <summary>Puts the row of the whole formula in place of a binding's own parameter.</summary>
internal sealed class ParameterSwap(ParameterExpression from, Expression to) : ExpressionVisitor
{
    public static Expression Body(LambdaExpression lambda, Expression row) => new ParameterSwap(lambda.Parameters[0], row).Visit(lambda.Body);

    protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
}
