using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Routing;
using Yingshang.Platform.Files;
using Yingshang.Platform.Packs;

namespace Yingshang.App.Commands;

/// <summary><c>routing measure FILE [--json]</c>: how well the proposals for 交办 fit demands whose handling is known. Exit codes: 0 done, 1 the pack or the file is wrong, 2 wrong usage.</summary>
internal static class RoutingCommand
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV（UTF-8 或 GB18030），必有列 demand_text（诉求正文）、handling_unit（实际承办单位），可有 id、topic、outcome、source_url" };
        var pack = new Option<string?>("--pack") { Description = "声明文件夹（默认 packs/demo）" };
        var json = new Option<bool>("--json") { Description = "结果写成 JSON：合计、按单位类别、混淆、逐条" };
        var measure = new Command("measure", "用已知承办单位的诉求量算交办建议：只看正文，逐条留出（同一来源的一起留出），第一位和前三位对了多少") { file, pack, json };
        measure.SetAction(parsed => Measure(parsed.GetValue(file)!, parsed.GetValue(pack) ?? Path.Combine(DistrictOptions.Root, "packs", "demo"), parsed.GetValue(json)));
        return new Command("routing", "交办建议") { measure };
    }

    private static int Measure(FileInfo file, string folder, bool json)
    {
        if (!file.Exists) return Say($"没有这个文件：{file.FullName}", 2);
        try
        {
            var measurement = MeasureOf(folder).Run(Read(File.ReadAllBytes(file.FullName)));
            if (measurement.Rows.Count == 0) return Say("没有一行写了诉求正文和认得的承办单位。", 1);
            if (json) Console.Out.WriteLine(JsonSerializer.Serialize(Shape(measurement), Json));
            else Tell(measurement);
            foreach (var unknown in measurement.Unknown.Select(d => d.Unit).Distinct()) Console.Error.WriteLine($"单位类别表（packs/standard/routing/unit-kinds.yaml）里没有“{unknown}”，这些行没有量算。");
            return 0;
        }
        catch (Exception e) when (e is PackException or FormatException)
        {
            return Say(e.Message, 1);
        }
    }

    /// <summary>The measure with the declarations of a pack.</summary>
    internal static RoutingMeasure MeasureOf(string folder)
    {
        var declared = Pack.Load(folder, DistrictOptions.Modules).Declared;
        return new RoutingMeasure(declared.Get<RoutingTable>(), declared.Get<RoutingKinds>(), declared.Get<DutyTable>(), declared.Get<RoutingWeights>(), declared.Get<DemandCatalogues>());
    }

    /// <exception cref="FormatException">a column is missing</exception>
    internal static IReadOnlyList<PublishedDemand> Read(byte[] bytes)
    {
        var csv = SheetFile.Read(bytes);
        int At(string name) => csv.Header.ToList().IndexOf(name);
        var (text, unit) = (At("demand_text"), At("handling_unit"));
        if (text < 0 || unit < 0) throw new FormatException("第一行要有 demand_text 和 handling_unit 两列。");
        string? Cell(SheetLine line, int column) => column >= 0 && column < line.Cells.Length && line.Cells[column].Trim() is { Length: > 0 } cell ? cell : null;
        var (id, topic, outcome, source) = (At("id"), At("topic"), At("outcome"), At("source_url"));
        return [.. csv.Lines.Where(l => Cell(l, text) is not null && Cell(l, unit) is not null).Select(l => new PublishedDemand(
            Cell(l, id) ?? $"第{l.Number}行", Cell(l, text)!, Cell(l, topic), Cell(l, unit)!, Cell(l, source), Cell(l, outcome) == "已解决"))];
    }

    private static void Tell(RoutingMeasurement m)
    {
        Console.Out.WriteLine($"共 {m.Rows.Count} 件，其中 {m.Rows.Count - m.ByDuty.All} 件的承办单位是当地习惯（不可能建议到，计入未对）。");
        Console.Out.WriteLine($"{"",-14}第一位        前三位");
        Line("全部", m.All);
        Line("除当地习惯", m.ByDuty);
        Line("只用声明", m.DeclaredOnly);
        Line("只用过去诉求", m.LearnedOnly);
        Console.Out.WriteLine("\n混淆（实际承办 → 建议第一位）");
        foreach (var (published, proposed, count) in m.Confusions) Console.Out.WriteLine($"  {published} → {proposed}　{count}");
    }

    private static void Line(string name, Hits hits) => Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name}　{hits.First}/{hits.All} {hits.FirstShare:P1}　{hits.AmongThree}/{hits.All} {hits.AmongThreeShare:P1}"));

    private static object Shape(RoutingMeasurement m) => new
    {
        All = Figures(m.All), WithoutHabits = Figures(m.ByDuty), DeclaredOnly = Figures(m.DeclaredOnly), LearnedOnly = Figures(m.LearnedOnly),
        ByKind = m.ByKind.Select(k => new { k.Kind, Demands = k.Hits.All, k.Hits.First, k.Hits.AmongThree }),
        Confusions = m.Confusions.Select(c => new { c.Published, c.Proposed, c.Count }),
        UnknownUnits = m.Unknown.Select(u => u.Unit).Distinct(),
        Demands = m.Rows.Select(r => new
        {
            r.Demand.Id, r.Demand.Unit, r.Kinds, LocalHabit = r.Habit, First = r.IsFirst, r.IsAmongThree,
            Proposed = r.Proposed.Take(3).Select(p => new { Kind = p.Key, Score = Math.Round(p.Score, 2), p.Rule, Duty = p.Duty?.Duty.Name, Words = p.Duty?.Words, p.Asked, Similar = p.Similar.Select(s => new { Share = Math.Round(s.Share, 2), s.Words }) }),
        }),
    };

    private static object Figures(Hits h) => new { Demands = h.All, h.First, h.AmongThree, FirstShare = Math.Round(h.FirstShare, 4), AmongThreeShare = Math.Round(h.AmongThreeShare, 4) };

    private static int Say(string message, int code)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
