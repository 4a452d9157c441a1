using System.Text.RegularExpressions;
using Yingshang.Platform.Packs;
using Yingshang.WorkCalendars;

namespace Yingshang.Platform.Outbox;

/// <summary><c>outbox/outbox.yaml</c> and <c>outbox/templates.yaml</c>: ways out, quiet hours, tries, and the words of each kind of message.</summary>
/// <param name="TextWebhook">the webhook that takes text messages to a gateway; null where none does</param>
/// <param name="KeepSent">how many days a message that was sent stays in the outbox; null for ever</param>
public sealed record OutboxRules(QuietHours Quiet, RetryRule Retry, int? KeepSent, MailRule? Mail, IReadOnlyList<WebhookRule> Webhooks, string? TextWebhook, MessageTemplates Templates)
{
    /// <summary>The channels that lead somewhere in this district. What is queued for another waits.</summary>
    public IReadOnlyList<string> Channels =>
    [
        OutboxMessage.Notice, .. Mail is null ? Array.Empty<string>() : [OutboxMessage.Mail], .. TextWebhook is null ? Array.Empty<string>() : [OutboxMessage.TextMessage],
        .. Webhooks.Select(w => OutboxMessage.Webhook + w.Id),
    ];

    public static OutboxRules Read(PackReader pack)
    {
        var top = pack.Read("outbox/outbox.yaml");
        var webhooks = (top?.List("webhooks") ?? []).Select(WebhookRule.Read).ToList();
        var text = top?.Map("text");
        var gateway = text?.Text("webhook");
        if (gateway is { Length: > 0 } && webhooks.TrueForAll(w => w.Id != gateway))
            text!.Node("webhook")!.Problem($"没有叫“{gateway}”的 webhook{Suggestion.For(gateway, webhooks.Select(w => w.Id))}上面“webhooks”里要有它。");
        var rules = new OutboxRules(QuietHours.Read(top?.Map("quiet")), RetryRule.Read(top?.Map("retry")), Days(top), MailRule.Read(top?.Map("mail")), webhooks, gateway, MessageTemplates.Read(pack));
        text?.NothingElse();
        top?.TextOrNull("source");
        top?.NothingElse();
        return rules;
    }

    private static int? Days(DeclarationNode? top)
    {
        const string key = "keep_sent";
        if (top is null || !top.Has(key)) return null;
        var text = top.Text(key);
        if (Limit.Parse(text).Limit is { Unit: LimitUnit.CalendarDays, Amount: > 0 } limit) return limit.Amount;
        if (text.Length > 0) top.Node(key)!.Problem($"“{key}”应是几日，如 90日，这里写的是“{text}”。");
        return null;
    }

    internal static TimeSpan Time(DeclarationNode node, string key)
    {
        var text = node.Text(key);
        var parse = Limit.Parse(text);
        if (parse.Limit is { Unit: LimitUnit.Minutes or LimitUnit.Hours } limit) return limit.Unit == LimitUnit.Minutes ? TimeSpan.FromMinutes(limit.Amount) : TimeSpan.FromHours(limit.Amount);
        if (text.Length > 0) node.Node(key)!.Problem($"“{key}”应是一段时间，如 1分钟、6小时，这里写的是“{text}”。");
        return TimeSpan.FromMinutes(1);
    }
}

/// <summary>免打扰: between these hours, and on days off where it says so, a channel waits.</summary>
/// <param name="To">may lie before <paramref name="From"/>: then the night is meant</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, bool DaysOff, IReadOnlyList<string> Channels)
{
    /// <summary>The first instant (UTC) from <paramref name="utc"/> on at which the channel may be used.</summary>
    public DateTime After(string channel, DateTime utc, WorkCalendar calendar)
    {
        if (!Channels.Contains(channel.StartsWith(OutboxMessage.Webhook, StringComparison.Ordinal) ? "webhook" : channel)) return utc;
        var local = utc.ToShanghai();
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (From != To && (From < To ? time >= From && time < To : time >= From || time < To))
        {
            if (From > To && time >= From) day = day.AddDays(1);
            time = To;
        }
        if (DaysOff && !calendar.IsWorkingDay(day)) (day, time) = (calendar.NextWorkingDay(day), To);
        return day == DateOnly.FromDateTime(local) && time == TimeOnly.FromDateTime(local) ? utc : LocalTime.ToUtc(day, time);
    }

    internal static QuietHours Read(DeclarationNode? node)
    {
        if (node is null) return new QuietHours(default, default, false, []);
        string[] known = [OutboxMessage.Notice, OutboxMessage.Mail, OutboxMessage.TextMessage, "webhook"];
        foreach (var channel in node.List("channels").Where(c => !known.Contains(c.Scalar)))
            channel.Problem($"没有渠道“{channel.Scalar}”{Suggestion.For(channel.Scalar ?? "", known)}可选：{string.Join('、', known)}。");
        var quiet = new QuietHours(Hour(node, "from"), Hour(node, "to"), node.Flag("days_off"), node.Texts("channels"));
        node.NothingElse();
        return quiet;
    }

    private static TimeOnly Hour(DeclarationNode node, string key)
    {
        var text = node.Text(key);
        if (TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var hour)) return hour;
        if (text.Length > 0) node.Node(key)!.Problem($"“{key}”应是钟点，如 '21:00'，这里写的是“{text}”。");
        return default;
    }
}

