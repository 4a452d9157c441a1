using Yingshang.Books.Entries;
using Yingshang.Platform.People;

namespace Yingshang.Books.Declaration;

/// <summary>一表通: what a book asks that the same units write down in another book already.</summary>
/// <param name="Book">the other one</param>
/// <param name="Fields">names of the fields that both ask for</param>
internal sealed record SameFields(Book Book, IReadOnlyList<BookField> Fields, IReadOnlyList<Unit> Units)
{
    /// <summary>Fewer are chance: every list has a name.</summary>
    private const int Least = 2;

    /// <summary>Books that ask some of the same units for two or more of the same fields; fields that are filled in from elsewhere are not asked for.</summary>
    public static IReadOnlyList<SameFields> Find(Book book, IEnumerable<Book> others, IReadOnlyCollection<Unit> units)
    {
        var asked = units.Where(u => BookAccess.Keeps(book, u)).ToList();
        return
        [
            .. from other in others
               where other.Id != book.Id && !other.IsClosed
               let fields = book.Fields.Where(f => f.From is null && IsTyped(f)).Where(f => other.Fields.Any(o => o.From is null && IsSame(f, o))).ToList()
               let twice = asked.Where(u => BookAccess.Keeps(other, u)).ToList()
               where fields.Count >= Least && twice.Count > 0
               orderby fields.Count descending
               select new SameFields(other, fields, twice),
        ];
    }

    // 类别 and 状态 stand in every list and mean something else in each: only the same choices, or a number in the same unit, are the same question.
    private static bool IsSame(BookField field, BookField other) => field.Name == other.Name && field.Type == other.Type && field.Unit == other.Unit
        && (field.Type != BookFieldType.Choice || field.Choices.All(other.Choices.Contains) || other.Choices.All(field.Choices.Contains));

    // What a record is about is not asked twice: it is how two books are joined.
    private static bool IsTyped(BookField field) => field.Type is not (BookFieldType.Enterprise or BookFieldType.Unit or BookFieldType.File) && field.Name is not "备注";
}
