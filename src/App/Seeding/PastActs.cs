using Microsoft.Extensions.DependencyInjection;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.Platform.Web;

namespace Yingshang.App.Seeding;

/// <summary>Lets the people of the demo do something at a past moment, through the handlers that the pages call: what would be refused to them is refused here, and is told in <see cref="Refused"/>.</summary>
internal sealed class PastActs : IAsyncDisposable
{
    private readonly PastClock _clock = new();
    private readonly District _district;
    private readonly ServiceProvider _services;
    private readonly DateTime _now;

    /// <param name="now">UTC; nothing happens at or after it</param>
    public PastActs(District district, DateTime now)
    {
        _now = now;
        _clock.At = now;
        _district = new District(district.Folder, district.Store, district.Pack, district.Modules, _clock);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddPlatform(district.Modules, new DistrictList([_district]));
        _services = services.BuildServiceProvider();
    }

    /// <summary>What was done, in the order in which it was tried.</summary>
    public List<string> Done { get; } = [];

    /// <summary>What could not be done, with why.</summary>
    public List<string> Refused { get; } = [];

    public Task OpenAsync(CancellationToken cancel) => _district.OpenAsync(cancel);

    /// <param name="what">for the record of what was laid down: 督办 诉〔2026〕0012号</param>
    /// <param name="actingFor">of a 联络员: the leader's name</param>
    /// <param name="at">UTC</param>
    public async Task<bool> DoAsync(string what, Account who, string? actingFor, DateTime at, Func<IServiceProvider, Task<Problem?>> act)
    {
        if (at >= _now)
        {
            Refused.Add($"{what}：还没有到时候");
            return false;
        }
        _clock.At = at;
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentDistrict>().District = _district;
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Is(who, _district.Access, actingFor);
        var problem = await TryAsync(scope.ServiceProvider, act);
        if (problem is null) Done.Add($"{at:yyyy-MM-dd HH:mm} {who.DisplayName} {what}");
        else Refused.Add($"{what}：{problem.Message}");
        return problem is null;
    }

    private static async Task<Problem?> TryAsync(IServiceProvider services, Func<IServiceProvider, Task<Problem?>> act)
    {
        try
        {
            return await act(services);
        }
        catch (Exception e) when (e is NotThereException or NotAllowedException)
        {
            return new Problem("seed.not-there", e.Message);
        }
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private sealed class PastClock : TimeProvider
    {
        public DateTime At { get; set; }

        public override DateTimeOffset GetUtcNow() => new(DateTime.SpecifyKind(At, DateTimeKind.Utc));
    }
}
