using Yingshang.Platform.People;

namespace Yingshang.Metrics.WriteRules;

/// <summary>Who may try expressions; the facts of an enterprise still follow the rights to the register.</summary>
public static class RuleActions
{
    public const string Try = "rule.try";

    public static readonly IReadOnlyList<ActionName> All = [new(Try, "试写规则")];
}
