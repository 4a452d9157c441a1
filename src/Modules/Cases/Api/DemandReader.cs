using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Cases.ListCases;
using Yingshang.Cases.Procedures;
using Yingshang.Cases.TrackDemand;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Api;

/// <summary>Demands for programs: what the pages show this person, and no more.</summary>
internal sealed class DemandReader(DistrictDb db, CaseAccess access, CaseQuery query, District district, WorkCalendar calendar, CurrentUser user)
{
    public async Task<DemandList> ListAsync(ListState list, CancellationToken cancel)
    {
        var page = await query.PageAsync(list, cancel);
        var units = await UnitsAsync(cancel);
        var now = db.Now;
        return new DemandList(page.Count, page.IsMore, list.Page, list.Size, [.. page.Lines.Select(l => Line(l, units, now))]);
    }

    public async Task<DemandShown> ShowAsync(Guid id, CancellationToken cancel)
    {
        var (c, about) = await access.LoadAsync(id, CaseActions.View, cancel);
        await db.Entry(c).Collection(x => x.Events).LoadAsync(cancel);
        var (kept, units, now) = (Redaction.Of(user, c, about), await UnitsAsync(cancel), db.Now);
        var procedure = ProcedureOf(c.ProcedureId, c.ProcedureVersion);
        var isOwn = user.Role == Role.Enterprise;
        // An enterprise reads its own progress, not what units say among themselves; and nothing of what somebody may have filed in its name.
        var reads = !isOwn || about.IsVerified;
        return new DemandShown(c.Id, c.Version, c.Number, reads ? kept.Text(c.Title) : "", reads ? kept.Text(about.Text) : null, kept.EnterpriseName, kept.EnterpriseId, reads ? kept.ContactName : "", reads ? kept.ContactPhone : "",
            c.Nature, c.Topic, c.Channel, about.IsVerified, about.IsConfidential, c.ReceivedAt, c.State, isOwn ? c.State.ForEnterprise : c.State.Word, c.Level, Name(units, c.LeadUnitId), c.Outcome,
            reads ? kept.Text(about.Reply) : null, about.SaysSolved,
            [.. c.Steps.OrderBy(s => s.Round).ThenBy(s => s.Order).Select(s => Step(s, procedure, now, IsRequested(units, c.LeadUnitId)))],
            isOwn ? [] : [.. c.Holdings.OrderBy(h => h.FromAt).Select(h => new HoldingShown(Name(units, h.UnitId) ?? "", h.IsLead, h.Document, h.FromAt, h.SignedAt, h.UntilAt, h.EndedBecause))],
            [.. c.Events.OrderBy(e => e.At).ThenBy(e => e.Id).Where(e => !isOwn || e.ForEnterprise is not null).Select(e => isOwn
                ? new EventShown(e.At, e.Kind, reads ? e.ForEnterprise! : DemandHolder.Told(e, mayRead: false), null, null, null)
                : new EventShown(e.At, e.Kind, kept.Text(e.Title), e.ActorId is null ? null : e.ActorName, Blank(kept.Text(e.Text)), Blank(kept.Text(e.Facts))))]);
    }

    private DemandLine Line(CaseLine l, IReadOnlyDictionary<Guid, Unit> units, DateTime now)
    {
        var kept = Redaction.Of(user, l);
        var lamp = l.DueAt is not { } due ? null : IsRequested(units, l.LeadUnitId) ? RequestLamp.At(due, now).Text : ProcedureOf(l.ProcedureId, l.ProcedureVersion).Lamps.At(due, l.NearFrom ?? due, now, calendar).Text;
        return new DemandLine(l.Id, l.Number, kept.Text(l.Title), kept.EnterpriseName, Name(units, l.TerritoryUnitId), l.Nature, l.Topic, l.Channel, l.ReceivedAt, l.State, l.State.Word, l.Level, Name(units, l.LeadUnitId), l.CurrentStep,
            Known(l.DueAt), lamp, l.Outcome, l.AnsweredAt, l.IsConfidential);
    }

    private StepShown Step(CaseStep s, Procedure procedure, DateTime now, bool isRequested) => new(s.Round, s.StepId, s.Name, s.Limit, s.StartAt, Known(s.DueAt), Known(s.DueAt) is null ? null : s.LastDay, s.DoneAt,
        s.DoneAt is not null ? null : isRequested && s.HeldBy == StepHolder.Unit ? RequestLamp.At(s.DueAt, now).Text : procedure.Lamps.At(s.DueAt, s.NearFrom, now, calendar).Text);

    /// <summary>While the clock stands still there is no such instant.</summary>
    private static DateTime? Known(DateTime? due) => due is { } at && Deadline.IsNever(at) ? null : due;

    private Procedure ProcedureOf(string id, int version) => district.Declared<ProcedureBook>().At(district, id, version);

    private Task<IReadOnlyDictionary<Guid, Unit>> UnitsAsync(CancellationToken cancel) => district.Recent.UnitsAsync(db, cancel);

    private static bool IsRequested(IReadOnlyDictionary<Guid, Unit> units, Guid? id) => id is { } known && units.TryGetValue(known, out var unit) && !unit.IsOrderable;

    private static string? Name(IReadOnlyDictionary<Guid, Unit> units, Guid? id) => id is { } known && units.TryGetValue(known, out var unit) ? unit.ShortName : null;

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
