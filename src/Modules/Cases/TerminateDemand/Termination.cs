using Yingshang.Platform.Storage;

namespace Yingshang.Cases.TerminateDemand;

/// <summary>办理终结: the reasons and the two approvals of one <see cref="Engine.CaseRequest"/>, under its id.</summary>
public sealed class Termination : VersionedRow
{
    public Guid CaseId { get; init; }

    /// <summary>From the pack's termination-reasons.</summary>
    public required string Reason { get; init; }
    public required string Basis { get; init; }

    /// <summary>已做的工作</summary>
    public required string DoneSoFar { get; init; }
    public Guid AskedById { get; init; }

    public Guid? FirstById { get; set; }
    public string? FirstName { get; set; }
    public DateTime? FirstAt { get; set; }
    public string? FirstOpinion { get; set; }

    public Guid? SecondById { get; set; }

    /// <summary>The leader's, where the liaison records it.</summary>
    public string? SecondName { get; set; }
    public DateTime? SecondAt { get; set; }
    public string? SecondOpinion { get; set; }
}
