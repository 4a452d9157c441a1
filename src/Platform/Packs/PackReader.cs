using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Yingshang.Platform.Packs;

/// <summary>Reads a pack: a folder of YAML and Markdown, laid over the pack it extends. A file of the same path in the upper pack replaces the lower one.</summary>
public sealed class PackReader
{
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);

    public List<PackProblem> Problems { get; } = [];
    public string Folder { get; }

    public PackReader(string folder)
    {
        Folder = Path.GetFullPath(folder);
        Collect(Folder, []);
    }

    /// <summary>Every file under a folder of the pack (<c>metrics</c>) with the given ending, in the order of their names.</summary>
    public IEnumerable<string> Files(string under, string extension = ".yaml") =>
        _files.Keys.Where(f => f.StartsWith(under + "/", StringComparison.Ordinal) && f.EndsWith(extension, StringComparison.Ordinal));

    public bool Exists(string file) => _files.ContainsKey(file);

    public string Text(string file) => System.IO.File.ReadAllText(_files[file]);

    public string FullPath(string file) => _files[file];

    /// <summary>The top of a YAML file; null with a problem when it is missing, empty or not YAML.</summary>
    public DeclarationNode? Read(string file)
    {
        if (_files.ContainsKey(file)) return Parse(file, Text(file));
        Problems.Add(new PackProblem(file, 0, 0, "没有这个文件，请补上。"));
        return null;
    }

    public DeclarationNode? Parse(string file, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count > 0) return new DeclarationNode(stream.Documents[0].RootNode, file, this);
            Problems.Add(new PackProblem(file, 0, 0, "文件是空的。"));
        }
        catch (YamlException e)
        {
            Problems.Add(new PackProblem(file, e.Start.Line, e.Start.Column, $"不是正确的 YAML：{e.InnerException?.Message ?? e.Message} 请检查这一行及上一行的缩进、引号和冒号。"));
        }
        catch (InvalidOperationException)
        {
            // The parser loses its way in some unclosed brackets and quotes, and does not say where.
            Problems.Add(new PackProblem(file, 0, 0, "不是正确的 YAML：括号或引号没有成对。"));
        }
        return null;
    }

    private void Collect(string folder, HashSet<string> seen)
    {
        if (!seen.Add(folder)) return;
        var manifest = Path.Combine(folder, "pack.yaml");
        if (System.IO.File.Exists(manifest) && Parse("pack.yaml", System.IO.File.ReadAllText(manifest))?.TextOrNull("extends") is { } below)
        {
            var lower = Path.GetFullPath(Path.Combine(folder, below));
            if (Directory.Exists(lower)) Collect(lower, seen);
            else Problems.Add(new PackProblem("pack.yaml", 1, 1, $"extends 指向的文件夹“{below}”不存在。"));
        }
        if (!Directory.Exists(folder))
        {
            Problems.Add(new PackProblem(folder, 0, 0, "没有这个文件夹。"));
            return;
        }
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            _files[Path.GetRelativePath(folder, path).Replace('\\', '/')] = path;
    }
}
