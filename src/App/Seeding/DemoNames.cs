using Yingshang.Platform.Packs;

namespace Yingshang.App.Seeding;

/// <summary>The pools of names and places of <c>names.yaml</c>.</summary>
internal sealed class DemoNames
{
    private readonly Weighted<(string Text, double Weight)> _surnames;
    private readonly Weighted<(IReadOnlyList<string> First, IReadOnlyList<string> Second, double Weight)> _given;
    private readonly double _oneCharacter;
    private readonly IReadOnlyList<string> _mobilePrefixes;
    private readonly string _mobileMiddle;
    private readonly IReadOnlyList<string> _parkPatterns, _townPatterns;
    private readonly Dictionary<string, Weighted<(string Pattern, double Weight)>> _patterns;
    private readonly IReadOnlyList<string> _brands;

    public DemoNames(PackReader pack, IReadOnlyDictionary<string, IReadOnlyList<string>> communities)
    {
        var top = pack.Read("names.yaml")!;
        var people = top.Map("people")!;
        _surnames = new([.. people.Map("surnames")!.Pairs().Select(p => (p.Key, Number(p.Value.Scalar!)))], s => s.Weight);
        _given = new([.. people.List("given_names").Select(g => (g.Texts("first"), g.Texts("second"), (double)g.Number("weight")))], g => g.Weight);
        _oneCharacter = (double)people.Number("one_character");
        Titles = new([.. people.List("contact_titles").Select(t => (t.Text("title"), (double)t.Number("weight")))], t => t.Item2);
        _mobilePrefixes = people.Texts("mobile_prefixes");
        _mobileMiddle = people.Text("mobile_middle");
        var enterprises = top.Map("enterprises")!;
        Forms = new([.. enterprises.List("forms").Select(f => new EnterpriseForm(f.Text("id"), f.Text("name"), (double)f.Number("share"), f.Texts("suffixes")))], f => f.Share);
        _patterns = enterprises.Map("patterns")!.Pairs().ToDictionary(p => p.Key,
            p => new Weighted<(string, double)>([.. enterprises.Map("patterns")!.List(p.Key).Select(x => (x.Text("pattern"), (double)x.Number("weight")))], x => x.Item2));
        _brands = [.. enterprises.Texts("brands"), .. enterprises.Texts("brands_long")];
        Founded = [.. enterprises.Map("founded")!.Pairs().Select(p => (int.Parse(p.Key, System.Globalization.CultureInfo.InvariantCulture), Number(p.Value.Scalar!)))];
        Sizes = enterprises.Map("sizes")!.Pairs().ToDictionary(p => p.Key, p => Number(p.Value.Scalar!));
        var industries = enterprises.List("industries").Select(i => new IndustryWords(i.Text("code"), (double)i.Number("company"), i.Texts("words"), (double)i.Number("sole"), i.Texts("sole_words"))).ToList();
        CompanyIndustries = new([.. industries.Where(i => i.Words.Count > 0)], i => i.Company);
        SoleIndustries = new([.. industries.Where(i => i.SoleWords.Count > 0)], i => i.Sole);
        CooperativeCodes = new([.. enterprises.Map("cooperative_codes")!.Pairs().Select(p => (p.Key, Number(p.Value.Scalar!)))], c => c.Item2);
        Named = [.. enterprises.List("named").Select(n => new NamedEnterprise(n.Text("name"), n.Text("code"), n.Text("size"), n.Text("area"), n.Texts("tags"), n.Flag("paired")))];
        var addresses = top.Map("addresses")!;
        _parkPatterns = addresses.Texts("park_patterns");
        _townPatterns = addresses.Texts("town_patterns");
        Areas = new([.. addresses.List("areas").Select(a => new Area(a.Text("area"), a.Text("unit"), (double)a.Number("share"), a.Texts("roads"), a.Texts("parks"), communities.GetValueOrDefault(a.Text("unit"), [])))], a => a.Share);
    }

