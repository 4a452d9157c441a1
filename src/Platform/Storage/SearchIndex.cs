using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Yingshang.Platform.Storage;

/// <summary>Search over Chinese text, codes and telephone numbers from two characters on: every run of letters and digits is cut into overlapping
/// pairs, and a query is a phrase of pairs. FTS5 on SQLite, a GIN index on PostgreSQL.</summary>
public static class SearchIndex
{
    /// <summary>Writes or replaces what a record is found by. Inside the transaction of the change.</summary>
    public static async Task PutAsync(DistrictDb db, string kind, Guid subjectId, string text, CancellationToken cancel)
    {
        var pairs = Pairs(text);
        if (db.Store.IsSqlite) await PutInSqliteAsync(db, kind, subjectId, pairs, cancel);
        else await PutInPostgreSqlAsync(db, kind, subjectId, pairs, cancel);
    }

    private static async Task PutInSqliteAsync(DistrictDb db, string kind, Guid subjectId, IReadOnlyList<string> pairs, CancellationToken cancel)
    {
        var grams = string.Join(' ', pairs);
        await db.Database.ExecuteSqlAsync($"INSERT INTO search_entries (kind, subject_id) VALUES ({kind}, {subjectId}) ON CONFLICT (subject_id, kind) DO NOTHING", cancel);
        await db.Database.ExecuteSqlAsync(
            $"INSERT OR REPLACE INTO search_grams (rowid, kind, grams) SELECT row, {kind}, {grams} FROM search_entries WHERE subject_id = {subjectId} AND kind = {kind}", cancel);
    }

    private static Task PutInPostgreSqlAsync(DistrictDb db, string kind, Guid subjectId, IReadOnlyList<string> pairs, CancellationToken cancel)
    {
        var vector = Vector(pairs);
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO search_entries (kind, subject_id, grams) VALUES ({kind}, {subjectId}, {vector}::tsvector) ON CONFLICT (subject_id, kind) DO UPDATE SET grams = excluded.grams",
            cancel);
    }

    /// <summary>Ids of the records of a kind that hold every word of the query; null when the query has nothing to look for.</summary>
    public static IQueryable<Guid>? Find(DistrictDb db, string kind, string? query) => Hits(db, kind, query)?.Select(h => h.Id);

    /// <summary>As <see cref="Find"/>, with the order of filing: joined to its records and sorted by <see cref="SearchHit.Filed"/> from the newest, a page of a word that is
    /// everywhere costs no more than one of a rare word, because the index is read from its end and only as far as the page needs.</summary>
    public static IQueryable<SearchHit>? Hits(DistrictDb db, string kind, string? query)
    {
        var words = Runs(query ?? "").ToList();
        if (words.Count == 0) return null;
        if (db.Store.IsSqlite)
        {
            var match = $"kind : \"{kind}\" AND " + string.Join(" AND ", words.Select(w => "grams : " + (w.Length == 1 ? $"\"{w}\" *" : $"\"{string.Join(' ', PairsOf(w, false))}\"")));
            return db.Database.SqlQuery<SearchHit>($"SELECT e.subject_id AS \"Id\", g.rowid AS \"Filed\" FROM search_grams AS g CROSS JOIN search_entries AS e ON e.row = g.rowid WHERE search_grams MATCH {match}");
        }
        var phrase = string.Join(" & ", words.Select(w => w.Length == 1 ? $"'{w}':*" : "(" + string.Join(" <-> ", PairsOf(w, false).Select(p => $"'{p}'")) + ")"));
        // The first 48 bits of a UUIDv7 are its millisecond.
        return db.Database.SqlQuery<SearchHit>(
            $"SELECT subject_id AS \"Id\", ('x' || left(replace(subject_id::text, '-', ''), 12))::bit(48)::bigint AS \"Filed\" FROM search_entries WHERE kind = {kind} AND grams @@ {phrase}::tsquery");
    }

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
