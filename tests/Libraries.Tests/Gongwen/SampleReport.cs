using Yingshang.Gongwen;

namespace Yingshang.Libraries.Tests.Gongwen;

internal static class SampleReport
{
    public static GongwenDocument Create() => new()
    {
        Title = "示例区2026年上半年\n优化营商环境工作情况报告",
        Kind = GongwenKind.Report,
        IssuerLine = "示例区营商环境建设局文件",
        DocumentNumber = "示营商〔2026〕3号",
        Recipient = "区人民政府",
        SignedBy = "示例区营商环境建设局",
        Date = new DateOnly(2026, 7, 8),
        CreatedAt = new DateTimeOffset(2026, 7, 8, 9, 30, 0, TimeSpan.FromHours(8)),
        Blocks =
        [
            new ParagraphBlock("现将上半年工作情况报告如下。"),
            new HeadingBlock(1, "一、诉求办理"),
            new HeadingBlock(2, "（一）总体情况"),
            new ParagraphBlock(["共受理诉求", new TextRun("1204", FigureId: "cases.received"), "件，", new TextRun("办结率", Bold: true), "98.5%。"]),
            new HeadingBlock(3, "1.分类情况"),
            new HeadingBlock(4, "（1）要素保障类"),
            Table(),
            new PageBreakBlock(),
            new HeadingBlock(1, "二、下一步打算"),
            new ParagraphBlock(["件数见", new TextRun("数据底稿", LinkedFigureId: "cases.received"), "。"]),
        ],
    };

    public static TableBlock Table(int rows = 2) => new(
        [new TableColumn("街道"), TableColumn.Number("受理"), TableColumn.Number("办结")],
        [.. Enumerable.Range(1, rows).Select(i => (IReadOnlyList<TableCell>)[$"第{i}街道", $"{i * 602}", $"{i * 593}"])])
    {
        Caption = "表1 各街道诉求办理情况",
        UnitNote = "单位：件",
        SourceNote = "数据来源：诉求办理台账",
    };
}
