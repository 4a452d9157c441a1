using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Yingshang.Reports;
using Yingshang.Reports.Proofread;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Packs;
using Yingshang.Proofreading;
using Yingshang.Proofreading.Lexicons;
using Yingshang.Proofreading.Records;
using Yingshang.Proofreading.Texts;

namespace Yingshang.App.Commands;

/// <summary><c>proofread FILE [--previous FILE] [--against REPORT] [--off RULE=理由] [--json]</c>. Exit codes: 0 no error found, 1 there is one (or the pack or a file is wrong), 2 wrong usage.</summary>
internal static class ProofreadCommand
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static Command Create()
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "要核校的文稿：.docx、.txt、.md", Arity = ArgumentArity.ZeroOrOne };
        var previous = new Option<FileInfo?>("--previous") { Description = "同一文稿的前一版，比较哪些数变了、哪些词被整体替换" };
        var off = new Option<string[]>("--off") { Description = "停用一条（一组）规则并写明理由：--off punct.range-dash=沿用本地写法", AllowMultipleArgumentsPerToken = true };
        var against = new Option<string?>("--against") { Description = "和记录对照：报告编号（用本区最近一次生成的）或者 编号@第几次，如 demands@3（配 --data），或者 report --figures 写出的 .json" };
        var data = new Option<string>("--data") { Description = "区县的数据文件夹，--against 用", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("DATA") ?? "data" };
        var db = new Option<string?>("--db") { Description = "PostgreSQL 连接串，--against 用；不写则用数据文件夹里的 SQLite 文件", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("DB") };
        var pack = new Option<string?>("--pack") { Description = "声明文件夹，里面 proofreading/ 是词表和领导名单（默认 packs/standard）", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("PACK") };
        var rules = new Option<bool>("--rules") { Description = "列出全部规则" };
        var json = new Option<bool>("--json") { Description = "结果写成 JSON：rule、severity（error、warning、hint）、paragraph、sentence、start、length、text、message、suggestion" };
        var command = new Command("proofread", "核校公文：缺数、占位、期间、勾稽、标点、错别字、两版之间的变化。不联网，不保存文件。涉密文件严禁在非涉密计算机上处理") { file, previous, against, off, data, db, pack, rules, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(rules)) return List(parsed.GetValue(json), output);
            if (parsed.GetValue(file) is not { } read) return Say("请给出文件，例：./yingshang proofread 报告.docx", 2);
            ReportEvidence? records = null;
            if (parsed.GetValue(against) is { } report)
            {
                try
                {
                    records = await RecordsAsync(report, parsed.GetValue(data)!, parsed.GetValue(db), parsed.GetValue(pack), cancel);
                }
                catch (Exception e) when (e is PackException or FormatException or IOException)
                {
                    return Say(e.Message, 2);
                }
            }
            return Run(read, parsed.GetValue(previous), records, parsed.GetValue(off) ?? [], parsed.GetValue(pack) ?? Path.Combine(DistrictOptions.Root, "packs", "standard"), parsed.GetValue(json), output);
        });
        return command;
    }

    private static int Run(FileInfo file, FileInfo? previous, ReportEvidence? records, string[] off, string pack, bool json, TextWriter output)
    {
        foreach (var needed in new[] { file, previous })
            if (needed is { Exists: false }) return Say($"没有这个文件：{needed.FullName}", 2);
        RulesOff rulesOff;
        try
        {
            rulesOff = RulesOff.Parse(off);
        }
        catch (FormatException e)
        {
            return Say(e.Message, 2);
        }
        try
        {
            var found = new Proofreader(ListsOf(pack)).Read(Text(file), previous is null ? null : Text(previous), rulesOff, records?.Figures, records?.Kept);
            if (json) output.WriteLine(JsonSerializer.Serialize(found.Select(Shape), Json));
            else Tell(found, output);
            Console.Error.WriteLine(Summary(found, rulesOff));
            return found.Any(f => f.Severity == Severity.Error) ? 1 : 0;
        }
        catch (Exception e) when (e is PackException or FormatException or IOException)
        {
            return Say(e.Message, 1);
        }
    }

    /// <exception cref="FormatException">no such report, or it was never made</exception>
    private static async Task<ReportEvidence> RecordsAsync(string report, string data, string? db, string? pack, CancellationToken cancel)
    {
        if (report.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return new ReportEvidence(ReportRecords.OfFile(await File.ReadAllTextAsync(report, cancel)), null);
        if (string.IsNullOrEmpty(db) && !File.Exists(Path.Combine(data, "district.db"))) throw new FormatException($"{Path.GetFullPath(data)} 里没有本区的数据，请用 --data 写明文件夹。");
        var district = DistrictOptions.Open(data, db, pack, TimeProvider.System);
        var ids = district.Declared<ReportBook>().Ids;
        if (!ids.Contains(report.Split('@')[0])) throw new FormatException(ReportProblems.NoSuchReport(report, ids).Message);
        await district.OpenAsync(cancel);
        var system = new CurrentUser();
        system.IsSystem(district.Access);
        await using var store = district.NewDb(system);
        return await new ReportRecords(store).FindAsync(report, cancel) ?? throw new FormatException(ReportProblems.NeverMade(report).Message);
    }

    /// <exception cref="PackException">a list is wrong</exception>
    internal static Lexicon ListsOf(string pack)
    {
        var reader = new PackReader(pack);
        var lists = ProofreadingLists.Read(reader);
        return reader.Problems.Count == 0 ? lists : throw new PackException(reader.Problems);
    }

    private static OfficialText Text(FileInfo file) => OfficialText.Read(file.Name, File.ReadAllBytes(file.FullName));

    private static object Shape(Finding f) => new { f.Rule, Severity = f.Severity.ToString().ToLowerInvariant(), f.Paragraph, f.Sentence, f.Start, f.Length, f.Text, f.Message, f.Suggestion };

    private static void Tell(IReadOnlyList<Finding> found, TextWriter output)
    {
        foreach (var f in found)
            output.WriteLine($"第 {f.Paragraph} 段第 {f.Sentence} 句  {ProofreadWords.Of(f.Severity)}  {f.Rule}  {f.Message}{(string.IsNullOrEmpty(f.Suggestion) ? "" : $"  建议：{f.Suggestion}")}");
    }

    private static string Summary(IReadOnlyList<Finding> found, RulesOff off)
    {
        int Count(Severity severity) => found.Count(f => f.Severity == severity);
        var said = found.Count == 0 ? "没有发现问题。" : $"共 {found.Count} 处：错误 {Count(Severity.Error)}，警告 {Count(Severity.Warning)}，提示 {Count(Severity.Hint)}。";
        return said + string.Concat(off.Reasons.Select(r => $"\n已停用 {r.Key}：{r.Value}")) + "\n核校只在本机进行，不联网，不保存文件。涉密文件严禁上传。";
    }

    private static int List(bool json, TextWriter output)
    {
        if (json) output.WriteLine(JsonSerializer.Serialize(RuleBook.All.Select(r => new { Id = r.Id, r.Name, Severity = r.Severity.ToString().ToLowerInvariant(), r.About, r.Bad, r.Good }), Json));
        else foreach (var rule in RuleBook.All) output.WriteLine($"{rule.Id,-26}{ProofreadWords.Of(rule.Severity)}  {rule.Name}：{rule.About}");
        return 0;
    }

    private static int Say(string message, int code)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
