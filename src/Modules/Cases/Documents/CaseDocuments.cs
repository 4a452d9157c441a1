using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Documents;

/// <summary>A document at a node of the timeline: made already, or to be made by this person.</summary>
/// <param name="Text">交办单 营商交办〔2026〕15号, or 开具交办单</param>
public sealed record NodeDocument(Guid NodeId, string Text, string Href, bool IsIssued, string? Note);

/// <summary>The documents of a demand, each at its node.</summary>
public sealed class CaseDocuments(DistrictDb db, DocumentBook book, CurrentUser user)
{
    /// <param name="c">with its events</param>
    public async Task<ILookup<Guid, NodeDocument>> OfAsync(Case c, CancellationToken cancel)
    {
        var issued = (await db.Set<IssuedDocument>().AsNoTracking().Where(d => d.CaseId == c.Id).OrderBy(d => d.IssuedAt).ToListAsync(cancel)).FindAll(d => MayRead(user, d.Reader));
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.ShortName, cancel);
        var shown = issued.Where(d => d.NodeId is not null).Select(d => new NodeDocument(d.NodeId!.Value, $"{d.Name} {d.Number}".TrimEnd(), $"/documents/{d.Id}", true,
            $"{d.IssuedByName} {Yingshang.Platform.Pages.ChineseFormat.ShortMoment(d.IssuedAt, db.Now)} 开具"));
        var keys = issued.Select(d => (d.TemplateId, d.NodeId, d.AddresseeUnitId)).ToHashSet();
        var open = from node in c.Events
                   from possible in At(c, node)
                   where !keys.Contains((possible.Template.Id, node.Id, possible.Unit)) && MayIssue(possible.Template, node)
                   select new NodeDocument(node.Id, $"开具{possible.Template.Name}{(possible.Unit is { } u ? $"（{units.GetValueOrDefault(u)}）" : "")}", Address(c, possible.Template, node, possible.Unit), false, null);
        return shown.Concat(open).ToLookup(d => d.NodeId);
    }

    /// <summary>The template at this node for this unit; null when it does not belong there.</summary>
    public (DocumentTemplate Template, CaseEvent Node, Guid? Unit)? Find(Case c, string kind, Guid node, Guid? unit)
    {
        if (c.Events.Find(e => e.Id == node) is not { } found) return null;
        var there = At(c, found).Where(p => p.Template.Id == kind && p.Unit == unit).ToList();
        return there.Count == 0 ? null : (there[0].Template, found, there[0].Unit);
    }

    /// <summary>The office for its own papers, the unit that took the step for its.</summary>
    public bool MayIssue(DocumentTemplate template, CaseEvent node) => user.ScopeOf(template.Who) switch
    {
        Scope.District => true,
        Scope.None => false,
        _ => template.IssuerId is null && node.UnitId == user.UnitId,
    };

    public static bool MayRead(CurrentUser user, DocumentReader reader) => reader switch
    {
        DocumentReader.Discipline => user.Role == Role.Discipline,
        DocumentReader.Office => user.ScopeOf(CaseActions.View) == Scope.District,
        _ => user.Role != Role.Enterprise && user.May(CaseActions.View),
    };

    private IEnumerable<(DocumentTemplate Template, Guid? Unit)> At(Case c, CaseEvent node)
    {
        foreach (var template in book.All.Where(t => t.About == DocumentAbout.Case && t.Nodes.Contains(node.Kind)))
        {
            if (template.Held is null) yield return (template, null);
            else
            {
                foreach (var holding in c.Holdings.Where(h => h.Document == template.Held && GivenAt(h, node))) yield return (template, holding.UnitId);
            }
        }
    }

    /// <summary>The event of 交办 is written a few microseconds after the holdings it began.</summary>
    private static bool GivenAt(Holding holding, CaseEvent node) => (node.At - holding.FromAt).Duration() < TimeSpan.FromSeconds(1);

    private static string Address(Case c, DocumentTemplate template, CaseEvent node, Guid? unit) =>
        $"/cases/{c.Id}/documents/{template.Id}/{node.Id}{(unit is { } u ? $"?unit={u}" : "")}";
}
