using Yingshang.Feel.Values;

namespace Yingshang.Feel.Evaluation;

/// <summary>@"…": a date, a time, a date and time or a duration by its form.</summary>
internal static class TemporalText
{
    private const int Longest = 120;

    /// <summary>Null when the text is none of them.</summary>
    public static object? Literal(string text)
    {
        if (text.Length > Longest) return null;
        if (FeelDate.Parse(text) is { } date) return date;
        if (FeelDateTime.Parse(text) is { } instant) return instant;
        if (FeelTime.Parse(text) is { } time) return time;
        return Duration(text);
    }

    public static object? Duration(string text) => text.Length > Longest ? null : DurationText.Parse(text);

    /// <summary>A date, or a date and time at midnight.</summary>
    public static FeelDateTime? DateTime(string text)
    {
        if (text.Length > Longest) return null;
        return FeelDate.Parse(text) is { } date ? new FeelDateTime(date, default) : FeelDateTime.Parse(text);
    }
}
