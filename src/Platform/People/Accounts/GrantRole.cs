using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.People.SignIn;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.People.Accounts;

internal sealed class GrantRoleForm
{
    [Required(ErrorMessage = "请选择角色")]
    public Role? Role { get; set; }

    /// <summary>For a 联络员: the leader.</summary>
    public Guid? ActsForId { get; set; }

    [Required(ErrorMessage = "请写明原因，如任职文件、岗位调整"), StringLength(200, ErrorMessage = "原因不超过 200 字")]
    public string? Reason { get; set; }
}

/// <summary>授予角色：by the 安全管理员, with a reason. The account has to sign in again.</summary>
internal sealed class GrantRoleHandler(DistrictDb db, UserManager<Account> users, AdminRoles admins, CurrentUser user)
{
    /// <summary>Roles that only make sense within a unit.</summary>
    public static readonly IReadOnlyList<Role> OfUnit = [Role.Specialist, Role.Handler, Role.SectionHead, Role.UnitHead];

    public async Task<Result> HandleAsync(Account account, GrantRoleForm form, CancellationToken cancel)
    {
        var role = form.Role!.Value;
        if (await ObjectionAsync(account, role, form.ActsForId, cancel) is { } objection) return objection;
        var before = account.Role;
        account.Role = role;
        account.ActsForId = role == Role.Liaison ? form.ActsForId : null;
        db.Audit("account.role-granted", "account", account.Id, ("before", before.ToString()), ("after", role.ToString()), ("acts_for", account.ActsForId), ("reason", form.Reason));
        await users.UpdateSecurityStampAsync(account);
        return Result.Done;
    }

    private async Task<Problem?> ObjectionAsync(Account account, Role role, Guid? actsFor, CancellationToken cancel)
    {
        if (account.Id == user.AccountId) return PeopleProblems.OwnAccount;
        if (account.Role == role && account.ActsForId == (role == Role.Liaison ? actsFor : null)) return PeopleProblems.SameRole(RoleNames.Of(role));
        if (OfUnit.Contains(role) && account.UnitId is null) return PeopleProblems.NeedsUnit;
        if (role == Role.Liaison && !await db.Accounts.AnyAsync(a => a.Id == actsFor && a.Role == Role.Leader && !a.IsDisabled, cancel)) return PeopleProblems.NeedsLeader;
        if (account.Role != role && await admins.IsLastAsync(account, cancel)) return PeopleProblems.LastOfItsKind;
        return await admins.ObjectionAsync(account, role, account.StaffNumber, cancel);
    }
}

/// <summary>解除动态口令：for a lost telephone. Not by the one who resets passwords, so that nobody can take over an account alone.</summary>
internal sealed class LiftSecondFactorHandler(DistrictDb db, SecondFactor factor, CurrentUser user)
{
    public async Task<Result> HandleAsync(Account account, ReasonForm form)
    {
        if (account.Id == user.AccountId) return PeopleProblems.OwnAccount;
        if (!account.TwoFactorEnabled) return PeopleProblems.NoSecondFactor;
        db.Audit("account.second-factor-lifted", "account", account.Id, ("reason", form.Reason));
        await factor.TurnOffAsync(account);
        return Result.Done;
    }
}
