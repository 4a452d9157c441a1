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

    public static Problem ParagraphChanged(string by) => new("draft.paragraph-changed", $"您打开之后，{by}改过这一段。您写的还在下面的框里，他写的也列了出来，请合在一起再保存。");
    public static Problem NotBeingWritten(string state) => new("draft.not-being-written", $"这份稿子在“{state}”，不能改文字；要改请退回起草。");
    public static Problem NumberInHead(string line) => new("draft.number-in-head", $"{line}里只写文字和“{{{{期间}}}}”这样的词，不写指标的数；数请写在正文里。");
    public static Problem DoesNotRead(string why) => new("draft.does-not-read", why);
    public static Problem NotThisStep(string state) => new("draft.not-this-step", $"这份稿子现在是“{state}”，不能这样办，可能有人先办了，请刷新。");
    public static Problem OwnCheck { get; } = new("draft.own-check", "送核的人不能自己核对、审核，请换一位同志。");
    public static Problem SaysNothing { get; } = new("draft.says-nothing", "请写内容。");
    public static Problem NeedsReason { get; } = new("draft.needs-reason", "请写明原因：改写一个数、退回一份稿子都要有依据。");
    public static Problem Unresolved(IEnumerable<string> holes) => new("draft.unresolved", $"还不能签发：{string.Join("；", holes.Take(8))}。请改写这些句子，或者写明原因改写这个数。");
}
