using System.CommandLine;
using Yingshang.App.Commands;

namespace Yingshang.App;

internal static class Program
{
    public static Task<int> Main(string[] args) => CommandLine().Parse(args).InvokeAsync();

    /// <summary>Every command of the program.</summary>
    private static RootCommand CommandLine() => new("营商：区县优化营商环境、为企服务的平台")
    {
        ServeCommand.Create(),
        SeedCommand.Create(),
        ReportCommand.Create(),
        VerifyCommand.Create(),
        PacksCommand.Create(),
        MigrateCommand.Create(),
        ImportCommand.Create(),
        RoutingCommand.Create(),
        ExportCommand.Create(),
        BackupCommand.CreateBackup(),
        BackupCommand.CreateRestore(),
        FeelCommand.Create(),
    };
}
