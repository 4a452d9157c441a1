using System.Linq.Expressions;
using Yingshang.Books.Entries;
using Yingshang.Feel;

namespace Yingshang.Books.Declaration;

/// <summary>Which column of the bank a field lies in. A field keeps its columns in every later version of its book as long as its type stays, and no other field gets them:
/// so one query reads entries of all versions. Worked out from the texts of the versions alone, in their order.</summary>
internal sealed class SlotMap
{
    private readonly Dictionary<(string Field, BookFieldType Type), IReadOnlyList<string>> _slots = [];
    private readonly Dictionary<char, int> _used = [];

    public SlotMap(params IEnumerable<IReadOnlyList<BookField>> versions)
    {
        foreach (var fields in versions) Take(fields);
    }

    /// <summary>Gives columns to the fields that have none.</summary>
    /// <returns>what there is no room for, in words; null when all have a place</returns>
    public string? Take(IReadOnlyList<BookField> fields)
    {
        foreach (var field in fields)
        {
            if (_slots.ContainsKey((field.Id, field.Type))) continue;
            var kinds = Kinds(field.Type);
            foreach (var kind in kinds.Where(k => _used.GetValueOrDefault(k) + kinds.Count(x => x == k) > EntryColumns.Room[k]))
                return $"“{field.Name}”放不下：一本台账（连同历次停用的字段）最多 {EntryColumns.Room[kind]} 个{Word(kind)}。";
            _slots[(field.Id, field.Type)] = [.. kinds.Select(Next)];
        }
        return null;
    }

    /// <summary>The column of what a field says: text, scaled number, day.</summary>
    public string Said(BookField field) => _slots[(field.Id, field.Type)][^1];

    /// <summary>The column of the record that an enterprise, unit or file field points to.</summary>
    public string Reference(BookField field) => _slots[(field.Id, field.Type)][0];

    /// <summary>The column of an enterprise's code, or name.</summary>
    public string Identity(BookField field) => _slots[(field.Id, field.Type)][1];

    /// <summary>Every column that a field lies in.</summary>
    public IReadOnlyList<string> All(BookField field) => _slots[(field.Id, field.Type)];

    /// <summary>For expressions over entries; 填报单位 is not among them.</summary>
    public FieldBindings<BookEntry> Bindings(Book book)
    {
        var bindings = new FieldBindings<BookEntry>();
        foreach (var field in book.Fields.Where(f => f.Type != BookFieldType.File))
        {
            Bind(bindings, field.Id, Said(field));
            if (field.Type == BookFieldType.Enterprise) Bind(bindings, field.Id + BookDictionary.Identity, Identity(field));
        }
        bindings.Bind(BookDictionary.EnteredOnId, e => e.EnteredOn);
        bindings.Bind(BookDictionary.KeeperId, e => e.UnitName);
        return bindings;
    }

    private static void Bind(FieldBindings<BookEntry> bindings, string id, string column)
    {
        var row = Expression.Parameter(typeof(BookEntry), "e");
        var property = Expression.Property(row, column);
        if (column[0] == 'N') bindings.Bind(id, Expression.Lambda<Func<BookEntry, long?>>(property, row));
        else if (column[0] == 'D') bindings.Bind(id, Expression.Lambda<Func<BookEntry, DateOnly?>>(property, row));
        else bindings.Bind(id, Expression.Lambda<Func<BookEntry, string?>>(property, row));
    }

    private string Next(char kind) => kind + (_used[kind] = _used.GetValueOrDefault(kind) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Kinds(BookFieldType type) => type switch
    {
        BookFieldType.Number or BookFieldType.Money => "N",
        BookFieldType.Date => "D",
        BookFieldType.Choice => "C",
        BookFieldType.Enterprise => "GTT",
        BookFieldType.Unit or BookFieldType.File => "GT",
        _ => "T",
    };

    private static string Word(char kind) => kind switch { 'N' => "数和金额", 'D' => "日期", 'C' => "选项", 'G' => "企业、单位和附件", _ => "文字（企业占两个，单位、附件占一个）" };
}
