using System.Runtime.InteropServices;

namespace Yingshang.Feel;

/// <summary>A place in the text of an expression, in UTF-16 characters.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public TextSpan To(TextSpan last) => new(Start, Math.Max(last.End - Start, 0));
}

/// <summary>An error refuses the expression; a notice tells the author how it is understood.</summary>
public enum FeelSeverity { Error, Notice }

/// <summary>What is wrong with an expression, where, and what was probably meant.</summary>
public sealed record FeelProblem(string Code, TextSpan At, string Chinese, string English)
{
    public FeelSeverity Severity { get; init; }

    public string? Found { get; init; }

    public string? Expected { get; init; }

    /// <summary>The name or value that was probably meant.</summary>
    public string? Suggestion { get; init; }

    public string? Example { get; init; }

    public override string ToString() => Example is null ? Chinese : $"{Chinese}例：{Example}";
}
