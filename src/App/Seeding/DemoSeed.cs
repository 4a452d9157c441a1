using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yingshang.App.Seeding.Years;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Cases;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Cases.ListCases;
using Yingshang.Cases.Procedures;
using Yingshang.Cases.Routing;
using Yingshang.Enterprises;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Enterprises.Sizing;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding;

/// <summary>What was laid down. <paramref name="Digest"/> (SM3) is the same wherever the same pack is laid down on the same day.</summary>
/// <param name="Entries">of the books</param>
/// <param name="Acts">what the offices did about the demands of these days</param>
/// <param name="Refused">what they could not do on such a day, with why</param>
internal sealed record SeededDistrict(int Units, int Accounts, int Specialists, int Enterprises, int Facts, int Demands, int Entries, int Acts, IReadOnlyList<string> Refused, string Digest);

/// <summary>Lays down the demo district: units and people, enterprises, the demands of two years and of the last weeks, and what the offices did about the latest.</summary>
internal sealed class DemoSeed(District district, IPasswordHasher<Account> hasher, double scale = 1)
{
    /// <summary>In the audit chain of a district that has been laid down.</summary>
    public const string Action = "district.seeded";

    private static readonly DateTime Since = LocalTime.ToUtc(new DateOnly(2022, 1, 1), TimeOnly.MinValue);

    public static Task<bool> IsSeededAsync(DistrictDb db, CancellationToken cancel) =>
        db.AuditEntries.AnyAsync(a => a.Action == Action || a.Action == EmptySeed.Action, cancel);

    /// <param name="progress">what is being done, done so far, of how many</param>
    public async Task<SeededDistrict> SeedAsync(Action<string, int, int> progress, CancellationToken cancel)
    {
        var pack = new PackReader(district.Pack.Folder);
        var targets = SeedTargets.Read(pack, scale);
        var organisation = DeclaredOrganisation.Read(pack);
        var names = new DemoNames(pack, (pack.Read("units.yaml")?.List("units") ?? []).ToDictionary(u => u.Text("id"), u => u.Texts("communities")));
        var texts = new DemandTexts(pack);
        var seed = pack.Read("district.yaml")!.Int("seed");
        if (pack.Problems.Count > 0) throw new PackException(pack.Problems);

        progress("单位和人员", 0, 1);
        await new OrganisationSeed(district, hasher).SeedAsync(targets.Password, Since, cancel);
        await using var db = district.NewSystemDb();
        // Whole hours: two machines that begin within one lay down the same records.
        var now = db.Now.Date.AddHours(db.Now.Hour);
        var named = await db.Accounts.AsNoTracking().OrderBy(a => a.UserName).ToListAsync(cancel);
        var roster = new RosterSeed(names, organisation.Units, named, hasher.HashPassword(named[0], targets.Password), Since, new Chance(seed));
        roster.Generate(targets.Leaders, targets.ListedLeaders);
        List<Account> accounts = [.. named, .. roster.Accounts];
        progress("单位和人员", 1, 1);

        var total = targets.Enterprises.Active + targets.Enterprises.Cancelled + targets.Enterprises.Recent;
        var units = organisation.Units.ToDictionary(u => u.Unit.Code, u => u.Unit.Id);
        var enterprises = new EnterpriseSeed(names, district.Declared<EnterpriseCatalogues>(), targets.Enterprises, units, district.Profile.DivisionCode, now.ShanghaiDate, new Chance(seed + 1));
        var generated = 0;
        enterprises.Generate(() => { if (++generated % 500 == 0) progress("企业", generated, total); });
        var facts = new FactSeed(names, district.Declared<SizeClassTable>(), now.ShanghaiDate, new Chance(seed + 2));
        foreach (var enterprise in enterprises.All) facts.Describe(enterprise, enterprises.Named.GetValueOrDefault(enterprise));
        var directory = new AboveScaleSeed(facts, now.ShanghaiDate, now, scale, new Chance(seed + 12));
        directory.Generate(enterprises.All, enterprises.Named, pack);
        facts.Classify(enterprises.All);
        var certificates = new CertificateSeed(district.Declared<EnterpriseCatalogues>(), now.ShanghaiDate, now, new Chance(seed + 13));
        certificates.Generate(enterprises.All);
        var pairing = new PairingSeed(accounts, roster.Specialists, new Chance(seed + 3));
        pairing.Pair(enterprises, targets.PairedEnterprises);
        progress("企业", total, total);

        var course = new DemoYears(district, pack, organisation, accounts, enterprises.All, names, scale, now, seed);
        course.Plan(pairing, targets.PairedProjects);
        if (pack.Problems.Count > 0) throw new PackException(pack.Problems);

        var world = new DemandWorld(organisation.Units, accounts, enterprises.All, texts, names, district.Declared<DemandCatalogues>(), district.Declared<RoutingTable>(),
            district.Declared<ProcedureBook>().Current(district, "demand-1231"), district.Calendar, targets.Demands, organisation.Groups, course.Sessions, now);
        var chronicle = new Chronicle(db);
        foreach (var enterprise in enterprises.All) Known(chronicle, enterprise);
        var stories = new DemandSeed(world, new Chance(seed + 4)).Tell((story, at) => Note(chronicle, story, at), (done, of) => progress("诉求", done, of));

        var years = new YearsWorld(names, organisation.Units, accounts, enterprises.All, district.Declared<EnterpriseCatalogues>(), district.Calendar, now, scale);
        var (books, returns) = await BooksAsync(db, pack, years, new MonthlyReportSeed(directory, years), seed, progress, cancel);

        var laid = new SeededDistrict(organisation.Units.Count, accounts.Count, roster.Specialists.Count, enterprises.All.Count, facts.Facts.Count, stories.Count, books.Count, 0, [], Digest(enterprises, stories, books));
        await using (var write = await db.BeginWriteAsync(cancel))
        {
            await WriteAsync(db, chronicle, roster, enterprises, facts, stories, progress, cancel);
            await BulkWriter.InsertAsync(db, [.. directory.Qualifications, .. certificates.All], cancel);
            await books.WriteAsync(db, cancel);
            await returns.WriteAsync(db, cancel);
            progress("写入", 6, 6);
            await course.WriteAsync(db, stories, progress, cancel);
            await BindEnterpriseAccountsAsync(db, organisation, enterprises, cancel);
            MatterSeed.Add(db, pack, organisation.Units, stories, accounts.First(x => x.Role == Role.Office), now);
            db.Audit(Action, "district", OrganisationSeed.IdOf("district", district.Profile.DivisionCode), ("units", laid.Units), ("accounts", laid.Accounts), ("specialists", laid.Specialists),
                ("enterprises", laid.Enterprises), ("facts", laid.Facts), ("demands", laid.Demands), ("entries", laid.Entries), ("activities", course.Activities), ("observations", course.Observations), ("seed", seed), ("digest", laid.Digest));
            await db.SaveAsync(cancel);
            await write.CommitAsync(cancel);
        }
        return pack.Exists("office.yaml") ? await PlayAsync(pack, new Scene(world, organisation.Units, accounts, stories, new Chance(seed + 5)), laid, progress, cancel) : laid;
    }

