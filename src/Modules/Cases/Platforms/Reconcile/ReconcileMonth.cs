using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Files;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Platforms.Reconcile;

/// <summary>月度对账: keeps their list and what differs, with its date, so that it can be seen again as it was.</summary>
public sealed class ReconcileMonthHandler(DistrictDb db, PlatformBook platforms, CurrentUser user)
{
    public async Task<Result<Guid>> HandleAsync(string platform, DateOnly month, string fileName, byte[] bytes, CancellationToken cancel)
    {
        var layout = platforms.Find(platform) ?? throw new NotThereException($"platform {platform}");
        month = new DateOnly(month.Year, month.Month, 1);
        if (month > db.Now.ShanghaiDate) return ExternalProblems.MonthAhead;
        try
        {
            var comparison = await CompareAsync(layout, month, bytes, cancel);
            var id = db.NewId();
            var attachment = await db.AttachAsync("reconciliation", id, fileName, "application/octet-stream", bytes, user.AccountId, cancel);
            db.Add(new Reconciliation
            {
                Id = id, Platform = layout.Id, Month = month, FileName = fileName, AttachmentId = attachment.Id, MadeAt = db.Now, MadeById = user.AccountId,
                Theirs = comparison.Theirs, Ours = comparison.Ours, Same = comparison.Same, Differences = comparison.Lines.Count,
            });
            db.AddRange(comparison.Lines.Select(l => new ReconciliationLine
            {
                ReconciliationId = id, Order = l.Order, Kind = l.Kind, Number = l.Number, CaseId = l.CaseId, CaseNumber = l.CaseNumber, Title = l.Title, Theirs = l.Theirs, Ours = l.Ours,
            }));
            db.Audit("platform.reconciled", "reconciliation", id, ("platform", layout.Id), ("month", month), ("file", fileName), ("differences", comparison.Lines.Count));
            await db.SaveAsync(cancel);
            return id;
        }
        catch (FormatException e)
        {
            return ExternalProblems.Unreadable(e.Message);
        }
    }

    private async Task<Comparison> CompareAsync(PlatformLayout layout, DateOnly month, byte[] bytes, CancellationToken cancel)
    {
        var number = layout.Columns.First(c => c.Field == "number");
        var sheet = SheetFile.Read(bytes, cells => cells.Any(number.IsHead));
        var reader = new PlatformReader(layout, sheet.Header, await db.Units.AsNoTracking().ToListAsync(cancel));
        if (!reader.Has("closed") && !reader.Has("outcome") && !reader.Has("satisfaction")) throw new FormatException("清单里没有办结时间、办理结果、满意度中的任何一列，没有可以对的。");
        var (list, bad) = Lines(sheet, reader);
        var next = month.AddMonths(1);
        var numbers = list.ConvertAll(l => l.Number);
        var ours = await (from c in db.Set<Case>().AsNoTracking()
                          join d in db.Set<Demand>().AsNoTracking() on c.Id equals d.Id
                          where c.Channel == layout.Channel && ((c.AnsweredOn >= month && c.AnsweredOn < next) || (d.ExternalNumber != null && numbers.Contains(d.ExternalNumber)))
                          select new OurDemand(c, d)).ToListAsync(cancel);
        var comparison = new Comparison(layout, month);
        comparison.Run(list, bad, ours);
        return comparison;
    }

    private static (List<PlatformLine> List, List<(int Line, string Number, string Why)> Bad) Lines(SheetFile sheet, PlatformReader reader)
    {
        var (list, bad, seen) = (new List<PlatformLine>(), new List<(int, string, string)>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var line in sheet.Lines)
        {
            var (read, wrong) = reader.Read(line);
            if (read.Number.Length == 0) wrong = ["没有编号"];
            else if (!seen.Add(read.Number)) wrong = ["这个编号在清单里出现过"];
            if (wrong.Count > 0) bad.Add((line.Number, read.Number, string.Join("；", wrong)));
            else list.Add(read);
        }
        return (list, bad);
    }
}
