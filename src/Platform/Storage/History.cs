using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Yingshang.Platform.Storage;

/// <summary>The history tables: <c>x_history</c> beside each versioned table <c>x</c>, with the same columns and <c>superseded_at</c>.</summary>
internal static class History
{
    private const string SupersededAt = "SupersededAt";

    public static void Map(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(e => typeof(VersionedRow).IsAssignableFrom(e.ClrType)).ToList())
        {
            model.Entity(entity.ClrType).Property(nameof(VersionedRow.Version)).IsConcurrencyToken();
            model.SharedTypeEntity<Dictionary<string, object>>(Name(entity), history =>
            {
                history.ToTable(entity.GetTableName() + "_history");
                foreach (var property in entity.GetProperties())
                {
                    var copy = history.IndexerProperty(property.ClrType, property.Name);
                    copy.IsRequired(!property.IsNullable);
                    if (property.GetValueConverter() is { } converter) copy.HasConversion(converter);
                    if (property.GetColumnType() is { } type && property.FindAnnotation(RelationalAnnotationNames.ColumnType) is not null) copy.HasColumnType(type);
                }
                history.IndexerProperty<DateTime>(SupersededAt);
                history.HasKey(nameof(VersionedRow.Id), nameof(VersionedRow.Version));
            });
        }
    }

    public static string Name(IReadOnlyEntityType entity) => entity.ClrType.Name + "History";

    public static bool Is(IReadOnlyEntityType entity) => entity.HasSharedClrType && entity.Name.EndsWith("History", StringComparison.Ordinal);

    /// <summary>Stamps changed rows and adds what they were to the history, so that both are written together.</summary>
    public static void Keep(DistrictDb db, DateTime now)
    {
        foreach (var entry in db.ChangeTracker.Entries<VersionedRow>().ToList())
        {
            if (entry.State is EntityState.Modified or EntityState.Deleted) AddHistory(db, entry, now);
            if (entry.State is EntityState.Added && entry.Entity.Version == 0)
            {
                entry.Entity.Version = 1;
                entry.Entity.RecordedAt = now;
            }
            else if (entry.State is EntityState.Modified)
            {
                entry.Entity.Version++;
                entry.Entity.RecordedAt = now;
            }
        }
    }

    private static void AddHistory(DistrictDb db, EntityEntry entry, DateTime now)
    {
        var was = new Dictionary<string, object>();
        foreach (var property in entry.Metadata.GetProperties())
            if (entry.OriginalValues[property] is { } value) was[property.Name] = value;
        was[SupersededAt] = now;
        db.Set<Dictionary<string, object>>(Name(entry.Metadata)).Add(was);
    }

    /// <summary>The rows as they were known at <paramref name="instant"/>, without tracking; null means now.</summary>
    public static IQueryable<T> Read<T>(DistrictDb db, DateTime? instant) where T : VersionedRow
    {
        if (instant is not { } at) return db.Set<T>().AsNoTracking();
        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        var columns = string.Join(", ", entity.GetProperties().Select(p => '"' + p.GetColumnName(table)! + '"'));
        // Table and columns come from the model, the instant is a parameter.
#pragma warning disable EF1002, EF1003
        return db.Set<T>().FromSqlRaw(
            $"""
            SELECT {columns} FROM {table.Name} WHERE recorded_at <= @at
            UNION ALL
            SELECT {columns} FROM {table.Name}_history WHERE recorded_at <= @at AND superseded_at > @at
            """, db.InstantParameter("at", at)).AsNoTracking();
#pragma warning restore EF1002, EF1003
    }
}
