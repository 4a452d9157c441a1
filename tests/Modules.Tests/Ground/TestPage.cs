using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Yingshang.Modules.Tests.Ground;

/// <summary>A page as a person reads it: by heading, label, button and link.</summary>
public sealed partial class TestPage
{
    private TestPage(HttpStatusCode status, string url, string html, IHtmlDocument document) => (Status, Url, Html, Document) = (status, url, html, document);

    public HttpStatusCode Status { get; }

    /// <summary>Where the browser ended after redirects.</summary>
    public string Url { get; }

    /// <summary>Path and query of <see cref="Url"/>.</summary>
    public string Path => new Uri(Url).PathAndQuery;

    public string Html { get; }

    public IHtmlDocument Document { get; }

    public string Heading => Clean(Document.QuerySelector("h1")?.ChildNodes.OfType<IText>().FirstOrDefault()?.Text ?? Document.QuerySelector("h1")?.TextContent ?? "");

    /// <summary>All that the page says, runs of white space as one blank.</summary>
    public string Text => Clean((Document.QuerySelector("main") ?? Document.Body)?.TextContent ?? "");

    /// <summary>The sentence about what was just done.</summary>
    public string? Flash => Document.QuerySelector(".flash") is { } flash ? Clean(flash.TextContent) : null;

    /// <summary>Why the business refused, from the summary on top of a form.</summary>
    public string? Problem => Document.QuerySelector("[data-error-summary]") is { } summary ? Clean(summary.TextContent) : null;

    public IReadOnlyList<(string Text, string Href)> Links => [.. Document.QuerySelectorAll("a[href]").Select(a => (Clean(a.TextContent), a.GetAttribute("href")!))];

    /// <summary>The rows of a table, by column header; the first table of the page, or the one with the caption.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Table(string? caption = null)
    {
        var table = Document.QuerySelectorAll("table").FirstOrDefault(t => caption is null || Clean(t.QuerySelector("caption")?.TextContent ?? "") == caption);
        if (table is null) return [];
        var headers = table.QuerySelectorAll("thead th").Select(h => Arrows().Replace(Clean(h.TextContent), "")).ToList();
        return [.. table.QuerySelectorAll("tbody tr").Select(row => (IReadOnlyDictionary<string, string>)headers
            .Zip(row.QuerySelectorAll("td, th"), (h, cell) => KeyValuePair.Create(h, Clean(cell.TextContent))).ToDictionary())];
    }

    /// <summary>What stands behind a name (<c>dt</c>/<c>dd</c>) or in the field with that label.</summary>
    public string Field(string label) => FieldOrNull(label) ?? throw new InvalidOperationException($"The page has no “{label}”: {Text}");

    public string? FieldOrNull(string label)
    {
        if (Document.QuerySelectorAll("dt").FirstOrDefault(dt => Clean(dt.TextContent) == label)?.NextElementSibling is { } fact) return Clean(fact.TextContent);
        var inputs = Labelled(Document.DocumentElement, label);
        return inputs.Count == 0 ? null : inputs[0] switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox" } => inputs.Cast<IHtmlInputElement>().FirstOrDefault(i => i.IsChecked)?.Value ?? "",
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement select => select.Value ?? "",
            var other => Clean(other.TextContent),
        };
    }

    public bool HasField(string label) => FieldOrNull(label) is not null;

    /// <summary>The message beside the field with that label; null when there is none.</summary>
    public string? Error(string label) => FieldOf(label)?.QuerySelector(".error") is { } error ? Clean(error.TextContent).Replace("错误：", "") : null;

    public bool HasButton(string text) => Buttons(text).Any();

    public bool HasLink(string text) => Links.Any(l => l.Text == text);

    public string Link(string text) => Links.FirstOrDefault(l => l.Text == text).Href ?? throw new InvalidOperationException($"The page has no link “{text}”, but {string.Join(", ", Links.Select(l => l.Text))}");

    internal IHtmlButtonElement Button(string text) => Buttons(text).FirstOrDefault()
        ?? throw new InvalidOperationException($"No button “{text}” on {Path} ({(int)Status}), but {string.Join(", ", Document.QuerySelectorAll("button").Select(b => Clean(b.TextContent)))}");

    internal static async Task<TestPage> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return new TestPage(response.StatusCode, response.RequestMessage!.RequestUri!.AbsoluteUri, html, new HtmlParser().ParseDocument(html));
    }

    /// <summary>The inputs under a label or legend.</summary>
    internal static List<IElement> Labelled(IElement within, string label)
    {
        foreach (var legend in within.QuerySelectorAll("legend").Where(l => Own(l) == label))
            return [.. legend.ParentElement!.QuerySelectorAll("input, select, textarea")];
        foreach (var element in within.QuerySelectorAll("label").Where(l => Own(l) == label))
        {
            if (element.GetAttribute("for") is { } id && element.Owner!.GetElementById(id) is { } target) return [target];
            if (element.QuerySelector("input, select, textarea") is { } inside) return [inside];
        }
        return [.. within.QuerySelectorAll("[aria-label]").Where(e => e.GetAttribute("aria-label") == label && e.LocalName is "input" or "select" or "textarea")];
    }

    /// <summary>The text of a label without its marks 必填 and 选填.</summary>
    internal static string Own(IElement label)
    {
        var bold = label.LocalName == "label" ? label.QuerySelector("b") : null;
        var copy = (IElement)(bold ?? label).Clone();
        foreach (var mark in copy.QuerySelectorAll(".field-mark, .help, select, textarea").ToList()) mark.Remove();
        return Clean(copy.TextContent);
    }

    internal static string Clean(string text) => Blanks().Replace(text, " ").Trim();

    private IEnumerable<IHtmlButtonElement> Buttons(string text)
    {
        var all = Document.QuerySelectorAll<IHtmlButtonElement>("button").ToList();
        return all.Where(b => Clean(b.TextContent) == text).Concat(all.Where(b => Clean(b.TextContent).StartsWith(text, StringComparison.Ordinal)));
    }

    private IElement? FieldOf(string label) =>
        Document.QuerySelectorAll("label, legend").FirstOrDefault(l => Own(l) == label)?.Closest(".field");

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)] private static partial Regex Blanks();

    [GeneratedRegex("[↕↓↑]$", RegexOptions.None, 1000)] private static partial Regex Arrows();
}
