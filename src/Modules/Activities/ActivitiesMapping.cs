using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;

namespace Yingshang.Activities;

internal static class ActivitiesMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Activity>(e =>
        {
            e.ToTable("activities");
            e.HasMany(a => a.Participants).WithOne().HasForeignKey(p => p.ActivityId);
            e.HasMany(a => a.Outcomes).WithOne().HasForeignKey(o => o.ActivityId);
            e.HasMany(a => a.Demands).WithOne().HasForeignKey(d => d.ActivityId);
            e.HasIndex(a => new { a.On, a.Id });
            e.HasIndex(a => new { a.KindId, a.On });
            e.HasIndex(a => new { a.HostUnitId, a.On });
            e.HasIndex(a => a.SignInCode).IsUnique();
        });
        model.Entity<ActivityParticipant>(e =>
        {
            e.ToTable("activity_participants");
            e.HasIndex(p => p.ActivityId);
            e.HasIndex(p => p.UnitId);
            e.HasIndex(p => p.AccountId).HasFilter("account_id IS NOT NULL");
            e.HasIndex(p => p.EnterpriseId).HasFilter("enterprise_id IS NOT NULL");
        });
        model.Entity<ActivityOutcome>(e => { e.ToTable("activity_outcomes"); e.Ignore(o => o.Number); e.HasIndex(o => o.ActivityId); });
        model.Entity<ActivityDemand>(e => { e.ToTable("activity_demands"); e.HasKey(d => new { d.ActivityId, d.CaseId }); e.HasIndex(d => d.CaseId); });
    }
}

/// <summary>The module's tables on the district's context.</summary>
public static class ActivitiesDb
{
    extension(DistrictDb db)
    {
        public DbSet<Activity> Activities => db.Set<Activity>();
    }

    internal static IQueryable<Activity> WithAll(this IQueryable<Activity> activities) =>
        activities.Include(a => a.Participants).Include(a => a.Outcomes).Include(a => a.Demands).AsSplitQuery();
}
