using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;
using Yingshang.Reports.Drafts;

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
        model.Entity<ReportDraft>(e => { e.ToTable("report_drafts"); e.Ignore(d => d.Period); e.HasIndex(d => d.State); });
        model.Entity<DraftParagraph>(e => { e.ToTable("draft_paragraphs"); e.HasIndex(p => new { p.DraftId, p.Position }); });
        model.Entity<DraftOverride>(e => { e.ToTable("draft_overrides"); e.HasIndex(o => o.DraftId); });
        model.Entity<DraftGrade>(e => { e.ToTable("draft_grades"); e.HasIndex(g => new { g.DraftId, g.MetricId }).IsUnique(); });
        model.Entity<DraftComment>(e => { e.ToTable("draft_comments"); e.HasIndex(c => c.DraftId); });
        model.Entity<DraftPresence>(e => { e.ToTable("draft_presences"); e.Property(p => p.Id).ValueGeneratedNever(); e.HasIndex(p => new { p.DraftId, p.AccountId }).IsUnique(); });
    }
}

/// <summary>The module's tables on the district's context.</summary>
public static class ReportsDb
{
    extension(DistrictDb db)
    {
        public DbSet<ReportRun> ReportRuns => db.Set<ReportRun>();
        public DbSet<ReportFigure> ReportFigures => db.Set<ReportFigure>();
        public DbSet<ReportDraft> ReportDrafts => db.Set<ReportDraft>();
        public DbSet<DraftParagraph> DraftParagraphs => db.Set<DraftParagraph>();
        public DbSet<DraftOverride> DraftOverrides => db.Set<DraftOverride>();
        public DbSet<DraftGrade> DraftGrades => db.Set<DraftGrade>();
        public DbSet<DraftComment> DraftComments => db.Set<DraftComment>();
        public DbSet<DraftPresence> DraftPresences => db.Set<DraftPresence>();
    }
}
