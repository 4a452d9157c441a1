using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Documents;
using Yingshang.Cases.Engine;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Audit;

namespace Yingshang.Modules.Tests.Cases;

public sealed class DocumentsTests : AppTest
{
    private const string Unit = "economy-information";

    [Fact]
    public async Task A_dispatch_order_is_numbered_kept_and_given_again_unchanged()
    {
        var demand = await App.HeldByAsync(Unit, d => d.Opinion = "先临时供电，再办增容");
        using var office = App.As("zhoumin");
        var after = await IssueAsync(office, demand.Id, "开具交办单", "编号开具", ("诉求类别", "重点件"));
        // 清河区营商办的代字是“营商”，2023 年第一件。
        Assert.Equal("已开具交办单 营商交办〔2023〕1号，在经过里下载", after.Flash);
        Assert.False(after.HasLink("开具交办单（区经信局）"));

        var bytes = await BytesAsync(office, after.Link("交办单 营商交办〔2023〕1号"));
        Assert.Empty(Problems(bytes));
        var text = Text(bytes);
        foreach (var part in new[]
                 {
                     "企业诉求交办单", "编号：营商交办〔2023〕1号", demand.Number, "企业手机填报", "清河恒信纺织有限公司", "二号线设备七月到位", "先临时供电，再办增容", "清河区经济和信息化局", "重点件",
                     // 9月28日（周四）收到：第2个工作日 10月8日，第3个工作日 10月9日，一个月 10月28日（周六）顺延到 10月30日。
                     "10月8日（周日，调休上班）24:00", "10月9日", "10月30日", "清河区优化营商环境工作领导小组办公室", "交办单回执", "签收时间",
                 })
            Assert.Contains(part, text);
        Assert.DoesNotContain("13800001234", text);

        await using var db = App.Db();
        var kept = await db.Set<IssuedDocument>().SingleAsync();
        Assert.Equal(Sm3.Hash(bytes), kept.Digest);
        Assert.Equal(("周敏", demand.Id), (kept.IssuedByName, kept.CaseId!.Value));
        App.Clock.SetLocal("2023-10-09 09:00");
        Assert.Equal(bytes, await BytesAsync(App.As("lvqing"), $"/documents/{kept.Id}"));
    }

    [Fact]
    public async Task Numbers_run_without_gaps_for_each_kind_and_year()
    {
        using var office = App.As("zhoumin");
        for (var i = 1; i <= 3; i++)
        {
            var demand = await App.HeldByAsync(Unit, d => d.Opinion = "请办");
            if (i == 2)
            {
                // 缺拟办意见，不开具，也不占号。
                var page = await office.GetAsync((await office.GetAsync($"/cases/{demand.Id}")).Link("开具交办单（区经信局）"));
                Assert.Contains("还缺：拟办意见", (await office.SubmitAsync(page, "编号开具", ("拟办意见", ""))).Problem);
            }
            Assert.Contains($"营商交办〔2023〕{i}号", (await IssueAsync(office, demand.Id, "开具交办单", "编号开具")).Flash);
        }
        App.Clock.SetLocal("2024-01-02 09:00");
        var next = await App.HeldByAsync(Unit, d => { d.ReceivedLocal("2024-01-02 08:40"); (d.Opinion, d.TrackingCode) = ("请办", "T2024-0001-01"); });
        Assert.Contains("营商交办〔2024〕1号", (await IssueAsync(office, next.Id, "开具交办单", "编号开具")).Flash);
    }

    [Fact]
    public async Task A_body_that_cannot_be_ordered_gets_a_letter_and_no_order()
    {
        var demand = await App.HeldByAsync("power-supply", d => { d.Opinion = "请一次说明增容方案和时间"; d.Co.Add(Unit); });
        using var office = App.As("zhoumin");
        var page = await office.GetAsync($"/cases/{demand.Id}");
        Assert.True(page.HasLink("开具商请函（区供电公司）"));
        Assert.True(page.HasLink("开具交办单（区经信局）"));
        Assert.False(page.HasLink("开具交办单（区供电公司）"));
        var after = await IssueAsync(office, demand.Id, "开具商请函", "编号开具", ("函复日期", new DateOnly(2023, 10, 13)));
        var bytes = await BytesAsync(office, after.Link("商请函 营商函〔2023〕1号"));
        Assert.Empty(Problems(bytes));
        var text = Text(bytes);
        foreach (var part in new[] { "国网清河区供电公司：", "关于商请协助办理", "请一次说明增容方案和时间", "2023年10月13日前函复", "2023年9月28日", "（代章）", "（联系人：周敏，联系电话：6618 1231）" }) Assert.Contains(part, text);
        Assert.DoesNotContain("交办", text);
    }

