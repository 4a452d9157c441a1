namespace Yingshang.Platform.Pages;

/// <summary>One counter of <see cref="CountTiles"/>; its number leads to the records it counts.</summary>
public sealed record CountTile(string Name, long Value, string Href, Tone Tone = Tone.Plain)
{
    public string? Unit { get; init; }

    /// <summary>Small line below the number, e.g. 较上月 +3.</summary>
    public string? Note { get; init; }

    /// <summary>The list that is open now.</summary>
    public bool Current { get; init; }
}
