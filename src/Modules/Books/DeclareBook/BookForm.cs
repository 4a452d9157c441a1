using System.Globalization;
using Microsoft.AspNetCore.Http;
using Yingshang.Books.Declaration;

namespace Yingshang.Books.DeclareBook;

/// <summary>A row of the fields' editor, as typed.</summary>
internal sealed record FieldRow(string Id, string Name, string Type, string Unit, string Scale, string Choices, string From, string Help, bool IsRequired, bool IsUnique, bool IsPublic, bool IsExtra)
{
    public static readonly FieldRow Blank = new("", "", "文字", "", "", "", "", "", false, false, false, false);
}

/// <summary>The declaration of a book as a form: what was typed, and the declaration that it says.</summary>
internal sealed class BookForm
{
    /// <summary>Empty rows under the fields, each time the form is shown.</summary>
    private const int Room = 3;

    public string Id { get; private init; } = "";
    public string Name { get; private init; } = "";
    public string Group { get; private init; } = "";
    public string Unit { get; private init; } = "条";
    public string Meaning { get; private init; } = "";
    public string Keepers { get; private init; } = "";
    public string Readers { get; private init; } = "工作人员";
    public string Every { get; private init; } = "";
    public string ByDay { get; private init; } = "8";
    public bool NeedsApproval { get; private init; }
    public bool IsPublic { get; private init; }
    public bool IsClosed { get; private init; }
    public IReadOnlyList<FieldRow> Fields { get; private init; } = [];

    /// <summary>One in a line: condition ｜ what is said.</summary>
    public string Checks { get; private init; } = "";

    /// <summary>One in a line: name ｜ way of counting ｜ condition ｜ value or numerator ｜ unit ｜ date.</summary>
    public string Figures { get; private init; } = "";

    public static BookForm New() => new() { Fields = [.. Enumerable.Repeat(FieldRow.Blank, Room + 2)] };

    public static BookForm Of(Book book) => new()
    {
        Id = book.Id, Name = book.Name, Group = book.Group, Unit = book.Unit, Meaning = book.Meaning, Keepers = string.Join('、', book.Keepers), Readers = BookWords.WordOf(BookWords.Readers, book.Readers),
        Every = book.Due is { } due ? BookWords.WordOf(BookWords.Rhythms, due.Every) : "", ByDay = (book.Due?.ByDay ?? 8).ToString(CultureInfo.InvariantCulture), NeedsApproval = book.NeedsApproval, IsPublic = book.IsPublic, IsClosed = book.IsClosed,
        Fields = [.. book.Fields.Select(f => Row(f, book)), .. Enumerable.Repeat(FieldRow.Blank, Room)],
        Checks = string.Join('\n', book.Checks.Select(c => $"{c.Condition} ｜ {c.Say}")),
        Figures = string.Join('\n', book.Figures.Select(f => string.Join(" ｜ ", [f.Name, BookWords.WordOf(BookWords.Aggregates, f.Aggregate), f.Filter ?? "", f.Numerator ?? f.Value ?? "", f.Unit, f.Date ?? ""]))),
    };

    public static BookForm Read(IFormCollection form)
    {
        string Text(string name) => form[name].ToString().Trim();
        var rows = new List<FieldRow>();
        for (var i = 0; form.ContainsKey($"field{i}.name"); i++)
        {
            string Cell(string name) => Text($"field{i}.{name}");
            rows.Add(new FieldRow(Cell("id"), Cell("name"), Cell("type"), Cell("unit"), Cell("scale"), Cell("choices"), Cell("from"), Cell("help"), Cell("required") == "on", Cell("unique") == "on", Cell("public") == "on", Cell("extra") == "on"));
        }
        return new BookForm
        {
            Id = Text("id"), Name = Text("name"), Group = Text("group"), Unit = Text("unit"), Meaning = Text("meaning"), Keepers = Text("keepers"), Readers = Text("readers"), Every = Text("every"), ByDay = Text("by_day"),
            NeedsApproval = Text("approval") == "on", IsPublic = Text("published") == "on", IsClosed = Text("closed") == "on", Fields = rows, Checks = Text("checks"), Figures = Text("figures"),
        };
    }

