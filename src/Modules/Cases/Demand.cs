using Yingshang.Platform.Storage;

namespace Yingshang.Cases;

/// <summary>诉求件: what the case of the same id is about, and what the enterprise said of the answer.</summary>
public sealed class Demand : VersionedRow
{
    public required string Text { get; set; }
    public required string ContactName { get; set; }
    public required string ContactPhone { get; set; }

    /// <summary>请为我保密: the unit sees neither enterprise nor name.</summary>
    public bool IsConfidential { get; set; }

    /// <summary>被投诉单位: never holds, sees or counts it.</summary>
    public Guid? ComplainedUnitId { get; set; }

    /// <summary>Number in 12345 or the provincial platform.</summary>
    public string? ExternalNumber { get; set; }

    /// <summary>外部时限: the earlier of it and ours governs.</summary>
    public DateTime? ExternalDueAt { get; set; }

    /// <summary>回填: when the reply was typed back into the platform that the demand came from. Null: not yet, or there is nothing to fill back.</summary>
    public DateTime? FilledBackAt { get; set; }
    public Guid? FilledBackById { get; set; }

    /// <summary>Null: 未核实, until somebody called back.</summary>
    public DateTime? VerifiedAt { get; set; }
    public Guid? VerifiedById { get; set; }

    /// <summary>代为填报: the official who filed it.</summary>
    public Guid? FiledById { get; init; }

    /// <summary>The unit whose official filed it; it follows what it brought in.</summary>
    public Guid? FiledByUnitId { get; init; }

    /// <summary>The legal channel that the enterprise was shown before it filed all the same; from the pack's legal-channels.</summary>
    public string? LegalChannel { get; set; }

    /// <summary>Digest of telephone, enterprise and text as filed: a second tap or the back button finds the case of the first.</summary>
    public Guid? FilingKey { get; init; }

    /// <summary>Why the enterprise withdrew it. For the office, which checks by sample whether it did so freely; the unit never reads it.</summary>
    public string? WithdrawReason { get; set; }

    /// <summary>答复: what the enterprise reads.</summary>
    public string? Reply { get; set; }

    /// <summary>What the outcome asks for: clause, next date, owner, way to the legal channel.</summary>
    public string? OutcomeDetail { get; set; }
    public DateOnly? NextDate { get; set; }

    /// <summary>The enterprise's own word: solved or not; null while it says nothing.</summary>
    public bool? SaysSolved { get; set; }

    /// <summary>办件评价 1–5; satisfied is 4 and 5.</summary>
    public int? Rating { get; set; }
    public DateTime? RatedAt { get; set; }
    public string? RatingWords { get; set; }

    /// <summary>The enterprise agrees that the unit reads its words.</summary>
    public bool RatingShared { get; set; }

    public bool IsVerified => VerifiedAt is not null;

    /// <summary>The platform gave a telephone with hidden digits: nobody can be called on it.</summary>
    public bool HasMaskedPhone => ContactPhone.Contains('*', StringComparison.Ordinal);
}
