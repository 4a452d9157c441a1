using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Modules;
using Yingshang.Platform.People;
using Yingshang.Platform.People.ApiKeys;

namespace Yingshang.Platform.Storage;

/// <summary>A district's records: one transaction, one migration history for all modules. Handlers load, change and <see cref="SaveAsync"/>.</summary>
public sealed class DistrictDb(Store store, ModuleList modules, TimeProvider clock, CurrentUser user) : DbContext(store.Options)
{
    private readonly List<(AuditEntry Entry, AuditContent Content)> _audit = [];

    public Store Store => store;

    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Section> Sections => Set<Section>();
    public DbSet<WorkGroup> WorkGroups => Set<WorkGroup>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditContent> AuditContents => Set<AuditContent>();
    public DbSet<AuditLink> AuditLinks => Set<AuditLink>();
    public DbSet<AuditPending> AuditPending => Set<AuditPending>();
    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<StoredDeclaration> Declarations => Set<StoredDeclaration>();

    public DateTime Now => UtcMicroseconds.Truncate(clock.GetUtcNow().UtcDateTime);

    public Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>Rows as they were known at an instant (UTC); null means now. Read only.</summary>
    public IQueryable<T> AsOf<T>(DateTime? instant) where T : VersionedRow => History.Read<T>(this, instant);

    /// <summary>操作留痕 of the change being made. Every change of a versioned row needs one before it is saved.</summary>
    /// <param name="action">what was done, stable: <c>case.dispatched</c></param>
    /// <param name="content">what was written, as fields; personal data is allowed, it lies beside the chain</param>
    public void Audit(string action, string subjectKind, Guid subjectId, params IEnumerable<(string Name, object? Value)> content)
    {
        var text = CanonicalBytes.Text(content.Select(c => KeyValuePair.Create(c.Name, c.Value)));
        var entry = new AuditEntry
        {
            Id = NewId(), At = Now, ActorId = user.AccountId, ActingForId = user.ActingForId, Action = action,
            SubjectKind = subjectKind, SubjectId = subjectId, ContentDigest = Sm3.Hash(System.Text.Encoding.UTF8.GetBytes(text)),
        };
        _audit.Add((entry, new AuditContent { EntryId = entry.Id, Text = text }));
    }

    /// <summary>Opens the transaction of a change that must number or count something before it saves. Commit it after <see cref="SaveAsync"/>.</summary>
    public async Task<WriteTransaction> BeginWriteAsync(CancellationToken cancel = default)
    {
        if (store.Writer is { } writer) await writer.WaitAsync(cancel);
        try
        {
            return new WriteTransaction(await Database.BeginTransactionAsync(cancel), store);
        }
        catch
        {
            store.Writer?.Release();
            throw;
        }
    }

    /// <summary>Writes changes, their history and their audit entries together. Throws <see cref="DbUpdateConcurrencyException"/> for the second of two writers.</summary>
    public async Task SaveAsync(CancellationToken cancel = default)
    {
        if (Database.CurrentTransaction is not null)
        {
            await WriteAsync(cancel);
            return;
        }
        await using var write = await BeginWriteAsync(cancel);
        await WriteAsync(cancel);
        await write.CommitAsync(cancel);
    }

    private async Task WriteAsync(CancellationToken cancel)
    {
        ChangeTracker.DetectChanges();
        RequireAudit();
        History.Keep(this, Now);
        foreach (var (entry, content) in _audit)
        {
            AuditEntries.Add(entry);
            AuditContents.Add(content);
            AuditPending.Add(new AuditPending { EntryId = entry.Id });
        }
        _audit.Clear();
        var derived = modules.Modules.Select(m => m.Derive(this)).OfType<Func<CancellationToken, Task>>().ToList();
        try
        {
            await base.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException && e.Entries.Any(x => History.Is(x.Metadata)))
        {
            // The version that this change began from is history already: another was faster, whichever of the two rows the database took first.
            throw new DbUpdateConcurrencyException(e.Message, e);
        }
        foreach (var derive in derived) await derive(cancel);
    }

    /// <summary>The audit rows of a change whose rows are written by <see cref="GroupCommit"/> and not by <see cref="SaveAsync"/>.</summary>
    internal IEnumerable<object> TakeAudit()
    {
        var rows = _audit.SelectMany(a => new object[] { a.Entry, a.Content, new AuditPending { EntryId = a.Entry.Id } }).ToList();
        _audit.Clear();
        return rows;
    }

    private void RequireAudit()
    {
        if (_audit.Count > 0) return;
        var changed = ChangeTracker.Entries<VersionedRow>().FirstOrDefault(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);
        if (changed is not null) throw new InvalidOperationException($"{changed.Metadata.ClrType.Name} changed without an audit entry: call Audit before SaveAsync");
    }

    // EF's own entry points would go round the writer, the history and the audit chain; Identity's stores call the first.
    public override async Task<int> SaveChangesAsync(CancellationToken cancellationToken = default)
    {
        await SaveAsync(cancellationToken);
        return 1;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use SaveAsync");

    internal DbParameter InstantParameter(string name, DateTime instant) => store.IsSqlite
        ? new SqliteParameter(name, UtcMicroseconds.Truncate(instant))
        : new NpgsqlParameter(name, UtcMicroseconds.Truncate(instant));

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcMicroseconds>();
        conventions.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        PlatformMapping.Map(model);
        foreach (var module in modules.Modules) module.Map(model);
        foreach (var key in model.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys())) key.DeleteBehavior = DeleteBehavior.Restrict;
        // Ids are made here and not by the database: a child with an id that a tracked parent gains is new, not changed.
        foreach (var id in model.Model.GetEntityTypes().SelectMany(e => e.FindPrimaryKey()!.Properties)) id.ValueGenerated = ValueGenerated.Never;
        History.Map(model);
        SnakeCase.Apply(model);
    }
}

/// <summary>An open write. Disposing without commit undoes it.</summary>
public sealed class WriteTransaction(IDbContextTransaction transaction, Store store) : IAsyncDisposable
{
    public async Task CommitAsync(CancellationToken cancel = default)
    {
        await transaction.CommitAsync(cancel);
        store.Changed();
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        store.Writer?.Release();
    }
}
