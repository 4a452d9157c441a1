using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Activities.Calendar;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;

namespace Yingshang.Activities.ListActivities;

/// <summary>The list of activities as its address says (q, family, kind, phase, unit, from, to), as far as this person may see them; the latest first.</summary>
public sealed class ActivityList(DistrictDb db, ActivityAccess access)
{
    public IQueryable<Activity> Of(ListState list)
    {
        var found = FilterOf(list).Apply(access.Visible(), db);
        if (list.Q.Length > 0) found = found.Where(a => a.Title.Contains(list.Q) || (a.Place != null && a.Place.Contains(list.Q)));
        if (DayOf(list, "from") is { } from) found = found.Where(a => (a.Until ?? a.On) >= from);
        if (DayOf(list, "to") is { } to) found = found.Where(a => a.On <= to);
        return found;
    }

    /// <summary>With their outcomes.</summary>
    public static IQueryable<Activity> Ordered(IQueryable<Activity> found) => found.AsNoTracking().OrderByDescending(a => a.On).ThenByDescending(a => a.Id).Include(a => a.Outcomes).AsSplitQuery();

    public static ActivityFilter FilterOf(ListState list) => new(list.Filter("family"), list.Filter("kind"), Guid.TryParse(list.Filter("unit"), out var unit) ? unit : null, list.Filter("phase"));

    /// <summary>What came of an activity, each outcome added up over those who took part.</summary>
    public static IReadOnlyList<(string Id, string Name, decimal Number, string Unit)> Results(Activity activity) =>
        [.. activity.Outcomes.GroupBy(o => (o.OutcomeId, o.Name, o.Unit)).Select(g => (g.Key.OutcomeId, g.Key.Name, g.Sum(o => o.Number), g.Key.Unit))];

    public static string ResultWords(Activity activity) => string.Join("；", Results(activity).Select(r => r.Name + r.Number.ToString("#,0.##", CultureInfo.InvariantCulture) + r.Unit));

    private static DateOnly? DayOf(ListState list, string name) => DateOnly.TryParseExact(list.Filter(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
