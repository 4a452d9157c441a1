using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Yingshang.Books.Declaration;
using Yingshang.Books.EditEntry;
using Yingshang.Books.Entries;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding.Years;

/// <summary>An entry with when it was written down and by whom; with what had been left out at first, or when it was approved.</summary>
internal sealed record PastEntry(BookEntry Entry, EntryDraft Draft, DateTime At, Guid? ById)
{
    /// <summary>Left out at first, and filled in then.</summary>
    public (BookField Field, DateTime At)? Late { get; init; }

    /// <summary>Of a book that needs it; null: still waiting.</summary>
    public (DateTime At, Guid? ById)? Approved { get; init; }
}

/// <summary>The entries of the books over the years, as <c>years/*.yaml</c> tells them: generated, held against the book's own rules like any other entry, and written with their history.</summary>
/// <param name="seed">each file has its own chance out of it, so that one more changes no other; several may be of one book</param>
internal sealed class BookSeed(YearsWorld world, IReadOnlyList<ShelvedBook> shelf, EntryReader reader, int seed)
{
    /// <summary>More than these are not told of one batch.</summary>
    private const int MostProblems = 3;

    private readonly List<(ShelvedBook Shelved, List<PastEntry> Entries)> _books = [];
    private readonly Dictionary<string, BookRun> _runs = new(StringComparer.Ordinal);

    /// <summary>Of each book in the order of its batches.</summary>
    public IReadOnlyList<(ShelvedBook Shelved, List<PastEntry> Entries)> Books => _books;

    public int Count => _books.Sum(b => b.Entries.Count);

    /// <summary>Problems are told to the pack.</summary>
    /// <param name="done">told after each book: how many are done, of how many</param>
    public void Generate(PackReader pack, Action<int, int> done)
    {
        var files = pack.Files("years").ToList();
        foreach (var (i, file) in files.Index())
        {
            Generate(pack, file);
            done(i + 1, files.Count);
        }
    }

    /// <summary>The entries of one file.</summary>
    public void Generate(PackReader pack, string file)
    {
        if (pack.Read(file) is not { } top || new BookScriptReader(world, shelf).Read(top) is not { } script) return;
        if (!_runs.TryGetValue(script.Shelved.Book.Id, out var run))
        {
            _runs[script.Shelved.Book.Id] = run = new BookRun(script.Shelved.Book);
            _books.Add((script.Shelved, run.Entries));
        }
        Add(script, run);
    }

    /// <summary>Entries that were worked out elsewhere, held against the book's own rules like those of a file.</summary>
    /// <param name="rows">with their day and what they say; the enterprise's territory keeps them</param>
    public void Add(ShelvedBook shelved, IEnumerable<EntryRow> rows)
    {
        var run = new BookRun(shelved.Book);
        _books.Add((shelved, run.Entries));
        var chance = ChanceOf(shelved.Book.Id);
        foreach (var row in rows)
        {
            Known(row);
            var entry = Past(shelved, row, $"{row.Enterprise!.CreditCode}/{row.On:yyyy-MM}", chance, []);
            reader.Check(row.Draft, shelved, row.Unit!.ShortName, entry.Entry.EnteredOn);
            if (!row.Draft.IsGood) throw new InvalidOperationException($"{shelved.Book.Name} {row.Draft.Title} {row.On:yyyy-MM}: {string.Join("；", row.Draft.Said)}");
            run.Entries.Add(entry);
        }
    }

    /// <summary>Writes entries, histories and search entries. The caller is inside <see cref="DistrictDb.BeginWriteAsync"/> and records what was brought in.</summary>
    public async Task WriteAsync(DistrictDb db, CancellationToken cancel)
    {
        var chronicle = new Chronicle(db);
        foreach (var (shelved, entries) in _books) foreach (var entry in entries) Note(chronicle, entry, shelved.Slots);
        await chronicle.WriteAsync(cancel);
        foreach (var (shelved, entries) in _books)
            await BulkWriter.IndexAsync(db, SaveEntryHandler.SearchKind(shelved.Book.Id), entries.ConvertAll(e => new SearchText(e.Entry.Id, SaveEntryHandler.SearchText(e.Draft), [])), cancel);
    }

