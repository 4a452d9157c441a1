using Yingshang.Platform.Results;

namespace Yingshang.Books;

/// <summary>Every refusal of this module. Each is covered by a test.</summary>
public static class BookProblems
{
    public static Problem AlreadyThere(string what, string entry) => new("book.already-there", $"已经有一条{what}相同的记录：{entry}。请打开那一条更正，不要再登记一条。");
    public static Problem ChangedMeanwhile(string by) => new("book.changed-meanwhile", $"您打开之后，{by}改过这一条，您的修改还没有保存。请看下面的差别，核对后再保存一次。");
    public static readonly Problem NothingChanged = new("book.nothing-changed", "没有改动，不用保存。");
    public static readonly Problem NeedsReason = new("book.needs-reason", "请写明原因：更正、作废都要留下原因，原来的内容会保留。");
    public static readonly Problem IsVoid = new("book.is-void", "这一条已经作废，不能再改。需要的话请重新登记。");
    public static readonly Problem NotWaiting = new("book.not-waiting", "这一条不在待审核状态，可能别人已经审过了。请刷新后再看。");
    public static Problem NotKeeper(string name) => new("book.not-keeper", $"“{name}”不由贵单位填报。需要填报请联系营商办调整填报单位。");
    public static readonly Problem NoSuchPeriod = new("book.no-such-period", "没有这一期，或者这一期还没有开始。");
    public static readonly Problem AlreadyReported = new("book.already-reported", "这一期已经报过。需要重报请联系营商办先退回。");
    public static readonly Problem NotReported = new("book.not-reported", "这一期还没有报，不能退回。");
    public static Problem WaitingEntries(int count) => new("book.waiting-entries", $"还有 {count} 条被退回修改，改好以后再报送。");
    public static Problem BadDeclaration(string problems) => new("book.bad-declaration", $"声明还不能用：{problems}");
    public static Problem DeclarationChanged(int version) => new("book.declaration-changed", $"您打开之后，别人已经存了第 {version} 版。请核对现在的版本，再改一次。");
    public static Problem IdTaken(string id) => new("book.id-taken", $"编号“{id}”已经用在别的台账上，请换一个。");
    public static Problem NameTaken(string name) => new("book.name-taken", $"已有台账或者数据集叫“{name}”，请换一个名称。");
    public static Problem FigureTaken(string id) => new("book.figure-taken", $"汇总数要成为指标“{id}”，这个编号已经用在别的指标上，请换一个编号。");
    public static readonly Problem IdChanged = new("book.id-changed", "台账的编号不能改：记录是按编号归到台账的。");
    public static Problem TypeChanged(string field) => new("book.type-changed", $"“{field}”的类型不能改：以前的记录是按原来的类型存的。请停用它（从声明里去掉），另加一个字段。");
    public static readonly Problem BadCondition = new("book.bad-condition", "条件写得不对，没有按它筛选。");
}
