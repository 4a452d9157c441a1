namespace Yingshang.Platform.People;

/// <summary>What a person is here for. What each may do stands in one table, <c>access.yaml</c> of the pack.</summary>
public enum Role
{
    /// <summary>Nobody has signed in.</summary>
    Public,
    /// <summary>企业用户: bound to one unified social credit code.</summary>
    Enterprise,
    /// <summary>为企服务专员</summary>
    Specialist,
    /// <summary>具办人员</summary>
    Handler,
    /// <summary>科室负责人</summary>
    SectionHead,
    /// <summary>单位主要负责人</summary>
    UnitHead,
    /// <summary>营商办</summary>
    Office,
    /// <summary>区领导</summary>
    Leader,
    /// <summary>联络员: acts for a leader, on record.</summary>
    Liaison,
    /// <summary>督查室</summary>
    Supervision,
    /// <summary>纪检监察机构</summary>
    Discipline,
    /// <summary>系统管理员 (三员之一): accounts and settings, no business content.</summary>
    SystemAdmin,
    /// <summary>安全管理员 (三员之一): who may do what.</summary>
    SecurityAdmin,
    /// <summary>审计管理员 (三员之一): reads what was done.</summary>
    AuditAdmin,
}

/// <summary>How far a permission reaches.</summary>
public enum Scope
{
    /// <summary>无</summary>
    None,
    /// <summary>本人</summary>
    Own,
    /// <summary>本企业</summary>
    Enterprise,
    /// <summary>本科室</summary>
    Section,
    /// <summary>本单位</summary>
    Unit,
    /// <summary>全区</summary>
    District,
}
