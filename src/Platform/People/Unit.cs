using Yingshang.Platform.Storage;

namespace Yingshang.Platform.People;

/// <summary>单位. Versioned, because figures count over units.</summary>
public sealed class Unit : VersionedRow
{
    /// <summary>The pack's id, kebab case: <c>market-regulation</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>Short name for tables: 市监局.</summary>
    public required string ShortName { get; set; }

    /// <summary>区直 / 乡镇街道 / 垂管 / 园区 / 企业 …, from the pack's <c>unit-kinds</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>False for bodies that get a 商请函 or 转办函 and not a 交办单.</summary>
    public bool IsOrderable { get; set; }

    /// <summary>What routing rules call it: 经信, 供电公司 …</summary>
    public List<string> Functions { get; set; } = [];

    public string? OfficePhone { get; set; }

    /// <summary>Sends service specialists (派为企服务专员).</summary>
    public bool SendsSpecialists { get; set; }

    public int Order { get; set; }
}

/// <summary>科室 of a unit.</summary>
public sealed class Section
{
    public Guid Id { get; init; }
    public Guid UnitId { get; init; }
    public required string Name { get; set; }
}

/// <summary>专班: a lead unit, a head (the deputy leader in charge), a liaison, members.</summary>
public sealed class WorkGroup : VersionedRow
{
    public required string Code { get; init; }
    public required string Name { get; set; }
    public Guid LeadUnitId { get; set; }
    public Guid? HeadAccountId { get; set; }
    public List<string> MemberUnitCodes { get; set; } = [];

    /// <summary>What it looks after, in the words of the pack's catalogues: groups of topics.</summary>
    public List<string> Topics { get; set; } = [];
}
