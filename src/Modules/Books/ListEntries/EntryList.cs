using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Declaration;
using Yingshang.Books.EditEntry;
using Yingshang.Books.Entries;
using Yingshang.Feel;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Books.ListEntries;

/// <summary>The list of a book as its address says: state, unit, choices, days, a condition, a figure, search, order; with totals over everything that is found.</summary>
internal sealed class EntryList(DistrictDb db, District district, BookAccess access, CurrentUser user)
{
    /// <summary>Hits of a search are counted up to here.</summary>
    private const int MostFound = 10_000;

    /// <summary>What the address asks for that cannot be understood; null when all can.</summary>
    public static string? ConditionProblem(ShelvedBook shelved, ListState state) => state.Filter("where") is { } text && Condition(shelved, text).Problem is { } problem ? problem : null;

    public IQueryable<BookEntry> Of(ShelvedBook shelved, ListState state)
    {
        var book = shelved.Book;
        var wanted = StateOf(state);
        var entries = access.Visible(db.BookEntries.AsNoTracking().Where(e => e.BookId == book.Id && e.State == wanted), book);
        if (Guid.TryParse(state.Filter("unit"), out var unit)) entries = entries.Where(e => e.UnitId == unit);
        foreach (var field in book.Fields) entries = Narrow(entries, shelved, field, state);
        if (book.Figures.FirstOrDefault(f => f.Id == state.Filter("figure")) is { } figure) entries = Figures.Among(entries, shelved, figure, YearOf(state), db.Now, counted: true);
        if (state.Filter("where") is { } text && Condition(shelved, text).Formula is { } formula && formula.Translate(shelved.Slots.Bindings(book), Ambient(YearOf(state))).TrueWhen is { } holds) entries = entries.Where(holds);
        if (SearchIndex.Find(db, SaveEntryHandler.SearchKind(book.Id), state.Q) is { } found) entries = entries.Where(e => found.Contains(e.Id));
        return entries;
    }

    public async Task<EntryPage> PageAsync(ShelvedBook shelved, ListState state, IReadOnlyList<BookField> summed, CancellationToken cancel)
    {
        var found = Of(shelved, state);
        var totals = await district.Recent.OfAsync("book totals", (user.ScopeOf(BookActions.View), user.UnitId, string.Join(',', summed.Select(f => f.Id)), (state.OnPage(1) with { Sort = null, Desc = false, Columns = [], Size = state.DefaultSize }).Url),
            () => Totals.ReadAsync(found, summed.Select(shelved.Slots.Said).ToList(), cancel));
        // First the page's ids along an index, then their rows: a deep page reads no row it does not show.
        var ids = await IdsAsync(found, shelved, state, cancel);
        var rows = await db.BookEntries.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        return new EntryPage([.. ids.Where(rows.ContainsKey).Select(id => rows[id])], totals.Count, summed.Zip(totals.Sums).ToDictionary(s => s.First.Id, s => s.Second));
    }

    /// <summary>As the address says; entries that say nothing in that field come last.</summary>
    public static IQueryable<BookEntry> Ordered(IQueryable<BookEntry> entries, ShelvedBook shelved, ListState state)
    {
        if (state.Sort is not { } key || SortColumn(shelved, key) is not { } column) return entries.OrderByDescending(e => e.Id);
        return column[0] switch
        {
            'N' => Last<long?>(entries, column, state.Desc),
            'D' => Last<DateOnly?>(entries, column, state.Desc),
            _ => Last<string?>(entries, column, state.Desc),
        };
    }

    /// <summary>The ids of a page of <see cref="Ordered"/>. Those that say something and those that do not are asked for apart: the indexes of the fields know the first alone.</summary>
    public static async Task<List<Guid>> IdsAsync(IQueryable<BookEntry> entries, ShelvedBook shelved, ListState state, CancellationToken cancel)
    {
        if (state.Sort is not { } key || SortColumn(shelved, key) is not { } column) return await Ids(Ordered(entries, shelved, state), state.Skip, state.Size).ToListAsync(cancel);
        var (known, unknown) = column[0] switch
        {
            'N' => Halves<long?>(entries, column, state.Desc),
            'D' => Halves<DateOnly?>(entries, column, state.Desc),
            _ => Halves<string?>(entries, column, state.Desc),
        };
        var ids = await Ids(known, state.Skip, state.Size).ToListAsync(cancel);
        if (ids.Count == state.Size) return ids;
        var before = ids.Count > 0 ? state.Skip + ids.Count : await known.CountAsync(cancel);
        return [.. ids, .. await Ids(unknown, Math.Max(0, state.Skip - before), state.Size - ids.Count).ToListAsync(cancel)];
    }

    private static IQueryable<Guid> Ids(IQueryable<BookEntry> entries, int skip, int take) => entries.Select(e => e.Id).Skip(skip).Take(take);

    private static (IQueryable<BookEntry> Known, IQueryable<BookEntry> Unknown) Halves<T>(IQueryable<BookEntry> entries, string column, bool desc) =>
        (By<T>(entries.Where(e => EF.Property<T>(e, column) != null), column, desc), ById(entries.Where(e => EF.Property<T>(e, column) == null), desc));

    private static IOrderedQueryable<BookEntry> ById(IQueryable<BookEntry> entries, bool desc) => desc ? entries.OrderByDescending(e => e.Id) : entries.OrderBy(e => e.Id);

    /// <summary>Fields whose columns an index keeps in order.</summary>
    public static bool Sorts(ShelvedBook shelved, BookField field) => field.Type != BookFieldType.File && shelved.Slots.Said(field) is "T1" or "N1" or "D1" or "D2" or "C1" or "C2" or "C3";

    /// <summary>The name of a field's filter in the address; its id alone could be that of something else.</summary>
    public static string FilterOf(BookField field) => "f." + field.Id;

