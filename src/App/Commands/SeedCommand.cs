using System.CommandLine;

namespace Yingshang.App.Commands;

internal static class SeedCommand
{
    public static Command Create()
    {
        var options = new DistrictOptions();
        var command = new Command("seed", "建立演示区县");
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var district = options.Open(parsed);
            await district.OpenAsync(cancel);
            return 0;
        });
        return command;
    }
}
