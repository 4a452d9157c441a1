using System.CommandLine;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingshang.Bench.Districts;
using Yingshang.Bench.Load;
using Yingshang.Gongwen;
using Yingshang.Metrics;
using Yingshang.Platform.People;
using Yingshang.Proofreading;
using Yingshang.Proofreading.Lexicons;
using Yingshang.Proofreading.Texts;
using Yingshang.Reports;
using Yingshang.Reports.RunReport;

namespace Yingshang.Bench.Reports;

/// <summary>The longest report cold and warm; seven pages of 150 fields beside docxtemplater and carbone; proofreading in pages a second.</summary>
internal static class ReportsBench
{
    private const int CharactersOfPage = 22 * 28;

    public static Command Command()
    {
        var rounds = new Option<int>("--rounds") { Description = "文件填多少次", DefaultValueFactory = _ => 100 };
        var keep = new Option<string?>("--keep") { Description = "把造好的区县留在这个文件夹里，下次再用" };
        var full = new Option<bool>("--full") { Description = "20 万件诉求的区县；不写是 2 万件" };
        var command = new Command("reports", "报告：取数成文、生成 Word（与 docxtemplater、carbone 比）、核校") { rounds, keep, full };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(rounds), parsed.GetValue(keep), parsed.GetValue(full) ? BenchSize.Full : BenchSize.Tenth, cancel));
        return command;
    }

    private static async Task<int> RunAsync(int rounds, string? keep, BenchSize size, CancellationToken cancel)
    {
        using var bench = await BenchDistrict.MakeAsync(size, keep, BenchDistrict.DemoPack, null, cancel);
        var (table, run) = await ReportAsync(bench, cancel);
        Console.WriteLine(table);
        Console.WriteLine(Documents(rounds));
        Console.Write(Proofreading(bench.District.Declared<Lexicon>(), run.PlainText));
        return 0;
    }

    /// <summary>取数、成文、写成 Word：第一次，再是十次的中位数。</summary>
    private static async Task<(MarkdownTable Table, ReportRun Run)> ReportAsync(BenchDistrict bench, CancellationToken cancel)
    {
        var district = bench.District;
        var report = district.Declared<ReportBook>().Declared.MaxBy(r => r.Body.Count)!;
        var today = DateOnly.FromDateTime(district.Clock.GetUtcNow().UtcDateTime);
        var period = new Period(new DateOnly(today.Year, 1, 1), new DateOnly(today.Year, today.Month, 1).AddDays(-1));
        var (runs, files) = (new List<double>(), new List<double>());
        ReportRun? made = null;
        var figures = 0;
        for (var i = 0; i <= 10; i++)
        {
            await using var db = district.NewSystemDb();
            var system = new CurrentUser();
            system.IsSystem(district.Access);
            var watch = Stopwatch.StartNew();
            made = (await new RunReportHandler(district, db, system).RunAsync(report.Id, period, null, cancel)).Value ?? throw new InvalidOperationException("The report could not be made.");
            runs.Add(watch.Elapsed.TotalMilliseconds);
            watch.Restart();
            _ = Written(new GongwenDocument { Title = made.Title, Kind = made.Kind, Recipient = made.Recipient, Blocks = GongwenMarkdown.Read(made.Text), SignedBy = made.Issuer, Date = today, CreatedAt = DateTimeOffset.UnixEpoch });
            files.Add(watch.Elapsed.TotalMilliseconds);
            figures = await db.ReportFigures.CountAsync(f => f.RunId == made.Id, cancel);
        }

        var table = new MarkdownTable($"《{report.Name}》{figures} 个数，{period.Words}", "第一次 毫秒", "以后 毫秒（中位数）");
        table.Add("取数、成文、留存", runs[0], Median(runs));
        table.Add("写成 Word", files[0], Median(files));
        return (table, made!);
    }

    private static MarkdownTable Documents(int rounds)
    {
        var template = SevenPages.Markdown();
        var prepared = SevenPages.Prepare();
        var table = new MarkdownTable($"7 页 150 个数，填 {rounds} 次", "毫秒/份", "CPU 毫秒/份", "字节", "填上的数");
        Add(table, "营商：模板读一次，填数，写 GB/T 9704 的 Word", rounds, () => Written(Seven(prepared.Fill(SevenPages.Values))));
        Add(table, "营商：每次从 Markdown 读起", rounds, () => Written(Seven(GongwenMarkdown.Read(SevenPages.Filled(template)))));
        foreach (var peer in DocumentPeers.Run(rounds)) table.Add(peer.Name, peer.Milliseconds, peer.Cpu, peer.Bytes, peer.Filled);
        return table;
    }

    private static void Add(MarkdownTable table, string name, int rounds, Func<byte[]> fill)
    {
        for (var i = 0; i < 30; i++) fill();
        using var me = Process.GetCurrentProcess();
        var (cpu, watch) = (me.TotalProcessorTime, Stopwatch.StartNew());
        var made = fill();
        for (var i = 1; i < rounds; i++) made = fill();
        var wall = watch.Elapsed.TotalMilliseconds;
        me.Refresh();
        table.Add(name, wall / rounds, (me.TotalProcessorTime - cpu).TotalMilliseconds / rounds, made.Length, SevenPages.Values.Count(TextOf(made).Contains));
    }

    private static MarkdownTable Proofreading(Lexicon lists, string report)
    {
        var proofreader = new Proofreader(lists);
        var pages = 200;
        var text = string.Concat(Enumerable.Repeat(report + "\n", Math.Max(1, pages * CharactersOfPage / report.Length)));
        pages = text.Length / CharactersOfPage;
        var bytes = Encoding.UTF8.GetBytes(text);
        proofreader.Read(OfficialText.Read("a.txt", bytes));
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 5; i++) proofreader.Read(OfficialText.Read("a.txt", bytes));
        var seconds = watch.Elapsed.TotalSeconds / 5;
        var table = new MarkdownTable("核校", "页（22 行 × 28 字）", "秒", "页/秒");
        table.Add($"上面这份报告接成 {pages} 页", pages, seconds, pages / seconds);
        return table;
    }

    private static GongwenDocument Seven(IReadOnlyList<GongwenBlock> blocks) => new() { Title = "企业诉求办理情况", Blocks = blocks, CreatedAt = DateTimeOffset.UnixEpoch };

    private static byte[] Written(GongwenDocument document)
    {
        using var stream = new MemoryStream();
        GongwenDocxWriter.Write(document, stream);
        return stream.ToArray();
    }

    private static string TextOf(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return reader.ReadToEnd();
    }

    private static double Median(List<double> times) => times.Skip(1).Order().ElementAt((times.Count - 1) / 2);
}
