using System.Diagnostics;

namespace Yingshang.Modules.Tests.Ground;

/// <summary>LibreOffice as a second pair of eyes on our spreadsheets, where it is installed.</summary>
public static class LibreOffice
{
    private static readonly string[] Places = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"];

    public static string? Program { get; } = Places.FirstOrDefault(File.Exists);

    /// <summary>Opens a file and saves it as another.</summary>
    /// <param name="from">the extension of what is given</param>
    /// <param name="to">xlsx, xls, or csv of the first sheet in UTF-8</param>
    public static async Task<byte[]> SaveAsync(byte[] bytes, string from, string to)
    {
        var folder = Directory.CreateTempSubdirectory("yingshang-office-").FullName;
        try
        {
            var file = Path.Combine(folder, "sheet." + from);
            await File.WriteAllBytesAsync(file, bytes);
            var target = to == "csv" ? "csv:Text - txt - csv (StarCalc):44,34,76,1" : to;
            string[] arguments = [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to", target, "--outdir", Path.Combine(folder, "out"), file];
            using var program = Process.Start(new ProcessStartInfo(Program!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (said, _) = (await program.StandardError.ReadToEndAsync(), await program.StandardOutput.ReadToEndAsync());
            await program.WaitForExitAsync();
            var saved = Path.Combine(folder, "out", "sheet." + to);
            return File.Exists(saved) ? await File.ReadAllBytesAsync(saved) : throw new InvalidOperationException("LibreOffice: " + said);
        }
        finally
        {
            await DeleteAsync(folder);
        }
    }

    // The program may still be closing its profile when it has ended.
    private static async Task DeleteAsync(string folder)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (tries < 20)
            {
                await Task.Delay(200);
            }
        }
    }
}

/// <summary>Runs where LibreOffice is, and says elsewhere that it did not.</summary>
public sealed class LibreOfficeTheoryAttribute : TheoryAttribute
{
    public LibreOfficeTheoryAttribute()
    {
        if (LibreOffice.Program is null) Skip = "LibreOffice is not installed here: apt-get install libreoffice-calc-nogui";
    }
}
