using Yingshang.Platform.Packs;

namespace Yingshang.Enterprises.Catalogues;

/// <summary>国民经济行业分类 GB/T 4754-2017: 20 门类 (letters) with their 大类 (two digits).</summary>
public sealed class IndustryTree
{
    private readonly Dictionary<string, IndustrySection> _sections;
    private readonly Dictionary<string, (IndustrySection Section, IndustryDivision Division)> _divisions;

    private IndustryTree(IReadOnlyList<IndustrySection> sections)
    {
        Sections = sections;
        _sections = sections.ToDictionary(s => s.Code);
        _divisions = sections.SelectMany(s => s.Divisions.Select(d => (Section: s, Division: d))).GroupBy(x => x.Division.Code).ToDictionary(g => g.Key, g => g.First());
    }

    public IReadOnlyList<IndustrySection> Sections { get; }

    /// <summary>The 门类 of a code as fine as 小类; null when the code is unknown.</summary>
    public IndustrySection? SectionOf(string? code)
    {
        if (string.IsNullOrEmpty(code)) return null;
        return _sections.GetValueOrDefault(code) ?? (code.Length >= 2 && _divisions.TryGetValue(code[..2], out var found) ? found.Section : null);
    }

    /// <summary>Name of the 大类 or 门类: 纺织业; the code itself when it is not known.</summary>
    public string NameOf(string? code) => code is null ? "" : code.Length >= 2 && _divisions.TryGetValue(code[..2], out var found) ? found.Division.Name : SectionOf(code)?.Name ?? code;

    internal static IndustryTree Read(PackReader pack) => new(
    [
        .. (pack.Read("catalogues/industries.yaml")?.List("sections") ?? []).Select(s => new IndustrySection(s.Text("code"), s.Text("name"),
            [.. s.List("divisions").Select(d => new IndustryDivision(d.Text("code"), d.Text("name")))])),
    ]);
}

/// <summary>门类</summary>
public sealed record IndustrySection(string Code, string Name, IReadOnlyList<IndustryDivision> Divisions);

/// <summary>大类</summary>
public sealed record IndustryDivision(string Code, string Name);
