using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Yingshang.Feel;

namespace Yingshang.Libraries.Tests.Feel;

internal sealed class Enterprise
{
    public int Id { get; set; }
    public string? Size { get; set; }
    public string? Name { get; set; }
    public string? Industry { get; set; }
    public int? Staff { get; set; }
    public long? Revenue { get; set; }
    public long? Rd { get; set; }
    public int? Capital { get; set; }
    public long? Growth { get; set; }
    public int? Penalties { get; set; }
    public long? Export { get; set; }
    public long Score { get; set; }
    public DateOnly? Founded { get; set; }
    public DateTime? Received { get; set; }
    public bool? Listed { get; set; }
    public bool? Dishonest { get; set; }
    public bool? Exporter { get; set; }
    public List<string>? Topics { get; set; }
    public string? Tags { get; set; }

    public static readonly FieldDictionary Dictionary = new(Samples.Dictionary.Fields.Concat(
    [
        new Field("score", "得分", FeelType.Number) { Scale = 3 },
        new Field("exporter", "有出口", FeelType.Bool) { Missing = Missing.NotApplicable },
        new Field("tags", "标签", FeelType.Set) { Missing = Missing.None },
        new Field("rate", "起点", FeelType.Number) { IsAmbient = true },
        new Field("word", "关键词", FeelType.Text) { IsAmbient = true },
        new Field("absent", "没给", FeelType.Number) { IsAmbient = true },
    ]));

    public static readonly FieldBindings<Enterprise> Bindings = new FieldBindings<Enterprise>()
        .Bind("size", e => e.Size).Bind("name", e => e.Name).Bind("industry", e => e.Industry)
        .Bind("staff", e => e.Staff).Bind("revenue", e => e.Revenue).Bind("rd", e => e.Rd).Bind("capital", e => e.Capital).Bind("growth", e => e.Growth)
        .Bind("penalties", e => e.Penalties).Bind("export", e => e.Export).Bind("score", e => e.Score)
        .Bind("founded", e => e.Founded).Bind("received", e => e.Received)
        .Bind("listed", e => e.Listed).Bind("dishonest", e => e.Dishonest).Bind("exporter", e => e.Exporter)
        .Bind("topics", e => e.Topics).BindSet("tags", e => e.Tags, ";");

    public static readonly AmbientValues Ambient = AmbientValues.None
        .With("from", new DateOnly(2023, 1, 1)).With("now", new DateTime(2023, 10, 7, 4, 0, 0, DateTimeKind.Utc)).With("rate", 2.005m).With("word", "电");

    /// <summary>What the host may supply: the usual, the empty and the odd.</summary>
    public static readonly IReadOnlyList<AmbientValues> Ambients =
    [
        Ambient,
        AmbientValues.None,
        AmbientValues.None.With("from", DateOnly.MinValue).With("now", new DateTime(2023, 9, 27, 16, 0, 0, DateTimeKind.Utc)).With("rate", 0.3333333333333333333333333333m).With("word", ""),
        AmbientValues.None.With("from", DateOnly.MaxValue).With("now", DateTime.MinValue).With("rate", -10_000_000_000_000m).With("word", "%"),
        AmbientValues.None.With("from", new DateOnly(2024, 2, 29)).With("now", new DateTime(2023, 10, 7, 4, 0, 0, DateTimeKind.Utc).AddTicks(1)).With("rate", 0m).With("word", "\uD842"),
    ];

