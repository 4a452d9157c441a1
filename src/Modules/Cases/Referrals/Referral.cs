using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Referrals;

/// <summary>线索移送: what smells of misconduct, handed to discipline with a letter; a line of the register. Not an event of the demand, whose unit would read it.</summary>
public sealed class Referral : VersionedRow
{
    /// <summary>文号; settable, because it is taken last.</summary>
    public required string Number { get; set; }
    public Guid? CaseId { get; init; }

    /// <summary>涉及单位</summary>
    public Guid UnitId { get; init; }

    /// <summary>线索类型, from the pack.</summary>
    public required string Kind { get; init; }
    public required string Summary { get; init; }
    public required string Basis { get; init; }

    /// <summary>材料清单, a line each.</summary>
    public required string Materials { get; init; }
    public required string Addressee { get; init; }
    public Guid DocumentId { get; set; }
    public DateTime SentAt { get; init; }
    public Guid SentById { get; init; }
    public required string SentByName { get; init; }

    public DateTime? ReceivedAt { get; set; }
    public string? ReceivedByName { get; set; }
}
