using Yingshang.Cases.Engine;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.People;

namespace Yingshang.Cases;

/// <summary>A record of dataset 诉求环节: a step of a demand with its deadline.</summary>
public sealed class StepRow : DatasetRow
{
    public Guid CaseId { get; init; }
    public required string Number { get; init; }
    public required string Step { get; init; }

    /// <summary>What completes it, whatever the procedure calls it.</summary>
    public required string Act { get; init; }
    public required string Mechanism { get; init; }
    public int Round { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public DateOnly LastDay { get; init; }
    public DateTime? DoneAt { get; init; }

    /// <summary>Null while neither done nor due.</summary>
    public bool? IsOnTime { get; init; }
    public bool IsExtended { get; init; }

    /// <summary>A body that cannot be ordered owes it: followed, not scored.</summary>
    public bool IsRequested { get; init; }
    public required string Channel { get; init; }
    public required string Topic { get; init; }
    public string? LeadUnit { get; init; }
    public string? WorkGroup { get; init; }
}

/// <summary>数据集“诉求环节”. The open steps of a demand that the enterprise withdrew are nobody's debt and not among them.</summary>
internal static class StepDataset
{
    public static Dataset<StepRow> Create() => new Dataset<StepRow>("诉求环节", "个", Read) { Label = s => $"{s.Number} {s.Step}", Link = s => $"/cases/{s.CaseId}" }
        .Field("number", s => s.Number)
        .Field("step", s => s.Step)
        .Field("act", s => s.Act, [.. StepWords.Acts.Keys])
        .Field("mechanism", s => s.Mechanism)
        .Field("round", s => s.Round)
        .Field("received_on", s => s.ReceivedOn)
        .Field("last_day", s => s.LastDay)
        .Field("done_at", s => s.DoneAt)
        .Field("on_time", s => s.IsOnTime)
        .Field("extended", s => s.IsExtended)
        .Field("requested", s => s.IsRequested)
        .Field("channel", s => s.Channel)
        .Field("topic", s => s.Topic)
        .Field("lead_unit", s => s.LeadUnit)
        .Field("work_group", s => s.WorkGroup);

    private static IQueryable<StepRow> Read(DatasetSource source)
    {
        var now = source.AsOf;
        return from s in source.Db.AsOf<CaseStep>(now)
               join c in DemandDataset.Cases(source) on s.CaseId equals c.Id
               join l in source.Db.AsOf<Unit>(now) on c.LeadUnitId equals (Guid?)l.Id into leads
               from l in leads.DefaultIfEmpty()
               join g in source.Db.AsOf<WorkGroup>(now) on c.GroupId equals (Guid?)g.Id into groups
               from g in groups.DefaultIfEmpty()
               where s.DoneAt != null || c.State != CaseState.Withdrawn
               select new StepRow
               {
                   Id = s.Id, CaseId = c.Id, Number = c.Number, Step = s.Name, Mechanism = c.ProcedureId,
                   // The words of StepWords, which the database does not know.
                   Act = s.Act == StepAct.Respond ? "应答" : s.Act == StepAct.Dispatch ? "交办" : s.Act == StepAct.Sign ? "签收" : s.Act == StepAct.Contact ? "对接" : s.Act == StepAct.Feedback ? "反馈" : "办结",
                   Round = s.Round, ReceivedOn = c.ReceivedOn, LastDay = s.LastDay, DoneAt = s.DoneAt,
                   IsOnTime = s.DoneAt != null ? s.DoneAt < s.DueAt : s.DueAt <= now ? false : (bool?)null,
                   IsExtended = s.ExtendedTo != null, IsRequested = s.HeldBy == StepHolder.Unit && (bool?)l.IsOrderable == false, Channel = c.Channel, Topic = c.Topic, LeadUnit = l.ShortName, WorkGroup = g.Name,
               };
    }
}
