using System.CommandLine;
using System.Text.Json;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Enterprises.ImportEnterprises;
using Yingshang.Enterprises.Sizing;

namespace Yingshang.App.Commands;

internal static class ImportCommand
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var options = new DistrictOptions();
        var file = new Argument<FileInfo>("FILE") { Description = "CSV 文件（UTF-8 或 GB18030），列见 docs/import-enterprises.md" };
        var dryRun = new Option<bool>("--dry-run") { Description = "只试算，不写入" };
        var json = new Option<bool>("--json") { Description = "结果写成 JSON" };
        var badFile = new Option<FileInfo?>("--bad") { Description = "没有导入的行写到这个文件（默认 FILE 后加 .bad.csv）" };
        var enterprises = new Command("enterprises", "企业库") { file, dryRun, json, badFile };
        options.AddTo(enterprises);
        enterprises.SetAction((parsed, cancel) => ImportAsync(options, parsed, parsed.GetValue(file)!, parsed.GetValue(dryRun), parsed.GetValue(json), parsed.GetValue(badFile), cancel));
        return new Command("import", "导入表格数据，逐行指出不能导入的原因") { enterprises };
    }

    private static async Task<int> ImportAsync(DistrictOptions options, ParseResult parsed, FileInfo file, bool dryRun, bool json, FileInfo? badFile, CancellationToken cancel)
    {
        if (!file.Exists)
        {
            Console.Error.WriteLine($"没有这个文件：{file.FullName}");
            return 2;
        }
        var district = options.Open(parsed);
        await district.OpenAsync(cancel);
        await using var db = district.NewSystemDb();
        var catalogues = district.Declared<EnterpriseCatalogues>();
        var importer = new EnterpriseImporter(db, catalogues, new SizeClassing(district.Declared<SizeClassTable>(), catalogues, db));
        try
        {
            var csv = EnterpriseCsv.Read(await File.ReadAllBytesAsync(file.FullName, cancel));
            var (counts, bad, unknown) = await importer.RunAsync(csv, file.Name, dryRun, Progress, cancel);
            Console.Error.WriteLine();
            var path = badFile?.FullName ?? file.FullName + ".bad.csv";
            if (bad.Count > 0) await File.WriteAllBytesAsync(path, BadLineFile.Write(csv.Header, bad), cancel);
            Tell(counts, bad, unknown, dryRun, json, path);
            return bad.Count == 0 ? 0 : 1;
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static Task<bool> Progress(ImportCounts counts)
    {
        Console.Error.Write($"\r{counts.Done} / {counts.Lines} 行");
        return Task.FromResult(true);
    }

    private static void Tell(ImportCounts counts, IReadOnlyList<BadLine> bad, IReadOnlyList<string> unknown, bool dryRun, bool json, string path)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new
            {
                DryRun = dryRun, counts.Lines, counts.New, counts.Changed, counts.Unchanged, counts.Bad, counts.Warned, UnknownColumns = unknown,
                BadLines = bad.Select(b => new { Line = b.Number, b.Reason }),
            }, Json));
            return;
        }
        foreach (var line in bad.Take(20)) Console.Error.WriteLine($"第 {line.Number} 行：{line.Reason}");
        if (bad.Count > 0) Console.Error.WriteLine($"没有导入的 {bad.Count} 行连同原因写在 {path}");
        if (unknown.Count > 0) Console.Error.WriteLine($"不认识的列，没有读：{string.Join("、", unknown)}");
        Console.Out.WriteLine($"{(dryRun ? "试算" : "导入")} {counts.Lines} 行：新增 {counts.New}，变更 {counts.Changed}，无变化 {counts.Unchanged}，有问题 {counts.Bad}，代码校验不符 {counts.Warned}。");
    }
}
