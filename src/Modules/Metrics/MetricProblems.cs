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
    public static Problem NeedsReason { get; } = new("metric.needs-reason", "请写明原因：口径改了，以后的人要知道为什么。");
    public static Problem BadDeclaration(string problems) => new("metric.bad-declaration", $"口径还不能用：{problems}。");
    public static Problem BadId(string id) => new("metric.bad-id", $"编号“{(id.Length > 40 ? id[..40] : id)}”只能用小写字母、数字和短横，以字母开头，不超过 60 个字。");
    public static Problem IdTaken(string id) => new("metric.id-taken", $"编号“{id}”已经用在别的指标上，请换一个。");
    public static Problem NameTaken(string name) => new("metric.name-taken", $"已有一个指标叫“{name}”，请换一个名称：报告和算式按名称找指标。");
    public static Problem IdChanged { get; } = new("metric.id-changed", "指标的编号不能改：报告里的数是按编号归到口径的。");
    public static Problem IsOfBook { get; } = new("metric.is-of-book", "这是台账的汇总数，口径在台账的“口径”里改。");
    public static Problem DeclarationChanged(int version) => new("metric.declaration-changed", $"您打开之后，别人已经存了第 {version} 版。请核对现在的版本，再改一次。");
    public static Problem NothingChanged { get; } = new("metric.nothing-changed", "没有改动，不用保存。");
}
