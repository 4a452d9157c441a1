using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Yingshang.Platform.Web;

/// <summary>The reverse proxies that may say on whose behalf they ask. Nobody else's X-Forwarded-For counts: it is typed by whoever sends the request.</summary>
public static class TrustedProxies
{
    /// <summary>Key of the setting: addresses and networks (10.1.2.3, 10.1.0.0/16), separated by commas; empty trusts none.</summary>
    public const string Setting = "trusted-proxies";

    /// <exception cref="FormatException">neither an address nor a network; the message says in Chinese which</exception>
    public static IReadOnlyList<IPNetwork> Parse(string? setting) =>
    [
        .. (setting ?? "").Split([',', '，', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text =>
            IPNetwork.TryParse(text, out var network) ? network
            : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new FormatException($"反向代理“{text}”不是 IP 地址，也不是网段。应写成 10.1.2.3 或者 10.1.0.0/16，多个用逗号隔开。")),
    ];

    /// <summary>First in the pipeline: from here on the remote address is that of the first hop which is not a declared proxy.</summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        var proxies = Parse(app.Configuration[Setting]);
        if (proxies.Count == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies) options.KnownIPNetworks.Add(proxy);
        app.UseForwardedHeaders(options);
    }
}
