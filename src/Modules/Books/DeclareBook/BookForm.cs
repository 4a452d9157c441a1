using System.Globalization;
using Microsoft.AspNetCore.Http;
using Yingshang.Books.Declaration;
using Yingshang.Platform.Mechanisms;

namespace Yingshang.Books.DeclareBook;

/// <summary>The declaration of a book as a form: what was typed, and the declaration that it says.</summary>
internal sealed record BookForm
{
    /// <summary>Empty rows under the fields, each time the form is shown; under checks and figures there is one.</summary>
    private const int Room = 3;

    public string Id { get; private init; } = "";
    public string Name { get; private init; } = "";
    public string Group { get; private init; } = "";
    public string Unit { get; private init; } = "条";
    public string Meaning { get; private init; } = "";
    public string Keepers { get; private init; } = "";

    /// <summary>Names of the mechanisms that its entries are the records of.</summary>
    public string Mechanisms { get; private init; } = "";

    public string Readers { get; private init; } = "工作人员";
    public string Every { get; private init; } = "";
    public string ByDay { get; private init; } = "8";
    public bool NeedsApproval { get; private init; }
    public bool IsPublic { get; private init; }
    public bool IsClosed { get; private init; }
    public IReadOnlyList<FieldRow> Fields { get; init; } = [];

    public IReadOnlyList<CheckRow> Checks { get; private init; } = [CheckRow.Blank];
    public IReadOnlyList<FigureRow> Figures { get; private init; } = [FigureRow.Blank];

    public static BookForm New() => new() { Fields = [.. Enumerable.Repeat(FieldRow.Blank, Room + 2)] };

    public static BookForm Of(Book book, MechanismNames mechanisms) => new()
    {
        Id = book.Id, Name = book.Name, Group = book.Group, Unit = book.Unit, Meaning = book.Meaning, Keepers = string.Join('、', book.Keepers), Mechanisms = string.Join('、', book.Mechanisms.Select(m => mechanisms.NameOf(m) ?? m)), Readers = BookWords.WordOf(BookWords.Readers, book.Readers),
        Every = book.Due is { } due ? BookWords.WordOf(BookWords.Rhythms, due.Every) : "", ByDay = (book.Due?.ByDay ?? 8).ToString(CultureInfo.InvariantCulture), NeedsApproval = book.NeedsApproval, IsPublic = book.IsPublic, IsClosed = book.IsClosed,
        Fields = [.. book.Fields.Select(f => Row(f, book)), .. Enumerable.Repeat(FieldRow.Blank, Room)],
        Checks = [.. book.Checks.Select(c => new CheckRow(c.Condition, c.Say)), CheckRow.Blank],
        Figures = [.. book.Figures.Select(f => new FigureRow(f.Id, f.Name, BookWords.WordOf(BookWords.Aggregates, f.Aggregate), f.Filter ?? "", f.Numerator ?? f.Value ?? "", f.Unit, f.Date ?? "", f.Decimals.ToString(CultureInfo.InvariantCulture))), FigureRow.Blank],
    };

    public static BookForm Read(IFormCollection form)
    {
        string Text(string name) => form[name].ToString().Trim();
        List<T> Rows<T>(string what, Func<Func<string, string>, T> row)
        {
            var rows = new List<T>();
            for (var i = 0; form.ContainsKey($"{what}{i}.{(what == "check" ? "when" : "name")}"); i++) rows.Add(row(cell => Text($"{what}{i}.{cell}")));
            return rows;
        }
        return new BookForm
        {
            Id = Text("id"), Name = Text("name"), Group = Text("group"), Unit = Text("unit"), Meaning = Text("meaning"), Keepers = Text("keepers"), Mechanisms = Text("mechanisms"), Readers = Text("readers"), Every = Text("every"), ByDay = Text("by_day"),
            NeedsApproval = Text("approval") == "on", IsPublic = Text("published") == "on", IsClosed = Text("closed") == "on", 
            Fields = Rows("field", cell => new FieldRow(cell("id"), cell("name"), cell("type"), cell("unit"), cell("scale"), cell("choices"), cell("from"), cell("help"), cell("required") == "on", cell("unique"), cell("public") == "on", cell("extra") == "on")),
            Checks = Rows("check", cell => new CheckRow(cell("when"), cell("say"))),
            Figures = Rows("figure", cell => new FigureRow(cell("id"), cell("name"), cell("aggregate"), cell("filter"), cell("value"), cell("unit"), cell("date"), cell("decimals"))),
        };
    }

    /// <summary>With empty rows at the end, so that there is always room for another field.</summary>
    public BookForm WithRoom() => this with
    {
        Fields = Fields.Count(f => f.Name.Length == 0) >= Room ? Fields : [.. Fields, .. Enumerable.Repeat(FieldRow.Blank, Room)],
        Checks = Checks.Any(c => c.IsBlank) ? Checks : [.. Checks, CheckRow.Blank],
        Figures = Figures.Any(f => f.IsBlank) ? Figures : [.. Figures, FigureRow.Blank],
    };

