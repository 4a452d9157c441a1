using System.CommandLine;
using Yingshang.App.Commands;
using Yingshang.Platform.Storage;

namespace Yingshang.App;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            return await CommandLine().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (StoreVersionException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C.
            return 1;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(e.ToString());
            return 1;
        }
    }

    /// <summary>Every command of the program.</summary>
    private static RootCommand CommandLine() => new("营商：区县优化营商环境、为企服务的平台")
    {
        ServeCommand.Create(),
        SeedCommand.Create(),
        ReportCommand.Create(),
        FigureCommand.Create(),
        VerifyCommand.Create(),
        ProofreadCommand.Create(),
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
