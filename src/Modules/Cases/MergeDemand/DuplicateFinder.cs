using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Routing;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.MergeDemand;

/// <summary>A demand that may be the same as another.</summary>
/// <param name="Why">by what it was found: 同企业、内容相近</param>
/// <param name="Share">likeness of the wording, 0 to 1</param>
public sealed record Duplicate(
    Guid Id, string Number, string Title, string EnterpriseName, string Channel, string? ExternalNumber, DateTime ReceivedAt, CaseState State, string Why, double Share)
{
    public bool CanMerge => State.IsOpen;
}

/// <summary>疑似重复: demands of the same enterprise, telephone or external number, and among those that wait, with the same words. Every look is a short walk on an index.</summary>
public sealed class DuplicateFinder(DistrictDb db, CaseAccess access)
{
    private const int Days = 90;
    private const int Most = 3;
    private const int MostLookedAt = 60;

    /// <summary>Between demands of one enterprise so much common wording is no chance any more.</summary>
    private const double AlikeOfSame = 0.28;

    /// <summary>Between strangers: nearly word for word.</summary>
    private const double AlikeOfOthers = 0.6;

    public async Task<IReadOnlyList<Duplicate>> OfAsync(Case c, Demand demand, CancellationToken cancel)
    {
        var since = c.ReceivedAt.AddDays(-Days);
        var others = access.Visible(CaseActions.Dispatch).AsNoTracking().Where(o => o.Id != c.Id && o.ReceivedAt >= since && o.State != CaseState.Withdrawn && o.State != CaseState.Merged);
        var found = new Dictionary<Guid, Found>();
        if (c.EnterpriseId is { } enterprise) Add(found, "同企业", await ReadAsync(others.Where(o => o.EnterpriseId == enterprise), cancel));
        var byPhone = db.Set<Demand>().Where(d => d.ContactPhone == demand.ContactPhone).Select(d => d.Id);
        if (demand.ContactPhone.Length > 0) Add(found, "同电话", await ReadAsync(others.Where(o => byPhone.Contains(o.Id)), cancel));
        if (demand.ExternalNumber is { } external)
        {
            var byNumber = db.Set<Demand>().Where(d => d.ExternalNumber == external).Select(d => d.Id);
            Add(found, "同外部编号", await ReadAsync(others.Where(o => byNumber.Contains(o.Id)), cancel));
        }
        Add(found, null, await ReadAsync(others.Where(o => o.State == CaseState.Received), cancel));
        return [.. found.Values.Select(f => f.Of(PastDemands.Alike(demand.Text, f.Text))).Where(d => IsLikely(d, c)).OrderByDescending(d => d.CanMerge).ThenByDescending(d => d.Share).ThenByDescending(d => d.ReceivedAt).Take(Most)];
    }

    private static bool IsLikely(Duplicate d, Case c) =>
        d.Why.Contains("同外部编号", StringComparison.Ordinal) || d.Share >= (d.Why.StartsWith('同') || d.EnterpriseName == c.EnterpriseName ? AlikeOfSame : AlikeOfOthers);

    private static void Add(Dictionary<Guid, Found> found, string? why, List<Found> rows)
    {
        foreach (var row in rows)
        {
            if (!found.TryGetValue(row.Id, out var known)) found[row.Id] = known = row;
            if (why is not null) known.Why.Add(why);
        }
    }

    private async Task<List<Found>> ReadAsync(IQueryable<Case> cases, CancellationToken cancel) =>
        await (from o in cases.OrderByDescending(o => o.ReceivedAt).Take(MostLookedAt)
               join d in db.Set<Demand>().AsNoTracking() on o.Id equals d.Id
               select new Found
               {
                   Id = o.Id, Number = o.Number, Title = o.Title, EnterpriseName = o.EnterpriseName, Channel = o.Channel, ExternalNumber = d.ExternalNumber, ReceivedAt = o.ReceivedAt,
                   State = o.State, Text = d.Text,
               }).ToListAsync(cancel);

    private sealed class Found
    {
        public Guid Id { get; init; }
        public required string Number { get; init; }
        public required string Title { get; init; }
        public required string EnterpriseName { get; init; }
        public required string Channel { get; init; }
        public string? ExternalNumber { get; init; }
        public DateTime ReceivedAt { get; init; }
        public CaseState State { get; init; }
        public required string Text { get; init; }
        public List<string> Why { get; } = [];

        public Duplicate Of(double share) => new(Id, Number, Title, EnterpriseName, Channel, ExternalNumber, ReceivedAt, State,
            string.Join('、', [.. Why, share >= AlikeOfOthers ? "内容基本相同" : share >= AlikeOfSame ? "内容相近" : "内容不同"]), share);
    }
}
