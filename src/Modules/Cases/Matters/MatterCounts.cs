using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Matters;

/// <summary>How many such demands were received in equal spans before and after a day.</summary>
/// <param name="Days">length of each span, the last day included</param>
/// <param name="Before">the <paramref name="Days"/> days that end the day before</param>
/// <param name="After">the <paramref name="Days"/> days that begin with the day; null before the task took effect</param>
public sealed record MatterCount(int Days, int Before, int? After);

/// <summary>Such demands: of the topic, with one of the words. The same condition finds candidates and counts before and after.</summary>
public sealed class MatterCounts(DistrictDb db, CaseAccess access)
{
    /// <summary>Longer spans would compare other times.</summary>
    private const int LongestSpan = 180;

    /// <summary>Every such demand this person may count: nobody counts a complaint about the own unit.</summary>
    public IQueryable<Case> Such(string topic, IReadOnlyList<string> words)
    {
        var cases = access.Visible().Where(c => c.State != CaseState.Withdrawn && c.State != CaseState.Merged);
        var ofTopic = cases.Where(c => c.Topic == topic);
        return words.Count == 0 ? ofTopic : ofTopic.Where(c => db.Set<Demand>().Any(d => d.Id == c.Id && words.Any(w => d.Text.Contains(w))));
    }

    public async Task<MatterCount> OfAsync(Matter matter, CancellationToken cancel)
    {
        var today = db.Now.ShanghaiDate;
        var day = matter.EffectiveOn ?? today.AddDays(1);
        var days = matter.EffectiveOn is null ? LongestSpan / 2 : Math.Clamp(today.DayNumber - day.DayNumber + 1, 1, LongestSpan);
        var such = Such(matter.Topic, matter.Words);
        var before = await InAsync(such, day.AddDays(-days), day, cancel);
        return new MatterCount(days, before, matter.EffectiveOn is null ? null : await InAsync(such, day, day.AddDays(days), cancel));
    }

    private static Task<int> InAsync(IQueryable<Case> such, DateOnly from, DateOnly until, CancellationToken cancel)
    {
        var (start, end) = (LocalTime.ToUtc(from, TimeOnly.MinValue), LocalTime.ToUtc(until, TimeOnly.MinValue));
        return such.CountAsync(c => c.ReceivedAt >= start && c.ReceivedAt < end, cancel);
    }
}
