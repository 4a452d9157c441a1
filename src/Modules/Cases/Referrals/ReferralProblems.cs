using Yingshang.Platform.Results;

namespace Yingshang.Cases.Referrals;

/// <summary>Why a clue is not handed over or not received.</summary>
public static class ReferralProblems
{
    public static readonly Problem NoUnit = new("referral.no-unit", "请选择涉及的单位。");
    public static readonly Problem NoSuchAddressee = new("referral.no-such-addressee", "请从名单里选接收机关和线索类型。");
    public static Problem NoSuchCase(string number) => new("referral.no-such-case", $"没有找到诉求件“{number}”，请核对编号；没有关联诉求的不填。");
    public static readonly Problem Received = new("referral.received", "这条线索已经签收。");
}