    public static EntryState StateOf(ListState state) => Enum.TryParse<EntryState>(state.Filter("state"), ignoreCase: true, out var asked) ? asked : EntryState.Kept;

    public int YearOf(ListState state) => int.TryParse(state.Filter("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1949 and < 2101 ? year : Today.Year;

    private DateOnly Today => db.Now.ShanghaiDate;

    private static string? SortColumn(ShelvedBook shelved, string key) => shelved.Book.Find(key) is { } field && Sorts(shelved, field) ? shelved.Slots.Said(field) : null;

    private static IOrderedQueryable<BookEntry> Last<T>(IQueryable<BookEntry> entries, string column, bool desc)
    {
        var halves = entries.OrderBy(e => EF.Property<T>(e, column) == null);
        return desc ? halves.ThenByDescending(e => EF.Property<T>(e, column)).ThenByDescending(e => e.Id) : halves.ThenBy(e => EF.Property<T>(e, column)).ThenBy(e => e.Id);
    }

    private static IOrderedQueryable<BookEntry> By<T>(IQueryable<BookEntry> entries, string column, bool desc) => desc
        ? entries.OrderByDescending(e => EF.Property<T>(e, column)).ThenByDescending(e => e.Id)
        : entries.OrderBy(e => EF.Property<T>(e, column)).ThenBy(e => e.Id);

    private static IQueryable<BookEntry> Narrow(IQueryable<BookEntry> entries, ShelvedBook shelved, BookField field, ListState state)
    {
        if (field.Type == BookFieldType.File) return entries;
        var column = shelved.Slots.Said(field);
        if (field.Type == BookFieldType.Date)
        {
            if (Day(state.Filter(FilterOf(field) + ".from")) is { } from) entries = entries.Where(e => EF.Property<DateOnly?>(e, column) >= from);
            if (Day(state.Filter(FilterOf(field) + ".to")) is { } to) entries = entries.Where(e => EF.Property<DateOnly?>(e, column) <= to);
            return entries;
        }
        if (state.Filter(FilterOf(field)) is not { } value || field.IsNumber) return entries;
        if (field.Type is BookFieldType.Enterprise or BookFieldType.Unit && Guid.TryParse(value, out var id))
        {
            var reference = shelved.Slots.Reference(field);
            return entries.Where(e => EF.Property<Guid?>(e, reference) == id);
        }
        return entries.Where(e => EF.Property<string?>(e, column) == value);
    }

    private static (FeelFormula? Formula, string? Problem) Condition(ShelvedBook shelved, string text)
    {
        var check = FeelChecker.Check(text, shelved.Book.Dictionary, FeelKind.Bool);
        if (check.Formula is not { } formula) return (null, string.Join("；", check.Problems.Where(p => p.Severity == FeelSeverity.Error)));
        return formula.Translate(shelved.Slots.Bindings(shelved.Book), BookAmbients.Sample).Reason is { } reason ? (null, reason) : (formula, null);
    }

    private AmbientValues Ambient(int year) => BookAmbients.Of(new DateOnly(year, 1, 1), year == Today.Year ? Today : new DateOnly(year, 12, 31), db.Now);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <param name="Sums">of the summed fields by id, as kept; what is unknown adds nothing</param>
internal sealed record EntryPage(IReadOnlyList<BookEntry> Entries, int Count, IReadOnlyDictionary<string, long> Sums);

/// <summary>How many, and the sums of some number columns, in one query.</summary>
internal sealed record Totals(int Count, IReadOnlyList<long> Sums)
{
    private const int Most = 12;

    public static async Task<Totals> ReadAsync(IQueryable<BookEntry> entries, IReadOnlyList<string> columns, CancellationToken cancel)
    {
        if (columns.Count == 0) return new Totals(await entries.CountAsync(cancel), []);
        var row = Expression.Parameter(typeof(IGrouping<string, BookEntry>), "g");
        var bindings = columns.Take(Most).Select((column, i) => (MemberBinding)Expression.Bind(typeof(Sum).GetProperty("S" + (i + 1).ToString(CultureInfo.InvariantCulture))!, Of(row, column)))
            .Prepend(Expression.Bind(typeof(Sum).GetProperty(nameof(Sum.Count))!, Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [typeof(BookEntry)], row)));
        var select = Expression.Lambda<Func<IGrouping<string, BookEntry>, Sum>>(Expression.MemberInit(Expression.New(typeof(Sum)), bindings), row);
        // By the book, of which there is one: an index that begins with it needs no sorting.
        var sum = await entries.GroupBy(e => e.BookId).Select(select).FirstOrDefaultAsync(cancel) ?? new Sum();
        long?[] all = [sum.S1, sum.S2, sum.S3, sum.S4, sum.S5, sum.S6, sum.S7, sum.S8, sum.S9, sum.S10, sum.S11, sum.S12];
        return new Totals(sum.Count, [.. all.Take(columns.Count).Select(s => s ?? 0)]);
    }

    private static MethodCallExpression Of(ParameterExpression group, string column)
    {
        var entry = Expression.Parameter(typeof(BookEntry), "e");
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.Sum), [typeof(BookEntry)], group, Expression.Lambda<Func<BookEntry, long?>>(Expression.Property(entry, column), entry));
    }

    private sealed class Sum
    {
        public int Count { get; set; }
        public long? S1 { get; set; }
        public long? S2 { get; set; }
        public long? S3 { get; set; }
        public long? S4 { get; set; }
        public long? S5 { get; set; }
        public long? S6 { get; set; }
        public long? S7 { get; set; }
        public long? S8 { get; set; }
        public long? S9 { get; set; }
        public long? S10 { get; set; }
        public long? S11 { get; set; }
        public long? S12 { get; set; }
    }
}
