using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Yingshang.Platform.Packs;

/// <summary>A node of a YAML declaration that knows where it stands. Readers ask for what they expect; what is not there or not so becomes a
/// <see cref="PackProblem"/> with file and line, and reading goes on, so that all problems of a file are told at once.</summary>
public sealed class DeclarationNode
{
    private readonly YamlNode _node;
    private readonly HashSet<string> _asked = [];

    internal DeclarationNode(YamlNode node, string file, PackReader reader)
    {
        _node = node;
        File = file;
        Reader = reader;
    }

    public string File { get; }
    public PackReader Reader { get; }
    public long Line => _node.Start.Line;
    public bool IsMap => _node is YamlMappingNode;
    public bool IsList => _node is YamlSequenceNode;
    public string? Scalar => (_node as YamlScalarNode)?.Value;

    public void Problem(string message) => Reader.Problems.Add(new PackProblem(File, _node.Start.Line, _node.Start.Column, message));

    public bool Has(string key) => Child(key) is not null;

    /// <summary>Required text; “” with a problem when missing.</summary>
    public string Text(string key)
    {
        var text = TextOrNull(key);
        if (text is null) Problem($"缺少“{key}”，应写一段文字。");
        return text ?? "";
    }

    public string? TextOrNull(string key)
    {
        var child = Child(key);
        if (child is null) return null;
        if (child is YamlScalarNode { Value: { } value } scalar) return IsYamlNull(scalar) ? null : value;
        At(child).Problem($"“{key}”应是一段文字，这里写成了{Shape(child)}。");
        return null;
    }

    public string Choice(string key, params IReadOnlyCollection<string> choices)
    {
        var text = Text(key);
        if (text.Length > 0 && !choices.Contains(text))
            At(Child(key)!).Problem($"“{key}”的值“{text}”不认识{Suggestion.For(text, choices)}可选：{string.Join("、", choices)}。");
        return text;
    }

    public int Int(string key, int? fallback = null) => (int)Number(key, fallback);

    public decimal Number(string key, decimal? fallback = null)
    {
        var text = TextOrNull(key);
        if (text is null)
        {
            if (fallback is null) Problem($"缺少“{key}”，应写一个数。");
            return fallback ?? 0;
        }
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) return number;
        At(Child(key)!).Problem($"“{key}”应是一个数，这里写的是“{text}”。");
        return fallback ?? 0;
    }

    public bool Flag(string key, bool fallback = false)
    {
        switch (TextOrNull(key))
        {
            case null: return fallback;
            case "true" or "是": return true;
            case "false" or "否": return false;
            case var other:
                At(Child(key)!).Problem($"“{key}”应是 true 或 false，这里写的是“{other}”。");
                return fallback;
        }
    }

    public DateOnly Date(string key)
    {
        var text = Text(key);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        if (text.Length > 0) At(Child(key)!).Problem($"“{key}”应是日期，如 2023-10-07，这里写的是“{text}”。");
        return default;
    }

    /// <summary>The list under <paramref name="key"/>; empty when absent.</summary>
    public IReadOnlyList<DeclarationNode> List(string key)
    {
        var child = Child(key);
        if (child is null) return [];
        if (child is YamlSequenceNode list) return [.. list.Children.Select(At)];
        if (child is YamlScalarNode scalar && IsYamlNull(scalar)) return [];
        At(child).Problem($"“{key}”应是一个列表（每项前面写“- ”），这里写成了{Shape(child)}。");
        return [];
    }

    /// <summary>What this list holds; empty when it is none.</summary>
    public IReadOnlyList<DeclarationNode> Items() => _node is YamlSequenceNode list ? [.. list.Children.Select(At)] : [];

    public IReadOnlyList<string> Texts(string key) => [.. List(key).Select(n => n.Scalar ?? "")];

    public DeclarationNode? Map(string key)
    {
        var child = Child(key);
        if (child is null) return null;
        if (child is YamlMappingNode) return At(child);
        At(child).Problem($"“{key}”应是一组“名称: 值”，这里写成了{Shape(child)}。");
        return null;
    }

    public IReadOnlyList<(string Key, DeclarationNode Value)> Pairs() => _node is YamlMappingNode map
        ? [.. map.Children.Select(p => (((YamlScalarNode)p.Key).Value ?? "", At(p.Value)))]
        : [];

    public DeclarationNode? Node(string key) => Child(key) is { } child ? At(child) : null;

    /// <summary>To be called last: whatever was not asked for is a name nobody reads, most often a slip of the pen.</summary>
    public void NothingElse()
    {
        if (_node is not YamlMappingNode map) return;
        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(k => k.Value is not null && !_asked.Contains(k.Value)))
            At(key).Problem($"不认识的名称“{key.Value}”{Suggestion.For(key.Value!, _asked)}这里可写：{string.Join("、", _asked)}。");
    }

    private YamlNode? Child(string key)
    {
        _asked.Add(key);
        return _node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
    }

    private DeclarationNode At(YamlNode node) => new(node, File, Reader);

    private static bool IsYamlNull(YamlScalarNode scalar) =>
        scalar.Style == YamlDotNet.Core.ScalarStyle.Plain && scalar.Value is "" or "~" or "null";

    private static string Shape(YamlNode node) => node switch
    {
        YamlMappingNode => "一组“名称: 值”",
        YamlSequenceNode => "列表",
        _ => "文字",
    };
}
