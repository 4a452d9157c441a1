using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Yingshang.Platform.Pages;

/// <summary>
/// What a list shows, as its address says: <c>?q=纺织&amp;status=overdue&amp;sort=-due&amp;page=2&amp;size=50&amp;cols=a,b</c>.
/// Every parameter that is not one of these is a filter. Immutable: <c>state.WithFilter("status", null).Url</c> is another address.
/// </summary>
public sealed record ListState
{
    private static readonly string[] OwnNames = ["q", "page", "size", "sort", "cols"];

    /// <summary>Path without query, e.g. <c>/cases</c>.</summary>
    public string Path { get; init; } = "";

    /// <summary>Text of the search box; empty for none.</summary>
    public string Q { get; init; } = "";

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows on a page, 1 to 200.</summary>
    public int Size { get; init; } = 20;

    /// <summary>Key of the column the list is sorted by; null for the list's own order.</summary>
    public string? Sort { get; init; }

    public bool Desc { get; init; }

    /// <summary>Keys of the columns chosen; empty for those shown by default.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Name and value, in the order of the address; a name can come several times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filters { get; init; } = [];

    /// <summary>Rows per page when the address does not say.</summary>
    public int DefaultSize { get; init; } = 20;

    /// <summary>Id of the element that holds the results; partial updates replace it.</summary>
    public string Region { get; init; } = "results";

    /// <summary>Rows to skip in the query.</summary>
    public int Skip => (Page - 1) * Size;

    /// <summary>Something narrows the list.</summary>
    public bool IsNarrowed => Q.Length > 0 || Filters.Count > 0;

    /// <summary>The address of this state.</summary>
    public string Url => UrlOn(Path);

    /// <summary>Reads the state of the page that is shown. Values out of range are brought into it.</summary>
    public static ListState Of(NavigationManager navigation, int size = 20)
    {
        var uri = new Uri(navigation.Uri);
        return Parse(uri.AbsolutePath, uri.Query, size);
    }

    /// <inheritdoc cref="Of"/>
    public static ListState Parse(string path, string? query, int size = 20)
    {
        var values = QueryHelpers.ParseQuery(query);
        var sort = Last(values, "sort");
        return new ListState
        {
            Path = path,
            Q = Last(values, "q")?.Trim() ?? "",
            Page = Number(values, "page", 1, 1, 100_000),
            Size = Number(values, "size", size, 1, 200),
            DefaultSize = size,
            Sort = sort?.TrimStart('-') is { Length: > 0 } key ? key : null,
            Desc = sort?.StartsWith('-') ?? false,
            Columns = [.. Split(values, "cols")],
            Filters = [.. values.Where(pair => !OwnNames.Contains(pair.Key)).SelectMany(pair => pair.Value.OfType<string>().Where(value => value.Length > 0).Select(value => KeyValuePair.Create(pair.Key, value)))],
        };
    }

    /// <summary>Value of a filter, or null.</summary>
    public string? Filter(string name) => FilterAll(name).FirstOrDefault();

    /// <summary>All values of a filter that can be given several times.</summary>
    public IEnumerable<string> FilterAll(string name) => Filters.Where(pair => pair.Key == name).Select(pair => pair.Value);

    /// <summary>Sets or (null) clears a filter, and goes back to the first page.</summary>
    public ListState WithFilter(string name, string? value)
    {
        var others = Filters.Where(pair => pair.Key != name);
        return this with { Page = 1, Filters = string.IsNullOrEmpty(value) ? [.. others] : [.. others, KeyValuePair.Create(name, value)] };
    }

    /// <summary>Takes away one value of a filter.</summary>
    public ListState Without(string name, string value) =>
        this with { Page = 1, Filters = [.. Filters.Where(pair => pair.Key != name || pair.Value != value)] };

    public ListState WithoutQ() => this with { Page = 1, Q = "" };

    /// <summary>Everything found, in the same order and columns.</summary>
    public ListState Cleared() => this with { Page = 1, Q = "", Filters = [] };

    public ListState OnPage(int page) => this with { Page = page };

    /// <summary>Sorts by a column; by the same column again: the other way round.</summary>
    public ListState SortedBy(string key) => this with { Page = 1, Sort = key, Desc = Sort == key && !Desc };

    /// <summary>The same state on another path, e.g. an export of what is seen.</summary>
    public string UrlOn(string path) => QueryHelpers.AddQueryString(path, Parameters().Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value)));

    /// <summary>The address of a changed state: <c>state.UrlWith(s => s.OnPage(2))</c>.</summary>
    public string UrlWith(Func<ListState, ListState> change) => change(this).Url;

    /// <summary>Query parameters of this state, without those a form asks for itself.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Parameters(params string[] except)
    {
        if (Q.Length > 0 && !except.Contains("q")) yield return new("q", Q);
        foreach (var pair in Filters.Where(pair => !except.Contains(pair.Key))) yield return pair;
        if (Sort is not null && !except.Contains("sort")) yield return new("sort", Desc ? "-" + Sort : Sort);
        if (Columns.Count > 0 && !except.Contains("cols")) yield return new("cols", string.Join(',', Columns));
        if (Size != DefaultSize && !except.Contains("size")) yield return new("size", Size.ToString(CultureInfo.InvariantCulture));
        if (Page > 1 && !except.Contains("page")) yield return new("page", Page.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Attributes of a link within the list: with script only the results are replaced.</summary>
    internal Dictionary<string, object> Partial(string url) => new(StringComparer.Ordinal)
    {
        ["href"] = url,
        ["hx-get"] = url,
        ["hx-target"] = "#" + Region,
        ["hx-select"] = "#" + Region,
        ["hx-select-oob"] = $"#{Region}-kept,#page-count",
        ["hx-swap"] = "outerHTML",
        ["hx-push-url"] = "true",
    };

    private static string? Last(Dictionary<string, StringValues> values, string name) =>
        values.TryGetValue(name, out var found) ? found.LastOrDefault() : null;

    private static int Number(Dictionary<string, StringValues> values, string name, int otherwise, int least, int most) =>
        int.TryParse(Last(values, name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, least, most) : otherwise;

    private static IEnumerable<string> Split(Dictionary<string, StringValues> values, string name) =>
        values.TryGetValue(name, out var found) ? found.OfType<string>().SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal) : [];
}
