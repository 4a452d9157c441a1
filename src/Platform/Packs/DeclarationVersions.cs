using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.Packs;

/// <summary>The versions of a district's declarations: numbered from 1 as each text first served here. What the office wrote in the browser lies over what the pack says.</summary>
public sealed class DeclarationVersions
{
    private readonly Dictionary<(string Kind, string Id), List<StoredDeclaration>> _known;

    private DeclarationVersions(IEnumerable<StoredDeclaration> stored) =>
        _known = stored.GroupBy(s => (s.Kind, s.DeclarationId)).ToDictionary(g => g.Key, g => g.OrderBy(s => s.Version).ToList());

    public int Current(string kind, string id) => _known[(kind, id)] is var all && all.LastOrDefault(s => s.ById is not null) is { } written ? written.Version : all[^1].Version;

    /// <summary>How many versions are known, of all kinds.</summary>
    public int Count => _known.Values.Sum(all => all.Count);

    /// <summary>Ids of the declarations of a kind that the office wrote, or wrote over those of the pack.</summary>
    public IReadOnlyList<string> Written(string kind) => [.. _known.Where(k => k.Key.Kind == kind && k.Value.Exists(s => s.ById is not null)).Select(k => k.Key.Id).Order(StringComparer.Ordinal)];

    /// <summary>Oldest first; none when there is no such declaration.</summary>
    public IReadOnlyList<StoredDeclaration> Stored(string kind, string id) => _known.TryGetValue((kind, id), out var all) ? all : [];

    /// <summary>The text of a version; the present one when it is asked for.</summary>
    public string Text(string kind, string id, int version) => _known[(kind, id)].Single(s => s.Version == version).Text;

    public IEnumerable<(int Version, string Text, DateTime Since)> All(string kind, string id) =>
        _known.TryGetValue((kind, id), out var all) ? all.Select(s => (s.Version, s.Text, s.Since)) : [];

    public static async Task<DeclarationVersions> ReadAsync(DistrictDb db, CancellationToken cancel) => new(await db.Declarations.AsNoTracking().ToListAsync(cancel));

    /// <summary>The metrics that come with datasets of the office's own get versions as if the office had written them.</summary>
    /// <returns>whether there was anything to write</returns>
    internal async Task<bool> RememberAsync(DistrictDb db, IEnumerable<MadeMetric> metrics, CancellationToken cancel)
    {
        var fresh = metrics.Where(m => Stored(DatasetList.MetricKind, m.Id).LastOrDefault(s => s.ById is not null)?.Text != m.Text).ToList();
        if (fresh.Count == 0) return false;
        await using var write = await db.BeginWriteAsync(cancel);
        foreach (var metric in fresh)
        {
            var known = await db.Declarations.AsNoTracking().Where(d => d.Kind == DatasetList.MetricKind && d.DeclarationId == metric.Id).OrderBy(d => d.Version).ToListAsync(cancel);
            if (known.LastOrDefault(s => s.ById is not null)?.Text == metric.Text) continue;
            var digest = Sm3.Hash(Encoding.UTF8.GetBytes(metric.Text));
            var next = (known.LastOrDefault()?.Version ?? 0) + 1;
            db.Declarations.Add(new StoredDeclaration { Kind = DatasetList.MetricKind, DeclarationId = metric.Id, Version = next, Digest = digest, Text = metric.Text, Since = db.Now, ById = metric.ById, Because = metric.Source });
            db.Audit("declaration.served", "declaration", Guid.Empty, ("kind", DatasetList.MetricKind), ("id", metric.Id), ("version", next), ("digest", digest));
        }
        await db.SaveAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }

    /// <summary>Writes down what serves now and was not known, and gives back all that is known.</summary>
    public static async Task<DeclarationVersions> RememberAsync(DistrictDb db, IEnumerable<VersionedText> texts, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var stored = await db.Declarations.AsNoTracking().ToListAsync(cancel);
        // What the district wrote in the browser lies over the pack: only a pack that says something new adds a version.
        var latest = stored.Where(s => s.ById is null).GroupBy(s => (s.Kind, s.DeclarationId)).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Version)!);
        var numbers = stored.GroupBy(s => (s.Kind, s.DeclarationId)).ToDictionary(g => g.Key, g => g.Max(s => s.Version));
        foreach (var text in texts)
        {
            var digest = Sm3.Hash(Encoding.UTF8.GetBytes(text.Text));
            var known = latest.GetValueOrDefault((text.Kind, text.Id));
            if (known is not null && known.Digest.AsSpan().SequenceEqual(digest)) continue;
            var next = new StoredDeclaration { Kind = text.Kind, DeclarationId = text.Id, Version = numbers.GetValueOrDefault((text.Kind, text.Id)) + 1, Digest = digest, Text = text.Text, Since = db.Now };
            db.Declarations.Add(next);
            stored.Add(next);
            db.Audit("declaration.served", "declaration", Guid.Empty, ("kind", text.Kind), ("id", text.Id), ("version", next.Version), ("digest", digest));
        }
        await db.SaveAsync(cancel);
        await write.CommitAsync(cancel);
        return new DeclarationVersions(stored);
    }
}
