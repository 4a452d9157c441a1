using Yingshang.Platform.People;

namespace Yingshang.Cases.Absence;

/// <summary>离岗和交接; who may, stands in the pack's <c>access.yaml</c>. For others than oneself: section and unit heads, and the office.</summary>
public static class AbsenceActions
{
    /// <summary>Enter one's own leave and hand over one's own demands.</summary>
    public const string Own = "absence.own";

    /// <summary>For a colleague of the unit.</summary>
    public const string Others = "absence.others";

    public static readonly IReadOnlyList<ActionName> All = [new(Own, "登记离岗、交接"), new(Others, "替同事登记离岗、交接")];

    public static readonly IReadOnlyList<(string, string)> AuditWords = [("leave.entered", "登记离岗"), ("leave.ended", "销假"), ("case.handed-over", "交接")];
}
