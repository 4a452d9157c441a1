using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Storage;

namespace Yingshang.Modules.Tests.Storage;

public sealed class NumberingTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Many_at_once_get_numbers_without_gaps_or_doubles()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => TakeAsync("at-once", commit: true))));
        Assert.Equal(Enumerable.Range(1, 24), numbers.Order());
    }

    [Fact]
    public async Task A_number_of_a_change_that_was_not_made_is_given_again()
    {
        Assert.Equal(1, await TakeAsync("undone", commit: true));
        Assert.Equal(2, await TakeAsync("undone", commit: false));
        Assert.Equal(2, await TakeAsync("undone", commit: true));
    }

    [Fact]
    public async Task A_number_is_taken_inside_a_change_only()
    {
        await using var db = app.Db();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Numbering.NextAsync(db, "outside"));
    }

    private async Task<int> TakeAsync(string series, bool commit)
    {
        await using var db = app.Db();
        await using var write = await db.BeginWriteAsync();
        var number = await Numbering.NextAsync(db, series);
        if (commit) await write.CommitAsync();
        return number;
    }
}
