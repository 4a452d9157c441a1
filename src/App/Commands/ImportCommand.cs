using System.CommandLine;
using System.Text.Json;
using Yingshang.Books.Declaration;
using Yingshang.Books.EditEntry;
using Yingshang.Books.Entries;
using Yingshang.Books.ImportEntries;
using Yingshang.Cases.Platforms;
using Yingshang.Enterprises;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Enterprises.ImportEnterprises;
using Yingshang.Enterprises.Sizing;
using Yingshang.Indicators;
using Yingshang.Indicators.ImportObservations;
using Yingshang.Indicators.RecordObservation;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Imports;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.App.Commands;

internal static class ImportCommand
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create() => new("import", "导入表格数据，逐行指出不能导入的原因")
    {
        new Dataset("enterprises", "企业库，列见 docs/import-enterprises.md", "代码校验不符", null, (district, db, _) =>
        {
            var catalogues = district.Declared<EnterpriseCatalogues>();
            return new EnterpriseImporter(db, catalogues, new SizeClassing(district.Declared<SizeClassTable>(), catalogues, db));
        }).Command(),
        Books(),
        new Dataset("indicators", "指标数据：列有指标、口径、期间、数值，可带单位、性质、同比、预计日期、来源、备注、修订原因", "数有变化", null, (district, db, user) =>
            new ObservationImporter(db, district.Declared<IndicatorBook>(), new ObservationWriter(db, user))).Command(),
        Demands("hotline", "12345热线导出的诉求，列见 packs/standard/platforms/hotline-12345.yaml"),
        Demands("province", "省为企服务平台导出的诉求，列见 packs/standard/platforms/province-platform.yaml"),
    };

    private static Command Demands(string name, string says) =>
        new Dataset(name, says, "电话是掩码或者有别的要看一眼", name, (district, db, user) => new DemandImporter(db, district, new EnterpriseLookup(db), user)).Command();

    private static Command Books() => new Dataset("book", "一本台账的记录：下载的模板或导出的表格。查重字段相同的更正原来的，不多登记", "企业不在企业库里", null, (district, db, user) =>
    {
        var (shelf, access) = (new BookShelf(db, district), new BookAccess(user));
        var reader = new EntryReader(db, district, new EnterpriseLookup(db), district.Declared<EnterpriseCatalogues>());
        return new EntryImporter(db, district, shelf, access, reader, new SaveEntryHandler(db, user), user);
    }) { Book = new Argument<string>("ID") { Description = "台账的编号，即 /books/ 后面的一段" } }.Command();

    /// <summary>What can be imported.</summary>
    /// <param name="Warned">what a warning of it is about</param>
    /// <param name="Platform">the command of the platform's layout; null where there is one layout</param>
    private sealed record Dataset(string Name, string Says, string Warned, string? Platform, Func<District, DistrictDb, CurrentUser, SheetImporter> Importer)
    {
        private readonly DistrictOptions _options = new();
        private readonly Argument<FileInfo> _file = new("FILE") { Description = "表格文件：.xlsx、.xls 或 CSV（UTF-8、GB18030）" };
        /// <summary>Asked for where the file goes into one of many books.</summary>
        public Argument<string>? Book { get; init; }

        private readonly Option<bool> _dryRun = new("--dry-run") { Description = "只试算，不写入" };
        private readonly Option<bool> _json = new("--json") { Description = "结果写成 JSON" };
        private readonly Option<FileInfo?> _bad = new("--bad") { Description = "没有导入的行写到这个文件（默认 FILE 后加 .bad.csv）" };

        public Command Command()
        {
            var command = new Command(Name, Says) { _dryRun, _json, _bad };
            if (Book is not null) command.Arguments.Add(Book);
            command.Arguments.Add(_file);
            _options.AddTo(command);
            command.SetAction(ImportAsync);
            return command;
        }

        private async Task<int> ImportAsync(ParseResult parsed, CancellationToken cancel)
        {
            var file = parsed.GetValue(_file)!;
            if (!file.Exists)
            {
                Console.Error.WriteLine($"没有这个文件：{file.FullName}");
                return 2;
            }
            var district = _options.Open(parsed);
            await district.OpenAsync(cancel);
            var system = new CurrentUser();
            system.IsSystem(district.Access);
            await using var db = district.NewDb(system);
            var layout = Book is not null ? parsed.GetValue(Book) : Platform is null ? null : district.Declared<PlatformBook>().Layouts.FirstOrDefault(l => l.Command == Platform)?.Id;
            if (Book is not null && await NoSuchBookAsync(district, db, layout!, cancel) is { } none)
            {
                Console.Error.WriteLine(none);
                return 2;
            }
            var importer = Importer(district, db, system);
            try
            {
                var sheet = importer.Read(await File.ReadAllBytesAsync(file.FullName, cancel), layout);
                var dryRun = parsed.GetValue(_dryRun);
                var outcome = await importer.RunAsync(new ImportJob(sheet, file.Name, layout, dryRun), Progress, cancel);
                Console.Error.WriteLine();
                var path = parsed.GetValue(_bad)?.FullName ?? file.FullName + ".bad.csv";
                if (outcome.Bad.Count > 0) await File.WriteAllBytesAsync(path, BadLineFile.Write(sheet.Header, outcome.Bad), cancel);
                Tell(outcome, dryRun, parsed.GetValue(_json), path, parsed.InvocationConfiguration.Output);
                return outcome.Bad.Count == 0 ? 0 : 1;
            }
            catch (FormatException e)
            {
                Console.Error.WriteLine(e.Message);
                return 1;
            }
        }

        private static async Task<string?> NoSuchBookAsync(District district, DistrictDb db, string id, CancellationToken cancel)
        {
            var ids = (await new BookShelf(db, district).AllAsync(cancel)).Select(b => b.Book.Id).ToList();
            return ids.Contains(id) ? null : $"没有台账“{id}”{Suggestion.For(id, ids)}";
        }

        private static Task<bool> Progress(ImportCounts counts)
        {
            Console.Error.Write($"\r{counts.Done} / {counts.Lines} 行");
            return Task.FromResult(true);
        }

        private void Tell(ImportOutcome outcome, bool dryRun, bool json, string path, TextWriter output)
        {
            var (counts, bad, unknown) = outcome;
            if (json)
            {
                output.WriteLine(JsonSerializer.Serialize(new
                {
                    DryRun = dryRun, counts.Lines, counts.New, counts.Changed, counts.Unchanged, counts.Bad, counts.Warned, UnknownColumns = unknown,
                    BadLines = bad.Select(b => new { Line = b.Number, b.Reason }),
                    Changes = outcome.Told.Where(t => t.Verdict == ImportVerdict.Changed).Select(t => new { t.Line, t.Key, t.Said }),
                }, Json));
                return;
            }
            foreach (var line in bad.Take(20)) Console.Error.WriteLine($"第 {line.Number} 行：{line.Reason}");
            if (bad.Count > 0) Console.Error.WriteLine($"没有导入的 {bad.Count} 行连同原因写在 {path}");
            if (unknown.Count > 0) Console.Error.WriteLine($"不认识的列，没有读：{string.Join("、", unknown)}");
            foreach (var line in outcome.Told.Where(t => t.Verdict == ImportVerdict.Changed).Take(20)) Console.Error.WriteLine($"第 {line.Line} 行 {line.Key}：{line.Said}");
            output.WriteLine($"{(dryRun ? "试算" : "导入")} {counts.Lines} 行：新增 {counts.New}，变更 {counts.Changed}，无变化 {counts.Unchanged}，有问题 {counts.Bad}，{Warned} {counts.Warned}。");
        }
    }
}
