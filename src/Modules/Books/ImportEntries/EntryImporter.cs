using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Declaration;
using Yingshang.Books.EditEntry;
using Yingshang.Books.Entries;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Files;
using Yingshang.Platform.Imports;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Books.ImportEntries;

/// <summary>导入台账: takes a filled template or an exported ledger in. A line whose unique fields are known corrects that entry or leaves it alone; empty cells leave what is stored. Injectable, scoped.</summary>
internal sealed class EntryImporter(DistrictDb db, District district, BookShelf shelf, BookAccess access, EntryReader reader, SaveEntryHandler handler, CurrentUser user) : SheetImporter
{
    public const string Name = "books";
    public const string KeeperHead = "填报单位";
    public const string EnteredHead = "填报日期";

    private const int Batch = 500;

    public override string Kind => Name;

    /// <remarks>Our templates and ledgers have a title above the heads; a plain list begins with them.</remarks>
    public override SheetFile Read(byte[] bytes, string? layout)
    {
        try
        {
            return SheetFile.Read(bytes, cells => cells.Contains(KeeperHead));
        }
        catch (FormatException)
        {
            return SheetFile.Read(bytes);
        }
    }

    /// <param name="job">its layout is the id of the book</param>
    /// <inheritdoc/>
    public override async Task<ImportOutcome> RunAsync(ImportJob job, Func<ImportCounts, Task<bool>> progress, CancellationToken cancel)
    {
        var shelved = await shelf.FindAsync(job.Layout!, cancel);
        var run = new Run(shelved, await shelf.AllAsync(cancel), new Columns(shelved.Book, job.File.Header), access.MayFillFor(shelved.Book, (await district.Recent.UnitsAsync(db, cancel)).Values), db.NewId(), job.FileName);
        if (run.Units.Count == 0) throw new FormatException(BookProblems.NotKeeper(shelved.Book.Name).Message);
        var counts = new ImportCounts(job.File.Lines.Count, 0, 0, 0, 0, 0, 0);
        foreach (var lines in job.File.Lines.Chunk(Batch))
        {
            cancel.ThrowIfCancellationRequested();
            var batch = await CompareAsync(run, lines, cancel);
            counts = counts with
            {
                Done = counts.Done + lines.Length, New = counts.New + batch.New.Count, Changed = counts.Changed + batch.Changed.Count, Unchanged = counts.Unchanged + batch.Unchanged, Bad = run.Bad.Count, Warned = counts.Warned + batch.Warned,
            };
            var goesOn = job.DryRun ? await progress(counts) : await WriteAsync(run, batch, () => progress(counts), cancel);
            db.ChangeTracker.Clear();
            if (!goesOn) break;
        }
        return new ImportOutcome(counts, [.. run.Bad.OrderBy(b => b.Number)], run.Columns.Unknown) { Told = [.. run.Told.OrderBy(t => t.Line)] };
    }

    private async Task<EntryBatch> CompareAsync(Run run, SheetLine[] lines, CancellationToken cancel)
    {
        var batch = new EntryBatch();
        var read = new List<(SheetLine Line, EntryDraft Draft, Unit? Unit)>();
        foreach (var line in lines) read.Add((line, await reader.ReadAsync(run.Shelf, run.Book, f => run.Columns.Cell(line, f), false, cancel), UnitOf(run, line)));
        var known = await KnownAsync(run, read.Select(r => r.Draft), cancel);
        foreach (var (line, draft, unit) in read)
        {
            var keys = run.Book.Book.Unique.Select((fields, i) => (Number: i, Key: EntryValues.Key(draft, fields))).Where(k => k.Key is not null).ToList();
            var twin = keys.Select(k => known.GetValueOrDefault((k.Number, k.Key!))).FirstOrDefault(t => t is not null);
            if (Refusal(run, line, draft, unit, twin, [.. keys.Select(k => k.Key!)]) is { } why) run.Refuse(line, draft.Title, why);
            else if (twin is null) Add(run, batch, line, draft, unit!);
            else Change(run, batch, line, draft, twin);
        }
        return batch;
    }

