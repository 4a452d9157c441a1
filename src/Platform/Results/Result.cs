namespace Yingshang.Platform.Results;

/// <summary>Why the business refuses. <c>Code</c> is stable (<c>case.already-dispatched</c>) and unique in the program;
/// <c>Message</c> says in Chinese what happened, why, and what to do.</summary>
public sealed record Problem(string Code, string Message);

/// <summary>The outcome of a handler that changes something: done, or refused with a <see cref="Problem"/>.</summary>
public readonly record struct Result(Problem? Problem)
{
    public static Result Done => default;
    public bool IsDone => Problem is null;
    public static implicit operator Result(Problem problem) => new(problem);
}

/// <summary>The outcome of a handler that gives something back: <typeparamref name="T"/>, or a <see cref="Problem"/>.</summary>
public readonly record struct Result<T>(T? Value, Problem? Problem)
{
    public bool IsDone => Problem is null;
    public static implicit operator Result<T>(T value) => new(value, null);
    public static implicit operator Result<T>(Problem problem) => new(default, problem);
}
