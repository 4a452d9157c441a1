namespace Yingshang.Feel.Values;

/// <summary>A function as a value: built-in, defined by the author, or a model's knowledge or service.</summary>
public abstract class FeelFunction
{
    public abstract string Name { get; }

    public abstract IReadOnlyList<FeelParameter> Parameters { get; }

    /// <summary>What it yields; null where it is not said.</summary>
    public virtual FeelShape? Result => null;

    /// <summary>Whether it can be called with arguments of these types.</summary>
    public virtual bool Accepts(IReadOnlyList<FeelShape> arguments) => arguments.Count == Parameters.Count && Parameters.Zip(arguments).All(p => p.First.Shape.Covers(p.Second));
}

/// <summary>A parameter of a function: its name, and the type that an argument must fit.</summary>
public sealed record FeelParameter(string Name, FeelShape Shape);
