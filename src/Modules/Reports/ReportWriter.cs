using System.Globalization;
using System.Text;
using Yingshang.Gongwen;
using Yingshang.Metrics;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports;

/// <summary>Words a template over a period: Markdown in which each number is a link to its figure, and the figures.</summary>
internal sealed class ReportWriter(ReportOccasion occasion, FigureMaker maker, Guid runId, Func<Guid> newId)
{
    /// <summary>Stands where people have not written yet; such a text cannot be signed.</summary>
    public const string Waiting = "（待撰写：";

    private readonly List<ReportFigure> _figures = [];

    public IReadOnlyList<ReportFigure> Figures => _figures;

    private Period Period => occasion.Period;

    public async Task<string> WriteAsync(IReadOnlyList<TemplatePart> parts, CancellationToken cancel) => (await TextAsync(parts, cancel)).Trim();

    private async Task<string> TextAsync(IReadOnlyList<TemplatePart> parts, CancellationToken cancel)
    {
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(await WriteAsync(part, cancel));
        return text.ToString();
    }

    private async Task<string> WriteAsync(TemplatePart part, CancellationToken cancel) => part switch
    {
        PlainPart plain => plain.Text.Replace('%', '％'),
        WordPart word => occasion.Word(word.Word, maker.AsOf),
        FigurePart figure => await NumberAsync(figure.Ask, figure.Form, null, cancel),
        GradePart grade => occasion.Grades.GetValueOrDefault(grade.Metric, ""),
        ExpressionPart expression => await ExpressionAsync(expression, cancel),
        IfPart condition => await TextAsync((await maker.HoldsAsync(condition.Condition, occasion.For(Period), cancel)) ? condition.Then : condition.Else, cancel),
        WritePart write => await TextAsync(write.Until, cancel) is var until && string.IsNullOrWhiteSpace(until) ? $"{Waiting}{(write.Hint.Length > 0 ? write.Hint : write.Name)}）" : until,
        PhrasePart phrase => await TextAsync(phrase.Parts, cancel),
        ListPart list => await ListAsync(list, cancel),
        TablePart table => await TableAsync(table, cancel),
        ChartPart chart => await ChartAsync(chart, cancel),
        RecordsPart records => await RecordsAsync(records, cancel),
        ValuesPart values => await ValuesAsync(values, cancel),
        _ => throw new InvalidOperationException($"{part.GetType()} is no part of a report"),
    };

    private async Task<string> NumberAsync(FigureAsk ask, NumberForm form, FigureGroup? group, CancellationToken cancel)
    {
        var measured = await maker.MeasureAsync(occasion.Metric(ask), ask.Measure, occasion.Over(ask), group, cancel);
        return Link(Keep(measured, ask.Measure, measured.Text(form), null));
    }

    private static string Link(ReportFigure figure) => $"[{Escape(figure.Text)}](figure:{figure.Id:N})";

    private ReportFigure Keep(Measured measured, Measure measure, string text, string? expression)
    {
        var of = measured.Figure;
        return Keep(new ReportFigure
        {
            Id = newId(), RunId = runId, Order = _figures.Count + 1, Text = text, MetricId = of.Metric.Id, MetricVersion = of.Metric.Version, MetricName = of.Metric.Name, Measure = measure, Expression = expression, Condition = of.Metric.Condition,
            GroupFieldId = of.Group?.Field.Id, GroupValue = of.Group?.Value, Value = measured.Value, Unit = measured.Unit, Numerator = measured.Numerator, Denominator = measured.Denominator, Grade = occasion.Grades.GetValueOrDefault(of.Metric.Id),
            Dataset = of.Metric.Dataset.Name, Filter = of.FilterText, From = of.Period.From, To = of.Period.To, AsOf = of.AsOf, RecordCount = of.RecordCount, Digest = measured.Digest, WorkGroup = occasion.WorkGroup,
        });
    }

    private ReportFigure Keep(ReportFigure computed)
    {
        var figure = occasion.Overrides.TryGetValue(computed.Key, out var over) ? computed.WrittenOver(over) : computed;
        _figures.Add(figure);
        return figure;
    }

    private async Task<string> ExpressionAsync(ExpressionPart part, CancellationToken cancel)
    {
        var computed = await maker.ComputeAsync(part.Formula, occasion.For(Period), cancel);
        return Link(Keep(Computed(part.Formula, computed, Said(computed, part.Form with { Decimals = part.Form.Decimals ?? 2 }))));
    }

