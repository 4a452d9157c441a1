using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;

namespace Yingshang.Reports;

internal static class ReportsMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ReportRun>(e => { e.ToTable("report_runs"); e.Ignore(r => r.Period); e.Ignore(r => r.PlainText); e.Ignore(r => r.Reference); e.HasIndex(r => new { r.ReportId, r.RunAt }); e.HasIndex(r => new { r.ReportId, r.Edition }).IsUnique(); });
        model.Entity<ReportFigure>(e =>
        {
            e.ToTable("report_figures");
            e.Ignore(f => f.Period);
            e.Ignore(f => f.Subject);
            e.Ignore(f => f.Key);
            e.Ignore(f => f.IsResolved);
            e.HasOne<ReportRun>().WithMany().HasForeignKey(f => f.RunId);
            e.HasIndex(f => new { f.RunId, f.Order }).IsUnique();
        });
    }
}

/// <summary>The module's tables on the district's context.</summary>
public static class ReportsDb
{
    extension(DistrictDb db)
    {
        public DbSet<ReportRun> ReportRuns => db.Set<ReportRun>();
        public DbSet<ReportFigure> ReportFigures => db.Set<ReportFigure>();
    }
}
