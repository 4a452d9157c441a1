using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases.Platforms;

/// <summary>Demands of a platform that have been answered here.</summary>
internal static class AnsweredAbove
{
    public const string Hotline = "12345营商环境分线";
    public const string Province = "省为企服务平台";

    /// <summary>甲件 of a cell that says “甲件清河恒信纺织有限公司 诉〔2023〕0001号”.</summary>
    public static string Titled(this IReadOnlyDictionary<string, string> row) => row["诉求"][..(row["诉求"].IndexOf('件', StringComparison.Ordinal) + 1)];

    public static async Task<Case> AnsweredAsync(this TestApp app, string? number, string at, string outcome = "已解决", string reply = "增容已批，10月20日送电。", string channel = Hotline, Action<DemandDraft>? draft = null, Action<Demand>? after = null)
    {
        var filed = await app.Data.CreateDemandAsync(d =>
        {
            d.ReceivedLocal("2023-09-28 10:00");
            (d.Channel, d.ExternalNumber, d.Lead, d.SignedBy) = (channel, number, "economy-information", "lvqing");
            draft?.Invoke(d);
        });
        await using var db = app.Db();
        var c = await db.Cases.WithAll().SingleAsync(x => x.Id == filed.Id);
        var demand = await db.Demands.SingleAsync(d => d.Id == filed.Id);
        c.Answer(Actor.System, TestClock.Local(at), outcome);
        demand.Reply = reply;
        after?.Invoke(demand);
        db.Audit("case.answered", "case", c.Id);
        await db.SaveAsync();
        return c;
    }
}
