using Yingshang.App.Commands;
using Yingshang.Platform.Packs;

namespace Yingshang.Modules.Tests.Ground;

/// <summary>A pack in a folder of its own beside the standard and the demo pack, which it extends; the folder goes with it.</summary>
public sealed class TestPack : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("yingshang-packs-").FullName;

    public TestPack(params IEnumerable<(string File, string Text)> files)
    {
        foreach (var lower in new[] { "standard", "demo" })
            Directory.CreateSymbolicLink(System.IO.Path.Combine(_root, lower), System.IO.Path.Combine(DistrictOptions.Root, "packs", lower));
        Write("pack.yaml", "id: mine\nname: 测试\nextends: ../demo\n");
        foreach (var (file, text) in files) Write(file, text);
    }

    public string Path => System.IO.Path.Combine(_root, "my");

    public IReadOnlyList<PackProblem> Problems => Pack.Check(Path, DistrictOptions.Modules).Problems;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
