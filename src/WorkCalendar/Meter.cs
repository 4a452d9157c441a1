namespace Yingshang.WorkCalendars;

/// <summary>一段当地时间，含起不含止；<see cref="IsOpen"/> 为没有止点。</summary>
internal readonly record struct Stretch(DateTime From, DateTime To)
{
    public bool IsOpen => To == DateTime.MaxValue;

    public TimeSpan Length => To - From;

    /// <summary>按先后排好，重叠和相接的并成一段。</summary>
    public static IReadOnlyList<Stretch> Merge(IEnumerable<Stretch> stretches)
    {
        var merged = new List<Stretch>();
        foreach (var next in stretches.Where(stretch => stretch.To > stretch.From).OrderBy(stretch => stretch.From))
        {
            if (merged.Count > 0 && next.From <= merged[^1].To) merged[^1] = merged[^1] with { To = Later(merged[^1].To, next.To) };
            else merged.Add(next);
        }
        return merged;
    }

    /// <summary>落在两点之间的部分，去掉 <paramref name="holes"/>（已排好）。</summary>
    public IEnumerable<Stretch> Within(DateTime from, DateTime to, IReadOnlyList<Stretch> holes)
    {
        var at = Later(From, from);
        var end = Earlier(To, to);
        foreach (var hole in holes)
        {
            if (hole.To <= at) continue;
            if (hole.From >= end) break;
            if (hole.From > at) yield return new(at, hole.From);
            at = hole.To;
        }
        if (at < end) yield return new(at, end);
    }

    public static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    public static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
}

/// <summary>量时间的尺，当地时间：自然时间或办公时间，去掉不计时的段。</summary>
internal sealed class Meter(WorkCalendar calendar, bool officeHoursOnly, IReadOnlyList<Stretch> pauses)
{
    public TimeSpan Between(DateTime from, DateTime to)
    {
        if (to <= from) return TimeSpan.Zero;
        if (pauses.Count > 0) return Sum(Days(from, to).SelectMany(day => Stretches(day, from, to)));
        return officeHoursOnly ? OfficeTime(from, to) : to - from;
    }

    /// <summary>从某点起量满一段时间的最早一点；遇到没有止点的不计时，量不满，为空。</summary>
    public DateTime? After(DateTime from, TimeSpan amount)
    {
        if (pauses.Count == 0 && !officeHoursOnly) return from + amount;
        var reach = pauses is [.., { IsOpen: true } open] ? open.From : DateTime.MaxValue;
        foreach (var stretch in Days(from, reach).SelectMany(day => Stretches(day, from, reach)))
        {
            if (stretch.Length >= amount) return stretch.From + amount;
            amount -= stretch.Length;
        }
        return null;
    }

    /// <summary>往回量一段时间，得到其最晚一点。</summary>
    public DateTime Before(DateTime to, TimeSpan amount)
    {
        if (amount <= TimeSpan.Zero) return to;
        if (pauses.Count == 0 && !officeHoursOnly) return to - amount;
        for (var day = DateOnly.FromDateTime(to); ; day = day.AddDays(-1))
        {
            foreach (var stretch in Stretches(day, DateTime.MinValue, to).Reverse())
            {
                if (stretch.Length >= amount) return stretch.To - amount;
                amount -= stretch.Length;
            }
        }
    }

    private TimeSpan OfficeTime(DateTime from, DateTime to)
    {
        var (first, last) = (DateOnly.FromDateTime(from), DateOnly.FromDateTime(to));
        if (first == last) return Sum(Stretches(first, from, to));
        var whole = calendar.CountWorkingDays(first.AddDays(1), last.AddDays(-1)) * calendar.OfficeHours.PerDay;
        return Sum(Stretches(first, from, to)) + whole + Sum(Stretches(last, from, to));
    }

    private IEnumerable<Stretch> Stretches(DateOnly day, DateTime from, DateTime to)
    {
        if (!officeHoursOnly) return new Stretch(day.Midnight, day.AddDays(1).Midnight).Within(from, to, pauses);
        if (!calendar.IsWorkingDay(day)) return [];
        return calendar.OfficeHours.Spans.SelectMany(span => new Stretch(day.ToDateTime(span.From), day.ToDateTime(span.To)).Within(from, to, pauses));
    }

    private static IEnumerable<DateOnly> Days(DateTime from, DateTime to) => DateOnly.FromDateTime(from).DaysThrough(DateOnly.FromDateTime(to));

    private static TimeSpan Sum(IEnumerable<Stretch> stretches) => stretches.Aggregate(TimeSpan.Zero, (sum, stretch) => sum + stretch.Length);
}
