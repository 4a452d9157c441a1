using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingshang.Gongwen;
using Yingshang.Metrics;
using Yingshang.Reports;
using Yingshang.Reports.RunReport;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Commands;

/// <summary><c>report demands --from 2023-01 --to 2023-10 --out F.docx --figures F.json</c>. Exit codes: 0 done, 1 the pack or the store is wrong, 2 wrong usage.</summary>
internal static class ReportCommand
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static Command Create()
    {
        var options = new DistrictOptions();
        var id = new Argument<string?>("ID") { Description = "报告的编号，见 report --list", Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string?>("--from") { Description = "期间从：2023-01 或者 2023-01-01" };
        var to = new Option<string?>("--to") { Description = "期间到：2023-10 或者 2023-10-31" };
        var output = new Option<string?>("--out") { Description = "写成文件：.docx、.html 或者 .pdf（.pdf 要装 LibreOffice）" };
        var figures = new Option<string?>("--figures") { Description = "数据底稿：.json、.docx 或者 .xlsx" };
        var asOf = new Option<string?>("--as-of") { Description = "按这个时刻已知的数据：2023-11-01 或者 2023-11-01T09:00（当地时间，只写日期指当日24时）；不写是现在" };
        var way = new Option<string?>("--way") { Description = "口径：编号或者名称，如 actual（实际口径）、upper（上级口径），在 counting.yaml 里声明；不写用第一种，文中写明名称" };
        var group = new Option<string?>("--group") { Description = "只算一个专班的，写专班的名称或者编号；只有按专班出的报告能用，如 weekly-dispatch" };
        var list = new Option<bool>("--list") { Description = "列出有哪些报告" };
        var json = new Option<bool>("--json") { Description = "结果写成 JSON" };
        var command = new Command("report", "生成报告，连同每个数的来历") { id, from, to, way, group, output, figures, asOf, list, json };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                var district = options.Open(parsed);
                if (parsed.GetValue(list)) return List(district, parsed.GetValue(json));
                var request = Request.Of(parsed.GetValue(id), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(asOf), district.Declared<ReportBook>()) with { Way = parsed.GetValue(way), Group = parsed.GetValue(group) };
                if (request.Problem is { } problem) return Say(problem, 2);
                await district.OpenAsync(cancel);
                return await RunAsync(district, request, parsed.GetValue(output), parsed.GetValue(figures), parsed.GetValue(json), cancel);
            }
            catch (PackException e)
            {
                return Say(e.Message, 1);
            }
        });
        return command;
    }

    private static int List(District district, bool json)
    {
        var reports = district.Declared<ReportBook>().Declared;
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(reports.Select(r => new { id = r.Id, name = r.Name }), Json));
        else foreach (var report in reports) Console.Out.WriteLine($"{report.Id}\t{report.Name}");
        return 0;
    }

    private static async Task<int> RunAsync(District district, Request request, string? output, string? figuresFile, bool json, CancellationToken cancel)
    {
        var system = new CurrentUser();
        system.IsSystem(district.Access);
        await using var db = district.NewDb(system);
        Console.Error.WriteLine($"取数：{request.Period!.Words} …");
        var ways = district.Declared<CountingWays>();
        var way = ways.All.FirstOrDefault(w => w.Name == request.Way)?.Id ?? request.Way;
        if (ways.Named(way) is null) return Say($"没有口径“{request.Way}”，可用：{string.Join('、', ways.All.Select(w => $"{w.Id}（{w.Name}）"))}。", 2);
        var groups = await db.WorkGroups.AsNoTracking().OrderBy(g => g.Code).ToListAsync(cancel);
        var group = groups.Find(g => g.Code == request.Group)?.Name ?? request.Group;
        if (group is not null && groups.TrueForAll(g => g.Name != group)) return Say($"没有专班“{group}”，可用：{string.Join('、', groups.Select(g => $"{g.Code}（{g.Name}）"))}。", 2);
        var result = await new RunReportHandler(district, db, system).RunAsync(request.ReportId!, request.Period, request.AsOf, cancel, way, group);
        if (result.Value is not { } run) return Say(result.Problem!.Message, 2);
        var figures = await db.ReportFigures.AsNoTracking().Where(f => f.RunId == run.Id).OrderBy(f => f.Order).ToListAsync(cancel);
        if (output is not null && await WriteAsync(run, Made(output), cancel) is { } noPdf) return Say(noPdf, 1);
        var paper = new ReportPaper(new KeptFigures(district, db, system));
        if (figuresFile is not null)
            await File.WriteAllBytesAsync(Made(figuresFile), Path.GetExtension(figuresFile) switch { ".docx" => paper.Docx(run, figures), ".xlsx" => paper.Xlsx(run, figures), _ => Encoding.UTF8.GetBytes(FigureFile.Json(figures) + "\n") }, cancel);
        foreach (var missing in figures.Where(f => f.Value is null && f.GroupFieldId is null)) Console.Error.WriteLine($"第 {missing.Order} 个数没有值：{missing.MetricName} {missing.Text}");
        Console.Error.WriteLine($"《{run.Title.ReplaceLineEndings("")}》{figures.Count} 个数，{ways.Named(run.Way)!.Name}{(run.WorkGroup is null ? "" : $"，{run.WorkGroup}")}，数据截止 {run.AsOf.ToShanghai().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}。");
        if (json) Console.Out.WriteLine(FigureFile.Json(figures));
        else if (output is null) Console.Out.WriteLine(run.PlainText);
        return 0;
    }

    /// <returns>why it could not be written</returns>
    private static async Task<string?> WriteAsync(ReportRun run, string file, CancellationToken cancel)
    {
        var date = run.RunAt.ShanghaiDate;
        try
        {
            await File.WriteAllBytesAsync(file, Path.GetExtension(file) switch
            {
                ".html" => Encoding.UTF8.GetBytes(ReportDocument.Html(run, date)), ".pdf" => await new PdfExport().ConvertAsync(ReportDocument.Docx(run, date), cancel), _ => ReportDocument.Docx(run, date),
            }, cancel);
            return null;
        }
        catch (PdfNotPossibleException e)
        {
            return e.Message;
        }
    }

    private static string Made(string file)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        return file;
    }

    private static int Say(string message, int code)
    {
        Console.Error.WriteLine(message);
        return code;
    }

    /// <summary>What is asked for, or what is wrong with the asking.</summary>
    private sealed record Request(string? ReportId, Period? Period, DateTime? AsOf, string? Problem)
    {
        /// <summary>口径 and 专班 as they were typed: ids or names.</summary>
        public string? Way { get; init; }
        public string? Group { get; init; }

        public static Request Of(string? id, string? from, string? to, string? asOf, ReportBook reports)
        {
            if (id is null) return Bad("请写明哪份报告，可用 report --list 查看。");
            if (!reports.Ids.Contains(id)) return Bad(ReportProblems.NoSuchReport(id, reports.Ids).Message);
            if (from is null || to is null) return Bad("请写明期间：--from 2023-01 --to 2023-10。");
            var (period, problem) = Period.Parse(from, to);
            if (period is null) return Bad(problem!);
            var instant = Instant(asOf);
            return asOf is not null && instant is null ? Bad($"--as-of “{asOf}”看不懂，请写成 2023-11-01 或者 2023-11-01T09:00。") : new Request(id, period, instant, null);
        }

        private static Request Bad(string problem) => new(null, null, null, problem);

        private static DateTime? Instant(string? text)
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return LocalTime.ToUtc(day.AddDays(1), TimeOnly.MinValue).AddTicks(-TimeSpan.TicksPerMicrosecond);
            string[] forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];
            if (DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return LocalTime.ToUtc(local);
            return text is not null && text.EndsWith('Z') && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var utc) ? utc : null;
        }
    }
}
