using System.Globalization;
using Yingshang.Platform.Packs;

namespace Yingshang.App.Seeding.Years;

/// <summary>Some activities of one kind within a span of days, as <c>course/activities.yaml</c> declares them.</summary>
/// <param name="Count">so many; null: one in each period of <paramref name="Every"/></param>
/// <param name="Every">week, fortnight, month or quarter: each period of the span has one before any has two</param>
/// <param name="Within">in the first so many working days of the period</param>
/// <param name="Days">an activity lasts so many days</param>
internal sealed record ActivityPlan(
    string Kind, int? Count, DateOnly From, DateOnly To, string? Every, int? Within, int Days, IReadOnlyList<string> Hosts, IReadOnlyList<string> Titles, IReadOnlyList<string> Topics, IReadOnlyList<string> Places,
    IReadOnlyList<string> Hours, IReadOnlyList<string> Agenda, IReadOnlyList<string> Summaries, IReadOnlyList<(string Role, RolePlan Plan)> Roles, IReadOnlyList<(string Outcome, OutcomePlan Plan)> Outcomes, int FirstNumber)
{
    public static ActivityPlan Read(DeclarationNode node, DateOnly today, double scale)
    {
        int Scaled(int number) => number == 0 ? 0 : Math.Max(1, (int)Math.Round(number * scale, MidpointRounding.AwayFromZero));
        var (from, to) = (Day(node, "from", today), Day(node, node.Has("to") ? "to" : "from", today));
        var plan = new ActivityPlan(node.Text("kind"), node.Has("count") ? Scaled(node.Int("count")) : node.Has("every") ? null : 1, from, to, node.TextOrNull("every"), node.Has("within") ? node.Int("within") : null, node.Int("days", 1), node.Texts("hosts"), node.Texts("titles"), node.Texts("topics"),
            node.Texts("places"), node.Texts("hours"), node.Texts("agenda"), node.Texts("summaries"), [.. (node.Map("roles")?.Pairs() ?? []).Select(p => (p.Key, RolePlan.Read(p.Value, Scaled)))],
            [.. (node.Map("outcomes")?.Pairs() ?? []).Select(p => (p.Key, OutcomePlan.Read(p.Value, Scaled)))], node.Int("first_number", 1));
        node.NothingElse();
        return plan;
    }

    // A day, or so many days from today.
    private static DateOnly Day(DeclarationNode node, string key, DateOnly today) =>
        int.TryParse(node.TextOrNull(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) ? today.AddDays(days) : node.Date(key);
}

/// <summary>Who takes part in a role: how many, and out of whom.</summary>
/// <param name="From">of people: chiefs, deputies, leaders, cadres, citizens; null: named</param>
/// <param name="Always">units by code, or accounts by user name, that are at each</param>
/// <param name="Total">over all activities of the plan, exactly</param>
/// <param name="Distinct">so many different ones (of people: from so many different units)</param>
/// <param name="Apart">none that another plan of this name has</param>
internal sealed record RolePlan(string? From, IReadOnlyList<string> Always, IReadOnlyList<string> Units, IReadOnlyList<string> Names, IReadOnlyList<string> Posts, IReadOnlyList<string> Industries, int Least, int Most, int? Total, int? Distinct, string? Apart)
{
    public static RolePlan Read(DeclarationNode node, Func<int, int> scaled)
    {
        var least = node.Int("least", 1);
        var plan = new RolePlan(node.TextOrNull("from"), node.Texts("always"), node.Texts("units"), node.Texts("names"), node.Texts("posts"), node.Texts("industries"), node.Has("least") ? least : node.Has("most") || node.Has("total") ? 1 : 0,
            node.Int("most", node.Has("least") ? least : 0), node.Has("total") ? scaled(node.Int("total")) : null, node.Has("distinct") ? scaled(node.Int("distinct")) : null, node.TextOrNull("apart"));
        node.NothingElse();
        return plan;
    }
}

/// <summary>How an outcome comes to its number.</summary>
/// <param name="Value">the same at each</param>
/// <param name="Count">as many as take part in this role</param>
/// <param name="Total">over all activities of the plan, exactly, in steps, none below the least</param>
/// <param name="Along">parts are roughly in proportion to this other outcome</param>
/// <param name="Of">a part of this other outcome, from <paramref name="ShareFrom"/> to <paramref name="ShareTo"/></param>
/// <param name="Some">of an outcome by enterprise: so many enterprises have it</param>
internal sealed record OutcomePlan(decimal? Value, string? Count, int? Total, int Step, int Least, int Most, string? Along, string? Of, double ShareFrom, double ShareTo, int? Some)
{
    public static OutcomePlan Read(DeclarationNode node, Func<int, int> scaled)
    {
        var step = node.Int("step", 1);
        var plan = new OutcomePlan(node.Has("value") ? node.Number("value") : null, node.TextOrNull("count"), node.Has("total") ? scaled(node.Int("total") / step) * step : null, step, node.Int("least", 0), node.Int("most", 0),
            node.TextOrNull("along"), node.TextOrNull("of"), (double)node.Number("share_from", 0), (double)node.Number("share_to", 1), node.Has("some") ? scaled(node.Int("some")) : null);
        node.NothingElse();
        return plan;
    }
}
