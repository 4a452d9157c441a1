using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Specialists;
using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises;

internal static class EnterprisesMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Enterprise>(e =>
        {
            e.ToTable("enterprises");
            e.HasIndex(x => x.CreditCode).IsUnique();
            // Each filter of the list with its order, so that any page of 53,000 is a walk along one index, rows read only for the page.
            e.HasIndex(x => new { x.Name, x.Id });
            e.HasIndex(x => new { x.TerritoryUnitId, x.Name, x.Id });
            e.HasIndex(x => new { x.IndustrySection, x.Name, x.Id });
            e.HasIndex(x => new { x.SizeClass, x.Name, x.Id });
            e.HasIndex(x => new { x.Status, x.Kind });
            e.HasIndex(x => new { x.Kind, x.Name, x.Id });
            e.HasIndex(x => new { x.EstablishedOn, x.Id });
            e.HasIndex(x => x.SpecialistId);
            e.HasIndex(x => x.PairedLeaderId);
        });
        model.Entity<EnterpriseContact>(e => { e.ToTable("enterprise_contacts"); e.HasOne<Enterprise>().WithMany().HasForeignKey(c => c.EnterpriseId); e.HasIndex(c => c.EnterpriseId); });
        model.Entity<EnterpriseFact>(e =>
        {
            e.ToTable("enterprise_facts");
            e.HasOne<Enterprise>().WithMany().HasForeignKey(f => f.EnterpriseId);
            e.HasIndex(f => new { f.EnterpriseId, f.FieldId, f.AsOn, f.Source }).IsUnique();
            e.HasIndex(f => new { f.FieldId, f.AsOn });
        });
        model.Entity<Qualification>(e =>
        {
            e.ToTable("enterprise_qualifications");
            e.HasOne<Enterprise>().WithMany().HasForeignKey(q => q.EnterpriseId);
            e.HasIndex(q => new { q.EnterpriseId, q.Name, q.From }).IsUnique();
            e.HasIndex(q => new { q.Name, q.From });
        });
        model.Entity<PairedProject>(e => { e.ToTable("paired_projects"); e.HasIndex(p => p.LeaderId); });
        model.Entity<Specialist>(e => { e.ToTable("specialists"); e.HasIndex(s => s.UnitId); e.HasIndex(s => s.AccountId); });
    }
}

/// <summary>The module's tables on the district's context.</summary>
public static class EnterprisesDb
{
    extension(DistrictDb db)
    {
        public DbSet<Enterprise> Enterprises => db.Set<Enterprise>();
        public DbSet<EnterpriseContact> EnterpriseContacts => db.Set<EnterpriseContact>();
        public DbSet<EnterpriseFact> EnterpriseFacts => db.Set<EnterpriseFact>();
        public DbSet<Qualification> Qualifications => db.Set<Qualification>();
        public DbSet<PairedProject> PairedProjects => db.Set<PairedProject>();
        public DbSet<Specialist> Specialists => db.Set<Specialist>();
    }

    /// <summary>On the roster on a day.</summary>
    public static IQueryable<Specialist> Serving(this IQueryable<Specialist> specialists, DateOnly on) =>
        specialists.Where(s => s.From <= on && (s.Until == null || s.Until >= on));
}
