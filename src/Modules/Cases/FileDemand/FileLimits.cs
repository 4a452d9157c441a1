using Microsoft.AspNetCore.Http;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.FileDemand;

/// <summary>Photos and files that an enterprise may send with its words.</summary>
/// <param name="Types">endings without dot, lower case</param>
public sealed record FileLimits(int MostFiles, int MostMegabytes, int MostMegabytesTogether, IReadOnlyList<string> Types, string TooBig, string WrongType)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>For the file field: jpg becomes .jpg.</summary>
    public string Accept => string.Join(',', Types.Select(t => "." + t));

    /// <summary>Everything that is wrong with the files, each sentence once.</summary>
    public IEnumerable<string> Refusals(IReadOnlyList<IFormFile> files)
    {
        if (files.Count > MostFiles) yield return $"最多传 {MostFiles} 个文件，这次选了 {files.Count} 个。";
        if (files.FirstOrDefault(f => f.Length > MostMegabytes * Megabyte) is { } big) yield return $"“{big.FileName}”太大。{TooBig}";
        else if (files.Sum(f => f.Length) > MostMegabytesTogether * Megabyte) yield return $"这些文件加起来超过 {MostMegabytesTogether} MB，请少选几个。";
        if (files.FirstOrDefault(f => !Types.Contains(Ending(f))) is { } other) yield return $"“{other.FileName}”不能传。{WrongType}";
    }

    /// <summary>The files of an enterprise, without an official who added them, for who writes them with the change they belong to.</summary>
    public static async Task<IReadOnlyList<(Attachment Attachment, byte[] Bytes)>> ReadAsync(DistrictDb db, Guid caseId, IReadOnlyList<IFormFile> files, CancellationToken cancel)
    {
        var read = new List<(Attachment, byte[])>(files.Count);
        foreach (var file in files)
        {
            using var stream = new MemoryStream((int)file.Length);
            await file.CopyToAsync(stream, cancel);
            var bytes = stream.ToArray();
            read.Add((AttachmentStore.New(db, "case", caseId, file.FileName, ContentType(Ending(file)), bytes, null), bytes));
        }
        return read;
    }

    /// <summary>Adds the files of an enterprise to the context; they are written with the change they belong to.</summary>
    public static async Task AttachAsync(DistrictDb db, Guid caseId, IReadOnlyList<IFormFile> files, CancellationToken cancel)
    {
        foreach (var (attachment, bytes) in await ReadAsync(db, caseId, files, cancel)) await db.AttachAsync(attachment, bytes, cancel);
    }

    private static string Ending(IFormFile file) => Path.GetExtension(file.FileName).TrimStart('.').ToLowerInvariant();

    // From the ending, never from what the browser says of itself.
    private static string ContentType(string ending) => ending switch
    {
        "jpg" or "jpeg" => "image/jpeg",
        "png" => "image/png",
        "heic" => "image/heic",
        "pdf" => "application/pdf",
        "mp4" => "video/mp4",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };
}
