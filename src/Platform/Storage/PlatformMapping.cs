using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Imports;
using Yingshang.Platform.People;
using Yingshang.Platform.People.ApiKeys;

namespace Yingshang.Platform.Storage;

internal static class PlatformMapping
{
    public static void Map(ModelBuilder model)
    {
        MapPeople(model);
        MapAudit(model);
        MapStorage(model);
        Outbox.OutboxMapping.Map(model);
    }

    private static void MapPeople(ModelBuilder model)
    {
        model.Entity<Account>(e =>
        {
            e.ToTable("accounts");
            e.HasKey(a => a.Id);
            e.Property(a => a.UserName).HasMaxLength(64).IsRequired();
            e.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            e.Property(a => a.LockoutEnd).HasConversion(
                v => v == null ? (DateTime?)null : UtcMicroseconds.Truncate(v.Value.UtcDateTime), v => v == null ? null : new DateTimeOffset(DateTime.SpecifyKind(v.Value, DateTimeKind.Utc)));
            e.HasIndex(a => a.NormalizedUserName).IsUnique();
            e.HasIndex(a => a.UnitId);
            e.HasIndex(a => a.EnterpriseId);
        });
        model.Entity<IdentityUserToken<Guid>>(e => { e.ToTable("account_tokens"); e.HasKey(t => new { t.UserId, t.LoginProvider, t.Name }); });
        model.Entity<ApiKey>(e => { e.ToTable("api_keys"); e.HasIndex(k => k.Digest).IsUnique(); e.HasIndex(k => k.AccountId); });
        model.Entity<Unit>(e => { e.ToTable("units"); e.HasIndex(u => u.Code).IsUnique(); });
        model.Entity<Section>(e => { e.ToTable("sections"); e.HasIndex(s => s.UnitId); });
        model.Entity<WorkGroup>(e => { e.ToTable("work_groups"); e.HasIndex(g => g.Code).IsUnique(); });
    }

    private static void MapAudit(ModelBuilder model)
    {
        model.Entity<AuditEntry>(e => { e.ToTable("audit_entries"); e.HasIndex(a => new { a.SubjectId, a.At }); e.HasIndex(a => a.At); });
        model.Entity<AuditContent>(e => { e.ToTable("audit_contents"); e.HasKey(c => c.EntryId); });
        model.Entity<AuditPending>(e => { e.ToTable("audit_pending"); e.HasKey(p => p.EntryId); });
        model.Entity<AuditLink>(e => { e.ToTable("audit_links"); e.HasKey(l => l.Seq); e.Property(l => l.Seq).ValueGeneratedNever(); e.HasIndex(l => l.EntryId).IsUnique(); });
        model.Entity<AuditHead>(e => { e.ToTable("audit_heads"); e.HasKey(h => h.Day); });
    }

    private static void MapStorage(ModelBuilder model)
    {
        model.Entity<ImportRun>(e => { e.ToTable("imports"); e.Property(i => i.State).IsConcurrencyToken(); e.HasIndex(i => i.State); e.HasIndex(i => new { i.Kind, i.CreatedAt }); });
        model.Entity<ImportRow>(e => { e.ToTable("import_rows"); e.HasKey(r => new { r.ImportId, r.Line }); });
        model.Entity<Attachment>(e => { e.ToTable("attachments"); e.HasIndex(a => a.SubjectId); });
        model.Entity<AttachmentChunk>(e => { e.ToTable("attachment_chunks"); e.HasKey(c => new { c.Digest, c.Part }); });
        model.Entity<Counter>(e => { e.ToTable("counters"); e.HasKey(c => c.Series); });
        model.Entity<StoredDeclaration>(e => { e.ToTable("declarations"); e.HasKey(d => new { d.Kind, d.DeclarationId, d.Version }); });
        model.Entity<ProtectionKey>(e => { e.ToTable("protection_keys"); e.HasKey(k => k.Name); });
    }
}

/// <summary>A key of the framework's data protection (cookies, forms), kept in the store so that nodes share it.</summary>
internal sealed class ProtectionKey
{
    public required string Name { get; init; }
    public required string Xml { get; init; }
}
