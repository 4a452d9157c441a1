using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;

namespace Yingshang.Indicators;

internal static class IndicatorsMapping
{
    public static void Map(ModelBuilder model) => model.Entity<Observation>(e =>
    {
        e.ToTable("observations");
        e.Ignore(o => o.Number);
        e.Ignore(o => o.Growth);
        e.Ignore(o => o.Period);
        e.HasIndex(o => o.Key).IsUnique();
        e.HasIndex(o => new { o.IndicatorId, o.Nature, o.Span, o.PeriodTo });
    });
}

/// <summary>The module's table on the district's context.</summary>
public static class IndicatorsDb
{
    extension(DistrictDb db)
    {
        public DbSet<Observation> Observations => db.Set<Observation>();
    }
}
