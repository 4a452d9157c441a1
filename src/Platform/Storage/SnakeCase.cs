using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Yingshang.Platform.Storage;

/// <summary>Names in the database: English, lower case, words joined by underscores, at most 63 bytes.</summary>
internal static class SnakeCase
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            var table = Of(entity.GetTableName()!);
            entity.SetTableName(table);
            foreach (var property in entity.GetProperties()) property.SetColumnName(Of(property.Name));
            foreach (var key in entity.GetKeys()) key.SetName("pk_" + table);
            foreach (var key in entity.GetForeignKeys())
                key.SetConstraintName(Short($"fk_{table}_{string.Join('_', key.Properties.Select(p => Of(p.Name)))}"));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Short($"ix_{table}_{string.Join('_', index.Properties.Select(p => Of(p.Name)))}"));
        }
    }

    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var upper = char.IsUpper(name[i]);
            if (upper && i > 0 && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private static string Short(string name) => name.Length <= 63 ? name : name[..63];
}
