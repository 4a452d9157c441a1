using Yingshang.Enterprises;
using Yingshang.Enterprises.Sizing;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding;

/// <summary>What is known of enterprises by year: for a share of them, and with gaps, because unknown is common.</summary>
internal sealed class FactSeed(DemoNames names, SizeClassTable sizes, DateOnly today, Chance chance)
{
    private const long Fen = 100;
    private static readonly string[] Industry = ["B", "C", "D"];
    private readonly List<EnterpriseFact> _facts = [];
    private ILookup<Guid, EnterpriseFact>? _byEnterprise;
    private readonly Weighted<(string Size, double Share)> _size = new([.. names.Sizes.Select(s => (s.Key, s.Value))], s => s.Share);

    public IReadOnlyList<EnterpriseFact> Facts => _facts;

    /// <summary>Facts, tags that follow from them, and the size class.</summary>
    public void Describe(Enterprise enterprise, NamedEnterprise? named)
    {
        if (enterprise.Kind is "个体工商户" or "农民专业合作社" or "分支机构") return;
        if (named is null && !chance.In(0.42)) return;
        var size = named?.Size switch { "小型" => "small", "微型" => "micro", _ => _size.Pick(chance).Size };
        // Gaps are of the enterprise, not of the year: who does not report one year rarely does the next.
        var gaps = named is null ? 0.14 : 0;
        var known = (Staff: !chance.In(gaps), Revenue: !chance.In(gaps), Assets: !chance.In(gaps), Tax: chance.In(0.35), Insured: chance.In(0.4));
        var (staff, revenue, assets) = Figures(size);
        if (named?.Tags.Contains("above-scale-industry") == true) (revenue, staff) = (Math.Max(revenue, chance.Between(2_100, 2_900) * 10_000L), Math.Max(staff, 46));
        long[] figures = [staff, revenue, assets];
        foreach (var year in new[] { 2022, today.Year - 1 }.Distinct())
        {
            if (enterprise.EstablishedOn!.Value.Year > year) continue;
            Report(enterprise, year, figures, known, Industry.Contains(enterprise.IndustrySection));
            if (year == today.Year - 1) Tag(enterprise, figures, known.Revenue, named);
            figures = [.. figures.Select(f => Math.Max(1, (long)(f * chance.Between(0.85, 1.35))))];
        }
    }

    private (long Staff, long Revenue, long Assets) Figures(string size) => size switch
    {
        "large" => (chance.Between(1_050, 2_600), chance.Magnitude(4.2e8, 1.6e9), chance.Magnitude(5e8, 1.4e9)),
        "medium" => (chance.Between(305, 760), chance.Magnitude(3.2e7, 2.4e8), chance.Magnitude(8e7, 4e8)),
        "small" => (chance.Between(21, 160), chance.Magnitude(4e6, 3.2e7), chance.Magnitude(3.2e6, 4e7)),
        _ => (chance.Between(1, 14), chance.Magnitude(3e4, 2.2e6), chance.Magnitude(5e4, 2.4e6)),
    };

    private void Report(Enterprise enterprise, int year, long[] figures, (bool Staff, bool Revenue, bool Assets, bool Tax, bool Insured) known, bool isIndustry)
    {
        var (staff, revenue, assets) = (figures[0], figures[1] / 100 * 100, figures[2] / 100 * 100);
        if (known.Staff) Add("staff", staff, "企业年报");
        if (known.Revenue) Add("revenue", revenue * Fen, "企业年报");
        if (known.Assets) Add("assets", assets * Fen, "企业年报");
        if (known.Revenue && chance.In(0.7)) Add("profit", (long)(revenue * chance.Between(-0.03, 0.12)) * Fen, "企业年报");
        if (known.Insured) Add("insured", Math.Max(1, (long)(staff * chance.Between(0.5, 0.98))), "人社部门比对");
        if (known.Tax) Add("tax", (long)(revenue * chance.Between(0.008, 0.05)) * Fen, "税务部门比对");
        if (isIndustry && chance.In(0.4)) Add("power_use", revenue / chance.Between(18, 60), "供电公司");
        if (isIndustry && revenue >= 20_000_000) Add("output", (long)(revenue * chance.Between(0.95, 1.1)) * Fen, "统计一套表");
        if (staff > 20 && chance.In(0.3)) Add("rd_expense", (long)(revenue * chance.Between(0.01, 0.06)) * Fen, "税务部门比对");
        if (staff > 20 && chance.In(0.15)) Add("patents", chance.Between(1, 12), "市场监管部门");

        void Add(string field, long number, string source) => this.Add(enterprise, year, field, number, source);
    }

