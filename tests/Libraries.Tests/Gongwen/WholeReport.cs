using Yingshang.Gongwen;

namespace Yingshang.Libraries.Tests.Gongwen;

/// <summary>A report that has everything: red head with 签发人, headings of four levels, charts of four kinds, a table over a page, two appendices, note and imprint.</summary>
internal static class WholeReport
{
    private static readonly string[] Months = ["1月", "2月", "3月", "4月", "5月", "6月"];

    public static GongwenDocument Create() => new()
    {
        Title = "示例区2026年上半年优化营商环境\n工作情况报告", Kind = GongwenKind.Report, IssuerLine = "示例区营商环境建设局文件", DocumentNumber = "示营商〔2026〕3号", Signer = "周　敏", Recipient = "区人民政府",
        Blocks =
        [
            new ParagraphBlock("现将上半年工作情况报告如下。"),
            new HeadingBlock(1, "一、诉求办理"),
            new HeadingBlock(2, "（一）总体情况"),
            new ParagraphBlock([new TextRun("1—6月，共受理企业诉求"), new TextRun("1204件", FigureId: "received"), new TextRun("，办结1186件，办结率98.50％，比上年同期提高2.10个百分点。")]),
            new ChartBlock("图1　各月受理和办结诉求数", ChartKind.Column, Months, [new ChartSeries("受理", [180, 150, 210, 226, 218, 220]), new ChartSeries("办结", [178, 149, 206, 222, 214, 217])], "件") { CategoryName = "月份", SourceNote = "数据来源：诉求办理台账" },
            new HeadingBlock(3, "1.分类情况"),
            new ChartBlock("图2　诉求主题", ChartKind.Pie, ["要素保障", "政策兑现", "审批服务", "其他"], [new ChartSeries("件数", [480, 312, 256, 156])], "件") { CategoryName = "主题" },
            new HeadingBlock(4, "（1）要素保障类"),
            new ChartBlock("图3　平均办理时间", ChartKind.Line, Months, [new ChartSeries("上年", [6.2m, 6.0m, null, 5.8m, 5.9m, 5.6m], 1), new ChartSeries("今年", [5.1m, 5.0m, 4.8m, 4.9m, 4.6m, 4.4m], 1)], "工作日") { CategoryName = "月份" },
            new ChartBlock("图4　各街道受理诉求数", ChartKind.Bar, ["河东街道", "河西街道", "新城街道", "老城街道", "高新园区"], [new ChartSeries("受理", [240, 260, 310, 190, 204])], "件") { CategoryName = "街道" },
            .. Enumerable.Range(1, 12).Select(i => new ParagraphBlock($"（{i}）各责任单位坚持问题导向，压实工作责任，强化部门协同，推动惠企政策直达快享，诉求办理质量和效率同步提升，企业满意度持续提高。")),
            new HeadingBlock(1, "二、下一步打算"),
            new ParagraphBlock("一是压实责任。二是强化调度。三是严格考核。"),
        ],
        Attachments = ["上半年各单位诉求办理情况表", "上半年已经解决的共性问题清单，以及牵头单位、配合单位和完成时限"],
        Appendices =
        [
            new GongwenAppendix("上半年各单位诉求办理情况表", [new TableBlock([new TableColumn("单位"), TableColumn.Number("受理"), TableColumn.Number("办结"), TableColumn.Number("办结率")],
                [.. Enumerable.Range(1, 60).Select(i => (IReadOnlyList<TableCell>)[$"第{i}单位", $"{20 + i}", $"{19 + i}", "98.50％"])]) { UnitNote = "单位：件" }]),
            new GongwenAppendix("上半年已经解决的共性问题清单，以及牵头单位、配合单位和完成时限", [new ParagraphBlock("1.用电报装“一窗受理”。"), new ParagraphBlock("2.惠企资金直达。")]),
        ],
        SignedBy = "示例区营商环境建设局", Date = new DateOnly(2026, 7, 8), Sealed = true, Note = "联系人：吴倩，联系电话：66181231",
        CopyTo = "区委办公室，区人大常委会办公室，区政协办公室", PrintedBy = "示例区营商环境建设局办公室", PrintedOn = new DateOnly(2026, 7, 9), CreatedAt = new DateTimeOffset(2026, 7, 8, 9, 30, 0, TimeSpan.FromHours(8)),
    };
}
