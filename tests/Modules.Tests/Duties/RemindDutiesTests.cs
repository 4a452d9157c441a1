using Microsoft.EntityFrameworkCore;
using Yingshang.Duties.MakeItems;
using Yingshang.Duties.Remind;
using Yingshang.Enterprises;
using Yingshang.Modules.Tests.Cases;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Outbox;

namespace Yingshang.Modules.Tests.Duties;

/// <summary>Who owes something hears of it once when it is near, and once when it is over; nobody counts who read it.</summary>
public sealed class RemindDutiesTests : AppTest
{
    [Fact]
    public async Task The_leader_and_the_liaison_hear_of_the_calls_of_the_month_in_one_message()
    {
        App.Clock.SetLocal("2023-10-18 10:00");
        await PairedAsync("清河恒信纺织有限公司", "91110000101623741K");
        await PairedAsync("清河鼎盛食品有限公司", "911101066976941872");
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        await RemindDuties.RunAsync(App.District, CancellationToken.None);
        Assert.Empty(await CallsAsync());
        // Three working days before the end of the month: 27, 30, 31.
        App.Clock.SetLocal("2023-10-26 09:00");
        await RemindDuties.RunAsync(App.District, CancellationToken.None);
        Assert.Equal(0, await RemindDuties.RunAsync(App.District, CancellationToken.None));
        var told = await CallsAsync();
        Assert.Equal([(await App.AccountAsync("gaoyuan")).Id, (await App.AccountAsync("linan")).Id], told.Select(m => m.AccountId!.Value));
        Assert.All(told, m => Assert.Contains("2 项", m.Text, StringComparison.Ordinal));
        // The first working day after the end.
        App.Clock.SetLocal("2023-11-01 09:00");
        await RemindDuties.RunAsync(App.District, CancellationToken.None);
        Assert.Equal(4, (await CallsAsync()).Count);
        App.Clock.SetLocal("2023-11-02 09:00");
        await RemindDuties.RunAsync(App.District, CancellationToken.None);
        Assert.Equal(4, (await CallsAsync()).Count);
    }

    [Fact]
    public async Task A_lead_unit_hears_of_its_weekly_dispatch()
    {
        App.Clock.SetLocal("2023-10-20 10:00");
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        await RemindDuties.RunAsync(App.District, CancellationToken.None);
        await using var db = App.Db();
        var unit = await App.UnitAsync("economy-information");
        Assert.Contains(await db.OutboxMessages.Where(m => m.Kind == RemindDuties.Template && m.UnitId == unit.Id).Select(m => m.Title).ToListAsync(), t => t.Contains("周调度", StringComparison.Ordinal));
    }

    private async Task PairedAsync(string name, string code)
    {
        var id = await App.AddEnterpriseAsync(name, code, null);
        await using var db = App.Db();
        (await db.Set<Enterprise>().SingleAsync(e => e.Id == id)).PairedLeaderId = (await App.AccountAsync("gaoyuan")).Id;
        db.Audit("enterprise.edited", "enterprise", id);
        await db.SaveAsync();
    }

    private async Task<List<OutboxMessage>> CallsAsync()
    {
        await using var db = App.Db();
        return [.. (await db.OutboxMessages.AsNoTracking().Where(m => m.Kind == RemindDuties.Template).ToListAsync()).Where(m => m.Key.Contains("leader-call", StringComparison.Ordinal)).OrderBy(m => m.AccountId != App.AccountAsync("gaoyuan").Result.Id)];
    }
}
