using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.Packs;

/// <summary>The versions of a district's declarations: numbered from 1 as each text first served here.</summary>
public sealed class DeclarationVersions
{
    private readonly Dictionary<(string Kind, string Id), List<StoredDeclaration>> _known;

    private DeclarationVersions(IEnumerable<StoredDeclaration> stored) =>
        _known = stored.GroupBy(s => (s.Kind, s.DeclarationId)).ToDictionary(g => g.Key, g => g.OrderBy(s => s.Version).ToList());

    public int Current(string kind, string id) => _known[(kind, id)][^1].Version;

    /// <summary>The text of a version; the present one when it is asked for.</summary>
    public string Text(string kind, string id, int version) => _known[(kind, id)].Single(s => s.Version == version).Text;

    public IEnumerable<(int Version, string Text, DateTime Since)> All(string kind, string id) =>
        _known.TryGetValue((kind, id), out var all) ? all.Select(s => (s.Version, s.Text, s.Since)) : [];

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
