using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Yingshang.Feel;

namespace Yingshang.Bench.Rules;

/// <summary>The enterprises in a database, asked with one statement for each rule.</summary>
internal sealed class RuleDatabase(DbContextOptions options) : DbContext(options)
{
    private const string Schema = "bench_feel";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (Database.IsNpgsql()) modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.Entity<ScaledRow>().Property<int>("Id").ValueGeneratedNever();
        modelBuilder.Entity<ScaledRow>().HasKey("Id");
    }

    public static RuleDatabase OnSqlite(IReadOnlyList<ScaledRow> rows)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return Filled(new RuleDatabase(new DbContextOptionsBuilder().UseSqlite(connection).Options), rows);
    }

    public static RuleDatabase OnPostgres(string connection, IReadOnlyList<ScaledRow> rows)
    {
        var db = new RuleDatabase(new DbContextOptionsBuilder().UseNpgsql(connection).Options);
        db.Database.ExecuteSqlRaw($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
        return Filled(db, rows);
    }

    /// <summary>Ids of the matches, as a program would fetch them.</summary>
    public long Match(IEnumerable<Expression<Func<ScaledRow, bool>>> rules) => rules.Sum(r => (long)Set<ScaledRow>().Where(r).Select(e => EF.Property<int>(e, "Id")).ToList().Count);

    public static IReadOnlyList<Expression<Func<ScaledRow, bool>>> Translate(IEnumerable<FeelFormula> rules) => [.. rules.Select(r => r.Translate(RuleWorld.Scaled).TrueWhen!)];

    private static RuleDatabase Filled(RuleDatabase db, IReadOnlyList<ScaledRow> rows)
    {
        db.GetService<IRelationalDatabaseCreator>().CreateTables();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var id = 0; id < rows.Count; id++) db.Entry(rows[id]).Property("Id").CurrentValue = id;
        db.AddRange(rows);
        db.SaveChanges();
        db.ChangeTracker.Clear();
        return db;
    }
}
