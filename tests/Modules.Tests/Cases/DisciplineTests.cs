using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Documents;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Referrals;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

public sealed class DisciplineTests : AppTest
{
    [Fact]
    public async Task A_clue_is_handed_over_with_a_letter_and_a_register_that_its_unit_cannot_find()
    {
        var demand = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        using var supervision = App.As("jiangtao");
        var form = await supervision.GetAsync($"/referrals/new?case={demand.Id}");
        Assert.Equal(demand.Number, form.Field("诉求编号"));
        (string, object?)[] said = [("线索类型", "推诿扯皮"), ("线索摘要", "两次要求企业撤诉。"), ("移送依据", "《信访工作条例》"), ("材料清单", "1.交办单"), ("接收机关", "清河区纪律检查委员会监察委员会")];
        Assert.Contains("没有找到诉求件“诉〔2023〕9999号”", (await supervision.SubmitAsync(form, "编号移送", [.. said, ("诉求编号", "诉〔2023〕9999号")])).Problem);
        var register = await supervision.SubmitAsync(form, "编号移送", said);
        Assert.Contains("清政督移〔2023〕1号", register.Text);
        var bytes = await DocumentsTests.BytesAsync(supervision, register.Link("清政督移〔2023〕1号"));
        Assert.Empty(DocumentsTests.Problems(bytes));
        foreach (var part in new[] { "清河区纪律检查委员会监察委员会：", "清河区经济和信息化局", "两次要求企业撤诉。", "未经核实" }) Assert.Contains(part, DocumentsTests.Text(bytes));

        using var discipline = App.As("yuexin");
        var received = await discipline.SubmitAsync(await discipline.GetAsync("/referrals"), "签收");
        Assert.Contains("岳欣", received.Text);
        Assert.Empty(DocumentsTests.Problems(await DocumentsTests.BytesAsync(discipline, received.Link("清政督移〔2023〕1号"))));
        await using var db = App.Db();
        var referral = await db.Set<Referral>().SingleAsync();
        Assert.Equal("referral.received", (await App.DoAsync("gengxin", (ReceiveReferralHandler h) => h.HandleAsync(referral.Id, CancellationToken.None))).Problem!.Code);

        // 被反映的单位：诉求件的经过、文书、登记簿里都没有。
        using var unit = App.As("lvqing");
        Assert.DoesNotContain("移送", (await unit.GetAsync($"/cases/{demand.Id}")).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await unit.GetAsync("/referrals")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await unit.GetRawAsync($"/documents/{referral.DocumentId}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await unit.GetRawAsync($"/referrals/{referral.Id}/letter")).StatusCode);
        Assert.DoesNotContain("移送", (await App.As("gaoyuan").GetAsync($"/cases/{demand.Id}")).Text);
    }

    [Fact]
    public async Task What_is_not_in_the_lists_is_not_handed_over()
    {
        var unit = await App.UnitAsync("justice");
        MakeReferralForm Form() => new() { UnitId = unit.Id, Kind = "其他", Summary = "x", Basis = "x", Materials = "x", Addressee = "派驻区政府办公室纪检监察组" };
        async Task<string> CodeAsync(MakeReferralForm form) => (await App.DoAsync("jiangtao", (MakeReferralHandler h) => h.HandleAsync(form, CancellationToken.None))).Problem!.Code;
        var nobody = Form();
        nobody.Addressee = "某机关";
        Assert.Equal("referral.no-such-addressee", await CodeAsync(nobody));
        var noUnit = Form();
        noUnit.UnitId = Guid.Empty;
        Assert.Equal("referral.no-unit", await CodeAsync(noUnit));
    }

    [Fact]
    public async Task Discipline_sees_exceptions_only_and_takes_evidence_that_can_be_checked()
    {
        var plain = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        var returned = await ReturnedTwiceAsync();
        var forced = await WithdrawnAsync("有人要我撤回。专员打过电话");
        var free = await WithdrawnAsync("问题已经解决");
        // 9月28日收到的一件，到 11月8日对接、反馈、办结三个环节都超期。
        App.Clock.SetLocal("2023-11-08 09:00");
        using var discipline = App.As("yuexin");
        var page = await discipline.GetAsync("/discipline");
        var rows = page.Table("异常");
        Assert.Contains(rows, r => r["异常"] == "反复退回" && r["诉求"].Contains(returned.Number) && r["情形"] == "申请退回 2 次");
        Assert.Contains(rows, r => r["异常"] == "撤诉" && r["诉求"].Contains(forced.Number));
        Assert.DoesNotContain(rows, r => r["诉求"].Contains(free.Number));
        Assert.Contains(rows, r => r["异常"] == "多次超期" && r["诉求"].Contains(plain.Number) && r["情形"] == "3 个环节超期");

        await App.SealAsync();
        // The application's own workers may write further entries of the same demands meanwhile.
        await using var db = App.Db();
        var before = await db.AuditEntries.AsNoTracking().ToListAsync();
        var taken = await discipline.SubmitAsync(page, "调取");
        Assert.Contains("留痕〔2023〕1号", taken.Flash);
        var bytes = await DocumentsTests.BytesAsync(discipline, taken.Link("留痕〔2023〕1号"));
        Assert.Empty(DocumentsTests.Problems(bytes));
        var kept = await db.Set<IssuedDocument>().SingleAsync();
        var own = before.FindAll(a => a.SubjectId == kept.SubjectId);
        Assert.NotEmpty(own);
        foreach (var entry in own)
        {
            var link = await db.AuditLinks.SingleAsync(l => l.EntryId == entry.Id);
            Assert.Contains(Convert.ToHexStringLower(entry.Digest()), DocumentsTests.Text(bytes));
            Assert.Contains(Convert.ToHexStringLower(link.Digest), DocumentsTests.Text(bytes));
        }

        // 谁也看不到调取过。
        foreach (var who in new[] { "zhoumin", "jiangtao", "gaoyuan" })
        {
            Assert.Equal((who, HttpStatusCode.Forbidden), (who, (await App.As(who).GetAsync("/discipline")).Status));
            Assert.Equal((who, HttpStatusCode.NotFound), (who, (await App.As(who).GetRawAsync($"/documents/{kept.Id}")).StatusCode));
            Assert.DoesNotContain("留痕", (await App.As(who).GetAsync($"/cases/{kept.SubjectId}")).Text);
        }
    }

    [Fact]
    public async Task An_answer_that_the_enterprise_denies_is_doubtful()
    {
        var demand = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        await using (var db = App.Db())
        {
            var c = await db.Cases.WithAll().SingleAsync(x => x.Id == demand.Id);
            c.Answer(Actor.System, App.Clock.UtcNow, "已解决");
            (await db.Demands.SingleAsync(d => d.Id == demand.Id)).Rating = 2;
            db.Audit("case.answered", "case", c.Id);
            await db.SaveAsync();
        }
        Assert.Contains("企业评价 2 分", (await App.As("yuexin").GetAsync("/discipline")).Text);
    }

    [Fact]
    public async Task Evidence_is_not_taken_of_what_is_in_order()
    {
        var demand = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        Assert.Equal("discipline.not-exceptional", (await App.DoAsync("yuexin", (Yingshang.Cases.Discipline.TakeEvidenceHandler h) => h.HandleAsync(demand.Id, CancellationToken.None))).Problem!.Code);
    }

    private async Task<Case> ReturnedTwiceAsync()
    {
        var demand = await App.HeldByAsync("housing-construction", d => d.SignedBy = "tanjing");
        var asker = await App.AccountAsync("tanjing");
        await using var db = App.Db();
        var c = await db.Cases.WithAll().SingleAsync(x => x.Id == demand.Id);
        foreach (var _ in new[] { 1, 2 })
        {
            c.Requests.Add(new CaseRequest { Id = db.NewId(), CaseId = c.Id, Kind = RequestKind.Return, UnitId = asker.UnitId!.Value, AskedById = asker.Id, AskedAt = db.Now, Reason = "不属本单位职责", Basis = "x", IsGranted = false });
        }
        db.Audit("case.return-asked", "case", c.Id);
        await db.SaveAsync();
        return c;
    }

    private async Task<Case> WithdrawnAsync(string reason)
    {
        var demand = await App.HeldByAsync("economy-information");
        await using var db = App.Db();
        var c = await db.Cases.WithAll().SingleAsync(x => x.Id == demand.Id);
        c.Withdraw(Actor.Enterprise(c.EnterpriseName), App.Clock.UtcNow);
        (await db.Demands.SingleAsync(d => d.Id == demand.Id)).WithdrawReason = reason;
        db.Audit("case.withdrawn", "case", c.Id);
        await db.SaveAsync();
        return c;
    }
}
