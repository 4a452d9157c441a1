namespace Yingshang.Proofreading.Records;

/// <summary>What of a metric a figure of the records is.</summary>
public enum RecordMeasure
{
    /// <summary>The number itself.</summary>
    Value,

    /// <summary>同比, in percent; negative when it fell.</summary>
    Growth,
}

/// <summary>A figure as the records have it, to hold a text against.</summary>
/// <param name="MetricId">as the district calls it: demands-received</param>
/// <param name="Name">in Chinese: 受理诉求数</param>
/// <param name="Unit">件, 万元, ％, 个百分点</param>
/// <param name="From">first day counted</param>
/// <param name="To">last day counted</param>
public sealed record RecordFigure(string MetricId, string Name, string Unit, decimal Value, DateOnly From, DateOnly To, RecordMeasure Measure = RecordMeasure.Value)
{
    /// <summary>2023年1—10月, 2023年10月, 2023年.</summary>
    public string Period => (From, To) switch
    {
        _ when From.Year != To.Year => $"{From.Year}年{From.Month}月—{To.Year}年{To.Month}月",
        _ when From.Month == To.Month => $"{From.Year}年{From.Month}月",
        _ when From.Month == 1 && To.Month == 12 => $"{From.Year}年",
        _ => $"{From.Year}年{From.Month}—{To.Month}月",
    };
}
