using Microsoft.EntityFrameworkCore;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Storage;

namespace Yingshang.Modules.Tests.Storage;

public sealed class SearchIndexTests : AppTest
{
    private readonly Dictionary<string, Guid> _ids = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await PutAsync("textile", "清河恒信纺织有限公司 91341299MA2T7X0K3P 13800001234 诉〔2023〕0917号");
        await PutAsync("food", "清河鼎盛食品有限公司 ＫＶＡ630 增容");
        await PutAsync("dress", "清河云裳服饰 招工 Power-Line 纺 织");
    }

    [Theory]
    [InlineData("纺织", "textile")]
    [InlineData("恒信纺织", "textile")]
    [InlineData("0917", "textile")]
    [InlineData("38", "textile")]
    [InlineData("8000", "textile")]
    [InlineData("ma2t7x", "textile")]
    [InlineData("MA2T", "textile")]
    [InlineData("kva", "food")]
    [InlineData("KVA630", "food")]
    [InlineData("po", "dress")]
    [InlineData("power", "dress")]
    [InlineData("清河 招工", "dress")]
    [InlineData("诉〔2023〕0917号", "textile")]
    [InlineData("清河", "dress food textile")]
    [InlineData("有限公司", "food textile")]
    [InlineData("织纺", "")]
    [InlineData("恒纺", "")]
    [InlineData("清河 不存在", "")]
    [InlineData("'; DROP", "")]
    [InlineData("\"kind\" OR", "")]
    public async Task Finds_what_holds_every_word_from_two_characters_on(string query, string expected)
    {
        await using var db = App.Db();
        var found = await SearchIndex.Find(db, "test", query)!.ToListAsync();
        Assert.Equal(expected, string.Join(' ', _ids.Where(i => found.Contains(i.Value)).Select(i => i.Key).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("〔〕-—")]
    public async Task Nothing_to_look_for_is_no_search(string? query)
    {
        await using var db = App.Db();
        Assert.Null(SearchIndex.Find(db, "test", query));
    }

    [Fact]
    public async Task What_is_put_again_replaces_what_was()
    {
        await PutAsync("food", "更名之后");
        await using var db = App.Db();
        Assert.Empty(await SearchIndex.Find(db, "test", "鼎盛")!.ToListAsync());
        Assert.Equal([_ids["food"]], await SearchIndex.Find(db, "test", "更名")!.ToListAsync());
    }

    [Fact]
    public async Task Kinds_are_kept_apart()
    {
        await using var db = App.Db();
        Assert.Empty(await SearchIndex.Find(db, "other", "纺织")!.ToListAsync());
    }

    private async Task PutAsync(string name, string text)
    {
        await using var db = App.Db();
        if (!_ids.TryGetValue(name, out var id)) _ids[name] = id = db.NewId();
        await using var write = await db.BeginWriteAsync();
        await SearchIndex.PutAsync(db, "test", id, text, [], default);
        await db.SaveAsync();
        await write.CommitAsync();
    }
}
