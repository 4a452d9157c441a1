using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.Outbox;

/// <summary>Queues messages: they are added to the context and written with the change they tell of, or not at all.</summary>
public sealed class OutboxQueue(DistrictDb db, District district)
{
    private readonly OutboxRules _rules = district.Declared<OutboxRules>();

    /// <summary>To a person of ours, by one of the channels notice, mail and webhook:…. By mail only where the account has an address.</summary>
    /// <param name="key">what makes it this message and no other; the account and the channel are added</param>
    public void To(Account account, string channel, string kind, string key, Guid subjectId, string? link, IReadOnlyDictionary<string, string> values)
    {
        if (channel == OutboxMessage.Mail && string.IsNullOrWhiteSpace(account.Email)) return;
        var (title, text) = _rules.Templates[kind].Fill(values);
        var now = db.Now;
        db.Add(new OutboxMessage
        {
            Id = db.NewId(), Key = KeyOf(key, channel, account.Id), Channel = channel, Kind = kind, AccountId = account.Id, UnitId = account.UnitId, Address = channel == OutboxMessage.Mail ? account.Email : null,
            Title = title, Text = text, Link = link, SubjectId = subjectId, QueuedAt = now, DueAt = _rules.Quiet.After(channel, now, district.Calendar),
        });
    }

    /// <summary>A text message at once, quiet hours or not: somebody is waiting for it.</summary>
    public void Text(string phone, string kind, Guid subjectId, TimeSpan good, IReadOnlyDictionary<string, string> values)
    {
        var (title, text) = _rules.Templates[kind].Fill(values);
        var (id, now) = (db.NewId(), db.Now);
        db.Add(new OutboxMessage
        {
            Id = id, Key = $"{kind}/{id:N}", Channel = OutboxMessage.TextMessage, Kind = kind, Address = phone, Title = title, Text = text, SubjectId = subjectId, QueuedAt = now, DueAt = now, GoodUntil = now + good,
        });
    }

    public static string KeyOf(string key, string channel, Guid accountId) => $"{key}/{channel}/{accountId:N}";
}
