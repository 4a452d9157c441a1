using Microsoft.EntityFrameworkCore;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Storage;

namespace Yingshang.Modules.Tests.Storage;

public sealed class AttachmentTests : AppTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256 * 1024)]
    [InlineData(256 * 1024 + 1)]
    [InlineData(700_000)]
    public async Task A_file_comes_out_as_it_went_in(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 31 >> 3)).ToArray();
        var id = await AttachAsync("申请回执.jpg", bytes);
        await using var db = App.Db();
        var attachment = await db.Attachments.SingleAsync(a => a.Id == id);
        Assert.Equal(length, attachment.Length);
        Assert.Equal(Sm3.Hash(bytes), attachment.Digest);
        Assert.Equal(bytes, await db.ReadAsync(attachment, default));
    }

    [Fact]
    public async Task The_same_file_is_kept_once()
    {
        byte[] bytes = [1, 2, 3];
        await AttachAsync("一.txt", bytes);
        await AttachAsync("二.txt", bytes);
        await using var db = App.Db();
        Assert.Equal(2, await db.Attachments.CountAsync());
        Assert.Equal(1, await db.Set<AttachmentChunk>().CountAsync());
    }

    [Fact]
    public async Task Only_the_name_of_a_path_is_kept()
    {
        var id = await AttachAsync("../../etc/passwd", [1]);
        await using var db = App.Db();
        Assert.Equal("passwd", (await db.Attachments.SingleAsync(a => a.Id == id)).FileName);
    }

    private async Task<Guid> AttachAsync(string name, byte[] bytes)
    {
        await using var db = App.Db();
        var attachment = await db.AttachAsync("case", Guid.Empty, name, "application/octet-stream", bytes, null, default);
        await db.SaveAsync();
        return attachment.Id;
    }
}
