using System.CommandLine;
using Yingshang.Bench.Books;
using Yingshang.Bench.Desk;
using Yingshang.Bench.Intake;
using Yingshang.Bench.Lists;
using Yingshang.Bench.Reports;
using Yingshang.Bench.Rules;

namespace Yingshang.Bench;

internal static class Program
{
    public static Task<int> Main(string[] args) => new RootCommand("营商：把产品和它的尺子放在同一次运行里量")
    {
        ListsBench.Command(),
        IntakeBench.Command(),
        DeskBench.Command(),
        FeelBench.Command(),
        BooksBench.Command(),
        ReportsBench.Command(),
        MemoryHost.Command(),
    }.Parse(args).InvokeAsync();
}
