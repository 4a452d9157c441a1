using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>The steps of a unit as its people take them: open the page, fill in, send.</summary>
internal static class UnitSteps
{
    public const string Received = "2023-09-28 10:00";

    /// <summary>Received and dispatched on 28 September 2023, 10:00, before the National Day holidays.</summary>
    public static Task<Case> HeldByAsync(this TestApp app, string unit, Action<DemandDraft>? draft = null) => app.Data.CreateDemandAsync(d =>
    {
        d.ReceivedLocal(Received);
        d.Lead = unit;
        draft?.Invoke(d);
    });

    public static Task<TestPage> ContactAsync(this TestBrowser unit, Guid id, params (string, object?)[] fields) => DoAsync(unit, id, "contact", "登记", fields);

    public static Task<TestPage> FeedBackAsync(this TestBrowser unit, Guid id, params (string, object?)[] fields) => DoAsync(unit, id, "feedback", "反馈",
    [
        ("方式", "协调"), ("路径", "与供电公司会商，再由供电公司出方案"), ("措施", "组织现场会商"), ("给企业的反馈", "已约供电公司，10月12日到您厂里看现场。"),
        ("审定的单位主要负责人", "乔建民"), .. fields,
    ]);

    public static Task<TestPage> AnswerAsync(this TestBrowser unit, Guid id, string outcome, params (string, object?)[] fields) => DoAsync(unit, id, "answer", "办结",
        [("办理结果", outcome), ("给企业的答复", "增容已经批了，下周一送电。"), .. fields]);

    /// <summary>Where there is nothing to fill in now, the page that says why.</summary>
    public static async Task<TestPage> DoAsync(this TestBrowser person, Guid id, string page, string button, params (string, object?)[] fields)
    {
        var opened = await person.GetAsync($"/cases/{id}/{page}");
        return opened.Problem is null ? await person.SubmitAsync(opened, button, fields) : opened;
    }

    public static async Task<Case> ReadAsync(this TestApp app, Guid id)
    {
        await using var db = app.Db();
        return await db.Cases.WithAll().Include(c => c.Events).AsNoTracking().SingleAsync(c => c.Id == id);
    }

    public static async Task<Demand> DemandAsync(this TestApp app, Guid id)
    {
        await using var db = app.Db();
        return await db.Demands.AsNoTracking().SingleAsync(d => d.Id == id);
    }

    public static CaseEvent Event(this Case c, string kind) => c.Events.Single(e => e.Kind == kind);
}
