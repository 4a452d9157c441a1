using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Declaration;
using Yingshang.Feel;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.Books.Entries;

/// <summary>A book as a dataset: its kept entries under the fields of the dictionary, as far as the reader may see them. Named as the book is.</summary>
internal static class BookDataset
{
    public static Dataset<BookRow> Create(Book book, DeclaredBooks declared)
    {
        // Expressions are bound once, when the pack loads; which column of the store a field lies in is known only with its versions, and put in when it is read.
        var places = new SlotMap(book.Fields);
        var main = Property(places.Said(book.Main));
        var dataset = new Dataset<BookRow>(book.Name, book.Unit, source => Read(source, book, places, declared)) { Label = row => Label(book.Main, main(row)), Link = row => $"/books/{row.BookId}/{row.Id}" };
        foreach (var (field, note, of) in BookDictionary.Entries(book))
        {
            if (field.Id == BookDictionary.KeeperId) dataset.Field(field, note, r => r.Keeper);
            else if (field.Id == BookDictionary.EnteredOnId) dataset.Field(field, note, r => r.EnteredOn);
            else Bind(dataset, field, note, field.Id.EndsWith(BookDictionary.Identity, StringComparison.Ordinal) ? places.Identity(of!) : places.Said(of!));
        }
        return dataset;
    }

    /// <summary>The summary figures of a book as declarations of metrics.</summary>
    public static IEnumerable<(string Id, string Source, string Text)> Metrics(Book book) =>
        book.Figures.Select((figure, i) => (MetricId(book, figure), $"books/{book.Id}（汇总数 {figure.Name}）", Metric(book, figure, 2000 + book.Order + i)));

    /// <summary>Is this the text of a metric over the book of that name?</summary>
    public static bool IsMetricOf(string bookName, string text) => text.Contains($"\ndataset: {Quoted(bookName)}\n", StringComparison.Ordinal);

    public static string MetricId(Book book, BookFigure figure) => $"{book.Id}-{figure.Id}";

    private static string Metric(Book book, BookFigure figure, int order)
    {
        var lines = new List<string>
        {
            $"id: {MetricId(book, figure)}", $"name: {Quoted(figure.Name)}", $"dataset: {Quoted(book.Name)}", $"aggregate: {BookWords.WordOf(BookWords.Aggregates, figure.Aggregate)}",
        };
        if (figure.Filter is { } filter) lines.Add($"filter: {Quoted(filter)}");
        if (figure.Numerator is { } numerator) lines.Add($"numerator: {Quoted(numerator)}");
        if (figure.Value is { } value) lines.Add($"value: {Quoted(Value(book, figure, value))}");
        if (figure.Date is { } date) lines.Add($"date: {Quoted(date)}");
        lines.AddRange([$"unit: {Quoted(figure.Unit)}", $"decimals: {figure.Decimals}", $"definition: {Quoted(figure.Definition ?? $"{book.Name}里的{figure.Name}。")}", $"order: {order}"]);
        return string.Join('\n', lines) + "\n";
    }

    private static string Value(Book book, BookFigure figure, string value)
    {
        if (figure.Aggregate == BookAggregate.Distinct) return book.ByName(value) is { Type: BookFieldType.Enterprise } ? value + "识别码" : value;
        var factor = ListEntries.Figures.Factor(FeelChecker.Check(value, book.Dictionary, FeelKind.Number).Formula!, figure);
        return factor == 1 ? value : $"({value}) / {factor.ToString("0.########", System.Globalization.CultureInfo.InvariantCulture)}";
    }

    private static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static IQueryable<BookRow> Read(DatasetSource source, Book book, SlotMap places, DeclaredBooks declared)
    {
        var id = book.Id;
        var texts = source.Db.Declarations.AsNoTracking().Where(d => d.Kind == DeclaredBooks.Kind && d.DeclarationId == id).OrderBy(d => d.Version).Select(d => d.Text).ToList();
        var slots = new SlotMap(texts.Select(declared.Of).OfType<Book>().Append(book).Select(b => b.Fields));
        var entries = source.Db.AsOf<BookEntry>(source.AsOf).Where(e => e.BookId == id && e.State == EntryState.Kept);
        return new BookAccess(source.User).Visible(entries, book).Select(Row(book, places, slots));
    }

    private static Expression<Func<BookEntry, BookRow>> Row(Book book, SlotMap places, SlotMap slots)
    {
        var entry = Expression.Parameter(typeof(BookEntry), "e");
        var bindings = new List<MemberBinding>
        {
            Put(nameof(BookRow.Id), Expression.Property(entry, nameof(BookEntry.Id))), Put(nameof(BookRow.BookId), Expression.Property(entry, nameof(BookEntry.BookId))),
            Put(nameof(BookRow.Keeper), Expression.Property(entry, nameof(BookEntry.UnitName))), Put(nameof(BookRow.EnteredOn), Expression.Property(entry, nameof(BookEntry.EnteredOn))),
        };
        foreach (var field in book.Fields.Where(f => f.Type != BookFieldType.File))
            foreach (var (place, slot) in places.All(field).Zip(slots.All(field))) bindings.Add(Put(place, Expression.Property(entry, slot)));
        return Expression.Lambda<Func<BookEntry, BookRow>>(Expression.MemberInit(Expression.New(typeof(BookRow)), bindings), entry);
    }

    private static MemberAssignment Put(string property, Expression value) => Expression.Bind(typeof(BookRow).GetProperty(property)!, value);

    private static void Bind(Dataset<BookRow> dataset, Field field, FieldNote note, string column)
    {
        var row = Expression.Parameter(typeof(BookRow), "r");
        var property = Expression.Property(row, column);
        if (column[0] == 'N') dataset.Field(field, note, Expression.Lambda<Func<BookRow, long?>>(property, row));
        else if (column[0] == 'D') dataset.Field(field, note, Expression.Lambda<Func<BookRow, DateOnly?>>(property, row));
        else dataset.Field(field, note, Expression.Lambda<Func<BookRow, string?>>(property, row));
    }

    private static Func<BookRow, object?> Property(string column)
    {
        var row = Expression.Parameter(typeof(BookRow), "r");
        return Expression.Lambda<Func<BookRow, object?>>(Expression.Convert(Expression.Property(row, column), typeof(object)), row).Compile();
    }

    private static string Label(BookField main, object? value) => value is null ? "（未写）" : EntryText.Show(main, value);
}
