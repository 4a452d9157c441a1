using Yingshang.Enterprises;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding;

/// <summary>The register of enterprises: as many as the targets say, with names, places, industries, founders and contacts.</summary>
internal sealed class EnterpriseSeed(DemoNames names, EnterpriseCatalogues catalogues, EnterpriseTargets targets, IReadOnlyDictionary<string, Guid> units, string divisionCode, DateOnly today, Chance chance)
{
    private const int FirstYear = 2003;
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly List<Enterprise> _all = [];
    private readonly List<EnterpriseContact> _contacts = [];

    public IReadOnlyList<Enterprise> All => _all;
    public IReadOnlyList<EnterpriseContact> Contacts => _contacts;

    /// <summary>Which named enterprise a row is.</summary>
    public Dictionary<Enterprise, NamedEnterprise> Named { get; } = [];

    /// <param name="step">told after each enterprise</param>
    public void Generate(Action step)
    {
        var periods = targets.Established.Sum(p => p.Count);
        foreach (var named in names.Named) Named[Add(names.Forms.Items.Single(f => f.Id == "limited"), named.Code, names.AreaNamed(named.Area), new DateOnly(chance.Between(2009, 2019), chance.Between(1, 12), chance.Between(1, 28)), named.Name)] = named;
        foreach (var period in targets.Established) for (var i = 0; i < period.Count; i++) Next(Day(period.From, period.To));
        var older = Founded();
        for (var i = names.Named.Count + periods; i < targets.Active; i++) Next(older());
        for (var i = 0; i < targets.Cancelled; i++) Cancel(Next(Day(new DateOnly(2008, 1, 1), new DateOnly(2021, 12, 31))));
        for (var i = 0; i < targets.Recent; i++) Next(Day(today.AddDays(-55), today.AddDays(-1)));

        Enterprise Next(DateOnly established)
        {
            step();
            var form = names.Forms.Pick(chance);
            var area = names.Areas.Pick(chance);
            var code = form.Id switch { "sole-trader" => names.SoleIndustries.Pick(chance).Code, "cooperative" => names.CooperativeCodes.Pick(chance).Code, _ => names.CompanyIndustries.Pick(chance).Code };
            return Add(form, code, area, established, null);
        }
    }

    /// <summary>Founding days outside the periods that are counted exactly.</summary>
    private Func<DateOnly> Founded()
    {
        var years = new Weighted<(int Year, double Weight)>([.. names.Founded.Where(y => y.Year >= FirstYear)], y => y.Weight);
        return () =>
        {
            while (true)
            {
                var year = years.Pick(chance).Year;
                var day = Day(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
                if (day <= targets.ActiveOn && !targets.Established.Any(p => p.From <= day && day <= p.To)) return day;
            }
        };
    }

    private DateOnly Day(DateOnly from, DateOnly to)
    {
        var day = from.AddDays(chance.Between(0, to.DayNumber - from.DayNumber));
        // The registrar works on weekdays, and online filing fills a few of the others.
        return day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && day > from.AddDays(2) && chance.In(0.85) ? day.AddDays(-2) : day;
    }

    private Enterprise Add(EnterpriseForm form, string code, Area area, DateOnly established, string? name)
    {
        var owner = (Surname: names.Surname(chance), Given: names.GivenName(chance));
        var creditCode = Code(form.Id);
        name ??= Name(form, code, area, owner);
        var at = LocalTime.ToUtc(established, new TimeOnly(chance.Between(9, 16), chance.Between(0, 59)));
        var enterprise = new Enterprise
        {
            Id = OrganisationSeed.IdOf(new DateTimeOffset(at), "enterprise", creditCode), CreditCode = creditCode, Name = name, Address = names.Address(chance, area), TerritoryUnitId = units[area.UnitCode],
            Kind = form.Name, Status = "存续", EstablishedOn = established, LegalPerson = owner.Surname + owner.Given,
        };
        enterprise.InIndustry(code, catalogues.Industries);
        if (form.Id == "sole-trader") enterprise.Tags.Add("个体工商户");
        if (form.Id == "cooperative") enterprise.Tags.Add("农民专业合作社");
        _all.Add(enterprise);
        AddContact(enterprise, enterprise.LegalPerson, at);
        return enterprise;
    }

    private void AddContact(Enterprise enterprise, string owner, DateTime at)
    {
        if (enterprise.Kind != "个体工商户" || chance.In(0.2)) Add(owner, enterprise.Kind == "个体工商户" ? "经营者" : "法定代表人", 2);
        if (enterprise.Kind is "有限责任公司" or "股份有限公司" && chance.In(0.45)) Add(names.Person(chance), chance.In(0.5) ? "办公室主任" : "财务", 1);

        void Add(string name, string post, int order) => _contacts.Add(new EnterpriseContact
        {
            Id = OrganisationSeed.IdOf(new DateTimeOffset(at), "contact", enterprise.CreditCode + order), EnterpriseId = enterprise.Id, Name = name, Phone = names.Mobile(chance), Post = post, Order = order,
        });
    }

    private void Cancel(Enterprise enterprise)
    {
        enterprise.Status = chance.In(0.86) ? "注销" : "吊销";
        enterprise.CancelledOn = Day(enterprise.EstablishedOn!.Value.AddDays(300) is var soon && soon > new DateOnly(2022, 1, 1) ? soon : new DateOnly(2022, 1, 1), new DateOnly(2023, 10, 20));
    }

    private string Name(EnterpriseForm form, string code, Area area, (string Surname, string Given) owner)
    {
        var sole = form.Id == "sole-trader";
        var words = sole ? names.SoleIndustries.Items.First(i => i.Code == code).SoleWords : names.CompanyIndustries.Items.First(i => i.Code == code).Words;
        string name;
        var tries = 0;
        do name = names.Company(chance, form, area, chance.Pick(words), owner);
        while (_names.ContainsKey(name) && ++tries < 30);
        // One-person shops may share a name; a company may not within one registrar.
        if (_names.TryGetValue(name, out var known) && !sole) name = name.Insert(name.IndexOf("有限", StringComparison.Ordinal) is var at and > 0 ? at : name.Length, $"（{"二三四五六七八九"[known % 8]}店）");
        _names[name] = known + 1;
        return name;
    }

    private string Code(string form)
    {
        var kind = form switch { "sole-trader" => "92", "cooperative" => "93", _ => "91" };
        while (true)
        {
            var body = $"MA{chance.Code(6)}".Replace('V', '2').Replace('Z', '3').Replace('S', '5');
            var code = $"{kind}{divisionCode}{body}{CreditCode.OrganizationCheckCharacter(body)}";
            code += CreditCode.CheckCharacter(code + "0");
            if (_codes.Add(code)) return code;
        }
    }
}
