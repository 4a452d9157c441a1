using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using Yingshang.App.Seeding;
using Yingshang.Cases;
using Yingshang.Enterprises;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.App.Commands;

internal static class SeedCommand
{
    private sealed record Wish(bool Empty, bool IfMissing, bool Json, double Scale);

    public static Command Create()
    {
        var options = new DistrictOptions();
        var empty = new Option<bool>("--empty") { Description = "只建单位和系统、安全、审计三个管理员，用于真实的区县" };
        var ifMissing = new Option<bool>("--if-missing") { Description = "已经建立的就不再建立，也不算出错" };
        var json = new Option<bool>("--json") { Description = "结果写成 JSON" };
        var scale = new Option<double>("--scale") { Description = "演示数据的规模，1 为全部", DefaultValueFactory = _ => 1 };
        var command = new Command("seed", "建立演示区县（--empty 建立空的区县）；已有数据的不覆盖") { empty, ifMissing, json, scale };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                return await RunAsync(options.Open(parsed), new Wish(parsed.GetValue(empty), parsed.GetValue(ifMissing), parsed.GetValue(json), parsed.GetValue(scale)), cancel);
            }
            catch (PackException e)
            {
                Console.Error.WriteLine(e.Message);
                return 1;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(District district, Wish wish, CancellationToken cancel)
    {
        await district.OpenAsync(cancel);
        if (await IsThereAsync(district, cancel))
        {
            if (!wish.IfMissing) Console.Error.WriteLine($"{district.Name}已经有数据，不覆盖。要重新建立，请换一个数据文件夹（--data）或者移走原来的。");
            else ShowAccounts(district);
            return wish.IfMissing ? 0 : 1;
        }
        var hasher = new PasswordHasher<Account>();
        if (wish.Empty)
        {
            var (units, accounts) = await new EmptySeed(district, hasher).SeedAsync(cancel);
            Say(wish.Json, new { units, accounts = accounts.Select(a => new { username = a.UserName, name = a.Name, password = a.Password }) },
                $"{district.Name}已建立：{units} 个单位。首次登录的口令只显示这一次，请分别交给三个人：\n{string.Join('\n', accounts.Select(a => $"{a.Name}　{a.UserName}　{a.Password}"))}");
            return 0;
        }
        var watch = Stopwatch.StartNew();
        var seeded = await ShowProgressAsync(progress => new DemoSeed(district, hasher, wish.Scale).SeedAsync(progress, cancel));
        Say(wish.Json, seeded, $"{district.Name}演示数据已建立：单位 {seeded.Units} 个，专员 {seeded.Specialists} 人，企业 {seeded.Enterprises} 户，诉求 {seeded.Demands} 件，台账 {seeded.Entries} 条，近日办理 {seeded.Acts} 次，用时 {watch.Elapsed.TotalSeconds:0} 秒。");
        foreach (var refused in seeded.Refused) Console.Error.WriteLine($"今天演示不了：{refused}");
        ShowAccounts(district);
        return 0;
    }

    /// <summary>Whatever is there stays: a district that has been laid down, or one that is in use.</summary>
    private static async Task<bool> IsThereAsync(District district, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        return await DemoSeed.IsSeededAsync(db, cancel) || await db.Enterprises.AnyAsync(cancel) || await db.Cases.AnyAsync(cancel);
    }

    private static Task<SeededDistrict> ShowProgressAsync(Func<Action<string, int, int>, Task<SeededDistrict>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error), Ansi = Console.IsErrorRedirected ? AnsiSupport.No : AnsiSupport.Detect });
        return console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(context =>
        {
            var tasks = new Dictionary<string, ProgressTask>();
            return work((what, done, of) =>
            {
                if (!tasks.TryGetValue(what, out var task)) tasks[what] = task = context.AddTask(what, maxValue: of);
                task.Value = done;
            });
        });
    }

    private static void Say(bool json, object result, string words)
    {
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(result, JsonOptions));
        Console.Error.WriteLine(words);
    }

    /// <summary>The demo's people, one of each role, with the password that everybody knows.</summary>
    private static void ShowAccounts(District district)
    {
        var pack = new PackReader(district.Pack.Folder);
        if (!pack.Exists("people.yaml") || !pack.Exists("targets.yaml")) return;
        Console.Error.WriteLine($"演示账号（口令都是 {SeedTargets.Read(pack, 1).Password}）：");
        foreach (var person in DeclaredOrganisation.Read(pack).People.DistinctBy(p => p.Role))
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {person.UserName,-14} {RoleNames.Of(person.Role)} {person.Name}：{person.Try}"));
    }

    private static readonly JsonSerializerOptions JsonOptions = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
