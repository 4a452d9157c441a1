using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace Yingshang.Modules.Tests.Ground;

/// <summary>A file chosen in a form.</summary>
public sealed record TestFile(string Name, string ContentType, byte[] Bytes);

/// <summary>Opens pages and sends their forms as a person's browser does: with cookies, hidden fields and the form's token, following redirects.</summary>
public sealed class TestBrowser : IDisposable
{
    private readonly HttpClient _client;
    private readonly CookieContainer _cookies = new();

    internal TestBrowser(TestApp app, (string Name, string Value)? cookie)
    {
        var address = new Uri("http://localhost/");
        if (cookie is { } given) _cookies.Add(address, new Cookie(given.Name, given.Value));
        _client = new HttpClient(new CookieContainerHandler(_cookies) { InnerHandler = app.Server.CreateHandler() }) { BaseAddress = address };
    }

    public CookieCollection Cookies => _cookies.GetAllCookies();

    public void Dispose() => _client.Dispose();

    /// <summary>Opens a page and follows redirects.</summary>
    public async Task<TestPage> GetAsync(string url) => await FollowAsync(await _client.GetAsync(url));

    /// <summary>The answer as it comes, redirects not followed; for downloads and for statuses.</summary>
    public Task<HttpResponseMessage> GetRawAsync(string url) => _client.GetAsync(url);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request);

    public Task<HttpResponseMessage> PostAsync(string url, params (string Name, string Value)[] fields) =>
        _client.PostAsync(url, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>Fills a form of the page and sends it with the button of that text. Fields are named by their label (or by <c>name</c>); values are text, bool for
    /// a tick, a <see cref="DateOnly"/>, a <see cref="TestFile"/>, the text or value of an option. What is not named stays as the page shows it.</summary>
    public async Task<TestPage> SubmitAsync(TestPage page, string button, params (string Field, object? Value)[] fields)
    {
        var pressed = page.Button(button);
        var form = pressed.Form ?? throw new InvalidOperationException($"“{button}” stands in no form");
        var filled = new FilledForm(form, pressed);
        foreach (var (field, value) in fields) filled.Set(field, value);
        var url = new Uri(new Uri(page.Url), pressed.GetAttribute("formaction") ?? (form.GetAttribute("action") is { Length: > 0 } action ? action : page.Url));
        var request = filled.Request(url);
        return await FollowAsync(await _client.SendAsync(request));
    }

    private async Task<TestPage> FollowAsync(HttpResponseMessage response)
    {
        for (var hops = 0; hops < 10 && (int)response.StatusCode is 301 or 302 or 303 or 307 or 308; hops++)
        {
            var to = new Uri(response.RequestMessage!.RequestUri!, response.Headers.Location!);
            response = await _client.GetAsync(to);
        }
        return await TestPage.ReadAsync(response);
    }
}

/// <summary>The fields of a form as a browser would send them.</summary>
internal sealed class FilledForm
{
    private readonly IHtmlFormElement _form;
    private readonly List<(string Name, object Value)> _values = [];

    public FilledForm(IHtmlFormElement form, IElement pressed)
    {
        _form = form;
        foreach (var element in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled"))) Take(element);
        if (pressed.GetAttribute("name") is { Length: > 0 } name) _values.Add((name, pressed.GetAttribute("value") ?? ""));
    }

    public void Set(string field, object? value)
    {
        var elements = Find(field);
        var name = elements[0].GetAttribute("name")!;
        _values.RemoveAll(v => v.Name == name);
        foreach (var one in value is System.Collections.IEnumerable and not string ? ((System.Collections.IEnumerable)value).Cast<object?>() : [value])
            if (Value(field, elements, one) is { } sent) _values.Add((name, sent));
    }

    public HttpRequestMessage Request(Uri url)
    {
        if (!string.Equals(_form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase))
            return new HttpRequestMessage(HttpMethod.Get, url.GetLeftPart(UriPartial.Path) + "?" + string.Join('&', _values.Select(v => $"{Uri.EscapeDataString(v.Name)}={Uri.EscapeDataString((string)v.Value)}")));
        return new HttpRequestMessage(HttpMethod.Post, url) { Content = _form.GetAttribute("enctype") == "multipart/form-data" ? Multipart() : Encoded() };
    }

    private FormUrlEncodedContent Encoded() => new(_values.Select(v => KeyValuePair.Create(v.Name, (string)v.Value)));

    private MultipartFormDataContent Multipart()
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in _values)
        {
            if (value is not TestFile file)
            {
                content.Add(new StringContent((string)value), name);
                continue;
            }
            var bytes = new ByteArrayContent(file.Bytes);
            bytes.Headers.ContentType = new(file.ContentType);
            content.Add(bytes, name, file.Name);
        }
        return content;
    }

    private void Take(IElement element)
    {
        var name = element.GetAttribute("name")!;
        switch (element)
        {
            case IHtmlInputElement { Type: "checkbox" or "radio" } tick:
                if (tick.IsChecked) _values.Add((name, tick.GetAttribute("value") ?? "on"));
                break;
            case IHtmlInputElement { Type: "file" or "submit" or "button" } or IHtmlButtonElement: break;
            case IHtmlInputElement input: _values.Add((name, input.Value)); break;
            case IHtmlTextAreaElement area: _values.Add((name, area.Value)); break;
            case IHtmlSelectElement select:
                foreach (var option in select.Options.Where(o => o.IsSelected)) _values.Add((name, option.Value));
                break;
        }
    }

    private List<IElement> Find(string field)
    {
        var byName = _form.Elements.Where(e => e.GetAttribute("name") == field).Cast<IElement>().ToList();
        if (byName.Count > 0) return byName;
        var labelled = TestPage.Labelled(_form, field);
        return labelled.Count > 0 ? labelled : throw new InvalidOperationException(
            $"The form has no field “{field}”; it has {string.Join(", ", _form.QuerySelectorAll("label, legend").Select(l => TestPage.Own(l)))}");
    }

    private static object? Value(string field, List<IElement> elements, object? value) => value switch
    {
        null or false => null,
        TestFile file => file,
        true => elements[0].GetAttribute("value") ?? "on",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ when elements[0] is IHtmlSelectElement select => Option(field, select, Text(value)),
        _ when elements[0] is IHtmlInputElement { Type: "radio" or "checkbox" } => Pick(field, elements, Text(value)),
        _ => Text(value),
    };

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Option(string field, IHtmlSelectElement select, string value) =>
        (select.Options.FirstOrDefault(o => o.Value == value) ?? select.Options.FirstOrDefault(o => TestPage.Clean(o.Text) == value)
            ?? select.Options.FirstOrDefault(o => TestPage.Clean(o.Text).StartsWith(value, StringComparison.Ordinal)))?.Value
        ?? throw new InvalidOperationException($"“{field}” offers no “{value}”, but {string.Join(", ", select.Options.Select(o => TestPage.Clean(o.Text)))}");

    private static string Pick(string field, List<IElement> elements, string value) =>
        (elements.FirstOrDefault(e => e.GetAttribute("value") == value)
            ?? elements.FirstOrDefault(e => TestPage.Clean(e.Closest("label")?.TextContent ?? "").StartsWith(value, StringComparison.Ordinal)))?.GetAttribute("value")
        ?? throw new InvalidOperationException($"“{field}” offers no “{value}”, but {string.Join(", ", elements.Select(e => TestPage.Clean(e.Closest("label")?.TextContent ?? "")))}");
}
