using System.Diagnostics;

namespace Yingshang.Gongwen;

/// <summary>No PDF can be made here; the message says in Chinese what to install or to do.</summary>
public sealed class PdfNotPossibleException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// PDF through LibreOffice, where it is installed. Each run has a profile and a folder of its own that are gone afterwards, and knows which font stands in
/// for those of the standard that are not installed. Takes two to three seconds and some 200 MB; one at a time.
/// </summary>
public sealed class PdfExport
{
    private const string Install = "这台机器没有安装 LibreOffice，不能导出 PDF。请管理员安装后再试：apt-get install libreoffice-writer-nogui fonts-noto-cjk（或者下载 .docx 后用 WPS、Word 另存为 PDF）。";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly string? _program;

    public PdfExport() : this(Find()) { }

    /// <param name="program">path of soffice; null when there is none</param>
    public PdfExport(string? program) => _program = program;

    public bool IsPossible => _program is not null;

    /// <exception cref="PdfNotPossibleException">LibreOffice is not installed, did not finish in a minute and a half, or could not read the file.</exception>
    public async Task<byte[]> ConvertAsync(byte[] docx, CancellationToken cancel)
    {
        if (_program is null) throw new PdfNotPossibleException(Install);
        await _turn.WaitAsync(cancel);
        var folder = Directory.CreateTempSubdirectory("gongwen-pdf-");
        try
        {
            var source = Path.Combine(folder.FullName, "document.docx");
            await File.WriteAllBytesAsync(source, docx, cancel);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "fonts.conf"), FontFallbacks.Configuration(), cancel);
            var profile = Directory.CreateDirectory(Path.Combine(folder.FullName, "profile", "user"));
            await File.WriteAllTextAsync(Path.Combine(profile.FullName, "registrymodifications.xcu"), LineBreaks.Configuration(), cancel);
            await RunAsync(_program, folder.FullName, source, cancel);
            var made = Path.Combine(folder.FullName, "document.pdf");
            return File.Exists(made) ? await File.ReadAllBytesAsync(made, cancel) : throw new PdfNotPossibleException("LibreOffice 没有转出 PDF，请下载 .docx 后用 WPS、Word 另存为 PDF。");
        }
        finally
        {
            _turn.Release();
            Delete(folder);
        }
    }

    private static async Task RunAsync(string program, string folder, string source, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        foreach (var argument in new[] { "--headless", "--norestore", "--nolockcheck", $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}", "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, source })
            start.ArgumentList.Add(argument);
        start.Environment["FONTCONFIG_FILE"] = Path.Combine(folder, "fonts.conf");
        start.Environment["HOME"] = folder;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        try
        {
            using var process = Process.Start(start) ?? throw new PdfNotPossibleException(Install);
            try
            {
                // 两路输出都要读走，否则写满了它就停住。
                await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new PdfNotPossibleException("LibreOffice 一分半钟没有转完，已经停止。请下载 .docx 后用 WPS、Word 另存为 PDF。");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new PdfNotPossibleException(Install, e);
        }
    }

    private static string? Find()
    {
        string[] usual = ["/usr/bin", "/usr/local/bin", "/opt/libreoffice/program", "/Applications/LibreOffice.app/Contents/MacOS", @"C:\Program Files\LibreOffice\program"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(usual);
        return folders.SelectMany(folder => new[] { "soffice", "soffice.exe", "libreoffice" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // 进程刚被停止时文件可能还占着；临时目录由系统清理。
        }
    }
}

/// <summary>
/// The fonts of GB/T 9704-2012 are proprietary and rarely on a server: for each, those that stand in for it, the nearest first (朱雀仿宋, 霞鹜文楷 and 思源 are free).
/// </summary>
public static class FontFallbacks
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        [FontName.Title] = ["方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "STZhongsong", "SimSun", "Source Han Serif SC", "Noto Serif CJK SC"],
        [FontName.Body] = ["FangSong_GB2312", "FangSong", "仿宋", "STFangsong", "Zhuque Fangsong (technical preview)", "Zhuque Fangsong", "Source Han Serif SC", "Noto Serif CJK SC"],
        [FontName.Kai] = ["KaiTi_GB2312", "KaiTi", "楷体", "STKaiti", "LXGW WenKai", "AR PL UKai CN", "Source Han Serif SC", "Noto Serif CJK SC"],
        [FontName.Bold] = ["SimHei", "STHeiti", "Source Han Sans SC", "WenQuanYi Zen Hei", "Noto Sans CJK SC"],
        [FontName.Song] = ["SimSun", "STSong", "Source Han Serif SC", "Noto Serif CJK SC"],
    };

    /// <summary>Of fontconfig, beside what the system has.</summary>
    internal static string Configuration() =>
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><include ignore_missing=\"yes\">/etc/fonts/fonts.conf</include>"
        + string.Concat(All.Select(font => $"<alias binding=\"same\"><family>{font.Key}</family><accept>{string.Concat(font.Value.Select(name => $"<family>{name}</family>"))}</accept></alias>"))
        + "</fontconfig>";
}

/// <summary>
/// LibreOffice breaks a Chinese line between any two characters that its lists for zh-CN do not keep together, also inside 5068.42. With digits among those that cannot end a line, a number stays whole and
/// with its measure word, as Word and WPS keep it.
/// </summary>
internal static class LineBreaks
{
    private const string NotFirst = "!%),.:;?]¢°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠";
    private const string NotLast = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥0123456789.";

    /// <summary>Of a LibreOffice profile.</summary>
    internal static string Configuration() =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
        + "<item oor:path=\"/org.openoffice.Office.Common/AsianLayout/StartEndCharacters\"><node oor:name=\"zh-CN\" oor:op=\"replace\">"
        + $"<prop oor:name=\"StartCharacters\" oor:op=\"fuse\"><value>{NotFirst}</value></prop><prop oor:name=\"EndCharacters\" oor:op=\"fuse\"><value>{NotLast}</value></prop></node></item></oor:items>";
}
