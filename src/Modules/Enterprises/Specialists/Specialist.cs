using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises.Specialists;

/// <summary>为企服务专员: a line of a unit's roster. Public: name, post and office phone are those of the office.</summary>
public sealed class Specialist : VersionedRow
{
    public Guid UnitId { get; init; }

    /// <summary>The account the specialist works with; null while there is none.</summary>
    public Guid? AccountId { get; set; }

    public required string Name { get; set; }

    /// <summary>首席专员; the others are 具办专员.</summary>
    public bool IsHead { get; set; }

    /// <summary>职务</summary>
    public string? Post { get; set; }

    public string? OfficePhone { get; set; }

    public DateOnly From { get; init; }

    /// <summary>Last day on the roster; null while on it.</summary>
    public DateOnly? Until { get; set; }
}