    public Weighted<(string Title, double Weight)> Titles { get; }
    public Weighted<EnterpriseForm> Forms { get; }
    public IReadOnlyList<(int Year, double Weight)> Founded { get; }

    /// <summary>Share of companies by size: large, medium, small, micro.</summary>
    public IReadOnlyDictionary<string, double> Sizes { get; }
    public Weighted<IndustryWords> CompanyIndustries { get; }
    public Weighted<IndustryWords> SoleIndustries { get; }
    public Weighted<(string Code, double Weight)> CooperativeCodes { get; }
    public IReadOnlyList<NamedEnterprise> Named { get; }
    public Weighted<Area> Areas { get; }

    public Area AreaNamed(string name) => Areas.Items.Single(a => a.Name == name);

    public string Surname(Chance chance) => _surnames.Pick(chance).Text;

    public string GivenName(Chance chance)
    {
        var (first, second, _) = _given.Pick(chance);
        return chance.In(_oneCharacter) ? chance.Pick(second) : chance.Pick(first) + chance.Pick(second);
    }

    public string Brand(Chance chance) => chance.Pick(_brands);

    public string Person(Chance chance) => Surname(chance) + GivenName(chance);

    /// <summary>A mobile number that belongs to nobody.</summary>
    public string Mobile(Chance chance) => $"{chance.Pick(_mobilePrefixes)}{_mobileMiddle}{chance.Between(0, 9999):0000}";

    public string Address(Chance chance, Area area)
    {
        var pattern = chance.Pick(area.Communities.Count == 0 ? _parkPatterns : _townPatterns);
        return area.Name + pattern.Replace("{road}", chance.Pick(area.Roads)).Replace("{road2}", chance.Pick(area.Roads)).Replace("{park}", chance.Pick(area.Parks)).Replace("{market}", chance.Pick(area.Parks))
            .Replace("{number}", $"{chance.Between(1, 399)}").Replace("{building}", $"{chance.Between(1, 36)}").Replace("{floor}", $"{chance.Between(1, 5)}")
            .Replace("{metres}", $"{chance.Between(2, 40) * 10}").Replace("{group}", $"{chance.Between(1, 12)}").Replace("{stall}", $"{chance.Between(1, 220)}")
            .Replace("{village}", area.Communities.Count == 0 ? "" : chance.Pick(area.Communities));
    }

    public string Company(Chance chance, EnterpriseForm form, Area area, string industry, (string Surname, string Given) owner)
    {
        var community = chance.Pick(area.Communities.Count == 0 ? [area.Name] : area.Communities);
        return _patterns[form.Id].Pick(chance).Pattern.Replace("{brand}", chance.Pick(_brands)).Replace("{industry}", industry)
            .Replace("{form}", form.Suffixes.Count == 0 ? "" : chance.Pick(form.Suffixes)).Replace("{town}", ShortOf(area.Name)).Replace("{village}", ShortOf(community))
            .Replace("{surname}", owner.Surname).Replace("{given}", owner.Given);
    }

    private static string ShortOf(string place) => place.EndsWith("社区", StringComparison.Ordinal) || place.EndsWith("街道", StringComparison.Ordinal) ? place[..^2] : place.TrimEnd('村', '镇', '乡');

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>组织形式 with the endings of its names.</summary>
internal sealed record EnterpriseForm(string Id, string Name, double Share, IReadOnlyList<string> Suffixes);

internal sealed record IndustryWords(string Code, double Company, IReadOnlyList<string> Words, double Sole, IReadOnlyList<string> SoleWords);

/// <summary>A township or park with its streets.</summary>
internal sealed record Area(string Name, string UnitCode, double Share, IReadOnlyList<string> Roads, IReadOnlyList<string> Parks, IReadOnlyList<string> Communities);

/// <summary>An enterprise that the demo calls by its name.</summary>
internal sealed record NamedEnterprise(string Name, string Code, string Size, string Area, IReadOnlyList<string> Tags, bool IsPaired);
