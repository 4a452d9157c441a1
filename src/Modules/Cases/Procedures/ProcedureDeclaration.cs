using Yingshang.Platform.Packs;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Procedures;

/// <summary>Reads <c>procedures/*.yaml</c>.</summary>
internal static class ProcedureDeclaration
{
    public static Procedure Read(DeclarationNode top, int version)
    {
        var steps = top.List("steps").Select(ReadStep).ToList();
        if (steps.Count == 0) top.Problem("“steps”至少要有一个环节。");
        foreach (var twice in steps.GroupBy(s => s.Id).Where(g => g.Count() > 1)) top.Problem($"环节“{twice.Key}”写了两次。");
        var procedure = new Procedure(
            top.Text("id"), version, top.Text("name"), top.TextOrNull("short") ?? top.Text("name"), top.Text("subject"), top.Text("number"),
            new CountingRule(top.Choice("counting", "收到当日不计", "顺延收到") == "顺延收到", top.Choice("day_ends", "24时", "下班") == "下班"),
            ReadNear(top.Map("near")), steps, Limit(top, "sign_within"), ReadReturn(top.Map("return")), ReadExtension(top.Map("extension")), ReadReopen(top.Map("reopen")),
            LampSet.Read(top.List("lamps")));
        top.TextOrNull("source");
        top.NothingElse();
        return procedure;
    }

    private static ProcedureStep ReadStep(DeclarationNode node)
    {
        var step = new ProcedureStep(node.Text("id"), node.Text("name"), Limit(node, "limit"), node.Choice("by", "office", "unit"), node.TextOrNull("promise") ?? "");
        node.NothingElse();
        return step;
    }

    private static NearRule ReadNear(DeclarationNode? node)
    {
        if (node is null) return NearRule.Standard;
        var near = new NearRule((double)node.Number("share"), (double)node.Number("at_least_working_days"));
        node.NothingElse();
        return near;
    }

    private static ReturnRule ReadReturn(DeclarationNode? node)
    {
        if (node is null) return new ReturnRule(WorkCalendars.Limit.WorkingDays(1), 2);
        var rule = new ReturnRule(Limit(node, "within"), node.Int("most_times", 2));
        node.NothingElse();
        return rule;
    }

    private static ExtensionRule ReadExtension(DeclarationNode? node)
    {
        if (node is null) return new ExtensionRule(1, 1, 2, ["office", "leader"]);
        var rule = new ExtensionRule(node.Int("ask_before_working_days"), node.Int("longest_months"), node.Int("most_times"), node.Texts("approvers"));
        node.NothingElse();
        return rule;
    }

    private static ReopenRule ReadReopen(DeclarationNode? node)
    {
        if (node is null) return new ReopenRule(WorkCalendars.Limit.CalendarDays(15), []);
        var rule = new ReopenRule(Limit(node, "within"), [.. node.List("steps").Select(ReadStep)]);
        node.NothingElse();
        return rule;
    }

    private static Limit Limit(DeclarationNode node, string key)
    {
        var text = node.Text(key);
        var parse = WorkCalendars.Limit.Parse(text);
        if (parse.Limit is null && text.Length > 0) node.Node(key)!.Problem(parse.Problem + "。");
        return parse.Limit ?? WorkCalendars.Limit.WorkingDays(1);
    }
}
