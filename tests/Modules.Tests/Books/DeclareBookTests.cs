using System.Net;
using Yingshang.Books;
using Yingshang.Books.Declaration;
using Yingshang.Books.DeclareBook;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Books;

public sealed class DeclareBookTests : BookTest
{
    private const string Wells = "id: wells\nname: 机井台账\ngroup: 测试\nunit: 眼\nmeaning: 测试。\nkeepers: [乡镇街道]\nfields:\n  - {id: f1, name: 机井编号, type: 文字, required: true}\n  - {id: f2, name: 出水量, type: 数, unit: 吨, scale: 1}\n";

    [Fact]
    public async Task A_book_declared_in_the_browser_is_filled_by_two_units_and_summed()
    {
        var office = App.As("zhoumin");
        // The checker says what is wrong before anything is saved, and there is room for another figure.
        var page = await office.SubmitAsync(await office.GetAsync("/books/declare"), "检查条件", ("编号", "wells"), ("名称", "机井台账"), ("类别", "测试"), ("计数单位", "眼"), ("填什么", "一眼机井一条。"), ("由谁填报", "乡镇街道、园区"),
            ("第 1 个字段的名称", "机井编号"), ("第 1 个字段必填", true), ("第 1 个字段用来查重", "第一组"), ("第 2 个字段的名称", "出水量"), ("第 2 个字段的类型", "数"), ("第 2 个字段的单位", "吨"), ("第 2 个字段的小数位", "1"),
            ("第 3 个字段的名称", "状态"), ("第 3 个字段的类型", "选项"), ("第 3 个字段的选项", "在用、停用"), ("第 1 条核对的条件", "出水 >= 0"), ("第 1 条核对不符合时说什么", "出水量不能小于 0。"),
            ("第 1 个汇总数的名称", "在用机井"), ("第 1 个汇总数只算哪些记录", "状态 = \"在用\""), ("第 1 个汇总数的单位", "眼"), ("设立依据", "水利普查"));
        Assert.Contains("第1个字：字典里没有“出水”，是不是“出水量”？", page.Text, StringComparison.Ordinal);
        Assert.Contains("写对了", page.Text, StringComparison.Ordinal);
        page = await office.SubmitAsync(page, "设立", ("第 1 条核对的条件", "出水量 >= 0"), ("第 2 个汇总数的名称", "出水总量"), ("第 2 个汇总数怎么算", "合计"), ("第 2 个汇总数算什么", "出水量"), ("第 2 个汇总数的单位", "吨"));
        Assert.Equal("台账已设立，可以填报了。", page.Flash);
        var text = await (await office.GetRawAsync("/books/wells/declaration/file")).Content.ReadAsStringAsync();
        Assert.Contains("{id: f2, name: 出水量, type: 数, unit: 吨, scale: 1}", text, StringComparison.Ordinal);
        foreach (var (username, number, flow) in new[] { ("songyuhan", "一号", "10.5"), ("zhaowenbo", "二号", "20") })
        {
            var unit = App.As(username);
            Assert.Null((await unit.SubmitAsync(await unit.GetAsync("/books/wells/new"), "登记", ("机井编号", number), ("出水量", flow), ("状态", "在用"))).Problem);
        }
        var wrong = App.As("songyuhan");
        Assert.Contains("出水量不能小于 0。", (await wrong.SubmitAsync(await wrong.GetAsync("/books/wells/new"), "登记", ("机井编号", "三号"), ("出水量", "-1"))).Problem, StringComparison.Ordinal);
        var list = await office.GetAsync("/books/wells");
        Assert.Contains("30.5", list.Document.QuerySelector("tfoot")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["2眼", "30.5吨"], list.Document.QuerySelectorAll(".tiles b").Select(b => TestPage.Clean(b.TextContent)));
    }

