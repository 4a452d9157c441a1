using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Modules.Tests.Ground;

/// <summary>Puts records into the district of a test through the same engine that the pages use.</summary>
public sealed class TestData(TestApp app)
{
    /// <summary>A demand as an enterprise files it; what matters to the test is set, the rest is filled in.</summary>
    public async Task<Case> CreateDemandAsync(Action<DemandDraft>? draft = null)
    {
        var d = new DemandDraft { ReceivedAt = app.Clock.UtcNow };
        draft?.Invoke(d);
        var procedure = app.District.Declared<ProcedureBook>().Current(app.District, "demand-1231");
        await using var db = app.Db();
        await using var write = await db.BeginWriteAsync();
        var received = d.ReceivedAt;
        var number = await Numbering.NextAsync(db, $"demand-{received.ShanghaiDate.Year}");
        var c = new Case
        {
            Id = db.NewId(), ProcedureId = procedure.Id, ProcedureVersion = procedure.Version, Number = procedure.Number(received.ShanghaiDate.Year, number),
            TrackingCode = d.TrackingCode ?? $"T{number:000}-{number:0000}-{number % 100:00}", EnterpriseId = d.EnterpriseId, EnterpriseName = d.EnterpriseName, Title = d.Title, Nature = d.Nature, Topic = d.Topic, Channel = d.Channel,
            ReceivedAt = received, ReceivedOn = received.ShanghaiDate, TerritoryUnitId = d.TerritoryUnit is null ? null : (await app.UnitAsync(d.TerritoryUnit)).Id,
        };
        c.Begin(procedure, app.District.Calendar, Actor.Enterprise(d.EnterpriseName), "收到", d.Text, d.ExternalDueAt);
        await DispatchAsync(c, procedure, d);
        db.Cases.Add(c);
        db.Demands.Add(new Demand
        {
            Id = c.Id, Text = d.Text, ContactName = d.ContactName, ContactPhone = d.ContactPhone, IsConfidential = d.IsConfidential,
            ComplainedUnitId = d.ComplainedUnit is null ? null : (await app.UnitAsync(d.ComplainedUnit)).Id, VerifiedAt = d.IsVerified ? received : null, ExternalNumber = d.ExternalNumber, ExternalDueAt = d.ExternalDueAt,
        });
        db.Audit("case.received", "case", c.Id, ("number", c.Number), ("text", d.Text));
        await db.SaveAsync();
        await write.CommitAsync();
        return c;
    }

    private async Task DispatchAsync(Case c, Procedure procedure, DemandDraft d)
    {
        if (d.Lead is null) return;
        var at = d.DispatchedAt ?? d.ReceivedAt;
        var office = await app.AccountAsync("zhoumin");
        var co = new List<Assignment>();
        foreach (var unit in d.Co) co.Add(Assign(await app.UnitAsync(unit)));
        var lead = await app.UnitAsync(d.Lead);
        c.Dispatch(procedure, app.District.Calendar, new Actor(office.Id, office.DisplayName, office.UnitId), at, Assign(lead), co, d.Opinion);
        if (d.SignedBy is null) return;
        var handler = await app.AccountAsync(d.SignedBy);
        c.Sign(c.Lead!, new Actor(handler.Id, handler.DisplayName, handler.UnitId), lead.ShortName, at, handler.Id, handler.SectionId);
    }

    private static Assignment Assign(Unit unit) =>
        unit.IsOrderable ? new(unit.Id, unit.ShortName, "交办", "交办单") : new(unit.Id, unit.ShortName, "商请办理", "商请函");
}

/// <summary>What a test says of a demand. Units are named by their code in the pack, people by their user name.</summary>
public sealed class DemandDraft
{
    public string Title { get; set; } = "用电增容申请两个月未批，二号生产线无法投产";
    public string Text { get; set; } = "我公司二号线设备七月到位，八月三日递交增容申请，至今没有答复，订单十一月交货。";
    public string Nature { get; set; } = "求助";
    public string Topic { get; set; } = "用电";
    public string Channel { get; set; } = "企业手机填报";
    public Guid? EnterpriseId { get; set; }
    public string EnterpriseName { get; set; } = "清河恒信纺织有限公司";
    public string ContactName { get; set; } = "陈志远";
    public string ContactPhone { get; set; } = "13800001234";
    public DateTime ReceivedAt { get; set; }
    public bool IsConfidential { get; set; }
    public bool IsVerified { get; set; } = true;
    public string? TrackingCode { get; set; }
    public string? ComplainedUnit { get; set; }
    public string? TerritoryUnit { get; set; }
    public string? ExternalNumber { get; set; }
    public DateTime? ExternalDueAt { get; set; }

    /// <summary>Dispatched to this unit; null leaves it with the office.</summary>
    public string? Lead { get; set; }
    public List<string> Co { get; } = [];
    public string? Opinion { get; set; }

    /// <summary>At receipt when it does not say.</summary>
    public DateTime? DispatchedAt { get; set; }

    /// <summary>Signed at once by this person of the lead unit.</summary>
    public string? SignedBy { get; set; }

    public void ReceivedLocal(string shanghai) => ReceivedAt = TestClock.Local(shanghai);
}
