using System.CommandLine;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Web;

namespace Yingshang.App.Commands;

internal static class ServeCommand
{
    public static Command Create()
    {
        var options = new DistrictOptions();
        var port = new Option<int>("--port") { Description = "端口", DefaultValueFactory = _ => int.TryParse(Environment.GetEnvironmentVariable("PORT"), out var p) ? p : 5230 };
        var proxies = new Option<string?>("--trusted-proxies")
        {
            Description = "可信的反向代理（IP 地址或网段，逗号隔开），只有它们报来的访问者地址才算数；不写就一个都不信", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("TRUSTED_PROXIES"),
        };
        proxies.Validators.Add(result => Said(result, () => TrustedProxies.Parse(result.GetValueOrDefault<string?>())));
        var command = new Command("serve", "启动网站") { port, proxies };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                var districts = options.OpenAll(parsed);
                foreach (var district in districts) await district.OpenAsync(cancel);
                var app = Host.Build(new DistrictList(districts), [$"--urls=http://127.0.0.1:{parsed.GetValue(port)}", $"--{TrustedProxies.Setting}={parsed.GetValue(proxies)}"]);
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

    private static void Said(System.CommandLine.Parsing.OptionResult result, Func<object> parse)
    {
        try
        {
            parse();
        }
        catch (FormatException e)
        {
            result.AddError(e.Message);
        }
    }
}
