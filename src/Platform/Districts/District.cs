using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Platform.Districts;

/// <summary>A district as this process serves it: a pack and a store. Nothing of it is static, so that one process can serve many.</summary>
public sealed class District
{
    private Standing? _standing;

    public District(string folder, Store store, Pack pack, ModuleList modules, TimeProvider clock) =>
        (Folder, Store, Pack, Modules, Clock, Additions, Recent) = (folder, store, pack, modules, clock, new GroupCommit(this), new RecentReads(this));

    /// <summary>The district's folder: its SQLite file, its audit key, its backups.</summary>
    public string Folder { get; }
    public Store Store { get; }
    public Pack Pack { get; }
    public ModuleList Modules { get; }
    public TimeProvider Clock { get; }

    public string Name => Pack.Profile.Name;
    public DistrictProfile Profile => Pack.Profile;
    public WorkCalendar Calendar => Pack.Calendar;
    public AccessTable Access => Pack.Access;
    public T Declared<T>() where T : class => Pack.Declared.Get<T>();

    /// <summary>Writes what many requests add at once.</summary>
    public GroupCommit Additions { get; }

    /// <summary>What page after page reads again.</summary>
    public RecentReads Recent { get; }

    public DeclarationVersions Versions => Standing.Versions;

    /// <summary>The pack's datasets, and over them what the office declared in the browser.</summary>
    public DistrictDatasets Datasets => Standing.Datasets;

    private Standing Standing => _standing ?? throw new InvalidOperationException("The district is not open yet");

    public DistrictDb NewDb(CurrentUser user)
    {
        var db = new DistrictDb(Store, Modules, Clock, user);
        // Each opening sets the connection up anew (functions, pragmas), which costs more than most queries; the pool has no limit on SQLite.
        if (Store.IsSqlite) db.Database.OpenConnection();
        return db;
    }

    /// <summary>A context of the program itself, for commands and background work.</summary>
    public DistrictDb NewSystemDb()
    {
        var system = new CurrentUser();
        system.IsSystem(Access);
        return NewDb(system);
    }

    /// <summary>Brings the store to this program's schema and writes down the declarations that serve from now on.</summary>
    /// <exception cref="StoreVersionException">the store was made by another version</exception>
    public async Task OpenAsync(CancellationToken cancel)
    {
        await using var db = NewSystemDb();
        // Readers and the writer do not wait for one another; the mode stays in the file, except in one that was put back from a copy.
        if (Store.IsSqlite) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel);
        // Asked first: on PostgreSQL the application's role may not even lock the table of migrations.
        if (await StoreVersion.IsOlderAsync(db, cancel)) await db.Database.MigrateAsync(cancel);
        await StoreVersion.CheckAsync(db, Folder, cancel);
        // Without figures on what the tables hold SQLite guesses which index to take; this renews them where they are out of date, and is quick when they are not.
        if (Store.IsSqlite) await db.Database.ExecuteSqlRawAsync("PRAGMA optimize(0x10002)", cancel);
        await DeclarationVersions.RememberAsync(db, Pack.Texts, cancel);
        await RenewAsync(db, cancel);
    }

    /// <summary>Somebody wrote a declaration in the browser: it serves from now on, with the datasets and metrics that it makes.</summary>
    public async Task RenewAsync(DistrictDb db, CancellationToken cancel)
    {
        var versions = await DeclarationVersions.ReadAsync(db, cancel);
        var datasets = DistrictDatasets.Read(Pack, versions);
        if (await versions.RememberAsync(db, datasets.Metrics, cancel)) versions = await DeclarationVersions.ReadAsync(db, cancel);
        Volatile.Write(ref _standing, new Standing(versions, datasets));
    }
}

/// <summary>The declarations that serve at a moment; changed as one.</summary>
internal sealed record Standing(DeclarationVersions Versions, DistrictDatasets Datasets);
