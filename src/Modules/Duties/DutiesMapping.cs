using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;

namespace Yingshang.Duties;

internal static class DutiesMapping
{
    public static void Map(ModelBuilder model) => model.Entity<DutyItem>(e =>
    {
        e.ToTable("duty_items");
        e.Ignore(i => i.Period);
        e.HasIndex(i => i.Key).IsUnique();
        e.HasIndex(i => new { i.DutyId, i.PeriodFrom });
        e.HasIndex(i => new { i.State, i.DueOn });
        e.HasIndex(i => new { i.OwnerUnitId, i.State, i.DueOn });
        e.HasIndex(i => new { i.OwnerAccountId, i.State, i.DueOn }).HasFilter("owner_account_id IS NOT NULL");
        e.HasIndex(i => i.EnterpriseId).HasFilter("enterprise_id IS NOT NULL");
        e.HasIndex(i => i.ProjectId).HasFilter("project_id IS NOT NULL");
        e.HasIndex(i => i.MetByActivityId).HasFilter("met_by_activity_id IS NOT NULL");
    });
}

/// <summary>The module's table on the district's context.</summary>
public static class DutiesDb
{
    extension(DistrictDb db)
    {
        public DbSet<DutyItem> DutyItems => db.Set<DutyItem>();
    }
}
