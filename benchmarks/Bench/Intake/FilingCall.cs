using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace Yingshang.Bench.Intake;

/// <summary>Files one demand.</summary>
/// <returns>the tracking code that the server acknowledged</returns>
internal delegate Task<string> FileOne(int client, int number);

/// <summary>Filing after filing through POST /api/v1/demands.</summary>
internal sealed class FilingCall(HttpClient http, string run)
{
    /// <inheritdoc cref="FilingForm.FileAsync"/>
    public async Task<string> FileAsync(int client, int number)
    {
        var words = FilingWords.Of(run, client, number);
        using var response = await http.PostAsJsonAsync("/api/v1/demands", new { text = words.Text, enterprise = words.Enterprise, contact_name = FilingWords.Contact, phone = words.Phone });
        if (response.StatusCode != System.Net.HttpStatusCode.Created) throw new HttpRequestException($"A filing was answered with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<Received>())!.Code;
    }

    private sealed record Received([property: JsonPropertyName("tracking_code")] string Code);
}
