using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Yingshang.Feel.Columns;

/// <summary>A table as a file, little-endian: a head of 64 bytes, sections on multiples of 64 bytes, a directory at the end. Checksums (CRC-32C) find damage, not malice.</summary>
/// <remarks>
/// Head: “YSCOLUMN”, version, rows, padding of rows, columns (Int32 each), place and length of the directory (Int64 each), its checksum, the checksum of the head up to here (UInt32 each).
/// Directory, for each column: id (length-prefixed UTF-8), type, scale, kind of missing (a byte each), largest stored number, width (a byte), base, sections of values, null bits and texts (place and length Int64, checksum UInt32).
/// Texts: for each its length in UTF-16 units (Int32), then the units; the first has code 1. A set is one text, as <see cref="CodeBook"/> packs it.
/// </remarks>
internal static unsafe class ColumnFile
{
    private const int HeadBytes = 64;
    private const int Version = 1;
    private const int Alignment = 64;

    private static ReadOnlySpan<byte> Magic => "YSCOLUMN"u8;

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Section(long Offset, long Length, uint Checksum);

    public static void Write(ColumnTable table, string path)
    {
        var whole = path + ".part";
        using (var file = new FileStream(whole, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 20))
        using (table.Hold())
        {
            file.Write(new byte[HeadBytes]);
            using var directory = new MemoryStream();
            using var entries = new BinaryWriter(directory, Encoding.UTF8);
            foreach (var column in table.Columns) WriteColumn(file, entries, column);
            entries.Flush();
            var place = Append(file, directory.ToArray());
            file.Position = 0;
            file.Write(Head(table, place));
            file.Flush(flushToDisk: true);
        }
        File.Move(whole, path, overwrite: true);
    }

    public static ColumnTable Open(string path, FieldDictionary dictionary)
    {
        var mapping = new Mapping(path);
        try
        {
            var head = mapping.Head();
            var entries = new BinaryReader(new MemoryStream(mapping.Bytes(head.Directory).ToArray()), Encoding.UTF8);
            var columns = new List<Column>();
            for (var i = 0; i < head.Columns; i++) columns.Add(ReadColumn(entries, head.Rows, mapping, dictionary));
            return new ColumnTable(dictionary, head.Rows, columns, mapping);
        }
        catch (Exception damage) when (damage is IOException or ArgumentException or OverflowException)
        {
            mapping.Dispose();
            throw new InvalidDataException($"“{path}” is damaged.", damage);
        }
        catch
        {
            mapping.Dispose();
            throw;
        }
    }

