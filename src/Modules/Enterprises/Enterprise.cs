using Yingshang.Enterprises.Catalogues;
using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises;

/// <summary>经营主体, 一企一档. What is chosen from a catalogue (kind, status, tags, size class) is stored by its Chinese name.</summary>
public sealed class Enterprise : VersionedRow
{
    /// <summary>统一社会信用代码 (GB 32100-2015), upper case without spaces, unique. A failed check digit warns and does not block: the registrar issued some.</summary>
    public required string CreditCode { get; set; }

    public required string Name { get; set; }

    /// <summary>曾用名</summary>
    public List<string> FormerNames { get; set; } = [];

    public string? Address { get; set; }

    /// <summary>属地: the township, street or park, a unit.</summary>
    public Guid? TerritoryUnitId { get; set; }

    /// <summary>Code of GB/T 4754-2017, as fine as it is known: C, 17, 171, 1711.</summary>
    public string? Industry { get; set; }

    /// <summary>门类 of <see cref="Industry"/>, A–T; set by <see cref="InIndustry"/>.</summary>
    public string? IndustrySection { get; set; }

    /// <summary>类型, from enterprise-kinds: 有限责任公司, 个体工商户, 农民专业合作社 …</summary>
    public required string Kind { get; set; }

    /// <summary>登记状态, from enterprise-statuses: 存续, 注销, 吊销 …</summary>
    public required string Status { get; set; }

    public DateOnly? EstablishedOn { get; set; }
    public DateOnly? CancelledOn { get; set; }

    /// <summary>法定代表人, 经营者 or 负责人</summary>
    public string? LegalPerson { get; set; }

    /// <summary>Names from enterprise-tags: 高新技术企业, 包联企业 …</summary>
    public List<string> Tags { get; set; } = [];

    /// <summary>大型 / 中型 / 小型 / 微型 / 不划型 as of the last change of industry or facts; null: 无法判定. The file page shows the reason.</summary>
    public string? SizeClass { get; set; }

    /// <summary>包联领导, an account.</summary>
    public Guid? PairedLeaderId { get; set; }

    /// <summary>为企服务专员, a row of the roster.</summary>
    public Guid? SpecialistId { get; set; }

    public void InIndustry(string? code, IndustryTree industries)
    {
        Industry = code;
        IndustrySection = industries.SectionOf(code)?.Code;
    }
}