    private void Add(Enterprise enterprise, int year, string field, long number, string source)
    {
        var fact = EnterpriseFact.OfYear(OrganisationSeed.IdOf(new DateTimeOffset(LocalTime.ToUtc(new DateOnly(year, 12, 31), new TimeOnly(0, 0))), "fact", $"{enterprise.CreditCode}/{field}/{year}"), enterprise.Id, field, year, number, source);
        fact.RecordedOn(LocalTime.ToUtc(new DateOnly(year + 1, 6, 30), new TimeOnly(10, 0)));
        _facts.Add(fact);
    }

    /// <summary>A year as its months add up: turnover and output (分) are set, known or not; what is known of the fields that hang on the turnover moves with it.</summary>
    public void Report(Enterprise enterprise, int year, long revenue, long output, IReadOnlyList<string> moving)
    {
        _byEnterprise ??= _facts.ToLookup(f => f.EnterpriseId);
        var known = _byEnterprise[enterprise.Id].Where(f => f.AsOn.Year == year).ToDictionary(f => f.FieldId);
        var before = known.GetValueOrDefault("revenue")?.Number;
        Set("revenue", revenue, "企业年报");
        Set("output", output, "统计一套表");
        if (before is not (> 0 and { } was)) return;
        foreach (var field in moving) if (known.TryGetValue(field, out var fact)) fact.Number = (long)(fact.Number!.Value / Fen * ((double)revenue / was)) * Fen;

        void Set(string field, long number, string source)
        {
            if (known.TryGetValue(field, out var fact)) fact.Number = number;
            else Add(enterprise, year, field, number, source);
        }
    }

    private void Tag(Enterprise enterprise, long[] figures, bool knowsRevenue, NamedEnterprise? named)
    {
        var isIndustry = Industry.Contains(enterprise.IndustrySection);
        if (knowsRevenue && isIndustry && figures[1] >= 20_000_000) Add("规上工业");
        if (knowsRevenue && enterprise.Industry == "51" && figures[1] >= 20_000_000 || knowsRevenue && enterprise.Industry == "52" && figures[1] >= 5_000_000) Add("限上批零");
        if (knowsRevenue && enterprise.IndustrySection == "H" && figures[1] >= 2_000_000) Add("限上住餐");
        if (isIndustry && figures[0] > 20 && chance.In(0.18)) Add("高新技术企业");
        if (isIndustry && figures[0] > 20 && chance.In(0.12)) Add("专精特新中小企业");
        if (enterprise.IndustrySection is "I" or "M" or "C" && chance.In(0.06)) Add("科技型中小企业");
        if (isIndustry && chance.In(0.05)) Add("进出口实绩企业");
        if (figures[0] > 20 && chance.In(0.2)) Add("招商引资企业");
        foreach (var id in named?.Tags ?? []) Add(id switch { "innovative-sme" => "创新型中小企业", "specialised-sme" => "专精特新中小企业", "tech-sme" => "科技型中小企业", _ => "规上工业" });

        void Add(string tag)
        {
            if (!enterprise.Tags.Contains(tag)) enterprise.Tags.Add(tag);
        }
    }

    /// <summary>By the same table as everywhere else, over the latest figures.</summary>
    public void Classify(IEnumerable<Enterprise> enterprises)
    {
        var byEnterprise = _facts.Where(f => sizes.Indicators.Any(i => i.Id == f.FieldId)).ToLookup(f => f.EnterpriseId);
        foreach (var enterprise in enterprises)
        {
            var figures = byEnterprise[enterprise.Id].GroupBy(f => f.FieldId).ToDictionary(g => g.Key, g => InUnit(g.MaxBy(f => f.AsOn)!));
            enterprise.SizeClass = sizes.Classify(today, enterprise.Industry, enterprise.IndustrySection, figures).Class;
        }
    }

    private decimal InUnit(EnterpriseFact fact) => sizes.Indicators.First(i => i.Id == fact.FieldId).Unit == "万元" ? fact.Number!.Value / (Fen * 10_000m) : fact.Number!.Value;
}
