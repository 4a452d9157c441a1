using System.CommandLine;
using Yingshang.Reports;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;

namespace Yingshang.App.Commands;

internal static class VerifyCommand
{
    public static Command Create()
    {
        var options = new DistrictOptions();
        var command = new Command("verify", "核对操作留痕链和报告里的数：逐环、逐数重算，与公布的链头、留存的数比对");
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var district = options.Open(parsed);
            await district.OpenAsync(cancel);
            while (await AuditSealer.SealAsync(district, cancel) > 0) { }
            var result = await AuditVerifier.VerifyAsync(district, cancel);
            foreach (var finding in result.Findings) Console.Error.WriteLine(finding);
            Console.Out.WriteLine($"留痕 {result.Links} 条，链头 {result.Head}，{Said(result.Findings.Count)}。");
            var figures = await VerifyFiguresAsync(district, cancel);
            return result.Findings.Count + figures == 0 ? 0 : 1;
        });
        return command;
    }

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
