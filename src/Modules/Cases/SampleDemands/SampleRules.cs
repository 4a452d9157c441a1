using Yingshang.Cases.Catalogues;
using Yingshang.Platform.Packs;

namespace Yingshang.Cases.SampleDemands;

public sealed record SampleRules(IReadOnlyList<SampleRule> All)
{
    public SampleRule? Find(string? id) => All.FirstOrDefault(r => r.Id == id);

    internal static SampleRules Read(PackReader pack, DemandCatalogues catalogues)
    {
        var outcomes = catalogues.Outcomes.Select(o => o.Name).ToList();
        var top = pack.Read("samples/demands.yaml");
        var rules = new SampleRules([.. (top?.List("samples") ?? []).Select(n => Read(n, outcomes))]);
        top?.TextOrNull("source");
        top?.NothingElse();
        return rules;
    }

    private static SampleRule Read(DeclarationNode node, List<string> outcomes)
    {
        foreach (var outcome in node.List("of").Where(o => !outcomes.Contains(o.Scalar ?? "")))
            outcome.Problem($"没有办理结果“{outcome.Scalar}”{Suggestion.For(outcome.Scalar ?? "", outcomes)}可选：{string.Join('、', outcomes)}。");
        var rule = new SampleRule(node.Text("id"), node.Text("name"), node.Texts("of"), node.Number("share"), node.Int("at_least"), node.Flag("tells_unit", true), node.Texts("findings"));
        if (rule.Share is <= 0 or > 1) node.Problem($"“share”应大于 0、不超过 1，如 0.05，这里写的是“{rule.Share}”。");
        if (rule.Findings.Count < 2) node.Problem("“findings”至少写两种查实的结果，如 [属实, 不属实]。");
        node.NothingElse();
        return rule;
    }
}
