using Yingshang.Books.Declaration;

namespace Yingshang.Books.Entries;

/// <summary>What is to become an entry: values by field, and what is wrong with each.</summary>
public sealed class EntryDraft(Book book)
{
    public Book Book => book;

    /// <summary>Texts, scaled numbers, days, <see cref="EntryReference"/>s; what is not said is not in it.</summary>
    public Dictionary<string, object> Values { get; } = [];

    /// <summary>By field id; what concerns the whole under the empty id.</summary>
    public Dictionary<string, List<string>> Wrong { get; } = [];

    /// <summary>Fields that were filled in from what is known.</summary>
    public List<BookField> Filled { get; } = [];

    public bool IsGood => Wrong.Count == 0;

    public object? this[BookField field] => Values.GetValueOrDefault(field.Id);

    public string Title => EntryText.Show(book.Main, this[book.Main]);

    public void Refuse(string fieldId, string why)
    {
        if (Wrong.TryGetValue(fieldId, out var known)) known.Add(why);
        else Wrong[fieldId] = [why];
    }

    /// <summary>All that is wrong, field by field, in words.</summary>
    public IEnumerable<string> Said => Wrong.SelectMany(w => w.Value.Select(why => book.Find(w.Key) is { } known ? $"{known.Name}：{why}" : why));
}

/// <summary>Puts drafts into entries and takes them out.</summary>
internal static class EntryValues
{
    /// <summary>What an entry says under a version of its book.</summary>
    public static EntryDraft Of(BookEntry entry, Book book, SlotMap slots)
    {
        var draft = new EntryDraft(book);
        foreach (var field in book.Fields)
            if (Value(entry, field, slots) is { } value) draft.Values[field.Id] = value;
        return draft;
    }

    public static object? Value(BookEntry entry, BookField field, SlotMap slots)
    {
        if (EntryColumns.Read(entry, slots.Said(field)) is not { } said) return null;
        return field.Type switch
        {
            BookFieldType.Enterprise => new EntryReference((Guid?)EntryColumns.Read(entry, slots.Reference(field)), (string)said, (string)EntryColumns.Read(entry, slots.Identity(field))!),
            BookFieldType.Unit or BookFieldType.File => new EntryReference((Guid?)EntryColumns.Read(entry, slots.Reference(field)), (string)said, (string)said),
            _ => said,
        };
    }

    /// <summary>Writes the fields of the draft's book; what other versions kept in other columns stays.</summary>
    public static void Put(BookEntry entry, EntryDraft draft, SlotMap slots)
    {
        foreach (var field in draft.Book.Fields)
        {
            var value = draft[field];
            EntryColumns.Write(entry, slots.Said(field), value is EntryReference said ? said.Said : value);
            if (field.Type is not (BookFieldType.Enterprise or BookFieldType.Unit or BookFieldType.File)) continue;
            var reference = value as EntryReference;
            EntryColumns.Write(entry, slots.Reference(field), reference?.Id);
            if (field.Type == BookFieldType.Enterprise) EntryColumns.Write(entry, slots.Identity(field), reference?.Identity);
        }
        var keys = draft.Book.Unique.Select(fields => Key(draft, fields)).ToList();
        (entry.Key1, entry.Key2) = entry.State == EntryState.Void ? (null, null) : (keys.ElementAtOrDefault(0), keys.ElementAtOrDefault(1));
    }

    /// <summary>What a combination of fields says, as one text; null when it says nothing.</summary>
    public static string? Key(EntryDraft draft, IReadOnlyList<BookField> fields)
    {
        if (fields.All(f => draft[f] is null)) return null;
        var text = string.Join('\u001f', fields.Select(f => draft[f] is EntryReference { Identity: var identity } ? identity : EntryText.Plain(f, draft[f])));
        // Longer than an index of PostgreSQL takes: its digest stands for it.
        return text.Length <= 400 ? text : Convert.ToHexStringLower(Platform.Audit.Sm3.Hash(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>What differs, in words.</summary>
    public static IReadOnlyList<EntryChange> Changes(EntryDraft was, EntryDraft now) =>
    [
        .. from field in now.Book.Fields.Concat(was.Book.Fields).DistinctBy(f => f.Id)
           let before = EntryText.Plain(field, was[field])
           let after = EntryText.Plain(field, now[field])
           where before != after
           select new EntryChange(field, EntryText.Show(field, was[field]), EntryText.Show(field, now[field])),
    ];
}

/// <summary>A field that differs between two versions of an entry.</summary>
internal sealed record EntryChange(BookField Field, string Was, string Now);
