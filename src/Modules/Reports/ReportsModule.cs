using Yingshang.Gongwen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Cases;
using Yingshang.Enterprises;
using Yingshang.Metrics;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.People.AuditTrail;
using Yingshang.Proofreading.Lexicons;
using Yingshang.Reports.AskFigures;
using Yingshang.Reports.Drafts;
using Yingshang.Reports.Drafts.WriteDraft;
using Yingshang.Reports.Proofread;
using Yingshang.Reports.ShowFigure;
using Yingshang.Reports.ShowReport;

namespace Yingshang.Reports;

/// <summary>报告: documents made of metrics, kept with every figure; 临时要数; the page of the proofreader.</summary>
public sealed class ReportsModule : Module
{
    public override void Map(ModelBuilder model) => ReportsMapping.Map(model);

    /// <summary>Comes after the metrics that its templates name.</summary>
    public override void Declare(PackReader pack, Declarations declared)
    {
        declared.Get<ActionNames>().All.AddRange(ReportActions.All);
        declared.Get<AuditWords>().Add(("report.run", "生成报告"), ("draft.started", "起草报告"), ("draft.written", "改写一段"), ("draft.added", "加写一段"), ("draft.removed", "删去一段"), ("draft.commented", "批注"), ("draft.comment-settled", "批注已处理"),
            ("draft.number-overridden", "改写报告里的数"), ("draft.number-restored", "恢复算出的数"), ("draft.figures-taken", "重新取数"), ("draft.graded", "标注数别"), ("draft.way-chosen", "选定口径"), ("draft.submitted", "送核"), ("draft.checked", "单位核对"), ("draft.reviewed", "办公室审核"), ("draft.sent-back", "退回修改"), ("draft.signed", "签发报告"),
             ("figure.exported", "导出数字的记录"), ("figures.asked", "临时要数"));
        declared.Get<AuditWords>().AddKinds(("report", "报告"), ("draft", "报告稿"), ("figure", "报告里的数"));
        var metrics = declared.Get<MetricBook>();
        declared.Add(CountingWays.Read(pack, metrics));
        declared.Add(ProofreadingLists.Read(pack));
        var reports = ReportBook.Read(pack, metrics, declared.Get<VersionedTexts>());
        declared.Add(reports);
        var uses = declared.Get<MetricUses>();
        foreach (var (report, ids) in reports.Uses()) uses.Add(ids, new MetricUse("报告", report.Name, $"/reports?report={report.Id}"));
        foreach (var way in declared.Get<CountingWays>().All) uses.Add(way.Instead.Keys.Concat(way.Instead.Values), new MetricUse("口径", way.Name, "/reports"));
        declared.Get<BlockList>().Add(ReportBlocks.All(reports));
    }

    public override void Services(IServiceCollection services)
    {
        services.AddScoped(s => s.GetRequiredService<District>().Declared<ReportBook>());
        services.AddScoped(s => s.GetRequiredService<District>().Declared<CountingWays>());
        services.AddScoped(s => s.GetRequiredService<District>().Declared<Lexicon>());
        services.AddScoped<ReportRecords>().AddScoped<KeptFigures>().AddScoped<DemandFigures>().AddScoped<EnterpriseFigures>().AddScoped<DraftReader>();
        services.AddSingleton<FigureMemories>().AddSingleton(_ => new PdfExport()).AddScoped<ReportPaper>();
        services.AddScoped<BlockReader, ReportBlocks>();
        services.AddHandlers(Assembly);
    }

    public override void Endpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/cases/figures/document", DownloadAskedFigures.DemandDocumentAsync).WithMetadata(new AllowAttribute(CaseActions.Export));
        endpoints.MapGet("/cases/figures/sheet", DownloadAskedFigures.DemandSheetAsync).WithMetadata(new AllowAttribute(CaseActions.Export));
        endpoints.MapGet("/enterprises/figures/document", DownloadAskedFigures.EnterpriseDocumentAsync).WithMetadata(new AllowAttribute(EnterpriseActions.Export));
        endpoints.MapGet("/enterprises/figures/sheet", DownloadAskedFigures.EnterpriseSheetAsync).WithMetadata(new AllowAttribute(EnterpriseActions.Export));
        endpoints.MapGet("/reports/drafts/{id:guid}/presence", PresentPeople.HandleAsync).WithMetadata(new AllowAttribute(ReportActions.ReadDraft));
        endpoints.MapGet("/reports/{id:guid}/document", DownloadReport.DocumentAsync).WithMetadata(new AllowAttribute(MetricActions.View));
        endpoints.MapGet("/reports/{id:guid}/figures", DownloadReport.FiguresAsync).WithMetadata(new AllowAttribute(MetricActions.View));
        endpoints.MapGet("/figures/{id:guid}/records", ExportRecords.HandleAsync).WithMetadata(new AllowAttribute(MetricActions.View));
    }
}
