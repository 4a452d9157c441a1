namespace Yingshang.Platform.People;

/// <summary>Who is asking, in this request or this run of a command. Filled once, before any handler.</summary>
public sealed class CurrentUser
{
    public Guid? AccountId { get; private set; }
    public Guid? ActingForId { get; private set; }
    public string Name { get; private set; } = "访客";

    /// <summary>For a 联络员: the name of the leader acted for.</summary>
    public string? ActingForName { get; private set; }

    /// <summary>The colleague who is away and in whose name this is done; null when it is one's own.</summary>
    public string? StandsInFor { get; private set; }
    public Role Role { get; private set; } = Role.Public;
    public Guid? UnitId { get; private set; }
    public Guid? SectionId { get; private set; }
    public Guid? EnterpriseId { get; private set; }
    public string? StaffNumber { get; private set; }
    public bool IsSignedIn => AccountId is not null;

    private AccessTable? _access;

    public void Is(Account account, AccessTable access, string? actingForName = null)
    {
        ActingForName = account.Role == Role.Liaison ? actingForName : null;
        (AccountId, ActingForId, Name, Role) = (account.Id, account.Role == Role.Liaison ? account.ActsForId : null, account.DisplayName, account.Role);
        (UnitId, SectionId, EnterpriseId, StaffNumber) = (account.UnitId, account.SectionId, account.EnterpriseId, account.StaffNumber);
        _access = access;
    }

    /// <summary>代: what follows in this request is done in the name of a colleague who is away.</summary>
    public void StandIn(Guid accountId, string name) => (ActingForId, StandsInFor) = (accountId, name);

    public void IsVisitor(AccessTable access) => _access = access;

    /// <summary>The program itself, for commands and background work: no account, name in the record 系统.</summary>
    public void IsSystem(AccessTable access)
    {
        Name = "系统";
        Role = Role.Office;
        _access = access;
    }

    /// <summary>How far this person may do it; <see cref="Scope.None"/> when not at all.</summary>
    public Scope ScopeOf(string action) => (_access ?? throw new InvalidOperationException("Nobody has said who is asking")).ScopeOf(Role, action);

    public bool May(string action) => ScopeOf(action) != Scope.None;
}
