using Microsoft.EntityFrameworkCore;
using Yingshang.Activities;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Duties;
using Yingshang.Enterprises;
using Yingshang.Enterprises.PairedProjects;
using Yingshang.Enterprises.Specialists;
using Yingshang.Indicators;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.Seeding.Given;

/// <summary>What lies in the database of the demo district, as plain objects: the ground on which its figures are counted a second time, without metrics.</summary>
internal sealed class Records
{
    private ILookup<string, Entry> _entries = null!;

    public IReadOnlyList<Gathering> Activities { get; private set; } = [];
    public IReadOnlyList<Heard> Demands { get; private set; } = [];
    public IReadOnlyList<Firm> Firms { get; private set; } = [];
    public IReadOnlyList<Unit> Units { get; private set; } = [];
    public IReadOnlyList<WorkGroup> WorkGroups { get; private set; } = [];
    public IReadOnlyList<Specialist> Specialists { get; private set; } = [];
    public IReadOnlyList<Observation> Observations { get; private set; } = [];
    public IReadOnlyList<DutyItem> Duties { get; private set; } = [];
    public IReadOnlyList<PairedProject> PairedProjects { get; private set; } = [];

    /// <summary>How many specialists a unit must have, as declared.</summary>
    public RosterRule Roster { get; private set; } = null!;

    /// <summary>The mechanism “1231” as declared.</summary>
    public Procedure Procedure1231 { get; private set; } = null!;

    /// <summary>The entries of a book that count.</summary>
    public IReadOnlyList<Entry> Book(string id) => _entries.Contains(id) ? [.. _entries[id]] : throw new ArgumentException($"The book {id} has no entries", nameof(id));

    public static async Task<Records> ReadAsync(District district)
    {
        await using var db = district.NewSystemDb();
        var demands = await db.Set<Demand>().AsNoTracking().ToDictionaryAsync(d => d.Id);
        var cases = await db.Set<Case>().AsNoTracking().Include(c => c.Steps).AsSplitQuery().ToListAsync();
        return new Records
        {
            _entries = await EntriesAsync(db, district),
            Activities = [.. (await db.Set<Activity>().AsNoTracking().Include(a => a.Participants).Include(a => a.Outcomes).AsSplitQuery().ToListAsync()).Where(a => a.HasBeenHeld).Select(a => new Gathering(a))],
            Demands = [.. cases.Where(c => demands.ContainsKey(c.Id)).Select(c => new Heard(c, demands[c.Id]))],
            Firms = await db.Set<Enterprise>().AsNoTracking().Select(e => new Firm(e.Id, e.Status, e.EstablishedOn, e.CancelledOn, e.PairedLeaderId, e.SpecialistId)).ToListAsync(),
            Units = await db.Set<Unit>().AsNoTracking().ToListAsync(),
            WorkGroups = await db.Set<WorkGroup>().AsNoTracking().ToListAsync(),
            Specialists = await db.Set<Specialist>().AsNoTracking().ToListAsync(),
            Observations = await db.Set<Observation>().AsNoTracking().ToListAsync(),
            Duties = await db.Set<DutyItem>().AsNoTracking().ToListAsync(),
            PairedProjects = await db.Set<PairedProject>().AsNoTracking().ToListAsync(),
            Roster = district.Declared<RosterRule>(),
            Procedure1231 = district.Declared<ProcedureBook>().Current(district, "demand-1231"),
        };
    }

    private static async Task<ILookup<string, Entry>> EntriesAsync(Yingshang.Platform.Storage.DistrictDb db, District district)
    {
        var shelf = (await new BookShelf(db, district).AllAsync(CancellationToken.None)).ToDictionary(b => b.Book.Id);
        var entries = new List<Entry>();
        await foreach (var entry in db.Set<BookEntry>().AsNoTracking().Where(e => e.State == EntryState.Kept).AsAsyncEnumerable()) entries.Add(new Entry(entry, shelf[entry.BookId]));
        return entries.ToLookup(e => e.Book);
    }
}

/// <summary>A line of a book by the Chinese names of its fields.</summary>
internal sealed class Entry(BookEntry entry, ShelvedBook shelved)
{
    public string Book => entry.BookId;

    public string? Text(string field) => Value(field) switch { null => null, EntryReference reference => reference.Said, var said => (string)said };

    /// <summary>Who it is about: the code of the enterprise, or the name where the register does not have it.</summary>
    public string? Who(string field) => ((EntryReference?)Value(field))?.Identity;

    public DateOnly? Day(string field) => (DateOnly?)Value(field);

    /// <summary>A number in its unit, money in 元; nothing said is nothing.</summary>
    public decimal Number(string field)
    {
        var declared = Field(field);
        return Value(field) is not long kept ? 0 : kept / (declared.Type == BookFieldType.Money ? 100m : (decimal)Math.Pow(10, declared.Scale));
    }

    public bool Says(string field) => Value(field) is not null;

    public bool Is(string field, params string[] one) => Text(field) is { } said && one.Contains(said);

    private object? Value(string field) => EntryValues.Value(entry, Field(field), shelved.Slots);

    private BookField Field(string name) => shelved.Book.ByName(name) ?? throw new ArgumentException($"{shelved.Book.Name} has no field {name}", nameof(name));
}

/// <summary>An activity that took place.</summary>
internal sealed class Gathering(Activity activity)
{
    public string Kind => activity.Kind;
    public string Family => activity.Family;
    public string Title => activity.Title;
    public DateOnly On => activity.On;

    public IEnumerable<ActivityParticipant> People => Came(ParticipantKind.Person);
    public IEnumerable<ActivityParticipant> Firms => Came(ParticipantKind.Enterprise);
    public IEnumerable<ActivityParticipant> Units => Came(ParticipantKind.Unit);

    public decimal Outcome(string name) => activity.Outcomes.Where(o => o.Name == name).Sum(o => o.Number);

    /// <summary>Enterprises for which this outcome is more than nothing.</summary>
    public IEnumerable<string> FirmsWith(string outcome) => activity.Outcomes.Where(o => o.Name == outcome && o.Number > 0 && o.EnterpriseName is not null).Select(o => o.EnterpriseName!);

    private IEnumerable<ActivityParticipant> Came(ParticipantKind kind) => activity.Participants.Where(p => p.Kind == kind && p.HasCome != false);
}

/// <summary>A demand with its case.</summary>
internal sealed record Heard(Case Case, Demand Demand)
{
    public bool IsSolved => Case.Outcome == "已解决";
}

internal sealed record Firm(Guid Id, string Status, DateOnly? EstablishedOn, DateOnly? CancelledOn, Guid? LeaderId, Guid? SpecialistId)
{
    /// <summary>On the register that day: set up by then, and not yet gone.</summary>
    public bool IsThereOn(DateOnly day) => EstablishedOn <= day && (CancelledOn > day || CancelledOn is null && Status is "存续" or "歇业");
}