    private string? Refusal(Run run, SheetLine line, EntryDraft draft, Unit? unit, BookEntry? twin, IReadOnlyList<string> keys)
    {
        // What a line leaves out, an entry that is there already keeps.
        if (twin is not null) foreach (var (id, value) in EntryValues.Of(twin, run.Book.Book, run.Book.Slots).Values) draft.Values.TryAdd(id, value);
        reader.Check(draft, run.Book, unit?.ShortName ?? "", db.Now.ShanghaiDate);
        if (!draft.IsGood) return string.Join("；", draft.Wrong.SelectMany(w => w.Value.Select(why => draft.Book.Find(w.Key) is { } field ? $"{run.Columns.Place(line, field)}{field.Name}：{why}" : why)));
        if (unit is null) return run.Columns.Keeper(line) is { } said ? $"{run.Columns.KeeperPlace(line)}“{said}”不是您可以填报的单位" : $"没有写{KeeperHead}";
        if (twin is not null && !access.MayFill(run.Book.Book, run.Units.FirstOrDefault(u => u.Id == twin.UnitId))) return $"这一条由{twin.UnitName}填报";
        foreach (var key in keys) if (run.Seen.TryGetValue(key, out var before)) return $"与第 {before} 行是同一条";
        foreach (var key in keys) run.Seen[key] = line.Number;
        return null;
    }

    private void Add(Run run, EntryBatch batch, SheetLine line, EntryDraft draft, Unit unit)
    {
        var entry = handler.New(run.Book, draft, unit, db.NewId());
        batch.New.Add((entry, draft));
        var stranger = draft.Values.Values.OfType<EntryReference>().FirstOrDefault(r => r.Id is null);
        if (stranger is not null) batch.Warned++;
        run.Told.Add(new ImportLine(line.Number, ImportVerdict.New, unit.ShortName, draft.Title, stranger is null ? null : $"企业库里没有“{stranger.Said}”，照样登记", entry.Id));
    }

    private static void Change(Run run, EntryBatch batch, SheetLine line, EntryDraft draft, BookEntry twin)
    {
        var changes = EntryValues.Changes(EntryValues.Of(twin, run.Book.Book, run.Book.Slots), draft);
        if (changes.Count == 0) batch.Unchanged++;
        else batch.Changed.Add((twin.Id, draft, changes));
        run.Told.Add(new ImportLine(line.Number, changes.Count == 0 ? ImportVerdict.Unchanged : ImportVerdict.Changed, twin.UnitName, draft.Title,
            changes.Count == 0 ? null : string.Join("；", changes.Select(c => $"{c.Field.Name}：{Said(c.Was)} → {Said(c.Now)}")), twin.Id));
    }

    private async Task<bool> WriteAsync(Run run, EntryBatch batch, Func<Task<bool>> beforeCommit, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        await BulkWriter.InsertAsync(db, batch.New.ConvertAll(n => n.Entry), cancel);
        await BulkWriter.IndexAsync(db, SaveEntryHandler.SearchKind(run.Book.Book.Id), batch.New.ConvertAll(n => new SearchText(n.Entry.Id, SaveEntryHandler.SearchText(n.Draft), [])), cancel);
        foreach (var (id, draft, changes) in batch.Changed)
        {
            handler.Take(await db.BookEntries.SingleAsync(e => e.Id == id, cancel), run.Book, draft, $"导入“{run.FileName}”");
            db.Audit("entry.imported", "book-entry", id, [("file", (object?)run.FileName), .. changes.Select(c => (c.Field.Name, (object?)c.Now))]);
            await SearchIndex.PutAsync(db, SaveEntryHandler.SearchKind(run.Book.Book.Id), id, SaveEntryHandler.SearchText(draft), [], cancel);
        }
        db.Audit("entry.batch-imported", "book-import", run.Id, ("book", run.Book.Book.Id), ("file", run.FileName), ("new", batch.New.Count), ("changed", batch.Changed.Count), ("first", batch.New.FirstOrDefault().Entry?.Id), ("last", batch.New.LastOrDefault().Entry?.Id));
        await db.SaveAsync(cancel);
        var said = await beforeCommit();
        await write.CommitAsync(cancel);
        return said;
    }

