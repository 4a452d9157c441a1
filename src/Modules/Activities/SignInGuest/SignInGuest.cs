using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Enterprises;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Activities.SignInGuest;

public sealed class SignInGuestForm
{
    [Required(ErrorMessage = "请填写企业名称"), StringLength(100, ErrorMessage = "企业名称不超过 100 字")]
    public string? Enterprise { get; set; }

    [Required(ErrorMessage = "请告诉我们怎么称呼您"), StringLength(20, ErrorMessage = "称呼不超过 20 字")]
    public string? Name { get; set; }

    [Range(1, 50, ErrorMessage = "人数在 1 到 50 之间")]
    public int Count { get; set; } = 1;
}

/// <summary>来宾签到：企业来宾扫码，只写企业、称呼和人数，不要电话、照片和定位。只有企业来宾签到；公职人员由主办单位登记，不签到。</summary>
public sealed class SignInGuestHandler(DistrictDb db, ActivityKindBook kinds, EnterpriseLookup enterprises)
{
    private const int MostGuests = 500;

    /// <exception cref="NotThereException">no such code</exception>
    public async Task<Activity> FindAsync(string code, CancellationToken cancel)
    {
        var text = TrackingCode.Parse(code)?.Text ?? throw new NotThereException("activity by code");
        var found = await db.Activities.Include(a => a.Participants).FirstOrDefaultAsync(a => a.SignInCode == text, cancel) ?? throw new NotThereException("activity by code");
        return kinds.Find(found.KindId) is { SignsIn: true } ? found : throw new NotThereException("activity by code");
    }

    public bool IsOpen(Activity activity) => activity.Phase != ActivityPhase.Cancelled && activity.Phase != ActivityPhase.Closed && db.Now.ShanghaiDate is var today && today >= activity.On && today <= activity.LastDay;

    public async Task<Result> HandleAsync(string code, SignInGuestForm form, CancellationToken cancel)
    {
        var activity = await FindAsync(code, cancel);
        if (!IsOpen(activity)) return ActivityProblems.SignInClosed;
        var role = kinds.Find(activity.KindId)!.Guests!;
        var known = await enterprises.ExactAsync(form.Enterprise, cancel);
        var name = known?.Name ?? form.Enterprise!.Trim();
        var guest = activity.Of(role.Id).FirstOrDefault(p => known is not null ? p.EnterpriseId == known.Id : p.Name == name);
        if (guest is null)
        {
            if (activity.Participants.Count(p => p.SignedInAt is not null) >= MostGuests) return ActivityProblems.SignInFull;
            guest = new ActivityParticipant
            {
                Id = db.NewId(), ActivityId = activity.Id, Kind = ParticipantKind.Enterprise, RoleId = role.Id, Role = role.Name, Order = activity.Participants.Count, Name = name, EnterpriseId = known?.Id,
            };
            activity.Participants.Add(guest);
        }
        (guest.HasCome, guest.SignedInAt, guest.GuestName, guest.GuestCount) = (true, guest.SignedInAt ?? db.Now, form.Name, form.Count);
        db.Audit("activity.guest-signed-in", "activity", activity.Id, ("enterprise", name), ("name", form.Name), ("count", form.Count));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
