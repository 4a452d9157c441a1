using System.CommandLine;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Yingshang.App.Commands;
using Yingshang.Bench.Districts;
using Yingshang.Bench.Intake;
using Yingshang.Bench.Load;
using Yingshang.Books;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Books.ListEntries;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;

namespace Yingshang.Bench.Books;

/// <summary>One book of a million entries: list, filters and totals beside the same question put to a table made for it by hand.</summary>
internal static class BooksBench
{
    public static Command Command()
    {
        var entries = new Option<int>("--entries") { Description = "多少条", DefaultValueFactory = _ => 1_000_000 };
        var rounds = new Option<int>("--rounds") { Description = "每一项量几次", DefaultValueFactory = _ => 7 };
        var keep = new Option<string?>("--keep") { Description = "把造好的区县留在这个文件夹里，下次再用" };
        var postgres = new Option<string?>("--postgres") { Description = "PostgreSQL 连接串；不写则用 SQLite" };
        var command = new Command("books", "台账：一本一百万条，与手工建的同样的表比") { entries, rounds, keep, postgres };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(entries), parsed.GetValue(rounds), parsed.GetValue(keep), parsed.GetValue(postgres), cancel));
        return command;
    }

    private static async Task<int> RunAsync(int count, int rounds, string? keep, string? server, CancellationToken cancel)
    {
        await using var schema = server is null ? null : await BenchSchema.CreateAsync(server, cancel);
        using var bench = await BenchDistrict.MakeAsync(BenchSize.Empty, keep, BenchDistrict.DemoPack, schema?.ConnectionString, cancel);
        var book = (await new BookShelf(bench.District.NewSystemDb(), bench.District).AllAsync(cancel)).First(b => b.Book.Id == BookRecords.BookId);
        var filling = Stopwatch.StartNew();
        await new BookRecords(bench.District, book).WriteAsync(count, cancel);
        Console.Error.WriteLine($"{count:N0} 条，写入两张表用了 {filling.Elapsed.TotalSeconds:0} 秒");
        var table = new MarkdownTable("问", "台账 毫秒", "手工表 毫秒", "台账 : 手工表");
        foreach (var question in Question.All)
        {
            var (mine, byHand) = (new List<double>(), new List<double>());
            // One after the other, so that what else the machine does weighs on both; the first of each warms up.
            for (var round = 0; round <= rounds; round++)
            {
                var (ours, answer) = await TimeAsync(() => question.AskAsync(bench.District, book, cancel));
                var (theirs, expected) = await TimeAsync(() => question.AskByHandAsync(bench.District, cancel));
                if (answer != expected) throw new InvalidOperationException($"{question.Name}: {answer}, by hand {expected}");
                if (round == 0) continue;
                mine.Add(ours);
                byHand.Add(theirs);
            }
            table.Add(question.Name, Median(mine), Median(byHand), Median(mine) / Median(byHand));
            Console.Error.WriteLine(question.Name);
        }
        Console.Write(table);
        return 0;
    }

    private static async Task<(double Milliseconds, string Answer)> TimeAsync(Func<Task<string>> ask)
    {
        var watch = Stopwatch.StartNew();
        var answer = await ask();
        return (watch.Elapsed.TotalMilliseconds, answer);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