    /// <summary>Where the offices of the demo find themselves.</summary>
    private sealed record Scene(DemandWorld World, IReadOnlyList<DeclaredUnit> Units, IReadOnlyList<Account> Accounts, IReadOnlyList<DemandStory> Stories, Chance Chance);

    private async Task<SeededDistrict> PlayAsync(PackReader pack, Scene scene, SeededDistrict laid, Action<string, int, int> progress, CancellationToken cancel)
    {
        await using var acts = new PastActs(district, scene.World.Now);
        await acts.OpenAsync(cancel);
        await new OfficeSeed(new OfficeDesk(district, acts, scene.World, scene.Units, scene.Accounts, scene.Stories, scene.Chance), pack.Read("office.yaml")!).PlayAsync((done, of) => progress("日常", done, of));
        if (pack.Problems.Count > 0) throw new PackException(pack.Problems);
        return laid with { Acts = acts.Done.Count, Refused = acts.Refused, Digest = Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(laid.Digest + string.Join('\n', acts.Done)))) };
    }

    private async Task<(BookSeed Books, ReturnSeed Returns)> BooksAsync(DistrictDb db, PackReader pack, YearsWorld years, MonthlyReportSeed reports, int seed, Action<string, int, int> progress, CancellationToken cancel)
    {
        var shelf = await new BookShelf(db, district).AllAsync(cancel);
        var books = new BookSeed(years, shelf, new EntryReader(db, district, new EnterpriseLookup(db), district.Declared<EnterpriseCatalogues>()), seed);
        books.Generate(pack, (done, of) => progress("台账", done, of));
        reports.Add(books, shelf);
        if (pack.Problems.Count > 0) throw new PackException(pack.Problems);
        var returns = new ReturnSeed(years, new Chance(seed + 6));
        returns.Generate(shelf, books);
        return (books, returns);
    }

    /// <summary>Known from its registration, and since the platform began at the earliest; what was cancelled was once active.</summary>
    private static void Known(Chronicle chronicle, Enterprise enterprise)
    {
        var from = LocalTime.ToUtc(enterprise.EstablishedOn!.Value, new TimeOnly(17, 0));
        var (status, cancelled) = (enterprise.Status, enterprise.CancelledOn);
        (enterprise.Status, enterprise.CancelledOn) = ("存续", null);
        chronicle.Note(enterprise, from > Since ? from : Since);
        if (cancelled is null) return;
        (enterprise.Status, enterprise.CancelledOn) = (status, cancelled);
        chronicle.Note(enterprise, LocalTime.ToUtc(cancelled.Value, new TimeOnly(17, 0)));
    }

    private static void Note(Chronicle chronicle, DemandStory story, DateTime at)
    {
        var c = story.Case;
        chronicle.Note(c, at);
        chronicle.Note(story.Demand, at);
        foreach (var part in c.Steps) chronicle.Note(part, at);
        foreach (var part in c.Holdings) chronicle.Note(part, at);
        foreach (var part in c.Pauses) chronicle.Note(part, at);
        foreach (var part in c.Requests) chronicle.Note(part, at);
    }

    private static async Task WriteAsync(DistrictDb db, Chronicle chronicle, RosterSeed roster, EnterpriseSeed enterprises, FactSeed facts, IReadOnlyList<DemandStory> stories,
        Action<string, int, int> progress, CancellationToken cancel)
    {
        await BulkWriter.InsertAsync(db, roster.Accounts, cancel);
        await BulkWriter.InsertAsync(db, roster.Specialists, cancel);
        progress("写入", 0, 6);
        await chronicle.WriteAsync(cancel);
        progress("写入", 1, 6);
        var known = enterprises.All.ToDictionary(e => e.Id, e => e.RecordedAt);
        foreach (var contact in enterprises.Contacts) contact.RecordedOn(known[contact.EnterpriseId]);
        await BulkWriter.InsertAsync(db, enterprises.Contacts, cancel);
        await BulkWriter.InsertAsync(db, facts.Facts, cancel);
        progress("写入", 2, 6);
        await BulkWriter.InsertAsync(db, [.. stories.SelectMany(s => s.Case.Events)], cancel);
        await CountersAsync(db, stories, cancel);
        progress("写入", 3, 6);
        var contacts = enterprises.Contacts.ToLookup(c => c.EnterpriseId);
        await BulkWriter.IndexAsync(db, EnterpriseSearch.Kind, [.. enterprises.All.Select(e => new SearchText(e.Id, EnterpriseSearch.Text(e, contacts[e.Id]), []))], cancel);
        progress("写入", 4, 6);
        await CaseIndex.WriteAsync(db, [.. stories.Select(s => (s.Case, s.Demand))], cancel);
        progress("写入", 5, 6);
    }

    private static async Task CountersAsync(DistrictDb db, IReadOnlyList<DemandStory> stories, CancellationToken cancel)
    {
        foreach (var year in stories.GroupBy(s => s.Case.ReceivedOn.Year))
        {
            var (series, last) = ($"demand-{year.Key}", year.Count());
            await db.Database.ExecuteSqlAsync($"INSERT INTO counters (series, last) VALUES ({series}, {last})", cancel);
        }
    }

    private static async Task BindEnterpriseAccountsAsync(DistrictDb db, DeclaredOrganisation organisation, EnterpriseSeed enterprises, CancellationToken cancel)
    {
        foreach (var person in organisation.People.Where(p => p.Enterprise is not null))
            (await db.Accounts.SingleAsync(a => a.Id == person.Id, cancel)).EnterpriseId = enterprises.All.First(e => e.Name == person.Enterprise).Id;
    }

    private static string Digest(EnterpriseSeed enterprises, IReadOnlyList<DemandStory> stories, BookSeed books)
    {
        var text = new StringBuilder();
        foreach (var e in enterprises.All) text.Append(CanonicalBytes.Text([new("code", e.CreditCode), new("name", e.Name), new("established", e.EstablishedOn), new("status", e.Status)]));
        foreach (var s in stories) text.Append(CanonicalBytes.Text([new("number", s.Case.Number), new("text", s.Demand.Text), new("state", s.Case.State.ToString()), new("outcome", s.Case.Outcome), new("answered", s.Case.AnsweredAt)]));
        text.Append(books.Digest());
        return Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
