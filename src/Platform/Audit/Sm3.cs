using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace Yingshang.Platform.Audit;

/// <summary>SM3 digests (GB/T 32905-2016): 32 bytes.</summary>
public static class Sm3
{
    public const int Size = 32;

    public static byte[] Hash(ReadOnlySpan<byte> data) => Hash(data, []);

    public static byte[] Hash(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var digest = new SM3Digest();
        Update(digest, first);
        Update(digest, second);
        var hash = new byte[Size];
        digest.DoFinal(hash, 0);
        return hash;
    }

    public static byte[] Keyed(byte[] key, byte[] data)
    {
        var mac = new HMac(new SM3Digest());
        mac.Init(new KeyParameter(key));
        mac.BlockUpdate(data, 0, data.Length);
        var hash = new byte[Size];
        mac.DoFinal(hash, 0);
        return hash;
    }

    private static void Update(SM3Digest digest, ReadOnlySpan<byte> data)
    {
        var bytes = data.ToArray();
        digest.BlockUpdate(bytes, 0, bytes.Length);
    }
}
