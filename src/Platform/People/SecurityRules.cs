using Yingshang.Platform.Packs;

namespace Yingshang.Platform.People;

/// <summary>How people of a district prove who they are, from <c>security.yaml</c> (GB/T 22239-2019, 8.1.4.1).</summary>
/// <param name="Session">how long a sign-in lasts without use</param>
/// <param name="MostFailures">wrong passwords in a row before the account is locked</param>
/// <param name="MostAttempts">sign-ins from one address within <paramref name="AttemptsWithin"/></param>
/// <param name="SecondFactorRoles">who must have a second factor; everybody may</param>
public sealed record SecurityRules(
    TimeSpan Session, int MostFailures, TimeSpan LockedFor, int MostAttempts, TimeSpan AttemptsWithin, int PasswordLength, IReadOnlySet<Role> SecondFactorRoles)
{
    public static SecurityRules Read(PackReader pack)
    {
        var top = pack.Read("security.yaml");
        var (session, lockout, attempts, password, factor) = (Part(top, "session"), Part(top, "lockout"), Part(top, "attempts"), Part(top, "password"), Part(top, "second_factor"));
        var rules = new SecurityRules(
            TimeSpan.FromHours((double)Positive(session, "hours")), (int)Positive(lockout, "failures"), TimeSpan.FromMinutes((double)Positive(lockout, "minutes")),
            (int)Positive(attempts, "most"), TimeSpan.FromMinutes((double)Positive(attempts, "minutes")), (int)Positive(password, "length"),
            (factor?.List("required") ?? []).Select(Role).ToHashSet());
        foreach (var node in new[] { top, session, lockout, attempts, password, factor }) node?.NothingElse();
        return rules;
    }

    private static DeclarationNode? Part(DeclarationNode? top, string key)
    {
        var part = top?.Map(key);
        if (part is null && top?.Has(key) == false) top.Problem($"缺少“{key}”，请按 packs/standard/security.yaml 补上。");
        return part;
    }

    private static decimal Positive(DeclarationNode? node, string key)
    {
        var number = node?.Number(key) ?? 1;
        if (number <= 0 && node!.Has(key)) node.Node(key)!.Problem($"“{key}”应大于 0。");
        return number;
    }

    private static Role Role(DeclarationNode node)
    {
        if (RoleNames.Ids.TryGetValue(node.Scalar ?? "", out var role)) return role;
        node.Problem($"不认识的角色“{node.Scalar}”{Suggestion.For(node.Scalar ?? "", RoleNames.Ids.Keys)}");
        return default;
    }
}

/// <summary>What the sign-in page of a demonstration district offers: accounts, what to try with each, and the password they were created with. Empty everywhere else.</summary>
public sealed record DemoAccounts(IReadOnlyList<(string UserName, string Try)> All, string? Password)
{
    public static DemoAccounts Read(PackReader pack, DistrictProfile profile)
    {
        if (!profile.IsDemo || !pack.Exists("people.yaml")) return new DemoAccounts([], null);
        var people = pack.Read("people.yaml")?.List("people") ?? [];
        return new DemoAccounts([.. people.Select(p => (p.Text("username"), p.TextOrNull("try") ?? ""))],
            pack.Exists("targets.yaml") ? pack.Read("targets.yaml")?.TextOrNull("password") : null);
    }
}
