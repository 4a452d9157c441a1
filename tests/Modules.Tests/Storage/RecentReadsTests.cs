using Microsoft.EntityFrameworkCore;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Storage;

namespace Yingshang.Modules.Tests.Storage;

/// <summary>What is kept for moments never outlives a change that this process made, nor two seconds.</summary>
public sealed class RecentReadsTests : AppTest
{
    [Fact]
    public async Task The_same_is_read_once_until_something_is_written()
    {
        Assert.Equal(1, await CountAsync("a", 1));
        Assert.Equal(1, await CountAsync("a", 2));
        Assert.Equal(3, await CountAsync("b", 3));
        await App.Data.CreateDemandAsync();
        Assert.Equal(4, await CountAsync("a", 4));
    }

    [Fact]
    public async Task What_another_node_writes_is_seen_after_two_seconds()
    {
        Assert.Equal(1, await CountAsync("a", 1));
        App.Clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal(1, await CountAsync("a", 2));
        App.Clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(3, await CountAsync("a", 3));
    }

    [Fact]
    public async Task Who_is_disabled_is_refused_at_once()
    {
        var person = App.As("lvqing");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await person.GetRawAsync("/todo")).StatusCode);
        await using (var db = App.Db())
        {
            var account = await db.Accounts.SingleAsync(a => a.UserName == "lvqing");
            account.IsDisabled = true;
            db.Audit("account.disabled", "account", account.Id);
            await db.SaveAsync();
        }
        Assert.NotEqual(System.Net.HttpStatusCode.OK, (await person.GetRawAsync("/todo")).StatusCode);
    }

    [Fact]
    public async Task A_list_shows_what_was_filed_a_moment_ago()
    {
        var office = App.As("zhoumin");
        Assert.DoesNotContain("压路机", (await office.GetAsync("/cases")).Text);
        await App.Data.CreateDemandAsync(d => d.Title = "门前压路机停了半月");
        Assert.Contains("压路机", (await office.GetAsync("/cases")).Text);
    }

    private Task<int> CountAsync(string key, int value) => App.District.Recent.OfAsync("test", key, () => Task.FromResult(value));
}
