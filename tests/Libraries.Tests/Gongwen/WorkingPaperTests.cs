using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Yingshang.Gongwen;

namespace Yingshang.Libraries.Tests.Gongwen;

public sealed class WorkingPaperTests
{
    private static WorkingPaper Paper() => new()
    {
        ReportTitle = "示例区2026年上半年\n优化营商环境工作情况报告", ReportVersion = "第 3 版，2026年7月8日签发", PreparedBy = "示例区营商办", AsOf = "2026年7月8日 09:00", CreatedAt = DateTimeOffset.UnixEpoch,
        Figures =
        [
            new WorkingFigure { Text = "1204件", Metric = "受理诉求数", MetricId = "demands-received 第 2 版", Definition = "登记受理的企业诉求，按受理日期计", Period = "2026年1—6月", Filter = "不含撤回的", Value = 1204.00m, Unit = "件", RecordCount = 1204, Digest = "8f14e45fceea167a5a36dedd4bea2543" },
            new WorkingFigure
            {
                Text = "98.50％", Metric = "办结率", MetricId = "demand-closing-rate 第 1 版", Definition = "办结数除以受理数", Period = "2026年1—6月", Filter = "不含撤回的", Value = 98.50m, Unit = "％", Numerator = 1186, Denominator = 1204, RecordCount = 1204, Digest = "c9f0f895fb98ab9159f51fd0297e236d",
                State = "快报数", Override = new FigureOverride("98.42％", "3 件在截止后半小时内办结", "周敏", "2026年7月8日 09:12"), OtherWays = [new OtherCount("上级口径", "97.90％")],
            },
        ],
    };

    [Fact]
    public void The_document_says_of_each_figure_where_it_comes_from()
    {
        using var docx = new WrittenDocx(WorkingPaperWriter.Document(Paper()));
        Assert.Empty(new OpenXmlValidator().Validate(docx.File).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        const string expected = """
            Urgency: 内部资料　注意保管
            Title: 示例区2026年上半年优化营商环境工作情况报告数据底稿
            BodyText: 报告版本：第 3 版，2026年7月8日签发。填报单位：示例区营商办。数据截止：2026年7月8日 09:00。共2个数，其中人工改写1个。
            BodyText: 本底稿供内部核对，不随报告印发。校验码由逐条记录算出，记录有增减、更正，校验码随之改变。
            Caption: 各数的口径、期间、数值和校验码
            | 序号 | 文中写法 | 指标 | 口径 | 期间 | 筛选条件 | 数值 | 单位 | 分子/分母 | 记录数 | 性质和备注 | 校验码 |
            | 1 | 1204件 | 受理诉求数demands-received 第 2 版 | 登记受理的企业诉求，按受理日期计 | 2026年1—6月 | 不含撤回的 | 1204 | 件 |  | 1204 |  | 8f14e45fceea167a |
            | 2 | 98.50％ | 办结率demand-closing-rate 第 1 版 | 办结数除以受理数 | 2026年1—6月 | 不含撤回的 | 98.5 | ％ | 1186/1204 | 1204 | 快报数；人工改写，计算为98.42％；上级口径97.90％ | c9f0f895fb98ab91 |
            TableSource:
            Caption: 人工改写的数
            | 序号 | 指标 | 计算得出 | 文中采用 | 理由 | 改写人 | 时间 |
            | 2 | 办结率 | 98.42％ | 98.50％ | 3 件在截止后半小时内办结 | 周敏 | 2026年7月8日 09:12 |
            TableSource:
            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), docx.PlainText());
    }

    [Fact]
    public void The_sheet_has_the_whole_digest_and_the_numbers_as_numbers()
    {
        using var stream = new MemoryStream();
        WorkingPaperWriter.WriteXlsx(Paper(), stream);
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(error => error.Description));
        Assert.Equal(["数据底稿", "人工改写"], book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value));
        var cells = ((WorksheetPart)book.WorkbookPart.GetPartById("rId2")).Worksheet.Descendants<Row>().Last().Elements<Cell>().ToList();
        Assert.Equal(("98.5", "c9f0f895fb98ab9159f51fd0297e236d"), (cells[7].CellValue!.Text, cells[15].InnerText));
        Assert.Contains("理由：3 件在截止后半小时内办结；周敏", cells[14].InnerText, StringComparison.Ordinal);
    }
}
