using Microsoft.AspNetCore.Components;

namespace Yingshang.Platform.Pages;

/// <summary>A column of a <see cref="ListTable{T}"/>.</summary>
/// <param name="Key">Its name in the address (<c>cols</c>, <c>sort</c>).</param>
/// <param name="Header">With the unit for numbers: 金额（万元）.</param>
/// <param name="Value">What a cell shows.</param>
public sealed record ListColumn<T>(string Key, string Header, RenderFragment<T> Value)
{
    /// <summary>A column of plain text; null shows a dash.</summary>
    public ListColumn(string key, string header, Func<T, string?> text)
        : this(key, header, row => builder => { if (text(row) is { Length: > 0 } shown) builder.AddContent(0, shown); else builder.AddMarkupContent(1, Nothing); }) { }

    // A card on a phone leaves it out.
    private const string Nothing = "<span class=\"none\">—</span>";

    /// <summary>Right-aligned.</summary>
    public bool Number { get; init; }

    /// <summary>The header sorts by <see cref="Key"/>.</summary>
    public bool Sortable { get; init; }

    /// <summary>Names the record; always shown, and the headline of the card on a phone.</summary>
    public bool Main { get; init; }

    /// <summary>Not shown until chosen.</summary>
    public bool Extra { get; init; }

    /// <summary>Left out of the card on a phone.</summary>
    public bool Minor { get; init; }

    /// <summary>Cell of the totals row: follows the filter, not the page.</summary>
    public string? Total { get; init; }

    /// <summary>CSS width, e.g. 120px.</summary>
    public string? Width { get; init; }
}
