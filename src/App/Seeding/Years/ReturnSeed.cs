using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Books.HandIn;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding.Years;

/// <summary>报送: past periods of every book are handed in, mostly in time; of the newest some units have not reported yet, and of the one before a few were returned.</summary>
internal sealed class ReturnSeed(YearsWorld world, Chance chance)
{
    private static readonly DateOnly Since = new(2022, 1, 1);
    private static readonly string[] Notes = ["本期有新增，已逐条核对", "与业务系统核对一致", "本期有更正，原因已写明", "已请分管领导审核"];
    private static readonly string[] Reasons = ["请核对本期新增的日期，有两条写成了上一年", "本期新增与月报数不一致，请核对后再报", "有记录没有写企业全称，请补齐"];
    private readonly List<(BookReturn Return, DateTime? ReturnedAt)> _returns = [];

    public int Count => _returns.Count;

    public void Generate(IReadOnlyList<ShelvedBook> shelf, BookSeed seed)
    {
        var entries = seed.Books.ToDictionary(b => b.Shelved.Book.Id, b => b.Entries.ToLookup(e => e.Entry.UnitId, e => e.At));
        foreach (var book in shelf.Select(s => s.Book).Where(b => b is { Due: not null, IsClosed: false }))
            foreach (var unit in world.Units.Where(u => BookAccess.Keeps(book, u)))
                Generate(book, unit, [.. (entries.GetValueOrDefault(book.Id)?[unit.Id] ?? []).Order()]);
    }

    public async Task WriteAsync(DistrictDb db, CancellationToken cancel)
    {
        var chronicle = new Chronicle(db);
        foreach (var (report, returnedAt) in _returns)
        {
            chronicle.Note(report, report.ReportedAt);
            if (returnedAt is not { } at) continue;
            (report.State, report.ReturnedBecause) = (ReturnState.Returned, chance.Pick(Reasons));
            chronicle.Note(report, at);
        }
        await chronicle.WriteAsync(cancel);
    }

    private void Generate(Book book, Unit unit, IReadOnlyList<DateTime> writtenDown)
    {
        var age = 0;
        foreach (var period in BookPeriod.Recent(book.Due!, world.Today, world.Calendar, 120).TakeWhile(p => p.From >= Since))
        {
            if (ReportedAt(period, age) is { } at) Add(book, unit, period, at, writtenDown, age);
            age++;
        }
    }

    private void Add(Book book, Unit unit, BookPeriod period, DateTime at, IReadOnlyList<DateTime> writtenDown, int age)
    {
        var (from, to) = (LocalTime.ToUtc(period.From, TimeOnly.MinValue), LocalTime.ToUtc(period.To.AddDays(1), TimeOnly.MinValue));
        var report = new BookReturn
        {
            Id = OrganisationSeed.IdOf(new DateTimeOffset(at), "return", $"{book.Id}/{period.Key}/{unit.Code}"), BookId = book.Id, Period = period.Key, UnitId = unit.Id, State = ReturnState.Reported,
            ReportedAt = at, ById = world.PersonOf(unit.Id, chance)?.Id, Entries = writtenDown.Count(t => t < at), Touched = writtenDown.Count(t => t >= from && t < to),
        };
        report.Note = report.Touched == 0 ? "本期没有新增" : chance.In(0.3) ? chance.Pick(Notes) : null;
        _returns.Add((report, age == 1 && chance.In(0.06) ? world.Later(at, chance.Between(1, 4), chance) : null));
    }

    /// <summary>Null: not yet.</summary>
    private DateTime? ReportedAt(BookPeriod period, int age)
    {
        if (age == 0 && chance.In(0.3)) return null;
        var inTime = world.WorkingDays(period.To.AddDays(1), period.DueOn);
        var day = chance.In(0.95) ? chance.Pick(inTime) : world.Calendar.AddWorkingDays(period.DueOn, chance.Between(1, 4));
        var at = LocalTime.ToUtc(day, new TimeOnly(chance.Between(8, 17), chance.Between(0, 59), chance.Between(0, 59)));
        return at < world.Now ? at : null;
    }
}
