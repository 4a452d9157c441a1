using System.Globalization;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Platform.Masking;
using Yingshang.Platform.Pages;

namespace Yingshang.Enterprises.ListEnterprises;

/// <summary>The columns of the list and of its export; personal data is masked in both.</summary>
internal static class EnterpriseColumns
{
    public static IReadOnlyList<EnterpriseColumn> All(EnterpriseCatalogues catalogues, int year) =>
    [
        new("name", "名称", r => r.Enterprise.Name) { Main = true, Sortable = true },
        new("code", "统一社会信用代码", r => r.Enterprise.CreditCode) { Extra = true, Sortable = true },
        new("place", "属地", r => r.Place) { Sortable = true },
        new("industry", "行业", r => catalogues.Industries.NameOf(r.Enterprise.Industry)) { Sortable = true },
        new("kind", "类型", r => r.Enterprise.Kind),
        new("size", "规模", r => r.Enterprise.SizeClass ?? "无法判定"),
        new("status", "状态", r => r.Enterprise.Status),
        new("established", "成立日期", r => Day(r.Enterprise.EstablishedOn)) { Sortable = true },
        new("tags", "标签", r => string.Join("、", r.Enterprise.Tags)) { Extra = true },
        new("contact", "联系人", r => r.Contact is null ? null : $"{Mask.Name(r.Contact.Name)} {Mask.Phone(r.Contact.Phone)}".Trim()) { Extra = true },
        new("legal", "法定代表人", r => Mask.Name(r.Enterprise.LegalPerson)) { Extra = true },
        new("leader", "包联领导", r => r.Leader) { Extra = true },
        new("specialist", "服务专员", r => r.Specialist) { Extra = true },
        new("address", "地址", r => r.Enterprise.Address) { Extra = true },
        new("staff", $"{year}年从业人员（人）", r => r.Staff?.ToString(CultureInfo.InvariantCulture)) { Extra = true, Fact = "staff" },
        new("revenue", $"{year}年营业收入（万元）", r => r.Revenue is { } fen ? ChineseFormat.InWan(fen) : null) { Extra = true, Fact = "revenue" },
    ];

    public static IReadOnlyList<EnterpriseColumn> Shown(IReadOnlyList<EnterpriseColumn> all, ListState state) =>
        [.. all.Where(c => c.Main || (state.Columns.Count == 0 ? !c.Extra : state.Columns.Contains(c.Key)))];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="Text">as shown and exported; null for nothing</param>
internal sealed record EnterpriseColumn(string Key, string Header, Func<EnterpriseRow, string?> Text)
{
    public bool Main { get; init; }
    public bool Extra { get; init; }
    public bool Sortable { get; init; }

    /// <summary>The yearly fact it shows and sums; null for the rest.</summary>
    public string? Fact { get; init; }
}
