using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Chase;

/// <summary>One call to make: what is late or nearly so, who has it, which telephone, when it was last chased.</summary>
public sealed record Call(Guid CaseId, string Number, string Title, string Step, string Lamp, Tone Tone, string Due, Guid UnitId, string Unit, string? Handler, string? Phone, DateTime? LastAt, string? LastSaid);

/// <summary>催办名单：超期和临期的，按单位排在一起，一个电话把一个单位的都说完。商请办理的不催，到日子跟进。</summary>
public sealed class CallList(DistrictDb db, CaseAccess access, HeldCases held, WorkCalendar calendar, CurrentUser user)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<Call>> ReadAsync(CancellationToken cancel)
    {
        var now = db.Now;
        var rows = await (from c in access.Visible(CaseActions.Urge).AsNoTracking().Scored(db)
                          join d in db.Set<Demand>() on c.Id equals d.Id
                          where c.NearFrom <= now && c.LeadUnitId != null && (c.State == CaseState.Dispatched || c.State == CaseState.InHand)
                          orderby c.DueAt
                          select new { Case = c, Demand = d }).Take(Most).ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.Case.Id);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, cancel);
        var handlers = rows.Select(r => r.Case.HandlerId).OfType<Guid>().Distinct().ToList();
        var people = await db.Accounts.AsNoTracking().Where(a => handlers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        var last = (await db.Set<CaseEvent>().AsNoTracking().Where(e => ids.Contains(e.CaseId) && e.Kind == "urged").ToListAsync(cancel)).GroupBy(e => e.CaseId).ToDictionary(g => g.Key, g => g.MaxBy(e => e.At)!);
        return [.. rows.Select(r =>
        {
            var (c, unit) = (r.Case, units[r.Case.LeadUnitId!.Value]);
            var procedure = held.ProcedureOf(c);
            var (lamp, tone) = procedure.Lamps.At(c.DueAt!.Value, c.NearFrom!.Value, now, calendar);
            var handler = c.HandlerId is { } h ? people.GetValueOrDefault(h) : null;
            var called = last.GetValueOrDefault(c.Id);
            return new Call(c.Id, c.Number, Redaction.Of(user, c, r.Demand).Text(c.Title), procedure.Steps.FirstOrDefault(s => s.Id == c.CurrentStep)?.Name ?? "", lamp, tone, calendar.DueText(c.DueAt.Value), unit.Id, unit.ShortName,
                handler?.DisplayName, handler?.OfficePhone ?? unit.OfficePhone, called?.At, called?.Text);
        }).OrderBy(c => units[c.UnitId].Order)];
    }
}
