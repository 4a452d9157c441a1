namespace Yingshang.Platform.Pages;

/// <summary>Where a step of a procedure stands.</summary>
public enum StepState { Done, Now, Todo }

/// <summary>One step of a <see cref="StepBar"/>.</summary>
/// <param name="Lines">Small text below the name: when, how long, until when.</param>
public sealed record Step(string Name, StepState State, params IReadOnlyList<string> Lines)
{
    /// <summary>State in words beside the name, e.g. 临期; null for none.</summary>
    public string? Lamp { get; init; }

    public Tone Tone { get; init; }
}
