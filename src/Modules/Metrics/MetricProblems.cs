using System.Globalization;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Results;
using Yingshang.WorkCalendars;

namespace Yingshang.Metrics;

/// <summary>Every refusal of this module. Each is covered by a test.</summary>
public static class MetricProblems
{
    public static Problem NoSuchReport(string id, IEnumerable<string> ids) => new("report.no-such-report", $"没有报告“{id}”{Suggestion.For(id, ids)}");
    public static Problem BadPeriod(string why) => new("report.bad-period", why);
    public static Problem AsOfAhead(DateTime asOf) => new("report.as-of-ahead", $"数据截止 {asOf.ToShanghai().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} 还没有到，请写现在或者以前的时刻。");
}
