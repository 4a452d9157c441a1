using System.Globalization;

namespace Yingshang.Gongwen;

/// <summary>数据底稿：一份报告里的每个数从哪里来。内部使用，与印发的文件分开。</summary>
public sealed record WorkingPaper
{
    /// <summary>Title of the report whose figures these are.</summary>
    public required string ReportTitle { get; init; }

    /// <summary>第 3 版，2026年7月8日签发</summary>
    public required string ReportVersion { get; init; }

    /// <summary>填报单位</summary>
    public required string PreparedBy { get; init; }

    /// <summary>数据截止，如“2026年7月8日 09:00”。</summary>
    public required string AsOf { get; init; }

    public required IReadOnlyList<WorkingFigure> Figures { get; init; }

    /// <summary>Written into the file's properties; no clock is read.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A figure with its birth certificate. Texts are written as they are given.</summary>
public sealed record WorkingFigure
{
    /// <summary>As the report writes it: 同比增长56.47％.</summary>
    public required string Text { get; init; }

    /// <summary>指标名称</summary>
    public required string Metric { get; init; }

    /// <summary>指标编号和版本：new-entities 第 2 版</summary>
    public required string MetricId { get; init; }

    /// <summary>口径：数什么、依据什么。</summary>
    public required string Definition { get; init; }

    /// <summary>2026年1—6月</summary>
    public required string Period { get; init; }

    /// <summary>筛选条件 in words.</summary>
    public required string Filter { get; init; }

    public decimal? Value { get; init; }
    public required string Unit { get; init; }
    public decimal? Numerator { get; init; }
    public decimal? Denominator { get; init; }
    public long RecordCount { get; init; }

    /// <summary>校验码 of the records; whole in the sheet, its first 16 digits in the document.</summary>
    public required string Digest { get; init; }

    /// <summary>快报数、初步数、核定数；没有的不填。</summary>
    public string? State { get; init; }

    public FigureOverride? Override { get; init; }

    /// <summary>The same figure counted other ways: 上级口径.</summary>
    public IReadOnlyList<OtherCount> OtherWays { get; init; } = [];
}

/// <summary>人工改写：计算得出的数、理由、谁、什么时候。</summary>
public sealed record FigureOverride(string Computed, string Reason, string By, string When);

/// <param name="Way">上级口径、实际口径</param>
public sealed record OtherCount(string Way, string Value);

/// <summary>Writes 数据底稿 as a document to be read and signed beside the report, and as a sheet to be searched and counted in. Both carry 内部资料.</summary>
public static class WorkingPaperWriter
{
    public const string InternalMark = "内部资料　注意保管";
    private const int ShortDigest = 16;

    /// <exception cref="ArgumentException">The report has no title.</exception>
    public static void WriteDocx(WorkingPaper paper, Stream stream) => GongwenDocxWriter.Write(Document(paper), stream);

    public static void WriteXlsx(WorkingPaper paper, Stream stream) => XlsxWriter.Write([Sheet(paper), .. Overridden(paper) is { Count: > 0 } changed ? [ChangedSheet(changed)] : (SheetTable[])[]], stream);

    /// <summary>The document, for HTML too.</summary>
    public static GongwenDocument Document(WorkingPaper paper) => new()
    {
        Title = $"{paper.ReportTitle.ReplaceLineEndings("")}\n数据底稿", Paper = PaperSize.A3Landscape, Urgency = InternalMark, CreatedAt = paper.CreatedAt,
        Blocks = [.. Foreword(paper), Table(paper), .. Changes(paper)],
    };

    private static IEnumerable<GongwenBlock> Foreword(WorkingPaper paper)
    {
        yield return new ParagraphBlock($"报告版本：{paper.ReportVersion}。填报单位：{paper.PreparedBy}。数据截止：{paper.AsOf}。共{paper.Figures.Count}个数，其中人工改写{Overridden(paper).Count}个。");
        yield return new ParagraphBlock("本底稿供内部核对，不随报告印发。校验码由逐条记录算出，记录有增减、更正，校验码随之改变。");
    }

    private static TableBlock Table(WorkingPaper paper) => new(
        [
            TableColumn.Number("序号"), new TableColumn("文中写法"), new TableColumn("指标"), new TableColumn("口径"), new TableColumn("期间"), new TableColumn("筛选条件"),
            TableColumn.Number("数值"), new TableColumn("单位", ColumnAlignment.Center), TableColumn.Number("分子/分母"), TableColumn.Number("记录数"), new TableColumn("性质和备注"), new TableColumn("校验码"),
        ],
        [.. paper.Figures.Select((figure, i) => (IReadOnlyList<TableCell>)
        [
            Plain(i + 1), figure.Text, $"{figure.Metric}\n{figure.MetricId}", figure.Definition, figure.Period, figure.Filter, Said(figure.Value), figure.Unit,
            figure.Denominator is null ? "" : $"{Said(figure.Numerator)}/{Said(figure.Denominator)}", Plain(figure.RecordCount), Remark(figure), figure.Digest[..Math.Min(ShortDigest, figure.Digest.Length)],
        ])]) { Caption = "各数的口径、期间、数值和校验码" };

