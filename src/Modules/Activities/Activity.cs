using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;

namespace Yingshang.Activities;

public enum ActivityPhase
{
    /// <summary>计划</summary>
    Planned,
    /// <summary>已邀请</summary>
    Invited,
    /// <summary>已开展，成果还没有登记</summary>
    Held,
    /// <summary>已完结，成果已登记</summary>
    Closed,
    /// <summary>已取消</summary>
    Cancelled,
}

/// <summary>活动: people meet on a date, and something comes out. Its kind is declared in the pack.</summary>
public sealed class Activity : VersionedRow
{
    /// <summary>Id of the declared kind.</summary>
    public required string KindId { get; init; }

    /// <summary>种类 and 类别 in the words of the day, so that figures of the past do not change with a name.</summary>
    public required string Kind { get; init; }
    public required string Family { get; init; }

    public required string Title { get; set; }
    public DateOnly On { get; set; }

    /// <summary>Last day of one that lasts several.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Minutes of the day in Shanghai; null: not fixed.</summary>
    public int? FromMinute { get; set; }
    public int? ToMinute { get; set; }
    public string? Place { get; set; }
    public Guid HostUnitId { get; init; }
    public Guid? WorkGroupId { get; set; }

    /// <summary>One point a line; a line may begin with its hour.</summary>
    public string? Agenda { get; set; }
    public string? Note { get; set; }
    public ActivityPhase Phase { get; private set; }
    public string? CancelReason { get; private set; }

    /// <summary>What came of it, in words.</summary>
    public string? Summary { get; private set; }

    /// <summary>In the address of the sign-in page; says nothing of the activity.</summary>
    public required string SignInCode { get; init; }
    public Guid? PlannedById { get; init; }
    public required string PlannedByName { get; init; }

    public List<ActivityParticipant> Participants { get; } = [];
    public List<ActivityOutcome> Outcomes { get; } = [];
    public List<ActivityDemand> Demands { get; } = [];

    public DateOnly LastDay => Until ?? On;
    public bool IsAhead => Phase is ActivityPhase.Planned or ActivityPhase.Invited;
    public bool HasBeenHeld => Phase is ActivityPhase.Held or ActivityPhase.Closed;

    public void Invite() => Phase = ActivityPhase.Invited;

    /// <summary>It took place. Who was to come and is not known to have stayed away came.</summary>
    public void Hold()
    {
        Phase = ActivityPhase.Held;
        foreach (var participant in Participants.Where(p => p.HasCome is null)) participant.HasCome = true;
    }

    public void Close(string? summary) => (Phase, Summary) = (ActivityPhase.Closed, summary);

    public void Cancel(string reason) => (Phase, CancelReason) = (ActivityPhase.Cancelled, reason);

    /// <summary>09:30—11:00, 09:30; null: no hour.</summary>
    public string? Hours => FromMinute is not { } from ? null : ToMinute is { } to ? $"{Clock(from)}—{Clock(to)}" : Clock(from);

    /// <summary>Where a participant is of this role.</summary>
    public IEnumerable<ActivityParticipant> Of(string roleId) => Participants.Where(p => p.RoleId == roleId).OrderBy(p => p.Order);

    private static string Clock(int minute) => $"{minute / 60:00}:{minute % 60:00}";
}

public enum ParticipantKind
{
    /// <summary>单位</summary>
    Unit,
    /// <summary>人员</summary>
    Person,
    /// <summary>企业</summary>
    Enterprise,
    /// <summary>包联项目</summary>
    Project,
}

/// <summary>A unit, a person or an enterprise that takes part.</summary>
public sealed class ActivityParticipant : VersionedRow
{
    public Guid ActivityId { get; init; }
    public ParticipantKind Kind { get; init; }

    /// <summary>Id and name of the declared role: 参加领导.</summary>
    public required string RoleId { get; init; }
    public required string Role { get; init; }
    public int Order { get; init; }

    /// <summary>As it is printed.</summary>
    public required string Name { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>A person who has an account here.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>职务</summary>
    public string? Post { get; init; }

    /// <summary>Null where the name is not in the register.</summary>
    public Guid? EnterpriseId { get; init; }

    /// <summary>Null where no leader looks after a project of this name.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Whether it came; null while nobody knows.</summary>
    public bool? HasCome { get; set; }

    /// <summary>Guests only: when they signed in by the code, who and how many.</summary>
    public DateTime? SignedInAt { get; set; }
    public string? GuestName { get; set; }
    public int? GuestCount { get; set; }
}

/// <summary>成果: a counted outcome of the activity, or of one enterprise at it.</summary>
public sealed class ActivityOutcome : VersionedRow
{
    public Guid ActivityId { get; init; }

    /// <summary>Id, name and unit of the declared outcome.</summary>
    public required string OutcomeId { get; init; }
    public required string Name { get; init; }
    public required string Unit { get; init; }

    /// <summary>In hundredths of the unit.</summary>
    public long Hundredths { get; set; }

    /// <summary>Of one enterprise; null: of the activity as a whole.</summary>
    public Guid? ParticipantId { get; init; }
    public Guid? EnterpriseId { get; init; }
    public string? EnterpriseName { get; init; }

    public decimal Number => Hundredths / 100m;
}

/// <summary>A demand that was filed from the activity.</summary>
public sealed class ActivityDemand
{
    public Guid ActivityId { get; init; }
    public Guid CaseId { get; init; }
    public DateTime AddedAt { get; init; }
}

public static class ActivityWords
{
    extension(ActivityPhase phase)
    {
        public string Word => phase switch
        {
            ActivityPhase.Planned => "计划",
            ActivityPhase.Invited => "已邀请",
            ActivityPhase.Held => "已开展",
            ActivityPhase.Closed => "已完结",
            _ => "已取消",
        };

        public Tone Tone => phase switch { ActivityPhase.Invited or ActivityPhase.Planned => Tone.Run, ActivityPhase.Held => Tone.Near, ActivityPhase.Closed => Tone.Ok, _ => Tone.Plain };
    }

    extension(ParticipantKind kind)
    {
        public string Word => kind switch { ParticipantKind.Unit => "单位", ParticipantKind.Person => "人员", ParticipantKind.Project => "项目", _ => "企业" };
    }
}