    /// <summary>Rows full of edges: nulls, zeros, signs, the largest stored numbers, letters of both cases, LIKE's wildcards, characters of four bytes, both ends of the calendar, midnight in Shanghai.</summary>
    public static IEnumerable<Enterprise> Odd(int count)
    {
        var random = new Random(20231007);
        T? Pick<T>(params T?[] values) => values[random.Next(values.Length)];
        long? Amount() => Pick<long?>(null, 0, 1, -1, 100, 200, 201, 199, -300, 33, 99, 1_000_000, random.NextInt64(-5_000, 5_000), random.NextInt64(-1_000_000_000_000_000, 1_000_000_000_000_001), 1_000_000_000_000_000, -1_000_000_000_000_000);
        for (var id = 1; id <= count; id++)
        {
            yield return new Enterprise
            {
                Id = id,
                Size = Pick("大型", "中型", "小型", "微型", null),
                Name = Pick(null, "", "阳光电子", "阳光电子（集团）", "ABC", "abc", "Abc", "100%", "100_", "aXc", "电", "𠮷电", "电𠮷", "𠮷", "it's", "a\\b", "电子 ", " 电子", "é", "e\u0301", "ß", "ss", "SS", "İ", "i", "ａｂｃ", "👨\u200d👩\u200d👧", "🙂🙂", "a\tb", "a\nb", "[a]", "a*?", "\uFFFD", "'; --", "（甲）"),
                Industry = Pick(null, "", "制造业", "建筑业", "阳光电子", "电", "abc", "🙂", "%", "e", "\u0301"),
                Staff = Pick<int?>(null, 0, 1, 2, 3, -1, 20, 299, 300, int.MaxValue, int.MinValue),
                Revenue = Amount(),
                Rd = Amount(),
                Capital = Pick<int?>(null, 0, 1, 2, -1, 500),
                Growth = Pick<long?>(null, 0, 200, 1250, -300),
                Penalties = Pick<int?>(null, 0, 1, 2),
                Export = Amount(),
                Score = Amount() ?? 0,
                Founded = Pick<DateOnly?>(null, new(2022, 12, 31), new(2023, 1, 1), new(2023, 12, 31), new(2024, 1, 1), new(2024, 2, 29), new(1949, 10, 1), DateOnly.MinValue, new(1, 1, 2), new(1582, 10, 10), new(1900, 2, 28), new(9999, 12, 30), DateOnly.MaxValue),
                Received = Pick<DateTime?>(null, Utc(2022, 12, 31, 15, 59), Utc(2022, 12, 31, 16, 0), Utc(2023, 9, 27, 16, 0), Utc(2023, 9, 28, 15, 59), Utc(2023, 9, 28, 16, 0), Utc(2023, 10, 7, 4, 0).AddMicroseconds(1), Utc(2023, 10, 7, 4, 0), DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), Utc(9999, 12, 30, 15, 59), Utc(9999, 12, 31, 23, 59).AddSeconds(59.999_999)),
                Listed = Pick<bool?>(null, true, false),
                Dishonest = Pick<bool?>(null, true, false),
                Exporter = Pick<bool?>(null, true, false),
                Topics = Pick<List<string>>(null, [], ["用电"], ["用地", "用工"], ["税务", "用电"], ["用电", "用电"], [""]),
                Tags = Pick(null, "", "电", "阳光电子;电", "a;ABC", "abc", "电子;%", "🙂", "abc;Abc"),
            };
        }
    }

    private static DateTime Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);
}

internal sealed class EnterpriseDb(DbContextOptions options) : DbContext(options)
{
    private const string Schema = "feel_property";

    public DbSet<Enterprise> Enterprises => Set<Enterprise>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (Database.IsNpgsql()) modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.Entity<Enterprise>().Property(e => e.Id).ValueGeneratedNever();
    }

    public static EnterpriseDb OnSqlite()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return Filled(new EnterpriseDb(new DbContextOptionsBuilder().UseSqlite(connection).Options));
    }

    public static EnterpriseDb OnPostgres(string connection)
    {
        var db = new EnterpriseDb(new DbContextOptionsBuilder().UseNpgsql(connection).Options);
        db.Database.ExecuteSqlRaw($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
        return Filled(db);
    }

    private static EnterpriseDb Filled(EnterpriseDb db)
    {
        db.GetService<IRelationalDatabaseCreator>().CreateTables();
        db.Enterprises.AddRange(Enterprise.Odd(400));
        db.SaveChanges();
        return db;
    }
}
