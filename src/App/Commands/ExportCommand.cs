using System.CommandLine;
using System.Text.Json;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.App.Commands;

/// <summary><c>export [--out DIR]</c>: every dataset of the dictionary as CSV, with the dictionary. Recorded in the audit chain.</summary>
internal static class ExportCommand
{
    public const string Action = "dataset.exported";

    public static Command Create()
    {
        var options = new DistrictOptions();
        var output = new Option<DirectoryInfo?>("--out") { Description = "写到这个文件夹（默认 export-日期）" };
        var json = new Option<bool>("--json") { Description = "结果写成 JSON" };
        var command = new Command("export", "字典里的每个数据集各写成一个 CSV 文件，连同字典") { output, json };
        options.AddTo(command);
        command.SetAction((parsed, cancel) => ExportAsync(options.Open(parsed), parsed.GetValue(output), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> ExportAsync(District district, DirectoryInfo? output, bool json, CancellationToken cancel)
    {
        await district.OpenAsync(cancel);
        var system = new CurrentUser();
        system.IsSystem(district.Access);
        await using var db = district.NewDb(system);
        var folder = Directory.CreateDirectory(output?.FullName ?? $"export-{db.Now:yyyyMMdd-HHmmss}").FullName;
        db.Audit(Action, "export", db.NewId(), ("folder", folder));
        await db.SaveAsync(cancel);
        var written = await DatasetFiles.WriteAsync(folder, district.Datasets.List, district.Datasets.Dictionary, new DatasetSource(db, system, db.Now), cancel);
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new { folder, files = written.Select(w => new { file = w.File, records = w.Records }) }, Json));
        else foreach (var (file, records) in written) Console.Out.WriteLine($"{file}\t{records}");
        Console.Error.WriteLine($"已写到 {folder}，字典在 {DatasetFiles.Dictionary}。里面有依法保密的数据，请按规定保管。");
        return 0;
    }

    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
