using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yingshang.Activities.ListActivities;
using Yingshang.Cases;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.Platform.Web;

namespace Yingshang.Activities.Api;

/// <summary>A kind of activity that the pack declares.</summary>
internal sealed record KindShown(string Id, string Name, string Family, string? Meaning, IReadOnlyList<OutcomeShown> Outcomes);

/// <param name="PerEnterprise">counted of each enterprise that took part</param>
internal sealed record OutcomeShown(string Id, string Name, string Unit, bool PerEnterprise);

/// <summary>An activity in a list.</summary>
internal sealed record ActivityLine(Guid Id, string Title, string KindId, string Kind, string Family, DateOnly On, DateOnly? Until, string? Hours, string? Place, string? HostUnit, ActivityPhase Phase, string PhaseWord, IReadOnlyList<ResultShown> Results);

/// <summary>A counted outcome, added up over all who took part.</summary>
internal sealed record ResultShown(string Id, string Name, decimal Number, string Unit);

internal sealed record ActivityPage(int Count, int Page, int Size, IReadOnlyList<ActivityLine> Items);

/// <summary>An activity with everything that this account may read of it.</summary>
/// <param name="DemandCount">demands that were filed from it; <paramref name="Demands"/> has those that this account sees, without the confidential ones</param>
internal sealed record ActivityShown(
    Guid Id, int Version, string Title, string KindId, string Kind, string Family, DateOnly On, DateOnly? Until, string? Hours, string? Place, string? HostUnit, ActivityPhase Phase, string PhaseWord, string? CancelReason, string? Agenda, string? Note,
    string? Summary, IReadOnlyList<ParticipantShown> Participants, IReadOnlyList<ResultShown> Results, int DemandCount, IReadOnlyList<DemandOfActivity> Demands);

/// <param name="HasCome">null while nobody knows</param>
internal sealed record ParticipantShown(string Role, string Kind, string Name, string? Unit, string? Post, Guid? EnterpriseId, bool? HasCome, int? GuestCount, IReadOnlyList<ResultShown> Results);

internal sealed record DemandOfActivity(Guid Id, string Number);

/// <summary>活动 for programs: what the pages show, read only.</summary>
internal static class ActivityApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("活动");
        api.MapGet("/activity-kinds", (ActivityKindBook kinds) => kinds.All.Select(Shown).ToList()).Allow(ActivityActions.View, "有哪些种类的活动，各数什么成果");
        api.MapGet("/activities", ListAsync).Allow(ActivityActions.View, "活动列表；q、family、kind、phase、unit、from、to、page、size 与 /activities/list 页面的地址相同");
        api.MapGet("/activities/{id:guid}", ShowAsync).Allow(ActivityActions.View, "一场活动：参加的单位、企业、人员，成果，收到的诉求").ProducesProblem(404);
    }

    private static async Task<ActivityPage> ListAsync(HttpContext http, ActivityList list, District district, DistrictDb db, CancellationToken cancel)
    {
        var state = ListState.Parse("/activities/list", http.Request.QueryString.Value, 50);
        var found = list.Of(state);
        var units = await district.Recent.UnitsAsync(db, cancel);
        var rows = await ActivityList.Ordered(found).Skip(state.Skip).Take(state.Size).ToListAsync(cancel);
        return new ActivityPage(await found.CountAsync(cancel), state.Page, state.Size, [.. rows.Select(a => Line(a, units))]);
    }

    private static async Task<ActivityShown> ShowAsync(Guid id, ActivityAccess access, CaseAccess cases, District district, DistrictDb db, CurrentUser user, CancellationToken cancel)
    {
        var a = await access.SeenAsync(id, cancel);
        var units = await district.Recent.UnitsAsync(db, cancel);
        var ids = a.Demands.ConvertAll(d => d.CaseId);
        // A confidential demand is not shown beside the enterprises that were there.
        var demands = ids.Count == 0 || !user.May(CaseActions.View) ? []
            : await cases.Visible().AsNoTracking().Where(c => ids.Contains(c.Id) && !db.Set<Demand>().Any(d => d.Id == c.Id && d.IsConfidential)).OrderBy(c => c.ReceivedAt).ThenBy(c => c.Id).Select(c => new DemandOfActivity(c.Id, c.Number)).ToListAsync(cancel);
        return new ActivityShown(a.Id, a.Version, a.Title, a.KindId, a.Kind, a.Family, a.On, a.Until, a.Hours, a.Place, Name(units, a.HostUnitId), a.Phase, a.Phase.Word, a.CancelReason, a.Agenda, a.Note, a.Summary,
            [.. a.Participants.OrderBy(p => p.RoleId, StringComparer.Ordinal).ThenBy(p => p.Order).Select(p => Shown(p, a, units))], Results(a), ids.Count, demands);
    }

    private static KindShown Shown(ActivityKind kind) => new(kind.Id, kind.Name, kind.Family, kind.Meaning, [.. kind.Outcomes.Select(o => new OutcomeShown(o.Id, o.Name, o.Unit, o.IsPerEnterprise))]);

    private static ActivityLine Line(Activity a, IReadOnlyDictionary<Guid, Unit> units) => new(a.Id, a.Title, a.KindId, a.Kind, a.Family, a.On, a.Until, a.Hours, a.Place, Name(units, a.HostUnitId), a.Phase, a.Phase.Word, Results(a));

    private static ParticipantShown Shown(ActivityParticipant p, Activity activity, IReadOnlyDictionary<Guid, Unit> units) => new(p.Role, p.Kind.Word, p.Name, p.UnitId is { } unit ? Name(units, unit) : null, p.Post, p.EnterpriseId, p.HasCome, p.GuestCount,
        [.. activity.Outcomes.Where(o => o.ParticipantId == p.Id).Select(o => new ResultShown(o.OutcomeId, o.Name, o.Number, o.Unit))]);

    private static IReadOnlyList<ResultShown> Results(Activity activity) => [.. ActivityList.Results(activity).Select(r => new ResultShown(r.Id, r.Name, r.Number, r.Unit))];

    private static string? Name(IReadOnlyDictionary<Guid, Unit> units, Guid id) => units.GetValueOrDefault(id)?.ShortName;
}
