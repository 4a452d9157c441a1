using Yingshang.Cases.Engine;
using Yingshang.Platform.Packs;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Procedures;

/// <summary>Reads <c>procedures/*.yaml</c>. What is wrong is told at its line: what was expected, what was found, what may have been meant.</summary>
internal sealed class ProcedureDeclaration
{
    private static readonly IReadOnlyDictionary<string, Approver> Approvers = new Dictionary<string, Approver>(StringComparer.Ordinal) { ["office"] = Approver.Office, ["leader"] = Approver.Leader };

    private readonly IReadOnlyList<string>? _pauseReasons;
    private readonly IReadOnlyList<string> _urgencies;

    private ProcedureDeclaration(IReadOnlyList<string> urgencies, IReadOnlyList<string>? pauseReasons) => (_urgencies, _pauseReasons) = (urgencies, pauseReasons);

    /// <param name="pauseReasons">what the catalogue has; null for a version that served before, which is not checked against the catalogue of today</param>
    public static Procedure Read(DeclarationNode top, int version, IReadOnlyList<string>? pauseReasons = null)
    {
        var urgencies = top.Texts("urgency");
        foreach (var twice in urgencies.GroupBy(u => u).Where(g => g.Count() > 1)) top.Node("urgency")!.Problem($"紧急程度“{twice.Key}”写了两次。");
        return new ProcedureDeclaration(urgencies, pauseReasons).ReadProcedure(top, version);
    }

    private Procedure ReadProcedure(DeclarationNode top, int version)
    {
        var steps = ReadSteps(top, top.List("steps"));
        if (steps.Count == 0) top.Problem("“steps”至少要有一个环节。");
        var procedure = new Procedure(
            top.Text("id"), version, top.Text("name"), top.TextOrNull("short") ?? top.Text("name"), top.Text("subject"), ReadNumber(top),
            new CountingRule(top.Choice("counting", "收到当日不计", "顺延收到") == "顺延收到", top.Choice("day_ends", "24时", "下班") == "下班"),
            ReadNear(top.Map("near")), _urgencies, steps, Limits(top, "sign_within"), ReadReturn(top.Map("return")), ReadExtension(top.Map("extension")), ReadPause(top.Map("pause")),
            ReadReopen(top.Map("reopen"), steps), LampSet.Read(top.List("lamps")))
        { UrgencyChange = ReadUrgencyChange(top) };
        top.TextOrNull("source");
        top.NothingElse();
        return procedure;
    }

    private UrgencyChange ReadUrgencyChange(DeclarationNode top)
    {
        const string key = "urgency_change";
        if (!top.Has(key)) return UrgencyChange.FromChange;
        if (_urgencies.Count == 0) top.Node(key)!.Problem($"写了“{key}”，但机制没有写“urgency”，时限不分紧急程度。");
        return top.Choice(key, "自变更起", "自收到起") == "自收到起" ? UrgencyChange.FromReceipt : UrgencyChange.FromChange;
    }

    private static string ReadNumber(DeclarationNode top)
    {
        var pattern = top.Text("number");
        foreach (var part in new[] { "{year}", "{0000}" })
            if (pattern.Length > 0 && !pattern.Contains(part, StringComparison.Ordinal)) top.Node("number")!.Problem($"编号“{pattern}”里要有 {part}，如 诉〔{{year}}〕{{0000}}号。");
        return pattern;
    }

    private List<ProcedureStep> ReadSteps(DeclarationNode within, IReadOnlyList<DeclarationNode> nodes)
    {
        var steps = new List<ProcedureStep>();
        foreach (var node in nodes)
        {
            var step = ReadStep(node);
            if (steps.Exists(s => s.Id == step.Id)) node.Problem($"环节“{step.Id}”写了两次，每个环节的 id 要不同。");
            if (step.Act == StepAct.Answer && steps.Exists(s => s.Act == StepAct.Answer)) node.Problem("办结的环节（act: 办结）写了两次，一轮办理只能有一个。");
            steps.Add(step);
        }
        if (steps.Count > 0 && steps.TrueForAll(s => s.Act != StepAct.Answer)) within.Problem("少一个办结的环节：要有一个环节写 act: 办结，否则办不完。");
        return steps;
    }

