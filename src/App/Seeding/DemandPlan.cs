using Yingshang.Cases.Catalogues;
using Yingshang.Enterprises;

namespace Yingshang.App.Seeding;

/// <summary>A demand before it is told: who, what, when, and which turns it takes.</summary>
internal sealed class DemandPlan
{
    /// <summary>Of all draws of this demand: told twice, it goes the same way.</summary>
    public required int Seed { get; init; }
    public required DateTime ReceivedAt { get; init; }
    public required Channel Channel { get; init; }
    public required TopicTexts Topic { get; init; }
    public required DemandText Text { get; init; }
    public required Enterprise Enterprise { get; init; }
    public bool IsConfidential { get; init; }
    public bool IsReturned { get; init; }

    /// <summary>The first 申请退回 was refused, and the unit asks again.</summary>
    public bool IsDisputed { get; init; }
    public bool IsExtended { get; init; }
    public bool IsPaused { get; init; }
    public bool IsReopened { get; init; }
    public bool IsWithdrawn { get; init; }

    /// <summary>Which step nobody has done yet, though it could have been done; null: life goes on to the present.</summary>
    public DemandStage? StopsBefore { get; init; }

    public string Number { get; set; } = "";
    public string TrackingCode { get; set; } = "";
}

internal enum DemandStage { Verify, Dispatch, Sign, DecideReturn, Contact, Feedback, Resume, DecideExtension, Answer, Rate }
