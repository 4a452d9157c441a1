using Yingshang.Platform.Datasets;
using Yingshang.Platform.People;
using Yingshang.WorkCalendars;

namespace Yingshang.Enterprises.PairedProjects;

/// <summary>A record of dataset 包联: an enterprise or a project with its leader.</summary>
public sealed class PairingRow : DatasetRow
{
    public required string Leader { get; init; }
    public required string Kind { get; init; }
    public required string Target { get; init; }
    public string? Territory { get; init; }
}

/// <summary>数据集“包联”: who looks after which enterprise, which project, as it was known at the instant of reading. Leaders are public officials; who looks after what is published.</summary>
internal static class PairingDataset
{
    public const string Enterprises = "企业", Projects = "项目";

    public static Dataset<PairingRow> Create() => new Dataset<PairingRow>("包联", "个", Read) { Label = p => p.Target, Link = _ => "/pairings" }
        .Field("leader", p => p.Leader)
        .Field("kind", p => p.Kind, [Enterprises, Projects])
        .Field("target", p => p.Target)
        .Field("territory", p => p.Territory);

    private static IQueryable<PairingRow> Read(DatasetSource source)
    {
        var day = source.AsOf.ShanghaiDate;
        var enterprises = from e in source.Db.AsOf<Enterprise>(source.AsOf)
                          join a in source.Db.Accounts on e.PairedLeaderId equals (Guid?)a.Id
                          where e.Status == "存续"
                          select new { e.Id, Leader = a.DisplayName, Kind = Enterprises, Target = e.Name, Territory = e.TerritoryUnitId };
        var projects = from p in source.Db.AsOf<PairedProject>(source.AsOf)
                       join a in source.Db.Accounts on p.LeaderId equals a.Id
                       where p.From <= day && (p.Until == null || p.Until > day)
                       select new { p.Id, Leader = a.DisplayName, Kind = Projects, Target = p.Name, Territory = p.TerritoryUnitId };
        var seen = source.User.ScopeOf(EnterpriseActions.View) == Scope.District ? enterprises.Concat(projects) : enterprises.Concat(projects).Where(_ => false);
        return from s in seen
               join u in source.Db.AsOf<Unit>(source.AsOf) on s.Territory equals (Guid?)u.Id into units
               from u in units.DefaultIfEmpty()
               select new PairingRow { Id = s.Id, Leader = s.Leader, Kind = s.Kind, Target = s.Target, Territory = u.ShortName };
    }
}
