using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yingshang.App.Commands;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Storage;

/// <summary>A store that was migrated from the first version on has the schema of the model: table by table, column by column, index by index.</summary>
public sealed partial class SchemaTests
{
    [Fact]
    public async Task Migrations_give_the_schema_of_the_model()
    {
        await using var migrated = await TestDistrict.CreateEmptyAsync(new TestClock());
        await using var modelled = await TestDistrict.CreateUnmigratedAsync(new TestClock());
        await using (var db = modelled.District.NewSystemDb()) await db.Database.ExecuteSqlRawAsync(MigrateCommand.Script(TestDistrict.OnPostgreSql ? "postgres" : "sqlite").Replace("{", "{{").Replace("}", "}}"));
        var (found, expected) = (await SchemaAsync(migrated), await SchemaAsync(modelled));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, found);
    }

    private static async Task<List<string>> SchemaAsync(TestDistrict district)
    {
        await using var db = district.District.NewSystemDb();
        var rows = TestDistrict.OnPostgreSql
            ? db.Database.SqlQueryRaw<string>("""
                SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length::text, '') || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS "Value"
                FROM information_schema.columns WHERE table_schema = current_schema()
                UNION ALL
                SELECT regexp_replace(indexdef, current_schema() || '\.', '', 'g') FROM pg_indexes WHERE schemaname = current_schema()
                UNION ALL
                SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
                """)
            : db.Database.SqlQueryRaw<string>("SELECT coalesce(sql, name) AS \"Value\" FROM sqlite_master WHERE name NOT GLOB 'sqlite_*'");
        var all = await rows.ToListAsync();
        // Search, the list of migrations and SQLite's figures for its planner are beside the model, by design.
        return [.. all.Select(r => Blanks().Replace(r, " ").Trim()).Where(r => !Beside().IsMatch(r)).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"\s+")] private static partial Regex Blanks();

    [GeneratedRegex("search_(entries|grams)|__EFMigrations|sqlite_autoindex___EF|sqlite_stat")] private static partial Regex Beside();
}
