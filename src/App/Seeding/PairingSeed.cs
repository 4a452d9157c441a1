using Yingshang.Enterprises;
using Yingshang.Enterprises.Specialists;
using Yingshang.Platform.People;

namespace Yingshang.App.Seeding;

/// <summary>包联: which leader and which specialist an enterprise can call.</summary>
internal sealed class PairingSeed(IReadOnlyList<Account> accounts, IReadOnlyList<Specialist> specialists, Chance chance)
{
    private readonly IReadOnlyList<Account> _leaders = [.. accounts.Where(a => a.Role == Role.Leader)];
    private readonly ILookup<Guid, Specialist> _byUnit = specialists.ToLookup(s => s.UnitId);

    public void Pair(EnterpriseSeed enterprises, int count)
    {
        var largest = enterprises.All.Where(e => e.Status == "存续" && e.Tags.Contains("规上工业") && !enterprises.Named.ContainsKey(e)).Take(count);
        foreach (var enterprise in enterprises.Named.Where(n => n.Value.IsPaired).Select(n => n.Key).Concat(largest))
        {
            enterprise.PairedLeaderId = chance.Pick(_leaders).Id;
            if (!enterprise.Tags.Contains("包联企业")) enterprise.Tags.Add("包联企业");
            enterprise.SpecialistId = (Near(enterprise) ?? chance.Pick(specialists)).Id;
        }
        foreach (var enterprise in enterprises.All.Where(e => e.SpecialistId is null && e.Kind == "有限责任公司" && chance.In(0.06))) enterprise.SpecialistId = Near(enterprise)?.Id;
    }

    private Specialist? Near(Enterprise enterprise) =>
        enterprise.TerritoryUnitId is { } unit && _byUnit[unit].ToList() is { Count: > 0 } near ? chance.Pick(near) : null;
}
