using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.TrackDemand;

/// <summary>现在在谁手里, as the enterprise reads it.</summary>
/// <param name="Holder">unit, section and person; the office while no unit has it</param>
/// <param name="Contact">an office telephone, never a private one</param>
/// <param name="Answerer">the unit that answers or answered</param>
public sealed record DemandHolder(string Holder, string Contact, string Answerer)
{
    public static async Task<DemandHolder> OfAsync(Case c, DistrictDb db, DistrictProfile profile, CancellationToken cancel)
    {
        var holding = c.Lead ?? c.Holdings.Where(h => h.IsLead).MaxBy(h => h.FromAt);
        var unit = holding is null ? null : await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Id == holding.UnitId, cancel);
        var answerer = unit?.ShortName ?? profile.OfficeName;
        if (c.Lead is not { } lead || unit is null) return new DemandHolder(profile.OfficeName, $"电话 {profile.Hotline}", answerer);
        var section = lead.SectionId is { } sectionId ? await db.Sections.AsNoTracking().FirstOrDefaultAsync(s => s.Id == sectionId, cancel) : null;
        var handler = lead.HandlerId is { } handlerId ? await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == handlerId, cancel) : null;
        return new DemandHolder(string.Join(' ', new[] { unit.ShortName, section?.Name, handler?.DisplayName }.OfType<string>()),
            (handler?.OfficePhone ?? unit.OfficePhone) is { } phone ? $"办公电话 {phone}" : $"{profile.OfficeName}电话 {profile.Hotline}", answerer);
    }

    /// <summary>A line of the progress for whoever has only the code: what a unit wrote in its own words is part of the reply and waits for the proof.</summary>
    public static string Told(CaseEvent e, bool mayRead) => mayRead || e.ForEnterprise != e.Text ? e.ForEnterprise! : $"{e.Title}（内容验证手机号后可看）";
}
