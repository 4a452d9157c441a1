using System.Globalization;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Enterprises.Editing;

namespace Yingshang.Enterprises.EditEnterprise;

/// <summary>The fields of a file with their labels: how two states of it are compared and told apart in words.</summary>
internal static class EnterpriseFields
{
    public static IReadOnlyList<FormField<EnterpriseForm>> In(FieldWords words) =>
    [
        new("统一社会信用代码", f => CreditCode.Normalize(f.CreditCode), (to, from) => to.CreditCode = from.CreditCode),
        new("名称", f => f.Name, (to, from) => to.Name = from.Name),
        new("曾用名", f => f.FormerNames, (to, from) => to.FormerNames = from.FormerNames),
        new("类型", f => f.Kind, (to, from) => to.Kind = from.Kind),
        new("状态", f => f.Status, (to, from) => to.Status = from.Status),
        new("成立日期", f => Day(f.EstablishedOn), (to, from) => to.EstablishedOn = from.EstablishedOn),
        new("注销日期", f => Day(f.CancelledOn), (to, from) => to.CancelledOn = from.CancelledOn),
        new("行业", f => f.Industry is { Length: > 0 } code ? $"{code} {words.Industries.NameOf(code)}" : null, (to, from) => to.Industry = from.Industry),
        new("属地", f => words.Of(f.TerritoryUnitId), (to, from) => to.TerritoryUnitId = from.TerritoryUnitId),
        new("地址", f => f.Address, (to, from) => to.Address = from.Address),
        new("法定代表人", f => f.LegalPerson, (to, from) => to.LegalPerson = from.LegalPerson),
        new("标签", f => f.Tags, (to, from) => to.Tags = from.Tags),
        new("包联领导", f => words.Of(f.PairedLeaderId), (to, from) => to.PairedLeaderId = from.PairedLeaderId),
        new("服务专员", f => words.Of(f.SpecialistId), (to, from) => to.SpecialistId = from.SpecialistId),
        new("联系人", f => string.Join("；", f.Contacts.Where(c => !c.IsBlank)), (to, from) => to.Contacts = from.Contacts),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Names for the ids in a file.</summary>
internal sealed record FieldWords(IndustryTree Industries, IReadOnlyDictionary<Guid, string> Names)
{
    public string? Of(Guid? id) => id is { } known ? Names.GetValueOrDefault(known, "（已撤）") : null;
}
