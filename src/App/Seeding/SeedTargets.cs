using Yingshang.Platform.Packs;

namespace Yingshang.App.Seeding;

/// <summary>What the demo district comes to (<c>targets.yaml</c>), times a scale.</summary>
internal sealed record SeedTargets(string Password, EnterpriseTargets Enterprises, DemandTargets Demands, int Leaders, int ListedLeaders, int PairedEnterprises, int PairedProjects)
{
    public static SeedTargets Read(PackReader pack, double scale)
    {
        int Scaled(decimal number) => (int)Math.Round((double)number * scale, MidpointRounding.AwayFromZero);
        var top = pack.Read("targets.yaml")!;
        var enterprises = top.Map("enterprises")!;
        var demands = top.Map("demands")!;
        var people = top.Map("people")!;
        return new SeedTargets(
            top.Text("password"),
            new EnterpriseTargets(enterprises.Date("active_on"), Scaled(enterprises.Number("active")),
                [.. enterprises.List("established").Select(n => new PeriodCount(n.Date("from"), n.Date("to"), Scaled(n.Number("count"))))],
                Scaled(enterprises.Number("cancelled")), Scaled(enterprises.Number("recent"))),
            new DemandTargets(
                [.. demands.List("solved").Select(n => new SolvedTarget(n.Date("from"), n.Date("to"), Scaled(n.Number("count")), (double)n.Number("solved_share"),
                    n.Map("channels")!.Pairs().ToDictionary(p => p.Key, p => Scaled(decimal.Parse(p.Value.Scalar!, System.Globalization.CultureInfo.InvariantCulture))),
                    [.. n.List("collected").Select(c => new CollectedTarget(c.Text("channel"), c.Date("from"), c.Date("to"), Scaled(c.Number("count"))))]))],
                Scaled(demands.Number("between")), Scaled(demands.Number("after")), Scaled(demands.Number("steady")), Scaled(demands.Number("recent")),
                Numbers(demands.Map("channel_weights")!), Numbers(demands.Map("unsolved_weights")!), Numbers(demands.Map("shares")!),
                Numbers(demands.Map("desk")!).ToDictionary(p => p.Key, p => (int)p.Value)),
            people.Int("leaders"), Scaled(people.Number("listed_leaders")), Scaled(people.Number("paired_enterprises")), Scaled(people.Number("paired_projects")));
    }

    private static Dictionary<string, double> Numbers(DeclarationNode map) =>
        map.Pairs().ToDictionary(p => p.Key, p => double.Parse(p.Value.Scalar!, System.Globalization.CultureInfo.InvariantCulture));
}

internal sealed record PeriodCount(DateOnly From, DateOnly To, int Count);

/// <param name="ActiveOn">the day on which <paramref name="Active"/> is counted</param>
internal sealed record EnterpriseTargets(DateOnly ActiveOn, int Active, IReadOnlyList<PeriodCount> Established, int Cancelled, int Recent);

/// <summary>Demands answered in a period with the outcome 已解决; <paramref name="Channels"/> of them, by channel id.</summary>
internal sealed record SolvedTarget(DateOnly From, DateOnly To, int Count, double SolvedShare, IReadOnlyDictionary<string, int> Channels, IReadOnlyList<CollectedTarget> Collected)
{
    public bool Holds(DateOnly? day) => day >= From && day <= To;
}

/// <summary>Demands received from a channel within days: exactly so many, and all answered within the period.</summary>
internal sealed record CollectedTarget(string Channel, DateOnly From, DateOnly To, int Count);

internal sealed record DemandTargets(
    IReadOnlyList<SolvedTarget> Solved, int Between, int After, int Steady, int Recent, IReadOnlyDictionary<string, double> ChannelWeights,
    IReadOnlyDictionary<string, double> UnsolvedWeights, IReadOnlyDictionary<string, double> Shares, IReadOnlyDictionary<string, int> Desk);
