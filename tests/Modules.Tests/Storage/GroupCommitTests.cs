using System.Data.Common;
using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Storage;

namespace Yingshang.Modules.Tests.Storage;

/// <summary>Additions of many requests share a transaction and nothing else: each has its own number and its own fate.</summary>
public sealed class GroupCommitTests : AppTest
{
    [Fact]
    public async Task Many_at_once_are_numbered_without_gaps_and_all_stand_when_acknowledged()
    {
        var numbers = new ConcurrentBag<(string Series, int Number)>();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(async () =>
        {
            var (series, file, given) = ($"group-{i % 3}", NewFile($"file-{i}"), 0);
            await App.District.Additions.WriteAsync(new Addition(series, (number, rows) => { given = number; rows.AddFile(file.Attachment, file.Bytes); }));
            numbers.Add((series, given));
            await using var db = App.Db();
            Assert.True(await db.Attachments.AnyAsync(a => a.Id == file.Attachment.Id), "acknowledged but not there");
        })));
        foreach (var series in numbers.GroupBy(n => n.Series)) Assert.Equal(Enumerable.Range(1, 100), series.Select(n => n.Number).Order());
    }

    [Fact]
    public async Task One_that_cannot_be_written_fails_alone_and_leaves_no_gap()
    {
        var taken = NewFile("taken");
        await App.District.Additions.WriteAsync(new Addition("mixed", (_, rows) => rows.Add(taken.Attachment)));
        var numbers = new ConcurrentBag<int>();
        var failures = new ConcurrentBag<Exception>();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            var file = i % 8 == 0 ? taken : NewFile($"good-{i}");
            var given = 0;
            try
            {
                await App.District.Additions.WriteAsync(new Addition("mixed", (number, rows) => { given = number; rows.Add(file.Attachment); }));
                numbers.Add(given);
            }
            catch (DbException e)
            {
                failures.Add(e);
            }
        })));
        Assert.Equal(5, failures.Count);
        Assert.Equal(Enumerable.Range(2, 35), numbers.Order());
    }

    [Fact]
    public async Task The_same_photo_in_two_requests_is_kept_once()
    {
        var (one, other) = (NewFile("the same bytes"), NewFile("the same bytes"));
        await Task.WhenAll(new[] { one, other }.Select(f => Task.Run(() => App.District.Additions.WriteAsync(new Addition("photos", (_, rows) => rows.AddFile(f.Attachment, f.Bytes))))));
        await App.District.Additions.WriteAsync(new Addition("photos", (_, rows) => { var third = NewFile("the same bytes"); rows.AddFile(third.Attachment, third.Bytes); }));
        await using var db = App.Db();
        Assert.Equal(3, await db.Attachments.CountAsync(a => a.Digest == one.Attachment.Digest));
        var (first, second) = (await db.Attachments.SingleAsync(a => a.Id == one.Attachment.Id), await db.Attachments.SingleAsync(a => a.Id == other.Attachment.Id));
        // A chunk kept twice would come out twice.
        Assert.Equal(one.Bytes, await db.ReadAsync(first, default));
        Assert.Equal(other.Bytes, await db.ReadAsync(second, default));
    }

    private (Attachment Attachment, byte[] Bytes) NewFile(string content)
    {
        using var db = App.Db();
        var bytes = System.Text.Encoding.UTF8.GetBytes(content);
        return (AttachmentStore.New(db, "test", db.NewId(), "a.txt", "text/plain", bytes, null), bytes);
    }
}
