using Yingshang.Platform.Results;

namespace Yingshang.Cases.Ledger;

/// <summary>Why a ledger is not read in.</summary>
public static class LedgerProblems
{
    public static Problem Unreadable(string why) => new("ledger.unreadable", why);
    public static readonly Problem Applied = new("ledger.applied", "这份台账已经更正过了，不能再导一次。要再改，请重新导出。");
    public static readonly Problem Nothing = new("ledger.nothing", "没有可以更正的内容。");
}
