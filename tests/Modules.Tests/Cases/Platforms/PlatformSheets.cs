using System.Text;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases.Platforms;

/// <summary>Spreadsheets as the platforms hand them out, and the ways in which people bring them in.</summary>
internal static class PlatformSheets
{
    public const string Head = "工单编号,派单时间,办结期限,企业名称,来电人,来电号码,诉求内容,诉求类型,问题分类,工单状态,满意度,回访时间,是否解决,办理结果,办结时间";

    public static readonly string[] Power = ["RX20230928001", "2023-09-28 09:30:00", "2023-10-12", "清河恒信纺织有限公司", "陈先生", "138****1234", "二号线设备到位两个月，增容申请没有答复，车间无法投产。", "求助类", "电力", "办理中", "", "", "", "", ""];
    public static readonly string[] Water = ["RX20230928002", "2023/9/28 9:40", "2023年10月20日 17:30", "清河鼎盛食品有限公司", "吴女士", "13800002345", "厂区水压低，三楼经常没有水，影响生产。", "投诉举报", "供水", "办理中", "", "", "", "", ""];

    public static string[] With(this string[] line, string column, string value)
    {
        var copy = line.ToArray();
        copy[Array.IndexOf(Head.Split(','), column)] = value;
        return copy;
    }

    public static byte[] Csv(params IReadOnlyList<string[]> lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Select(l => string.Join(',', l)).Prepend(Head)));

    /// <summary>Uploads, looks at the dry run and confirms.</summary>
    public static async Task<TestPage> BringInAsync(this TestBrowser browser, byte[] file, string layout = "12345热线", string name = "工单.csv") =>
        await browser.SubmitAsync(await browser.TryAsync(file, layout, name), "导入");

    public static async Task<TestPage> TryAsync(this TestBrowser browser, byte[] file, string layout = "12345热线", string name = "工单.csv") =>
        await browser.SubmitAsync(await browser.GetAsync("/platforms/import"), "试算", ("哪个平台的表", layout), ("表格文件", new TestFile(name, "application/octet-stream", file)));
}