    /// <summary>What all the entries say: SM3, the same wherever the same pack is laid down on the same day.</summary>
    public string Digest()
    {
        var text = new StringBuilder();
        foreach (var (shelved, entries) in _books)
            foreach (var entry in entries)
                text.Append(entry.Entry.Id).Append(entry.At.Ticks).AppendJoin('|', shelved.Book.Fields.Select(f => EntryText.Plain(f, entry.Draft[f]))).Append('\n');
        return Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private void Add(BookScript script, BookRun run)
    {
        var optional = Optional(run.Book);
        foreach (var (number, batch) in script.Batches.Index())
        {
            var made = Made(script.Shelved, batch, run, ChanceOf($"{batch.Node.File}/{number}"));
            var wrong = 0;
            foreach (var row in made.Rows)
            {
                if (wrong >= MostProblems) break;
                if (!IsUnique(made, batch, row)) wrong++;
                var entry = Past(script.Shelved, row, $"{batch.Node.File}/{number}/{row.Number}", made.Chance, optional);
                reader.Check(row.Draft, script.Shelved, row.Unit!.ShortName, entry.Entry.EnteredOn);
                if (!row.Draft.IsGood)
                {
                    batch.Node.Problem($"第 {row.Number} 条“{row.Draft.Title}”：{string.Join("；", row.Draft.Said)}");
                    wrong++;
                }
                run.Entries.Add(entry);
            }
        }
    }

    private Chance ChanceOf(string what) => new(BinaryPrimitives.ReadInt32BigEndian(Sm3.Hash(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{what}")))));

    private BatchRun Made(ShelvedBook shelved, EntryBatch batch, BookRun book, Chance chance)
    {
        var count = batch.CountIn(world);
        var days = world.WorkingDays(batch.From, batch.To);
        var spread = Enumerable.Range(0, count).Select(_ => chance.Pick(days)).Order().ToList();
        var run = new BatchRun(world, book, [.. spread.Select((day, i) => new EntryRow(new EntryDraft(shelved.Book), i + 1) { On = day })], batch.Words, chance) { IsWritten = batch.Written.Count > 0 };
        foreach (var (row, written) in run.Rows.Zip(batch.Written)) foreach (var (field, value) in written.Values) row[field] = value;
        // Where something else fills the day, the span only says when it was written down.
        var dated = batch.Makers.Where(m => m.Field == batch.Day).ToList();
        foreach (var maker in dated) maker.Fill(run);
        foreach (var row in run.Rows) Date(row, batch);
        foreach (var same in batch.Makers.OfType<SetMaker>()) same.Fill(run);
        // An enterprise that comes back must not say the same again: what stands beside it is written first.
        foreach (var turn in batch.Makers.OfType<EachMaker>()) turn.Fill(run);
        foreach (var enterprises in batch.Makers.OfType<EnterpriseMaker>()) enterprises.Fill(run);
        foreach (var row in run.Rows) if ((row.Enterprise ??= world.EnterpriseOf(row.Draft)) is { } named) book.Drawn.Add(named);
        foreach (var row in run.Rows) row.Unit = KeeperOf(row, batch, chance);
        foreach (var maker in batch.Makers.Where(m => m is not (SetMaker or EachMaker or EnterpriseMaker or TextMaker or FormulaMaker))) maker.Fill(run);
        foreach (var row in run.Rows) Known(row);
        foreach (var text in batch.Makers.OfType<TextMaker>()) text.Fill(run);
        foreach (var maker in batch.Makers.OfType<FormulaMaker>()) maker.Fill(run);
        return run;
    }

    // A row that is written out brings its day; where the span is for no field, the first day it says that is not to come.
    private void Date(EntryRow row, EntryBatch batch)
    {
        if (batch.Day is { } day && row[day] is null) row[day] = row.On;
        var said = batch.Day is { } own ? row[own] : batch.Written.Count == 0 ? null : row.Draft.Book.Fields.Where(f => f.Type == BookFieldType.Date).Select(f => row[f]).FirstOrDefault(d => d is DateOnly on && on <= world.Today);
        if (said is DateOnly known) row.On = known;
    }

    // The township or park of the enterprise where it is one of the keepers.
    private static Unit KeeperOf(EntryRow row, EntryBatch batch, Chance chance) =>
        row.Enterprise?.TerritoryUnitId is { } place && batch.Keepers.FirstOrDefault(u => u.Id == place) is { } local ? local : chance.Pick(batch.Keepers);

    /// <summary>What the file of the enterprise says is taken from there.</summary>
    private void Known(EntryRow row)
    {
        if (row.Enterprise is not { } enterprise) return;
        foreach (var field in row.Draft.Book.Fields.Where(f => f.From?.StartsWith("企业.", StringComparison.Ordinal) == true && row[f] is null))
            if (world.Fact(enterprise, field.From![3..]) is { Length: > 0 } fact && EntryText.Read(field, fact) is { Wrong: null, Value: { } value }) row[field] = value;
    }

    /// <summary>Draws the texts of an entry again that says what another says already.</summary>
    private static bool IsUnique(BatchRun run, EntryBatch batch, EntryRow row)
    {
        var keys = run.Book.Keys;
        for (var i = 0; i < row.Draft.Book.Unique.Count; i++)
        {
            var fields = row.Draft.Book.Unique[i];
            var texts = batch.Makers.OfType<TextMaker>().Where(m => fields.Contains(m.Field)).ToList();
            string Key() => i + EntryValues.Key(row.Draft, fields);
            for (var tries = 0; tries < 30 && texts.Count > 0 && keys.ContainsKey(Key()); tries++) foreach (var text in texts) row[text.Field] = text.Say(run, row);
            if (EntryValues.Key(row.Draft, fields) is null || keys.TryAdd(Key(), run.Book.Entries.Count + 1)) continue;
            batch.Node.Problem($"第 {row.Number} 条“{row.Draft.Title}”的{string.Join("、", fields.Select(f => f.Name))}和本台账第 {keys[Key()]} 条一样，应各不相同。");
            return false;
        }
        return true;
    }

    private PastEntry Past(ShelvedBook shelved, EntryRow row, string place, Chance chance, IReadOnlyList<BookField> optional)
    {
        var at = world.WrittenDown(row.On, chance);
        var by = world.PersonOf(row.Unit!.Id, chance)?.Id;
        var entry = new BookEntry
        {
            Id = OrganisationSeed.IdOf(new DateTimeOffset(at), "entry", $"{shelved.Book.Id}/{place}"), BookId = shelved.Book.Id, BookVersion = shelved.Current.Version,
            UnitId = row.Unit.Id, UnitName = row.Unit.ShortName, EnteredOn = at.ShanghaiDate, ById = by,
        };
        var late = !shelved.Book.NeedsApproval && chance.In(0.02) ? optional.FirstOrDefault(f => row[f] is not null) : null;
        return new PastEntry(entry, row.Draft, at, by)
        {
            Late = late is not null && world.Later(at, chance.Between(2, 25), chance) is { } filled ? (late, filled) : null,
            Approved = shelved.Book.NeedsApproval && world.Later(at, chance.Between(1, 3), chance) is { } approved ? (approved, world.OfficePerson(chance)?.Id) : null,
        };
    }

    /// <summary>Texts that no rule and no figure hangs on: what people leave out at first.</summary>
    private static IReadOnlyList<BookField> Optional(Book book)
    {
        var formulas = string.Join('\n', [.. book.Checks.Select(c => c.Condition), .. book.Figures.Select(f => $"{f.Filter}\n{f.Numerator}\n{f.Value}")]);
        return [.. book.Fields.Where(f => !f.IsRequired && f != book.Main && f.From is null && f.Type is BookFieldType.Text or BookFieldType.Person or BookFieldType.Place && !book.Unique.Any(u => u.Contains(f)) && !formulas.Contains(f.Name, StringComparison.Ordinal))];
    }

    private static void Note(Chronicle chronicle, PastEntry past, SlotMap slots)
    {
        var (entry, draft) = (past.Entry, past.Draft);
        entry.State = draft.Book.NeedsApproval ? EntryState.Waiting : EntryState.Kept;
        EntryValues.Put(entry, draft, slots);
        if (past.Late is { } late)
        {
            EntryColumns.Write(entry, slots.Said(late.Field), null);
            chronicle.Note(entry, past.At);
            EntryValues.Put(entry, draft, slots);
            entry.Because = $"补填{late.Field.Name}";
            chronicle.Note(entry, late.At);
        }
        else
        {
            chronicle.Note(entry, past.At);
        }
        if (past.Approved is not { } approved) return;
        (entry.State, entry.Because, entry.ById) = (EntryState.Kept, null, approved.ById);
        chronicle.Note(entry, approved.At);
    }
}
