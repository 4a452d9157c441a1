using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Activities.PlanActivity;

public sealed class PlanActivityForm
{
    /// <summary>Of the activity as the form was opened; 0: a new one.</summary>
    public int Version { get; set; }

    [Required(ErrorMessage = "请选择活动种类")]
    public string? KindId { get; set; }

    [Required(ErrorMessage = "请填写活动名称"), StringLength(100, ErrorMessage = "活动名称不超过 100 字")]
    public string? Title { get; set; }

    [Required(ErrorMessage = "请填写日期")]
    public DateOnly? On { get; set; }

    public DateOnly? Until { get; set; }

    /// <summary>09:30</summary>
    public string? From { get; set; }
    public string? To { get; set; }

    [StringLength(100, ErrorMessage = "地点不超过 100 字")]
    public string? Place { get; set; }

    [Required(ErrorMessage = "请选择主办单位")]
    public Guid? HostUnitId { get; set; }
    public Guid? WorkGroupId { get; set; }

    [StringLength(4000, ErrorMessage = "议程不超过 4000 字")]
    public string? Agenda { get; set; }

    [StringLength(1000, ErrorMessage = "备注不超过 1000 字")]
    public string? Note { get; set; }

    /// <summary>It took place already and is only recorded.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Units by role; read from the request, as the mapping of forms does not read several values of a name.</summary>
    internal Dictionary<string, List<Guid>> Units { get; } = [];

    /// <summary>People and enterprises by role, one a line.</summary>
    internal Dictionary<string, string> Lines { get; } = [];
}

/// <summary>安排活动：定下种类、日子、谁参加。已经开展过的补登一笔，直接登记成果。</summary>
public sealed class PlanActivityHandler(DistrictDb db, ActivityAccess access, ActivityKindBook kinds, ParticipantReader participants, CurrentUser user)
{
    public const int MostLines = 200;

    /// <param name="id">null: a new activity</param>
    /// <returns>its id</returns>
    public async Task<Result<Guid>> HandleAsync(Guid? id, PlanActivityForm form, CancellationToken cancel)
    {
        if (kinds.Find(form.KindId!) is not { } kind) return ActivityProblems.UnknownKind;
        if (form.Until < form.On) return ActivityProblems.UntilBeforeOn;
        if (!Hours.TryRead(form.From, form.To, out var hours)) return ActivityProblems.Hours;
        if (form.IsHeld && form.On > db.Now.ShanghaiDate) return ActivityProblems.NotYet;
        foreach (var role in kind.Roles)
        {
            if (role.IsRequired && form.Units.GetValueOrDefault(role.Id) is null or [] && string.IsNullOrWhiteSpace(form.Lines.GetValueOrDefault(role.Id))) return ActivityProblems.RoleMissing(role.Name);
            if (ParticipantReader.LinesOf(form.Lines.GetValueOrDefault(role.Id)).Count > MostLines) return ActivityProblems.TooManyLines(role.Name, MostLines);
        }
        var activity = id is { } known ? await access.LoadAsync(known, ActivityActions.Plan, cancel) : New(kind, form);
        if (id is not null && !activity.IsAhead) return ActivityProblems.NotAhead;
        if (id is not null && activity.Version != form.Version) return ActivityProblems.ChangedMeanwhile;
        (activity.Title, activity.On, activity.Until, activity.FromMinute, activity.ToMinute) = (form.Title!.Trim(), form.On!.Value, form.Until, hours.From, hours.To);
        (activity.Place, activity.WorkGroupId, activity.Agenda, activity.Note) = (form.Place, form.WorkGroupId, form.Agenda, form.Note);
        Replace(activity, await participants.ReadAsync(activity.Id, kind, form, cancel));
        if (form.IsHeld) activity.Hold();
        db.Audit(id is null ? "activity.planned" : "activity.changed", "activity", activity.Id, ("kind", kind.Name), ("title", activity.Title), ("on", activity.On), ("place", activity.Place),
            ("participants", string.Join('、', activity.Participants.Select(p => p.Name))), ("held", form.IsHeld));
        await db.SaveAsync(cancel);
        return activity.Id;
    }

    private Activity New(ActivityKind kind, PlanActivityForm form)
    {
        if (!access.MayHost(form.HostUnitId!.Value, ActivityActions.Plan)) throw new NotAllowedException(ActivityActions.Plan);
        var activity = new Activity
        {
            Id = db.NewId(), KindId = kind.Id, Kind = kind.Name, Family = kind.Family, Title = "", HostUnitId = form.HostUnitId.Value, SignInCode = TrackingCode.New().Text,
            PlannedById = user.AccountId, PlannedByName = user.Name,
        };
        db.Activities.Add(activity);
        return activity;
    }

    // Who stays keeps what is known of the coming; the others go, or come new.
    private void Replace(Activity activity, IReadOnlyList<ActivityParticipant> wanted)
    {
        static object Key(ActivityParticipant p) => (p.RoleId, p.Name, p.UnitId, p.EnterpriseId);
        var (had, want) = (activity.Participants.ToLookup(Key), wanted.ToLookup(Key));
        foreach (var gone in activity.Participants.Where(p => p.SignedInAt is null && !want.Contains(Key(p))).ToList()) db.Remove(gone);
        foreach (var added in wanted.Where(p => !had.Contains(Key(p)))) activity.Participants.Add(added);
    }
}

/// <summary>Hours of the day as they are typed.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Hours(int? From, int? To)
{
    public static bool TryRead(string? from, string? to, out Hours hours)
    {
        var (first, last) = (Minute(from), Minute(to));
        hours = new Hours(first, last);
        return (string.IsNullOrWhiteSpace(from) || first is not null) && (string.IsNullOrWhiteSpace(to) || last is not null) && (last is null || last > first);
    }

    public static string? Text(int? minute) => minute is { } m ? $"{m / 60:00}:{m % 60:00}" : null;

    private static int? Minute(string? typed) => TimeOnly.TryParseExact(typed?.Trim().Replace('：', ':'), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.Hour * 60 + time.Minute : null;
}