    [Fact]
    public async Task What_is_passed_on_inside_the_district_has_a_slip_numbered_of_its_own()
    {
        await MoveAsync("tanjing", "government-office");
        using var office = App.As("zhoumin");
        for (var i = 1; i <= 2; i++)
        {
            var demand = await DispatchedAsync("government-office", d => d.EnterpriseName = "清河恒信纺织有限公司");
            var page = await office.GetAsync($"/cases/{demand.Id}");
            Assert.True(page.HasLink("开具转办单（区政府办）"));
            Assert.DoesNotContain(page.Links, l => l.Text.StartsWith("开具交办单", StringComparison.Ordinal));
            var after = await IssueAsync(office, demand.Id, "开具转办单", "编号开具", ("拟办意见", "请协调供电、住建一并办理"));
            Assert.Equal($"已开具转办单 营商转办〔2023〕{i}号，在经过里下载", after.Flash);
            var address = after.Link($"转办单 营商转办〔2023〕{i}号");
            var bytes = await BytesAsync(office, address);
            Assert.Empty(Problems(bytes));
            var text = Text(bytes);
            foreach (var part in new[]
                     {
                         "企业诉求转办单", $"编号：营商转办〔2023〕{i}号", "清河区人民政府办公室", demand.Number, "企业手机填报", "清河恒信纺织有限公司", "二号线设备七月到位", "请协调供电、住建一并办理",
                         // 9月28日收到：第2、3个工作日 10月8日、9日，一个月顺延到 10月30日。
                         "对接企业　10月8日", "反馈办法　10月9日", "办　　结　10月30日", "清河区优化营商环境工作领导小组办公室", "周敏",
                     })
                Assert.Contains(part, text);
            Assert.DoesNotContain("13800001234", text);
            Assert.DoesNotContain("陈志远", text);

            // Whom it was passed to may take it, another unit may not; the enterprise and visitors neither.
            Assert.Equal(bytes, await BytesAsync(App.As("tanjing"), address));
            Assert.Equal(HttpStatusCode.NotFound, (await App.As("lvqing").GetRawAsync(address)).StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await App.Visitor().GetRawAsync(address)).StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await App.As(Yingshang.Platform.People.Role.Enterprise).GetRawAsync(address)).StatusCode);
            Assert.False((await App.As("tanjing").GetAsync($"/cases/{demand.Id}")).HasLink("开具转办单（区政府办）"));
        }
    }

    [Fact]
    public async Task What_a_court_handles_is_passed_on_by_letter_without_an_opinion()
    {
        await MoveAsync("tanjing", "court");
        using var office = App.As("zhoumin");
        var demand = await DispatchedAsync("court", d => (d.Opinion, d.Title) = ("请尽快执行", "判决生效半年没有执行"));
        Assert.Equal("转办函", (await App.ReadAsync(demand.Id)).Lead!.Document);
        var page = await office.GetAsync($"/cases/{demand.Id}");
        foreach (var other in new[] { "开具交办单", "开具商请函", "开具转办单" }) Assert.DoesNotContain(page.Links, l => l.Text.StartsWith(other, StringComparison.Ordinal));
        var after = await IssueAsync(office, demand.Id, "开具转办函", "编号开具");
        Assert.Contains("营商转函〔2023〕1号", after.Flash);
        var address = after.Link("转办函 营商转函〔2023〕1号");
        var bytes = await BytesAsync(office, address);
        Assert.Empty(Problems(bytes));
        var text = Text(bytes);
        foreach (var part in new[] { "关于转送企业反映事项的函", "青阳市清河区人民法院：", "2023年9月28日，我们通过企业手机填报收到清河恒信纺织有限公司反映", "二号线设备七月到位", demand.Number, "只转送材料，不提处理结论", "（联系人：周敏，联系电话：6618 1231）" }) Assert.Contains(part, text);
        // Courts decide by themselves: neither the office's opinion nor a limit stands in the letter.
        foreach (var part in new[] { "请尽快执行", "期限", "办结", "13800001234" }) Assert.DoesNotContain(part, text);
        Assert.Equal(bytes, await BytesAsync(App.As("tanjing"), address));
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("lvqing").GetRawAsync(address)).StatusCode);
        Assert.Contains("已经开具", (await App.DoAsync("zhoumin", async (IssueCaseDocumentHandler h) =>
        {
            var c = await App.ReadAsync(demand.Id);
            return await h.HandleAsync(c.Id, "transfer-letter", c.Event("dispatched").Id, c.LeadUnitId, new() { Answers = { ["转送说明"] = "x" } }, default);
        })).Problem!.Message);
    }

    [Fact]
    public async Task A_confidential_demand_is_passed_on_without_its_name()
    {
        using var office = App.As("zhoumin");
        var demand = await DispatchedAsync("court", d => d.IsConfidential = true);
        var after = await IssueAsync(office, demand.Id, "开具转办函", "编号开具");
        Assert.DoesNotContain("恒信", Text(await BytesAsync(office, after.Link("转办函 营商转函〔2023〕1号"))));
    }

    [Fact]
    public async Task What_shows_somebodys_contact_says_who_took_it_and_when()
    {
        var demand = await App.HeldByAsync(Unit, d => d.Opinion = "请办");
        App.Clock.SetLocal("2023-09-28 15:20");
        using var office = App.As("zhoumin");
        var after = await IssueAsync(office, demand.Id, "开具交办单", "编号开具");
        var bytes = await BytesAsync(office, after.Link("交办单 营商交办〔2023〕1号"));
        Assert.Empty(Problems(bytes));
        Assert.All(Watermarks(bytes), m => Assert.Equal("QH06003 2023-09-28 15:20", m));
        Assert.NotEmpty(Watermarks(bytes));
        // A letter that goes out of the house shows no person and carries none.
        var power = await App.HeldByAsync("power-supply", d => d.Opinion = "请办");
        var letter = await IssueAsync(office, power.Id, "开具商请函", "编号开具", ("函复日期", new DateOnly(2023, 10, 13)));
        Assert.Empty(Watermarks(await BytesAsync(office, letter.Link("商请函 营商函〔2023〕1号"))));
    }

    [Fact]
    public void A_template_that_shows_a_person_must_ask_for_the_watermark()
    {
        const string template = "---\nid: card\nname: 名片\nabout: 诉求件\nnode: [dispatched]\nissuer: office\nwho: case.dispatch\nreader: 承办单位\nlayout: 表单\ntitle: 名片\n---\n\n{{联系人}}\n";
        using var pack = new TestPack(("documents/card.md", template));
        Assert.Contains(pack.Problems, p => p is { File: "documents/card.md", Line: 13 } && p.Message.Contains("watermark: true", StringComparison.Ordinal));
        using var marked = new TestPack(("documents/card.md", template.Replace("layout: 表单\n", "layout: 表单\nwatermark: true\n", StringComparison.Ordinal)));
        Assert.DoesNotContain(marked.Problems, p => p.File == "documents/card.md");
    }

    [Fact]
    public void A_template_for_the_enterprise_says_nothing_internal()
    {
        const string template = "---\nid: card\nname: 告知书\nabout: 诉求件\nnode: [answered]\nissuer: office\nwho: case.dispatch\nreader: 企业\nlayout: 表单\ntitle: 告知书\n---\n\n{{答复}}\n\n{{协办意见}}\n";
        using var pack = new TestPack(("documents/card.md", template));
        Assert.Contains("“协办意见”是内部内容，给企业的文书不能用。", Assert.Single(pack.Problems, p => p.File == "documents/card.md").Message);
    }

    [Theory]
    [InlineData("采取的措施：现场会商\n又请示了\n办成了什么：增容批准\n下周送电", "办成了什么：增容批准\n下周送电")]
    [InlineData("提请上级的原因：超出权限\n报送机关：市发改委\n报送文号：清经信〔2023〕41号\n报送日期：2023年10月9日", "提请上级的原因：超出权限\n报送机关：市发改委\n报送日期：2023年10月9日")]
    [InlineData("终结原因：企业联系不上\n依据：打了三次电话", "终结原因：企业联系不上")]
    [InlineData("劳动仲裁", "劳动仲裁")]
    public void Of_the_outcome_the_enterprise_is_told_what_is_meant_for_it(string detail, string told) => Assert.Equal(told, Yingshang.Cases.AnswerDemand.OutcomeDetail.ForEnterprise(detail));

    [Fact]
    public async Task The_enterprise_takes_the_reply_to_its_own_demand_and_nothing_else()
    {
        var demand = await App.HeldByAsync(Unit, d => (d.SignedBy, d.Opinion) = ("lvqing", "内部意见：先压一压"));
        using var unit = App.As("lvqing");
        App.Clock.SetLocal("2023-10-07 10:30");
        await unit.ContactAsync(demand.Id, ("联系了谁", "陈总"), ("对接方式", "电话"), ("了解到的情况", "内部情况：厂里缺资金"));
        await unit.FeedBackAsync(demand.Id);
        await unit.AnswerAsync(demand.Id, "已解决", ("采取的措施", "内部措施：现场会商"), ("办成了什么", "增容批准"));
        using var office = App.As("zhoumin");
        var order = (await IssueAsync(office, demand.Id, "开具交办单", "编号开具")).Link("交办单 营商交办〔2023〕1号");
        var reply = (await IssueAsync(unit, demand.Id, "开具答复书", "编号开具")).Link("答复书 答复〔2023〕1号");
        var (orderId, replyId) = (order.Split('/')[^1], reply.Split('/')[^1]);

        var code = demand.TrackingCode;
        using var enterprise = App.Visitor();
        Assert.DoesNotContain("答复书", (await enterprise.GetAsync($"/d/{code}")).Text);
        Assert.NotEqual(HttpStatusCode.OK, (await enterprise.GetRawAsync($"/d/{code}/replies/{replyId}")).StatusCode);
        var page = await enterprise.ProveAsync(App, code);
        var address = (await enterprise.GetAsync($"/d/{code}")).Link("答复书 答复〔2023〕1号");
        Assert.Equal($"/d/{code}/replies/{replyId}", address);
        var bytes = await BytesAsync(enterprise, address);
        Assert.Empty(Problems(bytes));
        var text = Text(bytes);
        Assert.Contains("增容已经批了，下周一送电。", text);
        foreach (var part in new[] { "内部", "QH0", "意见：" }) Assert.DoesNotContain(part, text);
        Assert.Empty(Watermarks(bytes));

        // Of its own demand no other paper, and of another demand nothing.
        Assert.Equal(HttpStatusCode.NotFound, (await enterprise.GetRawAsync($"/d/{code}/replies/{orderId}")).StatusCode);
        var other = await App.HeldByAsync(Unit, d => (d.SignedBy, d.ContactPhone) = ("lvqing", "13900005678"));
        await enterprise.ProveAsync(App, other.TrackingCode);
        Assert.Equal(HttpStatusCode.NotFound, (await enterprise.GetRawAsync($"/d/{other.TrackingCode}/replies/{replyId}")).StatusCode);
        using var stranger = App.Visitor();
        await stranger.ProveAsync(App, other.TrackingCode);
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.GetRawAsync($"/d/{code}/replies/{replyId}")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await App.As(Yingshang.Platform.People.Role.Enterprise).GetRawAsync($"/documents/{replyId}")).StatusCode);
    }

    /// <summary>Given out by the office as the desk does it: with the paper that the kind of unit gets.</summary>
    private async Task<Case> DispatchedAsync(string unit, Action<DemandDraft>? draft = null)
    {
        var demand = await App.Data.CreateDemandAsync(d =>
        {
            d.ReceivedLocal(UnitSteps.Received);
            draft?.Invoke(d);
        });
        var lead = await App.UnitAsync(unit);
        Assert.Null((await App.DoAsync("zhoumin", (Yingshang.Cases.DispatchDemand.DispatchDemandHandler h) => h.HandleAsync(demand.Id, new() { LeadUnitId = lead.Id, Opinion = "请办", Version = demand.Version }, default))).Problem);
        return await App.ReadAsync(demand.Id);
    }

    private async Task MoveAsync(string username, string unit)
    {
        var to = await App.UnitAsync(unit);
        await using var db = App.Db();
        await db.Accounts.Where(a => a.UserName == username).ExecuteUpdateAsync(s => s.SetProperty(a => a.UnitId, to.Id));
    }

    private static List<string> Watermarks(byte[] docx)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return [.. file.MainDocumentPart!.HeaderParts.SelectMany(p => p.Header!.Descendants<DocumentFormat.OpenXml.Vml.TextPath>()).Select(t => t.String?.Value).OfType<string>()];
    }

    [Fact]
    public async Task The_unit_makes_its_own_papers_at_its_own_steps()
    {
        var demand = await App.HeldByAsync(Unit, d => d.SignedBy = "lvqing");
        using var unit = App.As("lvqing");
        App.Clock.SetLocal("2023-10-07 10:30");
        await unit.ContactAsync(demand.Id, ("联系了谁", "陈总"), ("对接方式", "电话"), ("了解到的情况", "设备已到，等送电"));
        await unit.FeedBackAsync(demand.Id);
        var form = await IssueAsync(unit, demand.Id, "开具办理情况反馈表", "编号开具", ("核查事实", "现场确认变压器容量不足"));
        var feedback = Text(await BytesAsync(unit, form.Link("办理情况反馈表 反馈〔2023〕1号")));
        foreach (var part in new[] { "企业诉求办理情况反馈表", "清河区经济和信息化局", "现场确认变压器容量不足", "协调", "组织现场会商", "乔建民", "设备已到，等送电", "主要负责人" }) Assert.Contains(part, feedback);

        await unit.AnswerAsync(demand.Id, "已解决", ("采取的措施", "现场会商"), ("办成了什么", "增容批准"));
        var reply = await IssueAsync(unit, demand.Id, "开具答复书", "编号开具");
        var bytes = await BytesAsync(unit, reply.Link("答复书 答复〔2023〕1号"));
        Assert.Empty(Problems(bytes));
        foreach (var part in new[] { "清河恒信纺织有限公司：", "办理结果：已解决。", "增容已经批了，下周一送电。", demand.TrackingCode, "没解决，继续反映" }) Assert.Contains(part, Text(bytes));
        // 没有下次答复日期，那一段不写。
        Assert.DoesNotContain("下一次答复的时间", Text(bytes));
    }

    [Fact]
    public async Task Requests_for_return_and_extension_have_their_forms()
    {
        var demand = await App.HeldByAsync(Unit, d => d.SignedBy = "lvqing");
        using var unit = App.As("lvqing");
        App.Clock.SetLocal("2023-09-28 15:00");
        await unit.DoAsync(demand.Id, "extension", "提交申请", ("原因", "工程施工需要合理工期"), ("依据或情况", "需停电施工"), ("已经做了什么", "方案已审"), ("申请延期至", new DateOnly(2023, 11, 15)), ("签字的单位主要负责人", "乔建民"));
        var page = await unit.GetAsync($"/cases/{demand.Id}");
        Assert.True(page.HasLink("开具延期申请表"), page.Text);
        var extended = await IssueAsync(unit, demand.Id, "开具延期申请表", "编号开具");
        var extension = Text(await BytesAsync(unit, extended.Link("延期申请表 延申〔2023〕1号")));
        foreach (var part in new[] { "原办结期限", "2023年10月30日", "2023年11月15日", "工程施工需要合理工期", "需停电施工", "方案已审", "第1次" }) Assert.Contains(part, extension);

        var other = await App.HeldByAsync(Unit, d => d.SignedBy = "lvqing");
        await unit.DoAsync(other.Id, "return", "提交申请", ("原因", "不属本单位职责"), ("依据", "权责清单 3-12"), ("建议承办单位", "区供电公司"));
        var returned = await IssueAsync(unit, other.Id, "开具退回申请单", "编号开具");
        var bytes = await BytesAsync(unit, returned.Link("退回申请单 退申〔2023〕1号"));
        Assert.Empty(Problems(bytes));
        foreach (var part in new[] { "承办异议", "权责清单 3-12", "国网清河区供电公司", "同意退回·改派", "不同意·指定承办" }) Assert.Contains(part, Text(bytes));
    }

    [Fact]
    public async Task A_merger_has_its_note_on_the_demand_that_goes_on()
    {
        var first = await App.HeldByAsync(Unit, d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-09-28 11:00");
        var second = await App.Data.CreateDemandAsync(d => (d.Channel, d.ExternalNumber) = ("12345营商环境分线", "RX2023092800017"));
        using var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync($"/cases/{second.Id}/merge?with={first.Id}"), "并案", ("为什么是同一件事", "同一企业同一件事"));
        var after = await IssueAsync(office, first.Id, "开具并案说明", "编号开具");
        var bytes = await BytesAsync(office, after.Link("并案说明 并案〔2023〕1号"));
        Assert.Empty(Problems(bytes));
        foreach (var part in new[] { first.Number, second.Number, "RX2023092800017", "同一企业同一件事", "以最早的期限为准" }) Assert.Contains(part, Text(bytes));
    }

    [Fact]
    public async Task Papers_about_an_enterprise_are_filled_from_what_is_known()
    {
        var demand = await App.HeldByAsync(Unit, d => d.SignedBy = "lvqing");
        Yingshang.Enterprises.Enterprise enterprise;
        await using (var db = App.Db())
        {
            enterprise = new Yingshang.Enterprises.Enterprise { Id = db.NewId(), CreditCode = "91110000101623741K", Name = "清河恒信纺织有限公司", Kind = "有限责任公司", Status = "存续", LegalPerson = "陈志远", Address = "文昌路 9 号" };
            db.Add(enterprise);
            (await db.Cases.SingleAsync(c => c.Id == demand.Id)).EnterpriseId = enterprise.Id;
            db.Audit("enterprise.created", "enterprise", enterprise.Id);
            await db.SaveAsync();
        }
        using var office = App.As("zhoumin");
        foreach (var (kind, parts) in new[] { ("one-page", new[] { "清河恒信纺织有限公司一页纸", "91110000101623741K", "陈*", demand.Number, "用电增容申请" }), ("visit-record", ["走访企业记录表", "文昌路 9 号", demand.Number, "走访人不得代填"]) })
        {
            var page = await office.GetAsync($"/enterprises/{enterprise.Id}/documents/{kind}");
            var answer = await office.SubmitAsync(page, "生成");
            var bytes = await BytesAsync(office, answer.Path);
            Assert.Empty(Problems(bytes));
            foreach (var part in parts) Assert.Contains(part, Text(bytes));
            Assert.DoesNotContain("陈志远", Text(bytes));
            Assert.Equal(HttpStatusCode.NotFound, (await App.As("songyuhan").GetRawAsync(answer.Path)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("lvqing").GetAsync($"/enterprises/{enterprise.Id}/documents/one-page")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"/enterprises/{Guid.Empty}/documents/one-page")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"/enterprises/{enterprise.Id}/documents/dispatch-order")).Status);
    }

    [Fact]
    public async Task A_confidential_demand_is_confidential_on_paper()
    {
        var demand = await App.HeldByAsync(Unit, d => (d.IsConfidential, d.SignedBy, d.Opinion, d.Text) = (true, "lvqing", "请办", "清河恒信纺织有限公司陈志远反映增容无人答复。"));
        using var office = App.As("zhoumin");
        var after = await IssueAsync(office, demand.Id, "开具交办单", "编号开具");
        var text = Text(await BytesAsync(office, after.Link("交办单 营商交办〔2023〕1号")));
        Assert.DoesNotContain("恒信", text);
        Assert.DoesNotContain("陈志远", text);
        Assert.Contains("保密件", text);

        // 答复书写给企业，承办单位不知道企业是谁，由营商办开具转交。
        await AnswerAsync(demand.Id);
        using var unit = App.As("lvqing");
        var page = await unit.GetAsync((await unit.GetAsync($"/cases/{demand.Id}")).Link("开具答复书"));
        Assert.DoesNotContain("恒信", page.Text);
        Assert.Contains("由区营商办开具并转交企业", (await unit.SubmitAsync(page, "编号开具")).Problem);
    }

    [Fact]
    public async Task Who_may_not_take_the_step_may_not_make_its_paper()
    {
        var demand = await App.HeldByAsync(Unit, d => (d.SignedBy, d.Opinion) = ("lvqing", "请办"));
        using var office = App.As("zhoumin");
        var address = (await office.GetAsync($"/cases/{demand.Id}")).Link("开具交办单（区经信局）");
        foreach (var (who, status) in new[] { ("lvqing", HttpStatusCode.Forbidden), ("songyuhan", HttpStatusCode.NotFound), ("jiangtao", HttpStatusCode.Forbidden), ("yuexin", HttpStatusCode.Forbidden), ("chenzhiyuan", HttpStatusCode.Forbidden) })
            Assert.Equal((who, status), (who, (await App.As(who).GetAsync(address)).Status));
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync(address.Replace("dispatch-order", "request-letter"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync(address.Replace("dispatch-order", "no-such-paper"))).Status);

        var page = await office.GetAsync(address);
        await office.SubmitAsync(page, "编号开具");
        Assert.Contains("已经开具：营商交办〔2023〕1号", (await office.SubmitAsync(page, "编号开具")).Problem);
        await using var db = App.Db();
        var id = (await db.Set<IssuedDocument>().SingleAsync()).Id;
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("songyuhan").GetRawAsync($"/documents/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await App.As("jiangtao").GetRawAsync($"/documents/{id}")).StatusCode);
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "document.issued" && a.SubjectId == id));
    }

    [Fact]
    public async Task The_unit_complained_of_finds_no_paper()
    {
        var demand = await App.HeldByAsync("justice", d => (d.Nature, d.ComplainedUnit, d.Opinion) = ("投诉", "market-supervision", "请核查"));
        using var office = App.As("zhoumin");
        await IssueAsync(office, demand.Id, "开具交办单", "编号开具");
        await using var db = App.Db();
        var id = (await db.Set<IssuedDocument>().SingleAsync()).Id;
        foreach (var who in new[] { "fengkai", "shenguoqing" })
            Assert.Equal(HttpStatusCode.NotFound, (await App.As(who).GetRawAsync($"/documents/{id}")).StatusCode);
    }

    [Fact]
    public async Task A_report_on_escalation_is_for_the_office_alone()
    {
        var demand = await App.HeldByAsync(Unit, d => d.SignedBy = "lvqing");
        using var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/escalate"), "提级办理", ("提级原因", "涉及三个部门"));
        var after = await IssueAsync(office, demand.Id, "开具提级报告", "编号开具", ("工作安排", "由水电气网保障专班牵头，10月20日前拿出方案"));
        var address = after.Link("提级报告 营商报〔2023〕1号");
        var bytes = await BytesAsync(office, address);
        Assert.Empty(Problems(bytes));
        foreach (var part in new[] { "区人民政府：", "清河恒信纺织有限公司", "涉及三个部门", "一、企业反映的情况", "四、下一步工作安排", "特此报告。" }) Assert.Contains(part, Text(bytes));
        Assert.False((await App.As("lvqing").GetAsync($"/cases/{demand.Id}")).HasLink("提级报告 营商报〔2023〕1号"));
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("lvqing").GetRawAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_confidential_demand_is_confidential_to_the_leader_too()
    {
        var demand = await App.HeldByAsync(Unit, d => (d.IsConfidential, d.SignedBy) = (true, "lvqing"));
        using var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/escalate"), "提级办理", ("提级原因", "涉及三个部门"));
        var after = await IssueAsync(office, demand.Id, "开具提级报告", "编号开具", ("工作安排", "研究"));
        Assert.DoesNotContain("恒信", Text(await BytesAsync(App.As("gaoyuan"), after.Link("提级报告 营商报〔2023〕1号"))));
        var note = await office.GetAsync($"/notes/new?case={demand.Id}");
        Assert.DoesNotContain("恒信", note.Field("基本情况"));
    }

    [Fact]
    public async Task What_an_enterprise_writes_cannot_become_a_heading_or_a_cell()
    {
        var demand = await App.HeldByAsync(Unit, d => (d.Opinion, d.Text) = ("请办", "# 标题\n| a | b |\n{{联系电话}} ^9 **粗**"));
        using var office = App.As("zhoumin");
        var after = await IssueAsync(office, demand.Id, "开具交办单", "编号开具");
        var text = Text(await BytesAsync(office, after.Link("交办单 营商交办〔2023〕1号")));
        Assert.Contains("# 标题", text);
        Assert.Contains("| a | b |", text);
        Assert.Contains("{{联系电话}} ^9 **粗**", text);
    }

    [Fact]
    public void A_slip_in_a_template_is_told_with_its_line()
    {
        var folder = Directory.CreateTempSubdirectory("yingshang-pack-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "documents"));
        File.WriteAllText(Path.Combine(folder, "pack.yaml"), $"id: changed\nextends: {App.District.Pack.Folder}\n");
        var source = File.ReadAllText(Path.Combine(App.District.Pack.Folder, "..", "standard", "documents", "return-request.md"));
        File.WriteAllText(Path.Combine(folder, "documents", "return-request.md"), source.Replace("{{申请依据}}", "{{申请依剧}}"));
        var (_, problems) = Platform.Packs.Pack.Check(folder, App.District.Modules);
        var problem = Assert.Single(problems);
        var line = source.Split('\n').ToList().FindIndex(l => l.Contains("{{申请依据}}")) + 1;
        Assert.Equal(("documents/return-request.md", (long)line), (problem.File, problem.Line));
        Assert.Contains("申请依据", problem.Message);
        Directory.Delete(folder, recursive: true);
    }

    private async Task AnswerAsync(Guid id)
    {
        await using var db = App.Db();
        var c = await db.Cases.WithAll().SingleAsync(x => x.Id == id);
        c.Answer(Actor.System, App.Clock.UtcNow, "已解决");
        var unit = await App.UnitAsync(Unit);
        c.Happened(App.Clock.UtcNow, "answered", new Actor(null, "吕青", unit.Id), "区经信局办结：已解决", "已送电。");
        (await db.Demands.SingleAsync(d => d.Id == id)).Reply = "已送电。";
        db.Audit("case.answered", "case", id);
        await db.SaveAsync();
    }

    private static async Task<TestPage> IssueAsync(TestBrowser who, Guid id, string link, string button, params (string, object?)[] answers)
    {
        var page = await who.GetAsync($"/cases/{id}");
        var address = page.Links.Single(l => l.Text.StartsWith(link, StringComparison.Ordinal)).Href;
        return await who.SubmitAsync(await who.GetAsync(address), button, answers);
    }

    internal static async Task<byte[]> BytesAsync(TestBrowser who, string address)
    {
        var answer = await who.GetRawAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        // DOCUMENTS_OUT=folder keeps them, to be looked at.
        if (Environment.GetEnvironmentVariable("DOCUMENTS_OUT") is { } folder) await File.WriteAllBytesAsync(Path.Combine(folder, Convert.ToHexStringLower(Sm3.Hash(bytes))[..12] + (bytes.AsSpan().IndexOf("xl/workbook"u8) >= 0 ? ".xlsx" : ".docx")), bytes);
        return bytes;
    }

    internal static IReadOnlyList<string> Problems(byte[] docx)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }

    internal static string Text(byte[] docx)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return string.Join('\n', file.MainDocumentPart!.Document.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(p => p.InnerText));
    }
}
