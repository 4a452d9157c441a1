using Microsoft.Extensions.DependencyInjection;
using Yingshang.Metrics;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.Mechanisms;

/// <summary>机制总览: every mechanism of the district with the blocks that carry it and what they show now.</summary>
public sealed class MechanismsModule : Module
{
    /// <summary>Comes last: mechanisms name blocks and metrics of all the others.</summary>
    public override void Declare(PackReader pack, Declarations declared)
    {
        declared.Get<ActionNames>().All.AddRange(MechanismActions.All);
        var book = MechanismBook.Read(pack, declared.Get<BlockList>(), declared.Get<MetricBook>());
        declared.Add(book);
        declared.Add(new MechanismNames([.. book.All.Select(m => (m.Id, m.Name))]));
        foreach (var mechanism in book.All) declared.Get<MetricUses>().Add(mechanism.Metrics, new MetricUse("机制", mechanism.Name, $"/mechanisms/{mechanism.Id}"));
    }

    public override void Services(IServiceCollection services)
    {
        services.AddScoped(s => s.GetRequiredService<District>().Declared<MechanismBook>());
        services.AddScoped<MechanismPulses>();
    }
}

/// <summary>What can be done with mechanisms; who may, stands in the pack's <c>access.yaml</c>.</summary>
public static class MechanismActions
{
    public const string View = "mechanism.view";

    public static readonly IReadOnlyList<ActionName> All = [new(View, "查看机制总览")];
}