/// <summary>After a failure the next try is twice as far away, up to a longest wait; after so many the message is given up.</summary>
public sealed record RetryRule(TimeSpan FirstAfter, TimeSpan LongestAfter, int MostTimes)
{
    /// <param name="attempts">how many have failed, from 1</param>
    public TimeSpan After(int attempts) => TimeSpan.FromTicks(Math.Min(LongestAfter.Ticks, FirstAfter.Ticks << Math.Min(attempts - 1, 20)));

    internal static RetryRule Read(DeclarationNode? node)
    {
        if (node is null) return new RetryRule(TimeSpan.FromMinutes(1), TimeSpan.FromHours(6), 8);
        var rule = new RetryRule(OutboxRules.Time(node, "first_after"), OutboxRules.Time(node, "longest_after"), node.Int("most_times"));
        if (rule.MostTimes < 1) node.Problem("“most_times”应至少是 1。");
        node.NothingElse();
        return rule;
    }
}

/// <summary>The mail server. Its password is not in the pack but in the environment, under the declared name.</summary>
public sealed record MailRule(string Server, int Port, string From, bool Tls, string? User, string? PasswordEnvironment)
{
    internal static MailRule? Read(DeclarationNode? node)
    {
        if (node is null) return null;
        var rule = new MailRule(node.Text("server"), node.Int("port", 25), node.Text("from"), node.Flag("tls", true), node.TextOrNull("user"), node.TextOrNull("password_env"));
        if (!System.Net.Mail.MailAddress.TryCreate(rule.From, out _) && rule.From.Length > 0) node.Node("from")!.Problem($"“from”应是一个邮箱地址，这里写的是“{rule.From}”。");
        node.NothingElse();
        return rule;
    }
}

/// <summary>An address that takes messages as JSON, signed (HMAC-SHA256) with a secret from the environment.</summary>
public sealed record WebhookRule(string Id, Uri Url, string SecretEnvironment)
{
    internal static WebhookRule Read(DeclarationNode node)
    {
        var url = node.Text("url");
        var isUrl = Uri.TryCreate(url, UriKind.Absolute, out var read) && read.Scheme is "http" or "https";
        if (!isUrl && url.Length > 0) node.Node("url")!.Problem($"“url”应是 http 或 https 的完整地址，这里写的是“{url}”。");
        var rule = new WebhookRule(node.Text("id"), isUrl ? read! : new Uri("http://localhost/"), node.Text("secret_env"));
        node.NothingElse();
        return rule;
    }
}

/// <summary>The words of a kind of message, with names in braces for what is filled in.</summary>
public sealed partial record MessageTemplate(string Id, string Name, string Title, string Text)
{
    public (string Title, string Text) Fill(IReadOnlyDictionary<string, string> values) => (Filled(Title, values), Filled(Text, values));

    internal IEnumerable<string> Blanks => Blank().Matches(Title + Text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    private static string Filled(string text, IReadOnlyDictionary<string, string> values) => Blank().Replace(text, m => values.GetValueOrDefault(m.Groups["name"].Value, ""));

    [GeneratedRegex(@"\{(?<name>[^{}]+)\}", RegexOptions.ExplicitCapture, 1000)] private static partial Regex Blank();
}

public sealed class MessageTemplates
{
    private readonly Dictionary<string, (MessageTemplate Template, DeclarationNode Node)> _all = new(StringComparer.Ordinal);

    public MessageTemplate this[string id] => _all[id].Template;

    /// <summary>What a kind is called, for lists.</summary>
    public string NameOf(string id) => _all.TryGetValue(id, out var known) ? known.Template.Name : id;

    public IReadOnlyCollection<string> Ids => _all.Keys;

    /// <summary>A module says what it fills a template with; a name that nobody fills is told at the template.</summary>
    public void Require(PackReader pack, string id, params IReadOnlyCollection<string> names)
    {
        if (!_all.TryGetValue(id, out var known))
        {
            pack.Problems.Add(new PackProblem("outbox/templates.yaml", 0, 0, $"缺少模板“{id}”。"));
            return;
        }
        foreach (var blank in known.Template.Blanks.Where(b => !names.Contains(b)))
            known.Node.Problem($"模板“{id}”里的“{{{blank}}}”没有内容可填{Suggestion.For(blank, names)}可写：{string.Join('、', names)}。");
    }

    internal static MessageTemplates Read(PackReader pack)
    {
        var templates = new MessageTemplates();
        foreach (var node in pack.Read("outbox/templates.yaml")?.List("templates") ?? [])
        {
            var template = new MessageTemplate(node.Text("id"), node.Text("name"), node.Text("title"), node.Text("text"));
            if (!templates._all.TryAdd(template.Id, (template, node))) node.Problem($"模板“{template.Id}”写了两次。");
            node.NothingElse();
        }
        return templates;
    }
}