    private static string Said(DerivedFigure computed, NumberForm form)
    {
        if (computed.Value is not { } value) return computed.Words ?? Measured.Nothing;
        // The sentence itself says 增长 or 下降.
        if (computed.Words is { } words) return form.Bare ? Numbers.Said(Math.Abs(value), computed.Unit, form with { Bare = false }) : words;
        return Numbers.Said(value, computed.Unit, form);
    }

    private ReportFigure Computed(FigureFormula formula, DerivedFigure computed, string text) => new()
    {
        Id = newId(), RunId = runId, Order = _figures.Count + 1, Text = text, MetricId = "=", MetricVersion = 0, MetricName = occasion.Words(formula), Measure = Measure.Expression, Expression = occasion.Kept(formula), Value = computed.Value, Unit = computed.Unit,
        GroupFieldId = computed.Group?.Field.Id, GroupValue = computed.Group?.Value, Dataset = "计算", Filter = occasion.Kept(formula), From = computed.Period.From, To = computed.Period.To, AsOf = maker.AsOf, RecordCount = computed.RecordCount, Digest = computed.Digest,
        WorkGroup = occasion.WorkGroup,
    };

    private async Task<string> ListAsync(ListPart list, CancellationToken cancel)
    {
        var all = await GroupsAsync(list.Ask, list.By, cancel);
        var groups = all.Where(f => f.Group!.Value is not null && f.Value > 0).Take(list.Top).ToList();
        if (groups.Count == 0) return all.Any(f => f.Value > 0) ? $"都没有{list.By}" : Measured.Nothing;
        if (list.NamesOnly) return string.Join('、', groups.Select(f => Escape(f.Group!.Label)));
        var said = new List<string>();
        foreach (var figure in groups) said.Add(Escape(figure.Group!.Label) + await NumberAsync(list.Ask, NumberForm.Usual, figure.Group, cancel));
        return string.Join('、', said);
    }

    private async Task<string> TableAsync(TablePart table, CancellationToken cancel)
    {
        var (rows, isAll) = await RowsAsync(table, cancel);
        var isByMonth = table.By == TablePart.Month;
        var text = new StringBuilder();
        text.Append(isByMonth ? "| 月份 | " : $"| 序号 | {table.By} | ").AppendJoin(" | ", table.Columns.Select(c => $"{Header(c)}（{UnitOf(c)}）")).Append(" |\n");
        text.Append(isByMonth ? "|:-|" : "|:-:|:-|").Append(string.Concat(table.Columns.Select(_ => "-:|"))).Append('\n');
        foreach (var (number, row) in rows.Index())
            text.Append(CultureInfo.InvariantCulture, $"| {(isByMonth ? "" : $"{number + 1} | ")}{Escape(row.Label)} | ").AppendJoin(" | ", (await CellsAsync(table, row, cancel)).Select(Link)).Append(" |\n");
        // Months that reach back before the period do not add up to it.
        if (isByMonth && table.Top is not null) return text.ToString();
        var whole = new TableRow(isAll ? "合计" : $"{(occasion.WorkGroup is null ? "全区" : "")}合计", null, null);
        return text.Append(isByMonth ? $"| {whole.Label} | " : $"| — | {whole.Label} | ").AppendJoin(" | ", (await CellsAsync(table, whole, cancel)).Select(Link)).Append(" |\n").ToString();
    }

    private async Task<string> ChartAsync(ChartPart chart, CancellationToken cancel)
    {
        var (rows, _) = await RowsAsync(chart.Table, cancel);
        if (rows.Count == 0) return Measured.Nothing;
        var cells = new List<IReadOnlyList<ReportFigure>>();
        foreach (var row in rows) cells.Add(await CellsAsync(chart.Table, row, cancel));
        var series = chart.Table.Columns.Index().Select(c => new ChartSeries(Header(c.Item), [.. cells.Select(row => row[c.Index].Value)], Metric(c.Item).Decimals) { FigureIds = [.. cells.Select(row => row[c.Index].Id.ToString("N"))] }).ToList();
        var title = chart.Title ?? $"{Period.Words}{string.Join('、', series.Select(s => s.Name))}（按{chart.Table.By}）";
        return "\n\n" + ChartMarkdown.Write(new ChartBlock(title, chart.Kind, [.. rows.Select(r => Escape(r.Label))], series, UnitOf(chart.Table.Columns[0])) { CategoryName = chart.Table.By == TablePart.Month ? "月份" : chart.Table.By }) + "\n\n";
    }

