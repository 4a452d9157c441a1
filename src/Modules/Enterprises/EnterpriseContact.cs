using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises;

/// <summary>联系人 of an enterprise. Name and phone are personal data: masked on every page, looking behind the mask is recorded.</summary>
public sealed class EnterpriseContact : VersionedRow
{
    public Guid EnterpriseId { get; init; }
    public required string Name { get; set; }
    public string? Phone { get; set; }

    /// <summary>职务</summary>
    public string? Post { get; set; }

    /// <summary>From 1; the first is the one to call.</summary>
    public int Order { get; set; }
}
