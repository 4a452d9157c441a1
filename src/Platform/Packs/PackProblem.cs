namespace Yingshang.Platform.Packs;

/// <summary>Something wrong in a declaration: where it stands, what was expected, what was probably meant.</summary>
/// <param name="File">path inside the pack, with forward slashes</param>
/// <param name="Line">1-based; 0 when the file as a whole is meant</param>
/// <param name="Column">1-based</param>
/// <param name="Message">one sentence in Chinese that ends with what to do</param>
public sealed record PackProblem(string File, long Line, long Column, string Message)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}:{Column} {Message}" : $"{File} {Message}";
}

/// <summary>A pack that cannot be used. The message lists every problem, one a line.</summary>
public sealed class PackException(IReadOnlyList<PackProblem> problems) : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<PackProblem> Problems { get; } = problems;
}
