using System.Runtime.InteropServices;

namespace Yingshang.WorkCalendars;

/// <summary>一段办公时间，当地时间，含起不含止。</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OfficeSpan(TimeOnly From, TimeOnly To)
{
    public TimeSpan Length => To - From;
}

/// <summary>每个工作日的办公时间，当地时间，各段先后排列、互不重叠。</summary>
public sealed class OfficeHours
{
    /// <exception cref="ArgumentException">没有时段、时段为空、颠倒或重叠。</exception>
    public OfficeHours(params IReadOnlyList<OfficeSpan> spans)
    {
        if (spans.Count == 0) throw new ArgumentException("办公时间至少一段", nameof(spans));
        if (spans.Any(span => span.From >= span.To)) throw new ArgumentException("办公时间的止点要晚于起点", nameof(spans));
        if (spans.Zip(spans.Skip(1)).Any(pair => pair.First.To > pair.Second.From)) throw new ArgumentException("办公时间要先后排列、互不重叠", nameof(spans));
        Spans = [.. spans];
        PerDay = Spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + span.Length);
    }

    /// <summary>8:30–12:00，14:00–17:30。</summary>
    public static OfficeHours Standard { get; } = new(new OfficeSpan(new(8, 30), new(12, 0)), new OfficeSpan(new(14, 0), new(17, 30)));

    public IReadOnlyList<OfficeSpan> Spans { get; }

    /// <summary>一个工作日的办公时间总长。</summary>
    public TimeSpan PerDay { get; }

    public TimeOnly Opening => Spans[0].From;

    public TimeOnly Close => Spans[^1].To;
}
