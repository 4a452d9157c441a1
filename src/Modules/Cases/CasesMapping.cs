using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Absence;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Signing;
using Yingshang.Cases.Matters;
using Yingshang.Cases.ProvePhone;
using Yingshang.Cases.ReleaseFiles;
using Yingshang.Cases.SampleDemands;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases;

internal static class CasesMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Case>(e =>
        {
            e.ToTable("cases");
            // Read from the lists below; a convention would take them for navigations of their own.
            e.Ignore(c => c.CurrentRound);
            e.Ignore(c => c.Lead);
            e.Ignore(c => c.Closing);
            e.HasIndex(c => c.TrackingCode).IsUnique();
            e.HasIndex(c => c.Number).IsUnique();
            // Each order and the filters most used with it, down to the id: a page is found by walking one index, wherever in the list it stands.
            e.HasIndex(c => new { c.ReceivedAt, c.Id });
            e.HasIndex(c => new { c.DueAt, c.NearFrom, c.Id });
            e.HasIndex(c => new { c.AnsweredAt, c.Id });
            e.HasIndex(c => new { c.LeadUnitId, c.ReceivedAt, c.Id });
            e.HasIndex(c => new { c.TerritoryUnitId, c.ReceivedAt, c.Id });
            e.HasIndex(c => new { c.Nature, c.ReceivedAt, c.Id });
            e.HasIndex(c => new { c.Topic, c.ReceivedAt, c.Id });
            e.HasIndex(c => new { c.State, c.DueAt });
            e.HasIndex(c => new { c.LeadUnitId, c.State, c.DueAt });
            e.HasIndex(c => new { c.EnterpriseId, c.ReceivedAt });
            // The boards of the 专班 and what was merged: only the rows that have one.
            e.HasIndex(c => new { c.GroupId, c.State, c.DueAt }).HasFilter("group_id IS NOT NULL");
            e.HasIndex(c => new { c.GroupId, c.ReceivedAt }).HasFilter("group_id IS NOT NULL");
            e.HasIndex(c => new { c.GroupId, c.AnsweredAt }).HasFilter("group_id IS NOT NULL");
            e.HasIndex(c => c.MergedIntoId).HasFilter("merged_into_id IS NOT NULL");
            e.HasMany(c => c.Steps).WithOne().HasForeignKey(s => s.CaseId);
            e.HasMany(c => c.Holdings).WithOne().HasForeignKey(s => s.CaseId);
            e.HasMany(c => c.Pauses).WithOne().HasForeignKey(s => s.CaseId);
            e.HasMany(c => c.Requests).WithOne().HasForeignKey(s => s.CaseId);
            e.HasMany(c => c.Events).WithOne().HasForeignKey(s => s.CaseId);
        });
        model.Entity<CaseStep>(e => { e.ToTable("case_steps"); e.HasIndex(s => new { s.CaseId, s.Round, s.Order }).IsUnique(); e.HasIndex(s => s.DueAt).HasFilter("on_expiry IS NOT NULL AND done_at IS NULL AND escalated_at IS NULL"); });
        model.Entity<Holding>(e => { e.ToTable("case_holdings"); e.HasIndex(h => h.CaseId); e.HasIndex(h => new { h.UnitId, h.UntilAt, h.CaseId }); e.HasIndex(h => h.HandlerId); });
        model.Entity<CasePause>(e => { e.ToTable("case_pauses"); e.HasIndex(p => p.CaseId); e.HasIndex(p => p.EndsAt).HasFilter("until_at IS NULL AND ends_by_itself"); });
        model.Entity<CaseRequest>(e => { e.ToTable("case_requests"); e.HasIndex(r => r.CaseId); e.HasIndex(r => new { r.Kind, r.IsGranted }); });
        model.Entity<CaseEvent>(e => { e.ToTable("case_events"); e.HasIndex(v => new { v.CaseId, v.At }); });
        model.Entity<Demand>(e =>
        {
            e.ToTable("demands");
            e.HasOne<Case>().WithOne().HasForeignKey<Demand>(d => d.Id);
            e.HasIndex(d => d.ContactPhone);
            e.HasIndex(d => d.ExternalNumber);
            e.HasIndex(d => d.FilingKey).IsUnique();
            // 待回填: of all that came from outside only what is not filled back yet.
            e.HasIndex(d => new { d.FilledBackAt, d.ExternalNumber }).HasFilter("external_number IS NOT NULL");
            // 挂账: the few that are owed another answer.
            e.HasIndex(d => d.NextDate).HasFilter("next_date IS NOT NULL");
            // Mostly empty: an index over all rows would tell SQLite's planner that one value fills the table, and it would read the whole of it.
            e.HasIndex(d => d.FiledByUnitId).HasFilter("filed_by_unit_id IS NOT NULL");
            e.HasIndex(d => d.ComplainedUnitId).HasFilter("complained_unit_id IS NOT NULL");
        });
        model.Entity<FileRelease>(e => { e.ToTable("file_releases"); e.HasIndex(r => new { r.CaseId, r.UnitId }); });
        model.Entity<SigningSheet>(e => { e.ToTable("signing_sheets"); e.HasIndex(s => s.CaseId); e.HasIndex(s => new { s.UnitId, s.State }); });
        model.Entity<SheetSignature>(e => { e.ToTable("sheet_signatures"); e.HasIndex(s => s.SheetId); });
        model.Entity<Leave>(e => { e.ToTable("leaves"); e.HasIndex(l => new { l.UnitId, l.UntilOn }); e.HasIndex(l => l.SubstituteId); });
        model.Entity<CaseReader>(e =>
        {
            e.ToTable("case_readers");
            e.HasKey(r => new { r.UnitId, r.ReceivedAt, r.CaseId });
            e.HasIndex(r => r.CaseId);
        });
        model.Entity<Matter>(e => { e.ToTable("matters"); e.HasIndex(m => m.OwnerUnitId); });
        model.Entity<MatterMember>(e => { e.ToTable("matter_members"); e.HasIndex(m => m.CaseId).IsUnique(); e.HasIndex(m => m.MatterId); });
        model.Entity<SampleDraw>(e => { e.ToTable("sample_draws"); e.HasIndex(d => new { d.SampleId, d.Month }).IsUnique(); });
        model.Entity<SampledCase>(e => { e.ToTable("sampled_cases"); e.HasIndex(s => new { s.DrawId, s.Rank }).IsUnique(); e.HasIndex(s => s.CaseId); });
        model.Entity<PhoneCode>(e => { e.ToTable("phone_codes"); e.HasIndex(p => new { p.CaseId, p.SentAt }); });
    }
}

/// <summary>The module's tables on the district's context.</summary>
public static class CasesDb
{
    extension(DistrictDb db)
    {
        public DbSet<Case> Cases => db.Set<Case>();
        public DbSet<Demand> Demands => db.Set<Demand>();
        public DbSet<CaseStep> CaseSteps => db.Set<CaseStep>();
        public DbSet<Holding> Holdings => db.Set<Holding>();
        public DbSet<CaseEvent> CaseEvents => db.Set<CaseEvent>();
        public DbSet<CaseRequest> CaseRequests => db.Set<CaseRequest>();
    }

    /// <summary>Everything a handler changes, in one read.</summary>
    public static IQueryable<Case> WithAll(this IQueryable<Case> cases) =>
        cases.Include(c => c.Steps).Include(c => c.Holdings).Include(c => c.Pauses).Include(c => c.Requests).AsSplitQuery();
}
