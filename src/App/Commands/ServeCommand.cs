using System.CommandLine;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;

namespace Yingshang.App.Commands;

internal static class ServeCommand
{
    public static Command Create()
    {
        var options = new DistrictOptions();
        var port = new Option<int>("--port") { Description = "端口", DefaultValueFactory = _ => int.TryParse(Environment.GetEnvironmentVariable("PORT"), out var p) ? p : 5230 };
        var command = new Command("serve", "启动网站") { port };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                var districts = options.OpenAll(parsed);
                foreach (var district in districts) await district.OpenAsync(cancel);
                var app = Host.Build(new DistrictList(districts), [$"--urls=http://127.0.0.1:{parsed.GetValue(port)}"]);
                await app.StartAsync(cancel);
                Console.Error.WriteLine($"{districts[0].Profile.PlatformName} http://127.0.0.1:{parsed.GetValue(port)}");
                await app.WaitForShutdownAsync(cancel);
                return 0;
            }
            catch (PackException e)
            {
                Console.Error.WriteLine(e.Message);
                return 1;
            }
        });
        return command;
    }
}
