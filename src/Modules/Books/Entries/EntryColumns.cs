using System.Linq.Expressions;
using System.Reflection;

namespace Yingshang.Books.Entries;

/// <summary>The columns of the bank by name: how they are read and written.</summary>
internal static class EntryColumns
{
    /// <summary>How many columns of each kind there are.</summary>
    public static readonly IReadOnlyDictionary<char, int> Room = new Dictionary<char, int> { ['T'] = 24, ['C'] = 8, ['N'] = 12, ['D'] = 8, ['G'] = 8 };

    private static readonly Dictionary<string, (Func<BookEntry, object?> Read, Action<BookEntry, object?> Write)> Known = Room
        .SelectMany(kind => Enumerable.Range(1, kind.Value).Select(n => $"{kind.Key}{n}")).ToDictionary(name => name, Accessors);

    public static object? Read(BookEntry entry, string column) => Known[column].Read(entry);

    public static void Write(BookEntry entry, string column, object? value) => Known[column].Write(entry, value);

    private static (Func<BookEntry, object?>, Action<BookEntry, object?>) Accessors(string name)
    {
        var property = typeof(BookEntry).GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!;
        var (row, value) = (Expression.Parameter(typeof(BookEntry)), Expression.Parameter(typeof(object)));
        return (Expression.Lambda<Func<BookEntry, object?>>(Expression.Convert(Expression.Property(row, property), typeof(object)), row).Compile(),
            Expression.Lambda<Action<BookEntry, object?>>(Expression.Assign(Expression.Property(row, property), Expression.Convert(value, property.PropertyType)), row, value).Compile());
    }
}