    private ProcedureStep ReadStep(DeclarationNode node)
    {
        var (id, name) = (node.Text("id"), node.Text("name"));
        // What is not understood is told once; the checks that follow from it are left out.
        var known = StepWords.Acts.ContainsKey(node.TextOrNull("act") ?? "") && StepWords.Holders.ContainsKey(node.TextOrNull("by") ?? "");
        var act = Word(node, "act", StepWords.Acts, StepAct.Contact);
        var by = Word(node, "by", StepWords.Holders, StepHolder.Unit);
        var step = new ProcedureStep(id, name, act, Limits(node, "limit"), by, node.TextOrNull("promise") ?? "", node.Has("on_expiry") ? Word(node, "on_expiry", StepWords.Expiries, StepExpiry.Escalate) : null);
        if (known && act == StepAct.Dispatch && by != StepHolder.Office) node.Node("by")!.Problem("“交办”由营商办做，“by”应是 office，这里写的是“unit”。");
        if (known && act is not (StepAct.Dispatch or StepAct.Respond) && by != StepHolder.Unit) node.Node("by")!.Problem($"“{act.Word}”由主办单位做，“by”应是 unit，这里写的是“office”。");
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
        if (node is null) return new ReturnRule(WorkCalendars.Limit.WorkingDays(1), 2, [Approver.Office]);
        var rule = new ReturnRule(node.Int("most_times", 2) == 0 && !node.Has("within") ? WorkCalendars.Limit.WorkingDays(1) : Limit(node, "within"), node.Int("most_times", 2), ReadApprovers(node));
        node.NothingElse();
        return rule;
    }

    private static ExtensionRule ReadExtension(DeclarationNode? node)
    {
        if (node is null) return new ExtensionRule(1, WorkCalendars.Limit.Months(1), 2, [Approver.Office, Approver.Leader]);
        var none = node.Int("most_times", 1) == 0;
        var rule = new ExtensionRule(node.Int("ask_before_working_days", none ? 0 : null), none && !node.Has("longest") ? WorkCalendars.Limit.Months(1) : Limit(node, "longest"), node.Int("most_times"), ReadApprovers(node));
        if (rule.Longest.IsInHours) node.Node("longest")!.Problem($"延期要按日或按月，如 5个工作日、1个月，这里写的是“{rule.Longest}”。");
        node.NothingElse();
        return rule;
    }

    private static IReadOnlyList<Approver> ReadApprovers(DeclarationNode node)
    {
        var approvers = node.List("approvers").Select(n => Word(n, n.Scalar ?? "", "approvers", Approvers, Approver.Office)).ToList();
        return approvers.Count > 0 ? approvers : [Approver.Office];
    }

    private PauseRule ReadPause(DeclarationNode? node)
    {
        if (node is null) return new PauseRule(true, int.MaxValue, []);
        var reasons = node.Texts("reasons");
        foreach (var reason in node.List("reasons").Where(n => _pauseReasons is not null && !_pauseReasons.Contains(n.Scalar ?? "")))
            reason.Problem($"不计时的原因“{reason.Scalar}”不在 catalogues/pause-reasons.yaml 里{Suggestion.For(reason.Scalar ?? "", _pauseReasons!)}可选：{string.Join('、', _pauseReasons!)}。");
        var rule = new PauseRule(node.Choice("by", "unit", "office") == "unit", node.Int("most_times", int.MaxValue), reasons);
        node.NothingElse();
        return rule;
    }

    private ReopenRule ReadReopen(DeclarationNode? node, IReadOnlyList<ProcedureStep> first)
    {
        // Where nothing is said, what the unit owed once it owes again.
        List<ProcedureStep> again = [.. first.Where(s => s.By == StepHolder.Unit && s.Act is StepAct.Feedback or StepAct.Answer)];
        if (node is null) return new ReopenRule(WorkCalendars.Limit.CalendarDays(15), again);
        var steps = ReadSteps(node, node.List("steps"));
        var rule = new ReopenRule(Limit(node, "within"), steps.Count > 0 ? steps : again);
        node.NothingElse();
        return rule;
    }

    /// <summary>A limit, or one for each level of urgency.</summary>
    private StepLimit Limits(DeclarationNode node, string key)
    {
        if (node.Node(key) is not { IsMap: true } map) return new StepLimit(Limit(node, key));
        if (_urgencies.Count == 0)
        {
            map.Problem($"“{key}”按紧急程度分了写，但机制没有写“urgency”。请在上面加一行，如 urgency: [特急, 紧急, 一般]。");
            foreach (var pair in map.Pairs()) Limit(map, pair.Key);
            return new StepLimit(WorkCalendars.Limit.WorkingDays(1));
        }
        var limits = _urgencies.Select(level => (level, Limit(map, level))).ToList();
        map.NothingElse();
        return new StepLimit(limits);
    }

    private static Limit Limit(DeclarationNode node, string key)
    {
        var text = node.Text(key);
        var parse = WorkCalendars.Limit.Parse(text);
        if (parse.Limit is null && text.Length > 0) node.Node(key)!.Problem(parse.Problem + "。");
        return parse.Limit ?? WorkCalendars.Limit.WorkingDays(1);
    }

    private static T Word<T>(DeclarationNode node, string key, IReadOnlyDictionary<string, T> words, T fallback) =>
        node.Text(key) is { Length: > 0 } text ? Word(node.Node(key)!, text, key, words, fallback) : fallback;

    private static T Word<T>(DeclarationNode at, string text, string key, IReadOnlyDictionary<string, T> words, T fallback)
    {
        if (words.TryGetValue(text, out var word)) return word;
        at.Problem($"“{key}”的值“{text}”不认识{Suggestion.For(text, words.Keys)}可选：{string.Join('、', words.Keys)}。");
        return fallback;
    }
}