    /// <summary>The book of the fields alone, as far as they are filled in: what its conditions may use.</summary>
    public Book OfFields()
    {
        var fields = BookFields().Where(f => f.Choices.Count > 0 || f.Type != BookFieldType.Choice).DistinctBy(f => f.Name).DistinctBy(f => f.Id).Where(f => BookDictionary.Common.All(c => c.Name != f.Name)).ToList();
        return new Book { Id = "book", Name = "book", Group = "", Unit = Unit, Meaning = "", Keepers = [], Fields = fields, Main = new BookField("", "", BookFieldType.Text) };
    }

    /// <summary>The declaration file that the form says; what the form has no field for is taken from <paramref name="stands"/>.</summary>
    public string Text(Book? stands, MechanismNames mechanisms)
    {
        var fields = BookFields();
        var book = new Book
        {
            Id = Id, Name = Name, Group = Group, Unit = Unit, Meaning = Meaning, Keepers = Split(Keepers), Readers = BookWords.Readers.GetValueOrDefault(Readers), NeedsApproval = NeedsApproval, IsPublic = IsPublic, IsClosed = IsClosed,
            Due = BookWords.Rhythms.TryGetValue(Every, out var every) ? new BookDue(every, int.TryParse(ByDay, out var day) ? day : 0) : null, Mechanisms = [.. Split(Mechanisms).Select(m => mechanisms.IdOf(m) ?? m)], Order = stands?.Order ?? 1000,
            Fields = fields, Main = fields.FirstOrDefault(f => f.Id == stands?.Main.Id) ?? fields.FirstOrDefault() ?? new BookField("", "", BookFieldType.Text),
            Unique = [.. new[] { '1', '2' }.Select(group => (IReadOnlyList<BookField>)[.. fields.Where(f => Fields.Any(r => r.Unique.Contains(group) && r.Name == f.Name))]).Where(group => group.Count > 0)],
            Checks = [.. Checks.Where(c => !c.IsBlank).Select(c => new BookCheck(c.When, c.Say))], Figures = BookFigures(stands),
        };
        return BookWriter.Write(book);
    }

    private List<BookField> BookFields()
    {
        var used = Fields.Select(f => f.Id).Where(id => id.Length > 0).ToHashSet(StringComparer.Ordinal);
        var fields = new List<BookField>();
        foreach (var row in Fields.Where(r => r.Name.Length > 0))
        {
            var id = row.Id;
            for (var n = 1; id.Length == 0; n++) if (used.Add($"f{n}")) id = $"f{n}";
            var type = BookWords.Types.GetValueOrDefault(row.Type);
            fields.Add(new BookField(id, row.Name, type)
            {
                Unit = type is BookFieldType.Number or BookFieldType.Money ? Blank(row.Unit) ?? (type == BookFieldType.Money ? "万元" : null) : null,
                Scale = type == BookFieldType.Number && int.TryParse(row.Scale, out var scale) ? scale : 0, Choices = type == BookFieldType.Choice ? Split(row.Choices) : [],
                IsRequired = row.IsRequired, IsPublic = row.IsPublic, IsExtra = row.IsExtra, Help = Blank(row.Help), From = Blank(row.From),
            });
        }
        return fields;
    }

    private static FieldRow Row(BookField field, Book book) => new(field.Id, field.Name, BookWords.WordOf(BookWords.Types, field.Type), field.Unit ?? "", field.Scale == 0 ? "" : field.Scale.ToString(CultureInfo.InvariantCulture),
        string.Join('、', field.Choices), field.From ?? "", field.Help ?? "", field.IsRequired, string.Concat(book.Unique.Index().Where(u => u.Item.Contains(field)).Select(u => (u.Index + 1).ToString(CultureInfo.InvariantCulture))), field.IsPublic, field.IsExtra);

    private List<BookFigure> BookFigures(Book? stands)
    {
        var used = Figures.Select(f => f.Id).Concat(stands?.Figures.Select(f => f.Id) ?? []).ToHashSet(StringComparer.Ordinal);
        var figures = new List<BookFigure>();
        foreach (var row in Figures.Where(f => !f.IsBlank))
        {
            var id = row.Id;
            for (var n = 1; id.Length == 0; n++) if (used.Add($"n{n}")) id = $"n{n}";
            var aggregate = BookWords.Aggregates.GetValueOrDefault(row.Aggregate);
            figures.Add(new BookFigure(id, row.Name, aggregate)
            {
                Filter = Blank(row.Filter), Numerator = aggregate == BookAggregate.Rate ? Blank(row.Value) : null, Value = aggregate == BookAggregate.Rate ? null : Blank(row.Value), Date = Blank(row.Date),
                Unit = Blank(row.Unit) ?? (aggregate == BookAggregate.Rate ? "％" : Unit), Definition = stands?.Figures.FirstOrDefault(f => f.Id == id)?.Definition,
                Decimals = int.TryParse(row.Decimals, out var decimals) ? decimals : aggregate is BookAggregate.Count or BookAggregate.Distinct or BookAggregate.Max or BookAggregate.Min ? 0 : 2,
            });
        }
        return figures;
    }

    private static string[] Split(string text) => text.Split(['、', ',', '，', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
