using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Cases.Absence;
using Yingshang.Cases.Api;
using Yingshang.Cases.AvoidUnit;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Chase;
using Yingshang.Cases.Discipline;
using Yingshang.Cases.CheckWithdrawal;
using Yingshang.Cases.Documents;
using Yingshang.Cases.EscalateDemand;
using Yingshang.Cases.FileDemand;
using Yingshang.Cases.FollowUp;
using Yingshang.Cases.Leader;
using Yingshang.Cases.Desk;
using Yingshang.Cases.Groups;
using Yingshang.Cases.Ledger;
using Yingshang.Cases.ListCases;
using Yingshang.Cases.ListEnterpriseDemands;
using Yingshang.Cases.Matters;
using Yingshang.Cases.MergeDemand;
using Yingshang.Cases.Owed;
using Yingshang.Cases.Platforms;
using Yingshang.Cases.Procedures;
using Yingshang.Cases.ProvePhone;
using Yingshang.Cases.Reminders;
using Yingshang.Cases.Routing;
using Yingshang.Cases.Referrals;
using Yingshang.Cases.SampleDemands;
using Yingshang.Cases.ShowCase;
using Yingshang.Cases.Signing;
using Yingshang.Cases.Supervise;
using Yingshang.Cases.Todo;
using Yingshang.Cases.TrackDemand;
using Yingshang.Cases.UnmaskContact;
using Yingshang.Enterprises;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Outbox;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.People.AuditTrail;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases;

/// <summary>企业诉求: filing, 交办, 对接, 反馈, 办结, 销号 under a declared procedure.</summary>
public sealed class CasesModule : Module
{
    public override void Map(ModelBuilder model)
    {
        CasesMapping.Map(model);
        DocumentsMapping.Map(model);
        OwedMapping.Map(model);
        LedgerMapping.Map(model);
        PlatformsPart.Map(model);
    }

    public override Func<CancellationToken, Task>? Derive(DistrictDb db) => CaseIndex.Follow(db);

    public override void Declare(PackReader pack, Declarations declared)
    {
        declared.Get<ActionNames>().All.AddRange([.. CaseActions.All, .. DocumentActions.All, .. MatterActions.All, .. GroupActions.All, .. OwedActions.All, .. LedgerActions.All]);
        declared.Get<AuditWords>().Add(CaseAuditWords.All);
        declared.Get<AuditWords>().Add([.. DocumentActions.AuditWords, .. OwedActions.AuditWords, .. LedgerActions.AuditWords]);
        declared.Add(SupervisionRules.Read(pack));
        declared.Add(DisciplineRules.Read(pack));
        declared.Add(LedgerLayout.Read(pack));
        var letterhead = Letterhead.Read(pack, declared.Get<DistrictProfile>());
        declared.Add(letterhead);
        declared.Add(DocumentBook.Read(pack, letterhead, [.. declared.Get<ActionNames>().All.Select(a => a.Id)], declared.Get<VersionedTexts>()));
        declared.Get<AuditWords>().AddKinds(("case", "诉求件"), ("matter", "一类事"), ("sample", "抽查"), ("supervision", "督办"), ("ledger-import", "台账导入"), ("referral", "移送"), ("briefing", "呈阅件"), ("meeting", "会议"), ("owed", "落实事项"));
        var catalogues = DemandCatalogues.Read(pack);
        declared.Add(catalogues);
        var procedures = ProcedureBook.Read(pack, declared.Get<VersionedTexts>(), [.. catalogues.PauseReasons.Select(r => r.Name)]);
        declared.Add(procedures);
        declared.Get<BlockList>().Add([.. ProcedureBlocks.All(procedures), .. OfficeBlocks.All]);
        declared.Add(MechanismChoice.Read(pack, procedures, catalogues));
        declared.Add(IntakeLimits.Read(pack));
        declared.Add(SampleRules.Read(pack, catalogues));
        declared.Add(ComplaintRule.Read(pack));
        declared.Add(ReminderRules.Read(pack, declared.Get<OutboxRules>()));
        declared.Get<OutboxRules>().Templates.Require(pack, PhoneProof.Template, PhoneProof.Names);
        PlatformsPart.Declare(pack, declared);
        declared.Get<DatasetList>().Add(DemandDataset.Create(catalogues, declared.Get<WorkCalendar>()));
        declared.Get<DatasetList>().Add(StepDataset.Create());
        declared.Get<ActionNames>().All.AddRange(LeaderActions.All);
        declared.Add(LeaderRules.Read(pack));
        declared.Get<ActionNames>().All.AddRange(AbsenceActions.All);
        declared.Get<AuditWords>().Add(AbsenceActions.AuditWords);
        declared.Add(SigningRules.Read(pack));
        var kinds = RoutingKinds.Read(pack);
        declared.Add(kinds);
        declared.Add(DutyTable.Read(pack, kinds));
        declared.Add(RoutingWeights.Read(pack));
        declared.Add(RoutingTable.Read(pack, [.. catalogues.Natures.Select(n => n.Name)], [.. catalogues.Topics.Select(t => t.Name)]));
    }

