using System.Globalization;
using System.Text;
using Yingshang.Metrics;
using Yingshang.Platform.Districts;
using Yingshang.Reports.Templates;
using Yingshang.WorkCalendars;

namespace Yingshang.Reports;

/// <summary>Words a template over a period: Markdown in which each number is a link to its figure, and the figures.</summary>
internal sealed class ReportWriter(District district, MetricBook metrics, FigureMaker maker, Period period, CountingWay way, string? group, Guid runId, Func<Guid> newId)
{
    private readonly List<ReportFigure> _figures = [];

    public IReadOnlyList<ReportFigure> Figures => _figures;

    public async Task<string> WriteAsync(IReadOnlyList<TemplatePart> parts, CancellationToken cancel)
    {
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(await WriteAsync(part, cancel));
        return text.ToString().Trim();
    }

    private async Task<string> WriteAsync(TemplatePart part, CancellationToken cancel) => part switch
    {
        PlainPart plain => plain.Text,
        WordPart word => Word(word.Word),
        FigurePart figure => await NumberAsync(Metric(figure.Metric), figure.Measure, null, figure.Bare, cancel),
        ListPart list => await ListAsync(list, cancel),
        TablePart table => await TableAsync(table, cancel),
        RecordsPart records => await RecordsAsync(records, cancel),
        _ => throw new InvalidOperationException($"{part.GetType()} is no part of a report"),
    };

    private async Task<string> NumberAsync(Metric metric, Measure measure, FigureGroup? group, bool bare, CancellationToken cancel)
    {
        var measured = await maker.MeasureAsync(metric, measure, period, group, cancel);
        var figure = Keep(measured, measure, measured.Text(bare));
        return $"[{Escape(figure.Text)}](figure:{figure.Id:N})";
    }

    private ReportFigure Keep(Measured measured, Measure measure, string text)
    {
        var of = measured.Figure;
        var figure = new ReportFigure
        {
            Id = newId(), RunId = runId, Order = _figures.Count + 1, Text = text, MetricId = of.Metric.Id, MetricVersion = of.Metric.Version, MetricName = of.Metric.Name, Measure = measure,
            GroupFieldId = of.Group?.Field.Id, GroupValue = of.Group?.Value, Value = measured.Value, Unit = measured.Unit, Numerator = measured.Numerator, Denominator = measured.Denominator,
            Dataset = of.Metric.Dataset.Name, Filter = of.FilterText, From = of.Period.From, To = of.Period.To, AsOf = of.AsOf, RecordCount = of.RecordCount, Digest = measured.Digest, WorkGroup = group,
        };
        _figures.Add(figure);
        return figure;
    }

    private async Task<string> ListAsync(ListPart list, CancellationToken cancel)
    {
        var metric = Metric(list.Metric);
        var groups = (await GroupsAsync(metric, list.By, cancel)).Where(f => f.Group!.Value is not null && f.Value > 0).Take(list.Top).ToList();
        if (groups.Count == 0) return "（期内没有）";
        var said = new List<string>();
        foreach (var figure in groups) said.Add(Escape(figure.Group!.Label) + await NumberAsync(metric, Measure.Value, figure.Group, bare: false, cancel));
        return string.Join('、', said);
    }

    private async Task<string> TableAsync(TablePart table, CancellationToken cancel)
    {
        var all = table.Metrics.Select(Metric).ToList();
        var rows = (await GroupsAsync(all[0], table.By, cancel)).Select(f => f.Group!).ToList();
        var text = new StringBuilder();
        text.Append("| 序号 | ").Append(table.By).Append(" | ").AppendJoin(" | ", all.Select(m => $"{m.Name}（{m.Unit}）")).Append(" |\n");
        text.Append("|:-:|:-|").Append(string.Concat(all.Select(_ => "-:|"))).Append('\n');
        foreach (var (number, group) in rows.Take(table.Top ?? rows.Count).Index())
            text.Append(CultureInfo.InvariantCulture, $"| {number + 1} | {Escape(group.Label)} | ").AppendJoin(" | ", await CellsAsync(all, group, cancel)).Append(" |\n");
        return text.Append(table.Top < rows.Count ? "| — | 全区合计 | " : "| — | 合计 | ").AppendJoin(" | ", await CellsAsync(all, null, cancel)).Append(" |\n").ToString();
    }

    private async Task<IReadOnlyList<string>> CellsAsync(IReadOnlyList<Metric> all, FigureGroup? group, CancellationToken cancel)
    {
        var cells = new List<string>();
        foreach (var metric in all)
        {
            var own = group is null ? null : group with { Field = TemplateReader.Field(metric, group.Field.Name)! };
            var measured = await maker.MeasureAsync(metric, Measure.Value, period, own, cancel);
            var figure = Keep(measured, Measure.Value, measured.Value is { } value ? OfficialNumber.InColumn(value, metric.Decimals) : "—");
            cells.Add($"[{figure.Text}](figure:{figure.Id:N})");
        }
        return cells;
    }

    private Task<IReadOnlyList<Figure>> GroupsAsync(Metric metric, string by, CancellationToken cancel) => maker.GroupsAsync(metric, period, TemplateReader.Field(metric, by)!, cancel);

    private async Task<string> RecordsAsync(RecordsPart part, CancellationToken cancel)
    {
        var lines = await maker.RecordsAsync(Metric(part.Metric), period, part.Top, cancel);
        return lines.Count == 0 ? "（期内没有）" : string.Join("\n\n", lines.Select((line, at) => $"{at + 1}．{Escape(line)}"));
    }

    // Where the way of counting counts otherwise, its own metric stands in.
    private Metric Metric(string id) => metrics.Current(district, way.Instead.GetValueOrDefault(id, id)).Within(group);

    private string Word(OccasionWord word) => word switch
    {
        OccasionWord.Period => period.Words,
        OccasionWord.LastYear => period.LastYear.Words,
        OccasionWord.PeriodEnd => $"{period.To.Year}年{period.To.Month}月{period.To.Day}日",
        OccasionWord.AsOf => CutOff(maker.AsOf.ToShanghai()),
        OccasionWord.Counting => way.Name,
        OccasionWord.Scope => group ?? "全区",
        OccasionWord.District => district.Profile.Name,
        OccasionWord.DistrictFull => district.Profile.FullName,
        OccasionWord.Office => district.Profile.OfficeName,
        _ => district.Profile.OfficeFullName,
    };

    // The last instant of a day is its 24 o'clock.
    private static string CutOff(DateTime local) => local.TimeOfDay >= new TimeSpan(23, 59, 59)
        ? local.ToString("yyyy年M月d日24时", CultureInfo.InvariantCulture)
        : local.ToString("yyyy年M月d日H时", CultureInfo.InvariantCulture);

    private static string Escape(string text)
    {
        var safe = new StringBuilder();
        foreach (var c in text)
        {
            if (@"\`*_[]|<>".Contains(c, StringComparison.Ordinal)) safe.Append('\\');
            safe.Append(c);
        }
        return safe.ToString();
    }
}
