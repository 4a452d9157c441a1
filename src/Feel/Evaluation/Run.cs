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

    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(20);
}

/// <summary>Ends an evaluation that has reached a limit; it never leaves the engine.</summary>
internal sealed class LimitReachedException(FeelProblem problem) : Exception(problem.English)
{
    public FeelProblem Problem { get; } = problem;
}

/// <summary>One evaluation: its clock, what it has spent, and why values became null.</summary>
internal sealed class Run(FeelEngine engine)
{
    private const int MostNotes = 20;
    private const int StepsBetweenLooks = 4_096;

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

    /// <summary>Null, and why.</summary>
    public object? Null(FeelProblem why)
    {
        if (notes.Count < MostNotes && !notes.Contains(why)) notes.Add(why);
        return null;
    }
}