    private async Task<Dictionary<(int, string), BookEntry>> KnownAsync(Run run, IEnumerable<EntryDraft> drafts, CancellationToken cancel)
    {
        var known = new Dictionary<(int, string), BookEntry>();
        foreach (var (number, fields) in run.Book.Book.Unique.Index())
        {
            var keys = drafts.Select(d => EntryValues.Key(d, fields)).OfType<string>().Distinct().ToList();
            var entries = db.BookEntries.AsNoTracking().Where(e => e.BookId == run.Book.Book.Id);
            var found = number == 0 ? entries.Where(e => keys.Contains(e.Key1!)) : entries.Where(e => keys.Contains(e.Key2!));
            foreach (var entry in await found.ToListAsync(cancel)) known[(number, number == 0 ? entry.Key1! : entry.Key2!)] = entry;
        }
        return known;
    }

    private Unit? UnitOf(Run run, SheetLine line)
    {
        if (run.Columns.Keeper(line) is { } said) return run.Units.FirstOrDefault(u => u.ShortName == said || u.Name == said || u.Code == said);
        return run.Units.Count == 1 ? run.Units[0] : run.Units.FirstOrDefault(u => u.Id == user.UnitId);
    }

    private static string Said(string text) => text.Length == 0 ? "（空）" : text;

    /// <summary>An import under way.</summary>
    private sealed record Run(ShelvedBook Book, IReadOnlyList<ShelvedBook> Shelf, Columns Columns, IReadOnlyList<Unit> Units, Guid Id, string FileName)
    {
        public List<BadLine> Bad { get; } = [];
        public List<ImportLine> Told { get; } = [];

        /// <summary>Line of each key that came.</summary>
        public Dictionary<string, int> Seen { get; } = new(StringComparer.Ordinal);

        public void Refuse(SheetLine line, string title, string why)
        {
            Bad.Add(new BadLine(line.Number, line.Cells, why));
            Told.Add(new ImportLine(line.Number, ImportVerdict.Bad, Columns.Keeper(line) ?? "", title.Length == 0 ? $"第 {line.Number} 行" : title, why));
        }
    }

    /// <summary>Some hundred lines against what is stored.</summary>
    private sealed class EntryBatch
    {
        public List<(BookEntry Entry, EntryDraft Draft)> New { get; } = [];
        public List<(Guid Id, EntryDraft Draft, IReadOnlyList<EntryChange> Changes)> Changed { get; } = [];
        public int Unchanged { get; set; }
        public int Warned { get; set; }
    }

    /// <summary>Which column of a file holds which field.</summary>
    private sealed class Columns
    {
        private readonly Dictionary<string, int> _fields = [];
        private readonly int _keeper = -1;

        /// <exception cref="FormatException">a field without which no line can be taken in has no column</exception>
        public Columns(Book book, IReadOnlyList<string> header)
        {
            foreach (var (index, head) in header.Index())
            {
                if (head == KeeperHead) _keeper = index;
                else if (book.Fields.FirstOrDefault(f => f.Type != BookFieldType.File && (f.Name == head || EntryText.Head(f) == head)) is { } field) _fields.TryAdd(field.Id, index);
                else if (head.Length > 0 && head != EnteredHead && head is not ("没有导入的原因" or "原文件行号")) Unknown.Add(head);
            }
            var missing = book.Fields.Where(f => f.IsRequired && f.From is null && f.Type != BookFieldType.File && !_fields.ContainsKey(f.Id)).Select(f => f.Name).ToList();
            if (missing.Count > 0) throw new FormatException($"没有“{string.Join("”“", missing)}”列。请下载这本台账的模板，列名不要改。");
        }

        public List<string> Unknown { get; } = [];

        public string? Cell(SheetLine line, BookField field) => _fields.TryGetValue(field.Id, out var index) ? line.Cell(index) : null;

        public string? Keeper(SheetLine line) => line.Cell(_keeper) is { Length: > 0 } said ? said : null;

        /// <summary>Where a field stands in the file, as a spreadsheet names the cell: <c>D3 </c>; empty where the file has no such column.</summary>
        public string Place(SheetLine line, BookField field) => _fields.TryGetValue(field.Id, out var index) ? At(index, line) : "";

        public string KeeperPlace(SheetLine line) => At(_keeper, line);

        private static string At(int column, SheetLine line) => $"{SheetFile.ColumnName(column)}{line.Number} ";
    }
}
