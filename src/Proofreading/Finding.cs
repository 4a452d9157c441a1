namespace Yingshang.Proofreading;

public enum Severity
{
    /// <summary>Wrong: must not go out like this.</summary>
    Error,

    /// <summary>Probably wrong: look at it.</summary>
    Warning,

    /// <summary>Better otherwise, by a standard or by habit.</summary>
    Hint,
}

/// <summary>Something that the proofreader found.</summary>
/// <param name="Rule">id of the rule, stable: sum.parts</param>
/// <param name="Paragraph">1-based; the line of a text file, the paragraph of a Word file in reading order, empty ones counted</param>
/// <param name="Sentence">1-based, in the paragraph</param>
/// <param name="Start">offset of the first character in the paragraph, in UTF-16 units</param>
/// <param name="Text">what stands there</param>
/// <param name="Message">what is wrong, in Chinese for officials</param>
/// <param name="Suggestion">what to write instead; null when only the writer can know</param>
public sealed record Finding(string Rule, Severity Severity, int Paragraph, int Sentence, int Start, int Length, string Text, string Message, string? Suggestion)
{
    /// <summary>Up to 20 characters before it, to show it in its place.</summary>
    public string Before { get; init; } = "";

    /// <summary>Up to 20 characters after it.</summary>
    public string After { get; init; } = "";
}
