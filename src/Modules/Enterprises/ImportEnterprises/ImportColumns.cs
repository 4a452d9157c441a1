using System.Globalization;
using System.Text.RegularExpressions;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Enterprises.EditEnterprise;
using Yingshang.Platform.Files;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.Enterprises.ImportEnterprises;

/// <summary>What a line says of an enterprise. Null: the column is not there or the cell is empty, so what is stored stays.</summary>
internal sealed class ImportedEnterprise
{
    public string CreditCode { get; set; } = "";
    public string? Name { get; set; }
    public List<string>? FormerNames { get; set; }
    public string? Kind { get; set; }
    public string? Status { get; set; }
    public DateOnly? EstablishedOn { get; set; }
    public DateOnly? CancelledOn { get; set; }
    public string? Industry { get; set; }
    public Guid? TerritoryUnitId { get; set; }
    public string? Address { get; set; }
    public string? LegalPerson { get; set; }
    public List<string>? Tags { get; set; }
    public string? ContactName { get; set; }
    public string? ContactPhone { get; set; }
    public string? ContactPost { get; set; }
    public string? Source { get; set; }
    public List<(FactKind Kind, int Year, long Number)> Facts { get; } = [];
}

/// <summary>The columns that an import knows, by the header of a file; documented in <c>docs/import-enterprises.md</c>.</summary>
internal sealed partial class ImportColumns
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    private readonly List<(int Index, Func<ImportedEnterprise, string, string?> Read)> _columns = [];
    private readonly EnterpriseCatalogues _catalogues;
    private readonly Dictionary<string, Guid> _places;

    /// <summary>Headers that no column is known for, in the order of the file: ignored, and said.</summary>
    public List<string> Unknown { get; } = [];

    /// <exception cref="FormatException">the code is missing, without which nothing can be told apart</exception>
    public ImportColumns(IReadOnlyList<string> header, EnterpriseCatalogues catalogues, IEnumerable<Unit> units)
    {
        _catalogues = catalogues;
        _places = units.Where(u => u.Functions.Contains("属地")).SelectMany(u => new[] { (u.Name, u.Id), (u.ShortName, u.Id), (u.Code, u.Id) }).DistinctBy(x => x.Item1).ToDictionary();
        foreach (var (index, name) in header.Index())
            if (name.Length > 0 && Reader(name) is { } read) _columns.Add((index, read));
            else if (name.Length > 0) Unknown.Add(name);
        if (!header.Contains("统一社会信用代码")) throw new FormatException("没有“统一社会信用代码”一列，无法分清是哪一家企业。第一行要写列名。");
    }

    /// <summary>The line as read, with everything that is wrong in it.</summary>
    public (ImportedEnterprise Enterprise, IReadOnlyList<string> Wrong) Read(SheetLine line)
    {
        var enterprise = new ImportedEnterprise();
        var wrong = new List<string>();
        foreach (var (index, read) in _columns)
            if (line.Cell(index) is { Length: > 0 } cell && read(enterprise, cell) is { } problem) wrong.Add(problem);
        if (enterprise.CreditCode.Length == 0) wrong.Insert(0, "没有统一社会信用代码");
        return (enterprise, wrong);
    }

    private Func<ImportedEnterprise, string, string?>? Reader(string name) => name switch
    {
        "统一社会信用代码" => ReadCode,
        "名称" or "企业名称" => (e, v) => Put(() => e.Name = v),
        "曾用名" => (e, v) => Put(() => e.FormerNames = [.. EnterpriseForm.Split(v)]),
        "类型" or "企业类型" => (e, v) => Listed("类型", v, _catalogues.Kinds.Select(k => k.Name), x => e.Kind = x),
        "状态" or "登记状态" => (e, v) => Listed("登记状态", v, _catalogues.Statuses.Select(s => s.Name), x => e.Status = x),
        "成立日期" => (e, v) => Day(name, v, d => e.EstablishedOn = d),
        "注销日期" => (e, v) => Day(name, v, d => e.CancelledOn = d),
        "行业代码" => ReadIndustry,
        "属地" => ReadPlace,
        "地址" or "住所" => (e, v) => Put(() => e.Address = v),
        "法定代表人" or "经营者" => (e, v) => Put(() => e.LegalPerson = v),
        "标签" => ReadTags,
        "联系人" => (e, v) => Put(() => e.ContactName = v),
        "联系电话" => (e, v) => Put(() => e.ContactPhone = v),
        "联系人职务" => (e, v) => Put(() => e.ContactPost = v),
        "数据来源" => (e, v) => Put(() => e.Source = v),
        _ => FactReader(name),
    };

    private static string? ReadCode(ImportedEnterprise e, string value)
    {
        e.CreditCode = CreditCode.Normalize(value);
        return CreditCode.IsWellFormed(e.CreditCode) ? null : $"统一社会信用代码“{value}”不是 18 位代码";
    }

    private string? ReadIndustry(ImportedEnterprise e, string value)
    {
        // Spreadsheets eat the zero of 01.
        var code = value.Length == 1 && char.IsDigit(value[0]) ? "0" + value : value.ToUpperInvariant();
        if (code.Length > 1 && char.IsLetter(code[0])) code = code[1..];
        e.Industry = code;
        return _catalogues.Industries.SectionOf(code) is null ? $"行业代码“{value}”不在 GB/T 4754-2017 中" : null;
    }

    private string? ReadPlace(ImportedEnterprise e, string value)
    {
        var near = _places.TryGetValue(value, out var exact) ? [exact] : _places.Where(p => p.Key.StartsWith(value, StringComparison.Ordinal)).Select(p => p.Value).Distinct().ToList();
        if (near is not [var place]) return $"属地“{value}”不是本区的乡镇街道或园区{Suggestion.For(value, _places.Keys)}";
        e.TerritoryUnitId = place;
        return null;
    }

    private string? ReadTags(ImportedEnterprise e, string value)
    {
        e.Tags = [];
        foreach (var typed in EnterpriseForm.Split(value))
        {
            if (_catalogues.Tags.FirstOrDefault(t => t.Name == typed || t.Short == typed) is { } tag) e.Tags.Add(tag.Name);
            else return $"标签“{typed}”不认识{Suggestion.For(typed, _catalogues.Tags.Select(t => t.Name))}";
        }
        return null;
    }

    /// <summary>2022年营业收入（万元）: year, item of the dictionary, unit.</summary>
    private Func<ImportedEnterprise, string, string?>? FactReader(string name)
    {
        if (FactHeader().Match(name) is not { Success: true } match || _catalogues.Facts.FirstOrDefault(f => f.Name == match.Groups["name"].Value && f.IsNumber) is not { } kind) return null;
        var year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        if (Factor(kind, match.Groups["unit"].Value) is not { } factor) return null;
        return (e, value) =>
        {
            if (!decimal.TryParse(value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return $"{name}“{value}”不是数字";
            if (kind.NumberOf(number * factor) is not { } scaled) return $"{name}“{value}”小数位数太多";
            e.Facts.Add((kind, year, scaled));
            return null;
        };
    }

    private static decimal? Factor(FactKind kind, string unit) => unit switch
    {
        "" => 1,
        "万元" when kind.IsMoney => 10_000,
        "亿元" when kind.IsMoney => 100_000_000,
        _ => unit == kind.Unit ? 1 : null,
    };

    private static string? Listed(string what, string value, IEnumerable<string> known, Action<string> put)
    {
        if (!known.Contains(value)) return $"{what}“{value}”不认识{Suggestion.For(value, known)}";
        put(value);
        return null;
    }

    private static string? Day(string what, string value, Action<DateOnly> put)
    {
        if (!DateOnly.TryParseExact(value.Split(' ')[0], Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return $"{what}“{value}”不是日期，应写成 2023-10-07";
        put(day);
        return null;
    }

    private static string? Put(Action put)
    {
        put();
        return null;
    }

    [GeneratedRegex(@"^(?<year>(19|20)\d\d)年末?(?<name>[^（(]+?)\s*([（(](?<unit>[^）)]+)[）)])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FactHeader();
}
