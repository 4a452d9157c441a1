namespace Yingshang.Platform.Storage;

/// <summary>A row that can be read as it was known at any time. Each change counts <see cref="Version"/> up and leaves the row as it was in a history
/// table of the same shape; the second of two writers is refused by the version.</summary>
public abstract class VersionedRow
{
    public Guid Id { get; init; }

    /// <summary>1 when written first.</summary>
    public int Version { get; internal set; }

    /// <summary>UTC instant from which this version has been known.</summary>
    public DateTime RecordedAt { get; internal set; }

    /// <summary>For records of the past that are laid down as they became known: the demo district, imports of an older system.</summary>
    public void RecordedOn(DateTime utc, int version = 1)
    {
        Version = version;
        RecordedAt = utc;
    }
}
