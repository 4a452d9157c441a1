namespace Yingshang.Proofreading;

/// <summary>Rules that somebody switched off, each with the reason. A group (<c>form</c>) switches off all of its rules.</summary>
public sealed class RulesOff
{
    private readonly Dictionary<string, string> _reasons;

    private RulesOff(Dictionary<string, string> reasons) => _reasons = reasons;

    public static RulesOff None { get; } = new([]);

    public IReadOnlyDictionary<string, string> Reasons => _reasons;

    /// <param name="choices">RULE=reason each</param>
    /// <exception cref="FormatException">no such rule, or no reason; the message says in Chinese what to do</exception>
    public static RulesOff Parse(IEnumerable<string> choices)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var choice in choices)
        {
            var parts = choice.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2 || parts[1].Length == 0) throw new FormatException($"停用规则要写理由：{parts[0]}=理由。");
            if (!RuleBook.All.Any(r => Covers(parts[0], r.Id))) throw new FormatException($"没有“{parts[0]}”这条规则，规则见 ./yingshang proofread --rules。");
            reasons[parts[0]] = parts[1];
        }
        return new RulesOff(reasons);
    }

    public bool IsOff(string rule) => _reasons.Keys.Any(off => Covers(off, rule));

    private static bool Covers(string off, string rule) => rule == off || rule.StartsWith(off + ".", StringComparison.Ordinal);
}
