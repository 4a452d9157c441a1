using System.Globalization;
using Yingshang.Indicators.RecordObservation;
using Yingshang.Platform.Files;
using Yingshang.Platform.Imports;
using Yingshang.Platform.Storage;

namespace Yingshang.Indicators.ImportObservations;

/// <summary>导入指标数据: one value a line, in any order of columns. What is there already and the same stays; what differs needs a reason in its line. Injectable, scoped.</summary>
public sealed class ObservationImporter(DistrictDb db, IndicatorBook book, ObservationWriter writer) : SheetImporter
{
    public const string Name = "observations";

    public static readonly IReadOnlyList<string> Columns = ["指标", "口径", "期间", "数值", "单位", "性质", "同比", "预计日期", "来源", "备注", "修订原因"];

    public override string Kind => Name;

    public override SheetFile Read(byte[] bytes, string? layout) => SheetFile.Read(bytes, header => header.Contains("指标") && header.Contains("数值"));

    public override async Task<ImportOutcome> RunAsync(ImportJob job, Func<ImportCounts, Task<bool>> progress, CancellationToken cancel)
    {
        var header = job.File.Header.ToList();
        foreach (var needed in Columns.Take(4).Where(c => !header.Contains(c))) throw new FormatException($"缺少“{needed}”这一列。");
        var (bad, told, seen) = (new List<BadLine>(), new List<ImportLine>(), new Dictionary<string, int>(StringComparer.Ordinal));
        await using var write = job.DryRun ? null : await db.BeginWriteAsync(cancel);
        foreach (var line in job.File.Lines)
        {
            var result = await TakeAsync(line, Cell, seen, job.DryRun, cancel);
            told.Add(result);
            if (result.Verdict == ImportVerdict.Bad) bad.Add(new BadLine(line.Number, line.Cells, result.Said!));

            string? Cell(string column) => line.Cell(header.IndexOf(column)) is { Length: > 0 } text ? text : null;
        }
        int Of(ImportVerdict verdict) => told.Count(t => t.Verdict == verdict);
        var counts = new ImportCounts(job.File.Lines.Count, job.File.Lines.Count, Of(ImportVerdict.New), Of(ImportVerdict.Changed), Of(ImportVerdict.Unchanged), bad.Count, 0);
        if (write is not null)
        {
            db.Audit("indicator.imported", "indicator", db.NewId(), ("file", job.FileName), ("new", counts.New), ("changed", counts.Changed));
            await db.SaveAsync(cancel);
            await progress(counts);
            await write.CommitAsync(cancel);
        }
        else await progress(counts);
        // A dry run leaves nothing behind.
        db.ChangeTracker.Clear();
        return new ImportOutcome(counts, bad, [.. header.Where(h => h.Length > 0 && !Columns.Contains(h))]) { Told = told };
    }

    private async Task<ImportLine> TakeAsync(SheetLine line, Func<string, string?> cell, Dictionary<string, int> seen, bool isTried, CancellationToken cancel)
    {
        var title = $"{cell("指标")} {cell("期间")}";
        ImportLine Bad(string why) => new(line.Number, ImportVerdict.Bad, title, title, why);
        if (cell("指标") is not { } name || book.FindByName(name) is not { } indicator) return Bad($"没有指标“{cell("指标")}”");
        if (!await writer.MayAsync(indicator, cancel)) return Bad($"“{indicator.Name}”由别的单位登记");
        if (cell("口径") is not { } span || !SpanWords.ByWord.TryGetValue(span, out var spanOf)) return Bad($"口径“{cell("口径")}”不认识，可写：{string.Join("、", SpanWords.ByWord.Keys)}");
        if (!ObservationWords.ByWord.TryGetValue(cell("性质") ?? "实绩", out var nature)) return Bad($"性质“{cell("性质")}”不认识，可写：{string.Join("、", ObservationWords.ByWord.Keys)}");
        if (indicator.Metric is not null && nature == ObservationNature.Actual) return Bad(IndicatorProblems.IsComputed.Message);
        if (Number(cell("数值")) is not { } value) return Bad($"数值“{cell("数值")}”不是数");
        if (cell("同比") is { } growth && Number(growth.TrimEnd('%', '％')) is null) return Bad($"同比“{growth}”不是数");
        if (cell("预计日期") is { } madeOn && Day(madeOn) is null) return Bad($"预计日期“{madeOn}”应写成 2023-10-07");
        var form = new ObservationForm
        {
            Span = spanOf, Nature = nature, Period = Period(cell("期间"), spanOf), Value = value, Unit = cell("单位"), Growth = cell("同比") is { } said ? Number(said.TrimEnd('%', '％')) : null, MadeOn = cell("预计日期") is { } made ? Day(made) : null,
            Source = cell("来源"), Note = cell("备注"), Reason = cell("修订原因"),
        };
        if (SpanPeriod.Read(spanOf, form.Period) is { } period && !seen.TryAdd(Observation.KeyOf(indicator.Id, nature, spanOf, period.To, form.MadeOn), line.Number)) return Bad($"与第 {seen[Observation.KeyOf(indicator.Id, nature, spanOf, period.To, form.MadeOn)]} 行是同一期的同一个数");
        var result = await writer.TakeAsync(indicator, form, null, isTried, cancel);
        return result.Problem is { } problem ? Bad(problem.Message) : new ImportLine(line.Number, result.Value switch { Written.New => ImportVerdict.New, Written.Revised => ImportVerdict.Changed, _ => ImportVerdict.Unchanged }, title, title, form.Reason);
    }

    // A spreadsheet makes a date of 2023-10.
    private static string? Period(string? typed, IndicatorSpan span) => typed is not null && Day(typed) is { } day ? span == IndicatorSpan.Year ? $"{day.Year}年" : $"{day.Year}-{day.Month:00}" : typed;

    private static decimal? Number(string? text) => decimal.TryParse(text?.Normalize(System.Text.NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
