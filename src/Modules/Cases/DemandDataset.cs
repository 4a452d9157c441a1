using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.People;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases;

/// <summary>A record of dataset 诉求. Holds nothing by which the person who filed it is known.</summary>
public sealed class DemandRow : DatasetRow
{
    public required string Number { get; init; }

    /// <summary>For lists; no field of the dictionary.</summary>
    public required string Title { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public required string Channel { get; init; }
    public string? CountsAs { get; init; }
    public required string Nature { get; init; }
    public required string Topic { get; init; }
    public string? LeadUnit { get; init; }
    public string? Territory { get; init; }
    public string? WorkGroup { get; init; }
    public string? State { get; init; }
    public string? Outcome { get; init; }
    public string? EnterpriseSays { get; init; }
    public int? Rating { get; init; }
    public bool IsVerified { get; init; }
    public string? ExternalNumber { get; init; }
    public int? Returns { get; init; }
    public int? Extensions { get; init; }
    public bool IsReopened { get; init; }
    public bool IsConfidential { get; init; }

    /// <summary>From the day after receipt through the day of the answer; null while there is none.</summary>
    public int? WorkingDays { get; set; }
}

/// <summary>数据集“诉求”. A person who sees only the demands of a unit counts only those: a complaint about the unit is not among them.</summary>
internal static class DemandDataset
{
    public static Dataset<DemandRow> Create(DemandCatalogues catalogues, WorkCalendar calendar)
    {
        var channels = catalogues.Channels.ToLookup(c => c.CountsAs, c => c.Name);
        return new Dataset<DemandRow>("诉求", "件", source => Read(source, [.. channels["线上"]], [.. channels["线下"]])) { Label = d => d.IsConfidential ? $"{d.Number}（保密件）" : $"{d.Number} {d.Title}", Link = d => $"/cases/{d.Id}" }
            .Field("number", d => d.Number)
            .Field("received_on", d => d.ReceivedOn)
            .Field("closed_on", d => d.ClosedOn)
            .Field("channel", d => d.Channel, [.. catalogues.Channels.Select(c => c.Name)])
            .Field("counts_as", d => d.CountsAs)
            .Field("nature", d => d.Nature, [.. catalogues.Natures.Select(n => n.Name)])
            .Field("topic", d => d.Topic, [.. catalogues.Topics.Select(t => t.Name)])
            .Field("lead_unit", d => d.LeadUnit)
            .Field("territory", d => d.Territory)
            .Field("work_group", d => d.WorkGroup)
            .Field("state", d => d.State, [.. Enum.GetValues<CaseState>().Select(s => s.Word)])
            .Field("outcome", d => d.Outcome, [.. catalogues.Outcomes.Select(o => o.Name)])
            .Field("enterprise_says", d => d.EnterpriseSays)
            .Field("rating", d => d.Rating)
            .Field("verified", d => d.IsVerified)
            .Field("external_number", d => d.ExternalNumber)
            .Field("returns", d => d.Returns)
            .Field("extensions", d => d.Extensions)
            .Field("reopened", d => d.IsReopened)
            .Field("confidential", d => d.IsConfidential)
            .Computed("working_days", d => d.WorkingDays)
            .Completed(d =>
            {
                d.WorkingDays = d.ClosedOn is { } closed ? calendar.WorkingDaysBetween(d.ReceivedOn, closed) : null;
                return d;
            });
    }

    /// <summary>The cases of a source that its reader may see.</summary>
    internal static IQueryable<Case> Cases(DatasetSource source)
    {
        var cases = source.Db.AsOf<Case>(source.AsOf);
        var access = new CaseAccess(source.Db, source.User);
        if (access.SeesAll()) return cases;
        var visible = access.Visible();
        return cases.Where(c => visible.Any(v => v.Id == c.Id));
    }

    private static IQueryable<DemandRow> Read(DatasetSource source, List<string> online, List<string> offline)
    {
        var units = source.Db.AsOf<Unit>(source.AsOf);
        // Counted once for all cases: a count for each case would walk the history again and again.
        var requests = source.Db.AsOf<CaseRequest>(source.AsOf).Where(r => r.IsGranted == true).GroupBy(r => r.CaseId).Select(g => new
        {
            CaseId = (Guid?)g.Key,
            Returns = g.Sum(r => r.Kind == RequestKind.Return ? 1 : 0),
            Extensions = g.Sum(r => r.Kind == RequestKind.Extension ? 1 : 0),
        });
        return from c in Cases(source)
               join d in source.Db.AsOf<Demand>(source.AsOf) on c.Id equals d.Id
               join l in units on c.LeadUnitId equals (Guid?)l.Id into leads
               from l in leads.DefaultIfEmpty()
               join t in units on c.TerritoryUnitId equals (Guid?)t.Id into territories
               from t in territories.DefaultIfEmpty()
               join g in source.Db.AsOf<WorkGroup>(source.AsOf) on c.GroupId equals (Guid?)g.Id into groups
               from g in groups.DefaultIfEmpty()
               join r in requests on (Guid?)c.Id equals r.CaseId into asked
               from r in asked.DefaultIfEmpty()
               select new DemandRow
               {
                   Id = c.Id, Number = c.Number, Title = c.Title, ReceivedOn = c.ReceivedOn, ClosedOn = c.AnsweredOn, Channel = c.Channel,
                   CountsAs = online.Contains(c.Channel) ? "线上" : offline.Contains(c.Channel) ? "线下" : null,
                   Nature = c.Nature, Topic = c.Topic, LeadUnit = l.ShortName, Territory = t.ShortName, WorkGroup = g.Name,
                   // The words of CaseState.Word, which the database does not know.
                   State = c.State == CaseState.Received ? "待交办" : c.State == CaseState.Dispatched ? "待签收" : c.State == CaseState.InHand ? "办理中"
                       : c.State == CaseState.ReturnAsked ? "退回待定" : c.State == CaseState.Answered ? "已办结（企业未评价）" : c.State == CaseState.Confirmed ? "已销号" : c.State == CaseState.Merged ? "已并案" : "企业撤回",
                   Outcome = c.Outcome, EnterpriseSays = d.SaysSolved == true ? "解决" : d.SaysSolved == false ? "没解决" : "未评价", Rating = d.Rating,
                   IsVerified = d.VerifiedAt != null, ExternalNumber = d.ExternalNumber, Returns = (int?)r.Returns, Extensions = (int?)r.Extensions, IsReopened = c.Level > 0, IsConfidential = d.IsConfidential,
               };
    }
}