    private static IEnumerable<GongwenBlock> Changes(WorkingPaper paper)
    {
        if (Overridden(paper) is not { Count: > 0 } changed) yield break;
        yield return new TableBlock(
            [TableColumn.Number("序号"), new TableColumn("指标"), new TableColumn("计算得出"), new TableColumn("文中采用"), new TableColumn("理由"), new TableColumn("改写人"), new TableColumn("时间")],
            [.. changed.Select(c => (IReadOnlyList<TableCell>)[Plain(c.Number), c.Figure.Metric, c.Override.Computed, c.Figure.Text, c.Override.Reason, c.Override.By, c.Override.When])]) { Caption = "人工改写的数" };
    }

    private static string Remark(WorkingFigure figure)
    {
        string?[] parts = [figure.State, figure.Override is { } change ? $"人工改写，计算为{change.Computed}" : null, .. figure.OtherWays.Select(other => other.Way + other.Value)];
        return string.Join('；', parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static SheetTable Sheet(WorkingPaper paper) => new(
        "数据底稿",
        [
            new SheetColumn("序号", 6, SheetCellKind.Number), new SheetColumn("文中写法", 22), new SheetColumn("指标", 24), new SheetColumn("指标编号", 22), new SheetColumn("口径", 40), new SheetColumn("期间", 18), new SheetColumn("筛选条件", 40),
            new SheetColumn("数值", 14, SheetCellKind.Number), new SheetColumn("单位", 8), new SheetColumn("分子", 12, SheetCellKind.Number), new SheetColumn("分母", 12, SheetCellKind.Number), new SheetColumn("记录数", 10, SheetCellKind.Number),
            new SheetColumn("性质", 10), new SheetColumn("其他口径", 24), new SheetColumn("人工改写", 30), new SheetColumn("校验码", 40),
        ],
        [.. paper.Figures.Select((figure, i) => (IReadOnlyList<object?>)
        [
            i + 1, figure.Text, figure.Metric, figure.MetricId, figure.Definition, figure.Period, figure.Filter, Trimmed(figure.Value), figure.Unit, Trimmed(figure.Numerator), Trimmed(figure.Denominator), figure.RecordCount,
            figure.State, figure.OtherWays.Count == 0 ? null : string.Join('；', figure.OtherWays.Select(other => other.Way + other.Value)),
            figure.Override is { } change ? $"计算为{change.Computed}；理由：{change.Reason}；{change.By}，{change.When}" : null, figure.Digest,
        ])]) { Title = $"{paper.ReportTitle.ReplaceLineEndings("")}数据底稿（{InternalMark}）", LeftNote = $"填报单位：{paper.PreparedBy}　{paper.ReportVersion}", RightNote = $"数据截止：{paper.AsOf}" };

    private static SheetTable ChangedSheet(IReadOnlyList<(int Number, WorkingFigure Figure, FigureOverride Override)> changed) => new(
        "人工改写",
        [new SheetColumn("序号", 6, SheetCellKind.Number), new SheetColumn("指标", 24), new SheetColumn("计算得出", 18), new SheetColumn("文中采用", 22), new SheetColumn("理由", 50), new SheetColumn("改写人", 14), new SheetColumn("时间", 20)],
        [.. changed.Select(c => (IReadOnlyList<object?>)[c.Number, c.Figure.Metric, c.Override.Computed, c.Figure.Text, c.Override.Reason, c.Override.By, c.Override.When])]) { Title = "人工改写的数" };

    private static IReadOnlyList<(int Number, WorkingFigure Figure, FigureOverride Override)> Overridden(WorkingPaper paper) =>
        [.. paper.Figures.Select((figure, i) => (i + 1, figure, figure.Override)).Where(f => f.Override is not null).Select(f => (f.Item1, f.figure, f.Override!))];

    // 两种数据库末尾的零不一样。
    private static decimal? Trimmed(decimal? value) => value / 1.0000000000000000000000000000m;

    private static string Said(decimal? value) => Trimmed(value)?.ToString(CultureInfo.InvariantCulture) ?? "—";

    private static string Plain(long value) => value.ToString(CultureInfo.InvariantCulture);
}
