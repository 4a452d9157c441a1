namespace Yingshang.Platform.Pages;

/// <summary>One option of a select, of radio cards or of a filter.</summary>
/// <param name="Value">As posted: an id, a code, the name of an enum value.</param>
/// <param name="Text">As read.</param>
/// <param name="Help">A line below it, in radio cards: why it is proposed, what it means.</param>
/// <param name="Group">Heading it stands under in a select.</param>
public sealed record Choice(string Value, string Text, string? Help = null, string? Group = null)
{
    /// <summary>Shown but not to be chosen; say why in <see cref="Help"/>.</summary>
    public bool Disabled { get; init; }

    /// <summary>At the right end of a radio card, e.g. 主办 or a rank.</summary>
    public string? Aside { get; init; }

    internal bool Is(string? value) => string.Equals(Value, value ?? "", StringComparison.OrdinalIgnoreCase);
}
