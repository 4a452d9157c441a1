using System.CommandLine;
using System.Globalization;
using Npgsql;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;

namespace Yingshang.App.Commands;

/// <summary><c>backup --out FILE</c> copies a district while it runs; <c>restore FILE</c> puts it back and checks the audit chain. Exit codes: 0 done, 1 the file or the chain is wrong, 2 wrong usage.</summary>
internal static class BackupCommand
{
    public static Command CreateBackup()
    {
        var options = new DistrictOptions();
        var output = new Option<FileInfo>("--out") { Description = "备份写到这个文件，已有的文件不覆盖", Required = true };
        var command = new Command("backup", "备份区县的数据，不用停机（SQLite；PostgreSQL 用 pg_dump）") { output };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var (district, file) = (options.Open(parsed), parsed.GetValue(output)!);
            if (!district.Store.IsSqlite) return Say(Dump(district.Store, file.FullName), 2);
            if (file.Exists) return Say($"已有这个文件，不覆盖：{file.FullName}", 2);
            if (!StoreCopy.HoldsDistrict(FileOf(district))) return Say($"{district.Folder} 里还没有数据，没有可备份的。", 1);
            Directory.CreateDirectory(file.DirectoryName!);
            StoreCopy.Take(district, file.FullName);
            file.Refresh();
            return Say($"{district.Name}已备份到 {file.FullName}（{ChineseFormat.FileSize(file.Length)}）。封签的密钥 audit.key 不在备份里，请另外保管，恢复时要用。", 0);
        });
        return command;
    }

    public static Command CreateRestore()
    {
        var options = new DistrictOptions();
        var file = new Argument<FileInfo>("FILE") { Description = "backup 做的备份文件" };
        var replace = new Option<bool>("--replace") { Description = "已有数据时也恢复；原来的数据改名留在旁边" };
        var command = new Command("restore", "从备份恢复区县的数据，并核对操作留痕链（先停止网站）") { file, replace };
        options.AddTo(command);
        command.SetAction((parsed, cancel) => RestoreAsync(options.Open(parsed), parsed.GetValue(file)!, parsed.GetValue(replace), cancel));
        return command;
    }

    private static async Task<int> RestoreAsync(District district, FileInfo copy, bool replace, CancellationToken cancel)
    {
        if (!district.Store.IsSqlite) return Say(Restore(district.Store, copy.FullName), 2);
        if (!copy.Exists) return Say($"没有这个文件：{copy.FullName}", 2);
        if (await StoreCopy.ObjectionAsync(copy.FullName, district) is { } objection) return Say($"{copy.FullName}：{objection}", 1);
        var file = FileOf(district);
        var holds = StoreCopy.HoldsDistrict(file);
        if (holds && !replace) return Say($"{district.Folder} 里已有数据，没有恢复。确实要换成备份里的，请加 --replace；原来的数据会改名留在旁边。", 2);
        if (!StoreCopy.CanBeReplaced(file)) return Say("数据正在使用（网站没有停止？），没有恢复。请先停止网站再试。", 1);
        var aside = File.Exists(file) ? $"{file}.{district.Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}.before-restore" : null;
        StoreCopy.Put(copy.FullName, file, aside);
        if (aside is not null) Say($"原来的数据留在 {aside}。", 0);
        await district.OpenAsync(cancel);
        while (await AuditSealer.SealAsync(district, cancel) > 0) { }
        var chain = await AuditVerifier.VerifyAsync(district, cancel);
        foreach (var finding in chain.Findings) Console.Error.WriteLine(finding);
        return Say($"{district.Name}已恢复。留痕 {chain.Links} 条，链头 {chain.Head}，{(chain.Findings.Count == 0 ? "与记录一致" : $"发现 {chain.Findings.Count} 处不符")}。", chain.Findings.Count == 0 ? 0 : 1);
    }

    private static string FileOf(District district) => Path.Combine(district.Folder, "district.db");

    private static string Dump(Store store, string file) => $"PostgreSQL 请用它自己的工具备份，不停机：\n  pg_dump {Target(store)} --format custom --file '{file}' {Database(store)}";

    private static string Restore(Store store, string file) => $"PostgreSQL 请用它自己的工具恢复，再运行 verify 核对：\n  pg_restore {Target(store)} --exit-on-error --dbname {Database(store)} '{file}'";

    private static string Target(Store store)
    {
        var c = new NpgsqlConnectionStringBuilder(store.ConnectionString);
        return $"--host {c.Host} --port {c.Port} --username {c.Username} --schema {(string.IsNullOrEmpty(c.SearchPath) ? "public" : c.SearchPath)}";
    }

    private static string? Database(Store store) => new NpgsqlConnectionStringBuilder(store.ConnectionString) is var c && string.IsNullOrEmpty(c.Database) ? c.Username : c.Database;

    private static int Say(string message, int code)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
