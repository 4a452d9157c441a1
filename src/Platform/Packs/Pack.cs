using Yingshang.Platform.Datasets;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Outbox;
using Yingshang.Platform.People;
using Yingshang.Platform.People.AuditTrail;
using Yingshang.WorkCalendars;

namespace Yingshang.Platform.Packs;

/// <summary>A loaded and checked pack: the declarations of one district.</summary>
public sealed class Pack
{
    private Pack(string folder, DistrictProfile profile, WorkCalendar calendar, AccessTable access, Declarations declared, IReadOnlyList<VersionedText> texts) =>
        (Folder, Profile, Calendar, Access, Declared, Texts) = (folder, profile, calendar, access, declared, texts);

    public string Folder { get; }
    public DistrictProfile Profile { get; }
    public WorkCalendar Calendar { get; }
    public AccessTable Access { get; }
    public Declarations Declared { get; }

    /// <summary>The datasets that its modules publish, with nothing over them.</summary>
    public DistrictDatasets Datasets => field ??= DistrictDatasets.Of(this);

    /// <summary>The declarations that keep their versions in the store.</summary>
    public IReadOnlyList<VersionedText> Texts { get; }

    /// <exception cref="PackException">something in it is wrong; every problem is named</exception>
    public static Pack Load(string folder, ModuleList modules)
    {
        var (pack, problems) = Check(folder, modules);
        return pack ?? throw new PackException(problems);
    }

    /// <summary>Reads everything and tells every problem; the pack is null when there is one.</summary>
    public static (Pack? Pack, IReadOnlyList<PackProblem> Problems) Check(string folder, ModuleList modules)
    {
        var reader = new PackReader(folder);
        var declared = new Declarations();
        var actions = new ActionNames();
        var texts = new VersionedTexts();
        actions.All.AddRange(PlatformActions.All);
        declared.Add(actions);
        declared.Add(new AuditWords());
        declared.Add(texts);
        var datasets = new DatasetList();
        datasets.Add(UnitDataset.Create());
        declared.Add(datasets);
        declared.Add(new BlockList());
        var profile = DistrictProfile.Read(reader);
        var calendar = CalendarDeclaration.Read(reader);
        declared.Add(profile);
        declared.Add(calendar);
        declared.Add(OutboxRules.Read(reader));
        declared.Add(SecurityRules.Read(reader));
        declared.Add(DemoAccounts.Read(reader, profile));
        foreach (var module in modules.Modules) module.Declare(reader, declared);
        var access = AccessTable.Read(reader, actions.All);
        return reader.Problems.Count == 0
            ? (new Pack(reader.Folder, profile, calendar, access, declared, texts.All), [])
            : (null, reader.Problems);
    }
}

/// <summary>A declaration of which the store keeps every version that served.</summary>
/// <param name="Kind">procedure, metric, routing, report …</param>
/// <param name="Id">its id within the kind</param>
public sealed record VersionedText(string Kind, string Id, string Text);

/// <summary>Collects <see cref="VersionedText"/>s while modules read their declarations.</summary>
public sealed class VersionedTexts
{
    public List<VersionedText> All { get; } = [];
}
