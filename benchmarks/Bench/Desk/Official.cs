using System.Diagnostics;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Yingshang.Bench.Load;

namespace Yingshang.Bench.Desk;

/// <summary>One person at the screen: opens pages, fills in what the page proposes, sends it.</summary>
/// <param name="took">name of the act and its milliseconds, from the request to the last byte of the page that follows</param>
internal sealed partial class Official(Uri server, string cookie, TimeSpan pause, Action<string, double> took)
{
    private readonly HttpClient _client = Clients.To(server, cookie);
    private readonly HtmlParser _parser = new();

    /// <summary>Office: the desk, one of the new demands, the proposal as it stands, next.</summary>
    public async Task DispatchAsync(int who, CancellationToken ended)
    {
        for (var turn = who; !ended.IsCancellationRequested; turn += 7)
        {
            var desk = await GetAsync("打开交办台", "/desk");
            var waiting = CaseOnDesk().Matches(desk).Select(m => m.Groups[1].Value).Distinct().ToList();
            if (waiting.Count == 0) continue;
            var path = $"/desk?case={waiting[turn % waiting.Count]}";
            var page = await GetAsync("选一件", path);
            if (FormOf(page, "desk") is { } form) await PostAsync("交办", path, form);
        }
    }

    /// <summary>Unit: 待办, one of the demands, 签收 where that is what it waits for.</summary>
    public async Task HandleAsync(int who, CancellationToken ended)
    {
        for (var turn = who; !ended.IsCancellationRequested; turn += 7)
        {
            var todo = await GetAsync("打开待办", "/todo");
            var cases = CaseLink().Matches(todo).Select(m => m.Groups[1].Value).Distinct().ToList();
            if (cases.Count == 0) continue;
            await GetAsync("打开诉求件", $"/cases/{cases[turn % cases.Count]}");
            if (SignLink().Match(todo) is { Success: true } sign)
            {
                var path = $"/cases/{sign.Groups[1].Value}/sign";
                if (FormOf(await GetAsync("打开签收", path), null) is { } form) await PostAsync("签收", path, form);
            }
        }
    }

    /// <summary>Somebody who looks things up.</summary>
    public async Task ReadAsync(int who, CancellationToken ended)
    {
        string[] lists = ["/cases", "/cases?state=open", "/cases?sort=due", "/cases?q=" + Uri.EscapeDataString("用电"), "/enterprises", "/cases?lamp=over&sort=due"];
        for (var turn = who; !ended.IsCancellationRequested; turn++)
        {
            var list = await GetAsync("看列表、查找", lists[turn % lists.Length]);
            if (CaseLink().Match(list) is { Success: true } first) await GetAsync("打开诉求件", $"/cases/{first.Groups[1].Value}");
        }
    }

    private async Task<string> GetAsync(string act, string path)
    {
        var from = Stopwatch.GetTimestamp();
        using var response = await _client.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        took(act, Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        // Gone to somebody else meanwhile is part of the work; a fault is not.
        if ((int)response.StatusCode >= 500) throw new HttpRequestException($"{path} answered {(int)response.StatusCode}");
        await Task.Delay(pause);
        return text;
    }

    private async Task PostAsync(string act, string path, FormUrlEncodedContent form)
    {
        var from = Stopwatch.GetTimestamp();
        using var response = await _client.PostAsync(path, form);
        if ((int)response.StatusCode >= 500) throw new HttpRequestException($"{path} answered {(int)response.StatusCode}");
        await LoadRun.DrainAsync(response);
        took(act, Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        await Task.Delay(pause);
    }

    /// <summary>The form as the page proposes it; null when the page has none, because somebody else was faster.</summary>
    private FormUrlEncodedContent? FormOf(string page, string? handler)
    {
        var form = _parser.ParseDocument(page).Forms.FirstOrDefault(f => f.Method == "post" && f.Elements.Any(e => e.GetAttribute("name") == "_handler" && (handler is null || e.GetAttribute("value") == handler)) && f.Closest("header") is null);
        return form is null ? null : new FormUrlEncodedContent(form.Elements.SelectMany(Sent));
    }

    private static IEnumerable<KeyValuePair<string, string>> Sent(IElement element)
    {
        if (element.GetAttribute("name") is not { Length: > 0 } name) return [];
        return element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } tick => tick.IsChecked ? [KeyValuePair.Create(name, tick.GetAttribute("value") ?? "on")] : [],
            IHtmlInputElement { Type: "file" or "submit" or "button" } => [],
            IHtmlInputElement input => [KeyValuePair.Create(name, input.Value)],
            IHtmlTextAreaElement area => [KeyValuePair.Create(name, area.Value)],
            IHtmlSelectElement select => select.Options.Where(o => o.IsSelected).Select(o => KeyValuePair.Create(name, o.Value)),
            _ => [],
        };
    }

    [GeneratedRegex("/desk\\?case=([0-9a-f-]{36})")]
    private static partial Regex CaseOnDesk();

    [GeneratedRegex("href=\"/cases/([0-9a-f-]{36})")]
    private static partial Regex CaseLink();

    [GeneratedRegex("/cases/([0-9a-f-]{36})/sign")]
    private static partial Regex SignLink();
}
