using Yingshang.Platform.Packs;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Supervise;

/// <summary>A level of supervision: its paper, its colour as a word, how long the unit has to answer, and the level that has to come before.</summary>
/// <param name="Document">a document of the pack about 督办件</param>
/// <param name="After">null: can be the first</param>
public sealed record SupervisionLevel(string Id, string Name, string Colour, string Document, Limit AnswerWithin, string? After);

/// <summary><c>supervision.yaml</c>: levels, and the plan that limits how often a unit is supervised.</summary>
/// <param name="OutsidePlan">reasons for which one more does not count: 区领导批示 …</param>
public sealed record SupervisionRules(IReadOnlyList<SupervisionLevel> Levels, int MostForUnitInMonth, IReadOnlyList<string> OutsidePlan)
{
    internal static SupervisionRules Read(PackReader pack)
    {
        var top = pack.Read("supervision.yaml");
        var levels = (top?.List("levels") ?? []).Select(Level).ToList();
        foreach (var level in levels.Where(l => l.After is not null && levels.TrueForAll(x => x.Id != l.After))) top!.Problem($"级别“{level.Id}”的 after 写的“{level.After}”不在级别里。");
        var plan = top?.Map("plan");
        var rules = new SupervisionRules(levels, plan?.Int("most_for_a_unit_in_a_month") ?? 0, plan?.Texts("outside_plan") ?? []);
        plan?.NothingElse();
        top?.TextOrNull("source");
        top?.NothingElse();
        return rules;
    }

    private static SupervisionLevel Level(DeclarationNode node)
    {
        var within = node.Text("answer_within");
        var parse = Limit.Parse(within);
        if (parse.Limit is null && within.Length > 0) node.Node("answer_within")!.Problem(parse.Problem + "。");
        var level = new SupervisionLevel(node.Text("id"), node.Text("name"), node.Text("colour"), node.Text("document"), parse.Limit ?? Limit.WorkingDays(3), node.TextOrNull("after"));
        node.NothingElse();
        return level;
    }
}
