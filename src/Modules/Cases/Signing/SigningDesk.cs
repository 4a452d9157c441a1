using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Absence;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Signing;

/// <summary>A sheet with what was signed on it, in time order.</summary>
public sealed record SignedSheet(SigningSheet Sheet, IReadOnlyList<SheetSignature> Signatures);

/// <summary>Drafts that wait for signatures inside a unit: who signs next, and what this person has to sign.</summary>
public sealed class SigningDesk(DistrictDb db, District district, StandIns standIns, CurrentUser user)
{
    private readonly SigningRules _rules = district.Declared<SigningRules>();

    public IReadOnlyList<string> StepsOf(Unit unit, SigningKind kind) => _rules.StepsOf(unit.Code, kind);

    /// <summary>Puts a draft on its way. A signature that the drafter could give is given with the draft; those below it are not asked for.
    /// Null: nobody is left to sign, it goes out at once.</summary>
    internal async Task<Result<SigningSheet?>> BeginAsync<TForm>(Case c, Unit unit, SigningKind kind, TForm form, CancellationToken cancel)
    {
        var steps = StepsOf(unit, kind);
        var people = await PeopleAsync(unit.Id, cancel);
        var section = SectionOf(c, unit.Id);
        var drafter = people.Find(p => p.Id == user.AccountId);
        var first = drafter is null ? 0 : steps.Index().Where(s => _rules.Signs(drafter, s.Item, section)).Select(s => s.Index + 1).DefaultIfEmpty(0).Max();
        foreach (var step in steps.Skip(first).Where(s => !people.Exists(p => _rules.Signs(p, s, section)))) return CaseProblems.NoSigner(unit.ShortName, step);
        foreach (var old in await db.Set<SigningSheet>().Where(s => s.CaseId == c.Id && s.UnitId == unit.Id && s.Kind == kind && (s.State == SheetState.Waiting || s.State == SheetState.Returned)).ToListAsync(cancel))
            old.State = SheetState.Replaced;
        if (first == steps.Count) return (SigningSheet?)null;
        var sheet = new SigningSheet
        {
            Id = db.NewId(), CaseId = c.Id, UnitId = unit.Id, Round = c.Round, Kind = kind, Draft = JsonSerializer.Serialize(form), DraftedById = user.AccountId!.Value, DraftedByName = Actor.Of(user).Name,
            DraftedAt = db.Now, Steps = [.. steps], At = first,
        };
        db.Add(sheet);
        if (first > 0) Write(sheet, steps[first - 1], isReturn: false, "本人拟稿");
        c.Happened(db.Now, "signing-begun", Actor.Of(user), $"{sheet.KindWord}稿送审，待{sheet.StepNow}签");
        db.Audit("case.signing-begun", "case", c.Id, ("kind", sheet.KindWord), ("draft", sheet.Draft), ("steps", string.Join('、', steps)));
        await db.SaveAsync(cancel);
        return sheet;
    }

    internal static TForm Draft<TForm>(SigningSheet sheet) => JsonSerializer.Deserialize<TForm>(sheet.Draft)!;

    internal SheetSignature Write(SigningSheet sheet, string step, bool isReturn, string? opinion)
    {
        var signature = new SheetSignature { Id = db.NewId(), SheetId = sheet.Id, Step = step, IsReturn = isReturn, ById = user.AccountId!.Value, ByName = Actor.Of(user).Name, Opinion = opinion, At = db.Now };
        db.Add(signature);
        return signature;
    }

    /// <summary>The draft of a demand that waits or came back; null when there is none of this round.</summary>
    public async Task<SignedSheet?> OpenAsync(Case c, CancellationToken cancel)
    {
        var round = c.Round;
        var sheet = await db.Set<SigningSheet>().Where(s => s.CaseId == c.Id && s.UnitId == c.LeadUnitId && s.Round == round && (s.State == SheetState.Waiting || s.State == SheetState.Returned)).OrderByDescending(s => s.DraftedAt).FirstOrDefaultAsync(cancel);
        return sheet is null ? null : new SignedSheet(sheet, await SignaturesAsync(sheet.Id, cancel));
    }

    /// <summary>Drafts of the unit that wait or came back, by demand.</summary>
    public async Task<ILookup<Guid, SigningSheet>> OfUnitAsync(Guid unitId, CancellationToken cancel) =>
        (await db.Set<SigningSheet>().AsNoTracking().Where(s => s.UnitId == unitId && (s.State == SheetState.Waiting || s.State == SheetState.Returned)).ToListAsync(cancel)).ToLookup(s => s.CaseId);

    public async Task<IReadOnlyList<SheetSignature>> SignaturesAsync(Guid sheetId, CancellationToken cancel) =>
        await db.Set<SheetSignature>().AsNoTracking().Where(s => s.SheetId == sheetId).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(cancel);

    /// <summary>The person by whose office this person may sign now: oneself, or somebody who is away and named this one as substitute; null when neither.</summary>
    public async Task<Account?> SignerAsync(SigningSheet sheet, Case c, CancellationToken cancel)
    {
        if (sheet.State != SheetState.Waiting) return null;
        var people = await PeopleAsync(sheet.UnitId, cancel);
        var able = people.Where(p => _rules.Signs(p, sheet.StepNow, SectionOf(c, sheet.UnitId))).ToList();
        if (able.Find(p => p.Id == user.AccountId) is { } self) return self;
        var away = await standIns.CoveredAsync(cancel);
        return able.Find(p => away.ContainsKey(p.Id));
    }

    internal static Guid? SectionOf(Case c, Guid unitId) => c.Holdings.Where(h => h.UnitId == unitId && h.IsLead).OrderBy(h => h.FromAt).LastOrDefault()?.SectionId;

    private Task<List<Account>> PeopleAsync(Guid unitId, CancellationToken cancel) => db.Accounts.AsNoTracking().Where(a => a.UnitId == unitId && !a.IsDisabled).OrderBy(a => a.DisplayName).ToListAsync(cancel);
}
