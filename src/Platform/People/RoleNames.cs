namespace Yingshang.Platform.People;

/// <summary>The words for roles and scopes in the pack and on the page.</summary>
public static class RoleNames
{
    public static readonly IReadOnlyDictionary<string, Role> Ids = new Dictionary<string, Role>
    {
        ["public"] = Role.Public, ["enterprise"] = Role.Enterprise, ["specialist"] = Role.Specialist, ["handler"] = Role.Handler,
        ["section_head"] = Role.SectionHead, ["unit_head"] = Role.UnitHead, ["office"] = Role.Office, ["leader"] = Role.Leader, ["liaison"] = Role.Liaison,
        ["supervision"] = Role.Supervision, ["discipline"] = Role.Discipline, ["system_admin"] = Role.SystemAdmin,
        ["security_admin"] = Role.SecurityAdmin, ["audit_admin"] = Role.AuditAdmin,
    };

    public static readonly IReadOnlyDictionary<string, Scope> Scopes = new Dictionary<string, Scope>
    {
        ["无"] = Scope.None, ["本人"] = Scope.Own, ["本企业"] = Scope.Enterprise, ["本科室"] = Scope.Section, ["本单位"] = Scope.Unit, ["全区"] = Scope.District,
    };

    public static string Of(Role role) => role switch
    {
        Role.Public => "访客",
        Role.Enterprise => "企业",
        Role.Specialist => "为企服务专员",
        Role.Handler => "具办人员",
        Role.SectionHead => "科室负责人",
        Role.UnitHead => "主要负责人",
        Role.Office => "营商办",
        Role.Leader => "区领导",
        Role.Liaison => "联络员",
        Role.Supervision => "督查室",
        Role.Discipline => "纪检监察",
        Role.SystemAdmin => "系统管理员",
        Role.SecurityAdmin => "安全管理员",
        Role.AuditAdmin => "审计管理员",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
