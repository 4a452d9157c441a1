using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Yingshang.Platform.Storage;

/// <summary>Search over Chinese text, codes and telephone numbers from two characters on: every run of letters and digits is cut into overlapping
/// pairs, and a query is a phrase of pairs. FTS5 on SQLite, a GIN index on PostgreSQL.</summary>
public static class SearchIndex
{
    /// <summary>Writes or replaces what a record is found by. Inside the transaction of the change.</summary>
    /// <param name="readers">the units for whose people <see cref="Hits"/> finds it when asked for one of them; those who may see everything ask for none</param>
    public static async Task PutAsync(DistrictDb db, string kind, Guid subjectId, string text, IReadOnlyCollection<Guid> readers, CancellationToken cancel)
    {
        if (db.Store.IsSqlite) await PutInSqliteAsync(db, kind, subjectId, Pairs(text), readers, cancel);
        else await PutInPostgreSqlAsync(db, kind, subjectId, Pairs(text), [.. readers], cancel);
    }

    private static async Task PutInSqliteAsync(DistrictDb db, string kind, Guid subjectId, IReadOnlyList<string> pairs, IReadOnlyCollection<Guid> readers, CancellationToken cancel)
    {
        var (grams, units) = (string.Join(' ', pairs), Words(readers));
        await db.Database.ExecuteSqlAsync($"INSERT INTO search_entries (kind, subject_id) VALUES ({kind}, {subjectId}) ON CONFLICT (subject_id, kind) DO NOTHING", cancel);
        await db.Database.ExecuteSqlAsync(
            $"INSERT OR REPLACE INTO search_grams (rowid, kind, readers, grams) SELECT row, {kind}, {units}, {grams} FROM search_entries WHERE subject_id = {subjectId} AND kind = {kind}", cancel);
    }

    private static Task PutInPostgreSqlAsync(DistrictDb db, string kind, Guid subjectId, IReadOnlyList<string> pairs, Guid[] readers, CancellationToken cancel)
    {
        var vector = Vector(pairs);
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO search_entries (kind, subject_id, readers, grams) VALUES ({kind}, {subjectId}, {readers}, {vector}::tsvector) ON CONFLICT (subject_id, kind) DO UPDATE SET readers = excluded.readers, grams = excluded.grams",
            cancel);
    }

    /// <summary>Ids of the records of a kind that hold every word of the query; null when the query has nothing to look for.</summary>
    public static IQueryable<Guid>? Find(DistrictDb db, string kind, string? query) => Hits(db, kind, query)?.Select(h => h.Id);

    /// <summary>As <see cref="Find"/>, with the order of filing: joined to its records and sorted by <see cref="SearchHit.Filed"/> from the newest, a page of a word that is
    /// everywhere costs no more than one of a rare word, because the index is read from its end and only as far as the page needs.</summary>
    /// <param name="reader">the unit whose people ask; null for those who see everything</param>
    public static IQueryable<SearchHit>? Hits(DistrictDb db, string kind, string? query, Guid? reader = null)
    {
        var words = Runs(query ?? "").ToList();
        if (words.Count == 0) return null;
        if (db.Store.IsSqlite)
        {
            var match = $"kind : \"{kind}\" AND {(reader is { } unit ? $"readers : \"{Word(unit)}\" AND " : "")}" + string.Join(" AND ", words.Select(w => "grams : " + (w.Length == 1 ? $"\"{w}\" *" : $"\"{string.Join(' ', PairsOf(w, false))}\"")));
            return db.Database.SqlQuery<SearchHit>($"SELECT e.subject_id AS \"Id\", g.rowid AS \"Filed\" FROM search_grams AS g CROSS JOIN search_entries AS e ON e.row = g.rowid WHERE search_grams MATCH {match}");
        }
        var phrase = string.Join(" & ", words.Select(w => w.Length == 1 ? $"'{w}':*" : "(" + string.Join(" <-> ", PairsOf(w, false).Select(p => $"'{p}'")) + ")"));
        Guid[] readers = reader is { } one ? [one] : [];
        // The first 48 bits of a UUIDv7 are its millisecond. Every array contains the empty one.
        return db.Database.SqlQuery<SearchHit>(
            $"SELECT subject_id AS \"Id\", ('x' || left(replace(subject_id::text, '-', ''), 12))::bit(48)::bigint AS \"Filed\" FROM search_entries WHERE kind = {kind} AND grams @@ {phrase}::tsquery AND readers @> {readers}");
    }

    internal static string Words(IReadOnlyCollection<Guid> readers) => string.Join(' ', readers.Select(Word));

    private static string Word(Guid unit) => unit.ToString("n");

    internal static IReadOnlyList<string> Pairs(string text) => [.. Runs(text).SelectMany(r => PairsOf(r, true))];

    /// <summary>A tsvector literal: the application sets words and positions itself, so no parser of the database comes between.</summary>
    internal static string Vector(IReadOnlyList<string> pairs)
    {
        var text = new StringBuilder();
        // 16383 is the highest position a tsvector keeps.
        for (var i = 0; i < pairs.Count && i < 16_000; i++) text.Append('\'').Append(pairs[i]).Append("':").Append(i + 1).Append(' ');
        return text.ToString();
    }

    private static IEnumerable<string> PairsOf(string run, bool withLast)
    {
        for (var i = 0; i + 1 < run.Length; i++) yield return run.Substring(i, 2);
        if (withLast) yield return run[^1..];
    }

    private static IEnumerable<string> Runs(string text)
    {
        var run = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c)) run.Append(char.ToLowerInvariant(c));
            else if (run.Length > 0)
            {
                yield return run.ToString();
                run.Clear();
            }
        }
        if (run.Length > 0) yield return run.ToString();
    }
}

/// <summary>A record that a search has found.</summary>
/// <param name="Filed">rises with the time at which the record was first filed</param>
public sealed record SearchHit(Guid Id, long Filed);
