using System.Globalization;
using Yingshang.Gongwen;
using Yingshang.Metrics;
using Yingshang.Reports.Templates;
using Yingshang.WorkCalendars;

namespace Yingshang.Reports;

/// <summary>数据底稿 of a kept report, as a document and as a sheet: internal, apart from what is issued.</summary>
public sealed class ReportPaper(KeptFigures kept)
{
    public byte[] Docx(ReportRun run, IReadOnlyList<ReportFigure> figures) => Bytes(run, figures, WorkingPaperWriter.WriteDocx);

    public byte[] Xlsx(ReportRun run, IReadOnlyList<ReportFigure> figures) => Bytes(run, figures, WorkingPaperWriter.WriteXlsx);

    private byte[] Bytes(ReportRun run, IReadOnlyList<ReportFigure> figures, Action<WorkingPaper, Stream> write)
    {
        using var stream = new MemoryStream();
        write(Of(run, figures), stream);
        return stream.ToArray();
    }

    private WorkingPaper Of(ReportRun run, IReadOnlyList<ReportFigure> figures) => new()
    {
        ReportTitle = run.Title, ReportVersion = Version(run), PreparedBy = run.Issuer, AsOf = Moment(run.AsOf), CreatedAt = new DateTimeOffset(run.RunAt), Figures = [.. figures.Select(f => Of(run, f))],
    };

    private WorkingFigure Of(ReportRun run, ReportFigure figure) => new()
    {
        Text = figure.Text, Metric = figure.Measure.Word.Length == 0 ? figure.MetricName : $"{figure.MetricName}（{figure.Measure.Word}）",
        MetricId = figure.Measure == Measure.Expression ? figure.Expression ?? "" : $"{figure.MetricId} 第{figure.MetricVersion.ToString(CultureInfo.InvariantCulture)}版",
        Definition = kept.MetricOf(figure)?.Definition ?? "", Period = figure.Period.Words, Filter = FilterWords.Of(figure.Filter), Value = figure.Value, Unit = figure.Unit, Numerator = figure.Numerator, Denominator = figure.Denominator,
        RecordCount = figure.RecordCount, Digest = figure.Digest, State = figure.Grade,
        Override = figure.OverrideReason is { } reason ? new FigureOverride(figure.Computed ?? "", reason, figure.OverriddenByName ?? "", Moment(run.SignedAt ?? run.RunAt)) : null,
    };

    private static string Version(ReportRun run) => $"{run.Reference}{(run.Number is { } number ? $"，{number}" : "")}，{(run.SignedAt is { } signed ? $"{run.SignedByName} {Moment(signed)}签发" : $"{run.RunByName} {Moment(run.RunAt)}生成")}";

    private static string Moment(DateTime utc) => utc.ToShanghai().ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);
}
