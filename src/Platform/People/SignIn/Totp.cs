using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Yingshang.Platform.People.SignIn;

/// <summary>One-time codes by time (RFC 6238): SHA-1, steps of 30 seconds, six digits, as every authenticator app makes them.</summary>
internal static class Totp
{
    private const int Seconds = 30;

    /// <summary>Steps before and after the present one that still count, for clocks that differ and for the time it takes to type (RFC 6238, 5.2).</summary>
    private const int Tolerance = 1;

    /// <summary>The step whose code this is; null for a code of no step near <paramref name="now"/>.</summary>
    public static long? StepOf(byte[] key, string code, DateTimeOffset now)
    {
        var present = now.ToUnixTimeSeconds() / Seconds;
        for (var step = present - Tolerance; step <= present + Tolerance; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(key, step)), System.Text.Encoding.ASCII.GetBytes(code))) return step;
        return null;
    }

    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // The apps know no other digest; RFC 6238 asks for this one by default.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0x0F)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>A key as it is shown and scanned: base 32 (RFC 4648).</summary>
    public static byte[] Key(string base32)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bytes = new List<byte>();
        var (bits, held) = (0, 0);
        foreach (var digit in base32.ToUpperInvariant().Select(c => alphabet.IndexOf(c, StringComparison.Ordinal)).Where(d => d >= 0))
        {
            (bits, held) = ((bits << 5 | digit) & 0xFFF, held + 5);
            if (held < 8) continue;
            held -= 8;
            bytes.Add((byte)(bits >> held));
        }
        return [.. bytes];
    }
}
