using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Platform.Masking;
using Yingshang.Platform.Pages;

namespace Yingshang.Books.ListEntries;

/// <summary>The columns of a book's list, of its export and of its summed numbers.</summary>
internal static class EntryTable
{
    /// <summary>Columns shown without being chosen: the first ones.</summary>
    private const int Shown = 7;

    public static IReadOnlyList<BookField> Fields(Book book) => [book.Main, .. book.Fields.Where(f => f != book.Main)];

    /// <summary>Shown until others are chosen.</summary>
    public static bool IsExtra(Book book, BookField field) => field != book.Main && (field.IsExtra || book.Fields.Where(f => !f.IsExtra && f != book.Main).Take(Shown - 1).All(f => f != field));

    public static IReadOnlyList<BookField> Chosen(Book book, ListState state) =>
        [.. Fields(book).Where(f => f == book.Main || (state.Columns.Count == 0 ? !IsExtra(book, f) : state.Columns.Contains(f.Id)))];

    /// <summary>Numbers whose totals the list shows.</summary>
    public static IReadOnlyList<BookField> Summed(Book book, ListState state) => [.. Chosen(book, state).Where(f => f.IsNumber)];

    /// <summary>As shown in lists and exports: people masked.</summary>
    public static string Text(BookEntry entry, BookField field, SlotMap slots)
    {
        var value = EntryValues.Value(entry, field, slots);
        return field.Type == BookFieldType.Person && value is string name ? Mask.Name(name) ?? "" : EntryText.Show(field, value);
    }

    public static string StateWord(EntryState state) => state switch
    {
        EntryState.Kept => "已入账",
        EntryState.Waiting => "待审核",
        EntryState.Returned => "退回修改",
        _ => "作废",
    };

    public static Tone StateTone(EntryState state) => state switch { EntryState.Kept => Tone.Ok, EntryState.Waiting => Tone.Run, EntryState.Returned => Tone.Near, _ => Tone.Plain };
}
