using Microsoft.EntityFrameworkCore;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.Storage;

/// <summary>Nothing disappears, and everything can be seen as it was known.</summary>
public sealed class AsOfTests : AppTest
{
    private static readonly string[] Hours = ["2023-09-28 09:00", "2023-09-28 10:00", "2023-09-28 11:00", "2023-09-28 12:00"];
    private Guid _id;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await AtAsync(Hours[0], async db =>
        {
            var unit = new Unit { Id = _id = db.NewId(), Code = "new-unit", Name = "新设单位", ShortName = "新单位", Kind = "区直", Functions = ["试"] };
            db.Units.Add(unit);
            await Task.CompletedTask;
        });
        await AtAsync(Hours[1], async db => (await db.Units.SingleAsync(u => u.Id == _id)).Name = "更名单位");
        await AtAsync(Hours[2], async db => db.Units.Remove(await db.Units.SingleAsync(u => u.Id == _id)));
    }

    [Theory]
    [InlineData("2023-09-28 08:59", null)]
    [InlineData("2023-09-28 09:00", "新设单位")]
    [InlineData("2023-09-28 09:59", "新设单位")]
    [InlineData("2023-09-28 10:00", "更名单位")]
    [InlineData("2023-09-28 10:59", "更名单位")]
    [InlineData("2023-09-28 11:00", null)]
    public async Task A_row_is_read_as_it_was_known(string at, string? name)
    {
        await using var db = App.Db();
        var unit = await db.AsOf<Unit>(TestClock.Local(at)).SingleOrDefaultAsync(u => u.Id == _id);
        Assert.Equal(name, unit?.Name);
        if (unit is not null) Assert.Equal(["试"], unit.Functions);
    }

    [Fact]
    public async Task Queries_go_on_from_there()
    {
        await using var db = App.Db();
        Assert.Equal(1, await db.AsOf<Unit>(TestClock.Local(Hours[1])).CountAsync(u => u.Name.StartsWith("更名")));
        Assert.Equal(0, await db.AsOf<Unit>(null).CountAsync(u => u.Id == _id));
    }

    [Fact]
    public async Task The_second_of_two_writers_is_refused()
    {
        await using var first = App.Db();
        await using var second = App.Db();
        var mine = await first.Units.SingleAsync(u => u.Code == "finance");
        var theirs = await second.Units.SingleAsync(u => u.Code == "finance");
        mine.OfficePhone = "1";
        theirs.OfficePhone = "2";
        first.Audit("unit.created", "unit", mine.Id);
        second.Audit("unit.created", "unit", mine.Id);
        await first.SaveAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveAsync());
        Assert.Equal("1", (await App.UnitAsync("finance")).OfficePhone);
    }

    [Fact]
    public async Task A_change_without_a_record_of_it_is_not_written()
    {
        await using var db = App.Db();
        (await db.Units.SingleAsync(u => u.Code == "finance")).OfficePhone = "1";
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveAsync());
    }

    private async Task AtAsync(string hour, Func<Platform.Storage.DistrictDb, Task> change)
    {
        App.Clock.SetLocal(hour);
        await using var db = App.Db();
        await change(db);
        db.Audit("unit.created", "unit", _id);
        await db.SaveAsync();
    }
}
