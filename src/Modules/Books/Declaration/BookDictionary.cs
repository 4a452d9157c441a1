using Yingshang.Feel;
using Yingshang.Platform.Packs;

namespace Yingshang.Books.Declaration;

/// <summary>The fields of a book as the dictionary has them.</summary>
public static class BookDictionary
{
    /// <summary>Behind the id of an enterprise field: its code, or its name where the register does not know it. Enterprises are told apart by it.</summary>
    public const string Identity = "_identity";

    public const string KeeperId = "entry_unit";
    public const string EnteredOnId = "entry_entered_on";

    /// <summary>Every book has these besides its own.</summary>
    public static readonly IReadOnlyList<Field> Common =
    [
        new(KeeperId, "填报单位", FeelType.Text) { Source = "台账" },
        new(EnteredOnId, "填报日期", FeelType.Date) { Source = "台账" },
    ];

    public static FieldDictionary Of(Book book) => new([.. Entries(book).Select(e => e.Field), .. DictionaryBook.Ambient]);

    /// <summary>Field, what is said of it, and the declared field behind it; null for those that every book has.</summary>
    public static IEnumerable<(Field Field, FieldNote Note, BookField? Of)> Entries(Book book)
    {
        foreach (var field in book.Fields.Where(f => f.Type != BookFieldType.File))
        {
            yield return (Declared(field, book), new FieldNote(field.Id, field.Help, null), field);
            if (field.Type == BookFieldType.Enterprise)
                yield return (new Field(field.Id + Identity, field.Name + "识别码", FeelType.Text) { Source = book.Name }, new FieldNote(field.Id + Identity, "企业库里有的是统一社会信用代码，没有的是名称；数户数用它", null), field);
        }
        foreach (var field in Common) yield return (field, new FieldNote(field.Id, null, null), null);
    }

    private static Field Declared(BookField field, Book book) => new(field.Id, field.Name, TypeOf(field.Type))
    {
        Scale = field.Type == BookFieldType.Money ? 2 : field.Scale,
        Unit = field.Type == BookFieldType.Money ? "元" : field.Unit,
        Choices = field.Choices, Source = book.Name,
    };

    private static FeelType TypeOf(BookFieldType type) => type switch
    {
        BookFieldType.Number or BookFieldType.Money => FeelType.Number,
        BookFieldType.Date => FeelType.Date,
        BookFieldType.Choice => FeelType.Choice,
        _ => FeelType.Text,
    };
}
