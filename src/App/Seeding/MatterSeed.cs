using Yingshang.Cases.Matters;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding;

/// <summary>一类事 of the demo, from <c>matters.yaml</c>, with the demands that belong to them.</summary>
internal static class MatterSeed
{
    public static void Add(DistrictDb db, PackReader pack, IReadOnlyList<DeclaredUnit> units, IReadOnlyList<DemandStory> stories, Account office, DateTime now)
    {
        if (!pack.Exists("matters.yaml") || pack.Read("matters.yaml") is not { } top) return;
        foreach (var node in top.List("matters"))
        {
            var (started, topic, words) = (now.AddDays(-node.Int("started")), node.Text("topic"), node.Texts("words"));
            var effective = node.Int("effective", 0);
            var matter = new Matter
            {
                Id = OrganisationSeed.IdOf(new DateTimeOffset(started), "matter", node.Text("id")), Name = node.Text("name"), Task = node.Text("task"),
                OwnerUnitId = units.First(u => u.Unit.Code == node.Text("owner")).Unit.Id, Topic = topic, Words = [.. words], StartedOn = started.ShanghaiDate,
                DueOn = started.ShanghaiDate.AddDays(node.Int("due")), EffectiveOn = effective > 0 ? now.ShanghaiDate.AddDays(-effective) : null, Result = node.TextOrNull("result"), StartedById = office.Id,
            };
            db.Add(matter);
            var members = stories.Where(s => s.Case.Topic == topic && s.Case.ReceivedAt > started.AddDays(-60) && (words.Count == 0 || words.Any(w => s.Demand.Text.Contains(w, StringComparison.Ordinal)))).ToList();
            foreach (var story in members)
                db.Add(new MatterMember { Id = OrganisationSeed.IdOf(new DateTimeOffset(started), "matter-member", story.Case.Number), MatterId = matter.Id, CaseId = story.Case.Id, AddedAt = started > story.Case.ReceivedAt ? started : story.Case.ReceivedAt, AddedById = office.Id });
            db.Audit("matter.started", "matter", matter.Id, ("name", matter.Name), ("members", members.Count));
        }
    }
}
