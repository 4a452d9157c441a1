using Microsoft.EntityFrameworkCore;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Districts;

namespace Yingshang.Modules.Tests.Audit;

/// <summary>Whoever changes the store behind the application's back is found out.</summary>
public sealed class AuditVerifierTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private TestDistrict _test = null!;

    private District District => _test.District;

    public async Task InitializeAsync()
    {
        _test = await TestDistrict.CreateAsync(_clock);
        _clock.SetLocal("2023-09-28 10:00");
        await using (var db = District.NewSystemDb())
        {
            db.Audit("case.received", "case", db.NewId(), ("text", "联系电话是机密"));
            await db.SaveAsync();
        }
        while (await AuditSealer.SealAsync(District, default) > 0) { }
        _clock.SetLocal("2023-09-29 00:10");
        await AuditSealer.PublishHeadAsync(District, default);
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task An_untouched_chain_is_found_untouched()
    {
        var result = await AuditVerifier.VerifyAsync(District, default);
        Assert.Empty(result.Findings);
        await using var db = District.NewSystemDb();
        Assert.Equal(await db.AuditEntries.LongCountAsync(), result.Links);
        Assert.Equal(new DateOnly(2023, 9, 28), (await db.AuditHeads.SingleAsync()).Day);
    }

    [Fact]
    public Task An_altered_entry_is_found() => IsFoundAsync("UPDATE audit_entries SET action = 'case.nothing' WHERE action = 'case.received'", "与内容不符");

    [Fact]
    public Task An_entry_given_to_another_person_is_found() => IsFoundAsync("UPDATE audit_entries SET actor_id = subject_id WHERE action = 'case.received'", "与内容不符");

    [Fact]
    public Task Altered_content_is_found() => IsFoundAsync("UPDATE audit_contents SET text = text || 'x' WHERE text LIKE '%机密%'", "内容被改动");

    [Fact]
    public Task Deleted_content_is_found() => IsFoundAsync("DELETE FROM audit_contents WHERE text LIKE '%机密%'", "内容被删除");

    [Fact]
    public Task A_deleted_entry_is_found() => IsFoundAsync("DELETE FROM audit_entries WHERE action = 'case.received'", "留痕条目被删除");

    [Fact]
    public Task A_deleted_link_is_found() => IsFoundAsync("DELETE FROM audit_links WHERE seq = 3", "第 3 环缺失");

    [Fact]
    public Task A_chain_cut_at_its_end_is_found_against_the_published_head() =>
        IsFoundAsync("DELETE FROM audit_links WHERE seq = (SELECT max(seq) FROM audit_links)", "公布的链头");

    [Fact]
    public async Task A_chain_written_anew_is_found_against_the_published_head()
    {
        // The whole chain computed again over a changed entry, as somebody with the database could.
        await using (var db = District.NewSystemDb())
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE audit_entries SET action = 'case.nothing' WHERE action = 'case.received'");
            var digest = new byte[Sm3.Size];
            var rows = await db.AuditLinks.AsNoTracking().Join(db.AuditEntries.AsNoTracking(), l => l.EntryId, e => e.Id, (l, e) => new { l.Seq, Entry = e }).OrderBy(x => x.Seq).ToListAsync();
            foreach (var row in rows)
            {
                digest = Sm3.Hash(digest, row.Entry.Digest());
                var now = digest;
                await db.AuditLinks.Where(l => l.Seq == row.Seq).ExecuteUpdateAsync(l => l.SetProperty(x => x.Digest, now));
            }
        }
        Assert.Contains((await AuditVerifier.VerifyAsync(District, default)).Findings, f => f.Contains("公布的链头"));
    }

    [Fact]
    public Task A_head_without_the_key_is_found() =>
        IsFoundAsync(TestDistrict.OnPostgreSql ? @"UPDATE audit_heads SET seal = '\x00'" : "UPDATE audit_heads SET seal = x'00'", "封签不符");

    private async Task IsFoundAsync(string tampering, string finding)
    {
        await using (var db = District.NewSystemDb()) Assert.True(await db.Database.ExecuteSqlRawAsync(tampering) > 0);
        Assert.Contains((await AuditVerifier.VerifyAsync(District, default)).Findings, f => f.Contains(finding));
    }
}
