using System.Collections.Concurrent;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;

namespace Yingshang.Cases.Procedures;

/// <summary>The procedures of a pack. A running case asks for the version it began with, which the store keeps.</summary>
public sealed class ProcedureBook
{
    public const string Kind = "procedure";
    private readonly Dictionary<string, Procedure> _current = [];
    private readonly ConcurrentDictionary<(string, int), Procedure> _versions = [];

    public IEnumerable<string> Ids => _current.Keys;

    internal IEnumerable<Procedure> All => _current.Values;

    internal static ProcedureBook Read(PackReader pack, VersionedTexts texts, IReadOnlyList<string> pauseReasons)
    {
        var book = new ProcedureBook();
        foreach (var file in pack.Files("procedures"))
        {
            if (pack.Read(file) is not { } top) continue;
            var procedure = ProcedureDeclaration.Read(top, 0, pauseReasons);
            if (!book._current.TryAdd(procedure.Id, procedure)) top.Problem($"机制“{procedure.Id}”在别的文件里已经声明。");
            texts.All.Add(new VersionedText(Kind, procedure.Id, pack.Text(file)));
        }
        return book;
    }

    /// <summary>The version that cases received today begin with.</summary>
    public Procedure Current(District district, string id) => At(district, id, district.Versions.Current(Kind, id));

    public Procedure At(District district, string id, int version) => _versions.GetOrAdd((id, version), _ => Load(district, id, version));

    private static Procedure Load(District district, string id, int version)
    {
        var reader = new PackReader(district.Pack.Folder);
        return ProcedureDeclaration.Read(reader.Parse($"{id}@{version}", district.Versions.Text(Kind, id, version))!, version);
    }
}
