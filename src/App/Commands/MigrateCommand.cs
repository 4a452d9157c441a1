using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.App.Commands;

internal static class MigrateCommand
{
    public static Command Create()
    {
        var options = new DistrictOptions();
        var script = new Option<string?>("--script") { Description = "只打印模型的建表脚本：sqlite 或 postgres" };
        var owner = new Option<string?>("--owner") { Description = "PostgreSQL：以库表所有者的这个连接串建立或升级，再授权给 DB 里的应用账号；应用账号改不了操作留痕和历史" };
        var command = new Command("migrate", "建立或升级区县的库表") { script, owner };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(script) is { } database)
            {
                Console.Out.Write(Script(database));
                return 0;
            }
            var district = options.Open(parsed);
            if (parsed.GetValue(owner) is { } owning) return await OwnAsync(district, owning, cancel);
            await district.OpenAsync(cancel);
            return 0;
        });
        return command;
    }

    /// <summary>The schema belongs to its owner; the application's role gets only what it needs.</summary>
    private static async Task<int> OwnAsync(District district, string owner, CancellationToken cancel)
    {
        if (district.Store.IsSqlite)
        {
            Console.Error.WriteLine("--owner 只用于 PostgreSQL：请用 DB 或者 --db 给出应用账号的连接串。");
            return 2;
        }
        var role = new NpgsqlConnectionStringBuilder(district.Store.ConnectionString).Username;
        if (string.IsNullOrEmpty(role) || role == new NpgsqlConnectionStringBuilder(owner).Username)
        {
            Console.Error.WriteLine("应用账号（DB 里的 Username）不能没有，也不能就是所有者，否则它改得了操作留痕。");
            return 2;
        }
        var owned = new District(district.Folder, Store.PostgreSql(owner), district.Pack, district.Modules, district.Clock);
        await AppRole.CreateSchemaAsync(owner, cancel);
        await owned.OpenAsync(cancel);
        await using var db = owned.NewSystemDb();
        await AppRole.GrantAsync(db, role, cancel);
        Console.Error.WriteLine($"库表已经是最新的，并已授权给 {role}；操作留痕和历史它只能读和加，不能改、不能删。");
        return 0;
    }

    /// <summary>The schema of the model, from which a migration is written and against which it is tested.</summary>
    public static string Script(string database)
    {
        var store = database == "sqlite" ? Store.Sqlite(":memory:") : Store.PostgreSql("Host=none");
        using var db = new DistrictDb(store, DistrictOptions.Modules, TimeProvider.System, new CurrentUser());
        return db.Database.GenerateCreateScript();
    }
}