    private static byte[] Head(ColumnTable table, Section directory)
    {
        var head = new byte[HeadBytes];
        Magic.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), table.RowCount);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), Column.Padding);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(20), table.Columns.Count());
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(24), directory.Offset);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(32), directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(40), directory.Checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(44), Checksum(head.AsSpan(0, 44)));
        return head;
    }

    private static void WriteColumn(FileStream file, BinaryWriter entries, Column column)
    {
        var field = column.Field;
        entries.Write(field.Id);
        entries.Write((byte)field.Type);
        entries.Write((byte)field.Scale);
        entries.Write((byte)field.Missing);
        entries.Write(field.StoredLimit);
        entries.Write((byte)column.Width);
        entries.Write(column.Base);
        Write(entries, Append(file, new ReadOnlySpan<byte>(column.Values, checked((int)column.ValueBytes))));
        Write(entries, Append(file, new ReadOnlySpan<byte>(column.Nulls, checked((int)column.NullBytes))));
        Write(entries, Append(file, column.Book is { } book ? Texts(book) : []));
    }

    private static byte[] Texts(CodeBook book)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var entry in book.Entries)
        {
            writer.Write(entry.Length);
            writer.Write(MemoryMarshal.AsBytes(entry.AsSpan()));
        }
        writer.Flush();
        return stream.ToArray();
    }

    private static void Write(BinaryWriter entries, Section section)
    {
        entries.Write(section.Offset);
        entries.Write(section.Length);
        entries.Write(section.Checksum);
    }

    private static Section Append(FileStream file, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return default;
        file.Position = (file.Length + Alignment - 1) / Alignment * Alignment;
        var section = new Section(file.Position, bytes.Length, Checksum(bytes));
        file.Write(bytes);
        return section;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words) checksum = BitOperations.Crc32C(checksum, word);
        foreach (var rest in bytes[(words.Length * sizeof(ulong))..]) checksum = BitOperations.Crc32C(checksum, rest);
        return ~checksum;
    }

    private static Column ReadColumn(BinaryReader entries, int rows, Mapping mapping, FieldDictionary dictionary)
    {
        var id = entries.ReadString();
        var (type, scale, missing, limit) = ((FeelType)entries.ReadByte(), entries.ReadByte(), (Missing)entries.ReadByte(), entries.ReadInt64());
        var (width, least) = (entries.ReadByte(), entries.ReadInt64());
        var (values, nulls, texts) = (ReadSection(entries), ReadSection(entries), ReadSection(entries));
        var field = dictionary.FindById(id) ?? throw new InvalidDataException($"The file has a field “{id}”, which the dictionary has not.");
        if (field.Type != type || field.Scale != scale || field.Missing != missing || field.StoredLimit < limit) throw new InvalidDataException($"“{id}” was written as {type} of scale {scale} up to {limit}, missing: {missing}; the dictionary says otherwise.");
        var padded = Column.Padded(rows);
        if (values.Length != (width == 0 ? padded / 8 : (long)padded * width) || nulls.Length != 0 && nulls.Length != padded / 8 || width is not (0 or 1 or 2 or 4 or 8)) throw new InvalidDataException($"The section of “{id}” has the wrong length.");
        var book = Kinds.Of(type) is FeelKind.Text or FeelKind.Set ? ReadTexts(mapping.Bytes(texts)) : null;
        return Column.Mapped(field, rows, width, least, mapping.Start(values), nulls.Length == 0 ? null : (ulong*)mapping.Start(nulls), book, mapping);
    }

    private static Section ReadSection(BinaryReader entries) => new(entries.ReadInt64(), entries.ReadInt64(), entries.ReadUInt32());

    private static CodeBook ReadTexts(ReadOnlySpan<byte> bytes)
    {
        var book = new CodeBook();
        while (!bytes.IsEmpty)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            book.Add(new string(MemoryMarshal.Cast<byte, char>(bytes.Slice(sizeof(int), length * sizeof(char)))));
            bytes = bytes[(sizeof(int) + length * sizeof(char))..];
        }
        return book;
    }

    /// <summary>The file in memory, as long as the table or a run holds it.</summary>
    internal sealed class Mapping : IDisposable
    {
        private readonly MemoryMappedFile file;
        private readonly MemoryMappedViewAccessor view;
        private readonly string path;
        private readonly long length;
        private readonly byte* start;

        public Mapping(string path)
        {
            this.path = path;
            length = new FileInfo(path).Length;
            if (length < HeadBytes) throw new InvalidDataException($"“{path}” is no file of columns.");
            file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
            view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            byte* pointer = null;
            Handle.AcquirePointer(ref pointer);
            start = pointer;
        }

        public SafeMemoryMappedViewHandle Handle => view.SafeMemoryMappedViewHandle;

        public (int Rows, int Columns, Section Directory) Head()
        {
            var head = new ReadOnlySpan<byte>(start, HeadBytes);
            if (!head.StartsWith(Magic)) throw new InvalidDataException($"“{path}” is no file of columns.");
            if (BinaryPrimitives.ReadUInt32LittleEndian(head[44..]) != Checksum(head[..44])) throw new InvalidDataException($"The head of “{path}” is damaged.");
            if (BinaryPrimitives.ReadInt32LittleEndian(head[8..]) is var version && version != Version) throw new InvalidDataException($"“{path}” is of version {version}; this program reads version {Version}.");
            if (BinaryPrimitives.ReadInt32LittleEndian(head[16..]) != Column.Padding) throw new InvalidDataException($"“{path}” is padded otherwise.");
            var directory = new Section(BinaryPrimitives.ReadInt64LittleEndian(head[24..]), BinaryPrimitives.ReadInt64LittleEndian(head[32..]), BinaryPrimitives.ReadUInt32LittleEndian(head[40..]));
            return (BinaryPrimitives.ReadInt32LittleEndian(head[12..]), BinaryPrimitives.ReadInt32LittleEndian(head[20..]), directory);
        }

        /// <summary>A section whose checksum is right.</summary>
        public ReadOnlySpan<byte> Bytes(Section section) => new(Start(section), checked((int)section.Length));

        public byte* Start(Section section)
        {
            if (section.Offset < 0 || section.Length < 0 || section.Offset > length - section.Length) throw new InvalidDataException($"“{path}” is cut off.");
            if (section.Length > 0 && Checksum(new ReadOnlySpan<byte>(start + section.Offset, checked((int)section.Length))) != section.Checksum) throw new InvalidDataException($"“{path}” is damaged at {section.Offset}.");
            return start + section.Offset;
        }

        public void Dispose()
        {
            if (start is not null) Handle.ReleasePointer();
            view.Dispose();
            file.Dispose();
        }
    }

    /// <summary>Keeps a mapping while a run reads it.</summary>
    internal sealed class Held : IDisposable
    {
        private readonly SafeMemoryMappedViewHandle handle;

        public Held(Mapping mapping)
        {
            handle = mapping.Handle;
            var added = false;
            handle.DangerousAddRef(ref added);
        }

        public void Dispose() => handle.DangerousRelease();
    }
}
