using System.Text.RegularExpressions;
using Yingshang.Bench.Load;

namespace Yingshang.Bench.Intake;

/// <summary>The form of /file as one phone opened it: its cookie, its token, and then filing after filing.</summary>
internal sealed partial class FilingForm
{
    private readonly HttpClient _client;
    private readonly string _token, _handler, _run;

    private FilingForm(HttpClient client, string token, string handler, string run) => (_client, _token, _handler, _run) = (client, token, handler, run);

    public static async Task<FilingForm> OpenAsync(Uri server, string run)
    {
        var client = Clients.To(server);
        using var response = await client.GetAsync("/file");
        response.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        var page = await response.Content.ReadAsStringAsync();
        return new FilingForm(client, Token().Match(page).Groups[1].Value, Handler().Match(page).Groups[1].Value, run);
    }

    /// <returns>the tracking code that the server acknowledged</returns>
    /// <exception cref="HttpRequestException">it did not take the filing</exception>
    public async Task<string> FileAsync(int client, int number)
    {
        var words = FilingWords.Of(_run, client, number);
        // As a browser sends it: the form has a field for photos.
        using var form = new MultipartFormDataContent
        {
            { new StringContent(_token), "__RequestVerificationToken" }, { new StringContent(_handler), "_handler" }, { new StringContent(words.Text), "Form.Text" }, { new StringContent(words.Enterprise), "Form.Enterprise" },
            { new StringContent(FilingWords.Contact), "Form.ContactName" }, { new StringContent(words.Phone), "Form.Phone" }, { new StringContent(""), "Form.ShownChannel" },
        };
        using var response = await _client.PostAsync("/file", form);
        if (response.Headers.Location?.ToString() is { } there && there.Contains("/d/", StringComparison.Ordinal)) return there[(there.LastIndexOf('/') + 1)..];
        throw new HttpRequestException($"A filing was answered with {(int)response.StatusCode}: {Said().Match(await response.Content.ReadAsStringAsync()).Value}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"_handler\" value=\"([^\"]+)\"")]
    private static partial Regex Handler();

    [GeneratedRegex("data-error-summary.{0,600}", RegexOptions.Singleline)]
    private static partial Regex Said();
}
