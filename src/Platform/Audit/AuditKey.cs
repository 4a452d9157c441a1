using System.Security.Cryptography;
using Yingshang.Platform.Districts;

namespace Yingshang.Platform.Audit;

/// <summary>The key under which heads are sealed. It lies beside the store and not in it: who can rewrite the database still cannot seal a forged head.</summary>
internal static class AuditKey
{
    public static byte[] Seal(District district, DateOnly day, AuditLink head) =>
        Sm3.Keyed(Read(district), new CanonicalBytes().Add("day", day).Add("seq", head.Seq).Add("digest", head.Digest).ToBytes());

    /// <summary>False where a district was put back without it: then no seal can be checked.</summary>
    public static bool IsThere(District district) => File.Exists(FileOf(district));

    private static string FileOf(District district) => Path.Combine(district.Folder, "audit.key");

    private static byte[] Read(District district)
    {
        var file = FileOf(district);
        if (!File.Exists(file)) Create(file);
        return Convert.FromHexString(File.ReadAllText(file).Trim());
    }

    private static void Create(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
