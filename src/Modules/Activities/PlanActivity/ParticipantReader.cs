using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Activities.PlanActivity;

/// <summary>Reads who takes part from what was ticked and typed: a unit ticked; a person a line, “单位 姓名 职务” or only the name of somebody who has an account; an enterprise a line, by name or code; a paired project a line, by name.</summary>
public sealed class ParticipantReader(DistrictDb db, EnterpriseLookup enterprises)
{
    public static List<string> LinesOf(string? text) => [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    internal async Task<IReadOnlyList<ActivityParticipant>> ReadAsync(Guid activityId, ActivityKind kind, PlanActivityForm form, CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Order).ToListAsync(cancel);
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.Role != Role.Enterprise && !a.IsDisabled).ToListAsync(cancel);
        var read = new List<ActivityParticipant>();
        foreach (var role in kind.Roles)
        {
            var lines = LinesOf(form.Lines.GetValueOrDefault(role.Id));
            switch (role.Kind)
            {
                case ParticipantKind.Unit: read.AddRange(units.Where(u => form.Units.GetValueOrDefault(role.Id)?.Contains(u.Id) == true).Select((u, i) => New(role, i, u.ShortName, unit: u.Id))); break;
                case ParticipantKind.Person: read.AddRange(lines.Select((line, i) => Person(role, i, line, units, accounts))); break;
                case ParticipantKind.Project:
                    foreach (var (i, line) in lines.Index()) read.Add(New(role, i, line, project: await db.PairedProjects.AsNoTracking().Where(p => p.Name == line).OrderByDescending(p => p.From).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancel)));
                    break;
                default:
                    foreach (var (i, line) in lines.Index())
                        read.Add(await enterprises.MatchAsync(line, cancel) is { } found ? New(role, i, found.Name, enterprise: found.Id) : New(role, i, line));
                    break;
            }
        }
        return [.. read.DistinctBy(p => (p.RoleId, p.Name, p.UnitId, p.EnterpriseId))];

        ActivityParticipant New(ParticipantRole role, int order, string name, Guid? unit = null, Guid? enterprise = null, Guid? project = null) =>
            new() { Id = db.NewId(), ActivityId = activityId, Kind = role.Kind, RoleId = role.Id, Role = role.Name, Order = order, Name = name, UnitId = unit, EnterpriseId = enterprise, ProjectId = project };

        ActivityParticipant Person(ParticipantRole role, int order, string line, List<Unit> all, List<Account> known)
        {
            var words = line.Split([' ', '　', '\t', '，', ','], StringSplitOptions.RemoveEmptyEntries);
            var unit = words.Length > 1 ? all.Find(u => u.ShortName == words[0] || u.Name == words[0]) : null;
            var rest = unit is null ? words : words[1..];
            var named = known.Where(a => a.DisplayName == rest[0] && (unit is null || a.UnitId == unit.Id)).Take(2).ToList();
            var account = named.Count == 1 ? named[0] : null;
            return new()
            {
                Id = db.NewId(), ActivityId = activityId, Kind = role.Kind, RoleId = role.Id, Role = role.Name, Order = order, Name = rest[0],
                Post = rest.Length > 1 ? string.Join(' ', rest[1..]) : account?.Post, UnitId = unit?.Id ?? account?.UnitId, AccountId = account?.Id,
            };
        }
    }

    /// <summary>A participant as it is typed again.</summary>
    internal static string Line(ActivityParticipant p, IReadOnlyDictionary<Guid, string> units) =>
        p.Kind == ParticipantKind.Person ? string.Join(' ', new[] { p.UnitId is { } unit ? units.GetValueOrDefault(unit) : null, p.Name, p.Post }.OfType<string>()) : p.Name;
}