    public override void Services(IServiceCollection services)
    {
        services.AddScoped(s => s.GetRequiredService<District>().Declared<ProcedureBook>());
        services.AddScoped(s => s.GetRequiredService<District>().Declared<DemandCatalogues>());
        services.AddScoped(s => s.GetRequiredService<District>().Declared<DocumentBook>());
        services.AddScoped(s => s.GetRequiredService<District>().Declared<SupervisionRules>());
        services.AddScoped(s => s.GetRequiredService<District>().Declared<DisciplineRules>());
        services.AddScoped(s => s.GetRequiredService<District>().Declared<LedgerLayout>());
        services.AddScoped<LedgerWriter>();
        services.AddScoped<OwedAccess>();
        services.AddScoped<OwedThings>();
        services.AddScoped<SupervisionDesk>();
        services.AddScoped<ReleaseFiles.FileReleases>();
        services.AddSingleton(new LeaderSection("批示办到哪了", OwedActions.ViewNote, 10, (s, leader, cancel) => s.GetRequiredService<OwedThings>().OfLeaderAsync(leader, cancel)) { Empty = "没有没办完的批示。" });
        services.AddScoped<Exceptions>();
        services.AddScoped<CallList>();
        services.AddScoped<DocumentDesk>();
        services.AddScoped<CaseDrafts>();
        services.AddScoped<CaseDocuments>();
        services.AddSingleton(new EnterpriseSection("文书", typeof(EnterprisePapers), DocumentActions.Issue, 30));
        services.AddScoped(s => s.GetRequiredService<District>().Declared<MechanismChoice>());
        services.AddHostedService<ExpiryWorker>();
        services.AddHostedService<ReminderWorker>();
        PlatformsPart.Services(services);
        services.AddScoped<BlockReader, ProcedureBlocks>().AddScoped<BlockReader, OfficeBlocks>();
        services.AddScoped<CaseAccess>();
        services.AddScoped<CaseQuery>();
        services.AddScoped<UnitProposer>();
        services.AddSingleton<RoutingMemories>();
        services.AddScoped<HeldCases>().AddScoped<AnsweredCases>();
        services.AddScoped<LeaderBrief>();
        services.AddScoped<StandIns>().AddScoped<Colleagues>().AddScoped<SigningDesk>();
        services.AddScoped<DuplicateFinder>();
        services.AddScoped<DeskCounts>();
        services.AddScoped<MergedDemands>();
        services.AddScoped<MergeLook>();
        services.AddScoped<MatterBook>();
        services.AddScoped<MatterCounts>();
        services.AddScoped<GroupBoard>();
        services.AddScoped<UnitPeople>();
        services.AddScoped<TodoList>();
        services.AddScoped<OfficeTodo>();
        services.AddScoped(s => s.GetRequiredService<District>().Declared<IntakeLimits>());
        services.AddSingleton<IntakeWatches>();
        services.AddScoped(s => s.GetRequiredService<IntakeWatches>().Of(s.GetRequiredService<District>()));
        services.AddScoped<Challenge>();
        services.AddScoped<PhoneProof>();
        services.AddScoped<DemandByCode>();
        services.AddScoped<DemandReader>();
        services.AddSingleton(new EnterpriseSection("诉求", typeof(EnterpriseDemands), CaseActions.View, 10));
        services.AddScoped<Avoidance>().AddScoped<ContactLooks>().AddScoped<Complaints>().AddScoped<Withdrawals>().AddScoped<FollowUps>();
        services.AddScoped(s => s.GetRequiredService<District>().Declared<ComplaintRule>());
        services.AddSingleton(new AuditVeil((db, unit) => db.Set<Demand>().Where(d => d.ComplainedUnitId == unit).Select(d => d.Id)));
        services.AddHandlers(Assembly);
    }

    public override void Endpoints(IEndpointRouteBuilder endpoints)
    {
        CaseApi.Map(endpoints);
        PlatformsPart.Endpoints(endpoints);
        endpoints.MapGet("/cases/export", ExportCases.HandleAsync).WithMetadata(new AllowAttribute(CaseActions.Export));
        endpoints.MapGet("/cases/ledger.xlsx", ExportLedger.HandleAsync).WithMetadata(new AllowAttribute(CaseActions.Export));
        endpoints.MapGet("/referrals/{id:guid}/letter", ReadReferralLetter.HandleAsync).WithMetadata(new AllowAttribute(OwedActions.Refer));
        endpoints.MapGet("/documents/{id:guid}", ReadDocument.HandleAsync).WithMetadata(new AllowAttribute(DocumentActions.Read));
        endpoints.MapGet("/d/{code}/replies/{document:guid}", ReadOwnReply.HandleAsync).WithMetadata(new OpenToAllAttribute());
        endpoints.MapGet("/d/{code}/files/{file:guid}", ReadOwnFile.HandleAsync).WithMetadata(new OpenToAllAttribute());
        endpoints.MapGet("/cases/{id:guid}/files/{file:guid}", ReadFile.HandleAsync).WithMetadata(new AllowAttribute(CaseActions.View));
    }
}
