using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Enterprises.EnterpriseFile;
using Yingshang.Enterprises.ListEnterprises;
using Yingshang.Enterprises.Sizing;
using Yingshang.Platform.Masking;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;
using Yingshang.Platform.Web;

namespace Yingshang.Enterprises.Api;

/// <summary>An enterprise in a list.</summary>
internal sealed record EnterpriseLine(Guid Id, string CreditCode, string Name, string Kind, string Status, string? Territory, string? Industry, string? SizeClass, DateOnly? EstablishedOn, IReadOnlyList<string> Tags, string? Specialist, string? PairedLeader);

/// <param name="IsMore">a search found more than are counted</param>
internal sealed record EnterpriseList(long Count, bool IsMore, int Page, int Size, IReadOnlyList<EnterpriseLine> Items);

/// <summary>The file of an enterprise. Names and telephones of persons are masked; facts that the law keeps confidential are left out for whoever may not see them.</summary>
internal sealed record EnterpriseShown(
    Guid Id, int Version, string CreditCode, string Name, IReadOnlyList<string> FormerNames, string Kind, string Status, string? Address, string? Territory, string? Industry, string? SizeClass, string SizeReason,
    DateOnly? EstablishedOn, DateOnly? CancelledOn, string? LegalPerson, IReadOnlyList<string> Tags, string? Specialist, string? PairedLeader, IReadOnlyList<ContactShown> Contacts, IReadOnlyList<FactShown> Facts);

internal sealed record ContactShown(string Name, string Phone, string? Post);

/// <param name="Value">as the file page shows it</param>
internal sealed record FactShown(string Field, string Name, string Period, DateOnly AsOn, string Value, string Source);

/// <summary>企业库 for programs.</summary>
internal static class EnterpriseApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("企业");
        api.MapGet("/enterprises", ListAsync).Allow(EnterpriseActions.View, "企业列表；q、place、industry、scale、status、kind、tag、specialist、leader、from、to、sort、page、size 与 /enterprises 页面的地址相同");
        api.MapGet("/enterprises/{id:guid}", ShowAsync).Allow(EnterpriseActions.View, "企业档案").ProducesProblem(404);
    }

    private static async Task<EnterpriseList> ListAsync(HttpContext http, EnterpriseRegister register, CancellationToken cancel)
    {
        var list = ListState.Parse("/enterprises", http.Request.QueryString.Value, 50);
        var page = await register.PageAsync(list, cancel);
        var rows = await register.RowsAsync(page.Enterprises, withFacts: false, cancel);
        return new EnterpriseList(page.Count, page.IsMore, list.Page, list.Size, [.. rows.Select(Line)]);
    }

    private static async Task<EnterpriseShown> ShowAsync(Guid id, EnterpriseAccess access, EnterpriseRegister register, EnterpriseCatalogues catalogues, SizeClassing sizes, DistrictDb db, CancellationToken cancel)
    {
        var e = await access.SeenAsync(id, cancel);
        var row = (await register.RowsAsync([e], withFacts: false, cancel))[0];
        var facts = await db.EnterpriseFacts.AsNoTracking().Where(f => f.EnterpriseId == id).ToListAsync(cancel);
        var contacts = await db.EnterpriseContacts.AsNoTracking().Where(c => c.EnterpriseId == id).OrderBy(c => c.Order).ToListAsync(cancel);
        var verdict = sizes.Of(e, facts);
        var shown = FactLine.Of(facts, catalogues, await access.MayAsync(EnterpriseActions.Confidential, e, cancel)).Where(f => !f.IsHidden);
        return new EnterpriseShown(e.Id, e.Version, e.CreditCode, e.Name, e.FormerNames, e.Kind, e.Status, e.Address, row.Place, e.Industry, verdict.Class, verdict.Reason, e.EstablishedOn, e.CancelledOn, Blank(Mask.Name(e.LegalPerson)), e.Tags,
            row.Specialist, row.Leader, [.. contacts.Select(c => new ContactShown(Mask.Name(c.Name), Mask.Phone(c.Phone), c.Post))],
            [.. shown.Select(f => new FactShown(f.Kind.Id, f.Kind.Name, f.Period, f.Fact.AsOn, f.Shown, f.Fact.Source))]);
    }

    private static EnterpriseLine Line(ListEnterprises.EnterpriseRow r) => new(r.Enterprise.Id, r.Enterprise.CreditCode, r.Enterprise.Name, r.Enterprise.Kind, r.Enterprise.Status, r.Place, r.Enterprise.Industry, r.Enterprise.SizeClass,
        r.Enterprise.EstablishedOn, r.Enterprise.Tags, r.Specialist, r.Leader);

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
