using System.CommandLine;
using Yingshang.Activities;
using Yingshang.Books;
using Yingshang.Cases;
using Yingshang.Duties;
using Yingshang.Enterprises;
using Yingshang.Indicators;
using Yingshang.Mechanisms;
using Yingshang.Metrics;
using Yingshang.Reports;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Storage;

namespace Yingshang.App.Commands;

/// <summary>Which district a command works on: <c>--data</c> (folder), <c>--db</c> (PostgreSQL instead of the SQLite file in it), <c>--pack</c>.</summary>
internal sealed class DistrictOptions
{
    public Option<string> Data { get; } = new("--data") { Description = "区县的数据文件夹", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("DATA") ?? "data" };
    public Option<string?> Db { get; } = new("--db") { Description = "PostgreSQL 连接串；不写则用数据文件夹里的 SQLite 文件", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("DB") };
    public Option<string?> Pack { get; } = new("--pack") { Description = "声明文件夹（默认 packs/demo，或数据文件夹里 pack.txt 所写）", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("PACK") };

    /// <summary>The modules of this program, lower ones first.</summary>
    public static ModuleList Modules { get; } = new([new EnterprisesModule(), new CasesModule(), new ActivitiesModule(), new DutiesModule(), new IndicatorsModule(), new BooksModule(), new MetricsModule(), new ReportsModule(), new MechanismsModule()]);

    public void AddTo(Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Db);
        command.Options.Add(Pack);
    }

    /// <exception cref="PackException">the pack has problems</exception>
    public District Open(ParseResult parsed, TimeProvider? clock = null) => Open(parsed.GetValue(Data)!, parsed.GetValue(Db), parsed.GetValue(Pack), clock ?? TimeProvider.System);

    public static District Open(string data, string? db, string? pack, TimeProvider clock)
    {
        Directory.CreateDirectory(data);
        var store = string.IsNullOrEmpty(db) ? Store.Sqlite(Path.Combine(data, "district.db")) : Store.PostgreSql(db);
        return new District(Path.GetFullPath(data), store, Platform.Packs.Pack.Load(pack ?? PackOf(data), Modules), Modules, clock);
    }

    /// <summary>Each folder inside with a store or a pack of its own is a district of this process; a folder without is the district itself.</summary>
    public IReadOnlyList<District> OpenAll(ParseResult parsed)
    {
        var data = parsed.GetValue(Data)!;
        var folders = Directory.Exists(data) ? Directory.GetDirectories(data).Where(d => File.Exists(Path.Combine(d, "pack.txt"))).Order(StringComparer.Ordinal).ToList() : [];
        return folders.Count == 0 ? [Open(parsed)] : [.. folders.Select(f => Open(f, DbOf(f), null, TimeProvider.System))];
    }

    private static string PackOf(string data)
    {
        var file = Path.Combine(data, "pack.txt");
        return File.Exists(file) ? Path.Combine(data, File.ReadAllText(file).Trim()) : Path.Combine(Root, "packs", "demo");
    }

    private static string? DbOf(string data) => Path.Combine(data, "db.txt") is var file && File.Exists(file) ? File.ReadAllText(file).Trim() : null;

    /// <summary>The folder that holds <c>packs</c>: of the checkout, or beside the published program.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "packs", "standard"))) return folder.FullName;
        return Environment.CurrentDirectory;
    }
}
