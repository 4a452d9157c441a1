using Yingshang.App.Seeding;
using Yingshang.App.Seeding.Years;
using Yingshang.Books;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Books.HandIn;
using Yingshang.Enterprises;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.WorkCalendars;
using Microsoft.EntityFrameworkCore;

namespace Yingshang.Modules.Tests.Seeding;

/// <summary>Entries of books as a script of the years tells them: exactly so many, adding up exactly, by the book's own rules.</summary>
public sealed class BookSeedTests : IAsyncLifetime
{
    private const string Grants = """
        id: grants
        name: 奖补台账
        group: 测试
        unit: 笔
        meaning: 测试用的台账。
        keepers: [财政, 科技]
        due: {every: 每月, by_day: 8}
        fields:
          - {id: number, name: 编号, type: 文字, required: true, main: true}
          - {id: firm, name: 企业, type: 企业, required: true}
          - {id: size, name: 规模, type: 文字, from: 企业.规模}
          - {id: kind, name: 类别, type: 选项, required: true, choices: [技改, 创新]}
          - {id: asked, name: 申请额, type: 金额, required: true}
          - {id: paid, name: 拨付额, type: 金额, unit: 元, required: true}
          - {id: on, name: 拨付日期, type: 日期, required: true}
          - {id: until, name: 监管到期, type: 日期}
          - {id: note, name: 说明, type: 文字}
        unique:
          - [编号]
        checks:
          - {when: 拨付额 <= 申请额, say: 拨付额不能大于申请额。}
        """;

    private readonly TestClock _clock = new();
    private string _book = Grants;
    private TestPack? _pack;
    private TestDistrict? _district;

    public Task InitializeAsync()
    {
        _clock.SetLocal("2026-11-20 10:00");
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        if (_district is not null) await _district.DisposeAsync();
        _pack?.Dispose();
    }

    private const string Batch = """
        book: grants
        entries:
          - count: 7
            date: 拨付日期
            from: '2023-03-01'
            to: '2023-03-31'
            set: {类别: 技改}
            sum: {拨付额: {total: 1000003, step: 1, least: 1000}, 申请额: {total: 300万元, like: 拨付额}}
            days: {监管到期: {after: 拨付日期, from: 365, to: 365}}
            text: {编号: '技改〔{year}〕{n:00}号', 说明: '{enterprise}（{规模}）'}
            enterprises: {field: 企业, distinct: 4, size: [小型]}
        """;

    [Fact]
    public async Task A_batch_has_so_many_entries_that_add_up_exactly()
    {
        var entries = await EntriesAsync(Batch);
        Assert.Equal(7, entries.Count);
        // 10,000.03 yuan would be 1000003 分; the field is in 元.
        Assert.Equal(100_000_300, entries.Sum(e => (long)Value(e, "paid")!));
        Assert.Equal(300_000_000, entries.Sum(e => (long)Value(e, "asked")!));
        Assert.All(entries, e => Assert.InRange((long)Value(e, "paid")!, 100_000, 100_000_000));
        Assert.Equal(4, entries.Select(e => ((EntryReference)Value(e, "firm")!).Identity).Distinct().Count());
    }

