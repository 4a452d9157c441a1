using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Cases.Matters;
using Yingshang.Cases.Owed;
using Yingshang.Cases.Procedures;
using Yingshang.Cases.SampleDemands;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases;

/// <summary>Procedures carry mechanisms: the demands received under each.</summary>
public sealed class ProcedureBlocks(DistrictDb db) : BlockReader
{
    public const string KindId = "procedure";

    public override string Kind => KindId;
    public override string Counted => "件诉求";

    internal static IEnumerable<Block> All(ProcedureBook procedures) => procedures.All.Select(p => new Block(KindId, p.Id, p.Name, "/cases?procedure=" + p.Id));

    public override async Task<IReadOnlyDictionary<string, BlockPulse>> ReadAsync(DateOnly today, CancellationToken cancel)
    {
        var (year, now) = (new DateOnly(today.Year, 1, 1), db.Now);
        var read = await db.Set<Case>().AsNoTracking().GroupBy(c => c.ProcedureId)
            .Select(g => new { Id = g.Key, This = g.Count(c => c.ReceivedOn >= year), Last = g.Max(c => c.ReceivedOn) }).ToListAsync(cancel);
        var late = await db.Set<Case>().AsNoTracking().Scored(db).Where(c => c.CurrentStep != null && c.DueAt != null && c.DueAt <= now).GroupBy(c => c.ProcedureId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return read.ToDictionary(r => r.Id, r => new BlockPulse(r.This, r.Last, late.GetValueOrDefault(r.Id)));
    }
}

/// <summary>What the office does beside the single demand: 督办, 批示, 议定事项, 一类事, 抽查.</summary>
public sealed class OfficeBlocks(DistrictDb db) : BlockReader
{
    public const string KindId = "office";

    public override string Kind => KindId;
    public override string Counted => "项";

    internal static readonly IReadOnlyList<Block> All =
    [
        new(KindId, "supervision", "督办", "/owed?source=Supervision"), new(KindId, "instruction", "领导批示", "/owed?source=Instruction"), new(KindId, "meeting", "会议议定事项", "/owed?source=Meeting"),
        new(KindId, "matter", "一类事", "/matters"), new(KindId, "sample", "已解决诉求抽查", "/samples"),
    ];

    public override async Task<IReadOnlyDictionary<string, BlockPulse>> ReadAsync(DateOnly today, CancellationToken cancel)
    {
        var year = LocalTime.ToUtc(new DateOnly(today.Year, 1, 1), TimeOnly.MinValue);
        var owed = await db.Set<OwedItem>().AsNoTracking().GroupBy(i => i.Source)
            .Select(g => new { g.Key, This = g.Count(i => i.OpenedAt >= year), Last = g.Max(i => i.OpenedAt), Late = g.Count(i => i.State != OwedState.Done && i.DueOn < today) }).ToListAsync(cancel);
        var pulses = owed.ToDictionary(o => Id(o.Key), o => new BlockPulse(o.This, o.Last.ShanghaiDate, o.Late));
        var firstDay = new DateOnly(today.Year, 1, 1);
        var matters = await db.Set<Matter>().AsNoTracking().GroupBy(_ => 1)
            .Select(g => new { This = g.Count(m => m.StartedOn >= firstDay), Last = g.Max(m => m.StartedOn), Late = g.Count(m => m.EffectiveOn == null && m.DueOn < today) }).FirstOrDefaultAsync(cancel);
        if (matters is not null) pulses["matter"] = new BlockPulse(matters.This, matters.Last, matters.Late);
        var samples = await db.Set<SampleDraw>().AsNoTracking().GroupBy(_ => 1).Select(g => new { This = g.Count(s => s.DrawnAt >= year), Last = g.Max(s => s.DrawnAt) }).FirstOrDefaultAsync(cancel);
        if (samples is not null) pulses["sample"] = new BlockPulse(samples.This, samples.Last.ShanghaiDate, 0);
        return pulses;
    }

    private static string Id(OwedSource source) => source switch
    {
        OwedSource.Supervision => "supervision",
        OwedSource.Instruction => "instruction",
        _ => "meeting",
    };
}
