namespace Yingshang.Feel.Values;

/// <summary>How a range is written: [1..5], (&lt; 5) and its like, which is open at one end, or (!= 5), everything but the value at both ends. Two ways of writing make two ranges.</summary>
public enum RangeForm { Interval, Unary, Not }

/// <summary>A range. A null end is open in a unary range, and unknown in an interval.</summary>
public sealed record FeelRange(object? Start, bool StartIncluded, object? End, bool EndIncluded, RangeForm Form = RangeForm.Interval)
{
    /// <summary>Null where the value does not compare with the ends.</summary>
    public bool? Contains(object? value)
    {
        if (value is null || (Form == RangeForm.Interval && (Start is null || End is null))) return null;
        if (Form == RangeForm.Not) return FeelValue.Equal(value, Start) is { } same ? !same : null;
        var low = Start is null ? 1 : FeelValue.Compare(value, Start);
        var high = End is null ? -1 : FeelValue.Compare(value, End);
        if (low is not { } l || high is not { } h) return null;
        return (l > 0 || (l == 0 && StartIncluded)) && (h < 0 || (h == 0 && EndIncluded));
    }
}
