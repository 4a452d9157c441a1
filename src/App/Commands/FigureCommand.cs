using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Yingshang.Metrics;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Commands;

/// <summary><c>figure '收到诉求 同比' --from 2023-01 --to 2023-10</c>. Exit codes: 0 done, 1 there is no number, 2 wrong usage.</summary>
internal static class FigureCommand
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Command Create()
    {
        var options = new DistrictOptions();
        var expression = new Argument<string>("EXPR") { Description = "算式：指标的名称或者编号，方括号里写条件，后面可写期间（当月、累计、2022-11 …）和取法（同比、位次、每万户 …）；指标之间 + - * /（减号两边空格）" };
        var from = new Option<string?>("--from") { Description = "期间从：2023-01 或者 2023-01-01；不写是今年以来" };
        var to = new Option<string?>("--to") { Description = "期间到：2023-10 或者 2023-10-31" };
        var asOf = new Option<string?>("--as-of") { Description = "按这个时刻已知的数据：2023-11-01 或者 2023-11-01T09:00（当地时间，只写日期指当日24时）；不写是现在" };
        var json = new Option<bool>("--json") { Description = "结果写成 JSON，连同每个数的来历" };
        var command = new Command("figure", "按算式取一个数，连同它的来历") { expression, from, to, asOf, json };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                var district = options.Open(parsed);
                await district.OpenAsync(cancel);
                var system = new CurrentUser();
                system.IsSystem(district.Access);
                await using var db = district.NewDb(system);
                var (period, problem) = Asked(parsed.GetValue(from), parsed.GetValue(to), db);
                if (period is null) return Say(problem!, 2);
                var at = Moment.Parse(parsed.GetValue(asOf), db.Now);
                if (parsed.GetValue(asOf) is { } typed && at is null) return Say(Moment.Unreadable(typed), 2);
                var (figure, problems) = await new FigureCalculator(district, new MetricRunner(db, system)).RunAsync(parsed.GetValue(expression)!, new FigureOccasion(period, at), cancel);
                if (figure is null) return Say(string.Join('\n', problems.Select(p => $"第{p.Start + 1}个字：{p.Message}")), 2);
                Show(figure, parsed.GetValue(json));
                return figure.Value is null ? 1 : 0;
            }
            catch (PackException e)
            {
                return Say(e.Message, 1);
            }
        });
        return command;
    }

    private static (Period? Period, string? Problem) Asked(string? from, string? to, DistrictDb db) => from is null && to is null ? (Period.YearTo(db.Now.ShanghaiDate), null) : Period.Parse(from, to);

    private static void Show(DerivedFigure figure, bool json)
    {
        Console.Error.WriteLine($"{figure.Period.Words}，数据截止 {figure.AsOf.ToShanghai().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}{(figure.Mark is null ? "" : $"；{figure.Mark}")}");
        if (!json)
        {
            Console.Out.WriteLine(figure.Text);
            return;
        }
        Console.Out.WriteLine(JsonSerializer.Serialize(new
        {
            figure.Expression, figure.Text, figure.Value, figure.Unit, figure.Numerator, figure.Denominator, figure.Mark, figure.Why, Period = figure.Period.Iso, figure.AsOf, figure.RecordCount, figure.Digest,
            Parts = figure.Parts.Select(p => new { Metric = p.Metric.Reference, p.Metric.Name, p.Value, p.Metric.Unit, p.Numerator, p.Denominator, Dataset = p.Metric.Dataset.Name, Filter = p.FilterText, Period = p.Period.Iso, p.RecordCount, p.Digest }),
        }, Json));
    }

    private static int Say(string message, int code)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
