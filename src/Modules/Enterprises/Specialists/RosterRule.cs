using Yingshang.Platform.Packs;

namespace Yingshang.Enterprises.Specialists;

/// <summary>How many specialists a unit that sends them must have.</summary>
/// <param name="Heads">首席专员</param>
/// <param name="Handlers">具办专员, at least</param>
public sealed record RosterRule(int Heads, int Handlers)
{
    /// <summary>What a unit lacks, in words; null when nothing.</summary>
    public string? Lack(int heads, int handlers)
    {
        var lacks = new[] { (Missing: Heads - heads, Who: "首席专员"), (Missing: Handlers - handlers, Who: "具办专员") }.Where(l => l.Missing > 0).Select(l => $"{l.Who}{l.Missing}人").ToList();
        return lacks.Count == 0 ? null : $"尚缺{string.Join("、", lacks)}，正在增补";
    }

    internal static RosterRule Read(PackReader pack)
    {
        if (pack.Read("rosters/specialists.yaml") is not { } top) return new RosterRule(0, 0);
        var rule = new RosterRule(top.Int("heads"), top.Int("handlers"));
        top.TextOrNull("source");
        top.NothingElse();
        return rule;
    }
}
