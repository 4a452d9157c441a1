using System.Globalization;

namespace Yingshang.Books.Declaration;

/// <summary>A book as the declaration file that says it.</summary>
internal static class BookWriter
{
    public static string Write(Book book)
    {
        List<string> lines =
        [
            $"id: {book.Id}", $"name: {Quoted(book.Name)}", $"group: {Quoted(book.Group)}", $"unit: {Quoted(book.Unit)}", $"meaning: {Quoted(book.Meaning)}", $"keepers: {List(book.Keepers)}",
        ];
        if (book.Readers != BookReaders.Staff) lines.Add($"readers: {BookWords.WordOf(BookWords.Readers, book.Readers)}");
        if (book.NeedsApproval) lines.Add("approval: true");
        if (book.IsPublic) lines.Add("published: true");
        if (book.IsClosed) lines.Add("closed: true");
        if (book.Due is { } due) lines.Add($"due: {{every: {BookWords.WordOf(BookWords.Rhythms, due.Every)}, by_day: {due.ByDay}}}");
        if (book.Mechanisms.Count > 0) lines.Add($"mechanisms: {List(book.Mechanisms)}");
        lines.AddRange([$"order: {book.Order}", "fields:", .. book.Fields.Select(f => "  - " + Field(f, f == book.Main))]);
        if (book.Unique.Count > 0) lines.AddRange(["unique:", .. book.Unique.Select(u => "  - " + List(u.Select(f => f.Name)))]);
        if (book.Checks.Count > 0) lines.AddRange(["checks:", .. book.Checks.Select(c => $"  - {{when: {Quoted(c.Condition)}, say: {Quoted(c.Say)}}}")]);
        if (book.Figures.Count > 0) lines.AddRange(["figures:", .. book.Figures.Select(f => "  - " + Figure(f))]);
        return string.Join('\n', lines) + "\n";
    }

    private static string Field(BookField field, bool isMain)
    {
        List<string?> parts =
        [
            $"id: {field.Id}", $"name: {Quoted(field.Name)}", $"type: {BookWords.WordOf(BookWords.Types, field.Type)}", field.Unit is null ? null : $"unit: {Quoted(field.Unit)}",
            field.Scale == 0 ? null : $"scale: {field.Scale}", field.Choices.Count == 0 ? null : $"choices: {List(field.Choices)}", field.IsRequired ? "required: true" : null, isMain ? "main: true" : null,
            field.IsPublic ? "public: true" : null, field.IsExtra ? "extra: true" : null, field.Help is null ? null : $"help: {Quoted(field.Help)}", field.From is null ? null : $"from: {Quoted(field.From)}",
        ];
        return $"{{{string.Join(", ", parts.OfType<string>())}}}";
    }

    private static string Figure(BookFigure figure)
    {
        List<string?> parts =
        [
            $"id: {figure.Id}", $"name: {Quoted(figure.Name)}", $"aggregate: {BookWords.WordOf(BookWords.Aggregates, figure.Aggregate)}", Part("filter", figure.Filter), Part("numerator", figure.Numerator),
            Part("value", figure.Value), Part("date", figure.Date), Part("unit", figure.Unit), figure.Decimals == 0 ? null : $"decimals: {figure.Decimals.ToString(CultureInfo.InvariantCulture)}", Part("definition", figure.Definition),
        ];
        return $"{{{string.Join(", ", parts.OfType<string>())}}}";
    }

    private static string? Part(string key, string? value) => value is null ? null : $"{key}: {Quoted(value)}";

    private static string List(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(Quoted))}]";

    // Whatever YAML could take for something else is quoted.
    private static string Quoted(string text) => text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '、' or '，' or '。' or '（' or '）' or '-' or '“' or '”') && char.IsLetter(text[0]) && text is not ("true" or "false" or "null" or "yes" or "no")
        ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
