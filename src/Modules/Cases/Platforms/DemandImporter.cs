using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Enterprises;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Files;
using Yingshang.Platform.Imports;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Platforms;

/// <summary>导入平台诉求: what a spreadsheet of 12345 or the provincial platform brings becomes demands of ours, known again by the external number. The second time only what they
/// changed is changed here, on record; what the office has corrected meanwhile stays. Injectable, scoped.</summary>
public sealed class DemandImporter(DistrictDb db, District district, EnterpriseLookup enterprises, CurrentUser user) : SheetImporter
{
    public const string Name = "platform-demands";

    private const int Batch = 100;

    public override string Kind => Name;

    public override SheetFile Read(byte[] bytes, string? layout) => PlatformReader.Open(bytes, Layout(layout));

    public override async Task<ImportOutcome> RunAsync(ImportJob job, Func<ImportCounts, Task<bool>> progress, CancellationToken cancel)
    {
        var layout = Layout(job.Layout);
        var reader = new PlatformReader(layout, job.File.Header, await db.Units.AsNoTracking().ToListAsync(cancel));
        var bad = new List<BadLine>();
        var told = new List<ImportLine>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var counts = new ImportCounts(job.File.Lines.Count, 0, 0, 0, 0, 0, 0);
        foreach (var lines in job.File.Lines.Chunk(Batch))
        {
            cancel.ThrowIfCancellationRequested();
            await using var write = job.DryRun ? null : await db.BeginWriteAsync(cancel);
            var batch = new DemandBatch(db, district, enterprises, Actor.Of(user), layout);
            await batch.LoadAsync(lines.Select(l => reader.Read(l).Line.Number), cancel);
            foreach (var line in lines)
            {
                var (read, wrong) = reader.Read(line);
                if (read.Number.Length > 0 && !seen.TryAdd(read.Number, line.Number)) wrong = [.. wrong, $"与第 {seen[read.Number]} 行是同一个编号"];
                var result = wrong.Count > 0 ? Bad(read, string.Join("；", wrong)) : await batch.TakeAsync(read, job.DryRun, cancel);
                told.Add(result);
                if (result.Verdict == ImportVerdict.Bad) bad.Add(new BadLine(line.Number, line.Cells, result.Said!));
                if (read.IsPhoneMasked || read.Remarks.Count > 0) counts = counts with { Warned = counts.Warned + (result.Verdict == ImportVerdict.Bad ? 0 : 1) };
            }
            counts = counts with { Done = counts.Done + lines.Length, New = Of(told, ImportVerdict.New), Changed = Of(told, ImportVerdict.Changed), Unchanged = Of(told, ImportVerdict.Unchanged), Bad = bad.Count };
            if (write is not null) await db.SaveAsync(cancel);
            var goesOn = await progress(counts);
            if (write is not null) await write.CommitAsync(cancel);
            db.ChangeTracker.Clear();
            if (!goesOn) break;
        }
        return new ImportOutcome(counts, bad, reader.Unknown) { Told = told };
    }

    internal static ImportLine Bad(PlatformLine read, string why) => new(read.Line, ImportVerdict.Bad, read.Number, read.EnterpriseName ?? "", why);

    private static int Of(List<ImportLine> told, ImportVerdict verdict) => told.Count(t => t.Verdict == verdict);

    private PlatformLayout Layout(string? id) => district.Declared<PlatformBook>().Find(id) ?? throw new FormatException($"没有名叫“{id}”的平台表格。");
}
