using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises;
using Yingshang.Enterprises.ImportEnterprises;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Files;
using Yingshang.Platform.Imports;

namespace Yingshang.Modules.Tests.Enterprises;

/// <summary>Base of the tests over the register: three enterprises in two territories.</summary>
public abstract class EnterpriseTest : AppTest
{
    protected const string Textile = "91110000101623741K";
    protected const string Food = "911101066976941872";
    protected const string Shop = "914403001922038216";

    protected const string ThreeFirms = $"""
        统一社会信用代码,名称,类型,状态,成立日期,行业代码,属地,地址,法定代表人,标签,联系人,联系电话,2022年从业人员,2022年营业收入（万元）,2022年实缴税收（万元）,数据来源
        {Textile},清河恒信纺织有限公司,有限责任公司,存续,2012-05-08,17,城关镇,清河区纺织路 8 号,陈志远,高新技术企业、规上工业,陈志远,13800001234,312,1850.5,96.2,企业年报
        {Food},清河鼎盛食品有限公司,有限责任公司,存续,2018-03-01,14,高新区,清河区高新区创业路 3 号,吴晓梅,,吴晓梅,13800002345,500,,,企业年报
        {Shop},清河区晴川便利店,个体工商户,注销,2020-06-01,52,城关镇,文昌路 1 号,刘*,,,,,,,
        """;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ImportAsync(ThreeFirms);
    }

    protected async Task<ImportOutcome> ImportAsync(string csv, bool dryRun = false) =>
        await App.DoAsync("zhoumin", (EnterpriseImporter i) => i.RunAsync(new ImportJob(SheetFile.Read(Encoding.UTF8.GetBytes(csv)), "名单.csv", null, dryRun), _ => Task.FromResult(true), CancellationToken.None));

    protected async Task<Enterprise> EnterpriseAsync(string code)
    {
        await using var db = App.Db();
        return await db.Enterprises.AsNoTracking().SingleAsync(e => e.CreditCode == code);
    }

    /// <summary>Binds an enterprise account of the demo people to an enterprise.</summary>
    protected async Task BindAsync(string username, string code)
    {
        var id = (await EnterpriseAsync(code)).Id;
        await using var db = App.Db();
        (await db.Accounts.SingleAsync(a => a.UserName == username)).EnterpriseId = id;
        await db.SaveAsync();
    }
}
