using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Editing;
using Yingshang.Enterprises.Specialists;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Enterprises.EditRoster;

/// <summary>花名册维护：登记、更正专员。The second of two writers is told what changed and keeps what was typed.</summary>
internal sealed class EditRosterHandler(DistrictDb db, RosterRule rule, RowVersions versions)
{
    public async Task<Result<Guid>> AddAsync(SpecialistForm form, CancellationToken cancel)
    {
        var specialist = new Specialist { Id = db.NewId(), UnitId = form.UnitId!.Value, From = form.From!.Value, Name = "" };
        form.ApplyTo(specialist);
        if (await RefusalAsync(specialist, cancel) is { } problem) return problem;
        db.Specialists.Add(specialist);
        db.Audit("specialist.added", "specialist", specialist.Id, ("unit", specialist.UnitId), ("name", specialist.Name), ("head", specialist.IsHead), ("from", specialist.From));
        await db.SaveAsync(cancel);
        return specialist.Id;
    }

    public async Task<(Problem? Problem, EditConflict? Conflict)> ChangeAsync(Guid id, SpecialistForm form, CancellationToken cancel)
    {
        var specialist = await db.Specialists.FirstOrDefaultAsync(s => s.Id == id, cancel) ?? throw new NotThereException($"specialist {id}");
        var now = SpecialistForm.Of(specialist);
        var fields = SpecialistForm.Fields(await AccountNamesAsync([now, form], cancel));
        if (now.Version != form.Version) return (null, await MeetAsync(id, form, now, fields, cancel));
        var changes = fields.Changes(now, form);
        if (changes.Count == 0) return (null, null);
        form.ApplyTo(specialist);
        if (await RefusalAsync(specialist, cancel) is { } problem) return (problem, null);
        db.Audit("specialist.changed", "specialist", id, changes.Select(c => (c.Label, (object?)c.Now)));
        try
        {
            await db.SaveAsync(cancel);
            return (null, null);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var latest = SpecialistForm.Of(await db.Specialists.AsNoTracking().SingleAsync(s => s.Id == id, cancel));
            return (null, await MeetAsync(id, form, latest, fields, cancel));
        }
    }

    /// <summary>变更记录, newest first.</summary>
    public async Task<IReadOnlyList<RowVersion>> VersionsAsync(Specialist specialist, CancellationToken cancel)
    {
        var states = new List<SpecialistForm>();
        foreach (var instant in await versions.InstantsAsync(specialist, 20, cancel))
            if (await AtAsync(specialist.Id, instant, cancel) is { } state) states.Add(state);
        return await versions.CompareAsync(specialist, "specialist", states, SpecialistForm.Fields(await AccountNamesAsync([.. states], cancel)), "系统", cancel);
    }

    private async Task<SpecialistForm?> AtAsync(Guid id, DateTime instant, CancellationToken cancel) =>
        await db.AsOf<Specialist>(instant).FirstOrDefaultAsync(s => s.Id == id, cancel) is { } specialist ? SpecialistForm.Of(specialist) : null;

    private async Task<EditConflict> MeetAsync(Guid id, SpecialistForm typed, SpecialistForm now, IReadOnlyList<FormField<SpecialistForm>> fields, CancellationToken cancel)
    {
        var began = await AtAsync(id, new DateTime(typed.KnownAt, DateTimeKind.Utc), cancel) ?? now;
        return EditConflict.Meet(fields, began, typed, now, EnterpriseProblems.RosterChangedMeanwhile(await versions.LastAuthorAsync("specialist", id, cancel)));
    }

    private async Task<Problem?> RefusalAsync(Specialist specialist, CancellationToken cancel)
    {
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Id == specialist.UnitId, cancel) ?? throw new NotThereException($"unit {specialist.UnitId}");
        var today = db.Now.ShanghaiDate;
        var others = await db.Specialists.AsNoTracking().Where(s => s.Id != specialist.Id && (s.Until == null || s.Until >= today) && (s.UnitId == specialist.UnitId || s.AccountId == specialist.AccountId)).ToListAsync(cancel);
        if (specialist.AccountId is { } account)
        {
            if (!await db.Accounts.AnyAsync(a => a.Id == account && a.UnitId == specialist.UnitId, cancel)) return EnterpriseProblems.AccountElsewhere(unit.ShortName);
            if (others.Find(s => s.AccountId == account) is { } taken) return EnterpriseProblems.AccountTaken(taken.Name);
        }
        var heads = others.FindAll(s => s.IsHead && s.UnitId == specialist.UnitId);
        var serves = specialist.Until is not { } until || until >= today;
        return serves && specialist.IsHead && rule.Heads > 0 && heads.Count >= rule.Heads ? EnterpriseProblems.HeadTaken(unit.ShortName, heads[0].Name) : null;
    }

    private async Task<IReadOnlyDictionary<Guid, string>> AccountNamesAsync(SpecialistForm[] states, CancellationToken cancel)
    {
        var ids = states.Select(s => s.AccountId).OfType<Guid>().Distinct().ToList();
        return await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
    }
}
