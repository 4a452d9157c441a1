using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.People;

/// <summary>三员分立：who creates cannot grant, who grants cannot create, who reads the record can do neither.</summary>
public sealed class AccountTests : AppTest
{
    private const string SystemAdmin = "shiwei", SecurityAdmin = "luojia", AuditAdmin = "dingrui";

    [Fact]
    public async Task A_new_account_gets_a_password_for_once_and_no_role()
    {
        var (account, password) = await CreateAsync("xinren", "辛仁");
        Assert.Equal(Role.Public, account.Role);

        using var browser = App.Visitor();
        var page = await browser.SubmitAsync(await browser.GetAsync("/sign-in?back=/me"), "登录", ("用户名", "xinren"), ("密码", password));
        Assert.Equal("换成自己的密码", page.Heading);
        Assert.Equal("登录", (await browser.GetAsync("/me")).Heading);
        page = await browser.SubmitAsync(await browser.GetAsync("/sign-in/password"), "保存并登录", ("新密码", "Jinhe-9988-xian"), ("再输入一次", "Jinhe-9988-xian"));
        Assert.Equal("我的账号", page.Heading);
    }

    [Fact]
    public async Task The_three_administrators_see_only_their_own_forms()
    {
        var id = (await App.AccountAsync("zhoumin")).Id;
        var system = await App.As(SystemAdmin).GetAsync($"/accounts/{id}");
        Assert.True(system.HasButton("重置密码") && system.HasButton("停用"));
        Assert.False(system.HasButton("授予"));
        var security = await App.As(SecurityAdmin).GetAsync($"/accounts/{id}");
        Assert.True(security.HasButton("授予"));
        Assert.False(security.HasButton("重置密码") || security.HasButton("停用") || security.HasButton("保存"));
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As(SecurityAdmin).GetAsync("/accounts/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As(AuditAdmin).GetAsync("/accounts")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As(SystemAdmin).GetAsync("/audit")).Status);
    }

    [Fact]
    public async Task A_form_that_is_not_shown_cannot_be_sent_either()
    {
        var id = (await App.AccountAsync("zhoumin")).Id;
        using var security = App.As(SecurityAdmin);
        var shown = await security.GetAsync($"/accounts/{id}");
        var token = shown.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await security.PostAsync($"/accounts/{id}", ("_handler", "disable-account"), ("__RequestVerificationToken", token), ("Disable.Reason", "试一试"));
        Assert.False(answer.IsSuccessStatusCode);
        Assert.False((await App.AccountAsync("zhoumin")).IsDisabled);
    }

    [Fact]
    public async Task A_role_needs_a_reason_and_ends_the_sign_ins_of_the_account()
    {
        using var theirs = App.As("tanjing");
        var id = (await App.AccountAsync("tanjing")).Id;
        using var browser = App.As(SecurityAdmin);
        var page = await browser.SubmitAsync(await browser.GetAsync($"/accounts/{id}"), "授予", ("角色", "科室负责人"));
        Assert.Equal("请写明原因，如任职文件、岗位调整", page.Error("原因"));
        page = await browser.SubmitAsync(page, "授予", ("角色", "科室负责人"), ("Grant.Reason", "清组任〔2023〕12号"));
        Assert.Equal("已授予：科室负责人。本人要重新登录", page.Flash);
        Assert.Equal("登录", (await theirs.GetAsync("/me")).Heading);
        await using var db = App.Db();
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == "account.role-granted");
        Assert.Contains("reason=清组任〔2023〕12号", (await db.AuditContents.SingleAsync(c => c.EntryId == entry.Id)).Text);
    }

    [Fact]
    public async Task One_person_cannot_be_two_of_the_three()
    {
        // A second account of the audit administrator, recognised by the staff number.
        var (second, _) = await CreateAsync("dingrui2", "丁睿", ("工号", "QH09003"));
        Assert.Contains("三员不得由一人兼任", await GrantAsync(second.Id, "系统管理员"));
        Assert.Equal(Role.Public, (await App.AccountAsync("dingrui2")).Role);
    }

