using Yingshang.Metrics;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports;

/// <summary>Which metrics each template names by id or by name, derived ones too, wherever in it they stand.</summary>
internal static class MetricsInReports
{
    public static IEnumerable<(ReportTemplate Report, IReadOnlyList<string> Metrics)> Uses(this ReportBook reports) => reports.Declared.Select(r => (r, (IReadOnlyList<string>)[.. r.Title.Concat(r.Body).SelectMany(Of).Distinct()]));

    private static IEnumerable<string> Of(TemplatePart part) => part switch
    {
        FigurePart figure => [figure.Ask.Metric],
        GradePart grade => [grade.Metric],
        ExpressionPart expression => Of(expression.Formula),
        IfPart condition => Of(condition.Condition).Concat(condition.Then.Concat(condition.Else).SelectMany(Of)),
        WritePart write => write.Until.SelectMany(Of),
        PhrasePart phrase => phrase.Parts.SelectMany(Of),
        ListPart list => [list.Ask.Metric],
        TablePart table => table.Columns.SelectMany(c => Of(c.Formula)),
        ChartPart chart => Of(chart.Table),
        RecordsPart records => [records.Ask.Metric],
        ValuesPart values => [values.Ask.Metric],
        _ => [],
    };

    private static IEnumerable<string> Of(FigureFormula formula) => formula.Uses.Select(u => u switch { MetricLeaf m => m.Id, DerivedLeaf d => d.Id, _ => null }).OfType<string>();
}
