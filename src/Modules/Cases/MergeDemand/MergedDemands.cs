using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.MergeDemand;

/// <summary>What happens to the demands merged into one: its answer is theirs, and when it is withdrawn they come back to the office.</summary>
public sealed class MergedDemands(DistrictDb db)
{
    /// <summary>Answers with the demand everything merged into it; another answer later (挂账) replaces that of the first. To be called before the change is saved.</summary>
    public async Task AnswerAllAsync(Case main, Demand about, Actor actor, DateTime now, string told, CancellationToken cancel)
    {
        foreach (var (merged, demand) in await OfAsync(main, c => c.MergedIntoId == main.Id && (c.State == CaseState.Merged || c.State == CaseState.Answered), cancel))
        {
            merged.AnswerWith(main, actor, now, about.Reply, told);
            (demand.Reply, demand.OutcomeDetail, demand.NextDate, demand.FilledBackAt, demand.SaysSolved) = (about.Reply, about.OutcomeDetail, about.NextDate, null, null);
            db.Audit("case.answered", "case", merged.Id, ("outcome", merged.Outcome), ("with", main.Number), ("reply", demand.Reply));
        }
    }

    /// <summary>The answer did not hold: what was answered along with the demand is handled along with it again. To be called before the change is saved.</summary>
    public async Task ReopenAllAsync(Case main, Actor actor, DateTime now, CancellationToken cancel)
    {
        foreach (var (merged, demand) in await OfAsync(main, c => c.MergedIntoId == main.Id && c.State == CaseState.Answered, cancel))
        {
            merged.ReopenWith(main, actor, now);
            demand.NextDate = null;
            db.Audit("case.reopened", "case", merged.Id, ("with", main.Number));
        }
    }

    /// <summary>Gives back to the office what was merged into a demand that ends without an answer.</summary>
    public async Task ReleaseAllAsync(Case main, Actor actor, DateTime now, CancellationToken cancel)
    {
        foreach (var (merged, _) in await OfAsync(main, c => c.MergedIntoId == main.Id && c.State == CaseState.Merged, cancel))
        {
            merged.Unmerge(actor, now, $"{main.Number} {main.State.Word}");
            db.Audit("case.unmerged", "case", merged.Id, ("from", main.Number), ("reason", main.State.Word));
        }
    }

    private async Task<List<(Case, Demand)>> OfAsync(Case main, System.Linq.Expressions.Expression<Func<Case, bool>> which, CancellationToken cancel)
    {
        var cases = await db.Set<Case>().Where(which).WithAll().OrderBy(c => c.Id).ToListAsync(cancel);
        var ids = cases.ConvertAll(c => c.Id);
        var demands = ids.Count == 0 ? [] : await db.Set<Demand>().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
        return cases.ConvertAll(c => (c, demands[c.Id]));
    }
}
