using Microsoft.EntityFrameworkCore;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Storage;

namespace Yingshang.Modules.Tests.Storage;

public sealed class StoreVersionTests : IAsyncLifetime
{
    private TestDistrict _district = null!;

    public async Task InitializeAsync() => _district = await TestDistrict.CreateEmptyAsync(new TestClock());

    public async Task DisposeAsync() => await _district.DisposeAsync();

    [Fact]
    public async Task A_store_of_this_version_opens_again() => await _district.District.OpenAsync(default);

    [Fact]
    public async Task A_store_with_other_tables_is_refused_with_the_way_out()
    {
        await using (var db = _district.District.NewSystemDb()) await db.Database.ExecuteSqlRawAsync("ALTER TABLE cases RENAME COLUMN topic TO subject");
        var refused = await Assert.ThrowsAsync<StoreVersionException>(() => _district.District.OpenAsync(default));
        Assert.Contains("表 cases 与这个版本不同", refused.Message);
        Assert.Contains("移走后重新运行", refused.Message);
    }

    [Fact]
    public async Task A_store_of_a_later_version_is_refused()
    {
        await using (var db = _district.District.NewSystemDb())
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('0099_Later', '10.0.0')");
        var refused = await Assert.ThrowsAsync<StoreVersionException>(() => _district.District.OpenAsync(default));
        Assert.Contains("0099_Later", refused.Message);
    }
}
