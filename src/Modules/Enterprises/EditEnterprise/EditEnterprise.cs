using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Enterprises.Editing;
using Yingshang.Enterprises.Sizing;
using Yingshang.Platform.Masking;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using static Yingshang.Enterprises.EditEnterprise.EnterpriseForm;

namespace Yingshang.Enterprises.EditEnterprise;

/// <summary>修改、新建企业档案。The second of two writers is told what changed and keeps what was typed.</summary>
internal sealed class EditEnterpriseHandler(DistrictDb db, EnterpriseAccess access, EnterpriseVersions versions, SizeClassing sizes, EnterpriseCatalogues catalogues, CurrentUser user)
{
    public async Task<Result<Guid>> CreateAsync(EnterpriseForm form, CancellationToken cancel)
    {
        var enterprise = new Enterprise { Id = db.NewId(), CreditCode = "", Name = "", Kind = "", Status = "" };
        form.ApplyTo(enterprise, catalogues.Industries);
        if (await RefusalAsync(enterprise, cancel) is { } problem) return problem;
        db.Enterprises.Add(enterprise);
        var contacts = Contacts(enterprise, [], form);
        db.Audit("enterprise.created", "enterprise", enterprise.Id, ("code", enterprise.CreditCode), ("name", enterprise.Name));
        await WriteAsync(enterprise, contacts, cancel);
        return enterprise.Id;
    }

    public async Task<(Problem? Problem, EditConflict? Conflict)> ChangeAsync(Guid id, EnterpriseForm form, CancellationToken cancel)
    {
        await access.SeenAsync(id, cancel);
        var enterprise = await db.Enterprises.SingleAsync(e => e.Id == id, cancel);
        if (!await access.MayAsync(EnterpriseActions.Edit, enterprise, cancel)) throw new NotAllowedException(EnterpriseActions.Edit);
        var known = await db.EnterpriseContacts.Where(c => c.EnterpriseId == id).OrderBy(c => c.Order).ToListAsync(cancel);
        var now = Of(enterprise, known);
        if (now.Version != form.Version) return (null, await MeetAsync(id, form, now, cancel));
        var words = await versions.WordsAsync([now, form], cancel);
        var changes = EnterpriseFields.In(words).Changes(now, form);
        if (changes.Count == 0) return (null, null);
        form.ApplyTo(enterprise, catalogues.Industries);
        if (await RefusalAsync(enterprise, cancel) is { } problem) return (problem, null);
        var contacts = Contacts(enterprise, known, form);
        // Contacts lie beside the file but are part of it: whoever edits it next must see that they changed.
        db.Entry(enterprise).State = EntityState.Modified;
        db.Audit("enterprise.edited", "enterprise", id, changes.Select(c => (c.Label, (object?)c.Now)));
        try
        {
            await WriteAsync(enterprise, contacts, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var latest = Of(await access.SeenAsync(id, cancel), await db.EnterpriseContacts.AsNoTracking().Where(c => c.EnterpriseId == id).ToListAsync(cancel));
            return (null, await MeetAsync(id, form, latest, cancel));
        }
        return (null, null);
    }

    private async Task<EditConflict> MeetAsync(Guid id, EnterpriseForm typed, EnterpriseForm now, CancellationToken cancel)
    {
        var began = await versions.AtAsync(id, new DateTime(typed.KnownAt, DateTimeKind.Utc), cancel) ?? now;
        var words = await versions.WordsAsync([began, typed, now], cancel);
        var conflict = EditConflict.Meet(EnterpriseFields.In(words), began, typed, now, EnterpriseProblems.ChangedMeanwhile(await versions.LastAuthorAsync(id, cancel)));
        typed.WithRoom();
        return conflict;
    }

    private async Task<Problem?> RefusalAsync(Enterprise enterprise, CancellationToken cancel)
    {
        var taken = await db.Enterprises.AsNoTracking().FirstOrDefaultAsync(e => e.CreditCode == enterprise.CreditCode && e.Id != enterprise.Id, cancel);
        if (taken is not null) return EnterpriseProblems.CodeTaken(enterprise.CreditCode, taken.Name);
        if (user.ScopeOf(EnterpriseActions.Edit) == Scope.District || enterprise.TerritoryUnitId == user.UnitId || await access.MayAsync(EnterpriseActions.Edit, enterprise, cancel)) return null;
        var place = await db.Units.Where(u => u.Id == enterprise.TerritoryUnitId).Select(u => u.ShortName).FirstOrDefaultAsync(cancel);
        return EnterpriseProblems.NotYourTerritory(place ?? "（未填）");
    }

    /// <summary>Takes contacts over in their order; a masked name or phone stands for what is stored.</summary>
    private List<EnterpriseContact> Contacts(Enterprise enterprise, IReadOnlyList<EnterpriseContact> known, EnterpriseForm form)
    {
        var contacts = new List<EnterpriseContact>();
        var rest = known.Take(MostContacts).ToList();
        foreach (var typed in form.Contacts.Where(c => !c.IsBlank))
        {
            var was = rest.FirstOrDefault(c => Mask.Name(c.Name) == Blank(typed.Name) && Mask.Phone(c.Phone) == (Blank(typed.Phone) ?? "")) ?? rest.FirstOrDefault(c => Mask.Name(c.Name) == Blank(typed.Name) || c.Name == Blank(typed.Name));
            if (was is not null) rest.Remove(was);
            else db.EnterpriseContacts.Add(was = new EnterpriseContact { Id = db.NewId(), EnterpriseId = enterprise.Id, Name = typed.Name!.Trim() });
            if (Blank(typed.Name) != Mask.Name(was.Name)) was.Name = typed.Name!.Trim();
            if ((Blank(typed.Phone) ?? "") != Mask.Phone(was.Phone)) was.Phone = Blank(typed.Phone);
            (was.Post, was.Order) = (Blank(typed.Post), contacts.Count + 1);
            contacts.Add(was);
        }
        db.EnterpriseContacts.RemoveRange(rest);
        return contacts;
    }

    private async Task WriteAsync(Enterprise enterprise, IReadOnlyList<EnterpriseContact> contacts, CancellationToken cancel)
    {
        await sizes.ApplyAsync(enterprise, cancel);
        await using var write = await db.BeginWriteAsync(cancel);
        await db.SaveAsync(cancel);
        await SearchIndex.PutAsync(db, EnterpriseSearch.Kind, enterprise.Id, EnterpriseSearch.Text(enterprise, contacts), [], cancel);
        await write.CommitAsync(cancel);
    }
}
