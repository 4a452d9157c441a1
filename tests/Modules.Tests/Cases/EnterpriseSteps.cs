using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.ProvePhone;
using Yingshang.Enterprises;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Storage;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>What an enterprise does on its phone, in the words of the tests.</summary>
internal static class EnterpriseSteps
{
    public const string Words = "用电增容申请两个月没有答复，二号线设备已到位，十一月要交货，盼尽快批下来。";
    public const string Phone = "13800001234";

    public static async Task<TestPage> FileAsync(this TestBrowser browser, params (string Field, object? Value)[] changes)
    {
        var fields = new Dictionary<string, object?> { ["遇到了什么问题"] = Words, ["企业名称或统一社会信用代码"] = "清河恒信纺织有限公司", ["怎么称呼您"] = "陈先生", ["手机号"] = Phone };
        foreach (var (field, value) in changes) fields[field] = value;
        return await browser.SubmitAsync(await browser.GetAsync("/file"), "提交", [.. fields.Select(f => (f.Key, f.Value))]);
    }

    /// <summary>The code in the address of a demand's page.</summary>
    public static string Code(this TestPage page) => new Uri(page.Url).Segments[2].TrimEnd('/');

    public static async Task<(Case Case, Demand Demand)> ReadAsync(this TestApp app, string code)
    {
        await using var db = app.Db();
        var c = await db.Cases.AsNoTracking().WithAll().Include(x => x.Events).SingleAsync(x => x.TrackingCode == code);
        return (c, await db.Demands.AsNoTracking().SingleAsync(d => d.Id == c.Id));
    }

    public static async Task<int> CountAsync(this TestApp app)
    {
        await using var db = app.Db();
        return await db.Cases.CountAsync();
    }

    /// <summary>The six digits in the last message to the telephone of the demand.</summary>
    public static async Task<string> DigitsAsync(this TestApp app, string code)
    {
        await using var db = app.Db();
        var id = await db.Cases.Where(c => c.TrackingCode == code).Select(c => c.Id).SingleAsync();
        var text = await db.Set<Yingshang.Platform.Outbox.OutboxMessage>().Where(m => m.SubjectId == id).OrderByDescending(m => m.Id).Select(m => m.Text).FirstAsync();
        return System.Text.RegularExpressions.Regex.Match(text, "验证码 ([0-9]{6})").Groups[1].Value;
    }

    public static async Task<TestPage> AskForCodeAsync(this TestBrowser browser, string code) =>
        await browser.SubmitAsync(await browser.GetAsync($"/d/{code}/verify"), "获取验证码");

    public static async Task<TestPage> ProveAsync(this TestBrowser browser, TestApp app, string code)
    {
        var asked = await browser.AskForCodeAsync(code);
        return await browser.SubmitAsync(asked, "验证", ("短信里的 6 位验证码", await app.DigitsAsync(code)));
    }

    /// <summary>办结 with a reply, at a time in Shanghai.</summary>
    public static async Task AnswerAsync(this TestApp app, string code, string shanghai, string reply = "增容方案已批，变压器十月十八日投运。")
    {
        app.Clock.SetLocal(shanghai);
        await using var db = app.Db();
        var c = await db.Cases.WithAll().SingleAsync(x => x.TrackingCode == code);
        var demand = await db.Demands.SingleAsync(d => d.Id == c.Id);
        c.Answer(Actor.System, db.Now, "已解决");
        demand.Reply = reply;
        db.Audit("case.answered", "case", c.Id);
        await db.SaveAsync();
    }

    public static async Task<Guid> AddEnterpriseAsync(this TestApp app, string name, string creditCode, string? account)
    {
        await using var db = app.Db();
        var enterprise = new Enterprise { Id = db.NewId(), CreditCode = creditCode, Name = name, Kind = "有限责任公司", Status = "存续" };
        db.Add(enterprise);
        if (account is not null) (await db.Accounts.SingleAsync(a => a.UserName == account)).EnterpriseId = enterprise.Id;
        db.Audit("enterprise.created", "enterprise", enterprise.Id);
        await db.SaveAsync();
        return enterprise.Id;
    }
}
