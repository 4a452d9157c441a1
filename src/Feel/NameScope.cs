namespace Yingshang.Feel;

/// <summary>The names that may stand where the parser is: known ones, those that the expression itself binds, and members of contexts. Only these may hold blanks and signs.</summary>
internal sealed class NameScope(NameIndex known, NameIndex? members = null)
{
    private static readonly NameIndex BuiltinMembers = new(["time offset", "start included", "end included"]);

    private readonly List<(string Folded, string Name)> bound = [];
    private readonly List<(string Folded, string Name)> boundMembers = [];

    /// <summary>Above zero inside a filter, where members are names too.</summary>
    public int Filters { get; set; }

    public int Count => bound.Count;

    /// <summary>Words need no entry: the lexer reads them anyway, unless they run into the next word as Chinese does.</summary>
    public void Bind(string name)
    {
        if (NameIndex.IsName(name)) bound.Add((FullWidth.Fold(name), name));
    }

    public void Release(int count) => bound.RemoveRange(count, bound.Count - count);

    public void BindMember(string name)
    {
        if (NameIndex.IsName(name) && !name.All(NameIndex.IsPart)) boundMembers.Add((FullWidth.Fold(name), name));
    }

    public (string Name, int Length)? Match(string folded, int start)
    {
        var best = Longer(known.Match(folded, start), Longest(bound, folded, start));
        return Filters == 0 ? best : Longer(best, MatchMember(folded, start));
    }

    public (string Name, int Length)? MatchMember(string folded, int start) =>
        Longer(Longer(BuiltinMembers.Match(folded, start), members?.Match(folded, start)), Longest(boundMembers, folded, start));

    private static (string Name, int Length)? Longer((string Name, int Length)? a, (string Name, int Length)? b) => (b?.Length ?? 0) > (a?.Length ?? 0) ? b : a;

    private static (string Name, int Length)? Longest(List<(string Folded, string Name)> names, string folded, int start)
    {
        (string, int)? best = null;
        var longest = 0;
        // The innermost binding of a name comes last.
        for (var i = names.Count - 1; i >= 0; i--)
        {
            if (names[i].Folded.Length <= longest) continue;
            var length = NameIndex.LengthOf(names[i].Folded, folded, start);
            if (length > longest && NameIndex.EndsAtBoundary(folded, start + length)) (best, longest) = ((names[i].Name, length), length);
        }
        return best;
    }
}
