namespace Yingshang.Platform.Districts;

/// <summary>The districts that this process serves, chosen by host name; the first one answers for every other name.</summary>
public sealed class DistrictList(IReadOnlyList<District> all)
{
    private readonly Dictionary<string, District> _byHost = all
        .SelectMany(d => d.Profile.Hosts.Select(h => (Host: h, District: d)))
        .ToDictionary(x => x.Host, x => x.District, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<District> All => all;

    public District Main => all[0];

    public District ForHost(string host) => _byHost.GetValueOrDefault(host, all[0]);
}

/// <summary>The district of this request or of this run of a job; set once, first of all.</summary>
public sealed class CurrentDistrict
{
    private District? _district;

    public District District
    {
        get => _district ?? throw new InvalidOperationException("No district has been chosen in this scope");
        set => _district = _district is null ? value : throw new InvalidOperationException("The district of a scope does not change");
    }
}
