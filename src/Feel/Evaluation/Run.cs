using System.Runtime.CompilerServices;
using Yingshang.Feel.Values;

namespace Yingshang.Feel.Evaluation;

/// <summary>What one evaluation may cost. Reaching a limit ends it with a problem.</summary>
public sealed record FeelLimits
{
    /// <summary>Nodes evaluated, list elements made and blocks of 64 characters written.</summary>
    public long Steps { get; init; } = 20_000_000;

    public int ListLength { get; init; } = 1_000_000;

    public int TextLength { get; init; } = 4_000_000;

    /// <summary>Values within one list or context at any depth, a text counting once for each 64 characters: what comparing it or writing it out costs.</summary>
    public int Size { get; init; } = 4_000_000;

    /// <summary>Lists and contexts within one another.</summary>
    public int Depth { get; init; } = 500;

    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(20);
}

/// <summary>Ends an evaluation that has reached a limit; it never leaves the engine.</summary>
internal sealed class LimitReachedException(FeelProblem problem) : Exception(problem.English)
{
    public FeelProblem Problem { get; } = problem;
}

/// <summary>How many values a value holds at any depth, itself among them, and how deep.</summary>
internal sealed record ValueWeight(long Size, int Depth)
{
    public static ValueWeight One { get; } = new(1, 0);
}

/// <summary>One evaluation: its clock, what it has spent, and why values became null.</summary>
internal sealed class Run(FeelEngine engine)
{
    private const int MostNotes = 20;
    private const int StepsBetweenLooks = 4_096;

    private readonly System.Runtime.CompilerServices.ConditionalWeakTable<object, ValueWeight> weights = [];
    private readonly List<FeelProblem> notes = [];
    private readonly long started = engine.Clock.GetTimestamp();
    private long spent;
    private long nextLook = StepsBetweenLooks;

    public FeelMode Mode => engine.Mode;

    public IReadOnlyList<FeelProblem> Notes => notes;

    public FeelLimits Limits => engine.Limits;

    public FeelZone Zone { get; } = FeelZone.Of(engine.Clock.LocalTimeZone);

    public FeelDateTime Now => FeelDateTime.Of(engine.Clock.GetLocalNow(), Zone);

    public void Spend(long steps = 1)
    {
        spent += steps;
        if (spent < nextLook) return;
        if (spent > Limits.Steps) throw new LimitReachedException(Notices.TooManySteps(Limits.Steps));
        LookAtClock();
    }

    /// <summary>After what may have taken long whatever it spent: a regular expression.</summary>
    public void LookAtClock()
    {
        nextLook = spent + StepsBetweenLooks;
        if (engine.Clock.GetElapsedTime(started) > Limits.Time) throw new LimitReachedException(Notices.TooLong(Limits.Time));
    }

    /// <summary>Recursion in the author's functions ends in a problem, not in a crash.</summary>
    public static void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new LimitReachedException(Notices.TooDeep());
    }

    public void SpendOnList(long length)
    {
        if (length > Limits.ListLength) throw new LimitReachedException(Notices.ListTooLong(Limits.ListLength));
        Spend(length);
    }

    public string SpendOnText(string text)
    {
        if (text.Length > Limits.TextLength) throw new LimitReachedException(Notices.TextTooLong(Limits.TextLength));
        Spend(text.Length / 64);
        return text;
    }

    /// <summary>A list that holds another twice is small in memory and may still take for ever to compare or to write.</summary>
    public object? Weighed(object? value)
    {
        if (value is IReadOnlyList<object?> or FeelContext) WeightOf(value);
        return value;
    }

    /// <summary>The weight of a list whose items are known by their weights.</summary>
    public void Weigh(object list, ValueWeight weight) => weights.AddOrUpdate(list, weight);

    public ValueWeight WeightOf(object? value)
    {
        if (value is string text) return new ValueWeight(1 + (text.Length / 64), 0);
        if (value is not (IReadOnlyList<object?> or FeelContext)) return ValueWeight.One;
        if (weights.TryGetValue(value, out var known)) return known;
        CheckStack();
        var weight = ValueWeight.One with { Depth = 1 };
        foreach (var item in value as IEnumerable<object?> ?? ((FeelContext)value).Values) weight = Together(weight, item);
        weights.AddOrUpdate(value, weight);
        return weight;
    }

    public ValueWeight Together(ValueWeight list, object? item)
    {
        Spend();
        var one = WeightOf(item);
        var both = new ValueWeight(list.Size + one.Size, Math.Max(list.Depth, one.Depth + 1));
        if (both.Size > Limits.Size || both.Depth > Limits.Depth) throw new LimitReachedException(Notices.TooLarge(Limits.Size, Limits.Depth));
        return both;
    }

    /// <summary>Null, and why.</summary>
    public object? Null(FeelProblem why)
    {
        if (notes.Count < MostNotes && !notes.Contains(why)) notes.Add(why);
        return null;
    }
}
