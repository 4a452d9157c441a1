namespace Yingshang.Enterprises.Editing;

/// <summary>A form over a versioned row: it carries the version it began with, so that the second of two writers is told what the first has changed.</summary>
public abstract class EditForm
{
    /// <summary>0 for a new row.</summary>
    public int Version { get; set; }

    /// <summary>When that version was recorded, in ticks (UTC).</summary>
    public long KnownAt { get; set; }
}
