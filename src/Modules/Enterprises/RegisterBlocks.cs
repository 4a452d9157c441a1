using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Specialists;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Enterprises;

/// <summary>Registers carry mechanisms: the files of enterprises, the roster of specialists.</summary>
public sealed class RegisterBlocks(DistrictDb db) : BlockReader
{
    public const string KindId = "register";

    public override string Kind => KindId;
    public override string Counted => "条登记";

    internal static readonly IReadOnlyList<Block> All = [new(KindId, "enterprises", "企业库", "/enterprises"), new(KindId, "specialists", "为企服务专员名单", "/specialists")];

    public override async Task<IReadOnlyDictionary<string, BlockPulse>> ReadAsync(DateOnly today, CancellationToken cancel)
    {
        var (year, yearDay) = (LocalTime.ToUtc(new DateOnly(today.Year, 1, 1), TimeOnly.MinValue), new DateOnly(today.Year, 1, 1));
        var pulses = new Dictionary<string, BlockPulse>();
        if (await db.Set<Enterprise>().AsNoTracking().MaxAsync(e => (DateTime?)e.RecordedAt, cancel) is { } changed)
            pulses["enterprises"] = new BlockPulse(await db.Set<Enterprise>().AsNoTracking().CountAsync(e => e.RecordedAt >= year, cancel), changed.ShanghaiDate, 0);
        if (await db.Set<Specialist>().AsNoTracking().MaxAsync(s => (DateOnly?)s.From, cancel) is { } began)
            pulses["specialists"] = new BlockPulse(await db.Set<Specialist>().AsNoTracking().CountAsync(s => s.From >= yearDay, cancel), began, 0);
        return pulses;
    }
}
