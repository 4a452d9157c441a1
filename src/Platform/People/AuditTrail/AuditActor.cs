using Yingshang.Platform.Audit;

namespace Yingshang.Platform.People.AuditTrail;

internal static class AuditActor
{
    /// <summary>李楠（代高远）; 系统或访客 where nobody had signed in.</summary>
    public static string Of(AuditEntry entry, IReadOnlyDictionary<Guid, string> names)
    {
        if (entry.ActorId is not { } actor) return "系统或访客";
        var name = names.GetValueOrDefault(actor, "已不在册");
        return entry.ActingForId is { } leader ? $"{name}（代{names.GetValueOrDefault(leader, "已不在册")}）" : name;
    }
}
