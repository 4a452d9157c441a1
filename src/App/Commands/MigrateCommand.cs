using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.App.Commands;

internal static class MigrateCommand
{
    public static Command Create()
    {
        var options = new DistrictOptions();
        var script = new Option<string?>("--script") { Description = "只打印模型的建表脚本：sqlite 或 postgres" };
        var command = new Command("migrate", "建立或升级区县的库表") { script };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(script) is { } database)
            {
                Console.Out.Write(Script(database));
                return 0;
            }
            await options.Open(parsed).OpenAsync(cancel);
            return 0;
        });
        return command;
    }

    /// <summary>The schema of the model, from which a migration is written and against which it is tested.</summary>
    public static string Script(string database)
    {
        var store = database == "sqlite" ? Store.Sqlite(":memory:") : Store.PostgreSql("Host=none");
        using var db = new DistrictDb(store, DistrictOptions.Modules, TimeProvider.System, new CurrentUser());
        return db.Database.GenerateCreateScript();
    }
}
