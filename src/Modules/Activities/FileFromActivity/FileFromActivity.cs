using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.FileDemand;
using Yingshang.Cases.FileOnBehalf;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Activities.FileFromActivity;

public sealed class FileFromActivityForm
{
    public string? Enterprise { get; set; }
    public string? ContactName { get; set; }
    public string? Phone { get; set; }
    public string? Text { get; set; }
    public string? Nature { get; set; }
    public string? Topic { get; set; }
    public bool IsConfidential { get; set; }
}

/// <summary>活动中收到诉求：走原有的代为填报，来源是这种活动的渠道，收到时间是活动当天，和活动连在一起。</summary>
public sealed class FileFromActivityHandler(DistrictDb db, ActivityAccess access, ActivityKindBook kinds, FileOnBehalfHandler filing, IntakeLimits limits, CurrentUser user)
{
    /// <returns>the tracking code, to be told to the enterprise</returns>
    public async Task<Result<string>> HandleAsync(Guid id, FileFromActivityForm form, string address, CancellationToken cancel)
    {
        if (!user.May(CaseActions.FileOnBehalf)) throw new NotAllowedException(CaseActions.FileOnBehalf);
        var activity = await access.SeenAsync(id, cancel);
        if (kinds.Find(activity.KindId)?.Channel is not { } channel) return ActivityProblems.NoDemands;
        if (activity.Phase == ActivityPhase.Cancelled || activity.On > db.Now.ShanghaiDate) return ActivityProblems.NotHeld;
        var filed = new FileOnBehalfForm
        {
            Channel = channel, ReceivedAt = ReceivedAt(activity), Enterprise = form.Enterprise, ContactName = form.ContactName, Phone = form.Phone, Text = form.Text,
            Nature = form.Nature ?? "求助", Topic = form.Topic, IsConfidential = form.IsConfidential,
        };
        var checkedForm = new FileDemandForm { Text = form.Text, Enterprise = form.Enterprise, ContactName = form.ContactName, Phone = form.Phone };
        if (checkedForm.Check(limits).Select(c => c.Message).FirstOrDefault() is { } wrong) return ActivityProblems.Incomplete(wrong);
        var result = await filing.HandleAsync(filed, address, cancel);
        if (result.Value is not { } code) return result;
        await LinkAsync(activity, code, cancel);
        return code;
    }

    // On the day it is now; later it is the end of the activity, or the evening of its day.
    private DateTime ReceivedAt(Activity activity)
    {
        var now = db.Now.ToShanghai();
        var minute = activity.ToMinute ?? activity.FromMinute ?? 17 * 60;
        var end = activity.LastDay.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        return end < now ? end : now;
    }

    // Filing the same again finds the same demand, so that a link that was not written is written then.
    private async Task LinkAsync(Activity activity, string code, CancellationToken cancel)
    {
        var filed = await db.Cases.AsNoTracking().FirstAsync(c => c.TrackingCode == code, cancel);
        if (activity.Demands.Exists(d => d.CaseId == filed.Id)) return;
        activity.Demands.Add(new ActivityDemand { ActivityId = activity.Id, CaseId = filed.Id, AddedAt = db.Now });
        db.Audit("activity.demand-filed", "activity", activity.Id, ("case", filed.Id), ("number", filed.Number));
        await db.SaveAsync(cancel);
    }
}
