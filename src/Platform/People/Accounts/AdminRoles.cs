using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.People.Accounts;

/// <summary>三员分立：系统管理员、安全管理员、审计管理员 are three persons, and none of the three offices is ever left empty.</summary>
internal sealed class AdminRoles(DistrictDb db)
{
    private static readonly Role[] Three = [Role.SystemAdmin, Role.SecurityAdmin, Role.AuditAdmin];

    public static bool Holds(Role role) => Three.Contains(role);

    /// <summary>Why this person cannot hold the role beside what the same person holds already under any account; null when nothing speaks against it.</summary>
    public async Task<Problem?> ObjectionAsync(Account account, Role role, string? staffNumber, CancellationToken cancel)
    {
        if (!Holds(role)) return null;
        if (string.IsNullOrEmpty(staffNumber)) return PeopleProblems.NeedsStaffNumber;
        var held = await db.Accounts.Where(a => a.Id != account.Id && a.StaffNumber == staffNumber && !a.IsDisabled && Three.Contains(a.Role) && a.Role != role)
            .Select(a => (Role?)a.Role).FirstOrDefaultAsync(cancel);
        if (held is null && account.Role != role && Holds(account.Role)) held = account.Role;
        return held is { } other ? PeopleProblems.AdminRolesApart(account.DisplayName, RoleNames.Of(other)) : null;
    }

    /// <summary>True when nobody else could do what this account does.</summary>
    public async Task<bool> IsLastAsync(Account account, CancellationToken cancel) =>
        Holds(account.Role) && !await db.Accounts.AnyAsync(a => a.Id != account.Id && a.Role == account.Role && !a.IsDisabled, cancel);
}
