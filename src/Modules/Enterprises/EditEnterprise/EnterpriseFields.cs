using System.Globalization;
using Yingshang.Enterprises.Catalogues;

namespace Yingshang.Enterprises.EditEnterprise;

/// <summary>The fields of a file with their labels: how two states of it are compared and told apart in words.</summary>
internal static class EnterpriseFields
{
    public static readonly IReadOnlyList<EnterpriseField> All =
    [
        new("统一社会信用代码", (f, _) => CreditCode.Normalize(f.CreditCode), (to, from) => to.CreditCode = from.CreditCode),
        new("名称", (f, _) => f.Name, (to, from) => to.Name = from.Name),
        new("曾用名", (f, _) => f.FormerNames, (to, from) => to.FormerNames = from.FormerNames),
        new("类型", (f, _) => f.Kind, (to, from) => to.Kind = from.Kind),
        new("状态", (f, _) => f.Status, (to, from) => to.Status = from.Status),
        new("成立日期", (f, _) => Day(f.EstablishedOn), (to, from) => to.EstablishedOn = from.EstablishedOn),
        new("注销日期", (f, _) => Day(f.CancelledOn), (to, from) => to.CancelledOn = from.CancelledOn),
        new("行业", (f, w) => f.Industry is { Length: > 0 } code ? $"{code} {w.Industries.NameOf(code)}" : null, (to, from) => to.Industry = from.Industry),
        new("属地", (f, w) => w.Of(f.TerritoryUnitId), (to, from) => to.TerritoryUnitId = from.TerritoryUnitId),
        new("地址", (f, _) => f.Address, (to, from) => to.Address = from.Address),
        new("法定代表人", (f, _) => f.LegalPerson, (to, from) => to.LegalPerson = from.LegalPerson),
        new("标签", (f, _) => f.Tags, (to, from) => to.Tags = from.Tags),
        new("包联领导", (f, w) => w.Of(f.PairedLeaderId), (to, from) => to.PairedLeaderId = from.PairedLeaderId),
        new("服务专员", (f, w) => w.Of(f.SpecialistId), (to, from) => to.SpecialistId = from.SpecialistId),
        new("联系人", (f, _) => string.Join("；", f.Contacts.Where(c => !c.IsBlank)), (to, from) => to.Contacts = from.Contacts),
    ];

    /// <summary>What differs between two states, in words.</summary>
    public static IEnumerable<FieldChange> Changes(EnterpriseForm was, EnterpriseForm now, FieldWords words) =>
        All.Select(f => new FieldChange(f, f.Said(was, words) ?? "", f.Said(now, words) ?? "")).Where(c => c.Was.Trim() != c.Now.Trim());

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="Said">the value in words; null for nothing</param>
internal sealed record EnterpriseField(string Label, Func<EnterpriseForm, FieldWords, string?> Said, Action<EnterpriseForm, EnterpriseForm> Copy);

internal sealed record FieldChange(EnterpriseField Field, string Was, string Now);

/// <summary>Names for the ids in a file.</summary>
internal sealed record FieldWords(IndustryTree Industries, IReadOnlyDictionary<Guid, string> Names)
{
    public string? Of(Guid? id) => id is { } known ? Names.GetValueOrDefault(known, "（已撤）") : null;
}
