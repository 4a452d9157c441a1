using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.TrackDemand;

/// <summary>A row of “这是怎么算的”: one day, or days in a row that were treated alike.</summary>
public sealed record CountedSpan(DateOnly From, DateOnly To, string Days, string Says, bool IsCounted);

/// <summary>The counting of a deadline in rows that a person can follow with a finger.</summary>
public static class Countdown
{
    private const int ShortEnoughForEachDay = 12;

    public static IReadOnlyList<CountedSpan> Of(Deadline deadline, WorkCalendar calendar)
    {
        var rows = new List<CountedSpan>();
        var eachDay = deadline.Trace.Count(d => d.Number is not null) <= ShortEnoughForEachDay;
        foreach (var run in Runs(deadline.Trace, eachDay)) rows.Add(Row(run, calendar));
        return rows;
    }

    private static CountedSpan Row(List<CountedDay> run, WorkCalendar calendar)
    {
        var (first, last) = (run[0], run[^1]);
        var days = run.Count == 1 ? calendar.ShortText(first.Date) : $"{first.Date:M月d日}—{last.Date:M月d日}";
        return new CountedSpan(first.Date, last.Date, days, Says(first, last), first.Number is not null);
    }

    private static string Says(CountedDay first, CountedDay last) => first.WhyNot switch
    {
        null when first.Number is null => "连续计时",
        null => first.Number == last.Number ? $"第{first.Number}日" : $"第{first.Number}—{last.Number}日",
        WhyNotCounted.Holiday => $"{first.HolidayName}放假，不计",
        WhyNotCounted.Paused => $"不计时：{first.PauseReason}",
        WhyNotCounted.Weekend => "周末，不计",
        WhyNotCounted.RolledOver => "末日不上班，顺延",
        var why => why.Value.Word,
    };

    private static IEnumerable<List<CountedDay>> Runs(IReadOnlyList<CountedDay> days, bool eachDay)
    {
        List<CountedDay> run = [];
        foreach (var day in days)
        {
            if (run.Count > 0 && (!Alike(run[^1], day) || (day.Number is not null && eachDay)))
            {
                yield return run;
                run = [];
            }
            run.Add(day);
        }
        if (run.Count > 0) yield return run;
    }

    private static bool Alike(CountedDay a, CountedDay b) =>
        (a.WhyNot, a.HolidayName, a.PauseReason, a.Number is null) == (b.WhyNot, b.HolidayName, b.PauseReason, b.Number is null) && a.WhyNot != WhyNotCounted.ReceiptDay;
}

/// <summary>What the enterprise was promised with a step, and until when.</summary>
public sealed record StepPromise(CaseStep Step, string Says)
{
    /// <summary>The open steps of the present round, the one due first in front.</summary>
    public static IReadOnlyList<StepPromise> Of(Case c, Procedure procedure) =>
        [.. c.CurrentRound.Where(s => s.DoneAt is null).OrderBy(s => s.DueAt).ThenBy(s => s.Order).Select(s => new StepPromise(s, Words(s, procedure)))];

    private static string Words(CaseStep step, Procedure procedure)
    {
        var declared = (step.Round > 1 ? procedure.Reopen.Steps : procedure.Steps).FirstOrDefault(s => s.Id == step.StepId);
        return declared is { Promise.Length: > 0 } ? declared.Promise : step.Name;
    }
}

/// <summary>没解决，继续反映: until when.</summary>
public static class ReopenWindow
{
    /// <summary>Null while there is no answer.</summary>
    public static Deadline? Of(Case c, Procedure procedure, WorkCalendar calendar) =>
        c.AnsweredAt is { } answered && c.State is CaseState.Answered or CaseState.Confirmed ? calendar.Count(answered, procedure.Reopen.Within, procedure.Counting) : null;
}

/// <summary>The states as an enterprise reads them: nobody tells it “not ours”.</summary>
public static class StateForEnterprise
{
    extension(CaseState state)
    {
        public string ForEnterprise => state switch
        {
            CaseState.Received => "已收到，正在交办",
            CaseState.Dispatched => "已交办，等承办单位签收",
            CaseState.InHand or CaseState.ReturnAsked => "办理中",
            CaseState.Answered => "已答复，等您评价",
            CaseState.Confirmed => "已确认，已销号",
            CaseState.Withdrawn => "已撤回",
            CaseState.Merged => "并在一起办理中",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
    }
}
