using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Meetings;
using Yingshang.Cases.Notes;
using Yingshang.Cases.Referrals;
using Yingshang.Cases.Supervise;
using Yingshang.Cases.TerminateDemand;

namespace Yingshang.Cases.Owed;

internal static class OwedMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<OwedItem>(e =>
        {
            e.ToTable("owed_items");
            e.Ignore(m => m.Waiting);
            e.HasMany(m => m.Reports).WithOne().HasForeignKey(r => r.ItemId);
            e.HasIndex(m => new { m.UnitId, m.State, m.DueOn });
            e.HasIndex(m => new { m.State, m.DueOn });
            e.HasIndex(m => new { m.Source, m.SourceId });
        });
        model.Entity<OwedReport>(e => { e.ToTable("owed_reports"); e.HasIndex(r => r.ItemId); });
        model.Entity<Supervision>(e => { e.ToTable("supervisions"); e.HasIndex(s => new { s.SubjectId, s.UnitId }); e.HasIndex(s => new { s.UnitId, s.IssuedAt }); });
        model.Entity<BriefingNote>(e => { e.ToTable("briefing_notes"); e.HasMany(n => n.Instructions).WithOne().HasForeignKey(i => i.NoteId); e.HasIndex(n => n.WrittenAt); });
        model.Entity<Instruction>(e => { e.ToTable("instructions"); e.HasIndex(i => i.NoteId); });
        model.Entity<Meeting>(e => { e.ToTable("meetings"); e.HasIndex(m => m.HeldOn); });
        model.Entity<Referral>(e => { e.ToTable("referrals"); e.HasIndex(r => r.SentAt); });
        model.Entity<Termination>(e => { e.ToTable("terminations"); e.HasIndex(t => t.CaseId); });
    }
}