    [Fact]
    public async Task A_book_of_the_browser_carries_the_mechanisms_it_names()
    {
        var office = App.As("zhoumin");
        (string, object?)[] typed = [("编号", "wells"), ("名称", "机井台账"), ("类别", "测试"), ("计数单位", "眼"), ("填什么", "一眼机井一条。"), ("由谁填报", "乡镇街道"), ("第 1 个字段的名称", "机井编号"), ("设立依据", "水利普查")];
        var page = await office.SubmitAsync(await office.GetAsync("/books/declare"), "设立", [.. typed, ("承载机制", "两新产业汇总")]);
        Assert.Contains("没有机制“两新产业汇总”", page.Problem, StringComparison.Ordinal);
        page = await office.SubmitAsync(await office.GetAsync("/books/declare"), "设立", [.. typed, ("承载机制", "两新产业统计")]);
        Assert.Equal("台账已设立，可以填报了。", page.Flash);
        Assert.Equal("两新产业统计", ((AngleSharp.Html.Dom.IHtmlInputElement)(await office.GetAsync("/books/wells/declaration/edit")).Document.GetElementById("mechanisms")!).Value);
        var unit = App.As("songyuhan");
        Assert.Null((await unit.SubmitAsync(await unit.GetAsync("/books/wells/new"), "登记", ("机井编号", "一号"))).Problem);
        var shown = await office.GetAsync("/mechanisms/two-new-industries");
        Assert.Equal("1 条记录", shown.Table().Single(r => r.Values.Contains("机井台账"))["今年记录"]);
        Assert.Contains("机井台账", (await office.GetAsync("/mechanisms?q=两新产业统计")).Table("机制").Single()["由什么撑着"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_combinations_of_unique_fields_are_declared_in_the_form_and_both_hold()
    {
        var office = App.As("zhoumin");
        var page = await office.SubmitAsync(await office.GetAsync("/books/declare"), "设立", ("编号", "wells"), ("名称", "机井台账"), ("类别", "测试"), ("计数单位", "眼"), ("填什么", "一眼机井一条。"), ("由谁填报", "乡镇街道"),
            ("第 1 个字段的名称", "机井编号"), ("第 1 个字段用来查重", "第一组"), ("第 2 个字段的名称", "村"), ("第 2 个字段用来查重", "第二组"), ("第 3 个字段的名称", "水泵编号"), ("第 3 个字段用来查重", "第二组"), ("设立依据", "水利普查"));
        Assert.Equal("台账已设立，可以填报了。", page.Flash);
        Assert.Equal("机井编号；村＋水泵编号", page.Field("查重"));
        Assert.Equal(("第一组", "第二组"), (Chosen(await office.GetAsync("/books/wells/declaration/edit"), 0), Chosen(await office.GetAsync("/books/wells/declaration/edit"), 2)));
        var unit = App.As("songyuhan");
        async Task<string?> AddAsync(string number, string pump) => (await unit.SubmitAsync(await unit.GetAsync("/books/wells/new"), "登记", ("机井编号", number), ("村", "东村"), ("水泵编号", pump))).Problem;
        Assert.Null(await AddAsync("一号", "P1"));
        Assert.Contains("机井编号相同", await AddAsync("一号", "P2"), StringComparison.Ordinal);
        Assert.Contains("村、水泵编号相同", await AddAsync("二号", "P1"), StringComparison.Ordinal);
        Assert.Null(await AddAsync("二号", "P2"));

        static string Chosen(TestPage form, int row) => form.Document.QuerySelector($"select[name='field{row}.unique'] option[selected]")!.TextContent;
    }

    [Fact]
    public async Task A_change_is_a_new_version_and_old_entries_stay_readable()
    {
        await AddAsync("songyuhan", "一号厂房", ("面积", "100"), ("年租金", "12"));
        var id = (await EntryAsync("一号厂房")).Id;
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        // 年租金 goes, 层数 comes.
        Assert.True((await SaveAsync("plants", 1, Plants.Replace("  - {id: rent, name: 年租金, type: 金额, unit: 万元}\n", "  - {id: floors, name: 层数, type: 数, unit: 层}\n", StringComparison.Ordinal)
            .Replace("  - {id: rent, name: 年租金合计, aggregate: sum, value: 年租金, unit: 万元, decimals: 2}\n", "", StringComparison.Ordinal))).IsDone);
        var office = App.As("zhoumin");
        Assert.Contains("第 2 版", (await office.GetAsync("/books/plants/declaration")).Text, StringComparison.Ordinal);
        var old = await office.GetAsync($"/books/plants/{id}");
        Assert.Equal("12万元", old.Field("年租金"));
        Assert.Contains("按第 1 版台账（现在是第 2 版）", old.Text, StringComparison.Ordinal);
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var unit = App.As("songyuhan");
        var now = await unit.SubmitAsync(await unit.GetAsync($"/books/plants/{id}/edit"), "保存", ("层数", "3"), ("更正原因", "新表"));
        Assert.Equal("3层", now.Field("层数"));
        // The sum of the area reads entries of both versions; the money lies where it lay.
        Assert.Null((await unit.SubmitAsync(await unit.GetAsync("/books/plants/new"), "登记", ("厂房名称", "二号厂房"), ("类别", "旧厂房"), ("业主企业", FirmName), ("面积", "50"), ("层数", "2"))).Problem);
        Assert.Contains("150", (await office.GetAsync("/books/plants")).Document.QuerySelector("tfoot")!.TextContent, StringComparison.Ordinal);
        var entry = await EntryAsync("一号厂房");
        Assert.Equal((1000L, 12_000_000L, 3L), (entry.N1, entry.N2, entry.N3));
        // The pack's figures count over both versions too.
        var book = App.District.Declared<Yingshang.Metrics.MetricBook>();
        var area = await App.DoAsync("zhoumin", (Yingshang.Metrics.MetricRunner r) => r.RunAsync(book.Current(App.District, "plants-area"), new Yingshang.Metrics.Period(new DateOnly(2023, 1, 1), new DateOnly(2023, 12, 31)), null, default));
        Assert.Equal(150m, area.Value);
    }

    [Fact]
    public async Task A_book_of_the_browser_is_a_dataset_and_its_figures_are_metrics_with_versions()
    {
        const string figures = "figures:\n  - {id: flow, name: 出水总量, aggregate: sum, value: 出水量, unit: 吨, decimals: 1}\n  - {id: all, name: 机井, aggregate: count, unit: 眼}\n";
        Assert.True((await SaveAsync(null, 0, Wells + figures)).IsDone);
        foreach (var (number, flow) in new[] { ("一号", "10.5"), ("二号", "20") })
        {
            var unit = App.As("songyuhan");
            Assert.Null((await unit.SubmitAsync(await unit.GetAsync("/books/wells/new"), "登记", ("机井编号", number), ("出水量", flow))).Problem);
        }
        Assert.Equal((1, 30.5m, 2L), await FlowAsync());
        var office = App.As("zhoumin");
        Assert.Contains("出水总量", (await office.GetAsync("/metrics?q=出水总量")).Text, StringComparison.Ordinal);
        Assert.Contains("机井台账的字典", (await office.GetAsync("/rules")).Text, StringComparison.Ordinal);
        Assert.Contains("指标 wells-flow", (await office.GetAsync("/books/wells/declaration")).Text, StringComparison.Ordinal);
        // Only wells that give a lot; the first version stays for the figures that were made with it.
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await SaveAsync("wells", 1, Wells + figures.Replace("value: 出水量", "filter: 出水量 >= 15, value: 出水量", StringComparison.Ordinal))).IsDone);
        Assert.Equal((2, 20m, 1L), await FlowAsync());
        var book = App.District.Declared<Yingshang.Metrics.MetricBook>();
        Assert.Equal(30.5m, (await RunAsync(book.At(App.District, "wells-flow", 1)!)).Value);
        Assert.Equal(1, book.Current(App.District, "wells-all").Version);
        // Another node that serves the same store.
        var node = new Yingshang.Platform.Districts.District(App.District.Folder, App.District.Store, App.District.Pack, App.District.Modules, App.Clock);
        await node.OpenAsync(default);
        Assert.Equal(2, book.Current(node, "wells-flow").Version);
    }

    [Fact]
    public async Task A_changed_book_of_the_pack_counts_as_it_was_changed_and_what_the_pack_names_is_still_counted()
    {
        await AddAsync("songyuhan", "一号厂房", ("面积", "100"), ("年租金", "12"));
        await AddAsync("songyuhan", "二号厂房", ("面积", "60"), ("年租金", "8"));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        // Another name, one field and its figure less, another way of counting.
        Assert.True((await SaveAsync("plants", 1, Plants.Replace("name: 闲置厂房台账", "name: 厂房台账", StringComparison.Ordinal)
            .Replace("  - {id: rent, name: 年租金, type: 金额, unit: 万元}\n", "", StringComparison.Ordinal).Replace("  - {id: rent, name: 年租金合计, aggregate: sum, value: 年租金, unit: 万元, decimals: 2}\n", "", StringComparison.Ordinal)
            .Replace("name: 总面积, aggregate: sum,", "name: 总面积, aggregate: sum, filter: 面积 > 80,", StringComparison.Ordinal))).IsDone);
        var book = App.District.Declared<Yingshang.Metrics.MetricBook>();
        var area = book.Current(App.District, "plants-area");
        Assert.Equal(("厂房台账", 100m), (area.Dataset.Name, (await RunAsync(area)).Value));
        Assert.Equal(20m, (await RunAsync(book.Current(App.District, "plants-rent"))).Value);
        Assert.Null(App.District.Datasets.List.Find("闲置厂房台账"));
        Assert.Equal(160m, (await RunAsync(book.At(App.District, "plants-area", 1)!)).Value);
    }

    [Fact]
    public async Task A_name_or_an_id_that_counts_something_else_already_is_not_taken()
    {
        Assert.Equal("book.name-taken", (await SaveAsync(null, 0, Wells.Replace("机井台账", "企业", StringComparison.Ordinal))).Problem!.Code);
        var taken = App.District.Declared<Yingshang.Metrics.MetricBook>().Ids.First(id => id.StartsWith("demands-", StringComparison.Ordinal));
        var figure = "figures:\n  - {id: " + taken["demands-".Length..] + ", name: 数, aggregate: count}\n";
        Assert.Equal("book.figure-taken", (await SaveAsync(null, 0, Wells.Replace("id: wells", "id: demands", StringComparison.Ordinal) + figure)).Problem!.Code);
    }

    private async Task<(int Version, decimal? Value, long Records)> FlowAsync()
    {
        var metric = App.District.Declared<Yingshang.Metrics.MetricBook>().Current(App.District, "wells-flow");
        var figure = await RunAsync(metric);
        return (metric.Version, figure.Value, figure.RecordCount);
    }

    private Task<Yingshang.Metrics.Figure> RunAsync(Yingshang.Metrics.Metric metric) =>
        App.DoAsync("zhoumin", (Yingshang.Metrics.MetricRunner r) => r.RunAsync(metric, new Yingshang.Metrics.Period(new DateOnly(2023, 1, 1), new DateOnly(2023, 12, 31)), null, default));

    [Fact]
    public async Task What_the_townships_write_down_already_is_pointed_out()
    {
        var office = App.As("zhoumin");
        (string, object?)[] typed = [("编号", "sheds"), ("名称", "仓库台账"), ("类别", "测试"), ("计数单位", "处"), ("填什么", "仓库。"), ("由谁填报", "乡镇街道"), ("第 1 个字段的名称", "厂房名称"), ("第 2 个字段的名称", "建成日期"), ("第 2 个字段的类型", "日期"), ("设立依据", "通知")];
        var told = await office.SubmitAsync(await office.GetAsync("/books/declare"), "设立", typed);
        Assert.Contains("“闲置厂房台账”已经要", told.Text, StringComparison.Ordinal);
        Assert.Contains("等 12 个单位填厂房名称、建成日期。", TestPage.Clean(told.Text).Replace(" 填", "填", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("仓库台账", told.Field("名称"));
        // One click, and they are filled in from there; nothing is asked twice any more.
        var taken = await office.SubmitAsync(told, "改成从“闲置厂房台账”带出");
        Assert.Contains("建成日期已改成从“闲置厂房台账”带出", taken.Text, StringComparison.Ordinal);
        Assert.Equal("plants.built", taken.Field("第 2 个字段从哪里带出"));
        Assert.Equal("台账已设立，可以填报了。", (await office.SubmitAsync(told, "设立", ("confirm", true))).Flash);
        Assert.Contains("闲置厂房台账", (await office.GetAsync("/books/sheds/declaration")).Text, StringComparison.Ordinal);
        var twice = (await office.GetAsync("/books/asked-twice")).Table("两本台账都要同一些单位填的内容").Single(r => (r["台账"], r["另一本"]) is ("闲置厂房台账", "仓库台账") or ("仓库台账", "闲置厂房台账"));
        Assert.Equal("厂房名称、建成日期", twice["同样的内容"].Split('、') is ["建成日期", "厂房名称"] ? "厂房名称、建成日期" : twice["同样的内容"]);
        Assert.EndsWith("等 12 个", twice["填两遍的单位"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("songyuhan").GetRawAsync("/books/asked-twice")).StatusCode);
    }

    [Fact]
    public async Task A_declaration_that_cannot_be_used_is_refused_with_its_line()
    {
        Assert.Contains("第 8 行：", (await SaveAsync(null, 0, Wells.Replace("type: 文字", "type: 字", StringComparison.Ordinal))).Problem!.Message, StringComparison.Ordinal);
        Assert.Equal("book.bad-declaration", (await SaveAsync(null, 0, Wells.Replace("scale: 1", "from: nowhere.x, scale: 1", StringComparison.Ordinal))).Problem!.Code);
        Assert.Equal(BookProblems.NeedsReason, (await SaveAsync(null, 0, Wells, "")).Problem);
        Assert.Equal("book.id-taken", (await SaveAsync(null, 0, Wells.Replace("id: wells", "id: plants", StringComparison.Ordinal))).Problem!.Code);
        Assert.Equal("book.name-taken", (await SaveAsync(null, 0, Wells.Replace("机井台账", "闲置厂房台账", StringComparison.Ordinal))).Problem!.Code);
        Assert.Equal(BookProblems.IdChanged, (await SaveAsync("plants", 1, Wells)).Problem);
        Assert.Equal("book.type-changed", (await SaveAsync("plants", 1, Plants.Replace("name: 看护人, type: 人员", "name: 看护人, type: 日期", StringComparison.Ordinal))).Problem!.Code);
        Assert.True((await SaveAsync("plants", 1, Plants.Replace("测试用的台账。", "改过的台账。", StringComparison.Ordinal))).IsDone);
        Assert.Equal("book.declaration-changed", (await SaveAsync("plants", 1, Plants.Replace("测试用的台账。", "晚了一步。", StringComparison.Ordinal))).Problem!.Code);
    }

    [Fact]
    public async Task A_closed_book_is_read_and_not_written_and_what_is_published_is_seen_by_everybody()
    {
        await AddAsync("songyuhan", "一号厂房", ("看护人", "李大山"));
        Assert.Equal(HttpStatusCode.NotFound, (await App.Visitor().GetRawAsync("/open/plants")).StatusCode);
        var open = Plants.Replace("due: {", "closed: true\npublished: true\ndue: {", StringComparison.Ordinal).Replace("required: true, main: true}", "required: true, main: true, public: true}", StringComparison.Ordinal);
        Assert.True((await SaveAsync("plants", 1, open)).IsDone);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("songyuhan").GetRawAsync("/books/plants/new")).StatusCode);
        var page = await App.Visitor().GetAsync("/open/plants");
        Assert.Equal(["厂房名称"], page.Table("闲置厂房台账")[0].Keys);
        Assert.DoesNotContain("李", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_form_says_the_declaration_that_it_shows()
    {
        foreach (var book in TestDistrict.Declared<DeclaredBooks>().OfPack)
        {
            var again = TestDistrict.Declared<DeclaredBooks>().Try(BookWriter.Write(book));
            Assert.Empty(again.Problems);
            Assert.Equal(BookWriter.Write(book), BookWriter.Write(again.Book!));
            Assert.Equal(book.Fields.Select(f => (f.Id, f.Name, f.Type, f.Unit, f.Scale, string.Join('、', f.Choices), f.From)), again.Book!.Fields.Select(f => (f.Id, f.Name, f.Type, f.Unit, f.Scale, string.Join('、', f.Choices), f.From)));
        }
    }

    private Task<Yingshang.Platform.Results.Result<string>> SaveAsync(string? id, int opened, string text, string because = "试") => App.DoAsync("zhoumin", (DeclareBookHandler h) => h.SaveAsync(id, opened, text, because, default));
}