    [Fact]
    public async Task Days_are_working_days_of_the_span_and_texts_say_what_the_entry_says()
    {
        var entries = await EntriesAsync(Batch);
        Assert.All(entries, e =>
        {
            var on = (DateOnly)Value(e, "on")!;
            Assert.True(on is { Year: 2023, Month: 3 } && on.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
            Assert.Equal(on.AddDays(365), Value(e, "until"));
            Assert.Equal($"{((EntryReference)Value(e, "firm")!).Said}（小型）", Value(e, "note"));
            Assert.Equal("小型", Value(e, "size"));
        });
        Assert.Equal(["技改〔2023〕01号", "技改〔2023〕02号", "技改〔2023〕03号", "技改〔2023〕04号", "技改〔2023〕05号", "技改〔2023〕06号", "技改〔2023〕07号"], entries.Select(e => (string)Value(e, "number")!));
    }

    [Fact]
    public async Task What_is_written_down_is_written_down_after_it_happened()
    {
        var entries = await EntriesAsync(Batch);
        Assert.All(entries, e => Assert.InRange(e.At, LocalTime.ToUtc((DateOnly)Value(e, "on")!, new TimeOnly(17, 0)), LocalTime.ToUtc(((DateOnly)Value(e, "on")!).AddDays(12), new TimeOnly(21, 0))));
    }

    [Fact]
    public async Task A_smaller_district_has_a_share_of_the_entries_and_of_the_sum()
    {
        var entries = await EntriesAsync(Batch, scale: 0.4);
        // 7 × 0.4 = 2.8, and three sevenths of 1000003 元 are 428572.7.
        Assert.Equal(3, entries.Count);
        Assert.Equal(42_857_200, entries.Sum(e => (long)Value(e, "paid")!));
        Assert.Single(await EntriesAsync(Batch, scale: 0.001));
    }

    [Fact]
    public async Task Another_batch_and_another_book_change_nothing_of_the_first()
    {
        var alone = await EntriesAsync(Batch);
        var among = await EntriesAsync(Batch + Small("创新〔{year}〕{n}号"));
        Assert.Equal(alone.Select(Said), among.Take(7).Select(Said));
        Assert.Equal(9, among.Count);
    }

    [Fact]
    public async Task Shares_are_exact_and_turns_go_round()
    {
        var entries = await EntriesAsync("""
            book: grants
            entries:
              - count: 10
                date: 拨付日期
                from: '2023-03-01'
                to: '2023-03-31'
                share: {exact: {类别: {技改: 3, 创新: 7}}}
                set: {申请额: 9, 拨付额: 5万元}
                each: {说明: [甲, 乙, 丙]}
                text: {编号: '{n}'}
                enterprises: {field: 企业}
            """);
        Assert.Equal(3, entries.Count(e => Equals(Value(e, "kind"), "技改")));
        Assert.Equal(["甲", "乙", "丙", "甲", "乙", "丙", "甲", "乙", "丙", "甲"], entries.Select(e => (string)Value(e, "note")!));
        Assert.All(entries, e => Assert.Equal(5_000_000L, Value(e, "paid")));
    }

    [Fact]
    public async Task Rows_that_are_written_out_are_there_at_any_scale()
    {
        var entries = await EntriesAsync("""
            book: grants
            entries:
              - by: [science-technology]
                set: {类别: 创新}
                rows:
                  - {编号: 一号, 企业: 外地某公司, 申请额: 10, 拨付额: 100000, 拨付日期: '2022-12-08'}
                  - {编号: 二号, 企业: 外地某公司, 申请额: 10, 拨付额: 99999.5, 拨付日期: '2023-01-09'}
                as: {说明: 编号}
            """, scale: 0.01);
        Assert.Equal(["一号", "二号"], entries.Select(e => (string)Value(e, "note")!));
        Assert.Equal([10_000_000L, 9_999_950L], entries.Select(e => (long)Value(e, "paid")!));
        Assert.All(entries, e => Assert.Equal("区科技局", e.Entry.UnitName));
        Assert.InRange(entries[0].At, LocalTime.ToUtc(new DateOnly(2022, 12, 8), new TimeOnly(17, 0)), LocalTime.ToUtc(new DateOnly(2022, 12, 20), new TimeOnly(18, 0)));
    }

    [Theory]
    [InlineData("count: 1", "set: {类型: 技改}", "没有字段“类型”，是不是“类别”？")]
    [InlineData("count: 1", "set: {类别: 技术}", "没有“技术”这个选项，是不是“技改”？")]
    [InlineData("count: 3", "share: {exact: {类别: {技改: 1, 创新: 1}}}", "各项合计 2，与条数 3 不等。")]
    [InlineData("count: 3", "sum: {拨付额: {total: 2, least: 1}}", "合计已超过 total")]
    [InlineData("count: 1", "by: [housing-construction]", "区住建局不填“奖补台账”")]
    [InlineData("count: 1", "texts: {编号: 甲}", "不认识的名称“texts”，是不是“text”？")]
    [InlineData("count: 1", "text: {编号: '{yaer}'}", "不认识的“{yaer}”，是不是“year”？")]
    [InlineData("count: 1", "as: {拨付额: '= 申请 * 2'}", "申请")]
    [InlineData("count: 1", "enterprises: {field: 企业, size: [小微]}", "不认识的“小微”")]
    public async Task What_is_wrong_in_a_script_is_told_with_its_place(string count, string line, string expected)
    {
        var problems = await ProblemsAsync($"""
            book: grants
            entries:
              - {count}
                from: '2023-03-01'
                to: '2023-03-31'
                {line}
            """);
        Assert.Contains(problems, p => p.File == "years/grants.yaml" && p.Line is >= 3 and <= 6 && p.Message.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_books_own_rules_hold()
    {
        Assert.Contains(await ProblemsAsync(Batch.Replace("300万元", "50万元", StringComparison.Ordinal)), p => p.Line == 3 && p.Message.Contains("拨付额不能大于申请额。", StringComparison.Ordinal));
        Assert.Contains(await ProblemsAsync(Batch.Replace("set: {类别: 技改}", "set: {}", StringComparison.Ordinal)), p => p.Message.Contains("类别：请选择", StringComparison.Ordinal));
        Assert.Contains(await ProblemsAsync(Batch.Replace("{n:00}号", "号", StringComparison.Ordinal)), p => p.Message.Contains("第 2 条“技改〔2023〕号”的编号和本台账第 1 条一样", StringComparison.Ordinal));
        Assert.Contains(await ProblemsAsync(Batch.Replace("distinct: 4", "distinct: 7", StringComparison.Ordinal), enterprises: 5), p => p.Message.Contains("不够抽取", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Texts_that_must_differ_are_drawn_again()
    {
        var entries = await EntriesAsync("""
            book: grants
            entries:
              - count: 9
                date: 拨付日期
                from: '2023-03-01'
                to: '2023-03-31'
                words: {字: [甲, 乙, 丙]}
                set: {类别: 技改, 申请额: 9, 拨付额: 5}
                text: {编号: '{字}{字}'}
                enterprises: {field: 企业}
            """);
        Assert.Equal(9, entries.Select(e => Value(e, "number")).Distinct().Count());
    }

    [Fact]
    public async Task Enterprises_come_again_each_in_so_many_entries_whose_days_are_written()
    {
        var entries = await EntriesAsync("""
            book: grants
            entries:
              - count: 6
                date: 拨付日期
                set: &same {类别: 技改, 申请额: 9, 拨付额: 5}
                each: {拨付日期: ['2023-04-30', '2023-05-31']}
                text: {编号: '{n}（{year-2}）'}
                enterprises: {field: 企业, distinct: 3, times: 2}
              - count: 3
                date: 拨付日期
                from: '2023-06-01'
                to: '2023-06-30'
                set: *same
                text: {编号: '再{no}'}
                enterprises: {field: 企业, distinct: 3, again: true}
              - count: 5
                date: 拨付日期
                from: '2023-06-01'
                to: '2023-06-30'
                set: *same
                text: {编号: '新{no}'}
                enterprises: {field: 企业, distinct: 5, apart: true}
            """);
        var firms = entries.Select(e => ((EntryReference)Value(e, "firm")!).Identity).ToList();
        Assert.Equal([firms[0], firms[0], firms[2], firms[2], firms[4], firms[4]], firms.Take(6));
        Assert.Equal(firms.Take(6).Distinct().Order(), firms.Skip(6).Take(3).Order());
        Assert.Equal(8, firms.Distinct().Count());
        // Month ends, the first of them a Sunday.
        Assert.Equal([new DateOnly(2023, 4, 30), new DateOnly(2023, 5, 31)], entries.Take(6).Select(e => (DateOnly)Value(e, "on")!).Distinct());
        Assert.Equal("1（2021）", Value(entries[0], "number"));
        Assert.Equal(["再1", "再2", "再3", "新4", "新5", "新6", "新7", "新8"], entries.Skip(6).Select(e => (string)Value(e, "number")!));
    }

    [Fact]
    public async Task An_enterprise_that_comes_back_does_not_say_the_same_again()
    {
        _book = Grants.Replace("  - [编号]", "  - [编号]\n  - [企业, 说明]", StringComparison.Ordinal);
        var entries = await EntriesAsync("""
            book: grants
            entries:
              - set: {类别: 技改, 申请额: 9, 拨付额: 5}
                text: {编号: '{n}'}
                enterprises: {field: 企业, distinct: 3}
                rows:
                  - {说明: 一季度, 拨付日期: '2023-02-08'}
                  - {说明: 一季度, 拨付日期: '2023-02-08'}
                  - {说明: 一季度, 拨付日期: '2023-02-08'}
                  - {说明: 二季度, 拨付日期: '2023-05-08'}
                  - {说明: 二季度, 拨付日期: '2023-05-08'}
            """);
        // The three of the first quarter are three different ones; the second quarter has only those to come back to.
        Assert.Equal(3, entries.Take(3).Select(Firm).Distinct().Count());
        Assert.Equal(2, entries.Skip(3).Select(Firm).Distinct().Count());
        Assert.Equal(3, entries.Select(Firm).Distinct().Count());

        static string Firm(PastEntry entry) => ((EntryReference)Value(entry, "firm")!).Identity;
    }

    [Fact]
    public async Task What_was_laid_down_is_found_and_handed_in()
    {
        var (seed, world) = await GenerateAsync(Batch, 1, 40);
        var shelf = seed.Books.Select(b => b.Shelved).ToList();
        var returns = new ReturnSeed(world, new Chance(1));
        returns.Generate(shelf, seed);
        await using var db = _district!.District.NewSystemDb();
        await using (var write = await db.BeginWriteAsync())
        {
            await seed.WriteAsync(db, CancellationToken.None);
            await returns.WriteAsync(db, CancellationToken.None);
            await write.CommitAsync();
        }
        Assert.Equal(7, await db.BookEntries.CountAsync(e => e.BookId == "grants" && e.State == EntryState.Kept));
        Assert.Equal(7, await Platform.Storage.SearchIndex.Find(db, "book-grants", "技改")!.CountAsync());
        // From January 2022 to October 2026, of two units.
        var reports = await db.BookReturns.AsNoTracking().Where(r => r.BookId == "grants").ToListAsync();
        Assert.Equal(57 * 2, reports.Count(r => r.Period != "2026-10"));
        Assert.Equal(7, reports.Where(r => r.Period is "2023-03" or "2023-04").Sum(r => r.Touched));
        Assert.Equal(7, reports.Where(r => r.Period == "2023-06").Sum(r => r.Entries));
    }

    private static object? Value(PastEntry entry, string id) => entry.Draft.Values.GetValueOrDefault(id);

    private static string Said(PastEntry entry) => $"{entry.At:O} {entry.Entry.UnitName} {string.Join('|', entry.Draft.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Value))}";

    private static string Small(string number) => $$"""

          - count: 2
            date: 拨付日期
            from: '2023-04-01'
            to: '2023-04-30'
            set: {类别: 创新, 申请额: 9, 拨付额: 5}
            text: {编号: '{{number}}'}
            enterprises: {field: 企业}
        """;

    private async Task<IReadOnlyList<PastEntry>> EntriesAsync(string script, double scale = 1)
    {
        var (seed, _) = await GenerateAsync(script, scale, 40);
        return seed.Books.Single().Entries;
    }

    private async Task<IReadOnlyList<PackProblem>> ProblemsAsync(string script, int enterprises = 40)
    {
        try
        {
            await GenerateAsync(script, 1, enterprises);
            return [];
        }
        catch (PackException e)
        {
            return e.Problems;
        }
    }

    private async Task<(BookSeed Seed, YearsWorld World)> GenerateAsync(string script, double scale, int enterprises)
    {
        await DisposeAsync();
        _pack = new TestPack(("books/grants.yaml", _book), ("years/grants.yaml", script));
        _district = await TestDistrict.CreateAsync(_clock, Pack.Load(_pack.Path, Yingshang.App.Commands.DistrictOptions.Modules));
        var pack = new PackReader(_pack.Path);
        var organisation = DeclaredOrganisation.Read(pack);
        await using var db = _district.District.NewSystemDb();
        var names = new DemoNames(pack, (pack.Read("units.yaml")?.List("units") ?? []).ToDictionary(u => u.Text("id"), u => u.Texts("communities")));
        var catalogues = _district.District.Declared<EnterpriseCatalogues>();
        var world = new YearsWorld(names, organisation.Units, await db.Accounts.OrderBy(a => a.UserName).ToListAsync(), [.. Enumerable.Range(1, enterprises).Select(Firm)], catalogues, _district.District.Calendar, db.Now, scale);
        var shelf = (await new BookShelf(db, _district.District).AllAsync(CancellationToken.None)).Where(s => s.Book.Id == "grants").ToList();
        var seed = new BookSeed(world, shelf, new EntryReader(db, _district.District, new EnterpriseLookup(db), catalogues), 7);
        seed.Generate(pack, "years/grants.yaml");
        return pack.Problems.Count > 0 ? throw new PackException(pack.Problems) : (seed, world);
    }

    private static Enterprise Firm(int number) => new()
    {
        Id = OrganisationSeed.IdOf("enterprise", $"{number}"), CreditCode = $"C{number:00}", Name = $"清河第{number}纺织有限公司", Kind = "有限责任公司", Status = "存续", SizeClass = "小型", EstablishedOn = new DateOnly(2010, 1, 1),
    };
}
