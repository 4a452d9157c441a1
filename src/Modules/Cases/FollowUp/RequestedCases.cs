using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.FollowUp;

/// <summary>商请办理: demands that lie with a body which cannot be ordered (商请函, 转办函). Their end is the district's promise to the enterprise and not that body's debt: they are followed up
/// on their day, and are neither overdue, nor chased, supervised or escalated. Every list, count and act that scores a unit asks here.</summary>
public static class RequestedCases
{
    /// <summary>Those that a unit of ours, or the office, has to keep in time.</summary>
    public static IQueryable<Case> Scored(this IQueryable<Case> cases, DistrictDb db) => cases.Where(c => !db.Set<Unit>().Any(u => u.Id == c.LeadUnitId && !u.IsOrderable));

    /// <summary>Those that are only followed.</summary>
    public static IQueryable<Case> Requested(this IQueryable<Case> cases, DistrictDb db) => cases.Where(c => db.Set<Unit>().Any(u => u.Id == c.LeadUnitId && !u.IsOrderable));

    /// <summary>The body that has it now and cannot be ordered; null where a unit of ours has it, or nobody.</summary>
    public static Task<Unit?> RequestedOfAsync(this Case c, DistrictDb db, CancellationToken cancel) => db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == c.LeadUnitId && !u.IsOrderable, cancel);
}

/// <summary>The lamp of a demand that a body has which cannot be ordered: nothing is overdue with it; the promised day is the district's to keep.</summary>
internal static class RequestLamp
{
    public static (string Text, Tone Tone) At(DateTime due, DateTime now) => now >= due ? ("商请中，过了承诺的日子", Tone.Near) : ("商请中", Tone.Plain);
}
