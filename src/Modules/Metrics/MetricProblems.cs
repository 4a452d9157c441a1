using Yingshang.Platform.Packs;
using Yingshang.Platform.Results;

namespace Yingshang.Metrics;

/// <summary>Every refusal of this module. Each is covered by a test.</summary>
public static class MetricProblems
{
    public static Problem RuleTooLong(int limit) => new("rule.too-long", $"一句规则不超过 {limit} 字，请拆成几句写。");
    public static Problem TryingTooFast { get; } = new("rule.too-fast", "试得太快了，请停一两秒再试。");
    public static Problem NoSuchDictionary(string name, IEnumerable<string> names) => new("rule.no-such-dictionary", $"没有“{(name.Length > 40 ? name[..40] : name)}”的字典{Suggestion.For(name.Length > 40 ? name[..40] : name, names)}");
    public static Problem NoSuchEnterprise { get; } = new("rule.no-such-enterprise", "没有找到这户企业，或者不只一户：请写全名或统一社会信用代码。规则照样检查。");
}
