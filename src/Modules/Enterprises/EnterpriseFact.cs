using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises;

/// <summary>A dated fact of an enterprise with its source: 2022年营业收入 of the annual report, 从业人员 at the end of a month.
/// Several sources may say different things of the same period; each keeps its row.</summary>
public sealed class EnterpriseFact : VersionedRow
{
    public Guid EnterpriseId { get; init; }

    /// <summary>Id of a declared fact kind (<c>dictionary/enterprises.yaml</c>): staff, revenue …</summary>
    public required string FieldId { get; init; }

    /// <summary>First day of the period; null when the value is of one day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the period, or the day itself.</summary>
    public DateOnly AsOn { get; init; }

    /// <summary>The value as an integer of the unit's 10^-scale (money: 分); null for a text.</summary>
    public long? Number { get; set; }

    public string? Text { get; set; }

    /// <summary>企业年报, 税务部门比对, 统计一套表 …</summary>
    public required string Source { get; init; }

    /// <summary>A fact of a whole calendar year.</summary>
    public static EnterpriseFact OfYear(Guid id, Guid enterpriseId, string fieldId, int year, long number, string source) => new()
    {
        Id = id, EnterpriseId = enterpriseId, FieldId = fieldId, From = new DateOnly(year, 1, 1), AsOn = new DateOnly(year, 12, 31), Number = number, Source = source,
    };
}
