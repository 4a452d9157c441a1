using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Books;
using Yingshang.Books.EditEntry;
using Yingshang.Books.Entries;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Books;

public sealed class EntryTests : BookTest
{
    [Fact]
    public async Task An_entry_is_kept_in_typed_columns_with_what_the_register_knows()
    {
        var page = await AddAsync("songyuhan", "一号厂房", ("面积", "1200.5"), ("年租金", "36.5"), ("建成日期", "2012-05-08"), ("看护人", "李大山"));
        Assert.Equal("已登记：一号厂房。", page.Flash);
        Assert.Equal(FirmCode, page.Field("业主代码"));
        Assert.Equal("1,200.5平方米", page.Field("面积"));
        Assert.Equal("36.5万元", page.Field("年租金"));
        Assert.Contains($"/enterprises/{Firm}", page.Html, StringComparison.Ordinal);
        var entry = await EntryAsync("一号厂房");
        Assert.Equal((12005L, 36_500_000L, new DateOnly(2012, 5, 8), (Guid?)Firm, EntryState.Kept, 1), (entry.N1, entry.N2, entry.D1, entry.G1, entry.State, entry.Version));
        Assert.Equal((await App.UnitAsync("chengguan")).Id, entry.UnitId);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_nothing_typed_is_lost()
    {
        var page = await AddAsync("songyuhan", "", ("类别", ""), ("面积", "很大"), ("年租金", "12"));
        Assert.Contains("有 3 处需要改正", page.Problem, StringComparison.Ordinal);
        Assert.Equal("请填写", page.Error("厂房名称"));
        Assert.Equal("请选择", page.Error("类别"));
        Assert.Contains("很大", page.Error("面积"), StringComparison.Ordinal);
        Assert.Equal("12", page.Field("年租金"));
        Assert.Equal(FirmName, page.Field("业主企业"));
    }

    [Fact]
    public async Task A_declared_check_refuses_in_its_own_words_and_does_not_mind_what_is_unknown()
    {
        var page = await AddAsync("songyuhan", "一号厂房", ("建成日期", "2012-05-08"), ("盘活日期", "2011-05-08"));
        Assert.Contains("盘活日期不能早于建成日期。", page.Problem, StringComparison.Ordinal);
        Assert.Null((await AddAsync("songyuhan", "一号厂房", ("盘活日期", "2011-05-08"))).Problem);
    }

    [Fact]
    public async Task The_same_is_not_entered_twice_by_whichever_unit()
    {
        await AddAsync("songyuhan", "一号厂房");
        var page = await AddAsync("zhaowenbo", "一号厂房");
        Assert.Contains("厂房名称、业主企业相同的记录：一号厂房（城关镇）", page.Problem, StringComparison.Ordinal);
        Assert.Equal("book.already-there", BookProblems.AlreadyThere("", "").Code);
        Assert.Equal("已登记：一号厂房。", (await AddAsync("zhaowenbo", "一号厂房", ("业主企业", "没有登记过的厂"))).Flash);
    }

    [Fact]
    public async Task A_correction_keeps_what_was_written_and_why()
    {
        await AddAsync("songyuhan", "一号厂房", ("面积", "100"));
        var id = (await EntryAsync("一号厂房")).Id;
        var browser = App.As("songyuhan");
        var form = await browser.GetAsync($"/books/plants/{id}/edit");
        Assert.Contains(BookProblems.NothingChanged.Message, (await browser.SubmitAsync(form, "保存", ("更正原因", "没有"))).Problem, StringComparison.Ordinal);
        Assert.Contains(BookProblems.NeedsReason.Message, (await browser.SubmitAsync(form, "保存", ("面积", "120"))).Problem, StringComparison.Ordinal);
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await browser.SubmitAsync(form, "保存", ("面积", "120"), ("更正原因", "实测面积"));
        Assert.Contains("面积：100平方米 → 120平方米", page.Text, StringComparison.Ordinal);
        Assert.Contains("原因：实测面积", page.Text, StringComparison.Ordinal);
        await using var db = App.Db();
        Assert.Equal(1000, await db.AsOf<BookEntry>(App.Clock.UtcNow.AddSeconds(-30)).Where(e => e.Id == id).Select(e => e.N1).SingleAsync());
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.SubjectId == id && a.Action == "entry.corrected"));
    }

    [Fact]
    public async Task The_second_writer_is_told_what_changed()
    {
        await AddAsync("songyuhan", "一号厂房", ("面积", "100"));
        var id = (await EntryAsync("一号厂房")).Id;
        var (first, second) = (App.As("songyuhan"), App.As("zhoumin"));
        var mine = await first.GetAsync($"/books/plants/{id}/edit");
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await second.SubmitAsync(await second.GetAsync($"/books/plants/{id}/edit"), "保存", ("面积", "130"), ("更正原因", "复核"));
        var told = await first.SubmitAsync(mine, "保存", ("面积", "120"), ("更正原因", "实测"));
        Assert.Contains("周敏改过这一条", told.Problem, StringComparison.Ordinal);
        Assert.Contains("130", told.Document.GetElementById("conflict")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(told.Document.QuerySelectorAll("form input"), i => i.GetAttribute("value") == "120");
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("100 → 130", Clean((await first.SubmitAsync(told, "保存")).Text.Replace("平方米", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(1200, (await EntryAsync("一号厂房")).N1);
    }

    [Fact]
    public async Task A_void_entry_does_not_count_and_makes_room()
    {
        await AddAsync("songyuhan", "一号厂房");
        var id = (await EntryAsync("一号厂房")).Id;
        var browser = App.As("songyuhan");
        var page = await browser.GetAsync($"/books/plants/{id}");
        Assert.Contains(BookProblems.NeedsReason.Message, (await browser.SubmitAsync(page, "作废")).Problem, StringComparison.Ordinal);
        var gone = await browser.SubmitAsync(page, "作废", ("作废原因", "登记重了"));
        Assert.Contains("登记重了", gone.Text, StringComparison.Ordinal);
        Assert.Equal(BookProblems.IsVoid, (await App.DoAsync("songyuhan", (SaveEntryHandler h) => h.VoidAsync(id, "再来", default))).Problem);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetRawAsync($"/books/plants/{id}/edit")).StatusCode);
        Assert.Empty((await browser.GetAsync("/books/plants")).Table("闲置厂房台账"));
        Assert.Single((await browser.GetAsync("/books/plants?state=void")).Table("闲置厂房台账"));
        Assert.Null((await AddAsync("songyuhan", "一号厂房")).Problem);
    }

    [Fact]
    public async Task Only_those_who_keep_a_book_write_in_it_each_for_its_own_unit()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("lvqing").GetRawAsync("/books/plants/new")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await App.As("lvqing").GetRawAsync("/books/plants")).StatusCode);
        await AddAsync("songyuhan", "一号厂房");
        var id = (await EntryAsync("一号厂房")).Id;
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("zhaowenbo").GetRawAsync($"/books/plants/{id}/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await App.As("zhoumin").GetRawAsync($"/books/plants/{id}/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("zhoumin").GetRawAsync("/books/no-such-book")).StatusCode);
    }

    [Fact]
    public async Task The_office_writes_for_the_unit_it_names()
    {
        var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync("/books/plants/new"), "登记", ("填报单位", "城关镇"), ("厂房名称", "代登厂房"), ("类别", "旧厂房"), ("业主企业", FirmName));
        Assert.Equal("城关镇", (await EntryAsync("代登厂房")).UnitName);
    }

    [Fact]
    public async Task A_private_book_shows_each_unit_its_own_and_waits_for_approval()
    {
        var unit = App.As("songyuhan");
        var page = await unit.SubmitAsync(await unit.GetAsync("/books/private-list/new"), "登记，送审", ("事项", "甲事"));
        var id = (await EntryAsync("甲事")).Id;
        Assert.Contains("待审核", page.Text, StringComparison.Ordinal);
        Assert.False(page.HasButton("通过"));
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("zhaowenbo").GetRawAsync($"/books/private-list/{id}")).StatusCode);
        var office = App.As("zhoumin");
        var waiting = await office.GetAsync($"/books/private-list/{id}");
        Assert.Contains(BookProblems.NeedsReason.Message, (await office.SubmitAsync(waiting, "退回")).Problem, StringComparison.Ordinal);
        await office.SubmitAsync(waiting, "退回", ("退回原因", "写清面积"));
        var returned = await unit.GetAsync($"/books/private-list/{id}");
        Assert.Contains("写清面积", returned.Text, StringComparison.Ordinal);
        Assert.True(returned.HasLink("修改，再送审"));
        await unit.SubmitAsync(await unit.GetAsync($"/books/private-list/{id}/edit"), "保存", ("厂房面积", "88"));
        await office.SubmitAsync(await office.GetAsync($"/books/private-list/{id}"), "通过");
        Assert.Equal(EntryState.Kept, (await EntryAsync("甲事")).State);
        Assert.Equal(BookProblems.NotWaiting, (await App.DoAsync("zhoumin", (SaveEntryHandler h) => h.DecideAsync(id, true, null, default))).Problem);
        Assert.Single((await office.GetAsync("/books/private-list")).Table("内部名单"));
        Assert.Empty((await App.As("zhaowenbo").GetAsync("/books/private-list")).Table("内部名单"));
    }

    [Fact]
    public async Task What_another_book_knows_is_filled_in()
    {
        await AddAsync("songyuhan", "一号厂房", ("面积", "1200.5"));
        var unit = App.As("zhaowenbo");
        var form = await unit.SubmitAsync(await unit.GetAsync("/books/private-list/new"), "带出已知信息", ("事项", "租出去"), ("企业", FirmCode));
        Assert.Equal("1200.5", form.Field("厂房面积"));
        Assert.Equal(FirmName, form.Field("企业"));
        Assert.Contains("已从另一本台账带出", form.Text, StringComparison.Ordinal);
        await unit.SubmitAsync(form, "登记，送审");
        Assert.Equal(12005, (await EntryAsync("租出去")).N1);
    }

    [Fact]
    public async Task A_file_is_kept_with_the_entry_and_given_to_those_who_see_it()
    {
        await AddAsync("songyuhan", "一号厂房", ("产权证", new TestFile("产权证.pdf", "application/pdf", [1, 2, 3])));
        var entry = await EntryAsync("一号厂房");
        var file = await App.As("lvqing").GetRawAsync($"/books/plants/{entry.Id}/files/{entry.G2}");
        Assert.Equal([1, 2, 3], await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/octet-stream", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("lvqing").GetRawAsync($"/books/private-list/{entry.Id}/files/{entry.G2}")).StatusCode);
    }

    [Fact]
    public async Task Names_of_people_are_masked_but_for_those_who_keep_them()
    {
        await AddAsync("songyuhan", "一号厂房", ("看护人", "李大山"));
        var id = (await EntryAsync("一号厂房")).Id;
        Assert.DoesNotContain("李大山", (await App.As("lvqing").GetAsync($"/books/plants/{id}")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("李大山", (await App.As("lvqing").GetAsync("/books/plants?cols=keeper")).Html, StringComparison.Ordinal);
        Assert.Contains("李大山", (await App.As("songyuhan").GetAsync($"/books/plants/{id}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_units_fill_one_book_at_once_and_it_sums()
    {
        async Task FillAsync(string username, int from)
        {
            for (var i = from; i < from + 5; i++) Assert.Null((await AddAsync(username, $"厂房{i}", ("面积", $"{i}.5"), ("年租金", "2"))).Problem);
        }
        await Task.WhenAll(FillAsync("songyuhan", 10), FillAsync("zhaowenbo", 20));
        var page = await App.As("zhoumin").GetAsync("/books/plants");
        Assert.Contains("10 处", page.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        // 10.5+…+14.5 and 20.5+…+24.5
        Assert.Contains("175", page.Document.QuerySelector("tfoot")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("20", page.Document.QuerySelector("tfoot")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_units_that_enter_the_same_at_the_same_moment_one_is_told()
    {
        var pages = await Task.WhenAll(AddAsync("songyuhan", "争抢厂房"), AddAsync("zhaowenbo", "争抢厂房"), AddAsync("songyuhan", "争抢厂房"));
        Assert.Equal(1, pages.Count(p => p.Problem is null));
        Assert.All(pages.Where(p => p.Problem is not null), p => Assert.Contains("已经有一条", p.Problem, StringComparison.Ordinal));
    }

    private static string Clean(string text) => TestPage.Clean(text);
}