    /// <summary>A row of a table: a group, or a month.</summary>
    private sealed record TableRow(string Label, Period? Over, FigureGroup? Group);

    private async Task<(IReadOnlyList<TableRow> Rows, bool IsAll)> RowsAsync(TablePart table, CancellationToken cancel)
    {
        if (table.By == TablePart.Month) return (Months(table.Top), true);
        var groups = (await GroupsAsync(table.Columns[0].Ask, table.By, cancel)).Select(f => f.Group!).ToList();
        return ([.. groups.Take(table.Top ?? groups.Count).Select(g => new TableRow(g.Label, null, g))], !(table.Top < groups.Count));
    }

    // Of the period, or as many as are asked for up to its end.
    private List<TableRow> Months(int? count)
    {
        var last = new DateOnly(Period.To.Year, Period.To.Month, 1);
        var months = count ?? (last.Year - Period.From.Year) * 12 + last.Month - Period.From.Month + 1;
        var first = last.AddMonths(1 - months);
        return [.. Enumerable.Range(0, months).Select(i => first.AddMonths(i)).Select(m => new TableRow(first.Year == last.Year ? $"{m.Month}月" : $"{m.Year}年{m.Month}月", new Period(m, m.AddMonths(1).AddDays(-1)), null))];
    }

    private async Task<IReadOnlyList<ReportFigure>> CellsAsync(TablePart table, TableRow row, CancellationToken cancel)
    {
        var cells = new List<ReportFigure>();
        foreach (var column in table.Columns) cells.Add(column.IsComputed ? await ComputedCellAsync(column, row, cancel) : await CellAsync(column, row, cancel));
        return cells;
    }

    private async Task<ReportFigure> CellAsync(TableAsk column, TableRow row, CancellationToken cancel)
    {
        var metric = Metric(column);
        var own = row.Group is null ? null : row.Group with { Field = TemplateReader.Field(metric, row.Group.Field.Name)! };
        var measured = await maker.MeasureAsync(metric, column.Ask.Measure, row.Over ?? occasion.Over(column.Ask), own, cancel);
        return Keep(measured, column.Ask.Measure, measured.Value is { } value ? OfficialNumber.InColumn(value, column.Ask.Measure.IsChange && measured.Unit == "％" ? 2 : metric.Decimals) : ReportFigure.NoValue, null);
    }

    private async Task<ReportFigure> ComputedCellAsync(TableAsk column, TableRow row, CancellationToken cancel)
    {
        var computed = await maker.ComputeAsync(column.Formula, occasion.For(row.Over ?? Period, row.Group), cancel);
        return Keep(Computed(column.Formula, computed, computed.Value is { } value ? OfficialNumber.InColumn(value, 2) : ReportFigure.NoValue));
    }

    private string Header(TableAsk column) => column.Header ?? Metric(column).Name + (column.Ask.Over?.Text ?? "") + (column.Ask.Measure == Measure.Value ? "" : column.Ask.Measure.Word);

    private static string UnitOf(TableAsk column) => column.Formula.Unit ?? "";

    private Metric Metric(TableAsk column) => occasion.Metric(column.Ask);

    private Task<IReadOnlyList<Figure>> GroupsAsync(FigureAsk ask, string by, CancellationToken cancel)
    {
        var metric = occasion.Metric(ask);
        return maker.GroupsAsync(metric, occasion.Over(ask), TemplateReader.Field(metric, by)!, cancel);
    }

    private async Task<string> RecordsAsync(RecordsPart part, CancellationToken cancel)
    {
        var lines = await maker.RecordsAsync(occasion.Metric(part.Ask), occasion.Over(part.Ask), part.Top, cancel);
        return lines.Count == 0 ? Measured.Nothing : string.Join("\n\n", lines.Select((line, at) => $"{at + 1}．{Escape(line)}"));
    }

    private async Task<string> ValuesAsync(ValuesPart part, CancellationToken cancel)
    {
        var measured = await maker.ValuesAsync(occasion.Metric(part.Ask), occasion.Over(part.Ask), part.Values, cancel);
        return Link(Keep(measured, Measure.Texts, measured.Words!, part.Values.Text));
    }

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
