using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Cases.AnswerDemand;
using Yingshang.Cases.AskExtension;
using Yingshang.Cases.AskReturn;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.FileDemand;
using Yingshang.Cases.GiveCoOpinion;
using Yingshang.Cases.GiveFeedback;
using Yingshang.Cases.PauseDemand;
using Yingshang.Cases.Procedures;
using Yingshang.Cases.RecordContact;
using Yingshang.Cases.ResumeDemand;
using Yingshang.Cases.SignDemand;
using Yingshang.Cases.TrackDemand;
using Yingshang.Enterprises;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.Platform.Web;
using Yingshang.WorkCalendars;
using Interface = Yingshang.Platform.Web.Api;

namespace Yingshang.Cases.Api;

/// <summary>诉求 for programs: filing, tracking, reading, and what a unit does with a demand, through the same handlers as the pages.</summary>
internal static class CaseApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("诉求");
        api.MapPost("/demands", FileAsync).OpenToAll("填报诉求").Produces<DemandReceived>(StatusCodes.Status201Created).ProducesValidationProblem().ProducesProblem(409);
        api.MapGet("/demands/track/{code}", TrackAsync).OpenToAll("凭查询码看办到哪一步").Produces<DemandTracked>().ProducesProblem(404).ProducesProblem(429);
        api.MapGet("/demands", (HttpContext http, DemandReader reader, CancellationToken cancel) => reader.ListAsync(ListState.Parse("/cases", http.Request.QueryString.Value, 50), cancel))
            .Allow(CaseActions.View, "诉求列表；q、state、lamp、nature、topic、channel、unit、territory、outcome、from、to、sort、page、size 与 /cases 页面的地址相同");
        api.MapGet("/demands/{id:guid}", (Guid id, DemandReader reader, CancellationToken cancel) => reader.ShowAsync(id, cancel)).Allow(CaseActions.View, "诉求件").ProducesProblem(404);
        MapActs(api);
    }

    private static void MapActs(RouteGroupBuilder api)
    {
        Act<SignDemandForm, SignDemandHandler>(api, "sign", CaseActions.Sign, "签收", (h, id, form, cancel) => h.HandleAsync(id, form, cancel));
        Act<RecordContactForm, RecordContactHandler>(api, "contact", CaseActions.Contact, "登记对接", async (h, id, form, cancel) => new Result((await h.HandleAsync(id, form, cancel)).Problem));
        Act<GiveFeedbackForm, GiveFeedbackHandler>(api, "feedback", CaseActions.Feedback, "反馈", (h, id, form, cancel) => h.HandleAsync(id, form, cancel));
        Act<GiveCoOpinionForm, GiveCoOpinionHandler>(api, "opinion", CaseActions.GiveOpinion, "协办意见", (h, id, form, cancel) => h.HandleAsync(id, form, cancel));
        Act<AnswerDemandForm, AnswerDemandHandler>(api, "answer", CaseActions.Answer, "办结", (h, id, form, cancel) => h.HandleAsync(id, form, cancel));
        Act<AskReturnForm, AskReturnHandler>(api, "return", CaseActions.AskReturn, "申请退回", (h, id, form, cancel) => h.HandleAsync(id, form, cancel));
        Act<AskExtensionForm, AskExtensionHandler>(api, "extension", CaseActions.AskExtension, "申请延期", (h, id, form, cancel) => h.HandleAsync(id, form, cancel));
        Act<PauseDemandForm, PauseDemandHandler>(api, "pause", CaseActions.Pause, "不计时", (h, id, form, cancel) => h.HandleAsync(id, form, cancel));
        Act<ResumeDemandForm, ResumeDemandHandler>(api, "resume", CaseActions.Pause, "恢复计时", (h, id, form, cancel) => h.HandleAsync(id, form, cancel));
    }

    /// <summary>One act on one demand: the form's rules, the handler, and the demand as it is afterwards.</summary>
    private static void Act<TForm, THandler>(RouteGroupBuilder api, string path, string action, string name, Func<THandler, Guid, TForm, CancellationToken, Task<Result>> handle)
        where TForm : VersionedForm where THandler : notnull =>
        api.MapPost($"/demands/{{id:guid}}/{path}", async (Guid id, TForm form, HttpContext http, DemandReader reader, CancellationToken cancel) =>
        {
            if (Interface.Invalid(form, http.RequestServices) is { } invalid) return invalid;
            var result = await handle(http.RequestServices.GetRequiredService<THandler>(), id, form, cancel);
            return result.Problem is { } problem ? Interface.Refuse(problem) : Results.Ok(await reader.ShowAsync(id, cancel));
        }).Allow(action, name).Produces<DemandShown>().ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> FileAsync(
        DemandFiled filed, FileDemandHandler handler, IntakeLimits limits, DemandCatalogues catalogues, Challenge challenge, DemandByCode demands, EnterpriseLookup enterprises, CurrentUser user, DistrictDb db, CancellationToken cancel)
    {
        var own = user.May(CaseActions.Own) ? user.EnterpriseId : null;
        var form = new FileDemandForm
        {
            Text = filed.Text, Enterprise = filed.Enterprise, ContactName = filed.ContactName, Phone = filed.Phone, IsConfidential = filed.IsConfidential, ShownChannel = filed.ShownChannel, Challenge = filed.Challenge, ChallengeAnswer = filed.ChallengeAnswer,
        };
        if (own is { } enterprise) await FillAsync(form, enterprise, enterprises, user, db, cancel);
        if (Interface.Invalid(form.Check(limits)) is { } invalid) return invalid;
        if (catalogues.LegalChannelOf(form.Text!) is { } channel && form.ShownChannel != channel.Id) return OtherChannel(channel);
        var result = await handler.HandleAsync(form, new FiledBy(demands.Address, own), cancel);
        if (result.Value is { } code) return Results.Created($"{Interface.Root}/demands/track/{code}", new DemandReceived(code, $"/d/{code}"));
        return result.Problem!.Code == CaseProblems.TooMany.Code || result.Problem.Code == CaseProblems.WrongAnswer.Code ? Asked(result.Problem, challenge.Ask()) : Interface.Refuse(result.Problem);
    }

    /// <summary>What the account says of itself need not be sent again.</summary>
    private static async Task FillAsync(FileDemandForm form, Guid enterprise, EnterpriseLookup enterprises, CurrentUser user, DistrictDb db, CancellationToken cancel)
    {
        form.Enterprise = (await enterprises.ByIdAsync(enterprise, cancel))?.Name ?? form.Enterprise;
        form.ContactName ??= user.Name;
        form.Phone ??= await db.Accounts.Where(a => a.Id == user.AccountId).Select(a => a.PhoneNumber).FirstOrDefaultAsync(cancel);
    }

    /// <summary>What has its own legal channel is answered with the way there; who sends <c>shown_channel</c> files all the same.</summary>
    private static IResult OtherChannel(LegalChannel channel) => Results.Problem(channel.BeforeFiling ?? $"这类事有专门的法定渠道：{channel.Name}。", statusCode: StatusCodes.Status409Conflict, title: "这类事有专门的法定渠道",
        type: "urn:yingshang:problem:case.legal-channel", extensions: new Dictionary<string, object?> { ["code"] = "case.legal-channel", ["channel"] = channel.Id, ["name"] = channel.Name, ["phone"] = channel.Phone, ["door"] = channel.Door, ["clock"] = channel.Clock });

    private static IResult Asked(Problem problem, ChallengeQuestion question) => Results.Problem(problem.Message, statusCode: StatusCodes.Status429TooManyRequests, title: "请先答一道题",
        type: $"urn:yingshang:problem:{problem.Code}", extensions: new Dictionary<string, object?> { ["code"] = problem.Code, ["question"] = question.Text, ["challenge"] = question.Seal });

    private static async Task<IResult> TrackAsync(string code, DemandByCode demands, DistrictDb db, District district, CancellationToken cancel)
    {
        var found = await demands.FindAsync(code, cancel);
        if (found.Value is not { } c) return Interface.Refuse(found.Problem!, found.Problem == CaseProblems.NoSuchCode ? StatusCodes.Status404NotFound : StatusCodes.Status429TooManyRequests);
        var isVerified = await db.Demands.Where(d => d.Id == c.Id).Select(d => d.VerifiedAt != null).FirstAsync(cancel);
        var mayRead = demands.MayRead(c, isVerified);
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == c.Id && e.ForEnterprise != null).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(cancel);
        var run = await demands.RunningAsync(c, cancel);
        var next = run.IsOpen ? StepPromise.Of(run, district.Declared<ProcedureBook>().At(district, run.ProcedureId, run.ProcedureVersion)).FirstOrDefault() : null;
        var runs = next is not null && !Deadline.IsNever(next.Step.DueAt);
        var holder = await DemandHolder.OfAsync(run, db, district.Profile, cancel);
        return Results.Ok(new DemandTracked(c.Number, c.State.ForEnterprise, run.IsOpen ? holder.Holder : holder.Answerer, holder.Contact, next?.Says, runs ? next!.Step.DueAt : null, runs ? next!.Step.LastDay : null,
            [.. events.Select(e => new ProgressShown(e.At, DemandHolder.Told(e, mayRead)))]));
    }
}
