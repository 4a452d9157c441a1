using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Enterprises;
using Yingshang.Feel;
using Yingshang.Platform.Packs;

namespace Yingshang.App.Seeding.Years;

/// <summary>Fills a field of all the entries of a batch. What a written row says itself stays.</summary>
internal abstract class FieldMaker(BookField field)
{
    public BookField Field { get; } = field;

    public void Fill(BatchRun run)
    {
        var open = run.Rows.Where(r => r[Field] is null).ToList();
        if (open.Count > 0) Fill(run, open);
    }

    protected abstract void Fill(BatchRun run, IReadOnlyList<EntryRow> rows);
}

/// <summary>set: the same in all.</summary>
internal sealed class SetMaker(BookField field, object? value) : FieldMaker(field)
{
    protected override void Fill(BatchRun run, IReadOnlyList<EntryRow> rows)
    {
        foreach (var row in rows) row[Field] = value;
    }
}

/// <summary>pick: drawn, some more often than others.</summary>
internal sealed class PickMaker(BookField field, Weighted<(object? Value, double Weight)> values) : FieldMaker(field)
{
    protected override void Fill(BatchRun run, IReadOnlyList<EntryRow> rows)
    {
        foreach (var row in rows) row[Field] = values.Pick(run.Chance).Value;
    }
}

/// <summary>each: in turn, round and round.</summary>
internal sealed class EachMaker(BookField field, IReadOnlyList<object?> values) : FieldMaker(field)
{
    protected override void Fill(BatchRun run, IReadOnlyList<EntryRow> rows)
    {
        for (var i = 0; i < rows.Count; i++) rows[i][Field] = values[i % values.Count];
    }
}

/// <summary>share: exactly so many of each, in no order.</summary>
internal sealed class ShareMaker(BookField field, IReadOnlyList<(object? Value, int Count)> shares) : FieldMaker(field)
{
    protected override void Fill(BatchRun run, IReadOnlyList<EntryRow> rows)
    {
        var counts = Apportionment.Of(rows.Count, [.. shares.Select(s => (long)s.Count)]);
        var values = shares.Zip(counts).SelectMany(s => Enumerable.Repeat(s.First.Value, (int)s.Second)).ToArray();
        run.Chance.Shuffle(values);
        for (var i = 0; i < rows.Count; i++) rows[i][Field] = values[i];
    }
}

/// <summary>between: numbers of a span, as the field keeps them.</summary>
internal sealed class BetweenMaker(BookField field, long from, long to, long step) : FieldMaker(field)
{
    protected override void Fill(BatchRun run, IReadOnlyList<EntryRow> rows)
    {
        foreach (var row in rows) row[Field] = from + (long)(run.Chance.Next() * ((to - from) / step + 1)) * step;
    }
}

/// <summary>between: working days of a span.</summary>
internal sealed class DayMaker(BookField field, DateOnly from, DateOnly to) : FieldMaker(field)
{
    protected override void Fill(BatchRun run, IReadOnlyList<EntryRow> rows)
    {
        foreach (var row in rows) row[Field] = run.Chance.Pick(run.World.WorkingDays(from, to));
    }
}

/// <summary>days: so many days from another day of the same entry; empty where that is empty.</summary>
internal sealed class DaysAfterMaker(BookField field, BookField after, int from, int to) : FieldMaker(field)
{
    protected override void Fill(BatchRun run, IReadOnlyList<EntryRow> rows)
    {
        foreach (var row in rows) if (row[after] is DateOnly day) row[Field] = day.AddDays(run.Chance.Between(from, to));
    }
}

