using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Mechanisms;

/// <summary>有没有在转: 运行 something was recorded lately; 滞后 something of it is overdue; 静默 nothing was recorded for a while, or never; 未建 nothing carries it yet.</summary>
public enum MechanismState { Running, Late, Silent, Missing }

/// <summary>How a mechanism is doing: its blocks taken together.</summary>
/// <param name="Records">of this calendar year</param>
public sealed record MechanismPulse(Mechanism Mechanism, MechanismState State, int Records, DateOnly? LastOn, int Late, IReadOnlyList<(Block Block, BlockPulse? Pulse, string Counted)> Blocks);

/// <summary>Reads how the mechanisms are doing; each kind of block is asked once.</summary>
public sealed class MechanismPulses(MechanismBook book, IEnumerable<BlockReader> readers, DistrictDb db)
{
    private readonly Dictionary<string, BlockReader> _readers = readers.ToDictionary(r => r.Kind, StringComparer.Ordinal);

    public Task<IReadOnlyList<MechanismPulse>> AllAsync(CancellationToken cancel) => ReadAsync(book.All, cancel);

    public async Task<MechanismPulse> OfAsync(Mechanism mechanism, CancellationToken cancel) => (await ReadAsync([mechanism], cancel))[0];

    private async Task<IReadOnlyList<MechanismPulse>> ReadAsync(IReadOnlyList<Mechanism> mechanisms, CancellationToken cancel)
    {
        var today = db.Now.ShanghaiDate;
        var pulses = new Dictionary<string, IReadOnlyDictionary<string, BlockPulse>>(StringComparer.Ordinal);
        var declared = new List<Block>();
        foreach (var reader in _readers.Values) declared.AddRange(await reader.DeclaredAsync(cancel));
        var carried = mechanisms.ToDictionary(m => m, m => Carried(m, declared));
        foreach (var kind in carried.Values.SelectMany(b => b).Select(b => b.Kind).Distinct())
            if (_readers.TryGetValue(kind, out var reader)) pulses[kind] = await reader.ReadAsync(today, cancel);
        return [.. mechanisms.Select(m => Of(m, carried[m], today, pulses))];
    }

    /// <summary>Those of the pack, under the name that the browser gave them since, and those of the browser that say so.</summary>
    private static List<Block> Carried(Mechanism mechanism, List<Block> declared) =>
        [.. mechanism.Blocks.Select(b => declared.Find(d => d.Reference == b.Reference) ?? b).Concat(declared.Where(d => d.Mechanisms.Contains(mechanism.Id))).DistinctBy(b => b.Reference)];

    private MechanismPulse Of(Mechanism m, List<Block> carried, DateOnly today, Dictionary<string, IReadOnlyDictionary<string, BlockPulse>> pulses)
    {
        List<(Block Block, BlockPulse? Pulse, string Counted)> blocks = [.. carried.Select(b => (b, pulses.GetValueOrDefault(b.Kind)?.GetValueOrDefault(b.Id), _readers.GetValueOrDefault(b.Kind)?.Counted ?? "条记录"))];
        var known = blocks.Select(b => b.Pulse).OfType<BlockPulse>().ToList();
        var (records, last, late) = (known.Sum(p => p.Records), known.Max(p => p.LastOn), known.Sum(p => p.Late));
        var state = carried.Count == 0 ? MechanismState.Missing
            : late > 0 ? MechanismState.Late
            : last is null || last.Value.AddDays(m.SilentAfter) < today ? MechanismState.Silent : MechanismState.Running;
        return new MechanismPulse(m, state, records, last, late, blocks);
    }
}

/// <summary>How the states are said.</summary>
public static class MechanismStateNames
{
    public static string Of(MechanismState state) => state switch
    {
        MechanismState.Running => "运行",
        MechanismState.Late => "滞后",
        MechanismState.Silent => "静默",
        _ => "未建",
    };
}
