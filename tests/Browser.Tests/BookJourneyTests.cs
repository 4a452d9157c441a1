using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Yingshang.Enterprises;
using Yingshang.Platform.Storage;

namespace Yingshang.Browser.Tests;

/// <summary>A book from the idea to the figure: the office declares it, two units fill it in at once, the sum follows the filter, a second version asks for more.</summary>
public sealed class BookJourneyTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Firm = "清河恒信纺织有限公司";
    private const string FirmCode = "91110000101623741K";

    [Fact]
    public async Task A_book_is_declared_filled_in_by_two_units_at_once_summed_and_changed()
    {
        await RegisterFirmAsync();
        var office = new Person(await app.DeskAsync("zhoumin"));
        await DeclareAsync(office);
        await FillInAtOnceAsync();
        await SumAsync(office);
        await ChangeAsync(office);
        await CountAsync(office);
    }

    private static async Task DeclareAsync(Person office)
    {
        await office.GoAsync("/books");
        await office.FollowAsync("设立台账");
        foreach (var (label, text) in new[]
        {
            ("编号", "idle-yards"), ("名称", "闲置堆场台账"), ("类别", "要素保障"), ("计数单位", "处"), ("填什么", "辖区内闲置半年以上的堆场，一处一条。"), ("由谁填报", "乡镇街道、园区"),
            ("第 1 个字段的名称", "堆场名称"), ("第 2 个字段的名称", "业主企业"), ("第 3 个字段的名称", "业主代码"), ("第 3 个字段从哪里带出", "企业.信用代码"), ("第 4 个字段的名称", "用途"), ("第 4 个字段的选项", "工业、物流"),
            ("第 5 个字段的名称", "堆场面积"), ("第 5 个字段的单位", "亩"), ("第 5 个字段的小数位", "1"),
        }) await office.FillAsync(label, text);
        await office.ChooseAsync("第 2 个字段的类型", "企业");
        await office.ChooseAsync("第 4 个字段的类型", "选项");
        await office.ChooseAsync("第 5 个字段的类型", "数");
        await office.Page.GetByLabel("第 1 个字段必填").CheckAsync();
        // One yard of a name for each firm.
        await office.ChooseAsync("第 1 个字段用来查重", "第一组");
        await office.ChooseAsync("第 2 个字段用来查重", "第一组");

        // The checker answers while one types; a name comes up and is taken by keyboard.
        var condition = office.Page.GetByLabel("第 1 条核对的条件");
        await condition.PressSequentiallyAsync("堆场面 > 0");
        await office.SeesAsync("是不是“堆场面积”？");
        await Assertions.Expect(condition).ToHaveAttributeAsync("aria-invalid", "true");
        await condition.FillAsync("");
        await condition.PressSequentiallyAsync("堆场");
        await office.Page.Keyboard.PressAsync("ArrowDown");
        await office.Page.Keyboard.PressAsync("ArrowDown");
        await office.Page.Keyboard.PressAsync("Enter");
        await condition.PressSequentiallyAsync(" > 0");
        await Assertions.Expect(condition).ToHaveValueAsync("堆场面积 > 0");
        await office.SeesAsync("写对了");
        await office.FillAsync("第 1 条核对不符合时说什么", "堆场面积要大于 0。");
        await office.FillAsync("第 1 个汇总数的名称", "闲置堆场面积");
        await office.ChooseAsync("第 1 个汇总数怎么算", "合计");
        await office.FillAsync("第 1 个汇总数算什么", "堆场面积");
        await office.FillAsync("第 1 个汇总数的单位", "亩");
        await office.FillAsync("设立依据", "政府常务会议纪要");
        await BrowserApp.ShowAsync(office.Page, "book-declare-1440");
        await office.PressAsync("设立");
        await office.SeesAsync("台账已设立，可以填报了。");

        // The declaration as a file.
        await office.Page.GetByText("声明文件", new() { Exact = true }).ClickAsync();
        var file = office.Page.Locator("pre.declaration");
        await Assertions.Expect(file).ToContainTextAsync("id: idle-yards\nname: 闲置堆场台账\n");
        await Assertions.Expect(file).ToContainTextAsync("{id: f5, name: 堆场面积, type: 数, unit: 亩, scale: 1}");
        await Assertions.Expect(file).ToContainTextAsync("unique:\n  - [堆场名称, 业主企业]\n");
        await BrowserApp.ShowAsync(office.Page, "book-declaration-1440");
    }

    private async Task FillInAtOnceAsync()
    {
        var town = new Person(await app.DeskAsync("songyuhan"));
        var park = new Person(await app.PhoneAsync("zhaowenbo"));
        await Task.WhenAll(town.GoAsync("/books/idle-yards/new"), park.GoAsync("/books/idle-yards/new"));
        await NameFirmAsync(town);
        await BrowserApp.ShowAsync(town.Page, "book-entry-1440");
        await Task.WhenAll(EnterAsync(town, "北门堆场", "工业", "30.5"), EnterAsync(park, "二号堆场", "物流", "12"));
        await BrowserApp.ShowAsync(park.Page, "book-entry-390");
        await Task.WhenAll(town.PressAsync("登记"), park.PressAsync("登记"));
        await town.SeesAsync("已登记：北门堆场。");
        await park.SeesAsync("已登记：二号堆场。");
        await BrowserApp.ShowAsync(park.Page, "book-entered-390");
        // The same yard of the same firm is not entered again, by whomever.
        await town.GoAsync("/books/idle-yards/new");
        await NameFirmAsync(town);
        await EnterAsync(town, "北门堆场", "工业", "31");
        await town.PressAsync("登记");
        await town.SeesAsync("已经有一条堆场名称、业主企业相同的记录");
        await town.FillAsync("堆场名称", "南门堆场");
        await town.PressAsync("登记");
        await town.SeesAsync("已登记：南门堆场。");
    }

    // Part of the name brings the firm up; once it is named its code stands there.
    private static async Task NameFirmAsync(Person town)
    {
        var firm = town.Page.GetByLabel("业主企业");
        await firm.PressSequentiallyAsync("恒信纺");
        await Assertions.Expect(town.Page.Locator("datalist option[value='" + Firm + "']")).ToHaveCountAsync(1);
        await firm.FillAsync(Firm);
        await Assertions.Expect(town.Page.GetByLabel("业主代码")).ToHaveValueAsync(FirmCode);
        await town.SeesAsync("已从企业档案带出，请核对。");
    }

    private static async Task EnterAsync(Person unit, string name, string use, string area)
    {
        await unit.FillAsync("堆场名称", name);
        await unit.ChooseAsync("用途", use);
        await unit.FillAsync("堆场面积", area);
    }

    private async Task SumAsync(Person office)
    {
        await office.GoAsync("/books/idle-yards");
        await TotalAsync(office, "73.5");
        await BrowserApp.ShowAsync(office.Page, "book-list-1440");
        await office.ChooseAsync("用途", "工业");
        await TotalAsync(office, "61.5");
        Assert.Contains("f.f4=", office.Page.Url, StringComparison.Ordinal);
        await office.ChooseAsync("用途", "物流");
        await TotalAsync(office, "12");
        var phone = new Person(await app.PhoneAsync("zhaowenbo"));
        await phone.GoAsync("/books/idle-yards");
        await BrowserApp.ShowAsync(phone.Page, "book-list-390");
    }

    private static async Task TotalAsync(Person office, string area) => await Assertions.Expect(office.Page.Locator("tfoot")).ToHaveTextAsync(new Regex($@"\b{Regex.Escape(area)}\b", RegexOptions.None, TimeSpan.FromSeconds(1)));

    private async Task ChangeAsync(Person office)
    {
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await office.GoAsync("/books/idle-yards/declaration");
        await office.FollowAsync("修改");
        await office.FillAsync("第 6 个字段的名称", "接手单位");
        await office.FillAsync("修改原因", "要写明谁来盘活");
        await office.PressAsync("存为新版");
        await office.SeesAsync("已存为新的一版。");
        await office.SeesAsync("第 2 版");
        var town = new Person(await app.DeskAsync("songyuhan"));
        await town.GoAsync("/books/idle-yards/new");
        await EnterAsync(town, "西门堆场", "物流", "8");
        await town.FillAsync("接手单位", "区城投公司");
        await town.PressAsync("登记");
        await town.SeesAsync("已登记：西门堆场。");
        await town.SeesAsync("区城投公司");
        // What was written before is read as it was written.
        await office.GoAsync("/books/idle-yards");
        await office.FollowAsync("北门堆场");
        await office.SeesAsync("按第 1 版台账（现在是第 2 版）");
        await office.SeesAsync("30.5亩");
        await office.DoesNotSeeAsync("接手单位");
        await BrowserApp.ShowAsync(office.Page, "book-old-entry-1440");
    }

    // The figure of the new book is a metric like any other, over the entries of both versions.
    private static async Task CountAsync(Person office)
    {
        await office.GoAsync("/metrics/idle-yards-n1");
        await office.SeesAsync("闲置堆场面积");
        await office.SeesAsync("81.5");
    }

    private async Task RegisterFirmAsync()
    {
        await using var db = app.District.NewSystemDb();
        var firm = new Enterprise { Id = db.NewId(), CreditCode = FirmCode, Name = Firm, Kind = "有限责任公司", Status = "存续", SizeClass = "小型" };
        await using var write = await db.BeginWriteAsync(default);
        db.Add(firm);
        db.Audit("enterprise.created", "enterprise", firm.Id);
        await db.SaveAsync();
        await SearchIndex.PutAsync(db, EnterpriseSearch.Kind, firm.Id, EnterpriseSearch.Text(firm, []), [], default);
        await write.CommitAsync();
    }
}
