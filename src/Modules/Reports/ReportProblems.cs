using System.Globalization;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Results;
using Yingshang.WorkCalendars;

namespace Yingshang.Reports;

/// <summary>Every refusal of this module. Each is covered by a test.</summary>
public static class ReportProblems
{
    public static Problem NoSuchReport(string id, IEnumerable<string> ids) => new("report.no-such-report", $"没有报告“{id}”{Suggestion.For(id, ids)}");
    public static Problem BadPeriod(string why) => new("report.bad-period", why);
    public static Problem AsOfAhead(DateTime asOf) => new("report.as-of-ahead", $"数据截止 {asOf.ToShanghai().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} 还没有到，请写现在或者以前的时刻。");
    public static Problem NoSuchWay(string way) => new("report.no-such-way", $"没有口径“{way}”，请从列出的口径里选。");
    public static Problem NotByGroup(string report) => new("report.not-by-group", $"《{report}》只能按全区生成，不能按专班。");
    public static Problem NoSuchGroup(string group) => new("report.no-such-group", $"没有专班“{group}”，请从列出的专班里选。");
    public static Problem NeverMade(string report) => new("report.never-made", $"还没有生成过报告“{report}”，没有可以对照的数。请先在“报告”里生成，再来核校。");

    public static Problem CannotProofread(string why) => new("text.cannot-proofread", why);
}