/// <summary>sum: parts that add up exactly.</summary>
/// <param name="count">of how many entries; fewer of them in a smaller district come to as much less</param>
/// <param name="like">in proportion to this number of the entry; null: by chance</param>
/// <param name="spread">how many times the smallest the largest may be</param>
internal sealed class SumMaker(BookField field, long total, int count, long step, long least, BookField? like, double spread) : FieldMaker(field)
{
    protected override void Fill(BatchRun run, IReadOnlyList<EntryRow> rows)
    {
        var weights = rows.Select(r => like is null ? (long)(1000 * (1 + run.Chance.Next() * run.Chance.Next() * (spread - 1))) : Math.Max(1, r[like] as long? ?? 1)).ToList();
        var whole = run.Rows.Count == count ? total : Math.Max(least * rows.Count, (long)((Int128)total / step * run.Rows.Count / count) * step);
        var parts = Apportionment.Of(whole, weights, step, least);
        for (var i = 0; i < rows.Count; i++) rows[i][Field] = parts[i];
    }
}

/// <summary>text: patterns, one of them drawn for each entry.</summary>
internal sealed class TextMaker(BookField field, IReadOnlyList<TextPattern> patterns) : FieldMaker(field)
{
    protected override void Fill(BatchRun run, IReadOnlyList<EntryRow> rows)
    {
        foreach (var row in rows) row[Field] = Say(run, row);
    }

    public string Say(BatchRun run, EntryRow row) => run.Chance.Pick(patterns).Say(run, row);
}

/// <summary>as: a formula over the other fields of the entry.</summary>
internal sealed class FormulaMaker(BookField field, FeelFormula formula, ShelvedBook shelved) : FieldMaker(field)
{
    private readonly Func<BookEntry, object?> _value = Compiled(field, formula, shelved.Slots.Bindings(shelved.Book));

    protected override void Fill(BatchRun run, IReadOnlyList<EntryRow> rows)
    {
        foreach (var row in rows)
        {
            var entry = new BookEntry { BookId = run.Book.Book.Id, UnitName = row.Unit?.ShortName ?? "", EnteredOn = row.On };
            EntryValues.Put(entry, row.Draft, shelved.Slots);
            row[Field] = _value(entry);
        }
    }

    private static Func<BookEntry, object?> Compiled(BookField field, FeelFormula formula, FieldBindings<BookEntry> bindings)
    {
        if (field.IsNumber)
        {
            var number = formula.CompileValue<BookEntry, decimal?>(bindings);
            var factor = field.Type == BookFieldType.Money ? 100m : (decimal)Math.Pow(10, field.Scale);
            return entry => number.Evaluate(entry) is { } value ? (long)Math.Round(value * factor, MidpointRounding.AwayFromZero) : null;
        }
        if (field.Type == BookFieldType.Date)
        {
            var day = formula.CompileValue<BookEntry, DateOnly?>(bindings);
            return entry => day.Evaluate(entry);
        }
        var text = formula.CompileValue<BookEntry, string?>(bindings);
        return entry => text.Evaluate(entry);
    }
}

/// <summary>enterprises: drawn from the register, of those that existed on the day.</summary>
/// <param name="distinct">exactly so many different ones; null: as it comes</param>
/// <param name="count">of how many entries; where all of them differ, fewer of them do too</param>
/// <param name="times">each in so many entries one after the other</param>
/// <param name="apart">none that another batch of the book has</param>
/// <param name="again">only those that another batch of the book has</param>
internal sealed class EnterpriseMaker(BookField field, EnterpriseWish wish, int? distinct, int count, int times, bool apart, bool again, DeclarationNode node) : FieldMaker(field)
{
    protected override void Fill(BatchRun run, IReadOnlyList<EntryRow> rows)
    {
        var pool = again ? new EnterprisePool([.. run.Book.Drawn.Where(e => wish.Fits(e, run.World))]) : run.World.Pool(wish);
        if (!run.World.IsWhole && pool.CountOn(rows[0].On) < rows.Count * 4) pool = run.World.Pool(wish.Relaxed);
        var first = times == 1 ? rows : [.. rows.Where((_, i) => i % times == 0)];
        var drawn = distinct is { } different ? DrawDistinct(run, first, pool, different * times >= count ? first.Count : Math.Min(run.IsWritten ? different : run.World.Scaled(different), first.Count)) : [.. first.Select(r => DrawAny(run, pool, r.On))];
        for (var i = 0; i < rows.Count; i++)
        {
            if (drawn[i / times] is not { } enterprise) continue;
            rows[i][Field] = YearsWorld.Reference(enterprise);
            rows[i].Enterprise ??= enterprise;
            run.Book.Drawn.Add(enterprise);
        }
    }

