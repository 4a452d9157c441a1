using Yingshang.Enterprises;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding;

/// <summary>资质 with their years: whoever carries the tag today holds a certificate of today and the ones before it; a few held one once and did not renew it.</summary>
internal sealed class CertificateSeed(EnterpriseCatalogues catalogues, DateOnly today, DateTime now, Chance chance)
{
    private const double LapsedShare = 0.05;

    // In which month the year's certificates are given out, and what they are called by. 科技型中小企业 stand in their book.
    private static readonly (string Tag, int Month, string Source)[] Kinds =
    [
        ("高新技术企业", 11, "高新技术企业认定公告"), ("专精特新中小企业", 8, "专精特新中小企业认定公告"), ("创新型中小企业", 6, "创新型中小企业公告"),
    ];

    private readonly List<Qualification> _all = [];

    public IReadOnlyList<Qualification> All => _all;

    public void Generate(IReadOnlyList<Enterprise> enterprises)
    {
        foreach (var enterprise in enterprises.Where(e => e.Kind is not ("个体工商户" or "农民专业合作社" or "分支机构")))
            foreach (var (tag, month, source) in Kinds)
            {
                if (enterprise.Tags.Contains(tag)) Hold(enterprise, tag, month, source, today);
                else if (enterprise is { IndustrySection: "C", SizeClass: "小型" or "中型" or "大型" } && chance.In(LapsedShare)) Hold(enterprise, tag, month, source, new DateOnly(chance.Between(2019, 2022), 12, 31));
            }
    }

    /// <summary>One after another, each from the day after the one before, the last of them given out by <paramref name="last"/>.</summary>
    private void Hold(Enterprise enterprise, string tag, int month, string source, DateOnly last)
    {
        var years = Math.Max(1, catalogues.Tag(tag)?.Years ?? 0);
        var first = new DateOnly(chance.Between(2014, 2021), month, chance.Between(4, 26));
        while (first < enterprise.EstablishedOn!.Value.AddMonths(10)) first = first.AddYears(1);
        for (var from = first; from <= last; from = from.AddYears(years)) _all.Add(Row(enterprise, tag, from, from.AddYears(years).AddDays(-1), source, now));
    }

    /// <summary>Written down some days after it began.</summary>
    public static Qualification Row(Enterprise enterprise, string tag, DateOnly from, DateOnly? until, string source, DateTime now)
    {
        var written = LocalTime.ToUtc(from.AddDays(6), new TimeOnly(10, 20));
        var row = new Qualification { Id = OrganisationSeed.IdOf("qualification", $"{enterprise.CreditCode}/{tag}/{from:yyyy-MM-dd}"), EnterpriseId = enterprise.Id, Name = tag, From = from, Until = until, Source = source };
        row.RecordedOn(written < now ? written : now.AddHours(-1));
        return row;
    }
}
