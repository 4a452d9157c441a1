using Yingshang.Platform.Outbox;
using Yingshang.Platform.Packs;

namespace Yingshang.Cases.Reminders;

/// <summary>When a reminder is due.</summary>
public enum ReminderMoment
{
    /// <summary>待签收: not signed at the hour at which it is deemed signed</summary>
    Unsigned,
    /// <summary>临期</summary>
    Near,
    /// <summary>超期: from the end on, and again each working day within the declared days</summary>
    Overdue,
}

/// <summary>Who is reminded.</summary>
public enum Reminded
{
    /// <summary>Whoever has it in hand: the handler, else those of the unit who take demands; the office for what the office owes</summary>
    Holder,
    UnitHead,
    Office,
    /// <summary>联络员 of the leader who heads the group of the topic</summary>
    Liaison,
}

/// <param name="FromDay">working days overdue from which it is sent; 0 for the end itself</param>
/// <param name="ToDay">the last of them: after that a list is the better place</param>
public sealed record ReminderRule(string Id, ReminderMoment When, int FromDay, int ToDay, IReadOnlyList<Reminded> To, IReadOnlyList<string> Channels, string Template);

/// <summary><c>outbox/reminders.yaml</c></summary>
public sealed record ReminderRules(IReadOnlyList<ReminderRule> All)
{
    /// <summary>What a reminder may say: nothing by which enterprise, person or complaint is known.</summary>
    public static readonly IReadOnlyCollection<string> Names = ["编号", "环节", "期限", "灯", "单位"];

    private static readonly IReadOnlyDictionary<string, ReminderMoment> Moments = new Dictionary<string, ReminderMoment>(StringComparer.Ordinal)
    {
        ["待签收"] = ReminderMoment.Unsigned, ["临期"] = ReminderMoment.Near, ["超期"] = ReminderMoment.Overdue,
    };

    private static readonly IReadOnlyDictionary<string, Reminded> People = new Dictionary<string, Reminded>(StringComparer.Ordinal)
    {
        ["holder"] = Reminded.Holder, ["unit_head"] = Reminded.UnitHead, ["office"] = Reminded.Office, ["leader_liaison"] = Reminded.Liaison,
    };

    /// <summary>Longest look back for what is overdue, in working days.</summary>
    public int LastDay => All.Where(r => r.When == ReminderMoment.Overdue).Select(r => r.ToDay).DefaultIfEmpty(0).Max();

    internal static ReminderRules Read(PackReader pack, OutboxRules outbox)
    {
        var rules = (pack.Read("outbox/reminders.yaml")?.List("reminders") ?? []).Select(n => Read(n, outbox)).ToList();
        foreach (var template in rules.Select(r => r.Template).Where(t => t.Length > 0).Distinct()) outbox.Templates.Require(pack, template, Names);
        return new ReminderRules(rules);
    }

    private static ReminderRule Read(DeclarationNode node, OutboxRules outbox)
    {
        var when = Moments.GetValueOrDefault(node.Choice("when", [.. Moments.Keys]));
        var to = node.List("to").Select(n => Known(n, "to", People)).ToList();
        if (to.Count == 0) node.Problem("缺少“to”：提醒谁，如 [holder]。");
        string[] inside = [OutboxMessage.Notice, OutboxMessage.Mail];
        var channels = node.Texts("channels");
        foreach (var channel in node.List("channels").Where(c => !inside.Contains(c.Scalar) && outbox.Webhooks.All(w => OutboxMessage.Webhook + w.Id != c.Scalar)))
        {
            var known = inside.Concat(outbox.Webhooks.Select(w => OutboxMessage.Webhook + w.Id)).ToList();
            channel.Problem($"没有渠道“{channel.Scalar}”{Suggestion.For(channel.Scalar ?? "", known)}可选：{string.Join('、', known)}。");
        }
        var rule = new ReminderRule(node.Text("id"), when, node.Int("from_day", 0), node.Int("to_day", 0), to, channels, node.Text("template"));
        if (rule.ToDay < rule.FromDay) node.Problem($"“to_day”（{rule.ToDay}）不能小于“from_day”（{rule.FromDay}）。");
        node.NothingElse();
        return rule;
    }

    private static Reminded Known(DeclarationNode node, string key, IReadOnlyDictionary<string, Reminded> words)
    {
        if (words.TryGetValue(node.Scalar ?? "", out var word)) return word;
        node.Problem($"“{key}”的值“{node.Scalar}”不认识{Suggestion.For(node.Scalar ?? "", words.Keys)}可选：{string.Join('、', words.Keys)}。");
        return default;
    }
}
