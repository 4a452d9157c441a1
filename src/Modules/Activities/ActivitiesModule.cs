using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Activities.AgendaSheet;
using Yingshang.Activities.Api;
using Yingshang.Activities.Calendar;
using Yingshang.Activities.Datasets;
using Yingshang.Activities.ListActivities;
using Yingshang.Activities.PlanActivity;
using Yingshang.Activities.ShowActivity;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Leader;
using Yingshang.Enterprises;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.People.AuditTrail;

namespace Yingshang.Activities;

/// <summary>活动: talks, visits, fairs, dispatch meetings — planned, invited, held, closed with counted outcomes, and what they give rise to.</summary>
public sealed class ActivitiesModule : Module
{
    public override void Map(ModelBuilder model) => ActivitiesMapping.Map(model);

    public override void Declare(PackReader pack, Declarations declared)
    {
        declared.Get<ActionNames>().All.AddRange(ActivityActions.All);
        declared.Get<AuditWords>().Add([.. ActivityActions.AuditWords]);
        declared.Get<AuditWords>().AddKinds(("activity", "活动"));
        var kinds = ActivityKindBook.Read(pack, [.. declared.Get<DemandCatalogues>().Channels.Where(c => c.Id is not ("phone-form" or "enterprise-account")).Select(c => c.Name)], declared.Get<VersionedTexts>());
        declared.Add(kinds);
        declared.Get<BlockList>().Add(ActivityBlocks.All(kinds));
        foreach (var dataset in ActivityDatasets.Create(kinds)) declared.Get<DatasetList>().Add(dataset);
    }

    public override void Services(IServiceCollection services)
    {
        services.AddScoped(s => s.GetRequiredService<District>().Declared<ActivityKindBook>());
        services.AddScoped<BlockReader, ActivityBlocks>();
        services.AddScoped<ActivityAccess>().AddScoped<ParticipantReader>().AddScoped<SheetMaker>().AddScoped<ActivityDays>().AddScoped<ActivityList>().AddScoped<ExportActivities>().AddScoped<WeekOfLeader>();
        services.AddSingleton(new LeaderSection("本周走访和活动", ActivityActions.View, 20, (s, leader, cancel) => s.GetRequiredService<WeekOfLeader>().OfAsync(leader, cancel)) { Empty = "本周没有安排您参加的走访和活动。" });
        services.AddSingleton(new EnterpriseSection("活动", typeof(EnterpriseActivities), ActivityActions.View, 20));
        services.AddHandlers(Assembly);
    }

    public override void Endpoints(IEndpointRouteBuilder endpoints)
    {
        ActivityApi.Map(endpoints);
        endpoints.MapGet("/activities/{id:guid}/sheet.docx", SheetMaker.DownloadAsync).WithMetadata(new AllowAttribute(ActivityActions.View));
        endpoints.MapGet("/activities/export", (HttpContext http, ExportActivities export) => export.WriteAsync(http)).WithMetadata(new AllowAttribute(ActivityActions.Export));
    }
}
