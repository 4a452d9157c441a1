using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises;

/// <summary>Finds enterprises for other modules. Injectable, scoped. For staff and for handlers: nothing it gives back is for the public.</summary>
public sealed class EnterpriseLookup(DistrictDb db)
{
    /// <summary>More hits than this name nobody.</summary>
    private const int Most = 200;

    public Task<Enterprise?> ByIdAsync(Guid id, CancellationToken cancel) => db.Enterprises.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancel);

    /// <summary>The enterprise meant by a code or a name typed freely: the exact code, the exact name (present or former, whatever its brackets and spaces),
    /// or the only one whose name or code holds the four or more characters typed. Null: several or none.</summary>
    public async Task<Enterprise?> MatchAsync(string? typed, CancellationToken cancel)
    {
        var code = CreditCode.Normalize(typed);
        if (code.Length == 0) return null;
        if (code.Length == CreditCode.Length && await db.Enterprises.AsNoTracking().FirstOrDefaultAsync(e => e.CreditCode == code, cancel) is { } byCode) return byCode;
        var name = typed!.Trim();
        if (await db.Enterprises.AsNoTracking().Where(e => e.Name == name).Take(2).ToListAsync(cancel) is [var only]) return only;
        var hits = await HitsAsync(typed, cancel);
        var key = Key(name);
        return hits.Where(e => Key(e.Name) == key).Take(2).ToList() is [var same] ? same
            : hits.Where(e => e.FormerNames.Any(f => Key(f) == key)).Take(2).ToList() is [var former] ? former
            : key.Length >= 4 && hits.Where(e => e.FormerNames.Append(e.Name).Append(e.CreditCode).Any(n => Key(n).Contains(key, StringComparison.Ordinal))).Take(2).ToList() is [var single] ? single : null;
    }

    /// <summary>Only the exact code or the exact present name, in one query: for what strangers type. Null: several or none.</summary>
    public async Task<Enterprise?> ExactAsync(string? typed, CancellationToken cancel)
    {
        var (code, name) = (CreditCode.Normalize(typed), typed?.Trim() ?? "");
        if (code.Length == 0) return null;
        var found = CreditCode.IsWellFormed(code) ? db.Enterprises.Where(e => e.CreditCode == code) : db.Enterprises.Where(e => e.Name == name);
        return await found.AsNoTracking().Take(2).ToListAsync(cancel) is [var only] ? only : null;
    }

    /// <summary>For search as you type, from two characters on: names that begin so first, then the shorter.</summary>
    public async Task<IReadOnlyList<EnterpriseSuggestion>> SuggestAsync(string? typed, int most, CancellationToken cancel)
    {
        if (Key(typed ?? "").Length < 2) return [];
        var key = Key(typed!);
        var hits = (await HitsAsync(typed, cancel)).OrderBy(e => Key(e.Name).StartsWith(key, StringComparison.Ordinal) ? 0 : 1).ThenBy(e => e.Name.Length).ThenBy(e => e.Name, StringComparer.Ordinal).Take(most).ToList();
        var ids = hits.Select(e => e.TerritoryUnitId).OfType<Guid>().Distinct().ToList();
        var places = await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.ShortName, cancel);
        return [.. hits.Select(e => new EnterpriseSuggestion(e.Id, e.Name, e.CreditCode, e.TerritoryUnitId is { } place ? places.GetValueOrDefault(place) : null, e.Status))];
    }

    /// <summary>Name to show for each id; ids that are not there are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid?> ids, CancellationToken cancel)
    {
        var wanted = ids.OfType<Guid>().Distinct().ToList();
        return wanted.Count == 0 ? new Dictionary<Guid, string>() : await db.Enterprises.AsNoTracking().Where(e => wanted.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, cancel);
    }

    private async Task<List<Enterprise>> HitsAsync(string? typed, CancellationToken cancel)
    {
        if (SearchIndex.Find(db, EnterpriseSearch.Kind, typed) is not { } found) return [];
        var ids = await found.Take(Most).ToListAsync(cancel);
        return await db.Enterprises.AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync(cancel);
    }

    private static string Key(string name) => new([.. name.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}

/// <param name="Place">属地, short; null when unknown</param>
public sealed record EnterpriseSuggestion(Guid Id, string Name, string CreditCode, string? Place, string Status);

/// <summary>What an enterprise is found by: names, code, people, tags.</summary>
public static class EnterpriseSearch
{
    public const string Kind = "enterprise";

    public static string Text(Enterprise enterprise, IEnumerable<EnterpriseContact> contacts) => string.Join(' ',
        [enterprise.Name, .. enterprise.FormerNames, enterprise.CreditCode, enterprise.LegalPerson ?? "", .. enterprise.Tags, .. contacts.SelectMany(c => new[] { c.Name, c.Phone ?? "" })]);
}
