using Microsoft.EntityFrameworkCore;
using Yingshang.Books;
using Yingshang.Books.Entries;
using Yingshang.Enterprises;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Books;

/// <summary>Base of the tests over the books: two declared ones, kept by townships and parks; a firm in the register.</summary>
public abstract class BookTest : IAsyncLifetime
{
    /// <summary>Amounts in 万元, kept in 分; one entry for each plant of a firm.</summary>
    protected const string Plants = """
        id: plants
        name: 闲置厂房台账
        group: 测试
        unit: 处
        meaning: 测试用的台账。
        keepers: [乡镇街道, 园区]
        due: {every: 每月, by_day: 5}
        fields:
          - {id: name, name: 厂房名称, type: 文字, required: true, main: true}
          - {id: kind, name: 类别, type: 选项, required: true, choices: [标准厂房, 旧厂房]}
          - {id: firm, name: 业主企业, type: 企业, required: true}
          - {id: code, name: 业主代码, type: 文字, from: 企业.信用代码}
          - {id: area, name: 面积, type: 数, unit: 平方米, scale: 1}
          - {id: rent, name: 年租金, type: 金额, unit: 万元}
          - {id: built, name: 建成日期, type: 日期}
          - {id: sold, name: 盘活日期, type: 日期}
          - {id: keeper, name: 看护人, type: 人员}
          - {id: paper, name: 产权证, type: 附件}
        unique:
          - [厂房名称, 业主企业]
        checks:
          - {when: 盘活日期 >= 建成日期, say: 盘活日期不能早于建成日期。}
        figures:
          - {id: old, name: 旧厂房, aggregate: count, filter: '类别 = "旧厂房"'}
          - {id: area, name: 总面积, aggregate: sum, value: 面积, unit: 平方米, decimals: 1}
          - {id: rent, name: 年租金合计, aggregate: sum, value: 年租金, unit: 万元, decimals: 2}
          - {id: firms, name: 业主, aggregate: distinct, value: 业主企业, unit: 家}
          - {id: sold, name: 盘活率, aggregate: rate, filter: '类别 = "旧厂房"', numerator: 盘活日期 != null, unit: ％, decimals: 2}
          - {id: built, name: 当年建成, aggregate: count, date: 建成日期}
          - {id: largest, name: 最大面积, aggregate: max, value: 面积, unit: 平方米, decimals: 1}
          - {id: smallest, name: 最小面积, aggregate: min, value: 面积, unit: 平方米, decimals: 1}
          - {id: public, name: 公共厂房最大面积, aggregate: max, value: 面积, filter: '厂房名称 = "公共"', unit: 平方米}
        """;

    /// <summary>Each unit sees its own; the office approves.</summary>
    protected const string Private = """
        id: private-list
        name: 内部名单
        group: 测试
        unit: 条
        meaning: 测试用的内部台账。
        keepers: [乡镇街道, 园区]
        readers: 填报单位
        approval: true
        fields:
          - {id: title, name: 事项, type: 文字, required: true, main: true}
          - {id: size, name: 厂房面积, type: 数, unit: 平方米, scale: 1, from: plants.area}
          - {id: firm, name: 企业, type: 企业}
        """;

    protected TestApp App { get; private set; } = null!;

    protected Guid Firm { get; private set; }

    protected const string FirmName = "清河恒信纺织有限公司";
    protected const string FirmCode = "91110000101623741K";

    public virtual async Task InitializeAsync()
    {
        App = await TestApp.StartAsync([("books/plants.yaml", Plants), ("books/private-list.yaml", Private), .. More]);
        App.Clock.SetLocal("2023-10-09 09:00");
        await using var db = App.Db();
        var firm = new Enterprise { Id = db.NewId(), CreditCode = FirmCode, Name = FirmName, Kind = "有限责任公司", Status = "存续", SizeClass = "小型" };
        db.Add(firm);
        db.Audit("enterprise.created", "enterprise", firm.Id);
        await db.SaveAsync();
        Firm = firm.Id;
    }

    public Task DisposeAsync() => App.DisposeAsync();

    protected virtual (string File, string Text)[] More => [];

    /// <summary>Files a plant on the page, as a person of a unit.</summary>
    protected async Task<TestPage> AddAsync(string username, string name, params (string, object?)[] more)
    {
        // The order of a list is that of filing.
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        var browser = App.As(username);
        return await browser.SubmitAsync(await browser.GetAsync("/books/plants/new"), "登记", [("厂房名称", name), ("类别", "旧厂房"), ("业主企业", FirmName), .. more]);
    }

    protected async Task<BookEntry> EntryAsync(string name)
    {
        await using var db = App.Db();
        return await db.Set<BookEntry>().AsNoTracking().SingleAsync(e => e.T1 == name);
    }
}
