using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Browser.Tests;

/// <summary>The rest of the district, at work while one demand is followed: what fell due since was done, all but a few. Otherwise the figures and lamps around it would be those of an office that
/// had gone home three weeks ago.</summary>
public sealed class Colleagues(District district)
{
    private const int OneLateIn = 9;
    private static readonly (string Outcome, string Reply)[] Answers =
        [("已解决", "已经办好。"), ("部分解决", "急的一部分已经办好。"), ("已解决", "已经办好。"), ("政策不支持", "按现行规定办不了，依据写在后面。"), ("已解决", "已经办好。")];

    /// <param name="but">the demand that is followed, in the words of its title</param>
    public async Task WorkAsync(string but)
    {
        await using var db = district.NewSystemDb();
        var now = db.Now;
        var due = await db.Set<Case>().WithAll().Where(c => c.DueAt <= now && !c.Title.Contains(but)).OrderBy(c => c.Number).ToListAsync();
        if (due.Count == 0) return;
        var units = await db.Units.Where(u => u.IsOrderable && u.SendsSpecialists).OrderBy(u => u.Order).ToListAsync();
        foreach (var (at, c) in due.Index().Where(x => x.Item.Number.Sum(digit => digit) % OneLateIn != 0))
        {
            var demand = await db.Demands.FirstAsync(d => d.Id == c.Id);
            while (c.DueAt <= now) Do(c, demand, units[at % units.Count], now);
            db.Audit("case.answered", "case", c.Id);
        }
        await db.SaveAsync();
    }

    private void Do(Case c, Demand demand, Unit unit, DateTime now)
    {
        var at = c.DueAt!.Value.AddHours(-9) is var intended && intended > c.ReceivedAt ? intended : now;
        if (c.OpenRequest(RequestKind.Return) is { } request)
        {
            (request.IsGranted, request.DecidedAt, request.Decision) = (false, at, "由现承办单位办理");
            c.State = CaseState.Dispatched;
        }
        if (c.LeadUnitId is null)
        {
            c.Dispatch(district.Declared<ProcedureBook>().At(district, c.ProcedureId, c.ProcedureVersion), district.Calendar, Actor.System, at, new Assignment(unit.Id, unit.ShortName, "交办", "交办单"), [], null);
            return;
        }
        if (c.Lead is { SignedAt: null } lead) c.Sign(lead, Actor.System, "承办单位", at, null, null);
        if (c.StepFor(StepAct.Contact) is { DoneAt: null }) c.Complete(StepAct.Contact, Actor.System, at);
        else if (c.StepFor(StepAct.Feedback) is { DoneAt: null }) c.Complete(StepAct.Feedback, Actor.System, at);
        else
        {
            var (outcome, reply) = Answers[c.Number.Sum(digit => digit) % Answers.Length];
            c.Answer(Actor.System, at, outcome);
            demand.Reply = reply;
            c.Happened(at, "answered", Actor.System, $"办结：{outcome}", reply);
        }
    }
}
