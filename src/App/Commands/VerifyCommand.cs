using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Yingshang.Metrics;
using Yingshang.Reports;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Reports.VerifyReport;

namespace Yingshang.App.Commands;

internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static Command Create()
    {
        var options = new DistrictOptions();
        var command = new Command("verify", "核对操作留痕链和报告里的数：逐环、逐数重算，与公布的链头、留存的数比对");
        var report = new Option<string?>("--report") { Description = "只核对一份报告：编号@第几次，如 demands@3；按当时和现在已知的数据各算一遍，逐条说明变了哪些记录" };
        var json = new Option<bool>("--json") { Description = "结果写成 JSON（与 --report 一起用）" };
        command.Options.Add(report);
        command.Options.Add(json);
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var district = options.Open(parsed);
            await district.OpenAsync(cancel);
            if (parsed.GetValue(report) is { } reference) return await VerifyReportAsync(district, reference, parsed.GetValue(json), cancel);
            while (await AuditSealer.SealAsync(district, cancel) > 0) { }
            var result = await AuditVerifier.VerifyAsync(district, cancel);
            foreach (var finding in result.Findings) Console.Error.WriteLine(finding);
            Console.Out.WriteLine($"留痕 {result.Links} 条，链头 {result.Head}，{Said(result.Findings.Count)}。");
            var figures = await VerifyFiguresAsync(district, cancel);
            return result.Findings.Count + figures == 0 ? 0 : 1;
        });
        return command;
    }

    /// <summary>One report, figure by figure. What differs from what was kept is an error; what was corrected since is told.</summary>
    private static async Task<int> VerifyReportAsync(District district, string reference, bool json, CancellationToken cancel)
    {
        var system = new CurrentUser();
        system.IsSystem(district.Access);
        await using var db = district.NewDb(system);
        var handler = new VerifyReportHandler(district, db, system, new KeptFigures(district, db, system));
        if (await handler.FindAsync(reference, cancel) is not { } run)
        {
            Console.Error.WriteLine($"没有报告“{reference}”，写成 编号@第几次，如 demands@1。");
            return 2;
        }
        var verified = await handler.VerifyAsync(run, cancel);
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(verified.Select(Told), Json));
        else foreach (var figure in verified.Where(v => !v.IsAsKept || v.HasMoved)) Say(figure);
        var wrong = verified.Count(v => !v.IsAsKept);
        Console.Error.WriteLine($"《{run.Title.ReplaceLineEndings("")}》（{run.Period.Words}，{run.Reference}）{verified.Count} 个数：按当时的数据重算，{Said(wrong)}；按现在的数据重算，{verified.Count(v => v.HasMoved)} 个有变化。");
        return wrong == 0 ? 0 : 1;
    }

    private static void Say(VerifiedFigure verified)
    {
        var f = verified.Figure;
        if (!verified.IsAsKept) Console.Out.WriteLine($"第 {f.Order} 个数“{f.Text}”（{f.MetricName}）：留存的是 {Number(f.Value)}，按当时的数据重算是 {Number(verified.Then)}，记录被改过。");
        if (!verified.HasMoved) return;
        Console.Out.WriteLine($"第 {f.Order} 个数“{f.Text}”（{f.MetricName}）：当时 {Number(f.Value)}，现在 {Number(verified.Now)}。");
        foreach (var change in verified.Changes) Console.Out.WriteLine($"  {change}");
    }

    private static object Told(VerifiedFigure v) => new
    {
        order = v.Figure.Order, text = v.Figure.Text, metric = v.Figure.MetricId, name = v.Figure.MetricName, kept = v.Figure.Value, then = v.Then, as_kept = v.IsAsKept, now = v.Now,
        changes = v.Changes.Select(c => new { what = c.Word, record = c.Label, id = c.Id, why = c.Why, detail = c.Detail }),
    };

    private static string Number(decimal? value) => value is { } known ? OfficialNumber.Of(known) : "没有";

    /// <summary>Computes the figures of every kept report again, over the records as they were known then.</summary>
    private static async Task<int> VerifyFiguresAsync(District district, CancellationToken cancel)
    {
        var system = new CurrentUser();
        system.IsSystem(district.Access);
        await using var db = district.NewDb(system);
        var (count, findings) = await new KeptFigures(district, db, system).VerifyAsync(cancel);
        foreach (var finding in findings) Console.Error.WriteLine(finding);
        Console.Out.WriteLine($"报告里的数 {count} 个，{Said(findings.Count)}。");
        return findings.Count;
    }

    private static string Said(int findings) => findings == 0 ? "与记录一致" : $"发现 {findings} 处不符";
}
