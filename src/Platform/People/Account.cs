using Microsoft.AspNetCore.Identity;

namespace Yingshang.Platform.People;

/// <summary>A person who signs in. Password, lockout and second factor are ASP.NET Core Identity's.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Name as it stands under documents: 周敏.</summary>
    public required string DisplayName { get; set; }

    public Role Role { get; set; }

    public Guid? UnitId { get; set; }

    public Guid? SectionId { get; set; }

    /// <summary>工号, shown in the watermark.</summary>
    public string? StaffNumber { get; set; }

    /// <summary>办公电话</summary>
    public string? OfficePhone { get; set; }

    /// <summary>职务</summary>
    public string? Post { get; set; }

    /// <summary>For a 联络员: the leader acted for.</summary>
    public Guid? ActsForId { get; set; }

    /// <summary>For an enterprise account: the enterprise it is bound to.</summary>
    public Guid? EnterpriseId { get; set; }

    public DateTime CreatedAt { get; init; }

    public bool IsDisabled { get; set; }

    /// <summary>The time step (RFC 6238) of the last one-time code that was accepted: no code counts twice.</summary>
    public long? LastCodeStep { get; set; }

    /// <summary>Set by an administrator: has to be replaced before the account can be used.</summary>
    public bool HasTemporaryPassword { get; set; }
}
