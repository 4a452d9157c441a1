using Yingshang.Modules.Tests.Ground;
using Yingshang.Modules.Tests.Seeding;

namespace Yingshang.Browser.Tests;

/// <summary>The demo district, at a tenth of its size, in a browser.</summary>
public abstract class SeededBrowserApp : BrowserApp
{
    private string _password = "";

    protected override string Password => _password;

    /// <summary>When it is laid down, as an official reads the clock: whatever is younger does not exist.</summary>
    protected abstract string LaidDownAt { get; }

    protected override async Task<TestDistrict> CreateAsync()
    {
        Clock.SetLocal(LaidDownAt);
        var district = await TestDistrict.CreateEmptyAsync(Clock);
        await SeededDistrictFixture.LayDownAsync(district.District);
        _password = SeededDistrictFixture.PasswordOf(district.District);
        return district;
    }
}
