using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.Reports.Drafts;
using Yingshang.Reports.Drafts.DecideDraft;
using Yingshang.Reports.Drafts.StartDraft;
using Yingshang.Reports.Drafts.WriteDraft;
using Yingshang.Reports.RunReport;

namespace Yingshang.App.Seeding;

/// <summary>Reports of last month on their way: started from the template, written, commented, checked, reviewed, signed — each step by whom and when <c>office.yaml</c> says.</summary>
internal sealed class ReportSeed(OfficeDesk desk)
{
    public async Task WriteAsync(DeclarationNode node)
    {
        var report = node.Text("report");
        Guid? draft = null;
        await desk.DoAsync($"起草 {report}", desk.Person(node.Text("by")), desk.Moment(node), async s =>
        {
            var (id, problem) = await s.GetRequiredService<StartDraftHandler>().HandleAsync(new RunReportForm { ReportId = report }, CancellationToken.None);
            draft = id;
            return problem;
        });
        if (draft is not { } started) return;
        foreach (var step in node.List("steps"))
            await desk.DoAsync($"{step.Text("do")} {report}", desk.Person(step.Text("by")), desk.Moment(step), s => TakeAsync(s, started, step));
    }

    private static async Task<Problem?> TakeAsync(IServiceProvider services, Guid draft, DeclarationNode step)
    {
        var (write, decide) = (services.GetRequiredService<WriteDraftHandler>(), services.GetRequiredService<DecideDraftHandler>());
        var db = services.GetRequiredService<DistrictDb>();
        switch (step.Text("do"))
        {
            case "write":
                var empty = await db.Set<DraftParagraph>().AsNoTracking().SingleAsync(p => p.DraftId == draft && p.Source.StartsWith("{{write " + step.Text("part")));
                return (await write.SaveAsync(draft, empty.Id, empty.Version, step.Text("text"), CancellationToken.None)).Problem;
            case "comment":
                var beside = await db.Set<DraftParagraph>().AsNoTracking().FirstAsync(p => p.DraftId == draft && p.Part == DraftPart.Text && p.Source.Contains(step.Text("part")));
                return (await write.CommentAsync(draft, beside.Id, step.Text("text"), CancellationToken.None)).Problem;
            case "settle":
                var comment = await db.Set<DraftComment>().AsNoTracking().FirstAsync(c => c.DraftId == draft && c.ResolvedAt == null);
                return (await write.ResolveAsync(draft, comment.Id, CancellationToken.None)).Problem;
            case "submit": return (await decide.SubmitAsync(draft, null, CancellationToken.None)).Problem;
            case "check": return (await decide.CheckAsync(draft, CancellationToken.None)).Problem;
            case "review": return (await decide.ReviewAsync(draft, CancellationToken.None)).Problem;
            case "sign": return (await decide.SignAsync(draft, CancellationToken.None)).Problem;
            default: throw new InvalidOperationException($"office.yaml: 报告没有这一步：{step.Text("do")}");
        }
    }
}
