using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Activities;
using Yingshang.Cases.Leader;
using Yingshang.Cases.Owed;
using Yingshang.Duties.Desk;
using Yingshang.Duties.DutyRates;
using Yingshang.Duties.MakeItems;
using Yingshang.Duties.MeetDuty;
using Yingshang.Duties.Remind;
using Yingshang.Duties.ShowDuty;
using Yingshang.Enterprises;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.People.AuditTrail;
using Yingshang.Platform.Storage;

namespace Yingshang.Duties;

/// <summary>应办事项: what is owed again and again — by whom, to whom, how often, with what evidence — and how much of it is done.</summary>
public sealed class DutiesModule : Module
{
    public override void Map(ModelBuilder model) => DutiesMapping.Map(model);

    public override Func<CancellationToken, Task>? Derive(DistrictDb db) => MatchActivities.Follow(db);

    public override void Declare(PackReader pack, Declarations declared)
    {
        declared.Get<ActionNames>().All.AddRange(DutyActions.All);
        declared.Get<AuditWords>().Add([.. DutyActions.AuditWords]);
        declared.Get<AuditWords>().AddKinds(("duty", "应办事项"));
        var book = DutyBook.Read(pack, declared.Get<ActivityKindBook>(), declared.Get<VersionedTexts>());
        declared.Add(book);
        declared.Get<BlockList>().Add(DutyBlocks.All(book));
        declared.Get<DatasetList>().Add(DutyDataset.Create(book));
    }

    public override void Services(IServiceCollection services)
    {
        services.AddScoped(s => s.GetRequiredService<District>().Declared<DutyBook>());
        services.AddScoped<BlockReader, DutyBlocks>();
        services.AddScoped<DutyAccess>().AddScoped<DutyDesk>().AddScoped<RateReader>();
        services.AddSingleton(new TodoSource("应办的事", DutyActions.Record, 10, "/duties", (s, cancel) => s.GetRequiredService<DutyDesk>().OwnAsync(cancel)));
        services.AddSingleton(new LeaderSection("本期该联系、该调度的", DutyActions.View, 30, (s, leader, cancel) => s.GetRequiredService<DutyDesk>().OfLeaderAsync(leader, cancel)) { Empty = "本期该联系、该调度的都办到了。" });
        services.AddSingleton(new EnterpriseSection("联系记录", typeof(EnterpriseDuties), DutyActions.View, 25));
        services.AddHostedService<DutyWorker>().AddHostedService<DutyReminder>();
        services.AddHandlers(Assembly);
    }
}
