using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Models;
using Yingshang.Feel.Values;

namespace Yingshang.Feel.Conformance;

/// <summary>One case of a test file; <paramref name="Reason"/> says what was expected and what came, null where it passed.</summary>
public sealed record TckResult(string Folder, string File, string Case, string? Reason)
{
    public bool Passed => Reason is null;
}

/// <summary>Runs folders in the format of the DMN Technology Compatibility Kit: models (.dmn) beside test files (*-test-*.xml).</summary>
public static class TckSuite
{
    /// <summary>Expected numbers with this many decimals were computed in floating point: they count up to the eighth.</summary>
    private const int RoundedPlaces = 8;
    private static readonly FeelNumber Tolerance = FeelNumber.Parse("1e-8")!.Value;

    /// <summary>The test files in a folder and below, in order.</summary>
    public static IReadOnlyList<string> FilesIn(string folder) => [.. Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories).Where(f => Path.GetFileName(f).Contains("-test-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Runs a test file. What cannot be read fails as one case.</summary>
    public static IReadOnlyList<TckResult> Run(string file, string root, FeelEngine? engine = null)
    {
        var folder = Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace('\\', '/');
        if (folder == ".") folder = Path.GetFileName(Path.GetFullPath(Path.GetDirectoryName(file)!));
        TckResult Result(string id, string? reason) => new(folder, Path.GetFileName(file), id, reason);
        try
        {
            var tests = Load(file);
            var name = tests.Child("modelName")?.Value.Trim() ?? "";
            var model = DmnModel.Read(Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileName(name)));
            return [.. tests.Children("testCase").Select((test, i) => Result((string?)test.Attribute("id") ?? (i + 1).ToString(CultureInfo.InvariantCulture), Outcome(model, test, engine ?? new FeelEngine())))];
        }
        catch (Exception unreadable) when (unreadable is XmlException or IOException or UnauthorizedAccessException)
        {
            return [Result("", unreadable.Message)];
        }
    }

    private static XElement Load(string file)
    {
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader).Root!;
    }

    /// <summary>A case that breaks the engine fails, and the others still run.</summary>
    private static string? Outcome(DmnModel model, XElement test, FeelEngine engine)
    {
        try
        {
            return Failure(model, test, engine);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return $"{broken.GetType().Name}: {broken.Message}";
        }
    }

    private static string? Failure(DmnModel model, XElement test, FeelEngine engine)
    {
        var given = test.Children("inputNode").Select(n => (Name: NameText.Of(n), Space: (string?)n.Attribute("namespace"), Value: Value(n))).ToList();
        var inputs = FeelContext.Of(given.Select(n => KeyValuePair.Create(n.Name, n.Value)).Concat(given.Where(n => n.Space is not null).Select(n => KeyValuePair.Create($"{n.Space}#{n.Name}", n.Value))));
        var invoked = (string?)test.Attribute("invocableName") is { } function ? model.Invoke(NameText.Of(function), inputs, engine) : null;
        foreach (var node in test.Children("resultNode"))
        {
            var answer = invoked ?? (model.Decisions.Contains(NameText.Of(node)) || !model.Functions.Contains(NameText.Of(node)) ? model.Decide(NameText.Of(node), inputs, engine) : model.Invoke(NameText.Of(node), inputs, engine));
            var expected = node.Child("expected") is { } e ? Value(e) : null;
            var actual = invoked?.Value is FeelContext context && context.TryGet(NameText.Of(node), out var part) ? part : answer.Value;
            if (Agree(expected, actual)) continue;
            var why = answer.Problems.Count == 0 ? "" : " (" + string.Join(" ", answer.Problems.Take(3).Select(p => p.English)) + ")";
            return $"{NameText.Of(node)}: expected {Shown(expected)}, got {Shown(actual)}{why}";
        }
        return null;
    }

    private static string Shown(object? value) => FeelValue.Literal(value) is { Length: > 300 } text ? text[..300] + "…" : FeelValue.Literal(value);

    /// <summary>Equal in value; a number with many decimals to eight of them.</summary>
    private static bool Agree(object? expected, object? actual) => (expected, actual) switch
    {
        (FeelNumber e, FeelNumber a) => e == a || (-e.Exponent >= RoundedPlaces && FeelNumber.Subtract(e, a) is { } d && d.Abs() <= Tolerance),
        (IReadOnlyList<object?> e, IReadOnlyList<object?> a) => e.Count == a.Count && e.Zip(a).All(p => Agree(p.First, p.Second)),
        (FeelContext e, FeelContext a) => e.Names.Count == a.Names.Count && e.Names.All(n => a.TryGet(n, out var value) && Agree(e[n], value)),
        _ => FeelValue.Same(expected, actual),
    };

    /// <summary>The value written in a test file: typed text, a list, components, or null.</summary>
    private static object? Value(XElement holder)
    {
        if (holder.Child("list") is { } list) return list.Attributes().Any(IsNil) ? null : list.Children("item").Select(Value).ToList();
        if (holder.Children("component").Any()) return FeelContext.Of(holder.Children("component").Select(c => KeyValuePair.Create(NameText.Of(c), Value(c))));
        if (holder.Child("value") is not { } value || value.Attributes().Any(IsNil)) return null;
        var text = value.Value;
        return (value.Attributes().FirstOrDefault(a => a.Name.LocalName == "type")?.Value.Split(':')[^1]) switch
        {
            "string" => text,
            "boolean" => text.Trim() is "true" or "1",
            "decimal" or "double" or "float" or "integer" or "int" or "long" => FeelNumber.Parse(text.Trim()),
            "date" => FeelDate.Parse(text.Trim()),
            "time" => FeelTime.Parse(text.Trim()),
            "dateTime" => TemporalText.DateTime(text.Trim()),
            "duration" => TemporalText.Duration(text.Trim()),
            null when text.Trim() is "true" or "false" => text.Trim() == "true",
            null when FeelNumber.Parse(text.Trim()) is { } number => number,
            null when TemporalText.Literal(text.Trim()) is { } temporal => temporal,
            _ => text,
        };
    }

    private static bool IsNil(XAttribute attribute) => attribute.Name.LocalName == "nil" && attribute.Value is ("true" or "1");
}
