using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Platforms;
using Yingshang.Modules.Tests.Files;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Imports;
using Yingshang.WorkCalendars;
using static Yingshang.Modules.Tests.Cases.Platforms.PlatformSheets;

namespace Yingshang.Modules.Tests.Cases.Platforms;

/// <summary>Spreadsheets of 12345 and of the provincial platform become demands, once.</summary>
public sealed class ImportDemandsTests : AppTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-09-28 10:10");
    }

    [Fact]
    public async Task A_dry_run_says_what_becomes_of_each_line_and_writes_nothing()
    {
        var office = App.As("zhoumin");
        var page = await office.TryAsync(Csv(Power, Water, Power, Water.With("工单编号", "RX3").With("办结期限", "十月底"), Water.With("工单编号", "RX4").With("派单时间", "2023-07-01 10:00"), Water.With("工单编号", "RX5").With("企业名称", "")));
        Assert.Equal(("2 件", "0 件", "0 件"), (page.Field("新增"), page.Field("变更"), page.Field("无变化")));
        var rows = page.Table("每一行怎么处理").ToDictionary(r => r["行"]);
        Assert.Equal(("新增", "RX20230928001"), (rows["2"]["处理"], rows["2"]["编号"]));
        Assert.Contains("电话是掩码", rows["2"]["说明"], StringComparison.Ordinal);
        Assert.Equal(("有问题", "与第 2 行是同一个编号"), (rows["4"]["处理"], rows["4"]["说明"]));
        Assert.Equal("办结期限“十月底”不是认识的日期写法", rows["5"]["说明"]);
        Assert.Contains("早于 30 天以前", rows["6"]["说明"], StringComparison.Ordinal);
        Assert.Equal("“企业名称”是空的", rows["7"]["说明"]);
        Assert.Equal(4, (await office.GetAsync(page.Path + "?verdict=Bad")).Table("每一行怎么处理").Count);
        await using (var db = App.Db()) Assert.False(await db.Cases.AnyAsync());

        var bad = Encoding.UTF8.GetString(await (await office.GetRawAsync(page.Link("下载这些行和原因"))).Content.ReadAsByteArrayAsync());
        Assert.Contains("十月底", bad, StringComparison.Ordinal);
        Assert.Equal(5, bad.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task What_is_confirmed_is_received_with_their_number_words_and_deadline()
    {
        var office = App.As("zhoumin");
        var done = await office.BringInAsync(Csv(Power, Water));
        Assert.Contains("已导入", done.Text, StringComparison.Ordinal);
        await using var db = App.Db();
        var demands = await db.Demands.AsNoTracking().OrderBy(d => d.ExternalNumber).ToListAsync();
        Assert.Equal(["RX20230928001", "RX20230928002"], demands.Select(d => d.ExternalNumber));
        // A day alone ends at 24:00; an hour that they name is the hour.
        Assert.Equal([TestClock.Local("2023-10-13 00:00"), TestClock.Local("2023-10-20 17:30")], demands.Select(d => d.ExternalDueAt!.Value));
        Assert.Equal("138****1234", demands[0].ContactPhone);
        Assert.True(demands[0].HasMaskedPhone);
        var power = await db.Cases.WithAll().AsNoTracking().SingleAsync(c => c.Id == demands[0].Id);
        Assert.Equal(("求助", "用电", "12345营商环境分线", "诉〔2023〕0001号"), (power.Nature, power.Topic, power.Channel, power.Number));
        Assert.Equal(TestClock.Local("2023-09-28 09:30"), power.ReceivedAt);
        Assert.Equal(TestClock.Local("2023-10-13 00:00"), power.StepNow("close")!.DueAt);
        Assert.Equal(("投诉", "用水"), (await db.Cases.Where(c => c.Id == demands[1].Id).Select(c => new { c.Nature, c.Topic }).SingleAsync()) is var water ? (water.Nature, water.Topic) : default);
        Assert.Contains("水压低", (await office.GetAsync("/cases?q=RX20230928002")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_masked_number_is_marked_and_nobody_is_asked_to_dial_it()
    {
        var office = App.As("zhoumin");
        await office.BringInAsync(Csv(Power));
        var id = await IdAsync("RX20230928001");
        Assert.Contains("平台给的就是掩码", (await office.GetAsync($"/cases/{id}")).Text, StringComparison.Ordinal);
        var verify = await office.GetAsync($"/cases/{id}/verify");
        Assert.Contains("不能直接拨打", verify.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(verify.Links, l => l.Href.StartsWith("tel:138", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_second_time_nothing_changes()
    {
        var office = App.As("zhoumin");
        await office.BringInAsync(Csv(Power, Water));
        var versions = await VersionsAsync();
        var again = await office.BringInAsync(Csv(Power, Water));
        Assert.Equal(("0 件", "0 件", "2 件"), (again.Field("新增"), again.Field("变更"), again.Field("无变化")));
        Assert.Equal(versions, await VersionsAsync());
    }

    [Fact]
    public async Task What_they_change_changes_here_and_stands_on_record()
    {
        var office = App.As("zhoumin");
        await office.BringInAsync(Csv(Power, Water));
        var changed = Csv(Power.With("办结期限", "2023-10-08").With("工单状态", "催办"), Water.With("诉求内容", "厂区水压低，三楼没有水，今天又停水。"));
        var tried = await office.TryAsync(changed);
        Assert.Equal("2 件", tried.Field("变更"));
        Assert.Contains("外部时限：2023-10-12 24:00 → 2023-10-08 24:00", tried.Table("每一行怎么处理")[0]["说明"], StringComparison.Ordinal);
        await office.SubmitAsync(tried, "导入");
        var power = await App.ReadAsync(await IdAsync("RX20230928001"));
        // 10月8日 24:00 早于本区的反馈（10月9日）、办结（10月30日），晚于交办（10月7日）。
        Assert.Equal([TestClock.Local("2023-10-08 00:00"), TestClock.Local("2023-10-09 00:00"), TestClock.Local("2023-10-09 00:00"), TestClock.Local("2023-10-09 00:00")], power.CurrentRound.Select(s => s.DueAt));
        Assert.Contains("平台状态：办理中 → 催办", power.Event("platform-updated").Facts, StringComparison.Ordinal);
        Assert.Contains("今天又停水", (await App.DemandAsync(await IdAsync("RX20230928002"))).Text, StringComparison.Ordinal);
        Assert.Contains("RX20230928002", (await office.GetAsync("/cases?q=又停水")).Text + (await office.GetAsync($"/cases/{await IdAsync("RX20230928002")}")).Text, StringComparison.Ordinal);
        await using var audit = App.Db();
        Assert.Equal(2, await audit.AuditEntries.CountAsync(a => a.Action == "platform.updated"));
    }

    [Fact]
    public async Task What_the_office_has_corrected_is_not_written_over()
    {
        var office = App.As("zhoumin");
        await office.BringInAsync(Csv(Power));
        var id = await IdAsync("RX20230928001");
        await office.SubmitAsync(await office.GetAsync($"/cases/{id}/verify"), "保存核实结果", ("核实结果", "已核实"), ("诉求性质", "建议"), ("主题", "项目审批"));
        var changed = await office.BringInAsync(Csv(Power.With("诉求类型", "咨询").With("问题分类", "电力")));
        Assert.Contains("本区记的“建议”没有改", changed.Table("每一行怎么处理")[0]["说明"], StringComparison.Ordinal);
        Assert.Equal(("建议", "项目审批"), await App.ReadAsync(id) is var c ? (c.Nature, c.Topic) : default);
    }

    [Fact]
    public async Task What_was_typed_in_by_hand_is_found_by_its_number_and_not_received_twice()
    {
        var typed = await App.Data.CreateDemandAsync(d => (d.Channel, d.ExternalNumber, d.ContactPhone) = ("12345营商环境分线", "RX20230928001", "13800009999"));
        var done = await App.As("zhoumin").BringInAsync(Csv(Power));
        Assert.Equal(("0 件", "1 件"), (done.Field("新增"), done.Field("变更")));
        var demand = await App.DemandAsync(typed.Id);
        // The telephone that the office knows in full stays; the deadline is theirs to set.
        Assert.Equal(("13800009999", TestClock.Local("2023-10-13 00:00")), (demand.ContactPhone, demand.ExternalDueAt!.Value));
        Assert.Equal(TestClock.Local("2023-10-13 00:00"), (await App.ReadAsync(typed.Id)).StepNow("close")!.DueAt);
    }

    [Fact]
    public async Task Two_demands_with_one_number_are_named_and_left_alone()
    {
        for (var i = 0; i < 2; i++) await App.Data.CreateDemandAsync(d => (d.Channel, d.ExternalNumber) = ("12345营商环境分线", "RX20230928001"));
        var tried = await App.As("zhoumin").TryAsync(Csv(Power));
        Assert.Contains("诉〔2023〕0001号、诉〔2023〕0002号", tried.Table("每一行怎么处理")[0]["说明"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_of_the_other_platform_is_another_demand()
    {
        await App.Data.CreateDemandAsync(d => (d.Channel, d.ExternalNumber) = ("省为企服务平台", "RX20230928001"));
        Assert.Equal("1 件", (await App.As("zhoumin").TryAsync(Csv(Power))).Field("新增"));
    }

    [Fact]
    public async Task What_they_have_closed_and_we_never_had_waits_for_the_reconciliation()
    {
        var tried = await App.As("zhoumin").TryAsync(Csv(Power.With("工单状态", "已办结")));
        Assert.Contains("月度对账会列出来", tried.Table("每一行怎么处理")[0]["说明"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_complaint_about_a_unit_that_is_not_written_exactly_is_not_taken_in()
    {
        static byte[] File(string unit) => Encoding.UTF8.GetBytes($"工单编号,派单时间,企业名称,诉求内容,诉求类型,被投诉单位\nRX7,2023-09-28 09:00,清河恒信纺织有限公司,管网接入费重复收取，请退还。,投诉,{unit}\n");
        var office = App.As("zhoumin");
        Assert.Contains("做不到回避", (await office.TryAsync(File("住建委"))).Table("每一行怎么处理")[0]["说明"], StringComparison.Ordinal);
        await office.BringInAsync(File("区住建局"));
        var id = await IdAsync("RX7");
        Assert.Equal((await App.UnitAsync("housing-construction")).Id, (await App.DemandAsync(id)).ComplainedUnitId);
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("luyan").GetAsync($"/cases/{id}")).Status);
    }

    [Fact]
    public async Task The_provincial_platform_has_its_own_layout_and_comes_as_a_workbook()
    {
        var file = TestSheet.Xlsx(
            ["省为企服务平台诉求导出（2023年9月）"],
            ["诉求编号", "企业名称", "统一社会信用代码", "联系人", "联系电话", "诉求标题", "诉求描述", "问题类别", "交办时间", "要求办结时间"],
            ["SWQ2309001", "清河恒信纺织有限公司", "91110000101623741K", "陈志远", "13800001234", "贷款续贷难", "流动资金贷款十月到期，银行要求先还后贷，请协调。", "融资服务", new DateTime(2023, 9, 27, 15, 0, 0), new DateTime(2023, 10, 18)]);
        var done = await App.As("zhoumin").BringInAsync(file, "省为企服务平台", "导出.xlsx");
        Assert.Equal("1 件", done.Field("新增"));
        var c = await App.ReadAsync(await IdAsync("SWQ2309001"));
        Assert.Equal(("贷款续贷难", "融资", "省为企服务平台", TestClock.Local("2023-09-27 15:00")), (c.Title, c.Topic, c.Channel, c.ReceivedAt));
        var demand = await App.DemandAsync(c.Id);
        Assert.Equal(TestClock.Local("2023-10-19 00:00"), demand.ExternalDueAt);
        Assert.True(demand.IsVerified);
    }

    [Fact]
    public async Task The_same_sheet_in_GB18030_is_the_same()
    {
        var office = App.As("zhoumin");
        await office.BringInAsync(Csv(Power));
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Encoding.UTF8.GetString(Csv(Power)));
        Assert.Equal("1 件", (await office.TryAsync(gb)).Field("无变化"));
    }

    [Theory]
    [InlineData("列,不对\n1,2", "没有找到12345热线的列名")]
    [InlineData("", "空的")]
    [InlineData("PK\u0003\u0004", "打不开")]
    public async Task A_file_that_is_none_of_theirs_is_refused_on_the_page(string text, string why) =>
        Assert.Contains(why, (await App.As("zhoumin").TryAsync(Encoding.UTF8.GetBytes(text))).Problem, StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_file_or_a_platform_nothing_is_tried()
    {
        var office = App.As("zhoumin");
        var refused = await office.SubmitAsync(await office.GetAsync("/platforms/import"), "试算");
        Assert.Contains("请选择文件", refused.Error("表格文件"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_is_done_once()
    {
        var office = App.As("zhoumin");
        var tried = await office.TryAsync(Csv(Power));
        await office.SubmitAsync(tried, "导入");
        var again = await App.DoAsync("zhoumin", (ImportRuns r) => r.StartAsync(DemandImporter.Name, Guid.Parse(tried.Path.Split('/')[^1]), CancellationToken.None));
        Assert.Equal("import.running", again.Problem?.Code);
        await using var db = App.Db();
        Assert.Equal(1, await db.Cases.CountAsync());
    }

    [Theory]
    [InlineData("lvqing")]
    [InlineData("linan")]
    [InlineData("wanglei")]
    public async Task Only_the_office_imports(string person)
    {
        var browser = App.As(person);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/platforms/import")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/platforms/import/{Guid.CreateVersion7(DateTimeOffset.UnixEpoch)}")).Status);
    }

    private async Task<Guid> IdAsync(string number)
    {
        await using var db = App.Db();
        return await db.Demands.Where(d => d.ExternalNumber == number).Select(d => d.Id).SingleAsync();
    }

    private async Task<List<(int, int, int)>> VersionsAsync()
    {
        await using var db = App.Db();
        return [.. (await (from c in db.Set<Case>() join d in db.Set<Demand>() on c.Id equals d.Id join p in db.Set<PlatformDemand>() on c.Id equals p.Id orderby c.Number select new { c = c.Version, d = d.Version, p = p.Version }).ToListAsync())
            .Select(v => (v.c, v.d, v.p))];
    }
}
