using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises;

/// <summary>包联项目: a project that a district leader looks after, beside the enterprises (<see cref="Enterprise.PairedLeaderId"/>). The leader need not use the platform: an account without a password is
/// a person on the register who does not sign in.</summary>
public sealed class PairedProject : VersionedRow
{
    public required string Name { get; set; }

    /// <summary>包联领导, a person on the register.</summary>
    public Guid LeaderId { get; set; }

    /// <summary>属地, the township or park.</summary>
    public Guid? TerritoryUnitId { get; set; }

    /// <summary>建设单位, where it is an enterprise of the register.</summary>
    public Guid? EnterpriseId { get; set; }
    public DateOnly From { get; init; }

    /// <summary>The day from which no leader looks after it; null while one does.</summary>
    public DateOnly? Until { get; set; }
}
