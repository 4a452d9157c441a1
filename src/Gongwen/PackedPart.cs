using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Yingshang.Gongwen;

/// <summary>A part of a package as it lies in the file: compressed once, so that a part that never changes costs nothing the second time.</summary>
/// <param name="Name">path in the package, ASCII: word/styles.xml</param>
internal sealed record PackedPart(string Name, uint Crc, int Length, byte[] Deflated)
{
    public static PackedPart Of(string name, ReadOnlySpan<byte> content, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var packed = new MemoryStream(content.Length / 4 + 64);
        using (var deflate = new DeflateStream(packed, level, leaveOpen: true)) deflate.Write(content);
        return new PackedPart(name, Crc32.Of(content), content.Length, packed.ToArray());
    }

    public static PackedPart Of(string name, string xml) => Of(name, Encoding.UTF8.GetBytes(xml));
}

/// <summary>A zip whose entries stand in the given order with a fixed time, so that equal contents are equal bytes.</summary>
internal static class PackedZip
{
    private const int LocalHeader = 30;
    private const int CentralHeader = 46;
    private const ushort Version = 20;
    private const ushort Deflate = 8;

    // 1980-01-01 00:00, the earliest that a zip can say.
    private const ushort EarliestDay = 0x21;

    public static void Write(IReadOnlyList<PackedPart> parts, Stream output)
    {
        var places = new uint[parts.Count];
        uint at = 0;
        Span<byte> header = stackalloc byte[CentralHeader];
        for (var i = 0; i < parts.Count; i++)
        {
            places[i] = at;
            var name = Encoding.ASCII.GetBytes(parts[i].Name);
            header.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034b50);
            Describe(header[4..], parts[i], name.Length);
            output.Write(header[..LocalHeader]);
            output.Write(name);
            output.Write(parts[i].Deflated);
            at += (uint)(LocalHeader + name.Length + parts[i].Deflated.Length);
        }

        var directory = at;
        for (var i = 0; i < parts.Count; i++)
        {
            var name = Encoding.ASCII.GetBytes(parts[i].Name);
            header.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(header, 0x02014b50);
            BinaryPrimitives.WriteUInt16LittleEndian(header[4..], Version);
            Describe(header[6..], parts[i], name.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(header[42..], places[i]);
            output.Write(header);
            output.Write(name);
            at += (uint)(CentralHeader + name.Length);
        }

        WriteEnd(output, parts.Count, directory, at - directory);
    }

    /// <summary>What a local header and the directory say alike of an entry.</summary>
    private static void Describe(Span<byte> header, PackedPart part, int nameLength)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(header, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], Deflate);
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], EarliestDay);
        BinaryPrimitives.WriteUInt32LittleEndian(header[10..], part.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header[14..], (uint)part.Deflated.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[18..], (uint)part.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)nameLength);
    }

    private static void WriteEnd(Stream output, int count, uint directory, uint length)
    {
        Span<byte> end = stackalloc byte[22];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], directory);
        output.Write(end);
    }
}

/// <summary>CRC-32 of zip (ISO 3309), eight bits at a time.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (c, _) => (c & 1) == 0 ? c >> 1 : 0xEDB88320 ^ c >> 1))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes) crc = Table[(byte)(crc ^ b)] ^ crc >> 8;
        return ~crc;
    }
}
