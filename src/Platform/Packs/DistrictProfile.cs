namespace Yingshang.Platform.Packs;

/// <summary><c>district.yaml</c>: what the district is called and where its office is.</summary>
public sealed record DistrictProfile(
    string Name, string FullName, string PlatformName, string DivisionCode, IReadOnlyList<string> Hosts,
    string OfficeUnitCode, string OfficeName, string OfficeFullName, string Hotline, string? OfficeAddress, bool IsDemo = false)
{
    public static DistrictProfile Read(PackReader pack)
    {
        var top = pack.Read("district.yaml");
        var office = top?.Map("office");
        return new DistrictProfile(
            top?.Text("name") ?? "", top?.TextOrNull("full_name") ?? top?.Text("name") ?? "", top?.Text("platform_name") ?? "", top?.Text("division_code") ?? "",
            top?.Texts("hosts") ?? [], office?.Text("unit") ?? "", office?.Text("name") ?? "", office?.TextOrNull("full_name") ?? "", office?.Text("hotline") ?? "", office?.TextOrNull("address"), top?.Flag("demo") ?? false);
    }
}
