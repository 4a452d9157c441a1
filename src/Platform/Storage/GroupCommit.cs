using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Districts;

namespace Yingshang.Platform.Storage;

/// <summary>Group commit for what is only added: records that come from several requests at the same time are written in one transaction, so that they wait for the disk together.
/// Whoever waits is answered when his records are on the disk, or gets his own error: when the transaction fails, each is tried again alone.</summary>
public sealed class GroupCommit(District district)
{
    private const int Most = 200;
    private readonly ConcurrentQueue<Waiting> _queue = new();
    private int _isWriting;

    /// <summary>Writes the addition with those of others. Throws <see cref="DbException"/> when its records cannot be written, e.g. because a unique value is taken.</summary>
    public Task WriteAsync(Addition addition)
    {
        var waiting = new Waiting(addition);
        _queue.Enqueue(waiting);
        if (Interlocked.CompareExchange(ref _isWriting, 1, 0) == 0) _ = Task.Run(WriteAllAsync);
        return waiting.Done.Task;
    }

    private async Task WriteAllAsync()
    {
        do
        {
            while (Take() is { Count: > 0 } group) await WriteGroupAsync(group);
            Volatile.Write(ref _isWriting, 0);
        }
        // One that came between the last look and the line above would wait for ever.
        while (!_queue.IsEmpty && Interlocked.CompareExchange(ref _isWriting, 1, 0) == 0);
    }

    private List<Waiting> Take()
    {
        var group = new List<Waiting>();
        while (group.Count < Most && _queue.TryDequeue(out var next)) group.Add(next);
        return group;
    }

    private async Task WriteGroupAsync(List<Waiting> group)
    {
        try
        {
            await WriteTogetherAsync(group);
            foreach (var one in group) one.Done.SetResult();
        }
        catch (Exception) when (group.Count > 1)
        {
            foreach (var one in group) await WriteGroupAsync([one]);
        }
        catch (Exception e)
        {
            group[0].Done.SetException(e);
        }
    }

    private async Task WriteTogetherAsync(List<Waiting> group)
    {
        await using var db = district.NewSystemDb();
        await using var write = await db.BeginWriteAsync();
        var rows = new NewRows();
        foreach (var series in group.GroupBy(w => w.Addition.Series))
        {
            var number = await Numbering.NextAsync(db, series.Key, series.Count(), CancellationToken.None);
            foreach (var one in series) one.Addition.Fill(number++, rows);
        }
        await rows.WriteAsync(db);
        await write.CommitAsync();
    }

    private sealed record Waiting(Addition Addition)
    {
        // Whoever continues does so on a thread of its own and not on the writer's.
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What one request adds.</summary>
/// <param name="Series">in which it is numbered, see <see cref="Numbering"/></param>
/// <param name="Fill">called inside the transaction with its number; called again when the transaction has to be repeated</param>
public sealed record Addition(string Series, Action<int, NewRows> Fill);

/// <summary>New rows of one transaction, written type by type in the order in which the types came.</summary>
public sealed class NewRows
{
    private readonly Dictionary<Type, List<object>> _rows = [];
    private readonly Dictionary<string, List<SearchText>> _texts = [];

    public void Add(params IEnumerable<object> rows)
    {
        foreach (var row in rows)
        {
            if (!_rows.TryGetValue(row.GetType(), out var list)) _rows[row.GetType()] = list = [];
            list.Add(row);
        }
    }

    public void AddFile(Attachment attachment, byte[] bytes)
    {
        Add(attachment);
        Add(AttachmentStore.ChunksOf(attachment, bytes));
    }

    /// <summary>操作留痕, as <see cref="DistrictDb.Audit"/> of the request's context noted it: the actor is the request's, not the writer's.</summary>
    public void AddAudit(DistrictDb of) => Add(of.TakeAudit());

    public void Index(string kind, SearchText text)
    {
        if (!_texts.TryGetValue(kind, out var list)) _texts[kind] = list = [];
        list.Add(text);
    }

    internal async Task WriteAsync(DistrictDb db)
    {
        if (_rows.TryGetValue(typeof(AttachmentChunk), out var chunks)) await KeepNewAsync(db, chunks);
        foreach (var (type, rows) in _rows) await BulkWriter.InsertAsync(db, type, rows, CancellationToken.None);
        foreach (var (kind, texts) in _texts) await BulkWriter.IndexAsync(db, kind, texts, CancellationToken.None);
    }

    /// <summary>The same file is kept once.</summary>
    private static async Task KeepNewAsync(DistrictDb db, List<object> chunks)
    {
        var digests = chunks.Cast<AttachmentChunk>().Select(c => c.Digest).Distinct(Digests.Equal).ToList();
        var stored = await db.Set<AttachmentChunk>().Where(c => digests.Contains(c.Digest)).Select(c => c.Digest).Distinct().ToListAsync();
        var seen = new HashSet<(string, int)>();
        chunks.RemoveAll(c => c is AttachmentChunk chunk && (stored.Contains(chunk.Digest, Digests.Equal) || !seen.Add((Convert.ToHexString(chunk.Digest), chunk.Part))));
    }

    private sealed class Digests : IEqualityComparer<byte[]>
    {
        public static readonly Digests Equal = new();
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);
        public int GetHashCode(byte[] obj) => BitConverter.ToInt32(obj);
    }
}
