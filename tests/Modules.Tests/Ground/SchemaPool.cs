using System.Collections.Concurrent;
using Npgsql;

namespace Yingshang.Modules.Tests.Ground;

/// <summary>Schemas of the PostgreSQL server under test with the demo pack's units and people, which tests use one after the other: building one takes most of a second, emptying one a few milliseconds.</summary>
internal static class SchemaPool
{
    private static readonly ConcurrentBag<string> Free = [];
    private static readonly ConcurrentBag<string> All = [];
    private static readonly Lazy<Task<string>> Untouched = new(CreateAsync);

    static SchemaPool() => AppDomain.CurrentDomain.ProcessExit += (_, _) => DropAll();

    public static async Task<string> TakeAsync()
    {
        // The one that nobody uses comes first: the others are made like it.
        await Untouched.Value;
        return Free.TryTake(out var schema) ? schema : await CreateAsync();
    }

    /// <summary>As it was before the test; nothing may still write into it.</summary>
    public static async Task GiveBackAsync(string schema)
    {
        await TestDistrict.ExecuteAsync($"""
            DO $$
            DECLARE
                name text;
                holds boolean;
            BEGIN
                SET LOCAL session_replication_role = replica;
                FOR name IN SELECT relname FROM pg_class WHERE relnamespace = '{schema}'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0 LOOP
                    EXECUTE format('SELECT EXISTS (SELECT 1 FROM {schema}.%I)', name) INTO holds;
                    IF holds THEN
                        IF pg_relation_size(format('{schema}.%I', name)::regclass) > 500000 THEN
                            EXECUTE format('TRUNCATE {schema}.%I CASCADE', name);
                        ELSE
                            EXECUTE format('DELETE FROM {schema}.%I', name);
                        END IF;
                    END IF;
                END LOOP;
                FOR name IN SELECT relname FROM pg_class WHERE relnamespace = '{await Untouched.Value}'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0 LOOP
                    EXECUTE format('INSERT INTO {schema}.%I SELECT * FROM {await Untouched.Value}.%I', name, name);
                END LOOP;
            END $$
            """);
        Free.Add(schema);
    }

    private static async Task<string> CreateAsync()
    {
        var schema = await TestDistrict.CreateSeededSchemaAsync();
        All.Add(schema);
        return schema;
    }

    private static void DropAll()
    {
        try
        {
            foreach (var schema in All) TestDistrict.ExecuteAsync($"DROP SCHEMA {schema} CASCADE").GetAwaiter().GetResult();
        }
        catch (NpgsqlException)
        {
            // The server went first: there is nothing left to drop.
        }
    }
}
