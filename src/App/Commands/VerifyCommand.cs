using System.CommandLine;
using Yingshang.Platform.Audit;

namespace Yingshang.App.Commands;

internal static class VerifyCommand
{
    public static Command Create()
    {
        var options = new DistrictOptions();
        var command = new Command("verify", "核对操作留痕链：逐环重算，与公布的链头比对");
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var district = options.Open(parsed);
            await district.OpenAsync(cancel);
            while (await AuditSealer.SealAsync(district, cancel) > 0) { }
            var result = await AuditVerifier.VerifyAsync(district, cancel);
            foreach (var finding in result.Findings) Console.Error.WriteLine(finding);
            Console.Out.WriteLine($"留痕 {result.Links} 条，链头 {result.Head}，{(result.Findings.Count == 0 ? "与记录一致" : $"发现 {result.Findings.Count} 处不符")}。");
            return result.Findings.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
