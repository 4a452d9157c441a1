using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Enterprises.Editing;
using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises.EditEnterprise;

/// <summary>The file as it was known, and who changed what.</summary>
internal sealed class EnterpriseVersions(DistrictDb db, EnterpriseCatalogues catalogues, RowVersions versions)
{
    /// <summary>The file as it was known at an instant; null when there was none.</summary>
    public async Task<EnterpriseForm?> AtAsync(Guid id, DateTime instant, CancellationToken cancel)
    {
        var enterprise = await db.AsOf<Enterprise>(instant).FirstOrDefaultAsync(e => e.Id == id, cancel);
        return enterprise is null ? null : EnterpriseForm.Of(enterprise, await db.AsOf<EnterpriseContact>(instant).Where(c => c.EnterpriseId == id).ToListAsync(cancel));
    }

    /// <summary>The latest changes, newest first; the first version has none.</summary>
    public async Task<IReadOnlyList<RowVersion>> OfAsync(Enterprise enterprise, int most, CancellationToken cancel)
    {
        var states = new List<EnterpriseForm>();
        foreach (var instant in await versions.InstantsAsync(enterprise, most, cancel)) if (await AtAsync(enterprise.Id, instant, cancel) is { } state) states.Add(state);
        return await versions.CompareAsync(enterprise, "enterprise", states, EnterpriseFields.In(await WordsAsync(states, cancel)), "批量导入", cancel);
    }

    public Task<string> LastAuthorAsync(Guid id, CancellationToken cancel) => versions.LastAuthorAsync("enterprise", id, cancel);

    public async Task<FieldWords> WordsAsync(IEnumerable<EnterpriseForm> states, CancellationToken cancel)
    {
        var ids = states.SelectMany(s => new[] { s.TerritoryUnitId, s.PairedLeaderId, s.SpecialistId }).OfType<Guid>().Distinct().ToList();
        var units = await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, Name = u.ShortName }).ToListAsync(cancel);
        var people = await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, Name = a.DisplayName }).ToListAsync(cancel);
        var specialists = await db.Specialists.AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToListAsync(cancel);
        return new FieldWords(catalogues.Industries, units.Concat(people).Concat(specialists).ToDictionary(x => x.Id, x => x.Name));
    }
}
