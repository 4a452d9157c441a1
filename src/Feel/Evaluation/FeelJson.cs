using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yingshang.Feel.Values;

namespace Yingshang.Feel.Evaluation;

/// <summary>JSON as FEEL values and back. Dates, times and durations are written as text; a text “@2023-01-01” is not read as a date: use date("2023-01-01").</summary>
public static class FeelJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>False when the text is no JSON object or holds a number that is too large.</summary>
    public static bool TryReadContext(string json, out FeelContext context)
    {
        context = FeelContext.Empty;
        try
        {
            using var document = JsonDocument.Parse(json);
            if (Read(document.RootElement) is not FeelContext read) return false;
            context = read;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => FeelNumber.Parse(element.GetRawText()),
        JsonValueKind.Array => element.EnumerateArray().Select(Read).ToList(),
        JsonValueKind.Object => FeelContext.Of(element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Read(p.Value)))),
        _ => null,
    };

    public static string Write(object? value) => ToNode(value)?.ToJsonString(Readable) ?? "null";

    private static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        bool b => JsonValue.Create(b),
        FeelNumber n => JsonNode.Parse(n.ToString()),
        IReadOnlyList<object?> list => new JsonArray([.. list.Select(ToNode)]),
        FeelContext context => new JsonObject(context.Entries.Select(e => KeyValuePair.Create(e.Key, ToNode(e.Value)))),
        _ => JsonValue.Create(FeelValue.Text(value)),
    };
}
