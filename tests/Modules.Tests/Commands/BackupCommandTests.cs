using System.CommandLine;
using Microsoft.Data.Sqlite;
using Yingshang.App.Commands;

namespace Yingshang.Modules.Tests.Commands;

/// <summary><c>./yingshang backup</c> and <c>restore</c>.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("yingshang-backup-").FullName;

    private string Data => Path.Combine(_folder, "data");
    private string Other => Path.Combine(_folder, "other");
    private string Copy => Path.Combine(_folder, "copy.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_copy_taken_while_somebody_writes_is_put_back_and_its_chain_holds()
    {
        await FoundAsync(Data);
        await using var writing = Open(Path.Combine(Data, "district.db"));
        Execute(writing, "BEGIN IMMEDIATE; UPDATE units SET short_name = '还没有提交'");
        Assert.Equal(0, await RunAsync(BackupCommand.CreateBackup(), Data, "--out", Copy));
        Execute(writing, "ROLLBACK");
        Assert.Equal([Copy], Directory.GetFiles(_folder));

        Assert.Equal(0, await RunAsync(BackupCommand.CreateRestore(), Other, Copy));
        Assert.Equal(69, Count(Other, "units"));
        Assert.Equal(0, await RunAsync(VerifyCommand.Create(), Other));
    }

    [Fact]
    public async Task A_copy_does_not_overwrite_a_file_and_there_is_none_of_nothing()
    {
        await FoundAsync(Data);
        await File.WriteAllTextAsync(Copy, "important");
        Assert.Equal(2, await RunAsync(BackupCommand.CreateBackup(), Data, "--out", Copy));
        Assert.Equal("important", await File.ReadAllTextAsync(Copy));
        Assert.Equal(1, await RunAsync(BackupCommand.CreateBackup(), Other, "--out", Path.Combine(_folder, "nothing.db")));
        Assert.False(File.Exists(Path.Combine(_folder, "nothing.db")));
    }

    [Fact]
    public async Task What_is_there_is_replaced_only_when_that_is_said_and_stays_beside()
    {
        await FoundAsync(Data);
        await RunAsync(BackupCommand.CreateBackup(), Data, "--out", Copy);
        await FoundAsync(Other);
        Change(Other, "UPDATE units SET short_name = '后来改的' WHERE code = 'finance'");
        Assert.Equal(2, await RunAsync(BackupCommand.CreateRestore(), Other, Copy));
        Assert.Equal(1, Count(Other, "units WHERE short_name = '后来改的'"));

        Assert.Equal(0, await RunAsync(BackupCommand.CreateRestore(), Other, Copy, "--replace"));
        Assert.Equal(0, Count(Other, "units WHERE short_name = '后来改的'"));
        Assert.Single(Directory.GetFiles(Other, "district.db.*.before-restore"));
    }

    [Fact]
    public async Task A_store_in_use_is_not_replaced()
    {
        await FoundAsync(Data);
        await RunAsync(BackupCommand.CreateBackup(), Data, "--out", Copy);
        await using var server = Open(Path.Combine(Data, "district.db"));
        Execute(server, "SELECT count(*) FROM units");
        Assert.Equal(1, await RunAsync(BackupCommand.CreateRestore(), Data, Copy, "--replace"));
        Assert.Equal(69, Count(Data, "units"));
    }

    [Fact]
    public async Task What_is_no_backup_is_refused()
    {
        await File.WriteAllTextAsync(Copy, "this is not a database, it is a letter of some length to the archive");
        Assert.Equal(1, await RunAsync(BackupCommand.CreateRestore(), Data, Copy));
        Assert.Equal(2, await RunAsync(BackupCommand.CreateRestore(), Data, Path.Combine(_folder, "missing.db")));
        var foreign = Path.Combine(_folder, "foreign.db");
        using (var connection = Open(foreign)) Execute(connection, "CREATE TABLE t (a)");
        Assert.Equal(1, await RunAsync(BackupCommand.CreateRestore(), Data, foreign));
        await FoundAsync(Data);
        await RunAsync(BackupCommand.CreateBackup(), Data, "--out", Path.Combine(_folder, "newer.db"));
        using (var connection = Open(Path.Combine(_folder, "newer.db"))) Execute(connection, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('9999_Later', '10.0.0')");
        Assert.Equal(1, await RunAsync(BackupCommand.CreateRestore(), Other, Path.Combine(_folder, "newer.db")));
        Assert.False(File.Exists(Path.Combine(Other, "district.db")));
    }

    [Fact]
    public async Task A_copy_that_was_tampered_with_is_found_out()
    {
        await FoundAsync(Data);
        await RunAsync(VerifyCommand.Create(), Data);
        SqliteConnection.ClearAllPools();
        await RunAsync(BackupCommand.CreateBackup(), Data, "--out", Copy);
        using (var connection = Open(Copy)) Execute(connection, "UPDATE audit_entries SET action = 'nothing.happened'");
        Assert.Equal(1, await RunAsync(BackupCommand.CreateRestore(), Other, Copy));
    }

    [Fact]
    public async Task A_new_store_and_one_put_back_let_readers_and_the_writer_work_side_by_side()
    {
        await FoundAsync(Data);
        Assert.Equal("wal", Mode(Data));
        await RunAsync(BackupCommand.CreateBackup(), Data, "--out", Copy);
        await RunAsync(BackupCommand.CreateRestore(), Other, Copy);
        Assert.Equal("wal", Mode(Other));
    }

    [Fact]
    public async Task Of_a_server_the_commands_name_its_own_tools()
    {
        const string server = "Host=db.internal;Port=5433;Database=qinghe;Search Path=qinghe;Username=keeper";
        Assert.Equal(2, await BackupCommand.CreateBackup().Parse(["--data", Data, "--db", server, "--out", Copy]).InvokeAsync());
        Assert.Equal(2, await BackupCommand.CreateRestore().Parse(["--data", Data, "--db", server, Copy]).InvokeAsync());
    }

    [Fact]
    public async Task Every_dataset_goes_out_with_its_dictionary()
    {
        Assert.Equal(0, await SeedCommand.Create().Parse(["--data", Data, "--db", "", "--scale", "0.005"]).InvokeAsync());
        var to = Path.Combine(_folder, "out");
        Assert.Equal(0, await RunAsync(ExportCommand.Create(), Data, "--out", to));
        // The six of the core; each block and each book of the pack adds its own.
        Assert.Subset(Directory.GetFiles(to).Select(f => Path.GetFileName(f)).ToHashSet(), new HashSet<string> { "专员.csv", "企业.csv", "单位.csv", "字典.csv", "诉求.csv", "诉求环节.csv", "活动.csv", "专利台账.csv" });
        Assert.Equal(Count(Data, "specialists") + 1, (await File.ReadAllLinesAsync(Path.Combine(to, "专员.csv"))).Length);
        var dictionary = await File.ReadAllLinesAsync(Path.Combine(to, "字典.csv"));
        Assert.Contains(dictionary, l => l.StartsWith("诉求,收到日期,received_on,日期,", StringComparison.Ordinal));
        var head = (await File.ReadAllLinesAsync(Path.Combine(to, "诉求.csv")))[0];
        Assert.StartsWith("记录,编号,收到日期,", head, StringComparison.Ordinal);
        Assert.Equal(1, Count(Data, "audit_entries WHERE action = 'dataset.exported'"));
    }

    private static async Task FoundAsync(string data)
    {
        Assert.Equal(0, await SeedCommand.Create().Parse(["--data", data, "--db", "", "--empty"]).InvokeAsync());
        SqliteConnection.ClearAllPools();
    }

    private static async Task<int> RunAsync(Command command, string data, params string[] args)
    {
        var code = await command.Parse(["--data", data, "--db", "", .. args]).InvokeAsync();
        SqliteConnection.ClearAllPools();
        return code;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Mode(string data)
    {
        using var connection = Open(Path.Combine(data, "district.db"));
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        return (string)command.ExecuteScalar()!;
    }

    private static void Change(string data, string sql)
    {
        using var connection = Open(Path.Combine(data, "district.db"));
        Execute(connection, sql);
    }

    private static int Count(string data, string what)
    {
        using var connection = Open(Path.Combine(data, "district.db"));
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {what}";
        return Convert.ToInt32(command.ExecuteScalar());
    }
}