    private Enterprise? DrawAny(BatchRun run, EnterprisePool pool, DateOnly on)
    {
        var drawn = apart ? pool.Draw(on, run.Book.Drawn, run.Chance) : pool.Draw(on, run.Chance);
        return drawn ?? TooFew(run, pool, on);
    }

    private List<Enterprise?> DrawDistinct(BatchRun run, IReadOnlyList<EntryRow> rows, EnterprisePool pool, int different)
    {
        var taken = apart ? new HashSet<Enterprise>(run.Book.Drawn) : [];
        var chosen = new List<Enterprise>();
        // Rows are in the order of their days: the first one brings a new enterprise, so that a later one can come back to it.
        var fresh = Enumerable.Range(1, rows.Count - 1).ToArray();
        run.Chance.Shuffle(fresh);
        var isFresh = fresh.OrderBy(i => Said(run.Book.Book, rows, i).Count < i).Take(different - 1).Append(0).ToHashSet();
        var drawn = new List<Enterprise?>();
        for (var i = 0; i < rows.Count; i++)
        {
            var enterprise = isFresh.Contains(i) ? pool.Draw(rows[i].On, taken, run.Chance) : chosen.Count > 0 ? run.Chance.Pick(Again(run.Book.Book, rows, drawn, i, chosen)) : null;
            // A district made small may have too few: then they come back, though not to say the same.
            if (!run.World.IsWhole) enterprise ??= pool.Draw(rows[i].On, Said(run.Book.Book, rows, i).Select(j => drawn[j]).OfType<Enterprise>().ToHashSet(), run.Chance);
            enterprise ??= TooFew(run, pool, rows[i].On);
            if (enterprise is null) return [.. rows.Select(_ => (Enterprise?)null)];
            if (taken.Add(enterprise)) chosen.Add(enterprise);
            drawn.Add(enterprise);
        }
        return drawn;
    }

    // Those that may come back without saying what an earlier entry says already; all where none may.
    private List<Enterprise> Again(Book book, IReadOnlyList<EntryRow> rows, List<Enterprise?> drawn, int at, List<Enterprise> chosen)
    {
        var said = Said(book, rows, at).Select(i => drawn[i]).ToHashSet();
        var free = chosen.FindAll(e => !said.Contains(e));
        return free.Count > 0 ? free : chosen;
    }

    // Earlier entries that differ in nothing by which entries are told apart, as far as that is written already, but the enterprise.
    private List<int> Said(Book book, IReadOnlyList<EntryRow> rows, int at)
    {
        var others = book.Unique.Where(u => u.Contains(Field)).Select(u => u.Where(f => f != Field).ToList()).ToList();
        return [.. Enumerable.Range(0, at).Where(i => others.Exists(u => u.TrueForAll(f => Equals(rows[i][f], rows[at][f]))))];
    }

    /// <summary>A small district takes any; the whole one says that it has none.</summary>
    private Enterprise? TooFew(BatchRun run, EnterprisePool pool, DateOnly on)
    {
        if (!run.World.IsWhole) return run.World.Pool(wish.Relaxed).Draw(run.World.Today, run.Chance);
        node.Problem($"企业库里这样的企业在 {on:yyyy-MM-dd} 只有 {pool.CountOn(on)} 户，不够抽取。");
        return null;
    }
}

/// <summary>A row that is written out: its own values first.</summary>
internal sealed record WrittenRow(IReadOnlyList<(BookField Field, object? Value)> Values);
