using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Districts;

namespace Yingshang.Platform.Audit;

/// <summary>What checking the chain found. Empty <paramref name="Findings"/>: every link, entry and word is as it was written.</summary>
public sealed record AuditVerification(long Links, string Head, IReadOnlyList<string> Findings);

/// <summary>Computes the whole chain again from its entries and their contents, and compares the heads that were published.</summary>
public static class AuditVerifier
{
    public static async Task<AuditVerification> VerifyAsync(District district, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        var findings = new List<string>();
        var heads = (await db.AuditHeads.AsNoTracking().ToListAsync(cancel)).ToLookup(h => h.Seq);
        if (heads.Count > 0 && !AuditKey.IsThere(district)) findings.Add($"数据文件夹里没有封签的密钥 audit.key，公布的链头核对不了封签。请把原来的 audit.key 放回 {district.Folder} 再核对。");
        var digest = new byte[Sm3.Size];
        long seq = 0;
        var rows = from link in db.AuditLinks.AsNoTracking()
                   join entry in db.AuditEntries.AsNoTracking() on link.EntryId equals entry.Id into entries
                   from entry in entries.DefaultIfEmpty()
                   join content in db.AuditContents.AsNoTracking() on link.EntryId equals content.EntryId into contents
                   from content in contents.DefaultIfEmpty()
                   orderby link.Seq
                   select new { link, entry, content };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            seq++;
            if (row.link.Seq != seq) findings.Add($"第 {seq} 环缺失，接着的是第 {row.link.Seq} 环。");
            seq = row.link.Seq;
            digest = Check(row.link, row.entry, row.content, digest, findings);
            foreach (var head in heads[seq]) CheckHead(district, head, row.link, findings);
        }
        foreach (var head in heads.SelectMany(h => h).Where(h => h.Seq > seq)) findings.Add($"{head.Day:yyyy-MM-dd} 公布的链头是第 {head.Seq} 环，现在的链只到第 {seq} 环。");
        return new AuditVerification(seq, Convert.ToHexStringLower(digest), findings);
    }

    private static byte[] Check(AuditLink link, AuditEntry? entry, AuditContent? content, byte[] before, List<string> findings)
    {
        if (entry is null)
        {
            findings.Add($"第 {link.Seq} 环的留痕条目被删除。");
            return link.Digest;
        }
        var digest = Sm3.Hash(before, entry.Digest());
        if (!digest.AsSpan().SequenceEqual(link.Digest)) findings.Add($"第 {link.Seq} 环与内容不符：{entry.At:yyyy-MM-dd HH:mm:ss} 的 {entry.Action}。");
        if (content is null) findings.Add($"第 {link.Seq} 环的内容被删除：{entry.Action}。");
        else if (content.BlankedAt is null && !Sm3.Hash(Encoding.UTF8.GetBytes(content.Text)).AsSpan().SequenceEqual(entry.ContentDigest))
            findings.Add($"第 {link.Seq} 环的内容被改动：{entry.At:yyyy-MM-dd HH:mm:ss} 的 {entry.Action}。");
        return link.Digest;
    }

    private static void CheckHead(District district, AuditHead head, AuditLink link, List<string> findings)
    {
        if (!head.Digest.AsSpan().SequenceEqual(link.Digest)) findings.Add($"{head.Day:yyyy-MM-dd} 公布的链头与第 {link.Seq} 环不符。");
        if (AuditKey.IsThere(district) && !head.Seal.AsSpan().SequenceEqual(AuditKey.Seal(district, head.Day, link))) findings.Add($"{head.Day:yyyy-MM-dd} 公布的链头的封签不符。");
    }
}
