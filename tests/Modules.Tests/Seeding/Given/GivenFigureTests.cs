using System.Globalization;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Seeding.Given;

/// <summary>Every figure that the reports print comes out of the records of the demo district: counted by a path of its own, and as the product counts it.</summary>
[Collection(WholeDemo.Name)]
public sealed class GivenFigureTests(DemoDistrict demo)
{
    /// <summary>Printed figures that contradict others of the same report: what the records, which follow the rule, give instead.</summary>
    internal static IReadOnlyDictionary<string, (decimal Value, string Because)> Contradicted { get; } = new Dictionary<string, (decimal, string)>
    {
        ["trademarks-per-10k-entities"] = (1334, "7,069 件 ÷ 5.3 万户 = 1,333.8；1,494 要求分母是 4.73 万户"),
    };

    /// <summary>Printed as what is asked for; the metric counts what there is.</summary>
    internal static IReadOnlyDictionary<string, decimal> CountedOtherwise { get; } = new Dictionary<string, decimal>
    {
        // 44 units with one chief each leave 85 of 129 to handle: less than two for each.
        ["handling-commissioners-per-unit"] = 1.93m,
    };

    [Fact]
    public void Two_hundred_and_ten_are_printed_and_each_has_a_path()
    {
        Assert.Equal(318, GivenFigure.All.Count);
        Assert.Equal(210, GivenFigure.All.Count(f => f.IsGiven));
        Assert.Empty(GivenFigure.All.Where(f => f.IsGiven && PathOf.Find(f.Id) is null).Select(f => f.Id));
        Assert.Empty(PathOf.Known.Except(GivenFigure.All.Select(f => f.Id)));
    }

    [SqliteFact]
    public void Each_printed_figure_comes_out_of_the_records()
    {
        var wrong = GivenFigure.All.Where(f => f.IsGiven).Select(Check).OfType<string>().ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {GivenFigure.All.Count(f => f.IsGiven)}:\n{string.Join('\n', wrong)}");
    }

    private string? Check(GivenFigure figure)
    {
        var got = Counted(figure.Id, out var wrong);
        if (wrong is not null) return wrong;
        if (Contradicted.TryGetValue(figure.Id, out var instead)) return CarriedValue.Same(got, instead.Value) ? null : $"{figure.Id}: {Say(got)} instead of {Say(instead.Value)} ({instead.Because})";
        return figure.Holds(got) ? null : $"{figure.Id}: printed {figure.Relation} {figure.Printed} {figure.Unit}, records give {Say(got)}";
    }

    private decimal Counted(string figure, out string? wrong)
    {
        wrong = null;
        try
        {
            return PathOf.Find(figure)!(demo.Records);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or NullReferenceException or DivideByZeroException)
        {
            wrong = $"{figure}: {e.Message}";
            return 0;
        }
    }

    [SqliteFact]
    public async Task Each_line_comes_out_as_the_product_counts_it()
    {
        var wrong = new List<string>();
        foreach (var line in CarriedFigure.All)
            if (await CheckAsync(line) is { } problem) wrong.Add($"{line.Where} {line.Id}: {problem}");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {CarriedFigure.All.Count}:\n{string.Join('\n', wrong)}");
    }

    private async Task<string?> CheckAsync(CarriedFigure line)
    {
        if (GivenFigure.All.FirstOrDefault(f => f.Id == line.Id) is not { } printed) return "no such figure";
        if (line.IsRecord) return CheckRecord(line);
        if (await CarriedValue.OfAsync(demo, line) is not { } got) return $"{line.Metric} gives nothing in {line.Period.Words}";
        if (!CarriedValue.Same(got, CarriedValue.Number(line))) return $"{line.Metric} in {line.Period.Words} gives {Say(got)}, the line says {line.Value}";
        if (!printed.IsGiven) return null;
        if (Contradicted.TryGetValue(line.Id, out var instead)) return CarriedValue.Same(got, instead.Value) ? null : $"{Say(got)} instead of {Say(instead.Value)} ({instead.Because})";
        if (CountedOtherwise.TryGetValue(line.Id, out var otherwise)) return CarriedValue.Same(got, otherwise) ? null : $"{Say(got)} instead of {Say(otherwise)}";
        return printed.Holds(CarriedValue.InPrintedUnit(got, line.Unit, printed.Unit)) ? null : $"{line.Metric} gives {Say(got)} {line.Unit}, printed is {printed.Relation} {printed.Printed} {printed.Unit}";
    }

    // What no metric carries is at least counted by a path; a grade in words by how often it was given.
    private string? CheckRecord(CarriedFigure line)
    {
        if (PathOf.Find(line.Id) is null) return "stands for a record and has no path";
        var got = Counted(line.Id, out var wrong);
        if (wrong is not null) return wrong;
        if (!decimal.TryParse(line.Value, CultureInfo.InvariantCulture, out var written)) return got >= 1 ? null : $"no record says {line.Value}";
        return CarriedValue.Same(got, written) ? null : $"records give {Say(got)}, the line says {line.Value}";
    }

    [Fact]
    public void Every_figure_is_carried() => Assert.Empty(GivenFigure.All.Select(f => f.Id).Except(CarriedFigure.All.Select(c => c.Id)));

    /// <summary>FIGURES names the list of the reports' figures (columns id, value, unit) where somebody has it.</summary>
    [Fact]
    public void The_table_of_figures_is_that_of_the_reports()
    {
        if (Environment.GetEnvironmentVariable("FIGURES") is not { Length: > 0 } list) return;
        var lines = Table.Lines(File.ReadAllText(list)).ToList();
        var (id, value, unit) = (lines[0].IndexOf("id"), lines[0].IndexOf("value"), lines[0].IndexOf("unit"));
        Assert.Equal(lines.Skip(1).Select(l => (l[id], l[value], l[unit])), GivenFigure.All.Select(f => (f.Id, f.Printed, f.Unit)));
    }

    private static string Say(decimal value) => Math.Round(value, 4).ToString("0.####", CultureInfo.InvariantCulture);
}
