using System.Diagnostics;
using Yingshang.Modules.Tests.Files;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Files;
using static Yingshang.Modules.Tests.Cases.Platforms.AnsweredAbove;

namespace Yingshang.Modules.Tests.Cases.Platforms;

/// <summary>What offices open and save with another program than ours. Runs where LibreOffice is installed.</summary>
public sealed class LibreOfficeTests : AppTest
{
    private static readonly string? Office = new[] { "/usr/bin/soffice", "/usr/bin/libreoffice", "/opt/libreoffice/program/soffice" }.FirstOrDefault(File.Exists);

    [Fact]
    public async Task The_sheet_to_upload_opens_there_and_what_it_saves_is_the_same()
    {
        if (Office is null) return;
        App.Clock.SetLocal("2023-10-12 16:30");
        await App.AnsweredAsync("RX20231001000000123", "2023-10-12 10:00", reply: "第一行，含“引号”\n=第二行");
        var bytes = await (await App.As("zhoumin").GetRawAsync("/platforms/fill-back/hotline-12345.xlsx")).Content.ReadAsByteArrayAsync();
        var wanted = SheetFile.Read(bytes);
        foreach (var format in new[] { "xlsx", "xls", "csv:Text - txt - csv (StarCalc):44,34,76" })
        {
            var saved = SheetFile.Read(await ConvertAsync(bytes, format));
            Assert.Equal(wanted.Header, saved.Header);
            Assert.Equal(wanted.Lines[0].Cells.Select(c => c.ReplaceLineEndings("\n")), saved.Lines[0].Cells.Take(wanted.Header.Count).Select(c => c.ReplaceLineEndings("\n")));
        }
    }

    [Fact]
    public async Task A_list_that_was_saved_there_is_read_with_its_dates()
    {
        if (Office is null) return;
        var bytes = TestSheet.Xlsx(["工单编号", "派单时间", "企业名称"], ["RX1", new DateTime(2023, 9, 28, 10, 30, 0), "清河恒信纺织有限公司"]);
        foreach (var format in new[] { "xlsx", "xls" })
            Assert.Equal(["RX1", "2023-09-28 10:30:00", "清河恒信纺织有限公司"], SheetFile.Read(await ConvertAsync(bytes, format)).Lines[0].Cells.Take(3));
    }

    private static async Task<byte[]> ConvertAsync(byte[] bytes, string format)
    {
        var folder = Directory.CreateTempSubdirectory("yingshang-office-").FullName;
        try
        {
            var from = Path.Combine(folder, "in.xlsx");
            await File.WriteAllBytesAsync(from, bytes);
            var start = new ProcessStartInfo(Office!) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[] { $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", format, "--outdir", Path.Combine(folder, "out"), from }) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var said = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            var made = Path.Combine(folder, "out", "in." + format.Split(':')[0]);
            return File.Exists(made) ? await File.ReadAllBytesAsync(made) : throw new InvalidOperationException(said);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
