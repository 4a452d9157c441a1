using System.CommandLine;

namespace Yingshang.App.Commands;

internal static class SeedCommand
{
    public static Command Create()
    {
        var options = new DistrictOptions();
        var ifMissing = new Option<bool>("--if-missing") { Description = "已经建立的就不再建立，也不算出错" };
        var command = new Command("seed", "建立演示区县") { ifMissing };
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