    /// <summary>With empty rows at the end, so that there is always room for another field.</summary>
    public BookForm WithRoom() => Fields.Count(f => f.Name.Length == 0) >= Room ? this : Copy([.. Fields, .. Enumerable.Repeat(FieldRow.Blank, Room)]);

    /// <summary>The declaration file that the form says; what the form has no field for is taken from <paramref name="stands"/>.</summary>
    public string Text(Book? stands)
    {
        var fields = BookFields();
        var unique = fields.Where(f => Fields.Any(r => r.IsUnique && r.Name == f.Name)).ToList();
        var book = new Book
        {
            Id = Id, Name = Name, Group = Group, Unit = Unit, Meaning = Meaning, Keepers = Split(Keepers), Readers = BookWords.Readers.GetValueOrDefault(Readers), NeedsApproval = NeedsApproval, IsPublic = IsPublic, IsClosed = IsClosed,
            Due = BookWords.Rhythms.TryGetValue(Every, out var every) ? new BookDue(every, int.TryParse(ByDay, out var day) ? day : 0) : null, Mechanisms = stands?.Mechanisms ?? [], Order = stands?.Order ?? 1000,
            Fields = fields, Main = fields.FirstOrDefault(f => f.Id == stands?.Main.Id) ?? fields.FirstOrDefault() ?? new BookField("", "", BookFieldType.Text),
            Unique = unique.Count == 0 ? [] : [unique, .. (stands?.Unique ?? []).Skip(1)], Checks = [.. Lines(Checks).Select(Check)], Figures = [.. Lines(Figures).Select((line, i) => Figure(line, i, stands))],
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
        string.Join('、', field.Choices), field.From ?? "", field.Help ?? "", field.IsRequired, book.Unique.Count > 0 && book.Unique[0].Contains(field), field.IsPublic, field.IsExtra);

    private static BookCheck Check(string line) => Parts(line) is [var when, var say, ..] ? new BookCheck(when, say) : new BookCheck(line, "");

    private static BookFigure Figure(string line, int number, Book? stands)
    {
        var parts = Parts(line);
        string At(int i) => parts.ElementAtOrDefault(i) ?? "";
        var aggregate = BookWords.Aggregates.GetValueOrDefault(At(1));
        var was = stands?.Figures.FirstOrDefault(f => f.Name == At(0));
        return new BookFigure(was?.Id ?? NewId(number, stands), At(0), aggregate)
        {
            Filter = Blank(At(2)), Numerator = aggregate == BookAggregate.Rate ? Blank(At(3)) : null, Value = aggregate == BookAggregate.Rate ? null : Blank(At(3)), Unit = Blank(At(4)) ?? "条", Date = Blank(At(5)),
            Decimals = was?.Decimals ?? (aggregate is BookAggregate.Count or BookAggregate.Distinct or BookAggregate.Max or BookAggregate.Min ? 0 : 2), Definition = was?.Definition,
        };
    }

    private static string NewId(int number, Book? stands)
    {
        while (stands?.Figures.Any(f => f.Id == $"n{number + 1}") == true) number++;
        return $"n{number + 1}";
    }

    private BookForm Copy(IReadOnlyList<FieldRow> fields) => new()
    {
        Id = Id, Name = Name, Group = Group, Unit = Unit, Meaning = Meaning, Keepers = Keepers, Readers = Readers, Every = Every, ByDay = ByDay, NeedsApproval = NeedsApproval, IsPublic = IsPublic, IsClosed = IsClosed, Fields = fields, Checks = Checks, Figures = Figures,
    };

    private static string[] Parts(string line) => line.Split(['｜', '|'], StringSplitOptions.TrimEntries);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Split(string text) => text.Split(['、', ',', '，', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