    [Fact]
    public async Task A_staff_number_cannot_make_two_administrators_one_person_afterwards()
    {
        var (second, _) = await CreateAsync("second", "石伟", ("工号", "QH09009"));
        Assert.DoesNotContain("没有办成", await GrantAsync(second.Id, "系统管理员"));
        using var browser = App.As(SystemAdmin);
        var page = await browser.SubmitAsync(await browser.GetAsync($"/accounts/{second.Id}"), "保存", ("工号", "QH09003"));
        Assert.Contains("三员不得由一人兼任", page.Problem);
    }

    [Fact]
    public async Task An_administrator_needs_a_staff_number()
    {
        var (account, _) = await CreateAsync("wugonghao", "吴工");
        Assert.Contains("三员必须有工号", await GrantAsync(account.Id, "审计管理员"));
    }

    [Fact]
    public async Task Nobody_grants_to_oneself_and_the_last_of_the_three_stays()
    {
        Assert.Contains("不能对自己的账号办理", await GrantAsync((await App.AccountAsync(SecurityAdmin)).Id, "营商办"));
        Assert.Contains("这是最后一个在用的这类管理员账号", await GrantAsync((await App.AccountAsync(AuditAdmin)).Id, "营商办"));
    }

    [Fact]
    public async Task A_role_within_a_unit_needs_one_and_a_liaison_needs_a_leader()
    {
        var (account, _) = await CreateAsync("wudanwei", "吴丹");
        Assert.Contains("这个角色要先有所在单位", await GrantAsync(account.Id, "具办人员"));
        Assert.Contains("联络员要写明代哪位领导办理", await GrantAsync(account.Id, "联络员"));
        Assert.Contains("现在就是营商办", await GrantAsync((await App.AccountAsync("zhoumin")).Id, "营商办"));
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once_and_cannot_come_back()
    {
        using var theirs = App.As("zhoumin");
        var id = (await App.AccountAsync("zhoumin")).Id;
        using var browser = App.As(SystemAdmin);
        var page = await browser.SubmitAsync(await browser.GetAsync($"/accounts/{id}"), "停用", ("原因", "调离"));
        Assert.StartsWith("已停用", page.Flash);
        Assert.Equal("登录", (await theirs.GetAsync("/me")).Heading);
        page = await theirs.SubmitAsync(await theirs.GetAsync("/sign-in"), "登录", ("用户名", "zhoumin"), ("密码", TestDistrict.Password));
        Assert.Contains("这个账号已经停用", page.Problem);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_and_what_was_typed_stays()
    {
        using var browser = App.As(SystemAdmin);
        var page = await browser.SubmitAsync(await browser.GetAsync("/accounts/new"), "新建", ("用户名", "ZhouMin"), ("姓名", "周民"));
        Assert.Contains("这个用户名已经有人用", page.Problem);
        Assert.Equal("周民", page.Field("姓名"));
    }

    [Fact]
    public async Task A_password_is_reset_and_the_lock_with_it()
    {
        using var browser = App.As(SystemAdmin);
        var page = await browser.SubmitAsync(await browser.GetAsync($"/accounts/{(await App.AccountAsync("zhoumin")).Id}"), "重置密码");
        Assert.Contains("周敏 的临时密码", page.Text);
        Assert.True((await App.AccountAsync("zhoumin")).HasTemporaryPassword);
        page = await browser.SubmitAsync(await browser.GetAsync($"/accounts/{(await App.AccountAsync(SystemAdmin)).Id}"), "重置密码");
        Assert.Contains("不能对自己的账号办理", page.Problem);
    }

    [Fact]
    public async Task The_second_of_two_who_change_an_account_is_told()
    {
        var url = $"/accounts/{(await App.AccountAsync("zhoumin")).Id}";
        using var browser = App.As(SystemAdmin);
        var (first, second) = (await browser.GetAsync(url), await browser.GetAsync(url));
        Assert.Equal("已保存", (await browser.SubmitAsync(first, "保存", ("职务", "副科长"))).Flash);
        var told = await browser.SubmitAsync(second, "保存", ("职务", "科长"));
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Equal("别人刚刚改过", told.Heading);
        Assert.Equal("副科长", (await App.AccountAsync("zhoumin")).Post);
    }

    [Fact]
    public async Task The_system_administrator_writes_the_address_to_which_mail_goes()
    {
        var url = $"/accounts/{(await App.AccountAsync("lvqing")).Id}";
        using var browser = App.As(SystemAdmin);
        Assert.Equal("已保存", (await browser.SubmitAsync(await browser.GetAsync(url), "保存", ("电子邮箱", " lvqing@qinghe.example "))).Flash);
        Assert.Equal("lvqing@qinghe.example", (await App.AccountAsync("lvqing")).Email);
        Assert.Contains("lvqing@qinghe.example", (await App.As("lvqing").GetAsync("/me")).Text);
        // What is queued for the mail goes there.
        await using (var db = App.Db())
        {
            new Yingshang.Platform.Outbox.OutboxQueue(db, App.District).To(await App.AccountAsync("lvqing"), Yingshang.Platform.Outbox.OutboxMessage.Mail, "near", "k", Guid.Empty, "/me", new Dictionary<string, string>());
            await db.SaveAsync();
            Assert.Equal("lvqing@qinghe.example", (await db.Set<Yingshang.Platform.Outbox.OutboxMessage>().SingleAsync()).Address);
        }
        Assert.Equal("已保存", (await browser.SubmitAsync(await browser.GetAsync(url), "保存", ("电子邮箱", ""))).Flash);
        Assert.Null((await App.AccountAsync("lvqing")).Email);
        Assert.Contains("没有登记", (await App.As("lvqing").GetAsync("/me")).Text);
        var (created, _) = await CreateAsync("youxiang", "尤翔", ("电子邮箱", "youxiang@qinghe.example"));
        Assert.Equal("youxiang@qinghe.example", created.Email);
    }

    [Theory]
    [InlineData("lvqing")]
    [InlineData("lvqing@qinghe")]
    [InlineData("lvqing@qinghe.")]
    [InlineData("吕青@qinghe.example")]
    [InlineData("吕青 <lvqing@qinghe.example>")]
    [InlineData("a@qinghe.example,b@qinghe.example")]
    [InlineData("a@qinghe.example\r\nBcc: x@qinghe.example")]
    public async Task What_no_mail_server_takes_is_refused_beside_the_field(string address)
    {
        using var browser = App.As(SystemAdmin);
        var page = await browser.SubmitAsync(await browser.GetAsync($"/accounts/{(await App.AccountAsync("lvqing")).Id}"), "保存", ("电子邮箱", address));
        Assert.Contains("只写一个", page.Error("电子邮箱"));
        Assert.Null((await App.AccountAsync("lvqing")).Email);
    }

    [Fact]
    public async Task The_list_is_searched_filtered_sorted_and_paged_through_the_address()
    {
        using var browser = App.As(SystemAdmin);
        var office = await browser.GetAsync("/accounts?role=Office&sort=number");
        Assert.Equal(["许长明xuchangming", "周敏zhoumin", "何平heping"], office.Table("账号").Select(r => r["姓名"].Replace(" ", "")));
        Assert.Equal("王磊wanglei", Assert.Single((await browser.GetAsync("/accounts?q=QH05011")).Table("账号"))["姓名"].Replace(" ", ""));
        Assert.Equal(5, (await browser.GetAsync("/accounts?size=5&page=2")).Table("账号").Count);
    }

    private async Task<(Account Account, string Password)> CreateAsync(string username, string name, params (string, object?)[] more)
    {
        using var browser = App.As(SystemAdmin);
        var page = await browser.SubmitAsync(await browser.GetAsync("/accounts/new"), "新建", [("用户名", username), ("姓名", name), .. more]);
        return (await App.AccountAsync(username), page.Document.QuerySelector(".note code")!.TextContent);
    }

    private async Task<string> GrantAsync(Guid id, string role)
    {
        using var browser = App.As(SecurityAdmin);
        return (await browser.SubmitAsync(await browser.GetAsync($"/accounts/{id}"), "授予", ("角色", role), ("Grant.Reason", "岗位调整"))).Text;
    }
}
