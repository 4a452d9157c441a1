using Microsoft.EntityFrameworkCore.Migrations;

namespace Yingshang.Platform.Storage.Migrations;

/// <summary>A migration is a pair of scripts, one for each database, because what differs between them (FTS5, GIN, partial indexes) is what needs care.
/// <c>./yingshang migrate --script</c> prints the schema of the model to write the next one from.</summary>
internal static class MigrationScripts
{
    public static void RunScript(this MigrationBuilder migration, string name)
    {
        var database = migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite" ? "sqlite" : "postgres";
        migration.Sql(Read($"{name}.{database}.sql"));
        migration.Sql(Read($"{name}.search.{database}.sql"));
    }

    private static string Read(string file)
    {
        var assembly = typeof(MigrationScripts).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(n => n.EndsWith("." + file, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
