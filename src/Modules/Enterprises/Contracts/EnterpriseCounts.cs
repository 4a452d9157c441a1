using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.ListEnterprises;
using Yingshang.Platform.Pages;

namespace Yingshang.Enterprises;

/// <summary>How many enterprises the list of an address finds for this reader, by what they are counted by.</summary>
public sealed class EnterpriseCounts
{
    private readonly EnterpriseRegister _register;

    internal EnterpriseCounts(EnterpriseRegister register) => _register = register;

    /// <summary>How many there are.</summary>
    public Task<int> CountAsync(ListState list, CancellationToken cancel) => _register.Of(list).CountAsync(cancel);

    /// <summary>登记状态 of the list's enterprises, the most frequent first.</summary>
    public Task<IReadOnlyList<(string? Value, int Count)>> ByStatusAsync(ListState list, CancellationToken cancel) => ByAsync(_register.Of(list).Select(e => (string?)e.Status), cancel);

    /// <summary>规模; null: 无法判定.</summary>
    public Task<IReadOnlyList<(string? Value, int Count)>> BySizeAsync(ListState list, CancellationToken cancel) => ByAsync(_register.Of(list).Select(e => e.SizeClass), cancel);

    /// <summary>行业门类, its letter; null: not known.</summary>
    public Task<IReadOnlyList<(string? Value, int Count)>> ByIndustryAsync(ListState list, CancellationToken cancel) => ByAsync(_register.Of(list).Select(e => e.IndustrySection), cancel);

    /// <summary>属地, the id of a unit; null: not known.</summary>
    public Task<IReadOnlyList<(Guid? Value, int Count)>> ByPlaceAsync(ListState list, CancellationToken cancel) => ByAsync(_register.Of(list).Select(e => e.TerritoryUnitId), cancel);

    private static async Task<IReadOnlyList<(T Value, int Count)>> ByAsync<T>(IQueryable<T> values, CancellationToken cancel) =>
        [.. (await values.GroupBy(v => v).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)).OrderByDescending(g => g.Count).ThenBy(g => g.Key?.ToString(), StringComparer.Ordinal).Select(g => (g.Key, g.Count))];
}
